//! Made-up outlines: items under headings, each of which says in its own way who bears it.

use super::{LONG_NAMES, Made, NUMERALS, SHORT_NAMES, TITLES, cover, deed, draw, with_role};
use crate::common::random::Random;
use taskbook::Role;

/// A notice whose annex is an outline.
pub struct Outline {
    pub made: Vec<Made>,
    lines: Vec<String>,
}

/// The numbering styles of GB/T 9704-2012 and others that are met, outermost first.
const STYLES: [&[Style]; 10] = [
    &[Style::Chinese, Style::Bracketed, Style::Arabic],
    &[Style::Chinese, Style::Bracketed],
    &[Style::Chinese, Style::Arabic],
    &[Style::Chinese, Style::Bracketed, Style::ArabicBracketed],
    &[Style::Part, Style::Chinese, Style::Bracketed],
    &[Style::Bracketed, Style::Arabic],
    &[Style::Chinese, Style::ArabicComma],
    &[Style::Chinese, Style::Bracketed, Style::ArabicWide],
    &[Style::Arabic, Style::ArabicBracketed],
    &[Style::Chinese],
];

#[derive(Clone, Copy)]
enum Style {
    Part,
    Chinese,
    Bracketed,
    Arabic,
    ArabicComma,
    ArabicWide,
    ArabicBracketed,
}

impl Style {
    fn number(self, count: usize) -> String {
        let chinese = NUMERALS[count - 1];
        match self {
            Style::Part => format!("第{chinese}部分\u{3000}"),
            Style::Chinese => format!("{chinese}、"),
            Style::Bracketed => format!("（{chinese}）"),
            Style::Arabic => format!("{count}."),
            Style::ArabicComma => format!("{count}、"),
            Style::ArabicWide => format!("{count}．"),
            Style::ArabicBracketed => format!("（{count}）"),
        }
    }
}

/// How all items of a notice say who bears them.
#[derive(Clone, Copy, PartialEq)]
enum Manner {
    Bracket,
    Lines,
    /// Sentences that say nothing but that.
    Sentence,
    /// Sentences that are part of the text.
    Told,
}

/// What an item says of its bearers: as printed, and as meant.
struct Duty {
    manner: Manner,
    printed: String,
    units: Vec<(&'static str, Role)>,
}

impl Outline {
    pub fn new(seed: u64) -> Outline {
        let mut random = Random::new(seed);
        let styles = *random.pick(&STYLES);
        let manner = *random.pick(&[
            Manner::Bracket,
            Manner::Bracket,
            Manner::Lines,
            Manner::Sentence,
            Manner::Told,
        ]);
        let mut outline = Outline {
            made: Vec::new(),
            lines: cover("澄溪县2024年重点工作任务分工方案"),
        };
        outline.level(&mut random, styles, manner);
        outline
    }

    fn level(&mut self, random: &mut Random, styles: &[Style], manner: Manner) {
        let [style, below @ ..] = styles else { return };
        for count in 1..=random.below(3) + 2 {
            let number = style.number(count);
            if below.is_empty() {
                self.item(random, &number, manner);
            } else {
                self.lines.push(number + random.word(&TITLES));
                self.level(random, below, manner);
            }
        }
    }

    fn item(&mut self, random: &mut Random, number: &str, manner: Manner) {
        let title = match random.below(3) {
            0 => format!("{}。", random.word(&TITLES)),
            _ => String::new(),
        };
        let mut text = deed(random);
        for _ in 0..random.below(3) {
            text = format!("{text}。{}", deed(random));
        }
        let duty = loop {
            let duty = duty(random);
            if duty.manner == manner {
                break duty;
            }
        };
        if manner == Manner::Told {
            text = format!("{text}。{}", duty.printed);
        }
        // The point stands before the bracket or behind it.
        let item = match duty.manner {
            Manner::Bracket if random.once_in(3) => {
                format!("{number}{title}{text}{}。", duty.printed)
            }
            Manner::Told => format!("{number}{title}{text}。"),
            _ => format!("{number}{title}{text}。{}", duty.printed),
        };
        self.lines.extend(item.split('\n').map(str::to_owned));
        self.made.push(Made {
            title,
            text,
            units: duty.units,
            ..Made::default()
        });
    }

    pub fn text(&self) -> String {
        self.lines.join("\n") + "\n"
    }

    /// The text in rows of so many characters at most, as a reader of PDF gives it. No row ends before a blank between names: in
    /// print it would be gone.
    pub fn wrapped(&self, width: usize) -> String {
        let mut text = String::new();
        for line in &self.lines {
            let indented = format!("\u{3000}\u{3000}{line}");
            let mut rest = indented.as_str();
            while let Some((mut end, _)) = rest.char_indices().nth(width) {
                while rest[end..].starts_with('\u{3000}') || rest[..end].ends_with('\u{3000}') {
                    end -= '字'.len_utf8();
                }
                let (row, behind) = rest.split_at(end);
                text += row;
                text.push('\n');
                rest = behind;
            }
            text += rest;
            text.push('\n');
        }
        text
    }

    pub fn paragraphs(&self) -> String {
        page(
            self.lines
                .iter()
                .map(|line| format!("<p>{line}</p>"))
                .collect(),
        )
    }

    /// One paragraph with line breaks, as editors of web pages make it.
    pub fn breaks(&self) -> String {
        page(format!("<p>{}</p>", self.lines.join("<br/>&emsp;&emsp;")))
    }
}

fn page(content: String) -> String {
    format!(
        "<html><head><meta charset=\"utf-8\"></head><body><div><a href=\"/\">首页</a></div>\
         <div class=\"content\">{content}</div></body></html>"
    )
}

/// One of the ways to say who bears a task.
fn duty(random: &mut Random) -> Duty {
    let names: &[&str] = if random.once_in(3) {
        &SHORT_NAMES
    } else {
        &LONG_NAMES
    };
    let count = *random.pick(&[1, 1, 1, 2]);
    let first = draw(random, names, count, &[]);
    let count = random.below(4) + 1;
    let second = draw(random, names, count, &first);
    // In the middle of a text a body is told by the level before its name.
    let of_level: Vec<&str> = LONG_NAMES
        .into_iter()
        .filter(|name| name.starts_with(['县', '各']))
        .collect();
    let long_first = draw(random, &of_level, 1, &[]);
    let long_second = draw(random, &of_level, 2, &long_first);
    let separator = random.word(&["、", "、", "、", "，"]);
    let (a, b) = (first.join(separator), second.join(separator));
    let all = format!("{a}{separator}{b}");
    let etc = random.word(&["", "", "等", "等部门", "按职责分工负责"]);
    let time = random.word(&["6月底前", "2024年9月底前", "年底前", "全年", "持续推进"]);
    let responsible =
        || with_role(&first, Role::Responsible).chain(with_role(&second, Role::Responsible));
    let led = || with_role(&first, Role::Lead).chain(with_role(&second, Role::Support));
    let led_by_one = || with_role(&first, Role::Lead).chain(with_role(&second, Role::Responsible));
    let (manner, printed, units): (_, _, Vec<_>) = match random.below(21) {
        0 => (
            Manner::Bracket,
            format!("责任单位：{all}{etc}"),
            responsible().collect(),
        ),
        1 => (
            Manner::Bracket,
            format!("牵头单位：{a}；配合单位：{b}"),
            led().collect(),
        ),
        2 => {
            let help = random.word(&["配合", "参与", "协助", "等配合"]);
            (
                Manner::Bracket,
                format!("{a}牵头，{b}{help}"),
                led().collect(),
            )
        }
        3 => (
            Manner::Bracket,
            format!("{a}负责"),
            with_role(&first, Role::Responsible).collect(),
        ),
        4 => {
            let part = random.word(&["", "按职责分工负责", "等部门按职责分工负责", "分别负责"]);
            (
                Manner::Bracket,
                format!("{all}{part}"),
                responsible().collect(),
            )
        }
        5 => (
            Manner::Bracket,
            format!("{a}牵头，{b}按职责分工负责"),
            led_by_one().collect(),
        ),
        6 => (
            Manner::Bracket,
            format!("牵头单位：{a}，责任单位：{b}"),
            led_by_one().collect(),
        ),
        7 => (
            Manner::Bracket,
            format!("责任领导：李明；责任单位：{all}"),
            responsible().collect(),
        ),
        8 => (
            Manner::Bracket,
            format!("主办：{a}；协办：{b}"),
            led().collect(),
        ),
        9 => (
            Manner::Bracket,
            format!("责任部门：{all}，完成时间：{time}"),
            responsible().collect(),
        ),
        10 => (
            Manner::Lines,
            format!("\n责任单位：{all}{etc}\n完成时限：{time}"),
            responsible().collect(),
        ),
        11 => (
            Manner::Lines,
            format!("\n牵头单位：{a}\n配合单位：{b}"),
            led().collect(),
        ),
        12 => (
            Manner::Lines,
            format!("\n牵头单位：{a}；配合单位：{b}"),
            led().collect(),
        ),
        13 => (
            Manner::Lines,
            format!("\n牵头领导：李明\n牵头单位：{a}\n责任单位：{b}"),
            led_by_one().collect(),
        ),
        14 => (
            Manner::Lines,
            format!("\n（责任单位：{all}）"),
            responsible().collect(),
        ),
        15 => {
            let all = [first.as_slice(), &second].concat().join("\u{3000}");
            (
                Manner::Lines,
                format!("\n责任单位：{all}"),
                responsible().collect(),
            )
        }
        16 => (
            Manner::Lines,
            format!("\n牵头单位：{a}\u{3000}\u{3000}配合单位：{b}"),
            led().collect(),
        ),
        17 => {
            let (a, b) = (long_first.join("、"), long_second.join("、"));
            (
                Manner::Told,
                format!("{a}确定标准，由{b}负责落实资金"),
                with_role(&long_first, Role::Responsible)
                    .chain(with_role(&long_second, Role::Responsible))
                    .collect(),
            )
        }
        18 => {
            let (a, b) = (long_first.join("、"), long_second.join("、"));
            (
                Manner::Told,
                format!("由{a}配合{b}申报项目"),
                with_role(&long_first, Role::Support)
                    .chain(with_role(&long_second, Role::Responsible))
                    .collect(),
            )
        }
        19 => (
            Manner::Told,
            format!("所需经费由{}负责筹措", long_second.join("、")),
            with_role(&long_second, Role::Responsible).collect(),
        ),
        _ => {
            let (a, b) = (first.join("、"), second.join("、"));
            (
                Manner::Sentence,
                format!("由{a}牵头，{b}配合。"),
                led().collect(),
            )
        }
    };
    let printed = match manner {
        Manner::Bracket => {
            let brackets = [
                ("（", "）"),
                ("(", ")"),
                ("【", "】"),
                ("［", "］"),
                ("〔", "〕"),
            ];
            let (open, close) = random.pick(&brackets);
            format!("{open}{printed}{close}")
        }
        Manner::Lines | Manner::Sentence | Manner::Told => printed,
    };
    Duty {
        manner,
        printed,
        units,
    }
}
