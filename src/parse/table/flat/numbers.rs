//! How a flattened table prints the numbers of its rows, and those of the groups above them.

use crate::parse::table::cell::{self, Printed};
use crate::zh::ordinal::Style;
use crate::zh::unit::name::is_placeholder;

/// The forms of the numbers that stand alone in their cells.
#[derive(Debug, Clone)]
pub(super) struct Numbers {
    rows: Printed,
    /// The same with a mark, or without, where single numbers of rows have it: 1, 2., 3.
    strays: Option<Printed>,
    groups: Vec<Printed>,
    /// The first group has a dash for 一.
    dashed: bool,
}

impl Default for Numbers {
    fn default() -> Self {
        Numbers {
            rows: Printed::DIGITS,
            strays: None,
            groups: Vec::new(),
            dashed: false,
        }
    }
}

impl Numbers {
    /// Of the cells of a table, one a line. Where digits count, they count the rows, unless they are those of groups.
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut dashed = false;
        let numbers: Vec<Option<(Printed, u32)>> = cells
            .enumerate()
            .map(|(at, text)| {
                dashed |= at == 0 && !text.is_empty() && is_placeholder(text);
                cell::row_ordinal(text)
            })
            .collect();
        let mut forms: Vec<Form> = Vec::new();
        for &(printed, number) in numbers.iter().flatten() {
            match forms.iter_mut().find(|form| form.printed == printed) {
                Some(form) => form.count(number),
                None => {
                    let mut form = Form::of(printed);
                    form.count(number);
                    forms.push(form);
                }
            }
        }
        // Of two forms that count alike the one that stands first is that of the groups.
        let most = forms
            .iter()
            .filter(|form| form.counted > 0)
            .max_by_key(|form| form.counted)
            .map(|form| form.printed);
        let digits = forms
            .iter()
            .find(|form| form.printed == Printed::DIGITS && form.counted > 0);
        let heads = |groups: Printed, rows: Printed| heads_rows(&numbers, groups, rows);
        let rows = match (digits, most) {
            (Some(digits), Some(most)) => match most != Printed::DIGITS
                && most != Printed::COMPOUND
                && most.style != Style::Han
                && (heads(Printed::DIGITS, most) || digits.counted < 2)
            {
                true => most,
                false => Printed::DIGITS,
            },
            (_, Some(most)) => most,
            _ => return Numbers::default(),
        };
        let groups: Vec<Printed> = forms
            .iter()
            .map(|form| form.printed)
            // 1.5 may be a figure.
            .filter(|&form| !form.is_form_of(rows) && form != Printed::COMPOUND)
            // 一 alone numbers a group where digits number the rows.
            .filter(|&form| rows == Printed::DIGITS && form == Printed::HAN || heads(form, rows))
            .collect();
        let own = |form: &&Form| form.printed.style == rows.style && form.printed != rows;
        let strays = forms
            .iter()
            .find(|form| own(form) && form.first > 1 && fill_gaps(&numbers, form.printed, rows));
        let second = |form: &&Form| form.first == 2 && groups.contains(&form.printed);
        let above = matches!(numbers.get(2), Some(&Some((form, 1))) if form == rows);
        Numbers {
            dashed: dashed && above && forms.iter().any(|form| second(&form)),
            rows,
            strays: strays.map(|form| form.printed),
            groups,
        }
    }

    pub(super) fn row(&self, text: &str) -> Option<u32> {
        let (form, number) = cell::row_ordinal(text)?;
        (form.is_form_of(self.rows) || Some(form) == self.strays).then_some(number)
    }

    /// Whether a cell is the number of a group; `first`: it is the first of the table.
    pub(super) fn is_group(&self, text: &str, first: bool) -> bool {
        match self.groups.is_empty() {
            true => false,
            false => {
                first && self.dashed && is_placeholder(text)
                    || cell::bare_ordinal(text).is_some_and(|(form, _)| self.groups.contains(&form))
            }
        }
    }
}

/// A form of numbers with how many of them count on.
struct Form {
    printed: Printed,
    first: u32,
    last: u32,
    counted: usize,
}

impl Form {
    fn of(printed: Printed) -> Self {
        Form {
            printed,
            first: 0,
            last: 0,
            counted: 0,
        }
    }

    fn count(&mut self, number: u32) {
        if self.first == 0 {
            self.first = number;
        }
        if number == self.last + 1 || number == 1 {
            self.last = number;
            self.counted += 1;
        }
    }
}

/// Whether numbers of one form are those that another form leaves out: 1, 2., 3.
fn fill_gaps(numbers: &[Option<(Printed, u32)>], strays: Printed, rows: Printed) -> bool {
    let mut last = (rows, 0);
    let counted = numbers.iter().flatten();
    counted
        .filter(|(form, _)| *form == strays || *form == rows)
        .all(|&(form, number)| {
            let beside = form == strays || last.0 == strays;
            let goes_on = !beside || number == last.1 + 1;
            last = (form, number);
            goes_on
        })
}

/// Whether behind every number of one form a name stands and behind this the number of a row.
fn heads_rows(numbers: &[Option<(Printed, u32)>], groups: Printed, rows: Printed) -> bool {
    let is =
        |at: usize, form: Printed| matches!(numbers.get(at), Some(Some((own, _))) if *own == form);
    (0..numbers.len())
        .filter(|&at| is(at, groups))
        .all(|at| matches!(numbers.get(at + 1), Some(None)) && is(at + 2, rows))
}
