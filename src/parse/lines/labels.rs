//! The labels around a document: those of the index block (索引块: 索引号, 文号, 成文日期 …) and of the line of date and source
//! below a page's title (发布日期, 信息来源 …).
//!
//! The vocabulary is that of the open-government index blocks (政府信息公开 目录); labels may be letter-spaced (索 引 号).

use std::ops::Range;
use std::sync::LazyLock;

use super::title_tail::has_title_tail;
use crate::zh::text::scan::{between_han, is_colon};
use crate::zh::text::traditional::simplified;
use crate::zh::text::words::Beginnings;
use crate::zh::unit::name::Confidence;
use crate::zh::{doc_number, time::date, unit};

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Block {
    /// 索引块
    Index,
    /// The line under a page's title.
    Info,
}

/// What the value beside a label is to the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    DocNumber,
    IssuedOn,
    PublishedOn,
    Issuer,
    Source,
    Disclosure,
    Title,
    /// Nothing that the header keeps.
    Other,
}

/// All labels, with their place and meaning.
const LABELS: &[(Block, Field, &[&str])] = &[
    (
        Block::Index,
        Field::DocNumber,
        &[
            "文号", "发文字号", "发布文号", "发文编号", "发文文号", "文件文号", "文件字号",
        ],
    ),
    (
        Block::Index,
        Field::IssuedOn,
        &["成文日期", "发文日期", "生成日期", "生成时间", "发文时间"],
    ),
    (Block::Index, Field::PublishedOn, &["公开日期"]),
    (
        Block::Index,
        Field::Issuer,
        &[
            "发布机构", "发文机构", "发文机关", "发布机关", "发文单位", "发布单位", "制发机构",
            "公开责任部门",
        ],
    ),
    (
        Block::Index,
        Field::Disclosure,
        &["公开方式", "公开形式", "公开类型", "公开类别", "公开属性"],
    ),
    (
        Block::Index,
        Field::Title,
        &["标题", "名称", "信息名称", "文件名称"],
    ),
    (
        Block::Index,
        Field::Other,
        &[
            "索引号", "索取号", "信息索引号", "统一登记号", "文件登记号", "文件编号", "发文序号",
            "生效时间", "生效日期", "废止时间", "废止日期", "失效日期", "失效时间", "公开时限",
            "公开范围", "有效性", "信息有效性", "效力状态", "是否有效", "时效", "信息时效性",
            "有效期", "主题分类", "信息分类", "组配分类", "体裁分类", "主题词", "关键词",
            "公文种类", "主题导航", "公开目录", "内容概述", "内容概览", "内容描述", "载体类型",
            "记录形式", "政策咨询机关", "政策咨询电话",
        ],
    ),
    (
        Block::Info,
        Field::PublishedOn,
        &[
            "发布日期", "发布时间", "发表时间", "发表日期", "更新时间", "更新日期", "时间", "日期",
            "发布",
        ],
    ),
    (
        Block::Info,
        Field::Source,
        &["信息来源", "文章来源", "来源", "稿源"],
    ),
    (
        Block::Info,
        Field::Other,
        &[
            "访问次数", "浏览次数", "点击数", "点击量", "浏览量", "访问量", "阅读次数", "阅读量",
            "浏览", "阅读", "点击", "访问", "作者", "发布人", "发布者", "编辑", "责编", "责任编辑",
            "审核", "字号", "字体", "字体大小", "文字大小",
            // With a colon only: 分类 heads columns, too.
            "分类",
        ],
    ),
];

/// The labels that databases of laws print in 【】 above a document; elsewhere these words are no labels.
const IN_MARKS: &[(Field, &[&str])] = &[
    (
        Field::Issuer,
        &["制定机关", "发布部门", "颁布单位", "发文机关"],
    ),
    (Field::PublishedOn, &["公布日期", "发布日期", "颁布日期"]),
    (Field::DocNumber, &["字号", "发文字号", "文号", "颁布文号"]),
    (
        Field::Other,
        &[
            "施行日期", "实施日期", "效力等级", "效力级别", "效力位阶", "时效性", "主题分类",
            "法规类别", "法规标题", "批准部门", "批准机关", "批准日期", "失效日期",
        ],
    ),
];

/// Longest label in characters.
const LONGEST: usize = 6;

static KNOWN: LazyLock<Beginnings<(Block, Field)>> = LazyLock::new(|| {
    let labels = LABELS.iter();
    Beginnings::with(labels.flat_map(|&(block, field, words)| {
        let place = (block, field);
        words.iter().map(move |word| (*word, place))
    }))
});

fn known(label: &str) -> Option<(Block, Field)> {
    KNOWN.exact(label)
}

/// Before a label that is set in marks.
const OPENING: [char; 2] = ['【', '['];

/// A label with the bytes of the text that it takes, the colon behind it included.
pub(crate) struct Mark {
    pub block: Block,
    pub field: Field,
    pub start: usize,
    pub end: usize,
}

impl Mark {
    fn new((block, field): (Block, Field), range: Range<usize>) -> Self {
        Mark {
            block,
            field,
            start: range.start,
            end: range.end,
        }
    }
}

/// Whether a text begins with a label in 【】 or [].
pub(crate) fn is_in_marks(text: &str) -> bool {
    in_marks(text, 0).is_some()
}

/// The label in 【】 or [] that stands at `from`, behind a bullet or none.
fn in_marks(text: &str, from: usize) -> Option<Mark> {
    let inner = text[from..]
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '•' | '·'))
        .strip_prefix(OPENING)?;
    let label = &inner[..inner.find(['】', ']'])?];
    let in_marks = IN_MARKS.iter().find(|(_, words)| words.contains(&label));
    let of_index = || known(label).filter(|(block, _)| *block == Block::Index);
    let field = in_marks
        .map(|(field, _)| *field)
        .or_else(|| of_index().map(|(_, field)| field))?;
    let behind = inner[label.len()..].trim_start_matches(['】', ']']);
    let end = text.len() - behind.trim_start_matches(is_colon).len();
    Some(Mark::new((Block::Index, field), from..end))
}

/// The label with which a text begins: closed by 】, a colon, a gap, a pipe, or the end of the text.
fn leading(text: &str) -> Option<Mark> {
    if text.starts_with(['【', '[', '•', '·'])
        && let Some(mark) = in_marks(text, 0)
    {
        return Some(mark);
    }
    let mut label = String::new();
    let mut gap = false;
    let mut letters = 0;
    for (at, c) in text.char_indices() {
        if is_colon(c) || c == '|' {
            let end = at + if c == '|' { 0 } else { c.len_utf8() };
            return Some(Mark::new(known(&label)?, 0..end));
        }
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        // Letter-spaced 文 号 is no 文 with a value behind it; 来源 behind a gap is the next label's business.
        if gap && let Some(label @ (Block::Index, _)) = known(&label) {
            return Some(Mark::new(label, 0..at));
        }
        if matches!(c, '【' | '】' | '[' | ']' | '•' | '·' | '-') {
            continue;
        }
        gap = false;
        letters += 1;
        if letters > LONGEST || c.is_ascii_digit() {
            return None;
        }
        let letter = simplified(c);
        // Nearly every line is asked, and most begin as no label does.
        if letters == 1 {
            if !KNOWN.has(letter) {
                return None;
            }
            label.reserve(LONGEST * letter.len_utf8());
        }
        label.push(letter);
        let end = at + c.len_utf8();
        if let Some(label) = known(&label)
            && is_value(label.1, text[end..].trim())
        {
            // Elements beside each other part them on the page: 文号 + 甲政办〔2023〕1号.
            return Some(Mark::new(label, 0..end));
        }
    }
    Some(Mark::new(known(&label)?, 0..text.len()))
}

/// Whether a text is beyond doubt what a field of the index block holds.
fn is_value(field: Field, text: &str) -> bool {
    match field {
        Field::DocNumber => doc_number::alone(text).is_some(),
        Field::IssuedOn => date::parse_date_line(text).is_some(),
        Field::Issuer => unit::list::looks_like_unit(text) == Some(Confidence::High),
        _ => false,
    }
}

/// The block that a line belongs to by the label it begins with.
pub(crate) fn block_of(text: &str) -> Option<Block> {
    let mark = leading(text)?;
    let closed = text[..mark.end].ends_with(is_colon);
    let telling = match (mark.block, mark.field) {
        // A word such as 时间 or 名称 heads a column of a table, too; with a colon it is a label.
        (Block::Info, _) => closed,
        (_, Field::Title) => {
            let rest = text[mark.end..].trim_matches(|c: char| c == '|' || c.is_whitespace());
            closed || has_title_tail(rest)
        }
        _ => true,
    };
    telling.then_some(mark.block)
}

/// The label that ends at a colon, the longest that fits.
fn before_colon(text: &str, colon: usize, width: usize) -> Option<Mark> {
    let mut reversed: Vec<char> = Vec::new();
    let mut found = None;
    for (at, c) in text[..colon].char_indices().rev() {
        if c.is_whitespace() {
            continue;
        }
        if reversed.len() == LONGEST || is_colon(c) {
            break;
        }
        let letter = simplified(c);
        reversed.push(letter);
        // Most begin no label.
        if !KNOWN.has(letter) {
            continue;
        }
        let label: String = reversed.iter().rev().collect();
        let mark = known(&label).map(|label| Mark::new(label, at..colon + width));
        found = mark.or(found);
    }
    found
}

/// Labels of the index block that stand between gaps, behind the first: 发布机构 甲局 文 号 甲发〔2023〕1号.
fn behind_gaps(text: &str, marks: &mut Vec<Mark>) {
    /// Letters of a label may stand apart.
    const MOST_PIECES: usize = 4;
    let mut from = marks.last().map_or(0, |first| first.end);
    while let Some(blank) = text[from..].find(char::is_whitespace) {
        let gap = from + blank;
        let start = text.len() - text[gap..].trim_start().len();
        let mut label = String::new();
        let mut end = start;
        let mut found = None;
        for piece in text[start..].split_whitespace().take(MOST_PIECES) {
            let at = end + text[end..].len() - text[end..].trim_start().len();
            end = at + piece.len();
            label.extend(piece.chars().map(simplified));
            if label.chars().count() > LONGEST {
                break;
            }
            let of_index = known(&label).filter(|(block, _)| *block == Block::Index);
            found = of_index.map(|label| Mark::new(label, start..end)).or(found);
        }
        from = found.as_ref().map_or(start, |mark| mark.end);
        marks.extend(found);
    }
}

/// The labels of a line without pipes, in order.
pub(crate) fn marks(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = leading(text).into_iter().collect();
    if is_in_marks(text) {
        let further = text.match_indices(OPENING).skip(1);
        marks.extend(further.filter_map(|(at, _)| in_marks(text, at)));
        return marks;
    }
    if marks
        .first()
        .is_some_and(|first| !text[..first.end].ends_with(is_colon))
    {
        // A gap closed the first label: so it does the others of the line.
        behind_gaps(text, &mut marks);
    }
    for (at, c) in between_han(text).filter(|&(_, c)| is_colon(c)) {
        if marks.last().is_none_or(|last| last.end <= at)
            && let Some(mark) = before_colon(text, at, c.len_utf8())
        {
            marks.push(mark);
        }
    }
    marks
}

/// Whether a text is a label and nothing else.
pub(crate) fn is_label(text: &str) -> bool {
    let whole = |mark: &Mark| mark.start == 0 && mark.end == text.len();
    matches!(marks(text).as_slice(), [mark] if whole(mark))
}

/// Whether a text ends with a colon, as labels do of which the value stands elsewhere.
pub(crate) fn is_closed(text: &str) -> bool {
    text.ends_with(is_colon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_tables_and_sentences_are_no_labels() {
        for text in [
            "时间", "名称", "名称 | 内容 |", "完成时间", "日期 地点", "文号不规范的，予以退回。",
        ] {
            assert_eq!(block_of(text), None, "{text}");
        }
        assert_eq!(block_of("索 引 号"), Some(Block::Index));
    }

    #[test]
    fn gaps_close_labels_like_colons() {
        let line = "发布机构 甲区 人民政府 文    号 甲政办〔2023〕1号 有 效 性 有效";
        let marks = marks(line);
        let labels: Vec<&str> = marks
            .iter()
            .map(|mark| line[mark.start..mark.end].trim())
            .collect();
        assert_eq!(labels, ["发布机构", "文    号", "有 效 性"]);
    }
}
