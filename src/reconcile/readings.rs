//! Which of two readings is right: the one that is well formed, where only one is.

use std::ops::Range;

use crate::zh::text::{fold::fold, scan::is_lost};
use crate::zh::{doc_number, time::date};

/// The witness whose reading is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Winner {
    Book,
    Table,
}

/// A decision with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdict {
    pub winner: Option<Winner>,
    pub reason: &'static str,
}

/// Whether one side of a difference is well formed; none where that cannot be asked of it.
type Rule = fn(&Side) -> Option<bool>;

const OPENING: [char; 4] = ['“', '「', '‘', '『'];
const CLOSING: [char; 4] = ['”', '」', '’', '』'];

/// One side of a difference: its whole text and the part that differs.
pub(super) struct Side<'a> {
    pub text: &'a str,
    pub part: Range<usize>,
}

impl Side<'_> {
    fn part(&self) -> &str {
        &self.text[self.part.clone()]
    }

    fn at_end(&self) -> bool {
        self.part.end == self.text.len()
    }
}

/// Why neither reading is right where a row names an item and says it in words of its own.
pub(crate) const OWN_WORDS: &str = "the table says it in its own words";

/// Judges a difference.
pub(super) fn judge(book: &Side, table: &Side) -> Verdict {
    let well_formed = |rule: Rule, reason| {
        let winner = match (rule(book), rule(table)) {
            (Some(true), Some(false)) => Winner::Book,
            (Some(false), Some(true)) => Winner::Table,
            _ => return None,
        };
        Some(decided(winner, reason))
    };
    // Words that one side does not have at all are no quotation marks that it lost.
    let same_words = || unquoted(book.part()) == unquoted(table.part());
    without_stand_ins(book.part(), table.part())
        .map(|winner| decided(winner, "every character can be read"))
        .or_else(|| well_formed(is_valid_number, "a valid document number"))
        .or_else(|| well_formed(is_valid_date, "a valid date"))
        .or_else(|| {
            well_formed(has_paired_quotes, "quotation marks stand in pairs")
                .filter(|_| same_words())
        })
        .or_else(|| lost_characters(book, table))
        .unwrap_or_else(|| Verdict {
            winner: None,
            reason: open_reason(book.part(), table.part()),
        })
}

fn decided(winner: Winner, reason: &'static str) -> Verdict {
    Verdict {
        winner: Some(winner),
        reason,
    }
}

/// The witness whose part has a character where that of the other has what stands in for a lost one: `�` and characters without meaning,
/// or a single `?` or `□` for a letter. What can be read of the damaged part the other has as well.
fn without_stand_ins(book: &str, table: &str) -> Option<Winner> {
    let stands_in = |part: &str, other: &str| {
        let for_letter = matches!(part, "?" | "□") && other.chars().all(char::is_alphanumeric);
        let mut whole = other.chars();
        let mut readable = part.chars().filter(|c| !is_lost(*c));
        let is_damaged = part.contains(is_lost) && readable.all(|c| whole.any(|own| own == c));
        is_damaged || for_letter
    };
    if book.is_empty() || table.is_empty() {
        return None;
    }
    match (stands_in(book, table), stands_in(table, book)) {
        (true, false) => Some(Winner::Table),
        (false, true) => Some(Winner::Book),
        _ => None,
    }
}

/// For parts that look like a document number: whether it is a whole one.
fn is_valid_number(side: &Side) -> Option<bool> {
    let part = side.part();
    if !part.contains(['〔', '〕', '[', ']', '【', '】'])
        || !part.contains(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    // The agency's code stands before the part.
    let before = side.text[..side.part.start]
        .char_indices()
        .rev()
        .nth(3)
        .map_or(0, |(at, _)| at);
    let found = doc_number::find_all(&side.text[before..side.part.end]);
    Some(found.iter().any(|number| !number.damaged))
}

/// For parts that look like a date: whether year, month and day are all marked and possible.
fn is_valid_date(side: &Side) -> Option<bool> {
    let part = side.part();
    let digits = part.chars().filter(char::is_ascii_digit).count();
    if digits == 0
        || !part
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日'))
    {
        return None;
    }
    Some(date::is_well_formed(part))
}

/// For parts with quotation marks, or the bare reading of one: whether they are balanced.
fn has_paired_quotes(side: &Side) -> Option<bool> {
    let part = side.part();
    let open = part.matches(OPENING).count();
    let close = part.matches(CLOSING).count();
    Some(open == close && open > 0)
}

/// A part as it is compared, without quotation marks.
fn unquoted(part: &str) -> String {
    fold(&part.replace(OPENING, "").replace(CLOSING, ""))
}

/// Characters that extraction loses and writers do not: a quotation mark, a closing mark, a bracket.
fn lost_characters(book: &Side, table: &Side) -> Option<Verdict> {
    let (longer, winner) = match (book.part().is_empty(), table.part().is_empty()) {
        (true, false) => (table, Winner::Table),
        (false, true) => (book, Winner::Book),
        _ => return None,
    };
    let part = longer.part();
    if matches!(part, "。" | ";" | "；") && book.at_end() && table.at_end() {
        let other = if winner == Winner::Table { book } else { table };
        let closed = other.text.ends_with(['。', ';', '；']);
        return (!closed).then(|| decided(winner, "a closing mark was lost"));
    }
    if matches!(part, "《" | "》" | "(" | ")" | "（" | "）" | "〔" | "〕") {
        let balanced = brackets_balanced(longer.text);
        let other = if winner == Winner::Table { book } else { table };
        if balanced && !brackets_balanced(other.text) {
            return Some(decided(winner, "brackets stand in pairs"));
        }
    }
    None
}

fn brackets_balanced(text: &str) -> bool {
    let count = |set: &[char]| text.matches(set).count();
    count(&['(', '（']) == count(&[')', '）'])
        && count(&['《']) == count(&['》'])
        && count(&['〔']) == count(&['〕'])
}

fn open_reason(book: &str, table: &str) -> &'static str {
    let blank = |text: &str| text.chars().all(char::is_whitespace);
    if blank(book) && blank(table) {
        "white space"
    } else if book
        .chars()
        .chain(table.chars())
        .all(|c| c.is_ascii_punctuation() || !c.is_alphanumeric())
    {
        "punctuation"
    } else if book.is_empty() {
        "only the table has it"
    } else if table.is_empty() {
        "only the book has it"
    } else {
        "both are well formed"
    }
}
