//! How well what stands between tabs fits the columns.

use hashbrown::HashSet;

use super::printed::Part;
use crate::model::ColumnRole;
use crate::parse::lines;
use crate::parse::table::bands::is_sum_name;
use crate::parse::table::broken_names::completes;
use crate::parse::table::evidence::{BookEvidence, Features};
use crate::zh::ordinal;
use crate::zh::text::scan::is_digit;
use crate::zh::time::deadline;

/// No cell of the column.
pub(super) const NEVER: f32 = -12.0;

/// What a part looks like.
pub(super) struct Look {
    pub text: String,
    features: Features,
}

impl Look {
    pub(super) fn of(part: &Part) -> Look {
        let text = part.text();
        Look {
            features: Features::of(&text, &BookEvidence::default()),
            text,
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it opens a row of sums or remarks.
    pub(super) fn sums(&self) -> bool {
        is_sum_name(&self.text)
    }

    /// Whether it may stand in a row of sums behind its name: a figure, or nothing.
    pub(super) fn is_sum(&self) -> bool {
        self.is_blank() || self.text.chars().all(|c| is_digit(c) || c == '.')
    }

    /// 一 or （一） alone, which numbers a group.
    pub(super) fn numbers_group(&self) -> bool {
        self.is_number() && !self.text.contains(is_digit)
    }

    /// A number of an item or of a row and nothing else: 3, 1.1, （二）, ①.
    fn is_number(&self) -> bool {
        if ordinal::leading(&self.text).is_some_and(|marker| marker.len == self.text.len()) {
            return true;
        }
        let marks = ['(', ')', '（', '）', '、', '.', '．'];
        let bare = self.features.squeezed.trim_matches(marks);
        let mut parts = bare.split(['.', '．', '-']);
        lines::number(bare).is_some()
            || parts.all(|part| (1..=3).contains(&part.len()) && part.chars().all(is_digit))
    }

    /// How well it stands alone over all columns as the name of a group.
    pub(super) fn opens(&self, grouped: bool) -> f32 {
        let features = &self.features;
        let is_name = !features.ends_sentence && !features.is_unit() && !features.placeholder;
        match (features.marked, is_name) {
            (true, true) => 4.0,
            // A word without a number is the name of a group where nothing else can be made of it.
            (false, true) if !self.text.contains(is_digit) && features.characters <= 20 => {
                if grouped || features.time {
                    -3.0
                } else {
                    0.0
                }
            }
            _ => NEVER,
        }
    }

    /// How well it is a cell of a column, or the first part of one.
    pub(super) fn begins(&self, role: ColumnRole) -> f32 {
        use ColumnRole::{Group, Heading, Other, Progress, Remarks, Seq, Standard, Text};
        match role {
            Text if self.is_blank() => -3.0,
            _ if self.is_blank() => 0.0,
            Seq if self.is_number() => 6.0,
            Seq => NEVER,
            // （3项） stands below a name.
            role if self.features.bracketed
                && (role.names_units() || matches!(role, Group | Heading)) =>
            {
                -2.0
            }
            // These hold whatever words there are.
            Standard | Progress | Remarks | Other if !self.features.is_unit() => {
                self.features.score(role).max(-1.0)
            }
            _ => self.features.score(role),
        }
    }

    /// How well it goes on with the last part of a cell, which stands on the line before.
    pub(super) fn goes_on(&self, above: &Look, role: ColumnRole, counted: bool) -> f32 {
        use ColumnRole::{Deadline, Group, Heading, Person, Seq, Text};
        if self.sums() {
            return NEVER;
        }
        // A paragraph may part the tabs on both sides of it from the others of its row.
        match (above.is_blank(), self.is_blank()) {
            (true, true) => return NEVER,
            (true, false) => return self.begins(role) - 0.5,
            (false, true) => return 0.0,
            // 无 says all that the cell holds.
            _ if above.features.placeholder => return NEVER,
            _ => {}
        }
        let features = &self.features;
        let open = above.text.ends_with(['、', '，', ',', '：', ':']);
        match role {
            Seq => NEVER,
            role if role.names_units() => {
                let ends_name = !features.is_unit() && completes(&above.text, &self.text);
                if ends_name || open && !features.ends_sentence {
                    5.0
                } else {
                    features.score(role)
                }
            }
            _ if features.integer => NEVER / 2.0,
            Text if features.is_unit() && !open => -4.0,
            // A sentence behind another is a cell of its own, where nothing counts the rows.
            Text => {
                let ends = above.features.ends_sentence && !counted;
                features.score(role).max(0.0) + if ends { -2.0 } else { 1.0 }
            }
            Group | Heading if features.is_unit() => -4.0,
            Deadline => {
                let both = format!("{}{}", above.text, self.text);
                let times = |text: &str| deadline::in_cell(text, None).len();
                if features.time || times(&both) > times(&above.text) {
                    4.0
                } else {
                    -4.0
                }
            }
            Person => features.score(role),
            _ => 0.5,
        }
    }
}

/// What cells stand in which column, by the rows that print all of theirs.
#[derive(Default)]
pub(super) struct Habits {
    seen: HashSet<(usize, String)>,
}

impl Habits {
    pub(super) fn learn(&mut self, cells: &[Look]) {
        let written = cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_blank());
        self.seen
            .extend(written.map(|(column, cell)| (column, cell.text.clone())));
    }

    /// What speaks for a column that holds the same text in other rows.
    pub(super) fn bonus(&self, column: usize, cell: &Look) -> f32 {
        const KNOWN: f32 = 2.0;
        // The key is owned: looked up seldom, in tables alone.
        match self.seen.contains(&(column, cell.text.clone())) {
            true => KNOWN,
            false => 0.0,
        }
    }
}
