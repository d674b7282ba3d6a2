//! The model of the bundled notice against expectations that were read from the document by hand, in every form in which
//! the notice is at hand, and the three models against one another.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::collections::BTreeMap;

use common::truth::{self, records};
use common::{DONGTOU, difference, fold, narrow, notices};
use serde::Serialize;
use serde_json::Value;
use taskbook::{Notice, Task, Unit};

/// Compares a rendering of each model with the expectations and shows all lines that differ.
fn check(expected: Vec<Vec<String>>, render: impl Fn(&Notice) -> Vec<Vec<String>>) {
    let lines = |records: Vec<Vec<String>>| -> Vec<String> {
        records.into_iter().map(|r| r.join(" | ")).collect()
    };
    let expected = lines(expected);
    let mut wrong = String::new();
    for (name, notice) in notices() {
        if let Some(difference) = difference(&expected, &lines(render(&notice))) {
            wrong.push_str(&format!("\n{name}\n{difference}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The expectations of a table with every field folded.
fn folded(tsv: &'static str) -> Vec<Vec<String>> {
    let fold_all = |record: Vec<&str>| record.into_iter().map(fold).collect();
    records(tsv).into_iter().map(fold_all).collect()
}

/// The word that JSON has for a value without fields.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value).unwrap() {
        Value::String(word) => word,
        other => other.to_string(),
    }
}

fn text(value: Option<&str>) -> String {
    value.map(fold).unwrap_or_default()
}

/// Name and alias as the cell prints them.
fn printed(unit: &Unit) -> String {
    match &unit.alias {
        Some(alias) if !fold(&unit.name).contains('(') => {
            format!("{}({})", fold(&unit.name), fold(alias))
        }
        _ => fold(&unit.name),
    }
}

fn printed_all(units: &[Unit]) -> String {
    if units.is_empty() {
        "-".to_owned()
    } else {
        units.iter().map(printed).collect::<Vec<_>>().join("|")
    }
}

/// The one book of the notice; that there is another would be an error of its own.
fn book(notice: &Notice) -> &taskbook::Book {
    assert_eq!(notice.books.len(), 1, "books");
    &notice.books[0]
}

fn table(notice: &Notice) -> &taskbook::TaskTable {
    assert_eq!(notice.tables.len(), 1, "tables");
    &notice.tables[0]
}

/// Tasks with the index of their row.
fn tasks(notice: &Notice) -> impl Iterator<Item = (usize, &Task)> {
    notice
        .tasks
        .iter()
        .map(|task| (task.row.as_ref().map_or(usize::MAX, |row| row.row), task))
}

#[test]
fn the_expectations_agree_with_the_document_and_with_one_another() {
    let document = fold(std::str::from_utf8(DONGTOU[0].1).unwrap());
    let nodes = records(truth::NODES);
    let clauses = records(truth::CLAUSES);
    let rows = records(truth::ROWS);
    let level = |depth: usize| {
        nodes
            .iter()
            .filter(|n| n[0].matches('/').count() + 1 == depth)
            .count()
    };
    assert_eq!((nodes.len(), level(1), level(2), level(3)), (58, 4, 16, 38));
    assert_eq!(nodes.iter().filter(|n| !n[1].is_empty()).count(), 50);
    assert_eq!(clauses.len(), 133);
    let counted: usize = nodes.iter().map(|n| n[2].parse::<usize>().unwrap()).sum();
    assert_eq!(counted, 133);

    assert_eq!(rows.len(), 103);
    let distinct = |key: fn(&[&'static str]) -> String| {
        let mut keys: Vec<_> = rows.iter().map(|row| key(row)).collect();
        keys.dedup();
        keys.len()
    };
    assert_eq!(distinct(|row| row[1].to_owned()), 15);
    assert_eq!(distinct(|row| row[1..3].join("/")), 43);
    let mut headings: Vec<_> = rows
        .iter()
        .map(|row| row[1..4].join("/"))
        .filter(|key| !key.ends_with('/'))
        .collect();
    headings.dedup();
    assert_eq!(headings.len(), 34);

    let mut units: Vec<&str> = rows
        .iter()
        .flat_map(|row| row[5].split('|'))
        .filter(|unit| *unit != "-")
        .collect();
    assert_eq!(units.len(), 120);
    units.sort_unstable();
    units.dedup();
    assert_eq!(units.len(), 22);
    assert_eq!(rows.iter().filter(|row| row[5] == "-").count(), 5);

    let tasks = records(truth::TASKS);
    assert_eq!(tasks.len(), 103);
    assert_eq!(
        tasks.iter().filter(|task| task[2].contains(',')).count(),
        16
    );
    // Every clause has one row, every row stands where its clauses stand.
    let mut covered: Vec<String> = tasks
        .iter()
        .flat_map(|task| {
            task[2]
                .split(',')
                .map(|index| format!("{} {index}", task[1]))
        })
        .collect();
    let mut all: Vec<String> = clauses
        .iter()
        .map(|c| format!("{} {}", c[0], c[1]))
        .collect();
    covered.sort();
    all.sort();
    assert_eq!(covered, all);

    let texts = clauses.iter().map(|clause| clause[2]);
    for text in texts.chain(rows.iter().flat_map(|row| [row[1], row[3], row[4]])) {
        assert!(
            document.contains(&fold(text)),
            "not in the document: {text}"
        );
    }
    for target in records(truth::TARGETS)
        .iter()
        .chain(&records(truth::DEADLINES))
    {
        let row = &rows[target[0].parse::<usize>().unwrap()];
        assert!(row[4].contains(target[1]), "{target:?}");
    }
    for edit in records(truth::EDITS) {
        let index: usize = edit[0].parse().unwrap();
        let field = match edit[1] {
            "group" => 1,
            "number" => 2,
            "heading" => 3,
            _ => 4,
        };
        let side = edit[3].replace('␠', " ");
        assert!(rows[index][field].contains(&side), "{edit:?}");
    }
}

#[test]
fn header() {
    /// Reduces a value to the keys that the expectation has, strings folded.
    fn reduce(found: &Value, expected: &Value) -> Value {
        match (found, expected) {
            (Value::Object(found), Value::Object(expected)) => expected
                .iter()
                .map(|(key, expected)| match found.get(key) {
                    Some(found) => (key.clone(), reduce(found, expected)),
                    None => (key.clone(), Value::String("a missing key".to_owned())),
                })
                .collect(),
            (Value::Array(found), Value::Array(expected)) => found
                .iter()
                .enumerate()
                .map(|(at, found)| reduce(found, expected.get(at).unwrap_or(&Value::Null)))
                .collect(),
            (Value::String(found), _) => Value::String(fold(found)),
            (found, _) => found.clone(),
        }
    }
    let expected: Value = serde_json::from_str(truth::HEADER).unwrap();
    for (name, notice) in notices() {
        let found = serde_json::to_value(&notice.header).unwrap();
        let expected = reduce(&expected, &expected);
        assert_eq!(reduce(&found, &expected), expected, "{name}");
    }
}

#[test]
fn attachments_are_found_under_their_titles() {
    for (name, notice) in notices() {
        let book = book(&notice);
        assert_eq!(
            (text(book.title.as_deref()).as_str(), book.attachment),
            ("2017年度洞头区美丽温州建设工作任务书", Some(1)),
            "{name}"
        );
        let table = table(&notice);
        assert_eq!(
            (text(table.title.as_deref()).as_str(), table.attachment),
            ("2017年度洞头区美丽温州建设工作任务分解表", Some(2)),
            "{name}"
        );
        let mut columns: Vec<_> = table.columns.iter().map(|c| fold(&c.name)).collect();
        columns.dedup();
        assert_eq!(columns, ["项目", "序号", "考核指标", "责任单位"], "{name}");
    }
}

#[test]
fn outline() {
    check(folded(truth::NODES), |notice| {
        book(notice)
            .walk()
            .map(|node| {
                vec![
                    node.path.join("/"),
                    text(node.title.as_deref()),
                    node.clauses.len().to_string(),
                ]
            })
            .collect()
    });
}

#[test]
fn clauses() {
    check(folded(truth::CLAUSES), |notice| {
        let clauses = book(notice).walk().flat_map(|node| {
            let path = node.path.join("/");
            node.clauses
                .iter()
                .enumerate()
                .map(move |(at, c)| vec![path.clone(), at.to_string(), fold(&c.text)])
        });
        clauses.collect()
    });
}

#[test]
fn repaired_readings_stand_beside_the_text() {
    check(folded(truth::READINGS), |notice| {
        let mut found = Vec::new();
        for node in book(notice).walk() {
            let path = node.path.join("/");
            if let Some(reading) = &node.reading {
                found.push(vec![path.clone(), "title".to_owned(), fold(reading)]);
            }
            for (at, clause) in node.clauses.iter().enumerate() {
                if let Some(reading) = &clause.reading {
                    found.push(vec![path.clone(), at.to_string(), fold(reading)]);
                }
            }
        }
        found
    });
}

#[test]
fn rows() {
    check(folded(truth::ROWS), |notice| {
        let rows = table(notice).rows.iter().enumerate();
        rows.map(|(at, row)| {
            vec![
                at.to_string(),
                text(row.group.as_deref()),
                text(row.seq.as_deref()),
                text(row.heading.as_deref()),
                fold(&row.text),
                printed_all(&row.units),
            ]
        })
        .collect()
    });
}

#[test]
fn units_bear_the_duty_and_come_from_the_column() {
    for (name, notice) in notices() {
        for row in &table(&notice).rows {
            for unit in &row.units {
                assert_eq!(
                    (word(&unit.role), word(&unit.via), unit.generic),
                    ("responsible".to_owned(), "column".to_owned(), false),
                    "{name}: {unit:?}"
                );
                // On a line of its own a bracket is an alias; behind the name it belongs to the name.
                if unit.name.starts_with("区委渔农办") {
                    assert_eq!(unit.name, "区委渔农办", "{name}");
                    assert_eq!(unit.alias.as_deref(), Some("农林水利局"), "{name}");
                }
                if unit.name.starts_with("文明办") {
                    assert_eq!(fold(&unit.name), "文明办(爱卫办)", "{name}");
                }
            }
        }
    }
}

#[test]
fn every_row_is_matched_to_its_clauses() {
    check(folded(truth::TASKS), |notice| {
        tasks(notice)
            .map(|(row, task)| {
                let book = task.book.as_ref();
                let clauses = book.map_or(String::new(), |book| {
                    let indexes: Vec<_> = book.clauses.iter().map(usize::to_string).collect();
                    indexes.join(",")
                });
                vec![
                    row.to_string(),
                    book.map_or(String::new(), |book| book.path.join("/")),
                    clauses,
                    word(&task.relation),
                ]
            })
            .collect()
    });
}

#[test]
fn tasks_say_what_their_rows_say() {
    for (name, notice) in notices() {
        let mut numbers = BTreeMap::new();
        assert_eq!(notice.tasks.len(), 103, "{name}");
        for (index, task) in tasks(&notice) {
            let row = &table(&notice).rows[index];
            let what = format!("{name}: {}", task.id);
            assert_eq!(task.group, row.group, "{what}");
            assert_eq!(task.seq, row.seq, "{what}");
            assert_eq!(task.heading, row.heading, "{what}");
            assert_eq!(task.text, row.text, "{what}");
            // The table is the sound witness wherever one is damaged.
            assert_eq!(task.reading, None, "{what}");
            assert_eq!(printed_all(&task.units), printed_all(&row.units), "{what}");
            let status = if row.units.is_empty() {
                "dropped"
            } else {
                "named"
            };
            assert_eq!(word(&task.units_status), status, "{what}");
            assert_eq!(
                task.path.as_ref(),
                task.book.as_ref().map(|book| &book.path),
                "{what}"
            );
            let path = task.path.as_deref().unwrap_or_default().concat();
            let number: &mut u32 = numbers.entry(path.clone()).or_default();
            *number += 1;
            assert_eq!(task.id, format!("2017/{path}.{number}"), "{name}");
        }
    }
}

#[test]
fn every_difference_is_one_edit() {
    // White space counts here, or the stray space would be an edit of nothing.
    let side = |text: &str| -> String {
        let mark = |c: char| if c.is_whitespace() { '␠' } else { narrow(c) };
        text.chars().map(mark).collect()
    };
    let mut expected: Vec<Vec<String>> = records(truth::EDITS)
        .into_iter()
        .map(|edit| edit[..5].iter().map(|field| side(field)).collect())
        .collect();
    // In a task the order of edits is free.
    let order = |edit: &Vec<String>| (edit[0].parse::<usize>().unwrap(), edit.clone());
    expected.sort_by_key(order);
    check(expected, |notice| {
        let mut found = Vec::new();
        for (row, task) in tasks(notice) {
            for edit in &task.edits {
                found.push(vec![
                    row.to_string(),
                    word(&edit.field),
                    side(&edit.book),
                    side(&edit.table),
                    edit.reading
                        .map_or("-".to_owned(), |reading| word(&reading)),
                ]);
                assert!(
                    !edit.reason.is_empty(),
                    "{}: an edit without reason",
                    task.id
                );
            }
        }
        found.sort_by_key(order);
        found
    });
}

#[test]
fn targets() {
    check(folded(truth::TARGETS), |notice| {
        let mut found = Vec::new();
        for (row, task) in tasks(notice) {
            for target in &task.targets {
                assert_eq!(target.upper, None, "{}", task.id);
                found.push(vec![
                    row.to_string(),
                    fold(&target.text),
                    word(&target.comparator),
                    target.value.to_string(),
                    text(target.unit.as_deref()),
                ]);
            }
        }
        found
    });
}

#[test]
fn deadlines() {
    check(folded(truth::DEADLINES), |notice| {
        let mut found = Vec::new();
        for (row, task) in tasks(notice) {
            for deadline in &task.deadlines {
                found.push(vec![
                    row.to_string(),
                    fold(&deadline.text),
                    deadline.date.map_or(String::new(), |date| date.to_string()),
                ]);
            }
        }
        found
    });
}

#[test]
fn input_kind_and_encoding_are_detected() {
    let found: Vec<_> = notices()
        .map(|(_, notice)| {
            let origin = notice.origin;
            (origin.media_type, origin.encoding, origin.encoding_from)
        })
        .collect();
    let expected = [
        ("text/plain", "UTF-8", "utf-8"),
        ("text/html", "UTF-8", "meta"),
        ("text/html", "GB18030", "meta"),
    ]
    .map(|(media, encoding, from)| (media.to_owned(), encoding.to_owned(), from.to_owned()));
    assert_eq!(found, expected);
}

/// Takes away what has to differ between forms of one notice, and folds every string.
fn essence(value: Value) -> Value {
    const FORM: [&str; 9] = [
        "origin", "at", "places", "title_at", "book_at", "table_at", "related", "leftover",
        "coverage",
    ];
    match value {
        Value::Object(object) => object
            .into_iter()
            .filter(|(key, _)| !FORM.contains(&key.as_str()))
            .map(|(key, value)| (fold(&key), essence(value)))
            .collect(),
        Value::Array(array) => array.into_iter().map(essence).collect(),
        Value::String(text) => Value::String(fold(&text)),
        other => other,
    }
}

#[test]
fn all_forms_give_the_same_model() {
    let models: Vec<(&str, Vec<String>)> = notices()
        .map(|(name, notice)| {
            let model = essence(serde_json::to_value(&notice).unwrap());
            let lines = serde_json::to_string_pretty(&model).unwrap();
            (name, lines.lines().map(str::to_owned).collect())
        })
        .collect();
    let (first, rest) = models.split_first().unwrap();
    // An empty model is equal to an empty model.
    assert!(
        first.1.len() > 1000,
        "{} has {} lines",
        first.0,
        first.1.len()
    );
    for other in rest {
        if let Some(difference) = difference(&first.1, &other.1) {
            panic!("{} against {}\n{difference}", first.0, other.0);
        }
    }
}
