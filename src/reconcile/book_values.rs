//! Targets and deadlines that a row has from the book: where its text is damaged and the book's reading is right (4底前, 4月底前), and
//! where it leaves out what the book sets.

use std::ops::Range;

use super::annotate::{target, times_in};
use super::book_text::BookText;
use super::readings::Winner;
use super::text_diff::Difference;
use crate::deadline::of_time;
use crate::model::{Deadline, Header, Notice, Target, Task};
use crate::place::Parts;
use crate::span::{Source, Span};
use crate::zh::quantity::{self, Quantity};
use crate::zh::time::Time;

/// A stretch of the row's text for which the reading has the book's.
struct Repair {
    text: Range<usize>,
    reading: Range<usize>,
    book: Range<usize>,
}

/// The targets and deadlines of a row of whose text there is a better `reading`, or which lacks what the book sets; none of any other.
pub(super) fn of(
    task: &Task,
    reading: Option<&str>,
    found: &[Difference],
    book: &BookText,
    notice: &Notice,
) -> Option<(Vec<Target>, Vec<Deadline>)> {
    let left_out: Vec<&Difference> = found.iter().filter(|found| is_left_out(found)).collect();
    if reading.is_none() && left_out.is_empty() {
        return None;
    }
    let repaired = reading.is_some();
    let reading = reading.unwrap_or(&task.text);
    let repairs = repairs(found);
    let quantities = quantity::find_all(reading);
    let Header {
        year, issued_on, ..
    } = notice.header;
    let times = times_in(reading, year, issued_on);
    let lacks = Lacking {
        left_out,
        repairs: &repairs,
        quantities: &quantities,
        times: &times,
    };
    let more: Vec<Quantity> = match lacks.left_out.is_empty() {
        true => Vec::new(),
        false => quantity::find_all(&book.text)
            .into_iter()
            .filter(|found| lacks.target(found))
            .collect(),
    };
    // A time in a column of its own is the row's.
    let timed = notice
        .row_of(task)
        .is_some_and(|row| row.deadline.is_some());
    let more_times: Vec<Time> = match timed || lacks.left_out.is_empty() {
        true => Vec::new(),
        false => times_in(&book.text, year, issued_on)
            .into_iter()
            .filter(|found| lacks.time(found, year))
            .collect(),
    };
    if !repaired && more.is_empty() && more_times.is_empty() {
        return None;
    }
    let mut places = Places {
        task,
        reading,
        repairs: &repairs,
        book,
        source: &notice.source,
        in_row: Parts::new(&notice.source, &task.at, &task.text),
        in_sentences: book.walks(&notice.source),
    };
    let mut targets: Vec<Target> = quantities
        .iter()
        .map(|found| target(reading, found, None, places.of(&found.range)))
        .collect();
    targets.extend(
        more.iter()
            .map(|found| target(&book.text, found, None, places.in_book(&found.range))),
    );
    let mut deadlines: Vec<Deadline> = times
        .iter()
        .map(|time| of_time(reading, time, places.of(&time.range), year))
        .collect();
    deadlines.extend(
        more_times
            .iter()
            .map(|time| of_time(&book.text, time, places.in_book(&time.range), year)),
    );
    Some((targets, deadlines))
}

/// Whether the book has words that the row does not have, and neither is known to be right.
fn is_left_out(difference: &Difference) -> bool {
    difference.verdict.winner.is_none() && !difference.book.is_empty()
}

/// What the row sets, to tell what it lacks.
struct Lacking<'a> {
    left_out: Vec<&'a Difference>,
    repairs: &'a [Repair],
    quantities: &'a [Quantity<'a>],
    times: &'a [Time],
}

impl Lacking<'_> {
    /// Whether the row leaves out a target of the book and has no other of its kind there.
    fn target(&self, found: &Quantity) -> bool {
        self.is_lacking(&found.range, |at| {
            let mut own = self.quantities.iter();
            own.any(|own| own.unit == found.unit && touch(&own.range, at))
        })
    }

    /// Whether the row leaves out a time of the book and has no other there, nor the same elsewhere.
    fn time(&self, found: &Time, year: Option<i16>) -> bool {
        let day = found.date(year);
        let mut own = self.times.iter();
        let is_known = day.is_some() && own.any(|own| own.date(year) == day);
        !is_known
            && self.is_lacking(&found.range, |at| {
                let mut own = self.times.iter();
                own.any(|own| touch(&own.range, at))
            })
    }

    /// Whether a stretch of the book is left out, and at none of these places the row has something for it.
    fn is_lacking(&self, words: &Range<usize>, has: impl Fn(&Range<usize>) -> bool) -> bool {
        let from = self
            .left_out
            .partition_point(|found| found.book.end <= words.start);
        let mut over = self.left_out[from..]
            .iter()
            .take_while(|found| found.book.start < words.end)
            .map(|found| self.in_reading(&found.table))
            .peekable();
        over.peek().is_some() && over.all(|at| !has(&at))
    }

    /// Where a stretch of the row's text stands in its reading.
    fn in_reading(&self, text: &Range<usize>) -> Range<usize> {
        let behind = |repair: &Repair| repair.text.end <= text.start;
        let (from, to) = ends_before(self.repairs, self.repairs.partition_point(behind));
        text.start - from + to..text.end - from + to
    }
}

/// Whether two stretches overlap or stand beside each other.
fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start <= other.end && other.start <= one.end
}

/// The stretches for which the book's reading is right, in order.
fn repairs(found: &[Difference]) -> Vec<Repair> {
    let mut repairs: Vec<Repair> = Vec::new();
    let is_repair = |found: &&Difference| found.verdict.winner == Some(Winner::Book);
    for Difference { book, table, .. } in found.iter().filter(is_repair) {
        let (from, in_reading) = ends_before(&repairs, repairs.len());
        if table.start < from {
            continue;
        }
        let start = in_reading + table.start - from;
        repairs.push(Repair {
            text: table.clone(),
            reading: start..start + book.len(),
            book: book.clone(),
        });
    }
    repairs
}

/// Where the repair before the one of this index ends, in the row's text and in its reading.
fn ends_before(repairs: &[Repair], next: usize) -> (usize, usize) {
    let last = next.checked_sub(1).map(|last| &repairs[last]);
    last.map_or((0, 0), |last| (last.text.end, last.reading.end))
}

/// Where the words of a reading stand.
struct Places<'a> {
    task: &'a Task,
    reading: &'a str,
    repairs: &'a [Repair],
    book: &'a BookText<'a>,
    source: &'a Source,
    in_row: Parts<'a>,
    in_sentences: Vec<Parts<'a>>,
}

impl Places<'_> {
    /// In the row, or in the book where a repair touches them; the row's whole text where neither has them in one.
    fn of(&mut self, words: &Range<usize>) -> Span {
        let behind = |repair: &Repair| repair.reading.end <= words.start;
        let next = self.repairs.partition_point(behind);
        let touched = self.repairs.get(next);
        if let Some(repair) = touched.filter(|repair| repair.reading.start < words.end) {
            // Around a repair both say the same.
            let start = (repair.book.start + words.start).checked_sub(repair.reading.start);
            let in_book = start.map(|start| start..start + words.len());
            let as_read = |at: &Range<usize>| {
                self.book.text.get(at.clone()) == self.reading.get(words.clone())
            };
            return match in_book.filter(as_read) {
                Some(at) => self.in_book(&at),
                None => self.task.at.clone(),
            };
        }
        let (text, reading) = ends_before(self.repairs, next);
        let in_text = |at: usize| text + at - reading;
        self.in_row.part(in_text(words.start)..in_text(words.end))
    }

    fn in_book(&mut self, words: &Range<usize>) -> Span {
        self.book.place(&mut self.in_sentences, words, self.source)
    }
}
