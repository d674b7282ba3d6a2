//! What a page that collects documents adds to a title: a number right behind it, and lines of labels below it (…的通知0 / 政策 /
//! 发布部门：甲局).

use std::ops::RangeInclusive;

use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::lines::{Class, Entry};
use crate::zh::text::scan::{is_colon, is_digit, is_han};

/// Between a title and the names of columns and of the site.
const COLUMNS: [char; 3] = ['_', '|', '-'];

/// A title without what a page prints right behind it: the number of comments (…的通知0), the names of its columns and of the site
/// (…的通知_政策文件_甲县人民政府), or the brackets around it.
pub(super) fn without_page_words(title: &str) -> &str {
    if let Some(inside) = enclosed(title) {
        return inside;
    }
    let columns = title.split(COLUMNS).next().unwrap_or(title);
    let bares = [title.trim_end_matches(is_digit), columns.trim_end()];
    let bare = bares.into_iter().find(|bare| bare.ends_with("通知"));
    bare.unwrap_or(title)
}

/// The title of a page that prints it in brackets before the name of the site: 【…的通知】-甲县水利局.
fn enclosed(text: &str) -> Option<&str> {
    let (title, behind) = text.trim_start().strip_prefix('【')?.split_once('】')?;
    behind.trim_start().starts_with(COLUMNS).then_some(title)
}

/// The line that prints a title clean of which the page's own print above it has a number behind it, or its columns and site before or
/// behind it.
pub(super) fn clean_print(entries: &[Entry], title: usize) -> Option<usize> {
    /// The page says a few things of the document between.
    const NEAR: usize = 20;
    let line = |at: usize| entries.get(at)?.line();
    let text = &line(title)?.text;
    let behind_site = text.rsplit(COLUMNS).next().unwrap_or(text).trim_start();
    let bares = [without_page_words(text), behind_site];
    let mut below = title + 1..entries.len().min(title + NEAR);
    // The value of the index (名称：…) is none of them.
    let is_clean = |at: &usize| {
        line(*at).is_some_and(|line| {
            let shorter = line.text.len() < text.len();
            let bare = &line.text.as_str();
            shorter && bares.contains(bare) && has_title_tail(bare) && line.class != Class::Index
        })
    };
    below.find(is_clean)
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
