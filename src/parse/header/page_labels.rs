//! The values beside the labels around a document: of the index block (索引块: 索引号, 文号, 成文日期 …) and of the line of date and
//! source below a page's title (发布日期, 信息来源 …).
//!
//! They come as pairs on lines, rows of pipes, tables and lists.

use super::stamp::publishes;
use crate::document::Zone;
use crate::mapped::MappedText;
use crate::parse::lines::labels::{Block, Field, is_label, marks};
use crate::parse::lines::title_tail::has_title_tail;
use crate::parse::lines::{Class, Entry};
use crate::zh::text::scan::{is_han, is_space};
use crate::zh::text::traditional::simplify;
use crate::zh::{doc_number, time::date, unit};

/// A value with what its label says it is.
pub(super) struct Labelled {
    pub field: Field,
    pub value: MappedText,
    pub block: Block,
}

/// Values beside labels in the lines and tables around the document, in order.
pub(super) fn find(entries: &mut [Entry]) -> Vec<Labelled> {
    let mut finder = Finder::default();
    let mut value_above = false;
    for at in 0..entries.len() {
        let listed = finder.open.is_some() && entries.get(at + 1).is_some_and(is_label_alone);
        match &mut entries[at] {
            Entry::Line(line) => {
                // A word such as 发布日期 needs no colon where the list has got to its next label.
                let next = value_above && is_label(&line.text);
                value_above = false;
                let labelled =
                    matches!(line.class, Class::Index | Class::Info) || line.zone != Zone::Content;
                if labelled {
                    finder.line(&line.text);
                } else if next {
                    line.class = Class::Info;
                    finder.line(&line.text);
                } else if finder.below(&line.text, listed) {
                    // In a list the value stands on the line below its label.
                    line.class = Class::Index;
                    value_above = true;
                }
            }
            Entry::Table(table) => {
                finder.open = None;
                if table.zone != Zone::Content {
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

/// Whether an entry is a label of the page and nothing else, as every second line of a list is.
fn is_label_alone(entry: &Entry) -> bool {
    matches!(entry, Entry::Line(line) if matches!(line.class, Class::Index | Class::Info)
        && is_label(&line.text))
}

#[derive(Default)]
struct Finder {
    found: Vec<Labelled>,
    /// A label whose value has not come yet.
    open: Option<(Block, Field)>,
}

impl Finder {
    fn line(&mut self, text: &MappedText) {
        // （发布日期：2024-03-05 文号：甲水发〔2024〕3号）
        let start = text.len() - text.trim_start_matches(['（', '(']).len();
        let end = match start {
            0 => text.len(),
            _ => text.trim_end_matches(['）', ')']).len(),
        };
        let text = &text.slice(start..end.max(start));
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
        let first = marks.first().map_or(text.len(), |mark| mark.start);
        // A stamp before the first label needs none of its own: 2021-06-25 16:57 来源：甲局.
        if let Some(end) = date::stamp_at_start(text).filter(|end| *end <= first) {
            self.put(Block::Info, Field::PublishedOn, text.slice(0..end));
            // 2021-06-25 16:57　甲县融媒体中心
            let name = text.slice(end..first).trimmed();
            if !name.is_empty() && publishes(&name) {
                self.put(Block::Info, Field::Source, name);
            }
        } else if let Some(number) =
            doc_number::at_start(text).filter(|number| number.range.end <= first)
        {
            // 甲政办〔2023〕1号 2023年1月5日 点击：
            self.put(Block::Info, Field::DocNumber, text.slice(number.range));
        } else if marks.is_empty() {
            if let Some((block, field)) = self.open.take() {
                self.put(block, field, text.clone());
            }
            return;
        }
        for (index, mark) in marks.iter().enumerate() {
            let to = marks.get(index + 1).map_or(text.len(), |next| next.start);
            // 来源：甲局【字体：大 中 小】: the bracket is the next label's.
            let value =
                text[..to].trim_end_matches(|c: char| is_space(c) || matches!(c, '【' | '[' | '|'));
            let value = text.slice(mark.end..value.len().max(mark.end)).trimmed();
            self.open = value.is_empty().then_some((mark.block, mark.field));
            // 来源：甲局　2017-08-24 17:04: a date ends the value and is the page's.
            let stamp = match mark.field {
                Field::Source => date::find_date(&value).map(|(place, _)| place.start),
                _ => None,
            };
            match stamp.filter(|start| value[..*start].ends_with(is_space)) {
                Some(start) => {
                    self.put(mark.block, mark.field, value.slice(0..start).trimmed());
                    let date = value.slice(start..value.len());
                    self.put(Block::Info, Field::PublishedOn, date);
                }
                None => self.put(mark.block, mark.field, value),
            }
        }
    }

    /// A line without a label: whether it is the value of the label above; `listed` where the next label stands alone below it.
    fn below(&mut self, text: &MappedText, listed: bool) -> bool {
        /// No value of an index is longer.
        const LONGEST: usize = 120;
        /// The kind of a document (通知, 实施意见) is no title.
        const KIND: usize = 4;
        let Some((block, field)) = self.open.take() else {
            return false;
        };
        // What only any words could be is too often the document itself.
        let fits = match field {
            Field::DocNumber => doc_number::whole(text).is_some(),
            Field::IssuedOn | Field::PublishedOn => date::parse_date_line(text).is_some(),
            Field::Issuer => unit::list::looks_like_unit(text).is_some(),
            Field::Disclosure => simplify(text).contains("公开"),
            Field::Title => listed && has_title_tail(text),
            Field::Source => listed && unit::list::looks_like_unit(text).is_some(),
            // The title may stand between two blocks of labels.
            Field::Other => {
                let titled = has_title_tail(text) && text.chars().nth(KIND).is_some();
                let words = listed && !titled && !text.contains('。');
                !text.chars().any(is_han)
                    || are_keywords(text)
                    || is_kind(text)
                    || words && text.chars().nth(LONGEST).is_none()
            }
        };
        if fits {
            self.put(block, field, text.clone());
        }
        fits
    }

    fn put(&mut self, block: Block, field: Field, value: MappedText) {
        const NOTHING: &[&str] = &["无", "无文号", "暂无", "空"];
        let field = match field {
            // A document number says itself what it is, under whatever label (文件编号, 发文序号).
            Field::Other if block == Block::Index && doc_number::whole(&value).is_some() => {
                Field::DocNumber
            }
            field => field,
        };
        if field != Field::Other && !value.is_empty() && !NOTHING.contains(&value.as_str()) {
            self.found.push(Labelled {
                field,
                value,
                block,
            });
        }
    }
}

/// Whether a text can only be the word for a kind of documents, as below 主题分类: 综合政务.
fn is_kind(text: &str) -> bool {
    const LONGEST: usize = 6;
    let text = text.trim();
    text.chars().nth(LONGEST).is_none()
        && text.chars().all(|c| is_han(c) || c == '、')
        && !text.starts_with("关于")
        && !has_title_tail(text)
        && unit::list::looks_like_unit(text).is_none()
}

/// Whether a text is short words with blanks between, as below 主题词: 水利 任务 通知.
fn are_keywords(text: &str) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 2..=6;
    let is_word = |word: &str| LENGTHS.contains(&word.chars().count()) && word.chars().all(is_han);
    let mut words = text.split_whitespace();
    text.trim().contains(is_space) && words.all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines::labels::block_of;

    fn values(lines: &[&str]) -> Vec<(Field, String)> {
        let mut finder = Finder::default();
        for (at, line) in lines.iter().enumerate() {
            let text = MappedText::verbatim(line, 0);
            match block_of(line) {
                Some(_) => finder.line(&text),
                None => {
                    finder.below(&text, lines.get(at + 1).is_some_and(|line| is_label(line)));
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
                "• 文号：", "甲政办〔2020〕2号", "• 成文日期：", "2020-04-19", "• 发布机构：",
                "甲县政府办",
            ],
            &[
                "文號：甲政办〔2020〕2号", "發文日期：2020-04-19", "發佈機構：甲县政府办",
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
    fn a_value_of_words_stands_between_the_labels_of_a_list() {
        let list = [
            "主题分类：",
            "民政、扶贫",
            "标 题：",
            "甲县人民政府关于养老服务的若干意见",
            "发布日期：",
            "2020-04-19",
            "主 题 词：",
            "甲县人民政府办公室",
        ];
        assert_eq!(
            values(&list),
            owned(&[
                (Field::Title, "甲县人民政府关于养老服务的若干意见"),
                (Field::PublishedOn, "2020-04-19"),
            ])
        );
    }

    #[test]
    fn labels_on_one_line_need_no_space_between() {
        assert_eq!(
            values(&["发布日期:2017-08-09 信息来源:甲局访问次数:字号:[ ]"]),
            owned(&[(Field::PublishedOn, "2017-08-09"), (Field::Source, "甲局")])
        );
    }
}
