//! What a page that collects documents adds to a title: a number right behind it, and lines of labels below it (…的通知0 / 政策 /
//! 发布部门：甲局).

use std::ops::RangeInclusive;

use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::lines::{Class, Entry};
use crate::zh::text::scan::{is_colon, is_digit, is_han};

/// A title without what a page prints right behind it: the number of comments (…的通知0), the names of its columns and of the site
/// (…的通知_政策文件_甲县人民政府).
pub(super) fn without_page_words(title: &str) -> &str {
    let columns = title.split(['_', '|', '-']).next().unwrap_or(title);
    let bares = [title.trim_end_matches(is_digit), columns.trim_end()];
    let bare = bares.into_iter().find(|bare| bare.ends_with("通知"));
    bare.unwrap_or(title)
}

/// The line that prints a title of which the page's own print has a number behind it, clean and below it.
pub(super) fn clean_print(entries: &[Entry], title: usize) -> Option<usize> {
    /// The page says a few things of the document between.
    const NEAR: usize = 20;
    let line = |at: usize| entries.get(at)?.line();
    let text = &line(title)?.text;
    let bare = without_page_words(text);
    let mut below = title + 1..entries.len().min(title + NEAR);
    // The value of the index (名称：…) is none of them.
    let is_clean = |at: &usize| {
        line(*at).is_some_and(|line| line.text.as_str() == bare && line.class != Class::Index)
    };
    below.find(is_clean).filter(|_| bare.len() < text.len())
}

/// Whether a line is what a page says of a document, a word for it and its value: 发布部门：甲局.
pub(super) fn is_label_with_value(text: &str) -> bool {
    const WORD: RangeInclusive<usize> = 2..=6;
    let Some((word, value)) = text.split_once(is_colon) else {
        return false;
    };
    let word = word.trim();
    WORD.contains(&word.chars().count())
        && word.chars().all(is_han)
        && !has_title_tail(word)
        && value.contains(char::is_alphanumeric)
}
