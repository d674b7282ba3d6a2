//! Numbers of items and rows in runs: an item's siblings, or all items of a level where numbering goes on across groups.

use smol_str::SmolStr;

use super::survey::Survey;
use crate::span::Span;
use crate::zh::{ordinal, text::numeral};

/// A numbered thing.
#[derive(Debug, Clone)]
pub(super) struct Numbered {
    pub number: u32,
    of: Of,
}

/// What has a number, by its index: nearly everything in a notice has one, so this is kept small.
#[derive(Debug, Clone, Copy)]
enum Of {
    Item(u32),
    /// Row of a table.
    Row(u32, u32),
}

impl Numbered {
    /// The number as printed, with the place of what begins with it.
    fn printed<'a>(&self, survey: &Survey<'a>) -> Option<(&'a str, &'a Span)> {
        match self.of {
            Of::Item(at) => {
                let node = survey.nodes.get(at as usize)?.node;
                Some((&node.marker, &node.at))
            }
            Of::Row(table, row) => {
                let table = survey.notice.tables.get(table as usize)?;
                let row = table.rows.get(row as usize)?;
                row.seq.as_deref().zip(row.places.get("seq"))
            }
        }
    }

    /// The number as printed.
    pub(super) fn quote<'a>(&self, survey: &Survey<'a>) -> &'a str {
        self.printed(survey).map_or("", |(quote, _)| quote)
    }

    /// Where the number stands.
    pub(super) fn at(&self, survey: &Survey) -> Span {
        let Some((quote, whole)) = self.printed(survey) else {
            return Span::default();
        };
        let source = survey.notice.source();
        let end = (whole.start as usize + quote.len()).min(whole.end as usize);
        let range = whole.start as usize..end;
        match source.text().get(range.clone()) == Some(quote) {
            true => source.span(range),
            false => whole.clone(),
        }
    }

    /// The task (index) that it numbers.
    pub(super) fn task(&self, survey: &Survey) -> Option<usize> {
        match self.of {
            Of::Item(at) => survey.node_tasks.of_node(at as usize).first().copied(),
            Of::Row(table, row) => survey.row_tasks[table as usize][row as usize],
        }
    }
}

/// Things that should be numbered 1, 2, 3, ….
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    pub items: Vec<Numbered>,
    /// Whether such runs begin with 1 in this notice.
    pub from_one: bool,
}

impl Run {
    /// Jumps forward that no repeated number before them explains: index of the item behind, and the number before.
    pub(super) fn gaps(&self) -> Vec<(usize, u32)> {
        let mut gaps = Vec::new();
        let first = self.items.first().map_or(0, |item| item.number);
        let mut before = if self.from_one {
            0
        } else {
            first.saturating_sub(1)
        };
        // How far the numbers may be ahead of the count of items.
        let mut ahead = before;
        for (at, item) in self.items.iter().enumerate() {
            let counted = at as u32 + 1 + ahead;
            if item.number > before + 1 && item.number > counted {
                gaps.push((at, before));
                ahead += item.number - counted;
            }
            before = before.max(item.number);
        }
        gaps
    }

    /// Numbers that the item before already has: index, and index of the first.
    pub(super) fn repeats(&self) -> Vec<(usize, usize)> {
        (1..self.items.len())
            .filter(|&at| self.items[at].number == self.items[at - 1].number)
            .map(|at| (at, at - 1))
            .collect()
    }

    /// Whether the run is a plain count but for a slip or two.
    pub(super) fn is_regular(&self) -> bool {
        /// Farther jumps belong to another way of counting.
        const FAR: u32 = 20;
        let slips = 1 + self.items.len() / 6;
        let near = self.items.windows(2).all(|pair| {
            let (before, after) = (pair[0].number, pair[1].number);
            before <= after && after - before <= FAR
        });
        near && self.gaps().len() <= slips && self.repeats().len() <= slips
    }
}

pub(super) fn runs(survey: &Survey) -> Vec<Run> {
    let mut runs = of_books(survey);
    runs.extend(of_tables(survey));
    runs
}

/// Book, depth and style of items that are counted alike.
type Level = (usize, usize, ordinal::Style);

fn of_books(survey: &Survey) -> Vec<Run> {
    let mut levels: Vec<(Level, Vec<Run>, Option<usize>)> = Vec::new();
    for (at, reference) in (0..).zip(survey.nodes.iter()) {
        let node = reference.node;
        let Some(marker) = ordinal::printed(&node.marker) else {
            continue;
        };
        let level = (reference.book, node.path.len(), marker.style);
        let item = Numbered {
            number: marker.number,
            of: Of::Item(at),
        };
        let found = levels.iter().position(|(known, ..)| *known == level);
        let index = found.unwrap_or_else(|| {
            levels.push((level, Vec::new(), None));
            levels.len() - 1
        });
        let (_, runs, parent) = &mut levels[index];
        if runs.is_empty() || *parent != reference.parent {
            runs.push(Run::default());
            *parent = reference.parent;
        }
        if let Some(run) = runs.last_mut() {
            run.items.push(item);
        }
    }
    levels
        .into_iter()
        .flat_map(|(_, runs, _)| settle(runs))
        .collect()
}

/// Runs of one level: joined to one where the count goes on across them.
fn settle(mut runs: Vec<Run>) -> Vec<Run> {
    let last = |run: &Run| run.items.last().map_or(0, |item| item.number);
    let first = |run: &Run| run.items.first().map_or(0, |item| item.number);
    let borders = runs.len().saturating_sub(1);
    let by = |pair: &[Run]| i64::from(first(&pair[1])) - i64::from(last(&pair[0]));
    let strict = runs.windows(2).filter(|pair| by(pair) == 1).count();
    // Of few groups the one slip may stand at a border: 11, 12 | 12, 13.
    let slip = runs
        .windows(2)
        .any(|pair| first(&pair[1]) > 1 && matches!(by(pair), 0 | 2));
    let goes_on = strict + usize::from(slip && borders <= 2);
    if borders > 0
        && goes_on * 3 >= borders * 2
        && runs.iter().skip(1).filter(|run| first(run) == 1).count() * 3 <= borders
    {
        let mut joined = Run {
            items: runs.into_iter().flat_map(|run| run.items).collect(),
            from_one: false,
        };
        joined.from_one = first(&joined) == 1;
        return vec![joined];
    }
    let ones = runs.iter().filter(|run| first(run) == 1).count();
    let from_one = ones * 3 >= runs.len() * 2 && runs.len() > 1;
    for run in &mut runs {
        run.from_one = from_one;
    }
    runs
}

fn of_tables(survey: &Survey) -> Vec<Run> {
    let mut all = Vec::new();
    for (table_at, table) in (0..).zip(&survey.notice.tables) {
        let mut runs: Vec<Run> = Vec::new();
        let mut group: Option<&Option<SmolStr>> = None;
        let mut printed: Option<u32> = None;
        for (row_at, row) in (0..).zip(&table.rows) {
            if group != Some(&row.group) {
                group = Some(&row.group);
                runs.push(Run::default());
                printed = None;
            }
            let (Some(seq), Some(at)) = (&row.seq, row.places.get("seq")) else {
                continue;
            };
            // A merged cell numbers all its rows once.
            if printed == Some(at.start) {
                continue;
            }
            printed = Some(at.start);
            if let (Some(number), Some(run)) = (seq_value(seq), runs.last_mut()) {
                run.items.push(Numbered {
                    number,
                    of: Of::Row(table_at, row_at),
                });
            }
        }
        runs.retain(|run| !run.items.is_empty());
        all.extend(settle(runs));
    }
    all
}

/// The value of a sequence number: `3`, `(3)`, `三`.
pub(super) fn seq_value(seq: &str) -> Option<u32> {
    numeral::value(seq.trim_matches(|c: char| "()（）.．、 ".contains(c)))
}
