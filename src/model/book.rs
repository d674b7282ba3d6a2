//! The task book (任务书): its items and their clauses.

use std::ops::Deref;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{BookPlace, Deadline, Path, Role, Unit, Via};
use crate::span::Span;

/// A task book (任务书): an outline of headings and clauses.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Book {
    /// Its title.
    pub title: Option<String>,
    /// Number of the attachment that it is.
    pub attachment: Option<u32>,
    /// The outermost items.
    pub nodes: Vec<Node>,
    /// Where the title stands.
    pub at: Option<Span>,
}

/// A numbered item of the outline (层次), after the ordinals of GB/T 9704-2012, or a heading without a number above some of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Node {
    /// Printed ordinals from the outermost item to this, without their closing mark, brackets as ASCII.
    pub path: Path,
    /// The ordinal as printed; empty for a heading without a number, whose path is that of the item above it.
    pub marker: SmolStr,
    /// Heading, without its closing `。` or `:`.
    pub title: Option<String>,
    /// The title after accepted repairs, where it differs.
    pub reading: Option<String>,
    /// Where the title stands.
    pub title_at: Option<Span>,
    /// Clauses, split after `;` and `。`.
    pub clauses: Vec<Clause>,
    /// Units that the heading itself names.
    pub units: Vec<Unit>,
    /// Units that the item's own brackets and lines name (责任单位:…), whether a task has them from here or from a table.
    pub stated: Vec<Unit>,
    /// Items below.
    pub children: Vec<Node>,
    /// From the marker to the end of the item's own text.
    pub at: Span,
    /// What else the item's own brackets and lines say of responsibility and time, until it goes to the tasks.
    #[serde(skip)]
    pub(crate) duty: OwnDuty,
}

/// What an item says of responsibility and time beside its units; most items say nothing, which takes no memory.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct OwnDuty(Option<Box<Duty>>);

impl Deref for OwnDuty {
    type Target = Duty;
    fn deref(&self) -> &Duty {
        static NOTHING: Duty = Duty {
            units: Vec::new(),
            repeated: Vec::new(),
            deadlines: Vec::new(),
            handed_down: Vec::new(),
            again: Vec::new(),
            blank: None,
            rules: Vec::new(),
            unread: Vec::new(),
            aside: Vec::new(),
        };
        self.0.as_deref().unwrap_or(&NOTHING)
    }
}

impl From<Duty> for OwnDuty {
    fn from(duty: Duty) -> Self {
        OwnDuty((!duty.says_nothing()).then(|| Box::new(duty)))
    }
}

/// Responsibility and time stated for an item (责任单位, 完成时限), before tasks are made of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Duty {
    /// Units named.
    pub units: Vec<Unit>,
    /// Those of them that one bracket or line names again, as it names them there.
    pub repeated: Vec<Unit>,
    /// Deadlines behind a label or in a bracket.
    pub deadlines: Vec<Deadline>,
    /// Those of them that hold for the items below as well.
    pub handed_down: Vec<Deadline>,
    /// Units named by a word for those of another item, until they are found there.
    pub again: Vec<Again>,
    /// Where there is a place for units and nothing stands in it.
    pub blank: Option<Span>,
    /// Rules stated here for all that follows.
    pub rules: Vec<ScopeRule>,
    /// What else stands in the brackets and lines that are cut from the text.
    pub unread: Vec<Span>,
    /// Persons named there, and bodies that assess: known, and no units.
    pub aside: Vec<Span>,
}

impl Duty {
    /// Whether nothing is stated.
    pub(crate) fn says_nothing(&self) -> bool {
        let Duty {
            units,
            repeated,
            deadlines,
            handed_down,
            again,
            blank,
            rules,
            unread,
            aside,
        } = self;
        units.is_empty()
            && repeated.is_empty()
            && deadlines.is_empty()
            && handed_down.is_empty()
            && again.is_empty()
            && blank.is_none()
            && rules.is_empty()
            && unread.is_empty()
            && aside.is_empty()
    }
}

/// That those who bear another item bear this one, too: 责任单位：同上, 牵头单位：同第2项.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Again {
    /// Where the word stands.
    pub at: Span,
    /// The role that the label gives.
    pub role: Role,
    /// How it is stated.
    pub via: Via,
    /// The number of the item that is meant; the one above where there is none.
    pub item: Option<u64>,
}

/// A rule of responsibility that is stated once.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ScopeRule {
    /// 列第一位的为牵头单位,下同
    FirstListedLeads {
        /// 其余为配合单位
        others_support: bool,
    },
    /// 分号前为牵头单位，分号后为配合单位
    LeadsBefore {
        /// The mark, in half width.
        mark: char,
        /// Those behind it support.
        others_support: bool,
    },
    /// 标*的为牵头单位
    LeadsMarked {
        /// The sign at a name.
        sign: char,
        /// 其余为配合单位
        others_support: bool,
    },
    /// 无牵头单位的,责任单位即为牵头单位
    ResponsibleIsLead,
    /// 以下各项均需…落实,不再列出
    AlsoAll(Vec<Unit>),
}

/// A clause: a stretch of an item's text up to `;` or `。`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Clause {
    /// The text, with its closing mark.
    pub text: String,
    /// The text after accepted repairs, where it differs.
    pub reading: Option<String>,
    /// Its place.
    pub at: Span,
}

impl Book {
    /// All nodes, each before the ones below it, in document order.
    pub fn walk(&self) -> impl Iterator<Item = &Node> {
        let mut stack: Vec<&Node> = self.nodes.iter().rev().collect();
        std::iter::from_fn(move || {
            let node = stack.pop()?;
            stack.extend(node.children.iter().rev());
            Some(node)
        })
    }

    /// The node that a task's place names.
    pub fn node_of(&self, place: &BookPlace) -> Option<&Node> {
        self.walk().nth(place.node)
    }

    /// The first node with this path.
    pub fn node<S: AsRef<str>>(&self, path: &[S]) -> Option<&Node> {
        self.walk().find(|node| {
            node.path.len() == path.len()
                && node.path.iter().zip(path).all(|(a, b)| a == b.as_ref())
        })
    }
}
