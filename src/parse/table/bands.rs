//! Groups that stand on rows of their own, above the rows that they hold for (一、环境质量).

use std::sync::LazyLock;

use super::cell::{bare_ordinal, opens_group};
use crate::mapped::MappedText;
use crate::model::{Row, Unit};
use crate::parse::duty;
use crate::span::Source;
use crate::zh::ordinal::{self, Style};
use crate::zh::text::scan::{half, is_digit};
use crate::zh::text::words::{Beginnings, starts_with_any};

/// Key of the inner of two nested groups among the other cells of a row: it has no column to be named after.
const INNER: &str = "次级分组";

/// Key of the innermost of three.
const INNERMOST: &str = "三级分组";

/// The groups that are open.
#[derive(Debug, Clone, Default)]
pub(super) struct Bands {
    outer: Option<MappedText>,
    /// How deep the outer one stands.
    rank: u8,
    inner: Option<MappedText>,
    /// One whose number stands in the column of those of the rows (1 above (8), (9)): it stands inside the others.
    numbered: Option<MappedText>,
}

impl Bands {
    /// Opens a group; one of a lower numbering style stands inside the one that is open.
    pub(super) fn open(&mut self, text: MappedText) {
        self.open_at(rank(&text), text);
    }

    /// The same with a number that stands in a cell of its own.
    pub(super) fn open_numbered(&mut self, number: &str, text: MappedText) {
        let style = bare_ordinal(number).map_or(Style::Han, |(form, _)| form.style);
        self.open_at(rank_of(style), text);
    }

    fn open_at(&mut self, rank: u8, text: MappedText) {
        self.numbered = None;
        match &self.outer {
            Some(_) if rank > self.rank => self.inner = Some(text),
            _ => (self.outer, self.inner, self.rank) = (Some(text), None, rank),
        }
    }

    /// Opens a group whose number stands in the column of those of the rows, inside the others.
    pub(super) fn open_innermost(&mut self, text: MappedText) {
        self.numbered = Some(text);
    }

    pub(super) fn is_open(&self) -> bool {
        self.groups().next().is_some()
    }

    /// The open groups, from the outermost.
    fn groups(&self) -> impl DoubleEndedIterator<Item = &MappedText> {
        [&self.outer, &self.inner, &self.numbered]
            .into_iter()
            .flatten()
    }

    /// The bodies that the innermost group names which names any: 一、城建（牵头单位：甲局）.
    pub(super) fn bearers(&self, source: &Source) -> Vec<Unit> {
        self.innermost(|group| duty::on_heading(group, source))
    }

    /// The bodies that the name of the innermost group is which is one of bodies: 一、县住建局（2项）.
    pub(super) fn bodies(&self, source: &Source) -> Vec<Unit> {
        self.innermost(|group| duty::of_heading(group, source))
    }

    /// The units of the innermost group in which any are read.
    fn innermost(&self, read: impl Fn(&MappedText) -> Vec<Unit>) -> Vec<Unit> {
        let mut units = self.groups().rev().map(read);
        units.find(|units| !units.is_empty()).unwrap_or_default()
    }

    pub(super) fn put(&self, row: &mut Row, source: &Source) {
        let mut groups = self.groups();
        if let Some(outer) = groups.next() {
            row.group = Some(outer.as_str().into());
            row.places.insert("group", outer.span(source));
        }
        for (key, inner) in [INNER, INNERMOST].into_iter().zip(groups) {
            row.cells.insert(key.to_owned(), inner.as_str().to_owned());
            row.places.insert(key, inner.span(source));
        }
    }
}

/// Depth of a group by its number; groups without one stand deepest.
fn rank(text: &str) -> u8 {
    match ordinal::leading(text).map(|marker| marker.style) {
        Some(style) => rank_of(style),
        None if opens_group(text) => 2,
        None => 5,
    }
}

fn rank_of(style: Style) -> u8 {
    match style {
        Style::Part | Style::Chapter => 0,
        Style::Section => 1,
        Style::Han => 2,
        Style::HanParen => 3,
        _ => 4,
    }
}

/// First words of rows that sum up or remark.
const SUMS: &[&str] = &[
    "总分", "合计", "小计", "总计", "备注", "说明", "注", "注释", "总得分", "共计", "汇总",
    "填表说明",
];

/// Whether a cell opens a row of sums: 合计（5个）.
pub(super) fn is_total_name(text: &str) -> bool {
    let word = text.split(['：', ':', '（', '(']).next().unwrap_or(text);
    is_sum_name(text) && word.contains(['计', '总'])
}

/// Whether a cell says who made the table, for whom and when: 填报单位：…, 审核人：….
pub(super) fn is_form_field(text: &str) -> bool {
    const FIELDS: [&str; 11] = [
        "填报单位", "填报人", "填报日期", "填报时间", "填表", "制表", "审核人", "审核：",
        "编制单位", "报送单位", "单位负责人：",
    ];
    let begins = text.chars().take(12).any(|c| matches!(c, ':' | '：'));
    begins && {
        let field: String = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .take(9)
            .collect();
        starts_with_any(&field, &FIELDS)
    }
}

/// Whether a cell opens a row of sums or remarks.
pub(super) fn is_sum_name(text: &str) -> bool {
    static OPENINGS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(SUMS));
    let written = || text.chars().filter(|c| !c.is_whitespace());
    // Nearly every cell begins otherwise.
    if !written().next().is_some_and(|first| OPENINGS.has(first)) {
        return false;
    }
    SUMS.iter().any(|sum| {
        let mut rest = written().take(24);
        if !sum.chars().all(|c| rest.next() == Some(c)) {
            return false;
        }
        let digits = |c: char| is_digit(c) || half(c) == '.';
        rest.clone()
            .next()
            .is_none_or(|c| matches!(c, ':' | '：' | '(' | '（'))
            || sum.ends_with('计') && rest.all(digits)
    })
}
