//! What the columns of a grid hold, by their cells, where no name says so.

use std::borrow::Cow;
use std::ops::Range;

use super::header::{self, Header};
use crate::document::Table;
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::table::cell;
use crate::parse::table::column::names::ColumnNames;
use crate::parse::table::evidence::{BookEvidence, Features};
use crate::zh::unit_name::Confidence;

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
            content.phones += usize::from(features.phone);
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
        {
            Unit
        } else if content.mostly(content.times) && missing(Deadline) {
            Deadline
        } else if content.mostly(content.measures) && missing(Measure) {
            Measure
        } else {
            continue;
        };
        header.roles[column] = role;
        header.guessed[column] = true;
    }
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
