//! Names side by side on one line, parted by white space.

use std::ops::Range;

use super::row::{counted_cells, told_cells};
use super::{FlatHeader, Form, Lines, is_plain, settled};
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::lines::Entry;
use crate::parse::table::cell;
use crate::parse::table::column::{self, names, names::ColumnNames};
use crate::zh::text::scan::is_digit;
use crate::zh::unit;

/// Names side by side, parted by white space.
pub(super) fn side_by_side(lines: &Lines, at: usize) -> Option<FlatHeader> {
    let known = lines.known;
    /// Names are short but for what stands in brackets: prose that happens to have gaps is passed over.
    const LONGEST: usize = 14;
    let signs = lines.signs(at);
    // So many characters without a bracket are no names of which each has a gap behind it.
    let too_many = !signs.brackets && signs.characters > (LONGEST + 1) * (signs.blanks + 1);
    if signs.blanks < 2 || too_many {
        return None;
    }
    let text = lines.text(at).filter(|text| text.len() <= 240)?;
    let long = |piece: &str| {
        piece.chars().nth(LONGEST).is_some() && !piece.contains(['(', '（', '[', '【'])
    };
    let mut count = 0;
    for piece in text.split_whitespace() {
        if long(piece) {
            return None;
        }
        count += 1;
    }
    if count < 3 {
        return None;
    }
    let mut texts: Vec<MappedText> = pieces(text);
    let wide = apart(text);
    // Blanks inside of names are narrower than those between them: 序 号   责 任 单 位.
    if wide.len() >= 3 && wide.iter().all(|name| known.is_exact(name)) {
        texts = wide;
    }
    join_letters(known, &mut texts);
    join_periods(&mut texts);
    // Nearly every line with gaps has none of them.
    if texts.len() < 3 || texts.iter().filter(|name| known.is_exact(name)).count() < 2 {
        return None;
    }
    let names: Vec<String> = texts.iter().map(|text| cell::squeezed(text)).collect();
    let mut roles: Vec<Option<ColumnRole>> = names.iter().map(|name| known.role(name)).collect();
    // Above a row with number 1 every word is a name, and of a long one the last noun says what it is.
    let numbered = is_above_first(lines, at);
    if numbered {
        for (role, name) in roles
            .iter_mut()
            .zip(&names)
            .filter(|(role, _)| role.is_none())
        {
            *role = names::role_by_tail(name);
        }
        figures_behind_bodies(lines.text(at + 1), &mut roles);
    }
    column::by_neighbours(&names, &mut roles);
    let plain = numbered
        || names
            .iter()
            .all(|name| known.role(name).is_some() || is_plain(name));
    (plain && column::is_header(&names, &roles))
        .then(|| settled(at..at + 1, Form::Rows, names, roles, texts))
}

/// Whether a line that begins with the name of the number column stands right above a line that begins with a 1.
pub(super) fn is_above_first(lines: &Lines, at: usize) -> bool {
    // Nearly every line is asked, and hardly any stands above a number.
    let below = lines.text(at + 1);
    let name = || lines.text(at)?.split_whitespace().next();
    below.and_then(|text| cell::first_integer(text)) == Some(1)
        && name().is_some_and(|name| lines.known.role(name) == Some(ColumnRole::Seq))
}

/// A second task column right behind that of the bodies holds the figure to be reached, where the first row has a figure there:
/// 项目名称, 责任单位, 目标任务.
fn figures_behind_bodies(row: Option<&MappedText>, roles: &mut [Option<ColumnRole>]) {
    use ColumnRole::{Target, Text};
    let Some(bodies) = roles
        .iter()
        .position(|role| role.is_some_and(ColumnRole::names_units))
    else {
        return;
    };
    if !roles[..bodies].contains(&Some(Text)) || roles.get(bodies + 1) != Some(&Some(Text)) {
        return;
    }
    let sure = |piece: &str| unit::list::are_sure_bodies(piece);
    let mut pieces = row.into_iter().flat_map(|text| text.split_whitespace());
    let figure = pieces.find(|piece| sure(piece)).and_then(|_| pieces.next());
    if figure.is_some_and(|figure| figure.starts_with(is_digit) && figure.chars().nth(10).is_none())
    {
        roles[bodies + 1] = Some(Target);
    }
}

/// A blank inside a stretch of months parts no names: `1- 8月完成情况`.
fn join_periods(texts: &mut Vec<MappedText>) {
    let mut at = 0;
    while at + 1 < texts.len() {
        let digits = texts[at].trim_end_matches(['-', '—', '－', '~', '～', '至']);
        let open =
            digits.len() < texts[at].len() && !digits.is_empty() && digits.chars().all(is_digit);
        if open && texts[at + 1].starts_with(is_digit) {
            let next = texts.remove(at + 1);
            texts[at].append(&next);
        }
        at += 1;
    }
}

/// Letter-spaced names (`项 目`) are one each.
fn join_letters(known: &ColumnNames, texts: &mut Vec<MappedText>) {
    let mut at = 0;
    while at + 1 < texts.len() {
        let short = texts[at].chars().count() <= 2 && texts[at + 1].chars().count() <= 2;
        let joined = (short && !known.is_exact(&texts[at])).then(|| {
            let mut joined = texts[at].clone();
            joined.append(&texts[at + 1]);
            joined
        });
        match joined.filter(|joined| known.role(joined).is_some()) {
            Some(joined) => {
                texts[at] = joined;
                texts.remove(at + 1);
            }
            None => at += 1,
        }
    }
}

/// The pieces of a line between white space.
pub(in crate::parse::table::flat) fn pieces(text: &MappedText) -> Vec<MappedText> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                out.push(text.slice(from..at));
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// The pieces of a line between two blanks or more.
pub(in crate::parse::table::flat) fn apart(text: &MappedText) -> Vec<MappedText> {
    let mut out = Vec::new();
    let mut piece: Option<Range<usize>> = None;
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let end = at + c.len_utf8();
        match &mut piece {
            Some(piece) if at - piece.end < 2 => piece.end = end,
            _ => out.extend(piece.replace(at..end).map(|piece| text.slice(piece))),
        }
    }
    out.extend(piece.map(|piece| text.slice(piece)));
    out
}

/// Where rows, or the cells of rows that their numbers count, stand on lines of their own behind a header: such lines are never parts of a wrapped paragraph.
pub(crate) fn row_lines(known: &ColumnNames, entries: &[Entry]) -> Vec<Range<usize>> {
    let lines = &Lines::of(known, entries, 0..entries.len());
    let count = |at: usize| {
        lines
            .text(at)
            .map_or(0, |text| text.split_whitespace().count())
    };
    let mut found = Vec::new();
    let mut budget = 8 * entries.len();
    let mut at = 0;
    while at < entries.len() {
        let cells = counted_cells(lines, at).or_else(|| told_cells(lines, at, &mut budget));
        if let Some(cells) = cells {
            at = cells.end;
            found.push(cells);
            continue;
        }
        if side_by_side(lines, at).is_none() {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while at < entries.len()
            && (count(at) >= 2 || lines.is_page_mark(at) || count(at) == 1 && count(at + 1) >= 3)
        {
            at += 1;
        }
        found.push(start..at);
    }
    found
}
