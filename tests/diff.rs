//! Two notices side by side: invented pairs against what was written down by hand of them, and what holds of any pair.
#![allow(
    clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::DONGTOU;
use common::fold;
use taskbook::{Diff, History, Kind, Notice, Options, Task, diff};

fn parse(bytes: &[u8]) -> Notice {
    taskbook::parse(bytes, &Options::default()).unwrap()
}

fn compare(old: &Notice, new: &Notice) -> Diff {
    diff(old, new, &Options::default())
}

macro_rules! fixture {
    ($path:literal) => {
        include_bytes!(concat!("../fixtures/", $path))
    };
}

/// Two notices and the truth of them.
struct Case {
    name: &'static str,
    old: Notice,
    new: Notice,
    truth: &'static str,
}

fn cases() -> Vec<Case> {
    let text = |bytes: &'static [u8]| std::str::from_utf8(bytes).unwrap();
    vec![
        Case {
            name: "dongtou",
            old: parse(DONGTOU[0].1),
            new: parse(fixture!("dongtou-2018-invented/notice.txt")),
            truth: text(fixture!("dongtou-2018-invented/truth.tsv")),
        },
        Case {
            name: "dongtou, old as a page",
            old: parse(DONGTOU[2].1),
            new: parse(fixture!("dongtou-2018-invented/notice.txt")),
            truth: text(fixture!("dongtou-2018-invented/truth.tsv")),
        },
        Case {
            name: "layout",
            old: parse(fixture!("layout-change-invented/old.txt")),
            new: parse(fixture!("layout-change-invented/new.html")),
            truth: text(fixture!("layout-change-invented/truth.tsv")),
        },
        Case {
            name: "reform",
            old: parse(fixture!("reform-invented/old.txt")),
            new: parse(fixture!("reform-invented/new.txt")),
            truth: text(fixture!("reform-invented/truth.tsv")),
        },
    ]
}

/// Old and new index (none for added and dropped) with the kinds.
type Links = BTreeMap<(Option<usize>, Option<usize>), BTreeSet<String>>;

/// The truth: what the file lists; every other task is unchanged, and those stand in the same order on both sides.
fn truth(case: &Case) -> Links {
    let at = |tasks: &[Task], snippet: &str| -> Option<usize> {
        if snippet == "-" {
            return None;
        }
        let snippet = fold(snippet);
        let found: Vec<usize> = (0..tasks.len())
            .filter(|&at| fold(&tasks[at].text).contains(&snippet))
            .collect();
        assert_eq!(
            found.len(),
            1,
            "{}: {snippet} stands in {found:?}",
            case.name
        );
        Some(found[0])
    };
    let mut links = Links::new();
    for line in case.truth.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [kinds, old, new] = fields.as_slice() else {
            panic!("{}: {line}", case.name);
        };
        let kinds = kinds.split(' ').map(str::to_owned).collect();
        let key = (at(&case.old.tasks, old), at(&case.new.tasks, new));
        assert!(
            links.insert(key, kinds).is_none(),
            "{}: twice {line}",
            case.name
        );
    }
    let listed_old: BTreeSet<usize> = links.keys().filter_map(|(old, _)| *old).collect();
    let listed_new: BTreeSet<usize> = links.keys().filter_map(|(_, new)| *new).collect();
    let rest = |count: usize, listed: &BTreeSet<usize>| -> Vec<usize> {
        (0..count).filter(|at| !listed.contains(at)).collect()
    };
    let old = rest(case.old.tasks.len(), &listed_old);
    let new = rest(case.new.tasks.len(), &listed_new);
    assert_eq!(
        old.len(),
        new.len(),
        "{}: the truth leaves as many on both sides",
        case.name
    );
    for (old, new) in old.into_iter().zip(new) {
        links.insert(
            (Some(old), Some(new)),
            BTreeSet::from(["unchanged".to_owned()]),
        );
    }
    links
}

fn found(case: &Case, diff: &Diff) -> Links {
    let index = |tasks: &[Task]| -> BTreeMap<String, usize> {
        let ids = tasks.iter().enumerate();
        ids.map(|(at, task)| (task.id.clone(), at)).collect()
    };
    let (old, new) = (index(&case.old.tasks), index(&case.new.tasks));
    let mut links = Links::new();
    for pair in &diff.pairs {
        let kinds = pair
            .kinds
            .iter()
            .map(|kind| kind.name().to_owned())
            .collect();
        links.insert((Some(old[&pair.old.id]), Some(new[&pair.new.id])), kinds);
    }
    for task in &diff.added {
        links.insert(
            (None, Some(new[&task.id])),
            BTreeSet::from(["added".to_owned()]),
        );
    }
    for task in &diff.dropped {
        links.insert(
            (Some(old[&task.id]), None),
            BTreeSet::from(["dropped".to_owned()]),
        );
    }
    links
}

#[test]
fn invented_pairs_are_found_as_they_were_made() {
    for case in cases() {
        let truth = truth(&case);
        let found = found(&case, &compare(&case.old, &case.new));
        let shared = truth.keys().filter(|key| found.contains_key(key)).count();
        let f1 = 2.0 * shared as f64 / (truth.len() + found.len()) as f64;
        let right = truth
            .iter()
            .filter(|(key, kinds)| found.get(key) == Some(kinds))
            .count();
        let right = right as f64 / truth.len() as f64;
        let mut wrong = String::new();
        let keys: BTreeSet<_> = truth.keys().chain(found.keys()).collect();
        for key in keys {
            let (expected, got) = (truth.get(key), found.get(key));
            if expected != got {
                let text = |tasks: &[Task], at: Option<usize>| at.map(|at| tasks[at].text.clone());
                wrong.push_str(&format!(
                    "\n{expected:?} / {got:?}\n  {:?}\n  {:?}",
                    text(&case.old.tasks, key.0),
                    text(&case.new.tasks, key.1)
                ));
            }
        }
        println!(
            "{}: alignment F1 {f1:.3}, kinds right {right:.3}{wrong}",
            case.name
        );
        assert!(f1 >= 0.98, "{}: F1 {f1}{wrong}", case.name);
        assert!(right >= 0.95, "{}: kinds {right}{wrong}", case.name);
    }
}

#[test]
fn a_notice_is_no_different_from_itself() {
    for case in cases() {
        for notice in [&case.old, &case.new] {
            let diff = compare(notice, notice);
            assert!(diff.is_empty(), "{}", case.name);
            assert_eq!(diff.pairs.len(), notice.tasks.len());
            assert!(
                diff.pairs
                    .iter()
                    .all(|pair| pair.old == pair.new && pair.fields.is_empty())
            );
            assert!(diff.summary.units.is_empty() && diff.header.is_empty());
        }
    }
    for (name, bytes) in DONGTOU {
        let diff = compare(&parse(DONGTOU[0].1), &parse(bytes));
        assert!(
            diff.pairs.iter().all(taskbook::Pair::is_unchanged),
            "{name}"
        );
        assert!(diff.added.is_empty() && diff.dropped.is_empty() && diff.sections.is_empty());
    }
}

#[test]
fn looked_at_from_the_other_side_it_is_the_mirror_image() {
    for case in cases() {
        let there = compare(&case.old, &case.new);
        let back = compare(&case.new, &case.old);
        let mirrored = |kind: &Kind| match kind {
            Kind::Split => Kind::Merged,
            Kind::Merged => Kind::Split,
            other => *other,
        };
        let pairs = |diff: &Diff, swap: bool| -> BTreeMap<(String, String), BTreeSet<Kind>> {
            let each = diff.pairs.iter().map(|pair| {
                let (old, new) = (pair.old.id.clone(), pair.new.id.clone());
                if swap {
                    ((new, old), pair.kinds.iter().map(mirrored).collect())
                } else {
                    ((old, new), pair.kinds.iter().copied().collect())
                }
            });
            each.collect()
        };
        assert_eq!(pairs(&there, false), pairs(&back, true), "{}", case.name);
        let ids = |tasks: &[taskbook::TaskRef]| -> BTreeSet<String> {
            tasks.iter().map(|task| task.id.clone()).collect()
        };
        assert_eq!(ids(&there.added), ids(&back.dropped), "{}", case.name);
        assert_eq!(ids(&there.dropped), ids(&back.added), "{}", case.name);
    }
}

#[test]
fn every_task_stands_once() {
    for case in cases() {
        for (old, new) in [(&case.old, &case.new), (&case.new, &case.old)] {
            let diff = compare(old, new);
            let several =
                |kinds: &[Kind]| kinds.contains(&Kind::Split) || kinds.contains(&Kind::Merged);
            let mut seen: BTreeMap<(bool, &str), (usize, bool)> = BTreeMap::new();
            let mut see = |new: bool, id, several: bool| {
                let entry = seen.entry((new, id)).or_insert((0, several));
                entry.0 += 1;
                entry.1 &= several;
            };
            for pair in &diff.pairs {
                see(false, &pair.old.id, several(&pair.kinds));
                see(true, &pair.new.id, several(&pair.kinds));
                assert!(pair.kinds == [Kind::Unchanged] || !pair.kinds.contains(&Kind::Unchanged));
            }
            diff.dropped
                .iter()
                .for_each(|task| see(false, &task.id, false));
            diff.added
                .iter()
                .for_each(|task| see(true, &task.id, false));
            assert_eq!(seen.len(), old.tasks.len() + new.tasks.len());
            for (task, (times, several)) in seen {
                assert!(
                    times == 1 || several,
                    "{}: {task:?} {times} times",
                    case.name
                );
            }
            let sum = &diff.summary;
            assert_eq!(sum.unchanged + sum.changed, diff.pairs.len());
        }
    }
}

#[test]
fn parsed_notices_and_diffs_survive_json() {
    for case in cases() {
        let again = |notice: &Notice| -> Notice {
            serde_json::from_str(&serde_json::to_string(notice).unwrap()).unwrap()
        };
        let diff = compare(&case.old, &case.new);
        let json = serde_json::to_string(&diff).unwrap();
        assert_eq!(
            serde_json::to_string(&compare(&again(&case.old), &again(&case.new))).unwrap(),
            json
        );
        assert_eq!(serde_json::from_str::<Diff>(&json).unwrap(), diff);
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(value["schema"], "taskbook.diff/1");
    }
}

/// A notice of one section with these items (text, units).
fn notice(year: i16, items: &[(&str, &str)]) -> Notice {
    let mut text = format!(
        "关于印发{year}年工作任务书的通知\n\n附件1\n\n{year}年工作任务书\n\n一、重点工作\n\n"
    );
    for (at, (item, units)) in items.iter().enumerate() {
        text.push_str(&format!("{}.{item}\n\n{units}\n\n", at + 1));
    }
    parse(text.as_bytes())
}

fn kinds_of(old: (&str, &str), new: (&str, &str)) -> Vec<Kind> {
    // A second task keeps the notice from being one lone line.
    let other = ("完成年度森林防火隔离带维护。", "责任单位：林业站");
    let diff = compare(&notice(2022, &[old, other]), &notice(2023, &[new, other]));
    assert_eq!(
        diff.pairs.len(),
        2,
        "{old:?} {new:?}: {:?} {:?}",
        diff.added,
        diff.dropped
    );
    diff.pairs[0].kinds.clone()
}

#[test]
fn what_is_no_change() {
    let text = "完成2022年度河道清淤4万方。";
    for new in [
        ("完成2023年度河道清淤4万方；", "责任单位：水利局、住建局"),
        ("完成“2023年”河道清淤４万方。", "责任单位：住建局、水利局"),
        ("完成2022年度河道清淤4万方。", "责任单位：水利局、住建局"),
    ] {
        assert_eq!(
            kinds_of((text, "责任单位：水利局、住建局"), new),
            [Kind::Unchanged],
            "{new:?}"
        );
    }
    let (old, new) = (
        "责任单位：水利局；配合单位：住建局",
        "责任单位：水利局、住建局",
    );
    assert_eq!(kinds_of((text, old), (text, new)), [Kind::Unchanged]);
    assert_eq!(
        kinds_of((text, "责任单位：县水利局"), (text, "责任单位：水利局")),
        [Kind::Unchanged]
    );
}

#[test]
fn what_is_which_change() {
    let units = "牵头单位：水利局；配合单位：住建局";
    let swapped = "牵头单位：住建局；配合单位：水利局";
    let text = "6月底前完成河道清淤4万方。";
    let cases = [
        ((text, units), (text, swapped), vec![Kind::UnitsChanged]),
        (
            (text, units),
            ("6月底前完成河道清淤50000方。", units),
            vec![Kind::TargetChanged],
        ),
        (
            (text, units),
            ("6月底前完成河道清淤40000方。", units),
            vec![Kind::Reworded],
        ),
        (
            (text, units),
            ("9月底前完成河道清淤4万方。", units),
            vec![Kind::DeadlineChanged],
        ),
        (
            (text, units),
            ("6月底前全面完成河道清淤疏浚4万方。", units),
            vec![Kind::Reworded],
        ),
        (
            (text, "责任单位：环保局"),
            (text, "责任单位：生态环境局、财政局"),
            vec![Kind::UnitsChanged, Kind::RenamedUnit],
        ),
    ];
    for (old, new, kinds) in cases {
        assert_eq!(kinds_of(old, new), kinds, "{old:?} {new:?}");
    }
}

#[test]
fn who_leads_is_no_change_where_only_the_label_is_another() {
    let text = "完成河道清淤4万方。";
    for (old, new) in [
        ("责任单位：水利局", "牵头单位：水利局"),
        ("牵头单位：水利局、住建局", "责任单位：水利局、住建局"),
        (
            "责任单位：水利局；配合单位：住建局",
            "牵头单位：水利局；配合单位：住建局",
        ),
    ] {
        assert_eq!(kinds_of((text, old), (text, new)), [Kind::Unchanged]);
        assert_eq!(kinds_of((text, new), (text, old)), [Kind::Unchanged]);
    }
    // Another body under the new label is another lead; so is one of several that is singled out.
    let leads = |old: &str, new: &str| -> Vec<_> {
        let diff = compare(&notice(2022, &[(text, old)]), &notice(2023, &[(text, new)]));
        let fields = diff.pairs[0].fields.iter();
        fields
            .map(|field| (field.name.clone(), field.old.clone(), field.new.clone()))
            .collect()
    };
    let named = |name: &str| Some(name.to_owned());
    let lead = |old, new| ("lead".to_owned(), old, new);
    let unit = |old, new| ("unit".to_owned(), old, new);
    assert_eq!(
        leads("责任单位：水利局", "牵头单位：水利局；配合单位：财政局"),
        [unit(None, named("财政局"))]
    );
    assert_eq!(
        leads("责任单位：水利局", "牵头单位：财政局；配合单位：水利局"),
        [unit(None, named("财政局")), lead(None, named("财政局"))]
    );
    assert_eq!(
        leads(
            "责任单位：水利局、住建局",
            "牵头单位：水利局；配合单位：住建局"
        ),
        [lead(None, named("水利局"))]
    );
}

#[test]
fn a_body_counts_once_under_the_names_that_it_has_had() {
    let text = "完成年度健康宣传12场。";
    for (old, new, former) in [
        ("市卫计委", "市卫生健康委", true),
        ("市国土资源局", "市自然资源局", true),
        ("市煤炭局", "市能源局", true),
        ("市编办", "市委编办", false),
    ] {
        let units = |name: &str| format!("责任单位：{name}");
        let diff = compare(
            &notice(2018, &[(text, &units(old))]),
            &notice(2019, &[(text, &units(new))]),
        );
        let kinds = [if former {
            Kind::RenamedUnit
        } else {
            Kind::Unchanged
        }];
        assert_eq!(diff.pairs[0].kinds, kinds, "{old} {new}");
        let sums: Vec<_> = diff.summary.units.iter().collect();
        let sums: Vec<_> = sums
            .iter()
            .map(|sum| (sum.unit.as_str(), sum.former.join("、"), sum.gained.len()))
            .collect();
        let one = [(new, old.to_owned(), 0)];
        assert_eq!(sums, one[..usize::from(former)], "{old} {new}");
    }
    // What went from one body to another that was there before is no new name.
    let diff = compare(
        &notice(2022, &[(text, "责任单位：市乡村振兴局")]),
        &notice(2024, &[(text, "责任单位：市农业农村局")]),
    );
    assert_eq!(diff.pairs[0].kinds, [Kind::UnitsChanged]);
}

#[test]
fn parts_keep_the_target_and_the_time_that_they_had() {
    let units = "责任单位：水利局";
    let fields = |old: &[(&str, &str)], new: &[(&str, &str)]| -> Vec<Vec<(String, _, _)>> {
        let diff = compare(&notice(2022, old), &notice(2023, new));
        let fields = diff.pairs.iter().map(|pair| {
            let fields = pair.fields.iter().filter(|field| field.name != "text");
            fields
                .map(|field| (field.name.clone(), field.old.clone(), field.new.clone()))
                .collect()
        });
        fields.collect()
    };
    let change = |name: &str, old: &str, new: &str| {
        (name.to_owned(), Some(old.to_owned()), Some(new.to_owned()))
    };
    let whole = [(
        "6月底前完成水库除险加固工程3座，完成乡镇供水管网改造20公里。",
        units,
    )];
    let parts = [
        ("9月底前完成水库除险加固工程5座。", units),
        ("6月底前完成乡镇供水管网改造30公里。", units),
    ];
    assert_eq!(
        fields(&whole, &parts),
        [
            vec![
                change("target", "3座", "5座"),
                change("deadline", "6月底前", "9月底前")
            ],
            vec![change("target", "20公里", "30公里")]
        ]
    );
    assert_eq!(
        fields(&parts, &whole),
        [
            vec![
                change("target", "5座", "3座"),
                change("deadline", "9月底前", "6月底前")
            ],
            vec![change("target", "30公里", "20公里")]
        ]
    );
    // Which of two of one measure became the new one is not known.
    let whole = [(
        "完成水库除险加固工程3座，完成河道堤防加固工程4座，清理河道水库漂浮物。",
        units,
    )];
    let parts = [
        ("完成水库除险加固工程5座。", units),
        ("清理河道水库漂浮物。", units),
        ("完成河道堤防加固工程4座。", units),
    ];
    let found = fields(&whole, &parts);
    assert!(found.concat().iter().all(|(_, old, _)| old.is_none()));
}

#[test]
fn the_tasks_of_a_body_stand_in_the_order_of_the_notice() {
    let items: Vec<String> = (1..=12)
        .map(|n| format!("完成第{n}号水闸改造工程。"))
        .collect();
    let units = "责任单位：水利局";
    let items: Vec<(&str, &str)> = items.iter().map(|item| (item.as_str(), units)).collect();
    let diff = compare(
        &notice(2022, &[("开展消防检查。", "责任单位：应急局")]),
        &notice(2023, &items),
    );
    let added: Vec<&str> = diff.added.iter().map(|task| task.id.as_str()).collect();
    let sum = diff.summary.units.iter();
    let sum = sum.clone().find(|sum| sum.unit == "水利局").unwrap();
    assert_eq!(added.len(), 12);
    assert_eq!(sum.gained, added);
}

#[test]
fn tasks_of_one_mould_are_paired_by_what_they_are_cast_for() {
    let town =
        |name: &str, length: u32| format!("完成{name}镇污水管网建设{length}公里，6月底前完工。");
    let check =
        |name: &str, times: u32| format!("开展{name}镇污水终端运维检查，每月不少于{times}次。");
    let each = |items: Vec<String>| -> Vec<(String, String)> {
        let units = |item: &str| match item.split_once('镇') {
            Some((name, _)) if item.starts_with("完成") => {
                format!("责任单位：{}镇人民政府", &name["完成".len()..])
            }
            _ => "责任单位：县住建局".to_owned(),
        };
        items
            .into_iter()
            .map(|item| (item.clone(), units(&item)))
            .collect()
    };
    let old = each(vec![
        town("东岭", 3),
        town("西岭", 5),
        town("南坪", 4),
        town("北坪", 6),
        check("东岭", 2),
        check("西岭", 2),
        check("南坪", 2),
    ]);
    let new = each(vec![
        town("北坪", 8),
        town("白沙", 5),
        town("东岭", 3),
        town("南坪", 4),
        check("南坪", 2),
        check("东岭", 4),
        check("北坪", 2),
    ]);
    let notice = |year, items: &[(String, String)]| {
        let items = items
            .iter()
            .map(|(text, units)| (text.as_str(), units.as_str()));
        notice(year, &items.collect::<Vec<_>>())
    };
    let diff = compare(&notice(2021, &old), &notice(2022, &new));
    let texts = |tasks: &[taskbook::TaskRef]| -> Vec<String> {
        tasks.iter().map(|task| task.text.clone()).collect()
    };
    assert_eq!(texts(&diff.dropped), [town("西岭", 5), check("西岭", 2)]);
    assert_eq!(texts(&diff.added), [town("白沙", 5), check("北坪", 2)]);
    assert_eq!(diff.pairs.len(), 5);
    for pair in &diff.pairs {
        let name = |text: &str| -> String { text.chars().skip(2).take(3).collect() };
        assert_eq!(name(&pair.old.text), name(&pair.new.text));
    }
}

#[test]
fn a_column_that_says_what_a_task_is_about_tells_equal_texts_apart() {
    let page = |year: u16, rows: &[(&str, &str, &str)]| {
        let rows: String = rows
            .iter()
            .map(|(river, text, unit)| {
                format!("<tr><td>{river}</td><td>{text}</td><td>{unit}</td></tr>")
            })
            .collect();
        parse(
            format!(
                "<h1>{year}年任务清单</h1><table><tr><td>河流</td><td>工作任务</td>\
                 <td>责任单位</td></tr>{rows}</table>"
            )
            .as_bytes(),
        )
    };
    let clean = "清理河道垃圾，每季度不少于1次。";
    let diff = compare(
        &page(
            2021,
            &[
                ("清水河", clean, "东关街道"),
                ("白沙河", clean, "西关街道"),
                ("柳溪河", clean, "南关街道"),
            ],
        ),
        &page(
            2022,
            &[
                ("白沙河", clean, "西关街道"),
                ("清水河", "清理河道垃圾，每季度不少于2次。", "东关街道"),
                ("石桥河", clean, "北关街道"),
            ],
        ),
    );
    let pairs: Vec<_> = diff
        .pairs
        .iter()
        .map(|pair| (pair.old.units[0].name.as_str(), pair.kinds.clone()))
        .collect();
    assert_eq!(
        pairs,
        [
            ("西关街道", vec![Kind::Unchanged]),
            ("东关街道", vec![Kind::TargetChanged])
        ]
    );
    let names = |tasks: &[taskbook::TaskRef]| {
        (
            tasks[0].heading.clone().unwrap(),
            tasks[0].units[0].name.to_string(),
        )
    };
    let both = |heading: &str, unit: &str| (heading.to_owned(), unit.to_owned());
    assert_eq!(names(&diff.dropped), both("柳溪河", "南关街道"));
    assert_eq!(names(&diff.added), both("石桥河", "北关街道"));
    // Where only the name of what it is about is another, the task may have been renamed.
    let diff = compare(
        &page(2021, &[("清水河", clean, "东关街道")]),
        &page(2022, &[("清水河城区段", clean, "东关街道")]),
    );
    assert_eq!(diff.pairs.len(), 1);
}

#[test]
fn what_is_rewritten_stays_one_among_tasks_of_its_mould() {
    let units = "责任单位：县住建局";
    let old = [
        ("开展东岭镇污水终端运维检查，每月不少于2次。", units),
        ("开展西岭镇污水终端运维检查，每月不少于2次。", units),
        ("开展南坪镇污水终端运维检查，每月不少于2次。", units),
    ];
    let new = [
        old[0],
        ("组织西岭镇污水终端运维检查和清掏，每月不少于3次。", units),
        ("开展南坪镇污水终端运维检查，每月不少于4次。", units),
    ];
    let diff = compare(&notice(2021, &old), &notice(2022, &new));
    assert_eq!((diff.pairs.len(), diff.added.len()), (3, 0));
    // The heading tells them apart where the text does not.
    let page = |year: u16, rows: &[(&str, &str)]| {
        let rows: String = rows
            .iter()
            .map(|(name, text)| format!("<tr><td>{name}</td><td>{text}</td><td>县住建局</td></tr>"))
            .collect();
        parse(
            format!(
                "<h1>{year}年任务分解表</h1><table><tr><td>工作任务</td><td>具体要求</td>\
                 <td>责任单位</td></tr>{rows}</table>"
            )
            .as_bytes(),
        )
    };
    let text = "组织污水终端运维检查，每月不少于2次。";
    let diff = compare(
        &page(2021, &[("东岭镇运维", text), ("西岭镇运维", text)]),
        &page(
            2022,
            &[
                ("东岭镇运维", text),
                ("西岭镇运维", "组织污水终端运维抽查，每季不少于2次。"),
            ],
        ),
    );
    assert_eq!((diff.pairs.len(), diff.added.len()), (2, 0));
}

#[test]
fn a_target_in_the_heading_is_no_other_wording() {
    let with = |year, heading: &str| {
        parse(
            format!(
                "关于印发{year}年民生实事的通知\n\n一、教育\n\n（一）{heading}。8月底前投入使用，缓解入园难。\n\n\
                 责任单位：教育局\n\n（二）配餐率达到95%。年内全面推行，方便家长。\n\n责任单位：教育局\n"
            )
            .as_bytes(),
        )
    };
    let kinds = |old: &str, new: &str| {
        compare(&with(2022, old), &with(2023, new)).pairs[0]
            .kinds
            .clone()
    };
    assert_eq!(
        kinds("新建公办幼儿园12所", "新建公办幼儿园15所"),
        [Kind::TargetChanged]
    );
    assert_eq!(
        kinds("新建公办幼儿园12所", "新建改建公办幼儿园15所"),
        [Kind::Reworded, Kind::TargetChanged]
    );
}

#[test]
fn differences_are_counted_across_scales_and_units() {
    let change = |old: &str, new: &str| {
        let units = "责任单位：水利局";
        let diff = compare(
            &notice(2022, &[(old, units)]),
            &notice(2023, &[(new, units)]),
        );
        let field = diff.pairs[0]
            .fields
            .iter()
            .find(|field| field.name == "target")
            .unwrap();
        (field.difference, field.percent, field.unit.clone())
    };
    assert_eq!(
        change("完成河道清淤4万方。", "完成河道清淤50000方。"),
        (Some(10_000.0), Some(25.0), Some("方".to_owned()))
    );
    assert_eq!(
        change("建成堤防800米。", "建成堤防1.2公里。"),
        (Some(0.4), Some(50.0), Some("公里".to_owned()))
    );
    assert_eq!(
        change("水质达标率达到90%以上。", "水质达标率达到85%以上。"),
        (Some(-5.0), Some(-5.56), Some("%".to_owned()))
    );
}

#[test]
fn targets_that_only_one_side_has_are_added_and_dropped() {
    let units = "责任单位：水利局";
    let one = "完成河道综合整治任务，建成生态护岸。";
    let two = "完成河道综合整治任务4万方，建成生态护岸12公里。";
    let targets = |old: &str, new: &str| -> Vec<_> {
        let diff = compare(
            &notice(2022, &[(old, units)]),
            &notice(2023, &[(new, units)]),
        );
        let fields = diff.pairs[0].fields.iter();
        fields
            .filter(|field| field.name == "target")
            .map(|field| (field.old.clone(), field.new.clone(), field.difference))
            .collect()
    };
    let (cubic, long) = (Some("4万方".to_owned()), Some("12公里".to_owned()));
    assert_eq!(
        targets(one, two),
        [(None, cubic.clone(), None), (None, long.clone(), None)]
    );
    assert_eq!(targets(two, one), [(cubic, None, None), (long, None, None)]);
}

#[test]
fn names_that_a_user_declares_to_be_one_body_are_a_rename() {
    let text = "完成河道清淤4万方。";
    let old = notice(2022, &[(text, "责任单位：甲水务集团公司")]);
    let new = notice(2023, &[(text, "责任单位：乙城投公司")]);
    assert_eq!(compare(&old, &new).pairs[0].kinds, [Kind::UnitsChanged]);
    let mut options = Options::default();
    options.aliases = vec![vec!["甲水务集团公司".to_owned(), "乙城投公司".to_owned()]];
    assert_eq!(
        diff(&old, &new, &options).pairs[0].kinds,
        [Kind::RenamedUnit]
    );
}

/// A task in three years, beside one that is dropped after the first and one that is new in the last.
fn three_years() -> History {
    let units = "责任单位：水利局";
    let years = [
        notice(
            2021,
            &[("完成河道清淤4万方。", units), ("编制水利规划。", units)],
        ),
        notice(2022, &[("完成河道清淤5万方。", units)]),
        notice(
            2023,
            &[
                ("新建水文站点12处。", units),
                ("完成河道清淤5万方。", units),
            ],
        ),
    ];
    taskbook::history(&years.iter().collect::<Vec<_>>(), &Options::default())
}

#[test]
fn a_task_is_followed_over_the_years() {
    let history = three_years();
    let steps: Vec<Vec<(usize, Vec<Kind>)>> = history
        .threads
        .iter()
        .map(|thread| {
            thread
                .steps
                .iter()
                .map(|step| (step.notice, step.kinds.clone()))
                .collect()
        })
        .collect();
    assert_eq!(
        steps,
        [
            vec![
                (0, vec![]),
                (1, vec![Kind::TargetChanged]),
                (2, vec![Kind::Unchanged])
            ],
            vec![(0, vec![])],
            vec![(2, vec![])],
        ]
    );
}

#[test]
fn a_task_that_a_notice_leaves_out_goes_on_where_it_stands_again() {
    let units = "责任单位：水利局";
    let silt = |amount: u32| format!("完成河道清淤{amount}万方。");
    let town = |name: &str| format!("新建{name}镇水文监测站点2处。");
    let (four, five) = (silt(4), silt(5));
    let (east, north, south) = (town("东岭"), town("北坪"), town("南坪"));
    let with = |year, items: &[&String]| {
        let items: Vec<(&str, &str)> = items.iter().map(|item| (item.as_str(), units)).collect();
        notice(year, &items)
    };
    let years = [
        with(2020, &[&four, &east, &south]),
        // Tells of no tasks at all.
        parse(
            "关于暂缓下达2021年工作任务的通知\n\n因区划调整，2021年工作任务另行下达。".as_bytes(),
        ),
        with(2022, &[&north, &five, &south]),
    ];
    let history = taskbook::history(&years.iter().collect::<Vec<_>>(), &Options::default());
    let threads: Vec<_> = history
        .threads
        .iter()
        .map(|thread| {
            let steps = thread.steps.iter();
            let steps: Vec<_> = steps
                .map(|step| (step.notice, step.kinds.clone()))
                .collect();
            (thread.steps[0].task.text.clone(), steps)
        })
        .collect();
    assert_eq!(
        threads,
        [
            (four, vec![(0, vec![]), (2, vec![Kind::TargetChanged])]),
            // Of its mould, and of another town: another task.
            (east, vec![(0, vec![])]),
            (south, vec![(0, vec![]), (2, vec![Kind::Unchanged])]),
            (north, vec![(2, vec![])]),
        ]
    );
}

#[test]
fn what_comes_back_word_for_word_is_no_new_wording_of_another_task() {
    let own = "编制农村生活污水治理方案28份。";
    let other = "编制农村生活污水治理方案49份，建立问题清单和整改台账。";
    let rest = "完成河道清淤4万方。";
    let of = |year, items: &[(&str, &str)]| notice(year, items);
    let (water, towns) = ("责任单位：水利局", "责任单位：各镇人民政府");
    let years = [
        of(2021, &[(own, towns), (other, water), (rest, water)]),
        of(2022, &[(other, water), (rest, water)]),
        of(2023, &[(own, towns), (rest, water)]),
    ];
    // Side by side the two are one task, reworded.
    let pair = compare(&years[1], &years[2]);
    assert!(pair.pairs.iter().any(|pair| pair.new.text == own));
    let history = taskbook::history(&years.iter().collect::<Vec<_>>(), &Options::default());
    let threads: Vec<_> = history
        .threads
        .iter()
        .map(|thread| {
            let notices = thread.steps.iter().map(|step| step.notice);
            (&*thread.steps[0].task.text, notices.collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(
        threads,
        [
            (own, vec![0, 2]),
            (other, vec![0, 1]),
            (rest, vec![0, 1, 2])
        ]
    );
    assert_eq!(history.threads[0].steps[1].kinds, [Kind::Unchanged]);
}

#[cfg(all(feature = "csv", feature = "xlsx"))]
mod written {
    use super::*;
    use taskbook::export::diff::{diff_csv, diff_html, diff_xlsx, history_csv};

    /// Texts that a page or a spreadsheet would obey.
    fn hostile() -> Diff {
        let units = "责任单位：水利局";
        let old = notice(2022, &[("完成河道清淤4万方。", units)]);
        let new = notice(
            2023,
            &[
                ("完成河道清淤5万方。", units),
                ("组织安全生产专项整治行动。", units),
            ],
        );
        let mut diff = compare(&old, &new);
        diff.added[0].text = "=1+1<script>\"'&".to_owned();
        diff
    }

    #[test]
    fn pages_hold_no_markup_of_the_notice() {
        let mut page = Vec::new();
        diff_html(&hostile(), &mut page).unwrap();
        let page = String::from_utf8(page).unwrap();
        assert!(page.contains("=1+1&lt;script&gt;&quot;&#39;&amp;"));
        assert_eq!(page.matches("<script>").count(), 1, "only our own");
        assert!(!page.contains("http"), "nothing is fetched");
        assert!(page.contains("+10000方 (+25%)"));
        assert!(page.contains("<del>4</del>") && page.contains("<ins>5</ins>"));
    }

    #[test]
    fn a_history_as_csv_says_what_the_text_says() {
        let history = three_years();
        let mut table = Vec::new();
        history_csv(&history, false, &mut table).unwrap();
        let table = String::from_utf8(table).unwrap();
        let rows: Vec<Vec<&str>> = table.lines().map(|row| row.split(',').collect()).collect();
        assert_eq!(rows[0][..4], ["task", "file", "year", "kinds"]);
        let rows: Vec<[&str; 4]> = rows[1..]
            .iter()
            .map(|row| [row[0], row[2], row[3], row[7]])
            .collect();
        assert_eq!(
            rows,
            [
                // The first notice is compared with none: nothing in it is new.
                ["1", "2021", "", "完成河道清淤4万方。"],
                ["1", "2022", "target-changed", "完成河道清淤5万方。"],
                ["1", "2023", "unchanged", "完成河道清淤5万方。"],
                ["2", "2021", "", "编制水利规划。"],
                ["2", "2022", "dropped", "编制水利规划。"],
                ["3", "2023", "added", "新建水文站点12处。"],
            ]
        );
    }

    #[test]
    fn what_became_part_of_another_task_is_not_dropped() {
        let units = "责任单位：水利局";
        let years = [
            notice(
                2021,
                &[
                    ("推进园区循环化改造工作，完成试点2个。", units),
                    ("推进资源节约领域标准化建设，制定标准3项。", units),
                ],
            ),
            notice(
                2022,
                &[(
                    "推进园区循环化改造工作，完成试点2个，推进资源节约领域标准化建设，制定标准3项。",
                    units,
                )],
            ),
        ];
        let history = taskbook::history(&years.iter().collect::<Vec<_>>(), &Options::default());
        let joined: Vec<_> = history.threads.iter().map(|one| one.merged_into).collect();
        assert_eq!(joined, [None, Some(0)]);
        let mut table = Vec::new();
        history_csv(&history, false, &mut table).unwrap();
        let table = String::from_utf8(table).unwrap();
        let last = table.lines().last().unwrap();
        assert!(
            last.starts_with("2,") && last.contains(",merged,"),
            "{table}"
        );
        assert!(!table.contains("dropped"), "{table}");
    }

    #[test]
    fn tables_have_the_marks_in_their_first_column_and_no_formulas() {
        let mut table = Vec::new();
        assert_eq!(diff_csv(&hostile(), false, false, &mut table).unwrap(), 1);
        let table = String::from_utf8(table).unwrap();
        let lines: Vec<&str> = table.lines().collect();
        assert!(lines[0].starts_with("@@,kinds,id,"));
        assert!(lines[1].starts_with("->,target-changed,"));
        assert!(
            lines[1].contains("完成河道清淤4万方。->完成河道清淤5万方。"),
            "{}",
            lines[1]
        );
        assert!(lines[2].starts_with("+++,added,") && lines[2].contains("'=1+1"));
        let mut raw = Vec::new();
        assert_eq!(diff_csv(&hostile(), false, true, &mut raw).unwrap(), 0);
        let mut book = Vec::new();
        diff_xlsx(&hostile(), true, &mut book).unwrap();
        assert!(book.starts_with(b"PK"));
    }
}
