//! A print and its text layer: paragraphs set in rows of one measure, and the lines that a converter makes of the rows.
//!
//! Rows are filled as typesetting rules ask (no closing mark begins a row, no opening mark ends one, numbers are not
//! parted). In the text layer every row is a line; a row that was stretched breaks besides next to wide punctuation.
//! Indents are lost, and the marks of pages fall between rows, wherever the sentence is.

use super::random::Random;

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// First row indented by two characters.
    Text,
    /// Not indented (addressees).
    Flush,
    /// In the middle, in rows that are shorter (titles).
    Centred,
    /// On one row at the right (signature, date).
    Right,
}

/// A paragraph of the print.
pub type Set = (Setting, String);

/// The print without its rows: one paragraph a line.
pub fn unwrapped(paragraphs: &[Set]) -> String {
    let lines: Vec<&str> = paragraphs.iter().map(|(_, text)| text.as_str()).collect();
    lines.join("\n") + "\n"
}

/// The text layer of the print, `characters` wide; pages are marked in one of the usual ways.
pub fn text_layer(paragraphs: &[Set], characters: usize, random: &mut Random) -> String {
    let measure = characters * 2;
    let page = random.below(12) + 9;
    let marks = random.below(4);
    let stretched = random.below(3);
    let mut layer = String::new();
    let mut rows = 0;
    for (setting, text) in paragraphs {
        let (first, rest) = match setting {
            Setting::Text => (measure - 4, measure),
            Setting::Flush | Setting::Right => (measure, measure),
            Setting::Centred => (measure - 16, measure - 16),
        };
        let set = set(text, first, rest, random);
        for (at, row) in set.iter().enumerate() {
            if rows > 0 && rows % page == 0 {
                let number = rows / page;
                match marks {
                    0 => layer.push_str(&format!("\n# Page {number}:\n")),
                    1 => layer.push_str(&format!("— {number} —\n")),
                    2 => layer.push_str(&format!("\n{number}\n")),
                    _ => layer.push_str(&format!("- {number} -\n\n")),
                }
            }
            rows += 1;
            // The last row of a paragraph is not justified.
            let cut = at + 1 < set.len() && random.below(4) < stretched;
            layer.push_str(&row_lines(row, cut, random));
        }
    }
    if marks == 2 {
        layer.push_str(&format!("\n{}\n", rows.div_ceil(page)));
    }
    layer
}

/// Half characters of a text.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

const CLOSING: &str = "，。、；：！？”’》）〕】";
const OPENING: &str = "“‘《（〔【";

/// A text in rows of the given columns.
fn set(text: &str, first: usize, rest: usize, random: &mut Random) -> Vec<String> {
    let mut rows = Vec::new();
    let mut row = String::new();
    let mut measure = first;
    for word in words(text) {
        let mut word = word;
        if columns(&row) + columns(&word) > measure {
            let closing = word.starts_with(|c| CLOSING.contains(c));
            if closing && random.below(2) == 0 {
                // Squeezed into the row.
                row.push_str(&word);
                continue;
            }
            while closing || row.ends_with(|c| OPENING.contains(c)) {
                let Some(last) = row.pop() else { break };
                word.insert(0, last);
                let bound = CLOSING.contains(last) || row.ends_with(|c| OPENING.contains(c));
                if !bound {
                    break;
                }
            }
            rows.push(std::mem::take(&mut row));
            measure = rest;
        }
        row.push_str(&word);
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

/// Characters, and numbers as wholes.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for c in text.chars() {
        match words.last_mut() {
            Some(word) if c.is_ascii_digit() && word.ends_with(|c: char| c.is_ascii_digit()) => {
                word.push(c);
            }
            _ => words.push(c.to_string()),
        }
    }
    words
}

/// The lines that the text layer has for a row.
fn row_lines(row: &str, cut: bool, random: &mut Random) -> String {
    let mut lines = String::new();
    let mut before = None;
    for c in row.chars() {
        let wide = before.is_some_and(|b| CLOSING.contains(b)) && !CLOSING.contains(c)
            || before.is_some()
                && OPENING.contains(c)
                && !before.is_some_and(|b| OPENING.contains(b));
        if cut && wide && random.below(2) == 0 {
            lines.push('\n');
        }
        lines.push(c);
        before = Some(c);
    }
    lines.push('\n');
    lines
}
