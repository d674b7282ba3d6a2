//! Cells that blank lines part, as a converter prints the tables of a PDF: `县发展和改革` and `局` between blank lines are one cell.
//!
//! Where the names of the columns stand so, each behind a blank line, the lines of every cell behind them are one text.

use crate::zh::text::scan::{is_round_close, is_round_open, is_stop};
use std::ops::Range;

use super::header::MOST_NAMES;
use crate::document::Zone;
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::lines::wrapped::reflow;
use crate::parse::lines::{Class, Entry, Paragraph, cut};
use crate::parse::table::broken_names::{LIST_MARKS, completes, is_branch, is_rest};
use crate::parse::table::cell::{bare_ordinal, squeezed};
use crate::parse::table::column::{self, names::ColumnNames};
use crate::parse::table::evidence::is_time_cell;
use crate::zh::unit::name::{ends_like_body, is_sure_name};
use crate::zh::unit::person::has_personal_name;
use crate::zh::unit::tail::strip_tail;

/// Most lines of a cell, and of the name of a column.
const CELL: usize = 12;
const NAME: usize = 4;

/// Joins the lines of each cell of such a table.
pub(crate) fn join(known: &ColumnNames, mut entries: Vec<Entry>) -> Vec<Entry> {
    let parted = blocks(&entries);
    let is_header = |&at: &usize| names(known, &entries, &parted, at).is_some();
    let Some(first) = (0..parted.len()).find(is_header) else {
        return entries;
    };
    entries = part_times(entries, &parted[first..]);
    let blocks = blocks(&entries);
    let mut broken = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let Some((from, behind)) = names(known, &entries, &blocks, at) else {
            at += 1;
            continue;
        };
        // The title of the table may stand right above.
        stands_apart(&mut entries, from);
        broken.extend(from + 1..blocks[at].end);
        for block in &blocks[at + 1..behind] {
            broken.extend(block.start + 1..block.end);
        }
        at = behind;
        while let Some(block) = blocks.get(at).filter(|block| is_cell(&entries, block)) {
            let time = is_time_cell(&joined(&entries, block.clone()));
            let own = match time {
                true => block.start + 1..block.end,
                false => set_apart(&mut entries, block),
            };
            let first = line(&entries, block.start).map_or("", |line| line.text.trim());
            let mut begun = first.to_owned();
            for at in block.start + 1..block.end {
                if is_alias(&entries, at, &begun) {
                    continue;
                }
                if own.contains(&at) && (time || goes_on(&entries, at, &begun)) {
                    part_names(&mut entries, at, &mut begun);
                    broken.push(at);
                } else if !is_paragraph(&entries, at) {
                    stands_apart(&mut entries, at);
                }
            }
            at += 1;
        }
    }
    reflow::join(entries, &broken)
}

/// Whether a line is the other name of the body above it, which stays a line of its own in the cell: 区委渔农办 / （农林水利局）.
fn is_alias(entries: &[Entry], at: usize, above: &str) -> bool {
    let name = line(entries, at).map_or("", |line| line.text.trim());
    let inside = name.strip_prefix(is_round_open);
    let inside = inside.and_then(|name| name.strip_suffix(is_round_close));
    inside.is_some_and(ends_like_body) && ends_like_body(above)
}

/// Whether a line is a sentence below another: one more paragraph of the cell.
fn is_paragraph(entries: &[Entry], at: usize) -> bool {
    let closes = |at: usize| line(entries, at).is_some_and(|line| line.text.ends_with(is_stop));
    closes(at - 1) && closes(at)
}

/// Gives a line a blank one before it, as it begins a cell.
fn stands_apart(entries: &mut [Entry], at: usize) {
    if let Some(Entry::Line(line)) = entries.get_mut(at) {
        line.gap = true;
    }
}

/// Sets a line that begins with a body apart from the whole one above it, and persons from bodies: 财政局 / 公安局 are two. `begun` is
/// what the lines above make.
fn part_names(entries: &mut [Entry], at: usize, begun: &mut String) {
    let Some(Entry::Line(line)) = entries.get_mut(at) else {
        return;
    };
    let own = line.text.trim().to_owned();
    if begins_anew(begun, &own) {
        let place = line.text.hull(0..line.text.len()).start;
        let mut parted = MappedText::default();
        parted.push_decoded(" ", place..place);
        parted.append(&line.text);
        line.text = parted;
        begun.push(' ');
    }
    begun.push_str(&own);
}

/// Whether a line of names begins with another than that with which the one above ends.
fn begins_anew(above: &str, line: &str) -> bool {
    let part = |c: char| c.is_whitespace() || LIST_MARKS.contains(&c);
    let name = above.rsplit(part).next().unwrap_or(above);
    let next = line.split(part).next().unwrap_or(line);
    if has_personal_name(name) || has_personal_name(next) {
        return ends_like_body(name) || ends_like_body(next);
    }
    let of_above = || is_rest(next) || is_branch(name, next);
    // Where marks part the names, breaks stand anywhere: 县林业局、县消防 / 救援大队.
    let wrapped = || above.contains(LIST_MARKS) && is_sure_name(&format!("{name}{next}"));
    ends_like_body(name) && ends_like_body(strip_tail(next).0) && !of_above() && !wrapped()
}

/// Cuts off a time that stands behind a row of another cell: `县生态环境分局、县应急管 12月底前`.
fn part_times(entries: Vec<Entry>, blocks: &[Range<usize>]) -> Vec<Entry> {
    let mut inside = vec![false; entries.len()];
    for block in blocks {
        inside[block.start..block.end - 1].fill(true);
    }
    let mut out = Vec::with_capacity(entries.len());
    for (entry, inside) in entries.into_iter().zip(inside) {
        let tail = |line: &Paragraph| {
            let at = line.text.rfind(char::is_whitespace)?;
            is_time_cell(&line.text[at..]).then_some(at)
        };
        let cut = entry.line().filter(|_| inside).and_then(tail);
        let is_cut = cut.is_some();
        cut::push_parts(entry, cut.into_iter().collect(), &mut out);
        if let Some(Entry::Line(time)) = out.last_mut().filter(|_| is_cut) {
            time.gap = false;
        }
    }
    out
}

fn line(entries: &[Entry], at: usize) -> Option<&Paragraph> {
    entries.get(at).and_then(Entry::line)
}

/// The text of lines, without white space.
fn joined(entries: &[Entry], lines: Range<usize>) -> String {
    let lines = lines.filter_map(|at| line(entries, at));
    lines.map(|line| squeezed(&line.text)).collect()
}

/// The lines between blank ones. A page mark is none.
fn blocks(entries: &[Entry]) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    for at in 0..entries.len() {
        let Some(line) = line(entries, at) else {
            continue;
        };
        if line.zone != Zone::Content || line.class == Class::PageMark {
            continue;
        }
        match blocks.last_mut() {
            Some(last) if last.end == at && !line.gap => last.end += 1,
            _ => blocks.push(at..at + 1),
        }
    }
    blocks
}

/// The names of columns that begin in a block, each in one of its own: the line of the first name (that of the number, which may
/// follow the title of the table) and the block behind the last. Where nothing counts the rows, headers are known to use them all.
fn names(
    known: &ColumnNames,
    entries: &[Entry],
    blocks: &[Range<usize>],
    first: usize,
) -> Option<(usize, usize)> {
    let name = |from: usize| joined(entries, from..blocks[first].end);
    let is_number = |from: &usize| known.role(&name(*from)) == Some(ColumnRole::Seq);
    let lines = blocks[first].clone().rev().take(NAME);
    let from =
        lines.take_while(|&at| line(entries, at).is_some_and(|line| line.text.len() <= NAME * 3));
    let counted = from.filter(is_number).last();
    let last = blocks[first].end - 1;
    let from = counted.or_else(|| known.is_exact(&name(last)).then_some(last))?;
    let mut names = vec![name(from)];
    let mut behind = first + 1;
    while let Some(block) = blocks.get(behind) {
        let name = joined(entries, block.clone());
        if block.len() > NAME || name.chars().count() > 14 || bare_ordinal(&name).is_some() {
            break;
        }
        if counted.is_none() && !known.is_exact(&name) {
            break;
        }
        if names.len() > MOST_NAMES {
            return None;
        }
        names.push(name);
        behind += 1;
    }
    let mut roles: Vec<Option<ColumnRole>> = names.iter().map(|name| known.role(name)).collect();
    column::by_neighbours(&names, &mut roles);
    (names.len() >= 3 && column::is_header(&names, &roles)).then_some((from, behind))
}

/// Whether a block may be a cell: an item of an outline and what stands behind the table are none.
fn is_cell(entries: &[Entry], block: &Range<usize>) -> bool {
    block.len() <= CELL
        && block.clone().all(|at| {
            line(entries, at).is_some_and(|line| {
                matches!(
                    line.class,
                    Class::Prose | Class::Duty | Class::Date | Class::Heading(_)
                )
            })
        })
}

/// Puts the lines of other cells that were printed between those of one (a name, a time) behind it; what is left goes on with
/// its first line, which is the one before these.
fn set_apart(entries: &mut [Entry], block: &Range<usize>) -> Range<usize> {
    let mut end = block.end;
    let mut at = block.start + 1;
    while at + 1 < end {
        if is_of_another(entries, at, block) {
            entries[at..block.end].rotate_left(1);
            if let Some(Entry::Line(line)) = entries.get_mut(at) {
                line.text = std::mem::take(&mut line.text).behind_cut();
            }
            end -= 1;
        } else {
            at += 1;
        }
    }
    block.start + 1..end
}

/// Whether a line is much too short for a row of the cell that goes on below it, and no rest of a name.
fn is_of_another(entries: &[Entry], at: usize, block: &Range<usize>) -> bool {
    let width = |at: usize| line(entries, at).map_or(0, |line| line.signs.columns);
    let widest = block.clone().map(width).max().unwrap_or_default();
    let above = line(entries, at - 1).map_or("", |line| &line.text);
    line(entries, at).is_some_and(|line| {
        width(at) * 2 < widest
            && !is_paragraph(entries, at)
            && !line.text.ends_with(['、', '，'])
            && !completes(above, &line.text)
            && !begins_anew(above, &line.text)
    })
}

/// Whether a line goes on with the one above it. A time is a cell of its own, printed between the lines of another.
fn goes_on(entries: &[Entry], at: usize, begun: &str) -> bool {
    let (Some(above), Some(line)) = (line(entries, at - 1), line(entries, at)) else {
        return false;
    };
    // 林业局按职责分工负责 closes a list.
    let is_part = line.class == Class::Prose
        || line.class == Class::Duty && begins_anew(begun, line.text.trim());
    is_part
        && !above.text.ends_with(['。', '；', ';', '：', ':'])
        && !is_time_cell(&above.text)
        && !is_time_cell(&line.text)
}
