//! The names of a header that stand on lines of their own, while the lines are gone through.

use std::borrow::Cow;

use super::row::is_year;
use super::{Lines, is_plain};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::table::cell::squeezed;
use crate::parse::table::column::{names, periods};
use crate::zh::unit::list::is_body;

/// The names of a header as they are found: each with its role, where it has one, and as printed.
#[derive(Default)]
pub(super) struct Names {
    pub names: Vec<String>,
    pub roles: Vec<Option<ColumnRole>>,
    pub texts: Vec<MappedText>,
}

impl Names {
    pub(super) fn push(&mut self, text: Cow<MappedText>, role: Option<ColumnRole>) {
        self.names.push(squeezed(&text));
        self.roles.push(role);
        self.texts.push(text.into_owned());
    }

    /// A line that is no known name as one all the same: with the lines that it takes, and with a role where the next line gives it one.
    pub(super) fn without_role<'a>(
        &self,
        lines: &Lines<'a>,
        at: usize,
        text: Cow<'a, MappedText>,
        count: usize,
        first_row: Option<usize>,
    ) -> Option<(Cow<'a, MappedText>, usize, Option<ColumnRole>)> {
        let known = self.names.len();
        // 一季度, …, 四季度 below 进度安排.
        if known >= 2 && periods::is_period(&text) && !self.names.contains(&squeezed(&text)) {
            return Some((text, count, None));
        }
        let in_header = known > 0 && first_row.is_some_and(|row| at < row);
        // 县政府 / 分管领导 and 2022年 / 计划投资 are one name each.
        let begins = || is_year(&text) || is_body(&text) && !names::ends_as_bodies(&text);
        if in_header
            && let Some(role) = lines.role(at + 1).filter(|role| !role.names_units())
            && let Some(next) = lines.text(at + 1)
            && begins()
        {
            let mut whole = text.into_owned();
            whole.append(next);
            return Some((Cow::Owned(whole), 2, Some(role)));
        }
        // A word that is not known may stand between names that are, or before the first number.
        let known_next = || {
            let next = lines.text(at + 1);
            next.is_some_and(|next| lines.known.is_exact(next))
        };
        let class = || known <= 1 && names::is_class_of_bodies(&text) && known_next();
        let stands_between = || known >= 2 && known_next() && is_plain(&text);
        (in_header || class() || stands_between()).then_some((text, 1, None))
    }

    fn remove(&mut self, at: usize) {
        self.names.remove(at);
        self.roles.remove(at);
        self.texts.remove(at);
    }

    /// Of a header of two rows the lower names (牵头单位, 配合单位 below 责任分工) stand behind all upper ones: they go where the
    /// name stands that spans them.
    pub(super) fn lower(&mut self) {
        let (names, roles) = (&self.names, &self.roles);
        let periods = |at: &usize| periods::is_period(&names[*at]);
        // 责任单位 right above 牵头, 配合.
        let deeds = |at: usize| {
            names[at + 1..]
                .iter()
                .take_while(|name| names::is_deed(name))
        };
        let spans = (0..names.len()).find(|&at| {
            roles[at] == Some(ColumnRole::Unit)
                && !names::is_deed(&names[at])
                && deeds(at).count() > 1
        });
        if let Some(at) = spans {
            return self.remove(at);
        }
        // 责任单位 right above 牵头单位, 配合单位, the last names.
        if let [
            ..,
            Some(ColumnRole::Unit),
            Some(ColumnRole::Lead),
            Some(ColumnRole::Support),
        ] = roles[..]
            && roles
                .iter()
                .flatten()
                .filter(|role| role.names_units())
                .count()
                == 3
        {
            return self.remove(roles.len() - 3);
        }
        let units = |at: &usize| roles[*at].is_some_and(ColumnRole::names_units);
        let run = |belongs: &dyn Fn(&usize) -> bool| {
            (0..names.len()).rev().take_while(|at| belongs(at)).count()
        };
        let of_units = run(&units);
        let (lower, of_units) = match of_units {
            0 => (run(&periods), false),
            count => (count, true),
        };
        let from = names.len() - lower;
        if lower < 2 || from < 2 {
            return;
        }
        // What spans them is not the last of the upper names: then they would be columns like others.
        // Bodies behind 备注, the last of the upper names, stand below 责任单位 where that is the only other one of bodies.
        // So do words for what they do (牵头, 配合) and bodies that lead beside others, whatever stands last above: nobody parts columns
        // of bodies by one of times.
        let deeds = names[from..].iter().all(|name| names::is_deed(name));
        let lead = roles[from..].contains(&Some(ColumnRole::Lead));
        let only = of_units
            && (roles[from - 1] == Some(ColumnRole::Remarks) || deeds || lead)
            && (0..from).filter(units).count() == 1;
        let spans = |at: &usize| {
            names::spans_others(&names[*at], of_units)
                || only && roles[*at] == Some(ColumnRole::Unit)
        };
        let upper = (0..from - 1).rfind(spans);
        if let Some(upper) = upper {
            self.remove(upper);
            self.names[upper..].rotate_right(lower);
            self.roles[upper..].rotate_right(lower);
            self.texts[upper..].rotate_right(lower);
            // Quarters stand behind the bodies: 牵头单位, 配合单位, 一季度, ….
            if !of_units {
                self.lower();
            }
        }
    }
}

/// Whether one of the names is of those who bear a duty.
pub(super) fn has_units(roles: &[Option<ColumnRole>]) -> bool {
    roles.iter().flatten().any(|role| role.names_units())
}
