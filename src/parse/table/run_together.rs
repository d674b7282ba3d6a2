//! A table of which all cells stand behind one another, without borders: 序号项目名称主要内容牵头单位配合单位1增加教育资源….
//! Nobody can tell where one cell ends, so it is not read.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::column::names::ColumnNames;
use crate::document::Zone;
use crate::parse::lines::{Class, Entry};
use crate::zh::ordinal::Style;
use crate::zh::text::scan::{head, is_han};

/// Fewest names of columns behind the one for the number.
const FEWEST: usize = 3;

/// Longest name of a column, in characters.
const LONGEST: usize = 10;

/// The lines of such a table: from the one with the names to the next heading that counts in Chinese.
pub(super) fn find(
    known: &ColumnNames,
    entries: &[Entry],
    range: Range<usize>,
) -> Option<Range<usize>> {
    let start = range.clone().find(|&at| {
        matches!(&entries[at], Entry::Line(line) if line.zone == Zone::Content && names_columns(known, &line.text))
    })?;
    let ends = |entry: &Entry| match entry {
        Entry::Table(_) => true,
        Entry::Line(line) => ends_table(&line.class),
    };
    let behind = entries[start + 1..range.end].iter().position(ends);
    Some(start..behind.map_or(range.end, |count| start + 1 + count))
}

/// Whether a line is one behind a table: an annex, or a heading that counts otherwise than rows do.
pub(super) fn ends_table(class: &Class) -> bool {
    match class {
        Class::Heading(marker) => !matches!(marker.style, Style::Arabic),
        Class::AttachmentMark(_) => true,
        _ => false,
    }
}

/// Most bytes that the names of a header take.
const RUN: usize = 20 * LONGEST * '名'.len_utf8();

/// Whether the names of columns stand in a line behind 序号 with nothing between them, and cells behind them.
fn names_columns(known: &ColumnNames, text: &str) -> bool {
    static NUMBER: LazyLock<Finder> = LazyLock::new(|| Finder::new("序号"));
    for at in NUMBER.find_iter(text.as_bytes()) {
        let behind = &text[at + "序号".len()..];
        let run = head(behind, RUN);
        let end = run.find(|c: char| !is_han(c) && !c.is_whitespace());
        // Up to the end of the text there would be no cells.
        let Some(end) = end.or((run.len() < behind.len()).then_some(run.len())) else {
            continue;
        };
        let run = behind;
        // Right behind a name a mark parts it from the next, as in the list of a sentence.
        let lists = run[end..].starts_with(['、', '，', ',', '"', '”', '》']);
        if lists && !run[..end].ends_with(char::is_whitespace) {
            continue;
        }
        if glued(known, &run[..end]) && run[end..].chars().nth(2 * LONGEST).is_some() {
            return true;
        }
    }
    false
}

/// Whether a run of words is names of columns for the most part, with one for bodies among them.
fn glued(known: &ColumnNames, run: &str) -> bool {
    let (mut names, mut taken, mut behind, mut bodies) = (0, 0, 0, false);
    let mut at = 0;
    while let Some(c) = run[at..].chars().next() {
        let ends = run[at..]
            .char_indices()
            .map(|(end, c)| at + end + c.len_utf8());
        let name = ends
            .take(LONGEST)
            .filter(|&end| end > at + c.len_utf8() && known.is_exact(&run[at..end]))
            .last();
        match name {
            Some(end) => {
                names += 1;
                taken += end - at;
                bodies |= known
                    .role(&run[at..end])
                    .is_some_and(|role| role.names_units());
                (at, behind) = (end, end);
            }
            None => at += c.len_utf8(),
        }
        // Cells may follow without a number.
        if names >= FEWEST && bodies && at > behind + LONGEST * c.len_utf8() {
            break;
        }
    }
    let gaps = run[..behind].chars().filter(|c| c.is_whitespace()).count();
    names >= FEWEST && bodies && (taken + gaps) * 2 > behind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_behind_one_another() {
        let known = ColumnNames::default();
        for line in [
            "2021年任务分解表序号项目名称主要内容分管领导牵头单位配合单位1增加供给实施新建学校重点项目12个，竣工3个。王一教育局各街道",
            "附件 — 4 — 序号 重点任务 工作措施 牵头部门 主责单位 协办单位 （1）空气质量目标 市交通委，在完成国家任务基础上",
        ] {
            assert!(names_columns(&known, line), "{line}");
        }
        for line in [
            "序号 工作任务 责任单位 完成时限",
            "报送表格应当写明序号、项目名称、主要内容、牵头单位、配合单位，并于每月5日前报送办公室汇总。",
            "序号和项目名称由牵头单位填写，主要内容由配合单位填写，每月5日前报送办公室汇总。",
        ] {
            assert!(!names_columns(&known, line), "{line}");
        }
    }
}
