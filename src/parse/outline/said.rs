//! Paragraphs of an item parted from what they say of responsibility.

use std::ops::Range;

use crate::mapped::MappedText;
use crate::model::Duty;
use crate::parse::duty;
use crate::span::Source;
use crate::zh::responsibility;
use crate::zh::responsibility::sentence::plain;

/// What paragraphs say once the responsibility brackets are cut out.
pub(super) struct Said {
    pub text: MappedText,
    pub duty: Duty,
}

/// A paragraph without its statements, and what they say.
pub(super) fn say(text: MappedText, source: &Source, year: Option<i16>) -> Said {
    let statements = responsibility::in_paragraph(&text, year);
    without(text, &statements, source, year)
}

/// The same for a paragraph below the words of an item, which may be nothing but a statement.
pub(super) fn say_below(text: MappedText, source: &Source, year: Option<i16>) -> Said {
    match plain::whole(&text, year) {
        Some(statement) => without(text, &[statement], source, year),
        None => say(text, source, year),
    }
}

/// The same for the first line of an item, or any text whose statements are known.
pub(super) fn without(
    text: MappedText,
    statements: &[responsibility::Statement],
    source: &Source,
    year: Option<i16>,
) -> Said {
    if statements.is_empty() {
        return Said {
            text,
            duty: Duty::default(),
        };
    }
    let mut duty = Duty::default();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut closed = false;
    for statement in statements {
        duty.join(duty::of_statement(&text, statement, source, year));
        let Range { start, mut end } = statement.range.clone();
        if ranges.last().is_none_or(|last| last.end < start) {
            let before = text[..start].trim_end();
            closed = before.is_empty() || before.ends_with(is_close_of_sentence);
        }
        // …任务。（甲局）。: the sentence has its mark before the bracket, or on the line above.
        if closed && !text[..end].ends_with(is_close_of_sentence) {
            end += text[end..]
                .chars()
                .next()
                .filter(|c| is_close_of_sentence(*c))
                .map_or(0, char::len_utf8);
        }
        ranges.push(start..end);
    }
    Said {
        text: text.without(&ranges).trimmed(),
        duty,
    }
}

fn is_close_of_sentence(c: char) -> bool {
    matches!(c, '。' | ';' | '；')
}
