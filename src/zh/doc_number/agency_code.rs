//! The code of the issuing office (机关代字) before the bracket of a document number, told from the words of a sentence before it.

use std::sync::LazyLock;

use super::is_number_mark;
use crate::zh::text::numeral::is_chinese_numeral;
use crate::zh::text::scan::{back_while, char_at, char_before, is_han, is_space};
use crate::zh::text::words::Beginnings;

/// Words of a sentence that a code can follow without a mark between: 根据浙政办发〔…〕…号.
pub(super) const LEAD_INS: &[&str] = &[
    "根据", "依据", "按照", "依照", "参照", "遵照", "对照", "贯彻", "落实", "执行", "印发", "转发",
    "文号", "通知", "精神", "文件", "要求", "以及", "详见", "号文", "的", "和", "与", "及", "见",
    "由", "按", "经", "以", "原", "将", "在", "废止",
];

/// Names of places and offices that hold such a word, as codes have them: 浙经信办, 太原政发.
const NAMES: &[&str] = &[
    "经信", "经贸", "经委", "经合", "经开", "经济", "经发", "经管", "太原", "固原", "平原", "中原",
    "清原", "海原", "阳原", "三原", "和田", "和平", "和顺", "和林", "和龙", "和静", "和硕", "呼和",
    "泰和", "太和", "平和", "永和", "兴和", "云和", "将乐",
];

/// Whether the word at a byte of a text is part of such a name.
fn is_in_name(text: &str, at: usize) -> bool {
    let word = char_at(text, at).map_or(0, char::len_utf8);
    let before = char_before(text, at).map_or(at, |c| at - c.len_utf8());
    NAMES
        .iter()
        .any(|name| text[at..].starts_with(name) || text[before..at + word] == **name)
}

/// How many characters a code has at most; the longest of leading-group offices stay below.
pub(super) const LONGEST_CODE: usize = 16;

/// These words by their first character, each with its place in the list.
static LEADING: LazyLock<Beginnings<usize>> =
    LazyLock::new(|| Beginnings::with(LEAD_INS.iter().enumerate().map(|(at, word)| (*word, at))));

/// The agency code that ends at `end`: the run of Han characters and letters, without the words of a sentence before it.
pub(super) fn agency_code(s: &str, end: usize, floor: usize) -> (usize, String) {
    let close = back_while(s, end, is_space).max(floor);
    let run = back_while(s, close, |c| {
        (is_han(c) && !is_number_mark(c)) || c.is_ascii_alphabetic()
    })
    .max(floor);
    let behind_number = s[..run].ends_with(is_number_mark);
    let mut text = &s[run..close];
    // Nearly all codes have none of these words.
    let mut present = 0_u64;
    for (at, _) in text.char_indices() {
        present |= LEADING
            .all(&text[at..])
            .fold(0, |bits, (_, word)| bits | 1 << word);
    }
    let words = LEAD_INS.iter().enumerate();
    for (_, word) in words.filter(|(at, _)| present >> at & 1 != 0) {
        let mut places = text.rmatch_indices(word).map(|(at, _)| at);
        if let Some(at) = places.find(|at| !is_in_name(text, *at))
            && let tail = &text[at + word.len()..]
            // A code has two characters at least, and may begin with 和 or 原 itself (和政发).
            && tail.chars().count() > 1
            && (word.chars().count() > 1 || at > 0 || behind_number || tail.chars().count() > 3)
        {
            text = tail;
        }
    }
    let extra = text.chars().count().saturating_sub(LONGEST_CODE);
    if extra > 0 {
        text = text
            .char_indices()
            .nth(extra)
            .map_or("", |(at, _)| &text[at..]);
    }
    if text.is_empty() || text.chars().all(is_chinese_numeral) {
        return (end, String::new());
    }
    (close - text.len(), text.to_owned())
}
