//! The cells that lines hold, and where the lines of a table end.

use crate::zh::text::words::{holds_any, starts_with_any};
use std::ops::Range;

use super::aligned::Aligned;
use super::header::{self, FlatHeader, Form};
use super::numbers::Numbers;
use super::whole_rows;
use crate::document::Zone;
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::lines::{Class, Entry, Paragraph};
use crate::parse::table::bands::{is_sum_name, is_total_name};
use crate::parse::table::cell::{self, opens_group};
use crate::span::Source;
use crate::zh::text::scan::{half, head, is_colon, is_digit};

/// A cell, or a piece of one.
pub(super) struct Piece {
    /// Its lines; those of a page's mark may stand between.
    pub entries: Range<usize>,
    pub text: MappedText,
    /// The first of its line.
    pub opens: bool,
    /// The name of a group, with a number before it in the number column.
    pub numbered_group: bool,
    /// That number, where no mark closes it, so that it would run into the name.
    pub group_number: Option<MappedText>,
    /// A further line of the cell before: no blank line parts them, as one parts cells here.
    pub same_cell: bool,
}

impl Piece {
    /// A further line of a cell that begins above.
    fn further(entry: usize, text: MappedText) -> Piece {
        Piece {
            entries: entry..entry + 1,
            text,
            opens: false,
            numbered_group: false,
            group_number: None,
            same_cell: true,
        }
    }
}

/// The cells of the lines, sums and remarks apart; and the lines of the sums.
pub(super) fn pieces(
    entries: &[Entry],
    header: &FlatHeader,
    range: Range<usize>,
    source: &Source,
) -> (Vec<Piece>, Numbers, Vec<usize>) {
    let mut out: Vec<Piece> = Vec::new();
    let mut sums = Vec::new();
    let mut summing = false;
    // The last piece is the first of all.
    let mut first = false;
    let numbers = numbers(entries, header, range.clone());
    let parted = is_parted_by_blanks(&entries[range.clone()]);
    let names = entries.get(header.entries.start).and_then(Entry::line);
    let mut aligned = names.and_then(|names| {
        let lines = entries[range.clone()].iter().filter_map(Entry::line);
        let lines = lines.filter(|line| is_cell(line)).map(|line| &line.text);
        Aligned::of(header, &names.text, lines, source)
    });
    let counted = header.roles.first() == Some(&ColumnRole::Seq);
    // What is no cell stands before the next one: a cell that goes on there is in two pieces.
    let mut passed = false;
    for entry in range {
        let Entry::Line(line) = &entries[entry] else {
            continue;
        };
        if !is_cell(line) {
            passed = true;
            continue;
        }
        // Numbers behind 合计 belong to it.
        let is_sum = is_sum_name(&line.text) && line.text.chars().count() > 1;
        summing = is_sum || summing && line.text.chars().all(is_of_figure);
        // Sums of a group stand behind its name.
        let heads = |last: &Piece| last.numbered_group || counted && opens_group(&last.text);
        let of_group = out.last().is_some_and(heads)
            && line.text.chars().nth(3).is_some()
            && line.text.chars().all(|c| is_digit(c) || half(c) == '.');
        if summing || of_group {
            if !is_sum || is_total_name(&line.text) {
                sums.push(entry);
            }
            passed = true;
            continue;
        }
        let mut parts = match (header.form, &aligned) {
            (_, Some(_)) => header::apart(&line.text),
            (Form::Rows, None) => unglued(whole_rows::cells(&line.text)),
            _ => vec![line.text.clone()],
        };
        if passed && let Some(part) = parts.first_mut() {
            passed = false;
            *part = std::mem::take(part).behind_cut();
        }
        if let Some(aligned) = &mut aligned
            && let Some(places) = aligned.go_on(&parts, out.len())
        {
            for (place, text) in places.into_iter().zip(parts) {
                out.insert(place, Piece::further(entry, text));
            }
            continue;
        }
        for (place, text) in parts.into_iter().enumerate() {
            match out.last_mut() {
                Some(last)
                    if text.len() <= 90
                        && !last.numbered_group
                        && numbers.is_group(&last.text, first) =>
                {
                    match cell::bare_ordinal(&last.text) {
                        Some((form, _)) if form.closed => last.text.append(&text),
                        _ => last.group_number = Some(std::mem::replace(&mut last.text, text)),
                    }
                    last.numbered_group = true;
                    first = false;
                    continue;
                }
                _ => first = out.is_empty(),
            }
            let is_number = |last: &Piece| cell::bare_ordinal(&last.text).is_some();
            out.push(Piece {
                entries: entry..entry + 1,
                text,
                opens: place == 0,
                numbered_group: false,
                group_number: None,
                same_cell: parted && !line.gap && out.last().is_some_and(|last| !is_number(last)),
            });
        }
    }
    (out, numbers, sums)
}

/// Whether a character stands in figures: 1,280.5, 24-36, 85%.
fn is_of_figure(c: char) -> bool {
    is_digit(c) || c.is_whitespace() || matches!(half(c), '.' | ',' | '-' | '~' | '%' | '—' | '–')
}

/// The forms of the numbers of rows and groups; none where the table has no column of numbers.
fn numbers(entries: &[Entry], header: &FlatHeader, range: Range<usize>) -> Numbers {
    if !header.roles.contains(&ColumnRole::Seq) {
        return Numbers::default();
    }
    let cells = entries[range].iter().filter_map(|entry| match entry {
        Entry::Line(line) if is_cell(line) => Some(line.text.as_str()),
        _ => None,
    });
    match header.form {
        // The number is the first cell of its line.
        Form::Rows => Numbers::of(cells.map(|line| line.split_whitespace().next().unwrap_or(line))),
        // The number may share its line with the next cell.
        _ => Numbers::of(cells.map(|line| match cell::first_integer(line) {
            Some(_) => line.split_whitespace().next().unwrap_or(line),
            None => line,
        })),
    }
}

/// Whether blank lines part the cells, so that a single break is inside of one.
fn is_parted_by_blanks(entries: &[Entry]) -> bool {
    /// Fewer lines say nothing of a habit.
    const ENOUGH: usize = 10;
    let (mut all, mut gaps) = (0, 0);
    for entry in entries {
        if let Entry::Line(line) = entry
            && is_cell(line)
        {
            all += 1;
            gaps += usize::from(line.gap);
        }
    }
    all >= ENOUGH && gaps * 5 >= all * 4
}

/// Where the rows end above the sentences that close the notice: 请各单位于每月25日前报送进展。, 各镇、各部门要加强协作。 Behind a column of
/// numbers none is a row.
pub(super) fn before_closing(entries: &mut [Entry], range: Range<usize>) -> usize {
    /// Most such sentences.
    const MOST: usize = 3;
    let closing: Vec<usize> = range
        .clone()
        .rev()
        .filter_map(|at| Some((at, entries[at].line().filter(|line| is_cell(line))?)))
        .skip_while(|(_, line)| line.class == Class::Date)
        .take(MOST)
        .take_while(|(_, line)| line.text.ends_with('。') && tells_all(&line.text))
        .map(|(at, _)| at)
        .collect();
    for &at in &closing {
        entries[at].set_class(Class::Closing);
    }
    closing.last().copied().unwrap_or(range.end)
}

/// Whether a sentence tells all bodies of a notice what to do.
fn tells_all(text: &str) -> bool {
    /// Bytes of the words for whom.
    const WHOM: usize = 25 * '各'.len_utf8();
    const BODIES: [&str; 7] = [
        "单位要", "部门要", "乡镇要", "街道要", "镇街要", "科室要", "处室要",
    ];
    let whom = head(text, WHOM);
    starts_with_any(text, &["请各", "请有关", "请相关", "望各"])
        || text.starts_with('各') && holds_any(whom, &BODIES)
}

/// Where the lines end that a page prints below its content (主办：… 承办：…, ICP备…): from there on nothing is a cell.
pub(super) fn before_footer(entries: &mut [Entry], range: Range<usize>) -> usize {
    /// Most lines of a footer.
    const MOST: usize = 5;
    let text = |at: usize| match &entries[at] {
        Entry::Line(line) if is_cell(line) => Some(line.text.as_str()),
        _ => None,
    };
    let last = range
        .clone()
        .rev()
        .filter(|&at| text(at).is_some())
        .take(MOST);
    let hosts = |text: &str| text.starts_with("主办") && text.contains("承办");
    let is_footer = |text: &str| {
        starts_with_any(
            text,
            &["版权所有", "网站标识码", "技术支持", "备案号", "网站地图"],
        ) || text.contains("ICP备")
            || text.contains("公网安备")
            || hosts(text)
    };
    // 考核人员： below the last row is a blank to be filled in.
    let blanks = last
        .clone()
        .take_while(|&at| text(at).is_some_and(|text| text.ends_with(is_colon)));
    let end = blanks.last().unwrap_or(range.end);
    // What the page says of itself, and the words for its subjects that close a document.
    let is_note = |at: usize| {
        matches!(&entries[at], Entry::Line(line) if line.class == Class::Info && !line.text.ends_with(is_colon)
            || line.text.starts_with("主题词"))
    };
    let ends = |at: &usize| text(*at).is_some_and(is_footer) || is_note(*at);
    let cut = last.filter(ends).min();
    // 主办 is also a word of cells: then the rows above have it as well.
    let Some(cut) = cut.filter(|&cut| {
        !hosts(text(cut).unwrap_or_default())
            || !(range.start..cut).any(|at| text(at).is_some_and(|text| text.starts_with("主办")))
    }) else {
        return end;
    };
    for entry in &mut entries[cut..range.end] {
        if let Entry::Line(line) = entry
            && is_cell(line)
        {
            line.class = Class::Chrome;
        }
    }
    cut
}

/// The pieces of a line, apart from the first of them a running number that extraction glued to it (`1增加…`).
fn unglued(mut pieces: Vec<MappedText>) -> Vec<MappedText> {
    let Some(text) = pieces.first() else {
        return pieces;
    };
    let digits = text.len() - text.trim_start_matches(is_digit).len();
    let rest = &text[digits..];
    let word = rest
        .chars()
        .next()
        .is_some_and(|c| crate::zh::text::scan::is_han(c) || c == '“');
    let counted = || {
        crate::zh::quantity::measure::starts_with_measure(rest)
            || rest.starts_with(['年', '月', '日'])
    };
    if (1..=3).contains(&digits) && word && !counted() {
        let parted = [text.slice(0..digits), text.slice(digits..text.len())];
        pieces.splice(..1, parted);
    }
    pieces
}

fn is_cell(line: &Paragraph) -> bool {
    line.zone == Zone::Content
        && !matches!(
            line.class,
            Class::PageMark | Class::Chrome | Class::Imprint | Class::Signature
        )
}
