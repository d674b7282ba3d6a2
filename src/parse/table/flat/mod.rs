//! A decomposition table that extraction flattened: to one cell (or one paragraph of a cell) a line, or one row a line.
//!
//! Blank cells leave nothing behind and merged ones stand once, so the columns of a cell are not given by counting.

mod decode;
pub(super) mod header;
mod rows;
pub(super) mod run_on;
mod slips;

use std::ops::Range;

use self::decode::State;
use self::header::{FlatHeader, Form};
use self::rows::Builder;
use crate::document::Zone;
use crate::mapped::MappedText;
use crate::model::{ColumnRole, TaskTable};
use crate::parse::lines::{self, Class, Entry, Paragraph};
use crate::parse::table::bands::{is_sum_name, is_total_name};
use crate::parse::table::cell;
use crate::parse::table::column::names;
use crate::parse::table::evidence::{BookEvidence, Features};
use crate::span::Source;
use crate::zh::unit::{self, name::Confidence};

/// What stands in a flattened table.
pub(super) enum Reading {
    Table(TaskTable),
    /// Columns were printed through each other line by line; which line is whose cannot be told.
    Interleaved,
    /// The cells do not fit the columns of the header; what belongs to which row cannot be told.
    Misfit,
}

/// A cell, or a piece of one.
struct Piece {
    entry: usize,
    text: MappedText,
    /// The first of its line.
    opens: bool,
    /// A Chinese numeral of the number column with the name of a group behind it.
    numbered_group: bool,
}

/// Reads the rows behind a header; the class of each entry used becomes [`Class::Cell`].
pub(super) fn read(
    entries: &mut [Entry],
    header: &FlatHeader,
    range: Range<usize>,
    band: Option<MappedText>,
    evidence: &BookEvidence,
    source: &Source,
) -> Reading {
    let range = range.start..before_footer(entries, range);
    let (pieces, sums) = pieces(entries, header, range);
    let mut features: Vec<Features> = pieces
        .iter()
        .map(|piece| Features::of(&piece.text, evidence))
        .collect();
    let persons = header.names_persons();
    for (feature, piece) in features.iter_mut().zip(&pieces) {
        feature.marked |= piece.numbered_group;
        if persons && feature.unit.is_none() {
            feature.unit = unit::list::looks_like_unit(&unit::person::blanked(&piece.text));
        }
    }
    number(&mut features);
    let counted = with_numbers(header, &features);
    let header = counted.as_ref().unwrap_or(header);
    name_groups(header, &mut features);
    number_groups(header, &mut features);
    slips::recognise(&mut features);
    if header.roles.contains(&ColumnRole::Seq) && !features.iter().any(|feature| feature.in_order) {
        number_in_chinese(&mut features);
    }
    let opens: Option<Vec<bool>> =
        (header.form == Form::Rows).then(|| pieces.iter().map(|piece| piece.opens).collect());
    let interleaved = match &opens {
        Some(opens) => is_interleaved_in_rows(header, &features, opens),
        None => is_interleaved(header, &features),
    };
    if interleaved {
        return Reading::Interleaved;
    }
    let completed = complete(header, &features);
    let header = completed.as_ref().unwrap_or(header);
    let states = decode::states(header);
    let labels = match decode::by_count(header, &states, &features) {
        Some(labels) => labels,
        None => decode::decode(&states, &features, opens.as_deref()),
    };
    if is_misfit(header, &states, &features, &labels) {
        return Reading::Misfit;
    }
    let mut builder = Builder::new(header, source);
    if let Some(band) = band {
        builder.open_group(band);
    }
    let mut before: Option<usize> = None;
    for (position, piece) in pieces.into_iter().enumerate() {
        let label = labels[position];
        let state = states[label];
        if features[position].header_name
            && header.names.contains(&features[position].squeezed)
            && state.role != ColumnRole::Seq
        {
            mark(entries, piece.entry, "header");
            continue;
        }
        let same = before == Some(label);
        let last = position.checked_sub(1).map(|last| &features[last]);
        // Behind a number, a line that ends in ； goes on in the same cell, unless the book has both as clauses of their own.
        let goes_on = header.roles.contains(&ColumnRole::Seq)
            && !features[position].is_clause
            && last.is_some_and(|last| !last.is_clause && last.squeezed.ends_with([';', '；']));
        let starts = !same
            || state.role == ColumnRole::Text
                && last.is_some_and(|last| last.ends_sentence)
                && !goes_on
                && opens.is_none();
        let row = match before {
            None => true,
            Some(before) => label < before || starts && (same || states[before].is_band()),
        };
        mark(entries, piece.entry, label_name(state));
        builder.cell(state, piece.text, row, starts);
        before = Some(label);
    }
    for at in header.entries.clone() {
        mark(entries, at, "header");
    }
    for at in sums {
        mark(entries, at, "sum");
    }
    Reading::Table(builder.finish())
}

/// Whether a cell is a short name that no group has: 责任, 领导, 完成时限.
fn names_column(cell: &Features) -> bool {
    use ColumnRole::{Deadline, Lead, Person, Support, Unit};
    cell.characters <= 6
        && matches!(
            names::role_of_name(&cell.squeezed),
            Some(Unit | Lead | Support | Person | Deadline)
        )
}

/// Where the lines end that a page prints below its content (主办：… 承办：…, ICP备…): from there on nothing is a cell.
fn before_footer(entries: &mut [Entry], range: Range<usize>) -> usize {
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
        ["版权所有", "网站标识码", "技术支持", "备案号", "网站地图"]
            .iter()
            .any(|word| text.starts_with(word))
            || text.contains("ICP备")
            || text.contains("公网安备")
            || hosts(text)
    };
    // 考核人员： below the last row is a blank to be filled in.
    let blanks = last
        .clone()
        .take_while(|&at| text(at).is_some_and(|text| text.ends_with([':', '：'])));
    let end = blanks.last().unwrap_or(range.end);
    let cut = last.filter(|&at| text(at).is_some_and(is_footer)).min();
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

/// The pieces of each row that begins with the next number.
fn numbered(features: &[Features]) -> impl Iterator<Item = &[Features]> {
    let starts: Vec<usize> = (0..features.len())
        .filter(|&at| features[at].in_order)
        .collect();
    let ends: Vec<usize> = starts
        .iter()
        .skip(1)
        .copied()
        .chain([features.len()])
        .collect();
    starts
        .into_iter()
        .zip(ends)
        .map(|(start, end)| &features[start..end])
}

/// Roles for columns of unknown names, from the rows that print a line for each column.
fn complete(header: &FlatHeader, features: &[Features]) -> Option<FlatHeader> {
    use ColumnRole::*;
    let unknown = |at: &usize| header.roles[*at] == Other && header.unknown[*at];
    let width = header.roles.len();
    if header.roles.first() != Some(&Seq) || !(0..width).any(|at| unknown(&at)) {
        return None;
    }
    let whole: Vec<&[Features]> = numbered(features)
        .filter(|row| row.len() == width)
        .collect();
    if whole.is_empty() {
        return None;
    }
    let mut completed = header.clone();
    for column in (0..width).filter(unknown) {
        let all = |is: &dyn Fn(&Features) -> bool| whole.iter().all(|row| is(&row[column]));
        let missing = |role: ColumnRole| !completed.roles.contains(&role);
        let units = |cell: &Features| {
            cell.placeholder || cell.unit.is_some_and(|sure| sure >= Confidence::Medium)
        };
        completed.roles[column] = if all(&|cell| cell.time) && missing(Deadline) {
            Deadline
        } else if all(&units) && missing(Unit) && missing(Lead) && missing(Support) {
            Unit
        } else if all(&|cell| cell.person) && missing(Person) {
            Person
        } else {
            continue;
        };
    }
    Some(completed)
}

/// The header with the column of numbers that it does not name: of a row that prints every cell there is one more than names,
/// and at one place of all rows stands nothing but the next number. What is merged over several rows stands left of it.
fn with_numbers(header: &FlatHeader, features: &[Features]) -> Option<FlatHeader> {
    /// Numbers that are no chance.
    const ROWS: usize = 3;
    if header.form != Form::Lines || header.roles.contains(&ColumnRole::Seq) {
        return None;
    }
    let width = header.roles.len() + 1;
    let column = features.iter().position(|cell| cell.integer)?;
    if column + 1 >= width || features.iter().any(|cell| cell.integer && !cell.in_order) {
        return None;
    }
    let (mut rows, mut last) = (0, 0);
    for (at, cell) in features.iter().enumerate() {
        if !cell.integer {
            continue;
        }
        let between = at - last;
        // All cells of a row, or all but some of those left of the number.
        if rows > 0 && !(width - column..=width).contains(&between) {
            return None;
        }
        (rows, last) = (rows + 1, at);
    }
    if rows < ROWS || features.len() - last != width - column {
        return None;
    }
    let mut header = header.clone();
    header.roles.insert(column, ColumnRole::Seq);
    header.names.insert(column, String::new());
    header.unknown.insert(column, false);
    header.texts.insert(column, MappedText::default());
    Some(header)
}

/// Whether cells that can be no task would be read as tasks: words of time, names of persons, figures. Where these are more than
/// slips, cells were merged or left blank so that the columns of the others cannot be told either.
fn is_misfit(
    header: &FlatHeader,
    states: &[State],
    features: &[Features],
    labels: &[usize],
) -> bool {
    // What looks like a name before the first number belongs to a header that was not read whole.
    let first = features.iter().position(|cell| cell.in_order);
    let before = &features[..first.unwrap_or(0)];
    // The cells of the columns before the number, such as the group, are no such names.
    let numbers = header
        .roles
        .iter()
        .position(|role| *role == ColumnRole::Seq);
    if numbers.is_some_and(|columns| before.len() > columns) && before.iter().any(names_column) {
        return true;
    }
    let is_no_task =
        |cell: &Features| cell.time_alone || cell.value && !cell.integer || cell.person;
    let (mut tasks, mut strange) = (0, 0);
    for (cell, &label) in features.iter().zip(labels) {
        if states[label].role != ColumnRole::Text {
            continue;
        }
        tasks += 1;
        strange += usize::from(is_no_task(cell));
    }
    strange > 0 && strange * 10 >= tasks
}

/// The cells of the lines, sums and remarks apart; and the lines of the sums.
fn pieces(entries: &[Entry], header: &FlatHeader, range: Range<usize>) -> (Vec<Piece>, Vec<usize>) {
    let mut out: Vec<Piece> = Vec::new();
    let mut sums = Vec::new();
    let mut summing = false;
    // 一 alone numbers a group where digits number the rows.
    let numbered = header.roles.contains(&ColumnRole::Seq)
        && entries[range.clone()].iter().any(|entry| {
            matches!(entry, Entry::Line(line) if is_cell(line)
                && line.text.split_whitespace().next().and_then(cell::integer) == Some(1))
        });
    for entry in range {
        let Entry::Line(line) = &entries[entry] else {
            continue;
        };
        if !is_cell(line) {
            continue;
        }
        // Numbers behind 合计 belong to it.
        let is_sum = is_sum_name(&line.text) && line.text.chars().count() > 1;
        summing = is_sum
            || summing
                && line
                    .text
                    .chars()
                    .all(|c| c.is_ascii_digit() || c == '.' || c.is_whitespace());
        // Sums of a group stand behind its name.
        let of_group = out.last().is_some_and(|last| last.numbered_group)
            && line.text.len() > 3
            && line.text.chars().all(|c| c.is_ascii_digit() || c == '.');
        if summing || of_group {
            if !is_sum || is_total_name(&line.text) {
                sums.push(entry);
            }
            continue;
        }
        let parts = match header.form {
            Form::Rows => header::pieces(&line.text),
            _ => vec![line.text.clone()],
        };
        let mut opens = true;
        for text in parts {
            for text in unglued(text, header.form == Form::Rows && opens) {
                let piece = Piece {
                    entry,
                    text,
                    opens,
                    numbered_group: false,
                };
                opens = false;
                match out.last_mut() {
                    Some(last)
                        if numbered && is_group_number(&last.text) && piece.text.len() <= 90 =>
                    {
                        last.text.append(&piece.text);
                        last.numbered_group = true;
                    }
                    _ => out.push(piece),
                }
            }
        }
    }
    (out, sums)
}

/// 一 alone in the number column: it counts groups, not rows.
fn is_group_number(text: &str) -> bool {
    lines::number(text).is_some() && !text.starts_with(|c: char| crate::zh::text::scan::is_digit(c))
}

/// A running number that extraction glued to the text behind it (`1增加…`).
fn unglued(text: MappedText, may: bool) -> Vec<MappedText> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &text[digits..];
    let word = rest
        .chars()
        .next()
        .is_some_and(|c| crate::zh::text::scan::is_han(c) || c == '“');
    let counted = crate::zh::quantity::measure::starts_with_measure(rest)
        || rest.starts_with(['年', '月', '日']);
    if may && (1..=3).contains(&digits) && word && !counted {
        return vec![text.slice(0..digits), text.slice(digits..text.len())];
    }
    vec![text]
}

/// Marks the integers that count rows: each one more than the one before, or 1 again.
fn number(features: &mut [Features]) {
    let mut last = 0;
    for feature in features {
        let Some(value) = cell::integer(&feature.squeezed) else {
            continue;
        };
        feature.in_order = value == last + 1 || value == 1;
        if feature.in_order {
            last = value;
        }
    }
}

/// Where the number is the first column, what stands before the 1 is a group, and so is what stands between the last cell of a
/// row and the next number.
fn name_groups(header: &FlatHeader, features: &mut [Features]) {
    let names_group = |cell: &Features| {
        !cell.ends_sentence
            && !cell.integer
            && !cell.placeholder
            && cell.unit.is_none()
            && !cell.time
            && !cell.value
            && !cell.header_name
            && (4..=30).contains(&cell.characters)
    };
    let last_is_unit = header.roles.last().is_some_and(|role| role.names_units());
    let [first, second, ..] = features else {
        return;
    };
    if header.roles.first() != Some(&ColumnRole::Seq)
        || header.form != Form::Lines
        || !last_is_unit
        || !names_group(first)
        || cell::integer(&second.squeezed) != Some(1)
    {
        return;
    }
    first.marked = true;
    for at in 2..features.len().saturating_sub(1) {
        let sure = features[at - 1].unit == Some(Confidence::High);
        if sure && features[at + 1].in_order && names_group(&features[at]) {
            features[at].marked = true;
        }
    }
}

/// Where the groups behind the numbers are numbered themselves (1, 一、就业, …, 4, 二、社会保障), nothing else is a group.
fn number_groups(header: &FlatHeader, features: &mut [Features]) {
    let column = |wanted| header.roles.iter().position(|role| *role == wanted);
    let number = column(ColumnRole::Seq);
    if number.is_none() || column(ColumnRole::Group) != number.map(|number| number + 1) {
        return;
    }
    let behind = |two: &&[Features]| two[0].in_order && two[1].marked;
    let numbered = features.windows(2).filter(behind).count();
    if numbered >= 2 && numbered == features.iter().filter(|cell| cell.marked).count() {
        for cell in features {
            cell.no_group = !cell.marked;
        }
    }
}

/// Where no digits count the rows, Chinese numerals may (一, 二, … in the number column).
fn number_in_chinese(features: &mut [Features]) {
    let mut last = 0;
    for feature in features {
        let numeral = feature.squeezed.trim_end_matches('、');
        if let Some(value) = crate::zh::text::numeral::parse_chinese(numeral)
            && (value == last + 1 || value == 1)
        {
            (feature.integer, feature.in_order) = (true, true);
            last = value;
        }
    }
}

/// Whether texts and units stand through each other line by line: parts of broken lists with parts of broken sentences between.
fn is_interleaved(header: &FlatHeader, features: &[Features]) -> bool {
    if !header.roles.iter().any(|role| role.names_units()) {
        return false;
    }
    let rows = features.iter().filter(|feature| feature.in_order).count();
    let through = features.windows(3).filter(|three| {
        let [before, text, behind] = three else {
            return false;
        };
        let broken_text = text.unit.is_none()
            && !text.list_fragment
            && !text.integer
            && !text.ends_sentence
            && !text.time
            && text.characters > 4;
        before.list_fragment && broken_text && (behind.list_fragment || behind.unit.is_some())
    });
    let through = through.count();
    through >= 3 && through * 2 >= rows
}

/// Whether cells of several lines are printed side by side: lines without a number hold pieces of several cells, and which
/// piece goes on which cell the spaces do not say.
fn is_interleaved_in_rows(header: &FlatHeader, features: &[Features], opens: &[bool]) -> bool {
    if !header.roles.contains(&ColumnRole::Seq) {
        return false;
    }
    let starts: Vec<usize> = (0..features.len()).filter(|&at| opens[at]).collect();
    let ends = starts.iter().skip(1).copied().chain([features.len()]);
    let (mut numbered, mut broken) = (0, 0);
    for (start, end) in starts.iter().copied().zip(ends) {
        let line = &features[start..end];
        if line.iter().any(|feature| feature.in_order) {
            numbered += 1;
        } else if line.len() >= 2 && !line[0].marked && !line[0].header_name && !is_whole_row(line)
        {
            broken += 1;
        }
    }
    broken >= 2 && broken * 2 >= numbered
}

/// Whether the pieces of a line are a task and the one cell of units behind it, as a row has them whose number is merged with
/// that of the row above.
fn is_whole_row(line: &[Features]) -> bool {
    let is_unit = |cell: &Features| cell.unit == Some(Confidence::High) && !cell.list_fragment;
    !is_unit(&line[0])
        && line[1..].iter().filter(|cell| is_unit(cell)).count() == 1
        && !line.iter().any(|cell| cell.list_fragment)
}

fn mark(entries: &mut [Entry], at: usize, name: &'static str) {
    if let Entry::Line(line) = &mut entries[at] {
        line.class = Class::Cell(name);
    }
}

fn label_name(state: State) -> &'static str {
    match state.role {
        ColumnRole::Group => "cell-group",
        ColumnRole::Seq => "cell-seq",
        ColumnRole::Heading => "cell-heading",
        ColumnRole::Text => "cell-text",
        ColumnRole::Unit | ColumnRole::Lead | ColumnRole::Support => "cell-unit",
        ColumnRole::Deadline => "cell-deadline",
        _ => "cell-other",
    }
}

fn is_cell(line: &Paragraph) -> bool {
    line.zone == Zone::Content
        && !matches!(
            line.class,
            Class::PageMark | Class::Chrome | Class::Imprint | Class::Signature
        )
}
