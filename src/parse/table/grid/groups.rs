//! Rows of a grid that open a group for those below: over all columns, or by a number and a name alone.

use std::borrow::Cow;
use std::rc::Rc;

use super::header::Header;
use crate::document::Table;
use crate::mapped::MappedText;
use crate::model::ColumnRole;
use crate::parse::lines;
use crate::parse::table::bands::is_sum_name;
use crate::parse::table::cell::{self, opens_group};
use crate::parse::table::column;
use crate::zh::ordinal;
use crate::zh::text::scan::{half, is_digit, is_han, is_stop};
use crate::zh::unit::name::is_placeholder;

/// What a row opens for those below it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Opens {
    Nothing,
    /// Nothing that rows hold: the row is blank, or sums up.
    Nobody,
    Group(MappedText),
    /// A group whose number stands in the column of those of the rows, which count in another form.
    Numbered(MappedText),
    /// A group whose first task stands in the same row.
    GroupAndTask(MappedText),
}

/// A numbered group over all columns that stands above the first header.
pub(super) fn opening_band(
    table: &Table,
    texts: &[Cow<MappedText>],
    row: usize,
) -> Option<MappedText> {
    let index = table.rows[row].first().copied().flatten()?;
    let mut others = table.rows[row].iter().flatten();
    let whole = others.all(|&other| other == index || texts[other as usize].is_empty());
    let text = &texts[index as usize];
    (whole && opens_group(text) && text.len() <= 120).then(|| text.as_ref().clone())
}

/// The rows of a table below a header.
pub(super) struct GroupRows<'a> {
    table: &'a Table,
    /// The text of each cell, its lines joined.
    texts: &'a [Cow<'a, MappedText>],
    header: Rc<Header>,
    /// Digits number the rows.
    counted: bool,
    /// Every row that prints more than a name has a number.
    numbered: bool,
}

/// A cell with its text.
type Printed<'a> = (u32, &'a MappedText);

impl<'a> GroupRows<'a> {
    pub(super) fn new(
        table: &'a Table,
        texts: &'a [Cow<'a, MappedText>],
        header: Rc<Header>,
    ) -> Self {
        let seq = column::position(&header.roles, ColumnRole::Seq);
        let counted = seq.is_some_and(|column| {
            let cells = table.rows.iter().filter_map(|row| *row.get(column)?);
            cells
                .into_iter()
                .any(|cell| cell::integer(&texts[cell as usize]).is_some())
        });
        let filled =
            |slot: &&Option<u32>| slot.is_some_and(|cell| !texts[cell as usize].is_empty());
        let numbered = seq.is_some_and(|column| {
            let mut rows = table.rows.iter().skip(header.end);
            rows.all(|row| {
                row.get(column).as_ref().is_some_and(filled)
                    || row.iter().filter(filled).count() < 2
            })
        });
        GroupRows {
            table,
            texts,
            header,
            counted,
            numbered,
        }
    }

    pub(super) fn at(&self, row: usize) -> Opens {
        let Some(printed) = self.printed(row) else {
            return Opens::Nothing;
        };
        let Some(&(first, opening)) = printed.first() else {
            return Opens::Nobody;
        };
        if is_sum_name(opening) {
            return Opens::Nobody;
        }
        if self.role_of(first) == Some(ColumnRole::Seq)
            && printed.len() > 1
            && counts_groups(opening)
        {
            self.numbered_group(&printed)
        } else if self.is_band(&printed) {
            Opens::Group(self.name(&printed))
        } else if let Some(name) = self.name_alone(row, &printed) {
            Opens::Group(name)
        } else if let Some(name) = self.heads_numbers(row, &printed) {
            Opens::Numbered(name)
        } else {
            Opens::Nothing
        }
    }

    /// The name of a row with nothing but a number (1 | 提振消费。), above one with bodies and a number of another form ((8) | …).
    fn heads_numbers(&self, row: usize, printed: &[Printed]) -> Option<MappedText> {
        use ColumnRole::{Heading, Seq, Text};
        let &[(number, own), (name, text)] = printed else {
            return None;
        };
        let is_name = matches!(self.role_of(name), Some(Heading | Text));
        if self.role_of(number) != Some(Seq) || !is_name {
            return None;
        }
        let (own, _) = cell::bare_ordinal(own)?;
        let (below, _) = cell::bare_ordinal(self.number(row + 1)?)?;
        let slots = self.header.roles.iter().zip(&self.table.rows[row + 1]);
        let mut bodies = slots.filter(|(role, _)| role.names_units());
        let named =
            bodies.any(|(_, slot)| slot.is_some_and(|cell| !self.texts[cell as usize].is_empty()));
        (own.style != below.style && named).then(|| text.clone())
    }

    /// The cells that a row prints itself, with their texts; `None` where a merged cell with text reaches into it, or there is no
    /// such row.
    fn printed(&self, row: usize) -> Option<Vec<Printed<'a>>> {
        let slots = self.table.rows.get(row)?;
        let mut printed: Vec<Printed> = Vec::new();
        let mut last = None;
        for column in 0..self.table.width {
            let Some(index) = slots.get(column).copied().flatten() else {
                continue;
            };
            let cell = &self.table.cells[index as usize];
            if cell.row as usize != row {
                if !cell.lines.is_empty() {
                    return None;
                }
                continue;
            }
            let text = &self.texts[index as usize];
            if last != Some(index) && !text.is_empty() {
                printed.push((index, text));
            }
            last = Some(index);
        }
        Some(printed)
    }

    /// A row over all columns, or over those of groups and numbers alone (一、环境质量 | | 40).
    fn is_band(&self, printed: &[Printed]) -> bool {
        let &[(first, opening), ref others @ ..] = printed else {
            return false;
        };
        if printed.iter().any(|(index, _)| self.is_unit_cell(*index)) {
            return false;
        }
        let cell = &self.table.cells[first as usize];
        let role = self.role_of(first);
        if !others.is_empty() {
            return opens_group(opening)
                && (cell.colspan > 1 || role == Some(ColumnRole::Seq))
                && others.iter().all(|(_, text)| is_points(text));
        }
        let over_all = self.table.width > 1 && cell.colspan as usize >= self.table.width;
        let number_slot = role == Some(ColumnRole::Seq) && cell::integer(opening).is_none();
        over_all
            || role == Some(ColumnRole::Group)
            || number_slot
            || cell.column == 0 && opens_group(opening)
    }

    /// 一 | 环境质量: the numeral and the name behind it are a group. Where the row has an indicator or a unit as well, it is a
    /// task of that group, unless all rows are numbered so.
    fn numbered_group(&self, printed: &[Printed]) -> Opens {
        let of_role = |wanted: ColumnRole| {
            let mut cells = printed.iter().skip(1).copied();
            cells.find(|(index, _)| self.role_of(*index) == Some(wanted))
        };
        let wide = |index: u32| self.table.cells[index as usize].colspan > 1;
        let name = match printed {
            &[_, other] if wide(other.0) => Some(other),
            _ => of_role(ColumnRole::Heading)
                .or_else(|| of_role(ColumnRole::Group))
                .or_else(|| of_role(ColumnRole::Text)),
        };
        let Some(name) = name else {
            return Opens::Nothing;
        };
        let tells = printed.iter().any(|&(index, _)| {
            index != name.0
                && (self.role_of(index) == Some(ColumnRole::Text)
                    || self.is_unit_cell(index) && !wide(index))
        });
        // 一 without a mark would run into the name.
        let apart = lines::number(printed[0].1).is_some();
        if !tells {
            return Opens::Group(self.name(&printed[usize::from(apart)..]));
        }
        match self.counted && self.role_of(name.0) != Some(ColumnRole::Text) {
            true => Opens::GroupAndTask(self.name(&[printed[0], name][usize::from(apart)..])),
            false => Opens::Nothing,
        }
    }

    /// The name that a row prints alone or beside a number, over the columns of tasks and those of bodies or in the first column of
    /// tasks: a group, whatever stands in the number cell (—, ★, A, nothing). Sentences are tasks that nobody bears.
    fn name_alone(&self, row: usize, printed: &[Printed]) -> Option<MappedText> {
        let (number, name) = match *printed {
            [name] => (None, name),
            [number, name] if self.role_of(number.0) == Some(ColumnRole::Seq) => {
                (Some(number.1), name)
            }
            _ => return None,
        };
        if name.1.ends_with(is_stop) {
            return None;
        }
        let opens = match (self.spans_bodies(name.0), number) {
            (true, number) => number.is_none_or(|number| !self.counts_a_row(row, number)),
            (false, Some(number)) => self.is_first_of_tasks(name) && is_bare_mark(number),
            (false, None) if self.is_first_of_tasks(name) => match self.numbered {
                true => {
                    self.number(row + 1).is_some()
                        && (row == self.header.end
                            || self.role_of(name.0) == Some(ColumnRole::Heading))
                }
                // Below the header there is no row whose cells could hold for it as well, and what stands alone further down is
                // of the same kind.
                false => {
                    !self.has_numbers() && self.is_alone(self.header.end) && self.fills(row + 1)
                }
            },
            (false, None) => false,
        };
        opens.then(|| match number {
            Some(number) if number.contains(char::is_alphanumeric) => self.name(printed),
            _ => name.1.clone(),
        })
    }

    fn has_numbers(&self) -> bool {
        self.header.roles.contains(&ColumnRole::Seq)
    }

    /// Whether a row prints nothing but one cell that is no sentence.
    fn is_alone(&self, row: usize) -> bool {
        matches!(self.printed(row).as_deref(), Some([(_, name)]) if !name.ends_with(is_stop))
    }

    /// Whether a row prints several cells.
    fn fills(&self, row: usize) -> bool {
        self.printed(row).is_some_and(|printed| printed.len() > 1)
    }

    /// Whether one cell stands in a column of tasks and in one of bodies: it names neither.
    pub(super) fn spans_bodies(&self, cell: u32) -> bool {
        use ColumnRole::{Heading, Text};
        let cell = &self.table.cells[cell as usize];
        let first = cell.column as usize;
        let last = (first + cell.colspan as usize).min(self.header.roles.len());
        let roles = self.header.roles.get(first..last).unwrap_or_default();
        roles.iter().any(|role| matches!(role, Heading | Text)) && column::names_units(roles)
    }

    /// Whether a number counts rows, not groups: the next one follows it, or none at all.
    fn counts_a_row(&self, row: usize, number: &str) -> bool {
        let next = self.number(row + 1);
        cell::integer(number)
            .is_some_and(|number| next.is_none_or(|next| cell::integer(next) == Some(number + 1)))
    }

    fn number(&self, row: usize) -> Option<&'a str> {
        let column = column::position(&self.header.roles, ColumnRole::Seq)?;
        let cell = (*self.table.rows.get(row)?.get(column)?)?;
        let text = self.texts[cell as usize].as_str();
        (!text.is_empty()).then_some(text)
    }

    /// Whether a name stands in the first of the columns that say what is done, and is short enough for a group.
    fn is_first_of_tasks(&self, name: Printed) -> bool {
        use ColumnRole::{Group, Heading, Text};
        const LONGEST: usize = 30;
        let is_task = |role: &ColumnRole| matches!(role, Group | Heading | Text);
        let first = self.header.roles.iter().position(is_task);
        first == Some(self.table.cells[name.0 as usize].column as usize)
            && name.1.chars().nth(LONGEST).is_none()
    }

    /// The name of a group without the points that stand between or behind its parts.
    fn name(&self, cells: &[Printed]) -> MappedText {
        use ColumnRole::{Group, Heading, Seq, Text};
        let mut name = MappedText::default();
        for (index, part) in cells {
            let is_part = matches!(self.role_of(*index), Some(Seq | Group | Heading | Text));
            match cells.len() == 1 || is_part {
                true => name.append(part),
                false => name.push_cut(),
            }
        }
        name
    }

    fn role_of(&self, cell: u32) -> Option<ColumnRole> {
        let column = self.table.cells[cell as usize].column as usize;
        self.header.roles.get(column).copied()
    }

    /// A cell of a unit column that does not run over the whole row.
    fn is_unit_cell(&self, cell: u32) -> bool {
        (self.table.cells[cell as usize].colspan as usize) < self.table.width
            && self.role_of(cell).is_some_and(ColumnRole::names_units)
    }
}

/// 一 in the number column, where rows have digits.
fn counts_groups(number: &str) -> bool {
    lines::number(number.trim_end_matches(['、', '.', '．'])).is_some()
        && !number.starts_with(is_digit)
}

/// A mark that numbers nothing: —, ★, A.
fn is_bare_mark(number: &str) -> bool {
    is_placeholder(number)
        || number.chars().nth(1).is_none()
            && !number.contains(|c| is_digit(c) || is_han(c))
            && ordinal::leading(number).is_none()
}

/// Points or a count, with or without 分.
fn is_points(text: &str) -> bool {
    let digits = text.trim_end_matches('分').trim();
    !digits.is_empty() && digits.chars().all(|c| is_digit(c) || half(c) == '.')
}
