//! Rows told by a deadline right before the name of a body, and by numbers that count up: those of the rows, or of the clauses
//! where several rows share a number.

use std::ops::Range;

use super::{Rows, behind_names, of_role};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::table::flat::decode::{self, State};
use crate::parse::table::flat::header::FlatHeader;
use crate::parse::table::flat::rows::Builder;
use crate::span::Source;
use crate::zh::text::scan::{half, is_digit, is_han};
use crate::zh::unit::list::is_body;

/// A deadline with the units behind it.
struct Anchor {
    deadline: Range<usize>,
    units: Range<usize>,
}

/// The rows behind the names on the header's line.
pub(super) fn told(line: &MappedText, header: &FlatHeader, source: &Source) -> Option<Rows> {
    let states = decode::states(header, &[]);
    let state = |role| of_role(&states, role);
    let (seq, task) = (state(ColumnRole::Seq)?, state(ColumnRole::Text)?);
    let deadline = state(ColumnRole::Deadline)?;
    let unit = state(ColumnRole::Unit).or_else(|| state(ColumnRole::Lead))?;
    // The units must be printed right behind the deadline.
    if deadline.column.map(|column| column + 1) != unit.column {
        return None;
    }
    let start = behind_names(line, header);
    let anchors = anchors(line, start);
    let rows = rows(line, start, &anchors)?;
    let last = header
        .roles
        .len()
        .checked_sub(1)
        .filter(|&column| Some(column) > unit.column);
    let behind = last.and_then(|column| {
        states
            .iter()
            .copied()
            .find(|state| state.column == Some(column))
    });
    let mut builder = Builder::new(header, source);
    let mut put = |state: Option<State>, range: Range<usize>, row: bool| {
        let text: MappedText = line.slice(range).trimmed();
        if let Some(state) = state {
            builder.cell(state, text, row, true);
        }
    };
    for (row, anchor) in rows.iter().zip(&anchors) {
        put(behind, row.before.clone(), false);
        put(Some(task), 0..0, true);
        if let Some(number) = &row.seq {
            put(Some(seq), number.clone(), false);
            put(state(ColumnRole::Heading), row.heading.clone(), false);
        }
        put(Some(task), row.text.clone(), false);
        put(Some(deadline), anchor.deadline.clone(), false);
        put(Some(unit), anchor.units.clone(), false);
    }
    if let Some(anchor) = anchors.last() {
        put(behind, anchor.units.end..line.len(), false);
    }
    Some(builder.finish())
}

/// Last words of deadlines in cells.
const TIMES: &[&str] = &[
    "月", "月份", "月底", "月底前", "月前", "月末", "全年", "年底", "年底前", "季度", "半年",
    "长期", "日前",
];

fn anchors(line: &str, start: usize) -> Vec<Anchor> {
    let mut found: Vec<Anchor> = Vec::new();
    let mut from = start;
    for (at, c) in line.char_indices() {
        if at < from || !matches!(c, '月' | '份' | '底' | '前' | '末' | '年' | '度' | '期')
        {
            continue;
        }
        let end = at + c.len_utf8();
        let Some(time) = TIMES
            .iter()
            .filter(|time| line[from..end].ends_with(**time))
            .max_by_key(|time| time.len())
        else {
            continue;
        };
        let Some(units) = unit_run(line, end) else {
            continue;
        };
        let body = &line[from..end - time.len()];
        // 抽检20006月: which of the figures are the month is printed nowhere.
        let figures = body.len() - body.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        if figures > 2 && time.starts_with('月') {
            continue;
        }
        let number = body
            .trim_end_matches(|c: char| is_digit(c) || "一二三四十第上下到年-—".contains(c))
            .len();
        // A year ends in 年; a number that ends a sentence's last word is not part of the time.
        found.push(Anchor {
            deadline: from + number..end,
            units: end..units,
        });
        from = units;
    }
    found
}

/// The end of the longest run of names of bodies that begins at `start`.
fn unit_run(line: &str, start: usize) -> Option<usize> {
    let mut best = None;
    let mut since = 0;
    for (at, c) in line[start..].char_indices() {
        let end = start + at + c.len_utf8();
        if !(is_han(c) || matches!(c, '、' | '(' | ')' | '（' | '）'))
            || since > 14
            || end - start > 300
        {
            break;
        }
        since += 1;
        if matches!(
            c,
            '局' | '委'
                | '厅'
                | '办'
                | '府'
                | '处'
                | '会'
                | '部'
                | '队'
                | '站'
                | '司'
                | '心'
                | '院'
                | '团'
                | '镇'
                | '乡'
                | '道'
                | '室'
                | '联'
                | '组'
                | '门'
                | '位'
                | '社'
                | '）'
                | ')'
        ) && is_body(&line[start..end])
        {
            (best, since) = (Some(end), 0);
        }
    }
    best
}

/// The parts of a row before its deadline.
struct Cut {
    /// What still belongs to the row above.
    before: Range<usize>,
    seq: Option<Range<usize>>,
    heading: Range<usize>,
    text: Range<usize>,
}

/// How many numbers in a row may be damaged.
const MOST_DAMAGED: u32 = 2;

/// Cuts what stands between two anchors by the numbers that count up; `None` where they do not.
fn rows(line: &str, start: usize, anchors: &[Anchor]) -> Option<Vec<Cut>> {
    if anchors.len() < 3 {
        return None;
    }
    let mut cuts = Vec::with_capacity(anchors.len());
    let (mut from, mut seq, mut inner, mut counted) = (start, 0, 0, 0);
    for anchor in anchors {
        let stretch = from..anchor.deadline.start;
        let text = &line[stretch.clone()];
        let next = clause(text, inner + 1).map(|at| (at, inner + 1));
        let next = next.or_else(|| further_clause(text, inner + 2));
        let clause = next.map(|(at, _)| at);
        if let Some((_, number)) = next {
            inner = number;
        }
        let head = clause.unwrap_or(text.len());
        let number = counting(&text[..head], seq + 1).map(|at| (at, seq + 1));
        let further = || {
            let at = counting(&text[..clause?], seq + 2)?;
            is_heading(&text[at.end..head]).then_some((at, seq + 2))
        };
        if let Some((number, counted_to)) = &number.or_else(further) {
            seq = *counted_to;
            counted += usize::from(clause.is_none());
            let begin = clause.unwrap_or(number.end);
            cuts.push(Cut {
                before: stretch.start..stretch.start + number.start,
                seq: Some(stretch.start + number.start..stretch.start + number.end),
                heading: stretch.start + number.end.min(begin)..stretch.start + begin,
                text: stretch.start + begin..stretch.end,
            });
        } else {
            let begin = clause.unwrap_or(0);
            cuts.push(Cut {
                before: stretch.start..stretch.start + begin,
                seq: None,
                heading: 0..0,
                text: stretch.start + begin..stretch.end,
            });
        }
        from = anchor.units.end;
    }
    // Nearly every row must have a number of its own, of the row or of the clause.
    (((inner as usize) + counted) * 10 >= anchors.len() * 8).then_some(cuts)
}

/// The last place where a clause begins with a number.
fn clause(text: &str, number: u32) -> Option<usize> {
    let marks = [',', '、', '.', '．'];
    let places = marks
        .iter()
        .filter_map(|mark| text.rfind(&format!("{number}{mark}")));
    places.filter(|&at| !text[..at].ends_with(is_digit)).max()
}

/// The same of one a little further on, where the number before is damaged: no other may stand behind it.
fn further_clause(text: &str, least: u32) -> Option<(usize, u32)> {
    let mut numbers = least..least + MOST_DAMAGED;
    let found = numbers.find_map(|number| Some((clause(text, number)?, number)))?;
    let behind = &text[found.0 + found.1.to_string().len()..];
    let mut marks = behind.match_indices('、').skip(1);
    let is_last = !marks.any(|(at, _)| behind[..at].ends_with(is_digit));
    is_last.then_some(found)
}

/// Whether a text can be the heading of several clauses.
fn is_heading(text: &str) -> bool {
    !text.is_empty() && !text.contains(['。', '；', '，', '《', '〔', '（', '('])
}

/// The last place where a number stands that counts on, right before a word.
fn counting(text: &str, number: u32) -> Option<Range<usize>> {
    let digits = number.to_string();
    text.rmatch_indices(&digits)
        .map(|(at, _)| at..at + digits.len())
        .find(|range| {
            let before = text[..range.start].chars().next_back();
            let after = text[range.end..].trim_start();
            let first = after.chars().next();
            before.is_none_or(|c| !is_digit(c) && !matches!(half(c), '.' | '〔' | '第'))
                && first.is_some_and(|c| is_han(c) || c == '“')
                // At the very start no word is left that the number could count.
                && (range.start == 0 || !crate::zh::quantity::measure::starts_with_measure(after))
                && !after.starts_with(['年', '月', '日', '号', '、'])
        })
}
