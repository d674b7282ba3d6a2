//! What speaks for a line of a flattened table being in one column or another.

use std::collections::HashSet;

use super::column_names;
use super::unit_cell::is_bracketed;
use crate::model::{Book, ColumnRole};
use crate::zh::fold::fold;
use crate::zh::{deadline, measure, ordinal, unit_list, unit_name};

/// The book's clauses and titles, folded: a cell that is a clause is a text, one that is a title names a group or a heading.
#[derive(Debug, Default)]
pub(super) struct BookEvidence {
    clauses: HashSet<String>,
    titles: HashSet<String>,
    /// Sentences that open a paragraph: a table may show them as headings.
    openings: HashSet<String>,
}

impl BookEvidence {
    /// Gathers the clauses and titles of all books.
    pub(super) fn of(books: &[Book]) -> Self {
        let mut evidence = BookEvidence::default();
        for node in books.iter().flat_map(Book::walk) {
            evidence.titles.extend(node.title.as_deref().map(fold));
            evidence
                .clauses
                .extend(node.clauses.iter().map(|clause| fold(&clause.text)));
            if let [first, _, ..] = node.clauses.as_slice()
                && first.text.ends_with('。')
            {
                evidence.openings.insert(fold(&first.text));
            }
        }
        evidence
    }
}

/// What a line looks like.
#[derive(Debug, Default)]
pub(super) struct Features {
    pub squeezed: String,
    pub header_name: bool,
    pub ends_sentence: bool,
    pub characters: usize,
    pub integer: bool,
    /// The integer goes on a run of numbers that began with 1.
    pub in_order: bool,
    pub placeholder: bool,
    ditto: bool,
    bracketed: bool,
    pub unit: Option<unit_name::Confidence>,
    pub time: bool,
    pub marked: bool,
    /// A list of units that begins or ends in the middle of a name.
    pub list_fragment: bool,
    measure: bool,
    value: bool,
    standard: bool,
    progress: bool,
    person: bool,
    pub phone: bool,
    points: bool,
    digits: bool,
    is_clause: bool,
    is_title: bool,
    is_opening: bool,
}

impl Features {
    pub(super) fn of(text: &str, evidence: &BookEvidence) -> Self {
        let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let characters = squeezed.chars().count();
        let short = characters <= 60;
        let folded = if short { fold(text) } else { String::new() };
        let first = text.find([';', '；', '。']).map_or(text, |at| &text[..at]);
        Features {
            header_name: characters <= 10 && column_names::role_of_name(text).is_some(),
            ends_sentence: squeezed.ends_with([';', '；', '。']),
            integer: is_integer(&squeezed),
            in_order: false,
            marked: short && opens_group(text),
            list_fragment: short && is_list_fragment(&squeezed),
            measure: is_measure(&squeezed),
            value: characters <= 24 && is_value(&squeezed),
            standard: squeezed.contains("扣")
                || squeezed.contains("得分")
                || squeezed.contains("计分"),
            progress: is_progress(&squeezed),
            person: is_person(&squeezed),
            phone: squeezed.len() >= 7
                && squeezed.bytes().filter(u8::is_ascii_digit).count() >= 7
                && squeezed.bytes().all(|b| b.is_ascii_digit() || b == b'-'),
            placeholder: unit_name::is_placeholder(text),
            ditto: is_ditto(&squeezed),
            bracketed: short && is_bracketed(text),
            unit: short.then(|| unit_of(text)).flatten(),
            time: characters <= 20
                && (is_years(&squeezed) || !deadline::in_cell(text, None).is_empty()),
            points: characters <= 6
                && squeezed
                    .trim_end_matches('分')
                    .chars()
                    .all(|c| c.is_ascii_digit() || c == '.')
                && !squeezed.is_empty(),
            digits: squeezed.contains(|c: char| c.is_ascii_digit()),
            is_clause: evidence.clauses.contains(&fold(first)),
            is_title: short && evidence.titles.contains(&folded),
            is_opening: short
                && !squeezed.ends_with([';', '；', '。'])
                && evidence.openings.contains(&folded),
            characters,
            squeezed,
        }
    }

    /// A unit of measurement and nothing else.
    pub(super) fn is_measure_word(&self) -> bool {
        self.measure
    }

    /// How well a cell that may be blank fits a column.
    pub(super) fn score_or_blank(&self, role: ColumnRole) -> f32 {
        if self.characters == 0 {
            0.0
        } else {
            self.score(role)
        }
    }

    /// How well the line fits a column.
    pub(super) fn score(&self, role: ColumnRole) -> f32 {
        use ColumnRole::*;
        match role {
            _ if self.ditto => match role {
                Unit | Lead | Support | Assessor | Deadline | Person => 4.0,
                Text | Heading | Group | Seq => -12.0,
                _ => 1.0,
            },
            Seq => match (self.integer, self.in_order) {
                (true, true) => 8.0,
                (true, false) => 2.0,
                _ => -20.0,
            },
            Unit | Lead | Support | Assessor => self.unit_score(),
            Text => self.text_score(),
            Heading => self.name_score(),
            // 力争6.5 is a remark sooner than a group.
            Group => self.name_score() - choose(self.digits && !self.marked, 1.5, 0.5),
            Deadline => choose(self.time, 5.0, -5.0) - choose(self.is_clause, 6.0, 0.0),
            Score => {
                choose(self.points, 4.0, choose(self.placeholder, 3.5, -6.0))
                    - choose(self.in_order, 2.0, 0.0)
            }
            Target => self.target_score(),
            Measure => match (self.measure, self.characters <= 6 && !self.ends_sentence) {
                (true, _) => 6.0,
                _ if self.placeholder => 3.0,
                (_, true) if !self.integer && self.unit.is_none() => 0.0,
                _ => -6.0,
            },
            Person => match (self.person, self.characters <= 4) {
                (true, _) => 4.0,
                (_, true) if self.unit.is_none() && !self.integer => 1.0,
                _ => -6.0,
            },
            Standard => {
                choose(self.standard, 4.0, -2.0)
                    - choose(self.integer || self.unit.is_some(), 4.0, 0.0)
            }
            Progress => match (self.progress, self.value) {
                _ if self.unit.is_some() || self.in_order => -6.0,
                (true, _) => 4.0,
                (_, true) => 1.5,
                _ if self.integer => -6.0,
                _ => -2.0,
            },
            Remarks if self.characters <= 12 && !self.integer && self.unit.is_none() => -0.5,
            _ if self.integer || self.unit.is_some() => -4.0,
            _ => choose(self.value, 0.5, -1.0),
        }
    }

    /// How well the line opens a group that stands on a row of its own (一、环境质量).
    pub(super) fn band_score(&self) -> f32 {
        if self.marked && !self.ends_sentence && !self.is_clause {
            4.0 + choose(self.is_title, 2.0, 0.0)
        } else {
            -20.0
        }
    }

    fn target_score(&self) -> f32 {
        if self.placeholder {
            1.0
        } else if self.value {
            4.0 - choose(self.in_order, 3.0, 0.0)
        } else if self.characters > 20 || self.ends_sentence || self.unit.is_some() {
            -3.0
        } else {
            choose(self.digits && !self.time, 2.0, -1.0)
        }
    }

    fn unit_score(&self) -> f32 {
        if self.ends_sentence || self.integer || self.is_clause || self.is_title {
            return -12.0;
        }
        if self.placeholder {
            return 4.0;
        }
        if self.bracketed && self.characters <= 12 {
            return 3.0;
        }
        match self.unit {
            Some(unit_name::Confidence::High) => 6.0,
            Some(unit_name::Confidence::Medium) => 4.0,
            Some(unit_name::Confidence::Low) => 1.0,
            // A name that no grammar knows is a unit sooner than its cell is blank and a group opens.
            None if self.characters <= 5 && !self.digits => -2.5,
            None => -6.0,
        }
    }

    fn unlike_name(&self) -> f32 {
        let unit = match self.unit {
            Some(unit_name::Confidence::High) => 6.0,
            Some(unit_name::Confidence::Medium) => 3.0,
            _ => 0.0,
        };
        unit + choose(self.integer, 14.0, 0.0) + choose(self.placeholder, 10.0, 0.0)
    }

    fn text_score(&self) -> f32 {
        choose(self.ends_sentence, 5.0, 0.0)
            + choose(self.is_clause && !self.is_opening, 6.0, 0.0)
            + choose(self.characters >= 20, 3.0, 0.0)
            - choose(self.is_title, 3.0, 0.0)
            - choose(self.value && !self.integer, 6.0, 0.0)
            - choose(self.progress, 3.0, 0.0)
            // 新建 is a remark sooner than a task.
            - choose(self.characters <= 3, 1.5, 0.0)
            - self.unlike_name()
    }

    fn name_score(&self) -> f32 {
        choose(self.characters <= 40, 1.0, -6.0)
            + choose(self.is_title || self.is_opening, 6.0, 0.0)
            - choose(self.ends_sentence, 6.0, 0.0)
            - choose(
                self.is_clause && !self.is_title && !self.is_opening,
                4.0,
                0.0,
            )
            - self.unlike_name()
    }
}

/// A bracket that lost its partner is no reason to take a unit for something else.
fn unit_of(text: &str) -> Option<unit_name::Confidence> {
    unit_list::looks_like_unit(text).or_else(|| {
        let bare = text.trim_matches(['(', ')', '（', '）']).trim();
        (bare.len() < text.len()).then(|| unit_list::looks_like_unit(bare))?
    })
}

fn choose(condition: bool, yes: f32, no: f32) -> f32 {
    if condition { yes } else { no }
}

fn is_integer(squeezed: &str) -> bool {
    (1..=3).contains(&squeezed.chars().count())
        && squeezed
            .chars()
            .all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

/// The number of a cell that holds nothing else.
pub(super) fn integer(squeezed: &str) -> Option<u64> {
    is_integer(squeezed).then(|| crate::zh::numeral::digits_value(squeezed))?
}

/// Begins as the headings of groups do: 一、 / (一) / 第一部分.
pub(super) fn opens_group(text: &str) -> bool {
    use ordinal::{Delimiter, Style};
    ordinal::leading(text).is_some_and(|marker| {
        marker.len < text.len()
            && match marker.style {
                Style::Part | Style::Chapter | Style::Section | Style::HanParen => true,
                Style::Han => marker.delimiter != Delimiter::None,
                _ => false,
            }
    })
}

/// A unit of measurement alone: 万吨, %, 微克/立方米.
fn is_measure(squeezed: &str) -> bool {
    if squeezed.is_empty() || squeezed.len() > 24 {
        return false;
    }
    let whole = |part: &str| {
        let part = part.trim_start_matches(['万', '亿']);
        part.is_empty() || measure::unit_at(part).is_some_and(|unit| unit.len() == part.len())
    };
    squeezed.split('/').all(whole)
}

/// A value alone: `186`, `≥2%`, `0.0038`.
pub(super) fn is_value(squeezed: &str) -> bool {
    let rest = squeezed.trim_start_matches(|c: char| "≥≤<>＞＜=±+-不低高少于超过达到".contains(c));
    let digits = rest.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | '-' | '~' | '～' | '—' | ',')
    });
    digits.len() < rest.len()
        && digits
            .trim_end_matches("以上")
            .trim_end_matches("以下")
            .trim_end_matches("以内")
            .chars()
            .count()
            <= 6
}

/// Stands for the cell above.
pub(super) fn is_ditto(squeezed: &str) -> bool {
    matches!(squeezed, "同上" | "〃" | "″" | "\"")
}

/// A stretch of years alone: 2021-2023, 2022—2024年.
fn is_years(squeezed: &str) -> bool {
    let year = |part: &str| {
        part.len() == 4
            && (part.starts_with("19") || part.starts_with("20"))
            && part.bytes().all(|b| b.is_ascii_digit())
    };
    let mut parts = squeezed
        .trim_end_matches('年')
        .split(['-', '—', '－', '–', '~', '～', '至'])
        .filter(|part| !part.is_empty());
    parts
        .next()
        .is_some_and(|from| year(from.trim_end_matches('年')))
        && parts.next().is_some_and(year)
        && parts.next().is_none()
}

/// Says how far a task has come, not what it is: 截至9月底,…, 已开工3个, 滞后.
fn is_progress(squeezed: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "已",
        "正在",
        "目前",
        "截至",
        "截止",
        "累计",
        "现已",
        "未完成",
        "尚未",
        "前一季度",
        "前二季度",
        "前两季度",
        "前三季度",
    ];
    const VERDICTS: &[&str] = &[
        "序时进度",
        "滞后",
        "未达",
        "已完成",
        "超前",
        "进展顺利",
        "进展正常",
    ];
    OPENINGS.iter().any(|word| squeezed.starts_with(word))
        || squeezed.chars().count() <= 40 && VERDICTS.iter().any(|word| squeezed.contains(word))
}

/// Common surnames: with them two or three characters are a person's name.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

pub(super) fn is_person(squeezed: &str) -> bool {
    let count = squeezed.chars().count();
    (2..=3).contains(&count)
        && squeezed.chars().all(crate::zh::scan::is_han)
        && squeezed
            .chars()
            .next()
            .is_some_and(|c| SURNAMES.contains(c))
}

/// A word that is neither a unit's name nor punctuated.
pub(super) fn is_plain_word(word: &str) -> bool {
    unit_list::looks_like_unit(word).is_none_or(|sure| sure < unit_name::Confidence::High)
        && word.chars().all(crate::zh::scan::is_han)
}

/// Some elements between list marks are units, and the first or the last is not, or is missing.
fn is_list_fragment(squeezed: &str) -> bool {
    if !squeezed.contains('、') || squeezed.contains(['。', ';', '；']) {
        return false;
    }
    let sure = |part: &str| {
        unit_name::name_confidence(part).is_some_and(|sure| sure >= unit_name::Confidence::Medium)
    };
    let parts: Vec<&str> = squeezed.split('、').collect();
    let whole = parts.iter().filter(|part| sure(part)).count();
    let edge =
        |part: Option<&&str>| part.is_some_and(|part| part.chars().count() <= 8 && !sure(part));
    // What is no unit at the edge is short: the rest of a name, not of a sentence.
    whole >= 1 && whole + 2 >= parts.len() && (edge(parts.first()) || edge(parts.last()))
}
