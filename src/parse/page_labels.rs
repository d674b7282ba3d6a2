//! What stands beside labels around a document: the index block (索引块: 索引号, 文号, 成文日期 …) and the line of date and
//! source below a page's title (发布日期, 信息来源 …).
//!
//! The vocabulary is that of the open-government index blocks (政府信息公开 目录); it comes as pairs on lines, rows of pipes,
//! tables and lists, and labels may be letter-spaced (索 引 号).

use super::line::{Class, Entry};
use super::sections::has_title_tail;
use crate::document::Zone;
use crate::mapped::MappedText;
use crate::zh::scan::is_han;
use crate::zh::traditional::{simplified, simplify};
use crate::zh::{date, doc_number, unit_list};

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Block {
    /// 索引块
    Index,
    /// The line under a page's title.
    Info,
}

/// What the value beside a label is to the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
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

/// A value with what its label says it is.
pub(super) struct Labelled {
    pub field: Field,
    pub value: MappedText,
    pub block: Block,
}

/// All labels, with their place and meaning.
const LABELS: &[(Block, Field, &[&str])] = &[
    (
        Block::Index,
        Field::DocNumber,
        &["文号", "发文字号", "发布文号", "发文编号"],
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
            "发布机构",
            "发文机构",
            "发文机关",
            "发文单位",
            "发布单位",
            "制发机构",
            "公开责任部门",
        ],
    ),
    (Block::Index, Field::Disclosure, &["公开方式", "公开形式"]),
    (
        Block::Index,
        Field::Title,
        &["标题", "名称", "信息名称", "文件名称"],
    ),
    (
        Block::Index,
        Field::Other,
        &[
            "索引号",
            "信息索引号",
            "统一登记号",
            "文件登记号",
            "文件编号",
            "生效时间",
            "生效日期",
            "废止时间",
            "废止日期",
            "失效日期",
            "失效时间",
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
            "内容概述",
            "内容概览",
            "政策咨询机关",
            "政策咨询电话",
        ],
    ),
    (
        Block::Info,
        Field::PublishedOn,
        &["发布日期", "发布时间", "更新时间", "时间", "日期"],
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
            "字号",
            "字体",
        ],
    ),
];

/// Longest label in characters.
const LONGEST: usize = 6;

fn known(label: &str) -> Option<(Block, Field)> {
    LABELS
        .iter()
        .find(|(_, _, words)| words.contains(&label))
        .map(|&(block, field, _)| (block, field))
}

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

/// A label with the bytes of the text that it takes, the colon behind it included.
struct Mark {
    block: Block,
    field: Field,
    start: usize,
    end: usize,
}

/// The label with which a text begins: closed by a colon, a gap, a pipe, or the end of the text.
fn leading(text: &str) -> Option<Mark> {
    let mut label = String::new();
    let mut gap = false;
    let mut letters = 0;
    for (at, c) in text.char_indices() {
        if is_colon(c) || c == '|' {
            let (block, field) = known(&label)?;
            let end = at + if c == '|' { 0 } else { c.len_utf8() };
            return Some(Mark {
                block,
                field,
                start: 0,
                end,
            });
        }
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && let Some((block, field)) = known(&label) {
            // Letter-spaced 文 号 is no 文 with a value behind it; 来源 behind a gap is the next label's business.
            if block == Block::Index {
                return Some(Mark {
                    block,
                    field,
                    start: 0,
                    end: at,
                });
            }
        }
        if matches!(c, '【' | '】' | '[' | ']' | '•' | '·' | '-') {
            continue;
        }
        gap = false;
        letters += 1;
        if letters > LONGEST || c.is_ascii_digit() {
            return None;
        }
        label.push(simplified(c));
    }
    let (block, field) = known(&label)?;
    Some(Mark {
        block,
        field,
        start: 0,
        end: text.len(),
    })
}

/// The block that a line belongs to by the label it begins with.
pub(super) fn block_of(text: &str) -> Option<Block> {
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
        reversed.push(simplified(c));
        let label: String = reversed.iter().rev().collect();
        if let Some((block, field)) = known(&label) {
            found = Some(Mark {
                block,
                field,
                start: at,
                end: colon + width,
            });
        }
    }
    found
}

/// The labels of a line without pipes, in order.
fn marks(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = leading(text).into_iter().collect();
    for (at, c) in text.char_indices().filter(|&(_, c)| is_colon(c)) {
        if marks.last().is_none_or(|last| last.end <= at)
            && let Some(mark) = before_colon(text, at, c.len_utf8())
        {
            marks.push(mark);
        }
    }
    marks
}

/// Values beside labels in the lines and tables around the document, in order.
pub(super) fn find(entries: &mut [Entry]) -> Vec<Labelled> {
    let mut finder = Finder::default();
    for entry in entries {
        match entry {
            Entry::Line(line) => {
                let labelled =
                    matches!(line.class, Class::Index | Class::Info) || line.zone == Zone::Chrome;
                if labelled {
                    finder.line(&line.text);
                } else if finder.below(&line.text) {
                    // In a list the value stands on the line below its label.
                    line.class = Class::Index;
                }
            }
            Entry::Table(table) => {
                finder.open = None;
                if table.zone == Zone::Chrome {
                    for line in table.cells.iter().flat_map(|cell| &cell.lines) {
                        finder.cell(line);
                    }
                }
                finder.open = None;
            }
        }
    }
    finder.found
}

#[derive(Default)]
struct Finder {
    found: Vec<Labelled>,
    /// A label whose value has not come yet.
    open: Option<(Block, Field)>,
}

impl Finder {
    fn line(&mut self, text: &MappedText) {
        if !text.contains('|') {
            return self.cell(text);
        }
        let mut from = 0;
        for (at, _) in text.match_indices('|').chain([(text.len(), "")]) {
            self.cell(&text.slice(from..at).trimmed());
            from = at + 1;
        }
        // A row of pipes ends with its line.
        self.open = None;
    }

    /// A cell: labels with their values, or the value of the label in the cell before.
    fn cell(&mut self, text: &MappedText) {
        let marks = marks(text);
        if marks.is_empty() {
            if let Some((block, field)) = self.open.take() {
                self.put(block, field, text.clone());
            }
            return;
        }
        for (index, mark) in marks.iter().enumerate() {
            let to = marks.get(index + 1).map_or(text.len(), |next| next.start);
            let value = text.slice(mark.end..to.max(mark.end)).trimmed();
            self.open = value.is_empty().then_some((mark.block, mark.field));
            self.put(mark.block, mark.field, value);
        }
    }

    /// A line without a label: whether it is the value of the label above.
    fn below(&mut self, text: &MappedText) -> bool {
        let Some((block, field)) = self.open.take() else {
            return false;
        };
        // What only any words could be is too often the document itself.
        let fits = match field {
            Field::DocNumber => doc_number::whole(text).is_some(),
            Field::IssuedOn | Field::PublishedOn => date::parse_date_line(text).is_some(),
            Field::Issuer => unit_list::looks_like_unit(text).is_some(),
            Field::Disclosure => simplify(text).contains("公开"),
            Field::Other => !text.chars().any(is_han),
            Field::Source | Field::Title => false,
        };
        if fits {
            self.put(block, field, text.clone());
        }
        fits
    }

    fn put(&mut self, block: Block, field: Field, value: MappedText) {
        const NOTHING: &[&str] = &["无", "无文号", "暂无", "空"];
        if field != Field::Other && !value.is_empty() && !NOTHING.contains(&value.as_str()) {
            self.found.push(Labelled {
                field,
                value,
                block,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(lines: &[&str]) -> Vec<(Field, String)> {
        let mut finder = Finder::default();
        for line in lines {
            let text = MappedText::verbatim(line, 0);
            match block_of(line) {
                Some(_) => finder.line(&text),
                None => {
                    finder.below(&text);
                }
            }
        }
        let pairs = finder.found.into_iter();
        pairs
            .map(|found| (found.field, found.value.into_string()))
            .collect()
    }

    fn owned(list: &[(Field, &str)]) -> Vec<(Field, String)> {
        list.iter()
            .map(|(field, value)| (*field, (*value).to_owned()))
            .collect()
    }

    #[test]
    fn pairs_rows_of_pipes_and_lists_say_the_same() {
        let expected = owned(&[
            (Field::DocNumber, "甲政办〔2020〕2号"),
            (Field::IssuedOn, "2020-04-19"),
            (Field::Issuer, "甲县政府办"),
        ]);
        let forms: [&[&str]; 5] = [
            &[
                "索 引 号：0001/2020-1 文 号：甲政办〔2020〕2号",
                "成文日期：2020-04-19 发布机构：甲县政府办",
            ],
            &[
                "文 号 | 甲政办〔2020〕2号 | 发文日期 | 2020-04-19 |",
                "发布机构 | 甲县政府办 | 有 效 性 | 有效 |",
            ],
            &[
                "文号: | 甲政办〔2020〕2号 | 成文日期: | 2020-04-19 |",
                "发布机构: | 甲县政府办 | 信息分类: | |",
            ],
            &[
                "• 文号：",
                "甲政办〔2020〕2号",
                "• 成文日期：",
                "2020-04-19",
                "• 发布机构：",
                "甲县政府办",
            ],
            &[
                "文號：甲政办〔2020〕2号",
                "發文日期：2020-04-19",
                "發佈機構：甲县政府办",
            ],
        ];
        for lines in forms {
            assert_eq!(values(lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn a_blank_value_is_not_taken_from_the_next_label() {
        assert_eq!(
            values(&["成文日期: | 发布日期: | 2020-04-09 08:44 | |"]),
            owned(&[(Field::PublishedOn, "2020-04-09 08:44")])
        );
        assert_eq!(values(&["发文字号: | 无 | 有 效 性: | 失效 |"]), []);
    }

    #[test]
    fn labels_on_one_line_need_no_space_between() {
        assert_eq!(
            values(&["发布日期:2017-08-09 信息来源:甲局访问次数:字号:[ ]"]),
            owned(&[(Field::PublishedOn, "2017-08-09"), (Field::Source, "甲局")])
        );
    }

    #[test]
    fn words_of_tables_and_sentences_are_no_labels() {
        for text in [
            "时间",
            "名称",
            "名称 | 内容 |",
            "完成时间",
            "日期 地点",
            "文号不规范的，予以退回。",
        ] {
            assert_eq!(block_of(text), None, "{text}");
        }
        assert_eq!(block_of("索 引 号"), Some(Block::Index));
    }
}
