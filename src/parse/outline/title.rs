//! The title of an item: what stands before the first `。` of its line, or the whole line where more stands below.

use std::ops::Range;

use crate::zh::responsibility::sentence::opening::is_of_one_body;
use crate::zh::responsibility::sentence::subject::{self, hands_out};
use crate::zh::responsibility::sentence::{doer, owner, told};
use crate::zh::text::scan::{find_mark, half, head, is_digit, trim};

/// Longest title in characters.
const TITLE_LIMIT: usize = 40;

/// A title: the bytes of its words, and where the text behind it begins.
pub(super) struct Title {
    pub text: Range<usize>,
    pub end: usize,
}

/// The title with which the first line of an item begins. `below` tells that more text stands below, `has_items` that items do;
/// `listed` that this item and those beside it open with the bodies that bear them.
pub(super) fn of(text: &str, below: bool, has_items: bool, listed: bool) -> Option<Title> {
    let title = title_end(text, below);
    if has_items {
        let whole = Title {
            text: 0..text.len(),
            end: text.len(),
        };
        return title.or_else(|| is_long_title(text).then_some(whole));
    }
    if listed {
        return title.map(|title| label_alone(text, title));
    }
    // 县财政局负责资金。县审计局负责监督。: the first sentence is one of those that say what is to be done.
    title.filter(|title| !says_who(&text[title.text.clone()]))
}

/// The title of an item as headings in line with text are printed: up to the first `。`, where more follows or stands below.
fn title_end(text: &str, below: bool) -> Option<Title> {
    if text.is_empty() {
        return None;
    }
    // No title is longer.
    let near = head(text, (TITLE_LIMIT + 1) * char::MAX.len_utf8());
    if let Some(stop) = find_mark(near, |c| c == '。') {
        let end = stop + '。'.len_utf8();
        let behind = &text[end..];
        let says = || behind.contains(char::is_alphanumeric) && !is_points(behind);
        let fits = is_title(&text[..stop]) && (below || says());
        return fits.then_some(Title { text: 0..stop, end });
    }
    if !below {
        return None;
    }
    let bare = text.trim_end_matches([':', '：']);
    is_title(bare).then_some(Title {
        text: 0..bare.len(),
        end: text.len(),
    })
}

/// Whether what would be the title of an item is a sentence about who does what.
fn says_who(sentence: &str) -> bool {
    let subject = || {
        subject::may_hand_out(sentence)
            && subject::sentence_subject(sentence)
                .is_some_and(|opening| is_of_one_body(&opening) && hands_out(sentence, &opening))
    };
    sentence.ends_with("负责解释")
        || subject()
        || !told::bodies(sentence, true).is_empty()
        || !doer::doers(sentence, false).is_empty()
}

/// The title without the sentence behind the bodies that it begins with: 县教育局：开展绿化。协调学校开放绿地。
fn label_alone(text: &str, title: Title) -> Title {
    let colon = text[title.text.clone()]
        .char_indices()
        .find(|(_, c)| matches!(c, ':' | '：'));
    match colon {
        Some((at, mark)) if owner::head(text[..at].trim()).is_some() => Title {
            text: 0..text[..at].trim_end().len(),
            end: at + mark.len_utf8(),
        },
        _ => title,
    }
}

/// Whether a text is a bracket that says how many points an item counts, and nothing else: （6分）, 【满分10分】.
fn is_points(text: &str) -> bool {
    let text = trim(text);
    let bare = text.trim_matches(['(', ')', '（', '）', '[', ']', '【', '】']);
    if bare.len() == text.len() {
        return false;
    }
    let inner = bare.trim();
    let number = inner
        .trim_start_matches(['满', '分', '计', '共', '权', '重'])
        .trim_end_matches(['分', '%', '％'])
        .trim();
    number.len() < inner.len()
        && !number.is_empty()
        && number.chars().all(|c| is_digit(c) || c == '.')
}

fn is_title(text: &str) -> bool {
    !text.is_empty()
        && text.chars().nth(TITLE_LIMIT).is_none()
        && find_mark(text, |c| half(c) == ';').is_none()
}

/// Whether a line above items is their title at more than the usual length: no mark ends a sentence in it, and where commas part
/// its phrases, nothing in it is counted (新建水厂3座，改造管网5公里).
fn is_long_title(text: &str) -> bool {
    const LONGEST: usize = 80;
    let counts = text.contains(['，', ',']) && text.contains(is_digit);
    !text.is_empty()
        && text.chars().nth(LONGEST).is_none()
        && !text.contains(['。', ';', '；', ':', '：', '！', '？'])
        && !text.ends_with(['，', ',', '、'])
        && !counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_need_something_behind_them() {
        assert!(title_end("农用地安全利用。完成任务。", false).is_some());
        assert!(title_end("未发生事件。", false).is_none());
        assert!(title_end("未发生事件。", true).is_some());
        assert!(title_end("前置条件", true).is_some());
        assert!(title_end("甲;乙。丙。", false).is_none());
        for points in ["（3分）", "（ 0.25 分 ）", "【满分 10 分】"] {
            assert!(title_end(&format!("未发生事件。{points}"), false).is_none());
        }
    }

    #[test]
    fn headings_over_items_may_be_long() {
        let is_title = |text: &str| of(text, true, true, false).is_some();
        let heading = "立足水源保护和城乡供水一体化，实施水厂、管网和水表三大改造工程，不断提高城乡居民用水保障水平";
        assert!(heading.chars().count() > TITLE_LIMIT);
        assert!(is_title(heading));
        // A sentence, what is counted, and what leads in the items.
        assert!(!is_title(&format!("{heading}。")));
        assert!(!is_title(&heading.replace("三大", "3项")));
        assert!(!is_title(&format!("{heading}：")));
        assert!(!is_title(&format!("{heading}，")));
    }
}
