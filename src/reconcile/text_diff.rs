//! The differences between two readings of one text, each as one edit: a quoted name, a date or a document number is
//! taken whole, so that a reader sees what was meant.

use std::ops::Range;

use similar::DiffOp;

use super::quotes::{quote_pairs, split_quotes};
use super::readings::{self, Verdict, Winner};
use crate::by_character::operations;
use crate::zh::text::scan::is_han;

/// A difference: bytes on both sides, and which side is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    pub book: Range<usize>,
    pub table: Range<usize>,
    pub verdict: Verdict,
}

/// All differences between the book's and the table's reading, in order, none overlapping.
pub(super) fn differences(book: &str, table: &str) -> Vec<Difference> {
    if book == table {
        return Vec::new();
    }
    let pair = Pair::new(book, table);
    let mut spans = pair.changes();
    spans = pair.close_quotes(spans);
    spans = pair.widen_to_tokens(spans);
    spans = pair.widen_to_doubled(spans);
    spans = pair.join_words(spans);
    spans
        .into_iter()
        .map(|span| {
            let (book_part, table_part) =
                (pair.book_bytes(span.book), pair.table_bytes(span.table));
            let side = |text, part: &Range<usize>| readings::Side {
                text,
                part: part.clone(),
            };
            Difference {
                verdict: readings::judge(&side(book, &book_part), &side(table, &table_part)),
                book: book_part,
                table: table_part,
            }
        })
        .collect()
}

/// A text with the other witness's better readings in place; none where there are none.
pub(super) fn apply(
    text: &str,
    offset: usize,
    found: &[&Difference],
    other: &str,
    winner: Winner,
) -> Option<String> {
    let mut found = found
        .iter()
        .filter(|difference| difference.verdict.winner == Some(winner))
        .peekable();
    found.peek()?;
    let mut reading = String::new();
    let mut from = 0;
    for difference in found {
        let (own, better) = match winner {
            Winner::Table => (&difference.book, &difference.table),
            Winner::Book => (&difference.table, &difference.book),
        };
        let (start, end) = (own.start - offset, own.end - offset);
        if start < from {
            continue;
        }
        reading.push_str(&text[from..start]);
        reading.push_str(&other[better.clone()]);
        from = end;
    }
    reading.push_str(&text[from..]);
    (reading != text).then_some(reading)
}

/// A stretch of both texts, in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    book: Range<usize>,
    table: Range<usize>,
}

/// Both texts by character, with what is equal.
struct Pair {
    book: Vec<char>,
    table: Vec<char>,
    book_offsets: Vec<usize>,
    table_offsets: Vec<usize>,
    ops: Vec<DiffOp>,
}

impl Pair {
    fn new(book: &str, table: &str) -> Self {
        let (book_chars, book_offsets) = characters(book);
        let (table_chars, table_offsets) = characters(table);
        let ops = operations(&book_chars, &table_chars);
        Pair {
            book: book_chars,
            table: table_chars,
            book_offsets,
            table_offsets,
            ops,
        }
    }

    fn book_bytes(&self, range: Range<usize>) -> Range<usize> {
        self.book_offsets[range.start]..self.book_offsets[range.end]
    }

    fn table_bytes(&self, range: Range<usize>) -> Range<usize> {
        self.table_offsets[range.start]..self.table_offsets[range.end]
    }

    /// The changed stretches; quotation marks apart from other characters.
    fn changes(&self) -> Vec<Stretch> {
        let mut changes = Vec::new();
        for op in &self.ops {
            if matches!(op, DiffOp::Equal { .. }) {
                continue;
            }
            let (book, table) = (op.old_range(), op.new_range());
            if book.is_empty() || table.is_empty() {
                // One-sided: a quotation mark beside something else is a difference of its own.
                split_quotes(&self.book, &book, &mut |book| {
                    let table = table.clone();
                    changes.push(Stretch { book, table });
                });
                split_quotes(&self.table, &table, &mut |table| {
                    let book = book.clone();
                    changes.push(Stretch { book, table });
                });
            } else {
                changes.push(Stretch { book, table });
            }
        }
        changes
    }

    /// Widens a lost quotation mark to the whole quoted name, and joins what falls into it.
    fn close_quotes(&self, changes: Vec<Stretch>) -> Vec<Stretch> {
        let mut quoted: Vec<Stretch> = Vec::new();
        let touches = |change: &Range<usize>, pair: &Range<usize>| {
            change.contains(&pair.start) || change.contains(&(pair.end - 1))
        };
        for table in quote_pairs(&self.table) {
            if changes.iter().any(|change| touches(&change.table, &table)) {
                let book = self.book_of(table.clone());
                quoted.push(Stretch { book, table });
            }
        }
        for book in quote_pairs(&self.book) {
            if changes.iter().any(|change| touches(&change.book, &book)) {
                let table = self.table_of(book.clone());
                quoted.push(Stretch { book, table });
            }
        }
        merge(changes, quoted)
    }

    /// Widens changes inside a date, an amount or a document number to the whole of it.
    fn widen_to_tokens(&self, changes: Vec<Stretch>) -> Vec<Stretch> {
        let mut tokens = Vec::new();
        for change in &changes {
            let changed: Vec<char> = self.book[change.book.clone()]
                .iter()
                .chain(&self.table[change.table.clone()])
                .copied()
                .collect();
            let class: fn(char) -> bool =
                if changed.iter().all(|&c| is_number_mark(c)) && self.near_bracket(change) {
                    is_number_mark
                } else if changed.iter().all(|&c| is_date_mark(c)) {
                    is_date_mark
                } else {
                    continue;
                };
            let table = widen(&self.table, change.table.clone(), class);
            let book = widen(&self.book, change.book.clone(), class);
            let digits = self.table[table.clone()]
                .iter()
                .chain(&self.book[book.clone()])
                .any(char::is_ascii_digit);
            if digits {
                tokens.push(Stretch {
                    book: cover(&book, &self.book_of(table.clone())),
                    table: cover(&table, &self.table_of(book)),
                });
            }
        }
        merge(changes, tokens)
    }

    /// Widens a doubled mark (`;;` against `;`) to all of it.
    fn widen_to_doubled(&self, changes: Vec<Stretch>) -> Vec<Stretch> {
        let mut doubled = Vec::new();
        for change in &changes {
            let (text, range) = if change.table.is_empty() {
                (&self.book, &change.book)
            } else if change.book.is_empty() {
                (&self.table, &change.table)
            } else {
                continue;
            };
            let mark = text[range.start];
            let is_mark = matches!(mark, ';' | '；' | '。' | ',' | '，' | '、' | '：' | ':');
            let repeats = range.len() == 1 && range.start > 0 && text[range.start - 1] == mark;
            if is_mark && repeats && change.book.start > 0 && change.table.start > 0 {
                doubled.push(Stretch {
                    book: change.book.start - 1..change.book.end,
                    table: change.table.start - 1..change.table.end,
                });
            }
        }
        merge(changes, doubled)
    }

    /// Joins what parts a word that was exchanged for one with a character of its own: 机制 and 制度 differ in 机 and in 度.
    fn join_words(&self, changes: Vec<Stretch>) -> Vec<Stretch> {
        let in_words = |stretch: &Stretch| {
            let book = self.book[stretch.book.clone()].iter();
            book.chain(&self.table[stretch.table.clone()])
                .all(|&c| is_han(c))
        };
        let mut joined: Vec<Stretch> = Vec::new();
        for change in changes {
            match joined.last_mut() {
                Some(last)
                    if change.book.start == last.book.end + 1
                        && change.table.start == last.table.end + 1
                        && last.book.is_empty() == change.table.is_empty()
                        && last.table.is_empty() == change.book.is_empty()
                        && last.book.is_empty() != last.table.is_empty()
                        && is_han(self.book[last.book.end])
                        && in_words(last)
                        && in_words(&change) =>
                {
                    last.book.end = change.book.end;
                    last.table.end = change.table.end;
                }
                _ => joined.push(change),
            }
        }
        joined
    }

    fn near_bracket(&self, change: &Stretch) -> bool {
        let table = widen(&self.table, change.table.clone(), is_number_mark);
        let book = widen(&self.book, change.book.clone(), is_number_mark);
        let bracket = |c: &char| matches!(c, '〔' | '〕' | '[' | ']' | '【' | '】');
        self.table[table].iter().any(bracket) || self.book[book].iter().any(bracket)
    }

    /// The stretch of the book that stands beside a stretch of the table.
    fn book_of(&self, table: Range<usize>) -> Range<usize> {
        other_side(&self.ops, &table, false)
    }

    fn table_of(&self, book: Range<usize>) -> Range<usize> {
        other_side(&self.ops, &book, true)
    }
}

fn characters(text: &str) -> (Vec<char>, Vec<usize>) {
    // Most characters take three bytes.
    let count = text.len() / 3 + text.len() / 8 + 2;
    let (mut characters, mut offsets) = (Vec::with_capacity(count), Vec::with_capacity(count));
    for (at, c) in text.char_indices() {
        characters.push(c);
        offsets.push(at);
    }
    offsets.push(text.len());
    (characters, offsets)
}

/// Where a range of one side stands on the other; changed parts at its ends are taken in.
fn other_side(ops: &[DiffOp], range: &Range<usize>, from_book: bool) -> Range<usize> {
    let sides = |op: &DiffOp| {
        if from_book {
            (op.old_range(), op.new_range())
        } else {
            (op.new_range(), op.old_range())
        }
    };
    let (mut start, mut end) = (None, None);
    for op in ops {
        let (here, there) = sides(op);
        let touches = here.start < range.end && range.start < here.end;
        if !touches {
            continue;
        }
        let equal = matches!(op, DiffOp::Equal { .. });
        let cut = |length: usize| if equal { length } else { 0 };
        let from = there.start + cut(range.start.saturating_sub(here.start));
        let to = there.end - cut(here.end.saturating_sub(range.end));
        start = Some(start.map_or(from, |known: usize| known.min(from)));
        end = Some(end.map_or(to, |known: usize| known.max(to)));
    }
    match (start, end) {
        (Some(start), Some(end)) if start <= end => start..end,
        _ => {
            let at = ops
                .iter()
                .find_map(|op| {
                    let (here, there) = sides(op);
                    (here.start <= range.start && range.start <= here.end)
                        .then(|| there.start + (range.start - here.start).min(there.len()))
                })
                .unwrap_or(0);
            at..at
        }
    }
}

/// Joins wider stretches with the changes that touch them.
fn merge(changes: Vec<Stretch>, wider: Vec<Stretch>) -> Vec<Stretch> {
    // Most texts differ in one place.
    if wider.is_empty() && changes.len() < 2 {
        return changes;
    }
    let mut all = wider;
    for change in changes {
        let inside = all.iter().any(|known| {
            known.book.start <= change.book.start
                && change.book.end <= known.book.end
                && known.table.start <= change.table.start
                && change.table.end <= known.table.end
        });
        if !inside {
            all.push(change);
        }
    }
    all.sort_by_key(|stretch| (stretch.table.start, stretch.book.start, stretch.table.end));
    let mut merged: Vec<Stretch> = Vec::new();
    for stretch in all {
        match merged.last_mut() {
            Some(last)
                if overlaps(&last.book, &stretch.book) || overlaps(&last.table, &stretch.table) =>
            {
                last.book = cover(&last.book, &stretch.book);
                last.table = cover(&last.table, &stretch.table);
            }
            _ => merged.push(stretch),
        }
    }
    merged
}

fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

fn cover(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    if a.is_empty() {
        return b.clone();
    }
    if b.is_empty() {
        return a.clone();
    }
    a.start.min(b.start)..a.end.max(b.end)
}

fn widen(text: &[char], range: Range<usize>, class: fn(char) -> bool) -> Range<usize> {
    let mut range = range;
    while range.start > 0 && class(text[range.start - 1]) {
        range.start -= 1;
    }
    while range.end < text.len() && class(text[range.end]) {
        range.end += 1;
    }
    range
}

fn is_date_mark(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | '年' | '月' | '日')
}

fn is_number_mark(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '〔' | '〕' | '[' | ']' | '【' | '】' | '号' | '第')
}

#[cfg(test)]
mod tests {
    use super::super::readings::Winner;
    use super::*;

    fn edits(
        book: &'static str,
        table: &'static str,
    ) -> Vec<(&'static str, &'static str, Option<Winner>)> {
        differences(book, table)
            .into_iter()
            .map(|d| {
                (
                    &book[d.book.clone()],
                    &table[d.table.clone()],
                    d.verdict.winner,
                )
            })
            .collect()
    }

    #[test]
    fn a_date_is_one_edit_and_the_valid_one_wins() {
        assert_eq!(
            edits("方案。20177月底前编制计划", "方案。2017年7月底前编制计划"),
            [("20177月", "2017年7月", Some(Winner::Table))]
        );
        assert_eq!(
            edits("2017年11月底前", "201711月底前"),
            [("2017年11月", "201711月", Some(Winner::Book))]
        );
    }

    #[test]
    fn a_document_number_is_one_edit() {
        assert_eq!(
            edits("(浙审环综〔201610号)所反映", "(浙审环综〔2016〕10号)所反映"),
            [("〔201610号", "〔2016〕10号", Some(Winner::Table))]
        );
    }

    #[test]
    fn quotation_marks_are_taken_in_pairs() {
        assert_eq!(
            edits("深化河长制;", "深化“河长制”;"),
            [("河长制", "“河长制”", Some(Winner::Table))]
        );
        assert_eq!(
            edits("工地按照七个100%”落实", "工地按照“七个100%”落实"),
            [("七个100%”", "“七个100%”", Some(Winner::Table))]
        );
        assert_eq!(
            edits(
                "落实三线一单约束、三挂钩机制",
                "落实 “三线一单”约束、“三挂钩”机制"
            ),
            [
                ("", " ", None),
                ("三线一单", "“三线一单”", Some(Winner::Table)),
                ("三挂钩", "“三挂钩”", Some(Winner::Table))
            ]
        );
    }

    #[test]
    fn other_words_have_no_winner() {
        assert_eq!(edits("设区市环境质量;设区市水质", "环境质量;水质").len(), 2);
        assert_eq!(edits("县贯彻实施", "贯彻实施"), [("县", "", None)]);
        assert_eq!(edits("组织实施;;", "组织实施;"), [(";;", ";", None)]);
        assert_eq!(
            edits("达到100%", "达到100%。"),
            [("", "。", Some(Winner::Table))]
        );
    }
}
