//! What each line is, decided once from the line alone.

use std::sync::LazyLock;

use crate::document::{Block, Document, Element, Link, Table, Zone};
use crate::mapped::MappedText;
use crate::zh::words::Beginnings;
use crate::zh::{date, doc_number, ordinal, responsibility};

/// A line or a table of the document on its way into the model.
#[derive(Debug, Clone)]
pub(crate) enum Entry {
    /// A paragraph.
    Line(Paragraph),
    /// A data table.
    Table(Table),
}

/// A paragraph: one line of the document, or several that a hard wrap had parted.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    pub text: MappedText,
    pub class: Class,
    pub zone: Zone,
    pub element: Element,
    pub gap: bool,
    pub links: Vec<Link>,
}

/// What a line is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Class {
    /// A numbered heading or item (层次序数).
    Heading(ordinal::Marker),
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
    /// A cell of a flattened table, by its column.
    Cell(&'static str),
}

impl Class {
    /// Name for people (`taskbook text`).
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Class::Heading(_) => "heading",
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
            Class::Cell(column) => column,
        }
    }
}

/// The document's blocks as entries, each line with its class.
pub(super) fn entries(document: &mut Document) -> Vec<Entry> {
    std::mem::take(&mut document.blocks)
        .into_iter()
        .map(|block| match block {
            Block::Table(mut table) => {
                if is_index(&table) {
                    table.zone = Zone::Chrome;
                }
                Entry::Table(table)
            }
            Block::Line(line) => Entry::Line(Paragraph {
                class: classify(&line.text),
                text: line.text,
                zone: line.zone,
                element: line.element,
                gap: line.gap,
                links: line.links,
            }),
        })
        .collect()
}

/// An index block that is laid out as a table: several cells are nothing but its labels.
fn is_index(table: &Table) -> bool {
    const SMALL: usize = 60;
    let labels = table.cells.iter().filter(|cell| {
        cell.lines.first().is_some_and(|line| {
            let bare: String = line
                .chars()
                .filter(|c| !c.is_whitespace() && !matches!(c, ':' | '：'))
                .collect();
            INDEX_LABELS.contains(&bare.as_str())
        })
    });
    table.cells.len() <= SMALL && labels.count() >= 2
}

/// The class of a line, from its text alone.
pub(super) fn classify(text: &str) -> Class {
    let text = text.trim();
    let length = text.chars().count();
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
    if length <= 40 && doc_number::whole(text).is_some() {
        return Class::DocNumber;
    }
    if length <= 400 {
        if is_attachment_note(text) {
            return Class::AttachmentNote;
        }
        if is_imprint(text) {
            return Class::Imprint;
        }
        if is_breadcrumb(text) || is_furniture(text, length) {
            return Class::Chrome;
        }
        if let Some(class) = label_class(text) {
            return class;
        }
    }
    if let Some(marker) = ordinal::leading(text).filter(is_outline) {
        return Class::Heading(marker);
    }
    if responsibility::labelled_line(text, None).is_some() {
        return Class::Duty;
    }
    if matches!(text.chars().last(), Some(':' | '：')) && length <= 200 && !text.contains('。') {
        return Class::Addressees;
    }
    Class::Prose
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

/// `— 1 —`, `- 12 -`, `# Page 3:`, `第 3 页`.
fn is_page_mark(text: &str) -> bool {
    if let Some(rest) = text.strip_prefix("# Page ") {
        return rest
            .trim_end_matches(':')
            .chars()
            .all(|c| c.is_ascii_digit());
    }
    let inner = text
        .trim_matches(|c: char| matches!(c, '-' | '—' | '–' | '－' | ' ' | '\u{a0}' | '\u{3000}'));
    let dashed = inner.len() + 2 <= text.len() && text.starts_with(['-', '—', '–', '－']);
    if dashed && !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit()) {
        return text.ends_with(['-', '—', '–', '－']);
    }
    let digits = text
        .strip_prefix('第')
        .and_then(|rest| rest.split_once('页'))
        .map(|(number, _)| number.trim());
    digits.is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
}

/// The number of an attachment mark that stands alone: `附件`, `附件1`, `附件 2：`, `附件一`, `附表1`.
fn attachment_mark(text: &str) -> Option<Option<u32>> {
    if !text.starts_with('附') {
        return None;
    }
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let rest = squeezed
        .strip_prefix("附件")
        .or_else(|| squeezed.strip_prefix("附表"))
        .or_else(|| {
            squeezed
                .strip_prefix('附')
                .filter(|rest| rest.starts_with([':', '：']))
        })?;
    let rest = rest.trim_end_matches([':', '：']);
    if rest.is_empty() {
        return Some(None);
    }
    number(rest).map(Some)
}

/// A small number in digits or Chinese numerals.
pub(super) fn number(text: &str) -> Option<u32> {
    use crate::zh::numeral;
    if text.chars().count() > 3 {
        return None;
    }
    numeral::digits_value(text)
        .and_then(|value| u32::try_from(value).ok())
        .or_else(|| numeral::parse_chinese(text))
}

/// `附件:…`, `附件 :1、…`, `附件1:…`, `附:…` with a title behind.
fn is_attachment_note(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('附') else {
        return false;
    };
    let rest = rest
        .trim_start()
        .strip_prefix('件')
        .unwrap_or(rest)
        .trim_start();
    let digits =
        rest.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    match digits.trim_start().strip_prefix([':', '：']) {
        Some(title) => !title.trim().is_empty(),
        // 附件1.标题
        None => digits.len() < rest.len() && digits.starts_with(['.', '．', '、']),
    }
}

/// `(此件公开发布)`, `公开方式:主动公开`.
fn is_disclosure(text: &str) -> bool {
    let inner =
        text.trim_matches(|c: char| matches!(c, '(' | ')' | '（' | '）' | '【' | '】' | '[' | ']'));
    (inner.len() < text.len()
        && (inner.starts_with("此件") || inner.starts_with("本件"))
        && inner.contains("公开"))
        || (text.starts_with("公开方式") && text.contains("公开"))
        || matches!(
            text,
            "此件公开发布" | "此件主动公开" | "此件依申请公开" | "此件不予公开"
        )
}

fn is_imprint(text: &str) -> bool {
    let squeezed = text.trim_end();
    text.starts_with("抄送")
        || text.starts_with("抄报")
        || (squeezed.ends_with("印发")
            && date::find_date(squeezed).is_some()
            && squeezed.chars().count() < 60)
}

fn is_breadcrumb(text: &str) -> bool {
    text.starts_with("当前位置")
        || text.starts_with("所在位置")
        || text.starts_with("您的位置")
        || text.starts_with("您现在的位置")
        || text.starts_with("您当前")
}

/// Words that pages print around a document, whatever site they are of.
const FURNITURE: &[&str] = &[
    "打印本页",
    "关闭窗口",
    "关闭本页",
    "打印",
    "关闭",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "分享到",
    "扫一扫",
    "版权所有",
    "主办单位",
    "承办单位",
    "网站标识码",
    "网站地图",
    "公网安备",
    "ICP备",
    "Produced By",
    "Powered by",
    "Copyright",
    "字体",
    "字号",
    "收藏",
    "返回顶部",
    "相关链接",
    "相关文章",
    "友情链接",
    "无障碍",
    "长者",
    "关怀版",
    "技术支持",
    "联系我们",
    "文字大小",
    "背景色",
    "视力保护色",
    "在手机上查看",
    "IPV6",
    "IPv6",
];

fn is_furniture(text: &str, length: usize) -> bool {
    if length > 60 || text.ends_with(['。', ';', '；']) {
        return false;
    }
    static WORDS: LazyLock<Beginnings> = LazyLock::new(|| Beginnings::of(FURNITURE));
    text.char_indices().any(|(at, _)| {
        WORDS.all(&text[at..]).any(|(word, ())| {
            let characters = word.chars().count();
            characters >= 4
                || at == 0
                    && (characters > 2
                        || length <= 4
                        || text[word.len()..].starts_with([':', '：', ' ', '[', '【']))
        })
    })
}

/// Labels of the line under a page's title.
const INFO_LABELS: &[&str] = &[
    "发布日期",
    "发布时间",
    "信息来源",
    "文章来源",
    "来源",
    "时间",
    "日期",
    "访问次数",
    "浏览次数",
    "点击数",
    "点击量",
    "浏览量",
    "访问量",
    "阅读次数",
    "作者",
    "编辑",
    "责任编辑",
    "稿源",
    "更新时间",
];

/// Labels of the index block (索引块).
const INDEX_LABELS: &[&str] = &[
    "索引号",
    "信息索引号",
    "统一登记号",
    "文件登记号",
    "文件编号",
    "文号",
    "发文字号",
    "发布文号",
    "发文编号",
    "发布机构",
    "发文机构",
    "发文机关",
    "发文单位",
    "发布单位",
    "制发机构",
    "公开责任部门",
    "成文日期",
    "发文日期",
    "生成日期",
    "生成时间",
    "公开日期",
    "发文时间",
    "生效时间",
    "生效日期",
    "废止时间",
    "公开方式",
    "公开形式",
    "公开时限",
    "公开范围",
    "有效性",
    "效力状态",
    "是否有效",
    "时效",
    "信息时效性",
    "有效期",
    "主题分类",
    "信息分类",
    "组配分类",
    "体裁分类",
    "主题词",
    "关键词",
    "公文种类",
    "主题导航",
    "公开目录",
    "信息名称",
    "文件名称",
    "内容概述",
    "内容概览",
    "政策咨询机关",
    "政策咨询电话",
];

fn label_class(text: &str) -> Option<Class> {
    let label = leading_label(text)?;
    if INDEX_LABELS.contains(&label.as_str()) {
        return Some(Class::Index);
    }
    if INFO_LABELS.contains(&label.as_str()) && text.chars().count() <= 160 {
        return Some(Class::Info);
    }
    None
}

/// The short label before the first colon or wide gap, white space removed.
pub(super) fn leading_label(text: &str) -> Option<String> {
    let mut label = String::new();
    for c in text.chars().take(16) {
        match c {
            ':' | '：' | '|' => break,
            '【' | '】' | '•' | '·' => {}
            c if c.is_whitespace() => {
                if INDEX_LABELS.contains(&label.as_str()) || INFO_LABELS.contains(&label.as_str()) {
                    break;
                }
            }
            c if c.is_ascii_digit() => break,
            c => label.push(c),
        }
    }
    (!label.is_empty() && label.chars().count() <= 7).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_notes_of_attachments_are_told_apart() {
        assert_eq!(classify("附件1"), Class::AttachmentMark(Some(1)));
        assert_eq!(classify("附 件"), Class::AttachmentMark(None));
        assert_eq!(classify("附件2："), Class::AttachmentMark(Some(2)));
        assert_eq!(classify("附件 :1、甲镇工作任务书"), Class::AttachmentNote);
        assert_eq!(classify("附件1:甲镇工作任务书"), Class::AttachmentNote);
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
        assert!(matches!(classify("一、前置条件"), Class::Heading(_)));
        assert_eq!(classify("责任单位:市财政局"), Class::Duty);
    }
}
