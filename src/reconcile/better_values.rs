//! Targets and deadlines of a row whose text is damaged where the book's reading is right (4底前, 4月底前): they are those of the reading, and
//! what the row does not have stands in the book.

use std::ops::Range;

use super::annotate::{target, times_in};
use super::book_text::BookText;
use super::readings::Winner;
use super::text_diff::Difference;
use crate::deadline::of_time;
use crate::model::{Deadline, Header, Target, Task};
use crate::place::Parts;
use crate::span::{Source, Span};
use crate::zh::quantity;

/// A stretch of the row's text for which the reading has the book's.
struct Repair {
    text: Range<usize>,
    reading: Range<usize>,
    book: Range<usize>,
}

/// The targets and deadlines of a reading.
pub(super) fn of(
    task: &Task,
    reading: &str,
    found: &[Difference],
    book: &BookText,
    header: &Header,
    source: &Source,
) -> (Vec<Target>, Vec<Deadline>) {
    let repairs = repairs(found);
    let mut places = Places {
        task,
        reading,
        repairs: &repairs,
        book,
        source,
        in_row: Parts::new(source, &task.at, &task.text),
        in_sentences: book.walks(source),
    };
    let quantities = quantity::find_all(reading);
    let targets = quantities
        .iter()
        .map(|found| target(reading, found, None, places.of(&found.range)))
        .collect();
    let year = header.year;
    let times = times_in(reading, year, header.issued_on);
    let deadlines = times
        .iter()
        .map(|time| of_time(reading, time, places.of(&time.range), year))
        .collect();
    (targets, deadlines)
}

/// The stretches for which the book's reading is right, in order.
fn repairs(found: &[Difference]) -> Vec<Repair> {
    let mut repairs: Vec<Repair> = Vec::new();
    let is_repair = |found: &&Difference| found.verdict.winner == Some(Winner::Book);
    for Difference { book, table, .. } in found.iter().filter(is_repair) {
        let (from, in_reading) = repairs
            .last()
            .map_or((0, 0), |last| (last.text.end, last.reading.end));
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
        let touched =
            |repair: &&Repair| repair.reading.start < words.end && words.start < repair.reading.end;
        if let Some(repair) = self.repairs.iter().find(touched) {
            // Around a repair both say the same.
            let start = (repair.book.start + words.start).checked_sub(repair.reading.start);
            let in_book = start.map(|start| start..start + words.len());
            let as_read = |at: &Range<usize>| {
                self.book.text.get(at.clone()) == self.reading.get(words.clone())
            };
            return match in_book.filter(as_read) {
                Some(at) => self.book.place(&mut self.in_sentences, &at, self.source),
                None => self.task.at.clone(),
            };
        }
        let before = |repair: &&Repair| repair.reading.end <= words.start;
        let (text, reading) = match self.repairs.iter().take_while(before).last() {
            Some(repair) => (repair.text.end, repair.reading.end),
            None => (0, 0),
        };
        let in_text = |at: usize| text + at - reading;
        self.in_row.part(in_text(words.start)..in_text(words.end))
    }
}
