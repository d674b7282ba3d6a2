//! What a statement of responsibility says.

use crate::zh::text::scan::moved;
use std::ops::Range;

use super::ditto::Ditto;
use crate::zh::time::Time;
use crate::zh::unit::listed::UnitName;
use crate::zh::unit::role::Role;

/// A rule that a statement makes for all that follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Rule {
    /// 列第一位者为牵头部门,下同
    FirstListedLeads,
    /// 分号前为牵头单位: those before the first such mark of a list, in half width.
    LeadsBefore(char),
    /// 标*的为牵头单位
    LeadsMarked(char),
    /// 以下各项均需各县区落实,不再列出
    AlsoAll(Vec<UnitName>),
    /// 无牵头单位的,责任单位即为牵头单位
    ResponsibleIsLead,
}

impl Rule {
    /// Who bears all that the rule holds for.
    pub(crate) fn adds(&self) -> &[UnitName] {
        match self {
            Rule::AlsoAll(units) => units,
            _ => &[],
        }
    }

    /// The rule with the places of its names counted in a text in which the one at hand begins at `base`.
    pub(super) fn moved(self, base: usize) -> Self {
        match self {
            Rule::AlsoAll(units) => {
                Rule::AlsoAll(units.into_iter().map(|unit| unit.moved(base)).collect())
            }
            other => other,
        }
    }
}

/// That those who bear another item bear this one, too: 责任单位：同上.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Again {
    /// Where the word stands.
    pub(crate) range: Range<usize>,
    /// The role that the label gives.
    pub(crate) role: Role,
    /// Which item is meant.
    pub(crate) meant: Ditto,
}

impl Again {
    /// The same counted in a text in which the one at hand begins at `base`.
    pub(super) fn moved(self, base: usize) -> Self {
        let range = moved(self.range, base);
        Again { range, ..self }
    }
}

/// How a statement is set off from the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// In a bracket.
    Bracket,
    /// Behind labels, as a line of its own or at the end of a paragraph.
    Line,
}

/// A statement of who is responsible and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    /// The whole statement, with its brackets or labels.
    pub(crate) range: Range<usize>,
    /// Those who bear the duty, in the order printed; ranges are those of the text.
    pub(crate) bearers: Vec<(UnitName, Role)>,
    /// Deadlines stated beside them; ranges are those of the text.
    pub(crate) deadlines: Vec<Time>,
    /// What another item says, named by a word for it: 牵头单位：同上. Ranges are those of the text.
    pub(crate) again: Vec<Again>,
    /// Rules stated with it.
    pub(crate) rules: Vec<Rule>,
    /// Whether a label announces bodies.
    pub(crate) asks: bool,
    /// Persons, and bodies that assess, with the labels that announce them: no units; ranges are those of the text.
    pub(crate) aside: Vec<Range<usize>>,
    /// What in it is none of these: what a body has to do (甲局做好宣传); ranges are those of the text.
    pub(crate) unread: Vec<Range<usize>>,
    /// How it is set off.
    pub(crate) form: Form,
}
