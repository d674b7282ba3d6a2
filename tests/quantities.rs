//! Targets and deadlines of single phrases: `quantities/targets.txt` and `quantities/deadlines.txt` list phrases with what they say.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use taskbook::{Comparator, Notice, Options, Task};

const TARGETS: &str = include_str!("quantities/targets.txt");
const DEADLINES: &str = include_str!("quantities/deadlines.txt");

/// A phrase, and one line for each value that it holds.
struct Case {
    phrase: String,
    expected: Vec<String>,
}

fn cases(list: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in list
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        match (line.strip_prefix("    "), cases.last_mut()) {
            (Some(value), Some(case)) => case.expected.push(value.to_owned()),
            (Some(value), None) => panic!("{value} belongs to no phrase"),
            (None, _) => cases.push(Case {
                phrase: with_characters(line),
                expected: Vec::new(),
            }),
        }
    }
    cases
}

/// Puts a character in the place of its number: `{U+E010}`.
fn with_characters(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("{U+") {
        let (number, behind) = after.split_once('}').expect("a closing brace");
        let number = u32::from_str_radix(number, 16).expect("a hexadecimal number");
        text.push_str(before);
        text.push(char::from_u32(number).expect("a character"));
        rest = behind;
    }
    text + rest
}

/// A notice of 2023 whose items are the phrases.
fn notice(cases: &[Case]) -> Notice {
    let mut text = "关于印发某县2023年工作任务书的通知\n各单位：\n现印发给你们。\n2023年1月5日\n某县2023年工作任务书\n一、主要工作\n".to_owned();
    for (at, case) in cases.iter().enumerate() {
        text.push_str(&format!("（{}）{}\n", at + 1, case.phrase));
    }
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).expect("a notice");
    assert_eq!(notice.header.year, Some(2023));
    notice
}

/// Compares every phrase with what its task says, and shows all that differ.
fn check(list: &str, values: impl Fn(&Task) -> Vec<String>) {
    let cases = cases(list);
    let notice = notice(&cases);
    assert_eq!(notice.tasks.len(), cases.len());
    let mut wrong = String::new();
    for (case, task) in cases.iter().zip(&notice.tasks) {
        assert_eq!(task.text, case.phrase);
        let found = values(task);
        if found != case.expected {
            wrong.push_str(&format!(
                "{}\n    expected {:?}\n    found    {:?}\n",
                case.phrase, case.expected, found
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn sign(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::AtLeast => ">=",
        Comparator::MoreThan => ">",
        Comparator::AtMost => "<=",
        Comparator::LessThan => "<",
        _ => "=",
    }
}

#[test]
fn targets() {
    check(TARGETS, |task| {
        let value = |target: &taskbook::Target| match target.upper {
            Some(upper) => format!("{}..{upper}", target.value),
            None => target.value.to_string(),
        };
        task.targets
            .iter()
            .map(|target| {
                let unit = target.unit.as_deref().unwrap_or("-");
                let (text, sign) = (&target.text, sign(target.comparator));
                format!("{text} | {sign} | {} | {unit}", value(target))
            })
            .collect()
    });
}

#[test]
fn deadlines() {
    check(DEADLINES, |task| {
        task.deadlines
            .iter()
            .map(|deadline| {
                let date = deadline
                    .date
                    .map_or("-".to_owned(), |date| date.to_string());
                format!("{} | {date}", deadline.text)
            })
            .collect()
    });
}

#[test]
fn what_the_title_of_an_item_sets_is_set_for_its_task_alone() {
    let text = "关于印发某县2023年工作任务书的通知\n各单位：\n现印发给你们。\n2023年1月5日\n某县2023年工作任务书\n一、新建管网20公里\n（一）6月底前工业增加值增长9%左右。加快技术改造，完成投资3亿元。\n（二）改造泵房3座。\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).expect("a notice");
    let told: Vec<(Option<&str>, Vec<&str>, Vec<&str>)> = notice
        .tasks
        .iter()
        .map(|task| {
            (
                task.heading.as_deref(),
                task.targets.iter().map(|target| &*target.text).collect(),
                task.deadlines.iter().map(|time| &*time.text).collect(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                Some("6月底前工业增加值增长9%左右"),
                vec!["9%左右", "3亿元"],
                vec!["6月底前"]
            ),
            (None, vec!["3座"], vec![]),
        ]
    );
    for target in &notice.tasks[0].targets {
        let at = target.at.start as usize..target.at.end as usize;
        assert_eq!(text.get(at), Some(&*target.text));
    }
}

#[test]
fn a_time_in_the_bracket_of_a_heading_is_a_deadline_below_a_heading_of_steps_alone() {
    let text = "关于印发某县2023年工作任务书的通知\n各单位：\n现印发给你们。\n2023年1月5日\n某县2023年工作任务书\n\
        一、主要任务\n（一）改造泵房（2023年8月）。改造泵房3座，明确责任。\n\
        二、工作步骤\n（一）建立机制（2023年8月）。编制方案，明确责任。\n（二）收集资料（9月）\n收集各类资料。\n（三）总结评估（12月底前）。总结经验。\n";
    let notice = taskbook::parse(text.as_bytes(), &Options::default()).expect("a notice");
    let told: Vec<Vec<(&str, String)>> = notice
        .tasks
        .iter()
        .map(|task| {
            let date = |time: &taskbook::Deadline| time.date.map(|day| day.to_string());
            let times = task.deadlines.iter();
            times
                .map(|time| (&*time.text, date(time).unwrap_or_default()))
                .collect()
        })
        .collect();
    assert_eq!(
        told,
        [
            vec![],
            vec![("2023年8月", "2023-08-31".to_owned())],
            vec![("9月", "2023-09-30".to_owned())],
            vec![("12月底前", "2023-12-31".to_owned())],
        ]
    );
    for time in notice.tasks.iter().flat_map(|task| &task.deadlines) {
        assert_eq!(
            text.get(time.at.start as usize..time.at.end as usize),
            Some(&*time.text)
        );
    }
}
