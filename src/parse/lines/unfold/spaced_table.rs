//! A table whose cells stand behind one another on one line with a space between them, as a page's text is kept without its
//! breaks: 序号 工作任务 责任单位 1 … 甲局 2 … 乙局.

use crate::zh::text::numeral::digits_value;
use crate::zh::text::scan::{is_digit, is_han};
use crate::zh::text::words::{ends_with_any, holds_any};
use crate::zh::unit::list::{are_sure_bodies, looks_like_unit};

/// Names of the column that counts the rows.
const COUNTS: [&str; 2] = ["序号", "编号"];
/// Last words of the names of columns that say what is to be done, and by whom.
const TASKS: [&str; 5] = ["任务", "内容", "事项", "工作", "措施"];
const BODIES: [&str; 6] = ["单位", "部门", "主体", "科室", "处室", "股室"];
/// Most characters of a name.
const LONGEST: usize = 10;
/// Most words between the number's column and the first row: further names, and the group above it.
const MOST: usize = 14;
/// Rows that are no chance, and how many words they take at most.
const ROWS: usize = 3;
const NEAR: usize = 200;

/// Where such a table begins, if one does.
pub(super) fn find(text: &str) -> Option<usize> {
    if !holds_any(text, &BODIES) {
        return None;
    }
    let words: Vec<(usize, &str)> = words(text).collect();
    let starts = |at: &usize| counts_rows(&words[*at..]) || names_bodies(&words[*at..]);
    let start = (0..words.len()).find(|at| is_name(words[*at].1) && starts(at));
    start.map(|at| words[at].0)
}

/// Whether the words are names from the one of the number on, and the numbers follow in order, each a word of its own.
fn counts_rows(words: &[(usize, &str)]) -> bool {
    if !COUNTS.contains(&words[0].1) {
        return false;
    }
    let row = words.iter().take(MOST).position(|(_, word)| *word == "1");
    let Some((names, rows)) = row.map(|row| words.split_at(row)) else {
        return false;
    };
    let mut next = 1;
    for (_, word) in rows.iter().take(NEAR) {
        let number = word.chars().all(is_digit).then(|| digits_value(word));
        next += usize::from(number.flatten() == Some(next as u64));
    }
    names.len() > 2
        && names.iter().all(|(_, word)| is_name(word))
        && names.iter().any(|(_, word)| ends_with_any(word, &BODIES))
        && next > ROWS
}

/// Whether the words begin with a name for what is to be done and one for bodies, and bodies follow between other words.
fn names_bodies(words: &[(usize, &str)]) -> bool {
    if !ends_with_any(words[0].1, &TASKS) {
        return false;
    }
    let head = words.iter().take(MOST);
    let names = head.take_while(|(_, word)| is_name(word) && looks_like_unit(word).is_none());
    let names = names.count();
    if names < 2
        || !words[..names]
            .iter()
            .any(|(_, word)| ends_with_any(word, &BODIES))
    {
        return false;
    }
    let is_bodies = |(_, word): &&(usize, &str)| are_sure_bodies(word);
    let mut bodies = words[names..].iter().take(NEAR).filter(is_bodies);
    bodies.nth(ROWS - 1).is_some()
}

fn is_name(word: &str) -> bool {
    word.chars().nth(LONGEST).is_none() && word.chars().all(is_han)
}

/// Words between white space, with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    cuts(text, 0).map(|at| {
        let word = &text[at..];
        (
            at,
            &word[..word.find(char::is_whitespace).unwrap_or(word.len())],
        )
    })
}

/// Cuts before every word from a place on.
pub(super) fn cuts(text: &str, from: usize) -> impl Iterator<Item = usize> {
    let mut apart = true;
    text[from..].char_indices().filter_map(move |(at, c)| {
        let begins = apart && !c.is_whitespace();
        apart = c.is_whitespace();
        begins.then_some(from + at)
    })
}
