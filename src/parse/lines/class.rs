//! What each line is, decided once from the line alone.

use crate::zh::text::words::{ends_with_any, starts_with_any};
use std::borrow::Cow;

use super::labels::{self, Block};
use super::page::furniture;
use super::page::marks::is_page_mark;
use super::signs::{Marks, Signs};
use crate::zh::text::numeral;
use crate::zh::text::scan::{is_colon, is_digit, is_stop, trim};
use crate::zh::text::traditional::simplify;
use crate::zh::{doc_number, ordinal, responsibility, time::date};

/// What a line is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Class {
    /// A numbered heading or item (层次序数).
    Heading(ordinal::Marker),
    /// A heading without a number between items, with its level: 1 to 6 as the page says, below them by its words.
    Unnumbered(u8),
    /// Responsibility or a deadline on a line of its own (责任单位:…).
    Duty,
    /// `附件1` alone on a line.
    AttachmentMark(Option<u32>),
    /// `附件:1.…` with the titles (附件说明).
    AttachmentNote,
    /// A document number (发文字号) alone.
    DocNumber,
    /// A date alone.
    Date,
    /// `(此件公开发布)`.
    Disclosure,
    /// `抄送:…`, `…印发` (版记).
    Imprint,
    /// The line of date, source and counters under a page's title.
    Info,
    /// A pair or more of the index block (索引号 …).
    Index,
    /// A page number or page mark of a print.
    PageMark,
    /// Page furniture.
    Chrome,
    /// Ends with a colon and addresses bodies (主送机关); only at the head of a notice.
    Addressees,
    /// Anything else.
    Prose,
    /// Given later by the stage that used the line.
    Title,
    /// Part of the signature (发文机关署名).
    Signature,
    /// A closing paragraph of the notice (结尾), below the last item.
    Closing,
    /// A cell of a flattened table, by its column.
    Cell(&'static str),
}

impl Class {
    /// Name for people (`taskbook text`).
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Class::Heading(_) | Class::Unnumbered(_) => "heading",
            Class::Duty => "duty",
            Class::AttachmentMark(_) => "attachment-mark",
            Class::AttachmentNote => "attachment-note",
            Class::DocNumber => "doc-number",
            Class::Date => "date",
            Class::Disclosure => "disclosure",
            Class::Imprint => "imprint",
            Class::Info => "info",
            Class::Index => "index",
            Class::PageMark => "page-mark",
            Class::Chrome => "chrome",
            Class::Addressees => "addressees",
            Class::Prose => "prose",
            Class::Title => "title",
            Class::Signature => "signature",
            Class::Closing => "closing",
            Class::Cell(column) => column,
        }
    }
}

/// The class of a line, from its text and the signs in it alone.
pub(super) fn classify(text: &str, signs: Signs) -> Class {
    let text = &*simple(text, signs);
    let length = signs.characters;
    if length <= 24 {
        if is_page_mark(text) {
            return Class::PageMark;
        }
        if let Some(number) = attachment_mark(text) {
            return Class::AttachmentMark(number);
        }
        if date::parse_date_line(text).is_some() {
            return Class::Date;
        }
        if is_disclosure(text) {
            return Class::Disclosure;
        }
    }
    if length <= 40 && signs.digits && doc_number::alone(text).is_some() {
        return Class::DocNumber;
    }
    if length <= 400 {
        if is_attachment_note(text) {
            return Class::AttachmentNote;
        }
        if is_imprint(text) {
            return Class::Imprint;
        }
        // Before furniture: the size of letters (字体:[ ]) stands on the line of the date, too.
        match labels::block_of(text) {
            Some(Block::Index) => return Class::Index,
            Some(Block::Info) if length <= 160 => return Class::Info,
            _ => {}
        }
        // A longer line is no stamp and no furniture.
        if length <= furniture::LONGEST {
            if signs.digits && is_stamped(text, signs) {
                return Class::Info;
            }
            if furniture::is_furniture(text, signs)
                && ordinal::leading(text).filter(is_outline).is_none()
            {
                return Class::Chrome;
            }
        }
    }
    of_content(text)
}

/// The class of a line of which it is known that it belongs to the document's text.
pub(super) fn classify_content(text: &str, signs: Signs) -> Class {
    of_content(&simple(text, signs))
}

/// A text in the script in which it is read.
fn simple(text: &str, signs: Signs) -> Cow<'_, str> {
    match signs.traditional {
        true => simplify(trim(text)),
        false => Cow::Borrowed(trim(text)),
    }
}

/// `2021-06-25 16:57 来源：甲局`, `甲政办〔2023〕1号 2023年1月5日 点击：`: the page's date and time, without a label.
fn is_stamped(text: &str, signs: Signs) -> bool {
    if signs.marks == Marks::Sentence && text.contains(is_stop) {
        return false;
    }
    let dated = |behind: &str| {
        let date =
            date::find_date(behind).filter(|(range, _)| behind[..range.start].trim().is_empty());
        date.is_some_and(|(range, _)| {
            labels::block_of(behind[range.end..].trim()) == Some(Block::Info)
        })
    };
    date::stamp_at_start(text).is_some()
        || doc_number::at_start(text).is_some_and(|number| dated(&text[number.range.end..]))
}

fn of_content(text: &str) -> Class {
    if let Some(marker) = ordinal::leading(text).filter(is_outline) {
        return Class::Heading(marker);
    }
    if responsibility::is_own_line(text) {
        return Class::Duty;
    }
    if text.ends_with(is_colon) && may_address(text) && !opens_text(text) {
        return Class::Addressees;
    }
    Class::Prose
}

/// Whether a line that ends in a colon is no longer than a list of bodies: those of a ministry name companies one by one.
fn may_address(text: &str) -> bool {
    const LONGEST: usize = 200;
    const LONGEST_LIST: usize = 600;
    const BODIES: usize = 10;
    let within = |most: usize| text.chars().nth(most).is_none();
    let is_list = || {
        text.starts_with('各')
            && !text.contains(['。', '；', ';', '《'])
            && text.matches(['、', ',', '，']).count() >= BODIES
    };
    within(LONGEST) || within(LONGEST_LIST) && is_list()
}

/// Whether a line that ends in a colon is a sentence (根据《…》，现通知如下：), no list of bodies.
fn opens_text(text: &str) -> bool {
    let bare = text.trim_end_matches(is_colon);
    text.contains(['。', '《']) || ends_with_any(bare, &["如下", "以下"])
}

/// A bare number is no heading; 第一章 needs no mark behind it.
fn is_outline(marker: &ordinal::Marker) -> bool {
    use ordinal::Style;
    // 1.1 needs no mark behind it, either: what is no outline number is not read as one.
    matches!(marker.style, Style::Decimal(_))
        || marker.delimiter != ordinal::Delimiter::None
        || matches!(
            marker.style,
            Style::Part | Style::Chapter | Style::Section | Style::Article
        )
}

/// The number of an attachment mark that stands alone: `附件`, `附件1`, `附件 2：`, `附件一`, `附表1`, `附2`.
pub(super) fn attachment_mark(text: &str) -> Option<Option<u32>> {
    if !text.starts_with('附') {
        return None;
    }
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = squeezed.strip_prefix('附')?;
    let rest = bare.strip_prefix(['件', '表']);
    let rest = rest.or_else(|| (!bare.is_empty()).then_some(bare))?;
    let rest = rest.trim_end_matches(is_colon);
    if rest.is_empty() {
        return Some(None);
    }
    number(rest).map(Some)
}

/// A small number in digits or Chinese numerals.
pub(crate) fn number(text: &str) -> Option<u32> {
    let short = text.chars().nth(3).is_none();
    short.then(|| numeral::value(text))?
}

/// `附件:…`, `附件 :1、…`, `附件1:…`, `附表:1.…`, `附:…` with a title behind.
fn is_attachment_note(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('附') else {
        return false;
    };
    let rest = rest
        .trim_start()
        .strip_prefix(['件', '表'])
        .unwrap_or(rest)
        .trim_start();
    let digits = rest.trim_start_matches(|c: char| is_digit(c));
    match digits.trim_start().strip_prefix(is_colon) {
        Some(title) => !title.trim().is_empty(),
        // 附件1.标题
        None => digits.len() < rest.len() && digits.starts_with(['.', '．', '、']),
    }
}

/// `(此件公开发布)`, `（本文有删减）`, `公开方式:主动公开`.
fn is_disclosure(text: &str) -> bool {
    let inner =
        text.trim_matches(|c: char| matches!(c, '(' | ')' | '（' | '）' | '【' | '】' | '[' | ']'));
    (inner.len() < text.len()
        && (starts_with_any(inner, &["此件", "本件", "本文"]))
        && (inner.contains("公开") || inner.contains("删减") || inner.contains("删节")))
        || text
            .strip_prefix("公开方式")
            .is_some_and(|value| value.contains("公开"))
        || (text.starts_with(['(', '（', '信', '政']) && labels_disclosure(inner))
        || matches!(
            text,
            "此件公开发布" | "此件主动公开" | "此件依申请公开" | "此件不予公开"
        )
}

/// `信息公开形式:主动公开`, and in brackets what the index block says as well: `（公开方式：主动公开）`.
fn labels_disclosure(text: &str) -> bool {
    let Some((label, value)) = text.split_once(is_colon) else {
        return false;
    };
    let label = label.trim();
    let label = label.strip_prefix("政府").unwrap_or(label);
    let label = label.strip_prefix("信息").unwrap_or(label);
    value.contains("公开")
        && label
            .strip_prefix("公开")
            .is_some_and(|kind| ["方式", "形式", "选项", "类型", "类别", "属性"].contains(&kind))
}

fn is_imprint(text: &str) -> bool {
    let squeezed = text.trim_end();
    text.starts_with("抄送")
        || text.starts_with("抄报")
        || (squeezed.ends_with("印发")
            && date::find_date(squeezed).is_some()
            && squeezed.chars().count() < 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classify(text: &str) -> Class {
        super::classify(text, Signs::of(text))
    }

    #[test]
    fn marks_and_notes_of_attachments_are_told_apart() {
        assert_eq!(classify("附件1"), Class::AttachmentMark(Some(1)));
        assert_eq!(classify("附 件"), Class::AttachmentMark(None));
        assert_eq!(classify("附件2："), Class::AttachmentMark(Some(2)));
        assert_eq!(classify("附3"), Class::AttachmentMark(Some(3)));
        assert_eq!(classify("附则"), Class::Prose);
        assert_eq!(classify("附件 :1、甲镇工作任务书"), Class::AttachmentNote);
        assert_eq!(classify("附件1:甲镇工作任务书"), Class::AttachmentNote);
        assert_eq!(classify("附表：1.任务分工表"), Class::AttachmentNote);
        assert_eq!(classify("附加考核"), Class::Prose);
    }

    #[test]
    fn page_furniture_is_no_content() {
        assert_eq!(classify("打印本页 关闭窗口"), Class::Chrome);
        assert_eq!(classify("— 12 —"), Class::PageMark);
        assert_eq!(classify("-"), Class::Prose);
        assert_eq!(
            classify("发布日期:2017-08-09 信息来源:区环保局访问次数:字号:[ ]"),
            Class::Info
        );
        assert_eq!(classify("索 引 号：000/2019-1"), Class::Index);
        assert_eq!(classify("打印店整治任务全面完成。"), Class::Prose);
    }

    #[test]
    fn the_usual_lines_of_a_notice() {
        assert_eq!(classify("2017年8月8日"), Class::Date);
        assert_eq!(classify("(此件公开发布)"), Class::Disclosure);
        assert_eq!(classify("各相关单位:"), Class::Addressees);
        assert_eq!(classify("（本文有删减）"), Class::Disclosure);
        assert_eq!(classify("（公开方式：主动公开）"), Class::Disclosure);
        assert_eq!(classify("信息公开形式：主动公开"), Class::Disclosure);
        assert_eq!(classify("政府信息公开选项：依申请公开"), Class::Disclosure);
        assert_eq!(classify("公开方式："), Class::Index);
        assert_eq!(classify("（信息公开平台：网站）"), Class::Prose);
        assert_eq!(classify("信息公开工作：主动公开财政信息"), Class::Prose);
        assert_eq!(
            classify("为做好治水工作，根据《治水条例》，现将有关事项通知如下："),
            Class::Prose
        );
        assert!(matches!(classify("一、前置条件"), Class::Heading(_)));
        assert_eq!(classify("责任单位:市财政局"), Class::Duty);
    }
}
