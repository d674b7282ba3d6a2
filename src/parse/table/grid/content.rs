//! What the columns of a grid hold, by their cells, where no name says so.

use crate::zh::text::words::holds_any;
use std::borrow::Cow;
use std::ops::Range;

use super::header::{self, Header};
use crate::document::Table;
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::table::cell;
use crate::parse::table::column::{
    self, goal,
    names::{ColumnNames, is_doc_number, says_where},
};
use crate::parse::table::evidence::{BookEvidence, Features};
use crate::zh::quantity::{unit_of_name, whole_cell};
use crate::zh::unit::name::{Confidence, ends_like_body, is_placeholder};

/// What the filled cells of a column are.
#[derive(Default)]
struct Content {
    filled: usize,
    units: usize,
    ordered: usize,
    times: usize,
    measures: usize,
    phones: usize,
    characters: usize,
}

impl Content {
    fn of(table: &Table, texts: &[Cow<MappedText>], rows: Range<usize>, column: usize) -> Content {
        let evidence = BookEvidence::default();
        let mut content = Content::default();
        let mut last = None;
        let mut number = 0;
        for row in rows {
            let Some(index) = table.rows[row].get(column).copied().flatten() else {
                continue;
            };
            let cell = &table.cells[index as usize];
            let wide = cell.colspan > 1 && cell.colspan as usize >= table.width;
            if last == Some(index) || wide || cell.lines.is_empty() {
                continue;
            }
            last = Some(index);
            let features = Features::of(&texts[index as usize], &evidence);
            let sure = |confidence: &Confidence| *confidence >= Confidence::Medium;
            content.filled += 1;
            content.units += usize::from(features.unit.as_ref().is_some_and(sure));
            content.times += usize::from(features.time);
            content.measures += usize::from(features.is_measure_word());
            content.phones += usize::from(features.is_phone());
            content.characters += features.characters;
            if let Some(value) = cell::integer(&features.squeezed) {
                content.ordered += usize::from(value == number + 1 || value == 1);
                number = value;
            }
        }
        content
    }

    /// Whether at least seven cells in ten are so.
    fn mostly(&self, count: usize) -> bool {
        self.filled > 0 && count * 10 >= self.filled * 7
    }

    fn mean(&self) -> usize {
        self.characters / self.filled.max(1)
    }
}

/// Gives roles to columns that the header does not name, or names by a word that is not known.
pub(super) fn complete(
    known: &ColumnNames,
    header: &mut Header,
    table: &Table,
    texts: &[Cow<MappedText>],
    rows: Range<usize>,
) {
    use ColumnRole::*;
    if header.places.iter().all(Option::is_none) {
        return;
    }
    header.part_scores();
    correct(header, table, texts, rows.clone());
    // Nor are bodies guessed in a list of published papers.
    let published = header.names.iter().any(|name| is_doc_number(name));
    for column in 0..table.width {
        let named = known.role(&header.names[column]).is_some();
        let bare = header.names[column] == "单位" && header.roles[column] == Unit;
        if !bare && (named || header.roles[column] != Other) {
            continue;
        }
        let content = Content::of(table, texts, rows.clone(), column);
        if bare {
            if content.mostly(content.measures) {
                header.roles[column] = Measure;
            }
            continue;
        }
        let missing = |role: ColumnRole| !header.roles.contains(&role);
        let role = if content.mostly(content.ordered) && missing(Seq) {
            Seq
        } else if content.mostly(content.units)
            && missing(Unit)
            && missing(Lead)
            && missing(Support)
            && !says_where(&header.names[column])
            && !published
        {
            Unit
        } else if content.mostly(content.times) && missing(Deadline) {
            Deadline
        } else if content.mostly(content.measures) && missing(Measure) {
            Measure
        } else if missing(Group)
            && is_first(header, column)
            && spans_rows(table, texts, &rows, column)
        {
            Group
        } else {
            continue;
        };
        header.roles[column] = role;
        header.guessed[column] = true;
    }
}

/// Whether a column with a name stands before all others, but for that of the numbers in it.
fn is_first(header: &Header, column: usize) -> bool {
    let before = header.roles[..column].iter();
    let named = !header.names[column].is_empty();
    named && before.into_iter().all(|role| *role == ColumnRole::Seq)
}

/// Whether cells of a column are merged over several rows, and not all say the same: what they hold holds for all of these rows.
fn spans_rows(
    table: &Table,
    texts: &[Cow<MappedText>],
    rows: &Range<usize>,
    column: usize,
) -> bool {
    let slots = rows.clone().filter_map(|row| table.rows[row][column]);
    let merged = slots.filter(|&cell| {
        let cell = &table.cells[cell as usize];
        cell.rowspan > 1 && (cell.colspan as usize) < table.width
    });
    let mut merged = merged.map(|cell| texts[cell as usize].as_str());
    let first = merged.next();
    merged.any(|text| Some(text) != first)
}

/// Roles that the cells do not bear out are taken back: figures alone, or names of bodies alone, are no tasks, and sentences are
/// no values.
fn correct(header: &mut Header, table: &Table, texts: &[Cow<MappedText>], rows: Range<usize>) {
    use ColumnRole::*;
    let mut named = header.named.clone();
    let measured = named.contains(&Some(Measure));
    let all = |column: usize, is: &dyn Fn(&str) -> bool| {
        let mut cells = cells(table, texts, rows.clone(), column).peekable();
        cells.peek().is_some() && cells.all(is)
    };
    let mut aimed = named.contains(&Some(Target));
    // 20亿元 below 目标任务: each value has its unit with it, or in the name of its column.
    let whole =
        |column: usize| unit_of_name(&header.names[column]).is_some() || all(column, &is_measured);
    let texts_beside = named.iter().filter(|role| **role == Some(Text)).count() > 1;
    let task = named.iter().rposition(|role| *role == Some(Text));
    for (column, role) in named.iter_mut().enumerate() {
        match *role {
            Some(Text | Group) if all(column, &is_figure) => {
                let told = *role == Some(Text) && texts_beside && whole(column);
                *role = Some(match measured && !aimed || told {
                    true => Target,
                    false => Other,
                });
                aimed |= measured;
            }
            None if measured
                && !aimed
                && is_aim(&header.names[column])
                && all(column, &is_figure) =>
            {
                (*role, aimed) = (Some(Target), true);
            }
            Some(Target) if goal::is_goal(&header.names[column]) => {
                let texts_of = |column| cells(table, texts, rows.clone(), column);
                // Left of the tasks stands what they are to reach (整改目标 | 整改措施).
                let left = task.is_some_and(|task| column < task);
                if !left && goal::says_tasks(texts_of(column), task.map(texts_of)) {
                    *role = Some(Text);
                }
            }
            _ => {}
        }
    }
    let tasks = |named: &[Option<ColumnRole>]| {
        let tasks = named.iter().filter(|role| **role == Some(Text));
        tasks.count()
    };
    // The first may be projects, which are often named as the bodies are that they build.
    let first = named.iter().position(|role| *role == Some(Text));
    let behind = first.map_or(0, |first| first + 1);
    for column in behind..named.len() {
        let is_task = named.get(column) == Some(&Some(Text));
        if is_task && tasks(&named) > 1 && all(column, &ends_like_body) {
            named[column] = Some(Other);
        }
    }
    if named == header.named {
        return;
    }
    header.roles = named.iter().map(|role| role.unwrap_or(Other)).collect();
    header.named = named;
    column::settle(&header.names, &mut header.roles);
}

/// The texts of the filled cells of a column, each once.
fn cells<'a>(
    table: &'a Table,
    texts: &'a [Cow<'_, MappedText>],
    rows: Range<usize>,
    column: usize,
) -> impl Iterator<Item = &'a str> {
    let mut last = None;
    rows.filter_map(move |row| {
        let index = table.rows[row].get(column).copied().flatten()?;
        let wide = table.cells[index as usize].colspan > 1;
        let again = last == Some(index);
        last = Some(index);
        let text = texts[index as usize].as_str();
        (!wide && !again && !text.is_empty()).then_some(text)
    })
}

/// A figure, a dash for none, or a unit of measurement.
fn is_figure(text: &str) -> bool {
    let squeezed = cell::squeezed(text);
    is_placeholder(&squeezed) || cell::is_value(&squeezed) || cell::is_measure(&squeezed)
}

/// A value with its unit of measurement, or a dash for none.
fn is_measured(text: &str) -> bool {
    let squeezed = cell::squeezed(text);
    is_placeholder(&squeezed) || whole_cell(&squeezed).is_some_and(|value| value.unit.is_some())
}

/// What all have to reach, not what was reached before: 全县任务, 本年计划.
fn is_aim(name: &str) -> bool {
    let part = |words: &[&str]| holds_any(name, words);
    part(&[
        "计划", "任务", "目标", "全省", "全市", "全县", "全区", "合计", "今年", "本年",
    ]) && !part(&["上年", "去年", "完成", "实际", "占", "投资"])
}

/// The roles of a table that has no header, or one of unknown names: only where a column of units stands beside one of texts.
pub(super) fn guess(table: &Table, texts: &[Cow<MappedText>]) -> Option<Header> {
    use ColumnRole::*;
    if table.width < 2 || table.rows.len() < 2 {
        return None;
    }
    let named = first_row_names(table);
    let from = usize::from(named && table.rows.len() > 2);
    let contents: Vec<Content> = (0..table.width)
        .map(|column| Content::of(table, texts, from..table.rows.len(), column))
        .collect();
    if contents.iter().any(|content| content.phones > 0) {
        return None;
    }
    let unit = (0..table.width)
        .filter(|&at| contents[at].filled >= 2 && contents[at].mostly(contents[at].units))
        .max_by_key(|&at| contents[at].filled)?;
    let text = (0..table.width)
        .filter(|&at| at != unit && contents[at].filled >= 2)
        .max_by_key(|&at| contents[at].mean())
        .filter(|&at| contents[at].mean() >= 8 && contents[at].units == 0)?;
    let mut header = Header::blank(table.width, 0);
    header.end = from;
    for (column, content) in contents.iter().enumerate() {
        header.roles[column] = match () {
            () if column == unit => Unit,
            () if column == text => Text,
            // 牵头单位 and 配合单位 stand side by side.
            () if column.abs_diff(unit) == 1
                && content.filled >= 2
                && content.mostly(content.units) =>
            {
                Unit
            }
            () if content.mostly(content.ordered) && !header.roles.contains(&Seq) => Seq,
            () if content.mostly(content.times) && !header.roles.contains(&Deadline) => Deadline,
            () => Other,
        };
        header.guessed[column] = header.roles[column] != Other;
        if from == 1
            && let Some(index) = table.rows[0][column]
        {
            header.names[column] = header::name(&table.cells[index as usize]).into_owned();
            header.places[column] = Some(index);
        }
    }
    Some(header)
}

/// Whether the rows of a grid without a header go on with the columns of the one before: the numbers count on, or bodies stand
/// where its units do.
pub(super) fn goes_on(
    table: &Table,
    texts: &[Cow<MappedText>],
    header: &Header,
    number: Option<u64>,
) -> bool {
    use ColumnRole::*;
    if table.width != header.roles.len() || table.rows.is_empty() {
        return false;
    }
    let (mut filled, mut units, mut phones) = (0, 0, 0);
    for (column, role) in header.roles.iter().enumerate() {
        let content = Content::of(table, texts, 0..table.rows.len(), column);
        phones += content.phones;
        if matches!(role, Unit | Lead | Support) {
            filled += content.filled;
            units += content.units;
        }
    }
    let counts_on = counts_on(table, texts, header, 0, number);
    phones == 0 && (counts_on || units > 0 && units * 10 >= filled * 7)
}

/// Whether the first number from a row on is the one behind this.
pub(super) fn counts_on(
    table: &Table,
    texts: &[Cow<MappedText>],
    header: &Header,
    from: usize,
    number: Option<u64>,
) -> bool {
    let seq = column::position(&header.roles, ColumnRole::Seq);
    let first = seq.and_then(|column| {
        table.rows[from..].iter().find_map(|row| {
            let index = row.get(column).copied().flatten()?;
            cell::number_in_digits(&texts[index as usize])
        })
    });
    number.is_some() && first == number.map(|number| number + 1)
}

/// Whether a row of a numbered table holds a text and nothing else, so that it goes on with the one above.
pub(super) fn is_rest(
    table: &Table,
    texts: &[Cow<MappedText>],
    header: &Header,
    row: usize,
) -> bool {
    let Some(slots) = table.rows.get(row) else {
        return false;
    };
    let mut printed = header
        .roles
        .iter()
        .zip(slots)
        .filter(|(_, slot)| slot.is_some_and(|cell| !texts[cell as usize].is_empty()));
    header.roles.contains(&ColumnRole::Seq)
        && matches!(printed.next(), Some((ColumnRole::Text, _)))
        && printed.next().is_none()
}

/// Whether the first row holds short words in nearly every column, as headers do.
fn first_row_names(table: &Table) -> bool {
    let Some(row) = table.rows.first() else {
        return false;
    };
    let names: Vec<Cow<str>> = row
        .iter()
        .flatten()
        .map(|&index| header::name(&table.cells[index as usize]))
        .collect();
    let is_name =
        |name: &Cow<str>| name.is_empty() || name.chars().count() <= 8 && cell::is_plain_word(name);
    let blank = names.iter().filter(|name| name.is_empty()).count();
    blank * 2 < names.len() && names.iter().all(is_name)
}
