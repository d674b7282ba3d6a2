//! Made-up outlines: items under headings, each of which says in its own way who bears it.

use super::{LONG_NAMES, Made, NUMERALS, SHORT_NAMES, TITLES, cover, deed, draw, with_role};
use crate::common::random::Random;
use taskbook::Role;

/// A notice whose annex is an outline.
pub struct Outline {
    pub made: Vec<Made>,
    /// Whether every heading has a number: others are told by the line that they stand on.
    pub numbered: bool,
    lines: Vec<String>,
}

/// The numbering styles of GB/T 9704-2012 and others that are met, outermost first.
const STYLES: [&[Style]; 13] = [
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
    &[Style::Unnumbered, Style::Arabic],
    &[Style::Unnumbered, Style::Chinese],
    &[Style::Chinese, Style::Unnumbered, Style::Arabic],
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
    /// A heading without a number, below which the count goes on.
    Unnumbered,
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
            Style::Unnumbered => String::new(),
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
    /// A bracket behind the heading above, for all items below it.
    OnHeading,
    /// The heading above is the body.
    ByBody,
    /// A bracket that only lists, the first of whom leads as the notice says once.
    FirstLeads,
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
            Manner::OnHeading,
            Manner::ByBody,
            Manner::FirstLeads,
        ]);
        // Above items that have no heading, and in one without a number, no body can stand.
        let heading = styles.iter().rev().nth(1);
        let manner = match (manner, heading) {
            (Manner::OnHeading | Manner::ByBody, None | Some(Style::Unnumbered)) => Manner::Bracket,
            (manner, _) => manner,
        };
        let mut outline = Outline {
            made: Vec::new(),
            numbered: !styles
                .iter()
                .any(|style| matches!(style, Style::Unnumbered)),
            lines: cover("澄溪县2024年重点工作任务分工方案"),
        };
        if manner == Manner::FirstLeads {
            let rule = random.word(&[
                "各项任务列第一位的责任单位为牵头单位。",
                "列首位的为牵头单位，其他为责任单位。",
                "责任单位中排在第一位的为牵头单位，下同。",
            ]);
            outline.lines.push(rule.into());
        }
        outline.level(&mut random, styles, manner, &Above::default(), 0);
        outline
    }

    /// The items of a level below a heading, counted on from `before`; how far they count.
    fn level(
        &mut self,
        random: &mut Random,
        styles: &[Style],
        manner: Manner,
        above: &Above,
        before: usize,
    ) -> usize {
        let [style, below @ ..] = styles else {
            return before;
        };
        let last = before + random.below(3) + 2;
        let mut counted = 0;
        for count in before + 1..=last {
            let number = style.number(count);
            if below.is_empty() {
                self.item(random, &number, manner, above);
                continue;
            }
            let heading = match below {
                [_] => Above::new(random, manner),
                _ => Above::new(random, Manner::Bracket),
            };
            self.lines
                .push(format!("{number}{}{}", heading.title, heading.printed));
            // It begins anew before there are no numerals left.
            let goes_on = matches!(style, Style::Unnumbered) && counted < 7;
            let from = if goes_on { counted } else { 0 };
            counted = self.level(random, below, manner, &heading, from);
        }
        last
    }

    fn item(&mut self, random: &mut Random, number: &str, manner: Manner, above: &Above) {
        let title = match random.below(3) {
            0 => format!("{}。", random.word(&TITLES)),
            _ => String::new(),
        };
        let mut text = deed(random);
        for _ in 0..random.below(3) {
            text = format!("{text}。{}", deed(random));
        }
        let duty = match manner {
            Manner::OnHeading | Manner::ByBody => Duty {
                manner,
                printed: String::new(),
                units: above.units.clone(),
            },
            Manner::FirstLeads => first_leads(random),
            manner => said(random, manner),
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
            group: (!above.title.is_empty()).then(|| above.title.to_owned()),
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

    /// Whether the last line is a list with blanks between its names.
    pub fn ends_in_blanks(&self) -> bool {
        self.lines
            .last()
            .is_some_and(|line| line.contains('\u{3000}'))
    }

    /// Everything on one line, as a crawler keeps the text of a page.
    pub fn collapsed(&self) -> String {
        let text = self.lines.join(" ");
        format!("首页 > 政务公开 > 通知公告 {text} 【打印本页】 【关闭窗口】\n")
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

/// A heading, and who bears what stands below it.
#[derive(Default)]
struct Above {
    title: &'static str,
    printed: String,
    units: Vec<(&'static str, Role)>,
}

impl Above {
    fn new(random: &mut Random, manner: Manner) -> Above {
        match manner {
            Manner::ByBody => {
                let title = random.word(&LONG_NAMES);
                Above {
                    title,
                    printed: String::new(),
                    units: vec![(title, Role::Responsible)],
                }
            }
            Manner::OnHeading => {
                let duty = said(random, Manner::Bracket);
                Above {
                    title: random.word(&TITLES),
                    printed: duty.printed,
                    units: duty.units,
                }
            }
            _ => Above {
                title: random.word(&TITLES),
                ..Above::default()
            },
        }
    }
}

/// A list in a bracket, of whom the first leads.
fn first_leads(random: &mut Random) -> Duty {
    let count = random.below(4) + 1;
    let names = draw(random, &LONG_NAMES, count, &[]);
    let (first, others) = names.split_at(1);
    Duty {
        manner: Manner::Bracket,
        printed: format!("（责任单位：{}）", names.join("、")),
        units: with_role(first, Role::Lead)
            .chain(with_role(others, Role::Responsible))
            .collect(),
    }
}

/// A duty that is said in this manner.
fn said(random: &mut Random, manner: Manner) -> Duty {
    loop {
        let duty = duty(random);
        if duty.manner == manner {
            return duty;
        }
    }
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
        _ => printed,
    };
    Duty {
        manner,
        printed,
        units,
    }
}
