//! Bodies with which a text opens because the whole of it is their business: 市公安局：负责…; a heading that is a body.

use super::join_in::with_roles;
use crate::zh::responsibility::in_cell;
use crate::zh::text::scan::{
    between_han, find_mark, half, head, is_colon, is_space, outside_brackets,
};
use crate::zh::text::words::starts_with_any;
use crate::zh::unit::clause::is_clause;
use crate::zh::unit::department::is_department;
use crate::zh::unit::each_place::is_each_place;
use crate::zh::unit::list::{looks_like_unit, split_list};
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::name::{Confidence, is_sure_name, name_confidence};
use crate::zh::unit::predicate::{is_predicate, subject};
use crate::zh::unit::role::Role;
use crate::zh::unit::tail::may_be_names;

/// The bodies that a text opens with; ranges are those of the text.
#[derive(Debug)]
pub(crate) struct Opening {
    pub(crate) bearers: Vec<(UnitName, Role)>,
    /// The least sure of the names.
    pub(crate) sure: Confidence,
    /// A verb follows the names, no mark: they are the subject of the first sentence.
    pub(crate) is_subject: bool,
}

impl Opening {
    /// The same counted in a text in which the one at hand begins at `base`.
    pub(super) fn moved(self, base: usize) -> Self {
        let bearers = self.bearers.into_iter();
        Opening {
            bearers: bearers
                .map(|(name, role)| (name.moved(base), role))
                .collect(),
            ..self
        }
    }

    /// Where the last of the bodies ends.
    pub(crate) fn end(&self) -> usize {
        self.bearers.last().map_or(0, |(name, _)| name.range.end)
    }
}

/// Units before the first colon of a sentence, or before the wide gap that stands for one, with something behind it:
/// 市公安局：负责…, 办公室　组织….
pub(crate) fn label(text: &str) -> Option<Opening> {
    if let Some(opening) = gap(text).and_then(|gap| opening(&text[..gap], None)) {
        return Some(opening);
    }
    if let Some(opening) = sentence_of_names(text) {
        return Some(opening);
    }
    let (colon, _) = outside_brackets(between_han(text))
        .take_while(|(_, c)| !matches!(c, '。' | ';' | '；'))
        .find(|(_, c)| is_colon(*c))?;
    text[colon..]
        .contains(char::is_alphanumeric)
        .then_some(())?;
    opening(&text[..colon], None)
}

/// The bodies that are a sentence by themselves, behind which their duties stand: 县水利局。负责监测水情。
pub(crate) fn sentence_of_names(text: &str) -> Option<Opening> {
    const LONGEST: usize = 150;
    let stop = head(text, LONGEST + '。'.len_utf8()).find('。')?;
    let duties = &text[stop + '。'.len_utf8()..];
    let begins = ["负责", "承担", "牵头", "配合", "协助"];
    let gives = starts_with_any(duties, &begins);
    let names = gives.then(|| opening(&text[..stop], None))??;
    let is_sure = |(name, _): &(UnitName, Role)| {
        name.confidence == Confidence::High || is_each_place(&name.name)
    };
    names.bearers.iter().all(is_sure).then_some(names)
}

/// Where a wide gap begins behind which a sentence stands, no further name of a list.
fn gap(text: &str) -> Option<usize> {
    const FARTHEST: usize = 40;
    let near = head(text, FARTHEST * char::MAX.len_utf8());
    let at =
        find_mark(near, is_space).filter(|at| text[..*at].chars().nth(FARTHEST - 1).is_none())?;
    let behind = text[at..].trim_start_matches(is_space);
    let blanks = &text[at..text.len() - behind.len()];
    let wide = blanks.contains('\u{3000}') || blanks.chars().nth(1).is_some();
    let names_more = || {
        let marks = |c| is_space(c) || matches!(half(c), '、' | ',' | '。' | ';');
        let next = behind.split(marks).next().unwrap_or_default();
        looks_like_unit(next).is_some() || subject(next).is_some()
    };
    (wide && behind.contains(char::is_alphanumeric) && (is_predicate(behind) || !names_more()))
        .then_some(at)
}

/// In the middle of a paragraph much stands before a verb: only what is a body for sure, or each of a class (各乡镇; 市、县公安部门).
pub(crate) fn is_of_known_kind(opening: &Opening) -> bool {
    opening.bearers.iter().all(|(name, _)| {
        name.name.starts_with('各')
            || name.name.contains('、')
            || is_sure_name(&name.name) && !is_clause(&name.name)
    })
}

/// Whether the first of the bodies is one by its own name, no class (各乡镇) and none only described (有关部门).
pub(crate) fn is_of_one_body(opening: &Opening) -> bool {
    let first = opening.bearers.first().map(|(name, _)| name);
    let is_named = |name: &UnitName| !name.generic || is_department(&name.name);
    is_of_known_kind(opening)
        && first.is_some_and(|name| is_named(name) && !name.name.starts_with(['各', '相', '有']))
}

/// Units and nothing else; `role` is the one that the verb of a sentence gives them.
pub(super) fn opening(text: &str, role: Option<Role>) -> Option<Opening> {
    let sure = looks_like_unit(text)
        .or_else(|| with_shared_kind(text))
        .filter(|sure| *sure >= Confidence::Medium)?;
    let bearers = match role {
        // 一、甲局（牵头单位）
        None => match in_cell(text, None) {
            Some(statement) => statement.bearers,
            None => with_role(text, Role::Responsible),
        },
        Some(role) => with_role(text, role),
    };
    // 支持甲局、乙局加强…: what is done with them.
    let is_piece = |(name, _): &(UnitName, Role)| is_clause(&name.name);
    let none = bearers.is_empty() || role.is_some() && bearers.iter().any(is_piece);
    (!none).then_some(Opening {
        sure,
        bearers,
        is_subject: role.is_some(),
    })
}

/// How sure a list is of which the last name says what kind of body the others are as well: 公安、交通部门; 城北、城南街道.
fn with_shared_kind(text: &str) -> Option<Confidence> {
    // What kind they are its last name says.
    let (_, last) = text.rsplit_once('、')?;
    if !may_be_names(last) || text.contains([':', '：', '。', ';', '；']) {
        return None;
    }
    let names = split_list(text);
    let sure = |name: &UnitName| {
        let shared = || name_confidence(name.full_name.as_deref()?);
        name_confidence(&name.name).or_else(shared)
    };
    let least = names.iter().map(sure).min()??;
    Some(least.min(Confidence::Medium))
}

pub(super) fn with_role(text: &str, role: Role) -> Vec<(UnitName, Role)> {
    with_roles(text, 0, split_list(text), role)
}

/// The names of those whom an opening names.
#[cfg(test)]
pub(super) fn names(opening: Option<Opening>) -> Vec<String> {
    let bearers = opening.map(|opening| opening.bearers).unwrap_or_default();
    bearers.into_iter().map(|(name, _)| name.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        assert_eq!(names(label("市公安局：负责巡查。")), ["市公安局"]);
        assert_eq!(
            names(label("市公安局、市司法局:负责巡查。")),
            ["市公安局", "市司法局"]
        );
        assert_eq!(names(label("市公安局：")), [""; 0]);
        assert_eq!(names(label("工作要求：市公安局负责。")), [""; 0]);
        for text in ["办公室　组织培训。", "办公室  负责对接县财政局、县水利局。"]
        {
            assert_eq!(names(label(text)), ["办公室"], "{text}");
        }
        for text in [
            "县水利局  县财政局负责。", "县水利局 负责巡查。", "县 水 利 局  负责。",
        ] {
            assert_eq!(names(label(text)), [""; 0], "{text}");
        }
    }
}
