//! stub
use super::deadline::Time;
use std::ops::Range;
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Confidence {
    High,
    Medium,
    Low,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Lead,
    Support,
    Responsible,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Bracket,
    Line,
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnitName {
    pub range: Range<usize>,
    pub name: String,
    pub generic: bool,
    pub full_name: Option<String>,
    pub confidence: Confidence,
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    pub range: Range<usize>,
    pub bearers: Vec<(UnitName, Role)>,
    pub deadlines: Vec<Time>,
    pub form: Form,
}
pub(crate) fn cell_list(s: &str) -> Vec<(UnitName, Option<Role>)> {
    vec![(
        UnitName {
            range: 0..s.len(),
            name: s.to_owned(),
            generic: false,
            full_name: None,
            confidence: Confidence::High,
        },
        None,
    )]
}
pub(crate) fn looks_like_unit(s: &str) -> Option<Confidence> {
    let n = s.chars().count();
    (n <= 12 && (s.ends_with(['局', '办', '镇', '联', '部', ')'])) && !s.contains('(')
        || s == "文明办(爱卫办)")
        .then_some(Confidence::High)
}
pub(crate) fn is_placeholder(s: &str) -> bool {
    s == "-"
}
pub(crate) fn in_brackets(_s: &str, _year: Option<i16>) -> Vec<Statement> {
    vec![]
}
pub(crate) fn labelled_line(s: &str, _year: Option<i16>) -> Option<Statement> {
    s.strip_prefix("责任单位:").map(|r| Statement {
        range: 0..s.len(),
        bearers: vec![(
            UnitName {
                range: s.len() - r.len()..s.len(),
                name: r.to_owned(),
                generic: false,
                full_name: None,
                confidence: Confidence::High,
            },
            Role::Responsible,
        )],
        deadlines: vec![],
        form: Form::Line,
    })
}
