//! Tables of a text whose cells are parted by tabs, as a sheet leaves them when it is copied, or by commas, as it is saved (CSV).

use std::ops::Range;

use super::pipes::trim;
use crate::document::{Cell, Lines, Table, Trouble};
use crate::mapped::MappedText;
use crate::read::grid::GridBuilder;

/// Parts the cells of a sheet that is copied.
pub(super) const TAB: char = '\t';

/// Parts the cells of a sheet that is saved as text.
const COMMA: char = ',';

/// Fewest tabs of a row that no names tell: one alone may part a label from its value, or indent a line.
const FEWEST: usize = 2;

/// Most characters of a column's name in records that commas part.
const LONGEST_NAME: usize = 14;

/// Most lines of a row: a cell in quotes may hold line breaks.
const MOST_LINES: usize = 60;

/// What stands between tabs from a line on.
pub(super) enum Rows {
    /// Rows of a table, by their places, and how many lines they take.
    Table(Vec<Range<usize>>, usize),
    /// So many lines that differ in their tabs from the next: none of them begins a table.
    Torn(usize),
    /// The line begins no table.
    None,
}

/// The rows that begin with the line at `at`. A sheet prints a tab for every cell, blank or not; a browser leaves
/// out what a merged cell covers. Where rows next to each other differ in their tabs, they say nothing of columns.
pub(super) fn rows(source: &str, lines: &[Range<usize>], at: usize) -> Rows {
    let row = |at: usize| row_at(source, lines, at, TAB);
    let count = |row: &Range<usize>| separators(&source[row.clone()], TAB);
    let names = |row: &Range<usize>| filled(source, row, TAB) > 1;
    let Some((first, length)) = row(at) else {
        return Rows::None;
    };
    let Some((second, _)) = row(at + length) else {
        return Rows::None;
    };
    let tabs = count(&first);
    // The title of a table may stand in its first cell, and above a table of other columns.
    let goes_on = |row: &Range<usize>| count(row) > 0 && names(row);
    let before = at.checked_sub(1).and_then(|at| lines.get(at));
    let before = before.map(|line| whole(source, line));
    let is_row = |row: &Range<usize>| count(row) == tabs;
    // Names on both sides of one tab, and a cell of several lines in quotes below them, make a table of two columns.
    let narrow = tabs == 1 && is_header(source, &first, TAB);
    if tabs < FEWEST && !narrow
        || !is_row(&second)
        || !names(&first) && !names(&second)
        || names(&first) && before.is_some_and(|before| goes_on(&before))
    {
        return Rows::None;
    }
    let (mut rows, mut next) = (Vec::new(), at);
    while let Some((row, length)) = row(next).filter(|(row, _)| is_row(row)) {
        rows.push(row);
        next += length;
    }
    if narrow && next - at == rows.len() {
        return Rows::None;
    }
    match row(next) {
        Some((row, _)) if goes_on(&row) => Rows::Torn(next - at),
        _ => Rows::Table(rows, next - at),
    }
}

/// Records between commas.
pub(super) struct Records {
    pub rows: Vec<Range<usize>>,
    /// Those with more or fewer cells than the names: an unquoted comma parts a cell.
    pub torn: Vec<Range<usize>>,
    /// How many lines they take.
    pub lines: usize,
}

/// The records that begin with the line at `at`: names of columns, below a title at most, and as many cells in each record. Commas
/// part clauses as well, so that several must be alike.
pub(super) fn records(source: &str, lines: &[Range<usize>], at: usize) -> Option<Records> {
    /// Records that are no chance, the names among them.
    const ROWS: usize = 3;
    const MOST_TITLES: usize = 4;
    /// More in a row are lines of something else.
    const MOST_TORN: usize = 20;
    if !opens_records(&source[lines[at].clone()]) {
        return None;
    }
    // Blank lines may part the records.
    let row = |at: usize| {
        let blank = lines
            .get(at..)?
            .iter()
            .take_while(|line| line.is_empty())
            .count();
        let (row, length) = row_at(source, lines, at + blank, COMMA)?;
        Some((row, blank + length))
    };
    let count = |row: &Range<usize>| separators(&source[row.clone()], COMMA);
    // Titles stand alone in their rows.
    let (mut above, mut head) = (0, at);
    let width = loop {
        let (row, length) = row(head)?;
        let found = count(&row);
        if found == 0 || above > MOST_TITLES {
            return None;
        }
        if is_header(source, &row, COMMA) {
            break found;
        }
        if found < FEWEST || filled(source, &row, COMMA) > 1 {
            return None;
        }
        (above, head) = (above + 1, head + length);
    };
    let mut records = Records {
        rows: Vec::new(),
        torn: Vec::new(),
        lines: 0,
    };
    let (mut next, mut torn) = (at, Vec::new());
    while let Some((row, length)) = row(next) {
        next += length;
        let found = count(&row);
        if found == width {
            records.rows.push(row);
        } else if next <= head && filled(source, &row, COMMA) == 0 {
            continue;
        } else if found >= FEWEST && width >= FEWEST && torn.len() < MOST_TORN {
            // One that is counted is a record; of others the next tells.
            torn.push(row.clone());
            if !source[row].starts_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
        } else {
            break;
        }
        records.torn.append(&mut torn);
        records.lines = next - at;
    }
    (records.rows.len() >= ROWS).then_some(records)
}

/// What ends a record of which only the first cell holds anything, or none.
pub(super) const PADDING: &str = ",,";

/// The only words of the record that begins with the line at `at`, and how many lines it takes: what stands above a table in its sheet
/// has a comma behind it for every cell that is blank. `None` where another cell holds something.
pub(super) fn padded(source: &str, lines: &[Range<usize>], at: usize) -> Option<(Lines, usize)> {
    let (row, length) = row_at(source, lines, at, COMMA)?;
    if !source[row.clone()].ends_with(PADDING) {
        return None;
    }
    let cells = cells(source, row, COMMA);
    let (words, others) = cells.split_first()?;
    let alone = others.len() >= FEWEST && others.iter().all(|cell| cell.is_empty());
    alone.then(|| (cell_lines(source, words.clone(), COMMA), length))
}

/// Whether a line may open records: nothing but short names stand between its commas, or nothing at all behind the first.
fn opens_records(line: &str) -> bool {
    let Some(comma) = memchr::memchr(b',', line.as_bytes()) else {
        // A name or a title in quotes may be broken.
        return line.starts_with('"');
    };
    let mut names = line.split(',');
    line[comma..].bytes().all(|byte| byte == b',')
        || line.contains('"')
        || names.all(|name| plain_name(name).len() <= LONGEST_NAME * '名'.len_utf8())
}

/// The name of a column without what a bracket behind it adds: 重点任务 of 重点任务（2024-2026）.
fn plain_name(name: &str) -> &str {
    let open = || name.rfind(['（', '(']).filter(|&at| at > 0);
    let bracket = name.ends_with(['）', ')']).then(open).flatten();
    bracket.map_or(name, |at| name[..at].trim_end())
}

/// Whether a record holds names of columns: nothing but short words, those of a task and of something else among them.
fn is_header(source: &str, row: &Range<usize>, separator: char) -> bool {
    /// Last words of the names of columns that say what is done, or count it.
    const TASKS: [&str; 16] = [
        "序号", "编号", "任务", "事项", "内容", "名称", "项目", "措施", "举措", "职责", "分解",
        "指标", "要点", "重点工作", "主要工作", "具体工作",
    ];
    /// Those of others.
    const OTHERS: [&str; 17] = [
        "单位", "部门", "主体", "科室", "处室", "股室", "时限", "期限", "时间", "节点", "目标",
        "要求", "标准", "领导", "责任人", "类别", "备注",
    ];
    let ends = |name: &str, words: &[&str]| words.iter().any(|word| name.ends_with(word));
    let (mut known, mut tasks) = (0, false);
    for cell in cells(source, row.clone(), separator) {
        let name = plain_name(source[cell].trim_matches(['"', ' ']));
        if name.contains(['。', '；', ';', '：', ':', '，'])
            || name.chars().nth(LONGEST_NAME).is_some()
        {
            return false;
        }
        let task = ends(name, &TASKS);
        tasks |= task;
        known += usize::from(task || ends(name, &OTHERS));
    }
    known >= 2 && tasks
}

/// The row that begins with a line, and how many lines it takes: a sheet puts a cell with line breaks in quotes.
fn row_at(
    source: &str,
    lines: &[Range<usize>],
    at: usize,
    separator: char,
) -> Option<(Range<usize>, usize)> {
    let mut row = whole(source, lines.get(at)?);
    let mut length = 1;
    if !source[row.clone()].contains('"') {
        return Some((row, 1));
    }
    let last = lines.len().min(at + MOST_LINES) - 1;
    let reach = whole(source, &lines[last]).end.max(row.end);
    let mut cell = row.start;
    while cell < row.end {
        let mut end = cell;
        if source[cell..].starts_with('"') {
            let Some(quoted) = quoted_len(&source[cell..reach], separator) else {
                return Some((whole(source, &lines[at]), 1));
            };
            end += quoted;
            while row.end < end {
                row.end = whole(source, &lines[at + length]).end;
                length += 1;
            }
        }
        let next = source[end..row.end].find(separator);
        cell = next.map_or(row.end, |next| end + next + 1);
    }
    Some((row, length))
}

/// Bytes of a cell in quotes, which it begins with; `""` is a quote inside. `None` where it is not closed, or where between tabs
/// the quote is all that it holds: then it repeats the cell above.
fn quoted_len(text: &str, separator: char) -> Option<usize> {
    /// No cell is longer.
    const LONGEST: usize = 1 << 14;
    let ends = |at: usize| {
        let next = text.as_bytes().get(at);
        next.is_none_or(|&next| matches!(next, b'\n' | b'\r') || char::from(next) == separator)
    };
    let mut at = 1;
    if separator == TAB && ends(at) {
        return None;
    }
    while at < LONGEST {
        at += memchr::memchr(b'"', &text.as_bytes()[at..])? + 1;
        if ends(at) {
            return Some(at);
        }
        at += usize::from(text.as_bytes()[at] == b'"');
    }
    None
}

/// Whether tabs part something in a line, or from its text what is blank behind it. A cell in quotes may be broken before the
/// first of them.
pub(super) fn any(source: &str, line: &Range<usize>) -> bool {
    memchr::memchr(b'\t', source[line.clone()].as_bytes()).is_some()
        || source[line.end..].starts_with('\t')
        || source[line.clone()].starts_with('"')
}

/// A line with the tabs at its ends, which part blank cells from the others.
fn whole(source: &str, line: &Range<usize>) -> Range<usize> {
    let blank = |c: char| matches!(c, '\t' | ' ' | '\u{a0}' | '\u{3000}');
    let start = source[..line.start].trim_end_matches(blank).len();
    let end = source.len() - source[line.end..].trim_start_matches(blank).len();
    start..end
}

fn separators(text: &str, separator: char) -> usize {
    match text.contains('"') {
        true => cells(text, 0..text.len(), separator).len() - 1,
        false => text.matches(separator).count(),
    }
}

/// How many cells of a row hold anything.
fn filled(source: &str, row: &Range<usize>, separator: char) -> usize {
    let cells = cells(source, row.clone(), separator).into_iter();
    cells.filter(|cell| !cell.is_empty()).count()
}

/// Places of the cells of a row, without the white space at their ends. Separators in quotes part nothing.
fn cells(source: &str, row: Range<usize>, separator: char) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut start = row.start;
    // A quote that is not closed is a sign like others, and so are those behind it.
    let mut quotes = true;
    loop {
        let rest = &source[start..row.end];
        let mut from = 0;
        if quotes && rest.starts_with('"') {
            match quoted_len(rest, separator) {
                Some(length) => from = length,
                None => quotes = false,
            }
        }
        let length = rest[from..].find(separator).map(|next| from + next);
        cells.push(trim(source, start..start + length.unwrap_or(rest.len())));
        match length {
            Some(length) => start += length + 1,
            None => return cells,
        }
    }
}

/// The lines of a cell, which stands in quotes where it has several.
fn cell_lines(source: &str, place: Range<usize>, separator: char) -> Lines {
    let text = &source[place.clone()];
    if text.is_empty() {
        return Lines::None;
    }
    // A sheet has no need of quotes around a cell without a break or a quote in it: there they are signs of the text. Where commas
    // part the cells, some programs put every cell in quotes.
    let needs = || {
        separator == COMMA
            || text.contains(['\n', '\r', '\t'])
            || text[1..text.len() - 1].contains('"')
    };
    let quoted = text.starts_with('"').then(|| quoted_len(text, separator));
    let is_quoted = quoted.flatten() == Some(text.len()) && needs();
    if !is_quoted {
        return Lines::One(MappedText::verbatim(text, place.start));
    }
    let mut lines = Lines::None;
    let mut start = place.start + 1;
    for line in source[start..place.end - 1].split(['\n', '\r']) {
        let inner = trim(source, start..start + line.len());
        start += line.len() + 1;
        let mut out = MappedText::default();
        let mut at = inner.start;
        for (nth, part) in source[inner].split("\"\"").enumerate() {
            if nth > 0 {
                out.push_decoded("\"", at..at + 2);
                at += 2;
            }
            out.push_verbatim(part, at);
            at += part.len();
        }
        if !out.is_empty() {
            lines.push(out);
        }
    }
    lines
}

/// A table of records between commas; `None` where no cell holds anything.
pub(super) fn table_of_records(
    source: &str,
    records: &Records,
    slots: usize,
    troubles: &mut Vec<Trouble>,
) -> Option<Table> {
    let mut table = table(source, &records.rows, COMMA, slots, troubles)?;
    for place in &records.torn {
        table.torn.push(table.cells.len() as u32);
        let line = MappedText::verbatim(&source[place.clone()], place.start);
        table
            .cells
            .push(Cell::single(place.clone(), Lines::One(line)));
    }
    Some(table)
}

/// A table of such rows; `None` where no cell holds anything.
pub(super) fn table(
    source: &str,
    rows: &[Range<usize>],
    separator: char,
    slots: usize,
    troubles: &mut Vec<Trouble>,
) -> Option<Table> {
    let mut grid = GridBuilder::default();
    for row in rows {
        grid.begin_row();
        for place in cells(source, row.clone(), separator) {
            let lines = cell_lines(source, place.clone(), separator);
            grid.add(Cell::single(place, lines));
        }
    }
    grid.finish_printed(slots, troubles)
}
