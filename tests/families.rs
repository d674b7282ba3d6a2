//! The layout families in which task notices are published: invented notices, each as a page and as extracted text, against
//! facts read from the notice (`fixtures/families`, where the README explains how they are written down).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::path::{Path, PathBuf};

use common::fold;
use taskbook::{Deadline, Notice, Options, Role, Row, Target, Task, Unit};

/// 1: scoring tables, and points in an outline.
#[test]
fn scoring() {
    check("scoring-");
    check("numerals-of-rows");
}

/// 2: the cover alone.
#[test]
fn covers_without_a_table() {
    check("cover-");
}

/// 3: an outline with responsibility on lines of its own.
#[test]
fn lines_of_responsibility() {
    check("own-lines-");
}

/// 4: plans with progress or a schedule, and progress in prose.
#[test]
fn progress() {
    check("progress-");
}

/// 5: livelihood projects (民生实事).
#[test]
fn livelihood_projects() {
    check("livelihood-");
}

/// 6: book and table, or a table alone, flattened to a cell a line.
#[test]
fn books_and_tables() {
    check("book-and-table");
    check("table-");
}

/// 7: an outline with brackets of responsibility.
#[test]
fn brackets() {
    check("brackets-");
}

/// 8: rows between pipes.
#[test]
fn pipe_rows() {
    check("pipes-");
}

/// 9: an outline that names no units.
#[test]
fn outlines_without_units() {
    check("book-p");
}

/// 10: a row a line, and columns printed through each other.
#[test]
fn rows_on_lines() {
    check("rows-");
    check("interleaved-");
}

/// 11: sections of bodies, letters of responsibility.
#[test]
fn sections_of_bodies() {
    check("by-unit");
    check("letter");
}

/// 12: values and units of measurement in columns of their own.
#[test]
fn values() {
    check("values-");
}

/// Every notice here belongs to a family that a test above checks.
#[test]
fn no_notice_is_left_out() {
    let source = include_str!("families.rs");
    let families: Vec<&str> = source
        .split("check(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    for truth in truths("") {
        let name = stem(&truth);
        assert!(
            families.iter().any(|family| name.starts_with(family)),
            "{name} belongs to no family"
        );
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/families")
}

fn truths(family: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("the fixtures")
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "truth"))
        .filter(|path| stem(path).starts_with(family))
        .collect();
    found.sort();
    found
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

/// Compares every notice of a family, in each of its forms, with its truth; all that differs is told at once.
fn check(family: &str) {
    let truths = truths(family);
    assert!(!truths.is_empty(), "no notice of family {family}");
    let mut report = String::new();
    for truth in &truths {
        let facts = std::fs::read_to_string(truth).unwrap();
        let mut forms = 0;
        for form in ["html", "txt"] {
            let Ok(bytes) = std::fs::read(truth.with_extension(form)) else {
                continue;
            };
            forms += 1;
            let notice = taskbook::parse(&bytes, &Options::default()).unwrap();
            let expected = expected(&facts, form);
            let found = found(&notice, &expected);
            let expected: Vec<String> = expected.iter().map(Fact::line).collect();
            if let Some(difference) = common::difference(&expected, &found) {
                report.push_str(&format!("{}.{form}\n{difference}\n\n", stem(truth)));
            }
        }
        assert!(forms > 0, "{} has no notice", stem(truth));
    }
    assert!(report.is_empty(), "\n{report}");
}

/// A line of a truth: what it is about, and the fields.
struct Fact {
    kind: String,
    fields: Vec<String>,
}

impl Fact {
    fn new(kind: &str, fields: impl IntoIterator<Item = String>) -> Fact {
        let fields = fields.into_iter().map(|field| match fold(&field) {
            field if field.is_empty() => "-".to_owned(),
            field => field,
        });
        Fact {
            kind: kind.to_owned(),
            fields: fields.collect(),
        }
    }

    fn line(&self) -> String {
        format!("{} {}", self.kind, self.fields.join(" | "))
    }
}

/// The facts that hold for a form of the notice, in their order.
fn expected(truth: &str, form: &str) -> Vec<Fact> {
    let lines = truth
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let (kind, rest) = line.split_once(' ').expect("a kind and a fact");
            let (kind, rest) = match kind {
                "html" | "txt" if kind != form => return None,
                "html" | "txt" => rest.trim().split_once(' ').expect("a kind and a fact"),
                _ => (kind, rest),
            };
            let mut fields: Vec<String> = rest.split('|').map(str::to_owned).collect();
            if kind == "row" {
                fields[6] = sorted(fields[6].split('¦'));
            }
            Some(Fact::new(kind, fields))
        })
        .collect()
}

/// What the notice says about everything that the truth has facts of.
fn found(notice: &Notice, expected: &[Fact]) -> Vec<String> {
    let asked = |kind: &str| expected.iter().any(|fact| fact.kind == kind);
    let header = &notice.header;
    let mut facts = Vec::new();
    let mut one = |kind: &str, value: Option<String>| {
        if asked(kind) {
            facts.push(Fact::new(kind, [value.unwrap_or_default()]));
        }
    };
    one("title", header.title.clone());
    one(
        "number",
        header.doc_number.as_ref().map(|number| number.text.clone()),
    );
    one("issuer", header.issuer.clone());
    one("date", header.issued_on.map(|day| day.to_string()));
    one("tables", Some(notice.tables.len().to_string()));
    for table in &notice.tables {
        if asked("table") {
            let roles = table.columns.iter().map(|column| name(&column.role));
            facts.push(Fact::new("table", [roles.collect::<Vec<_>>().join(" ")]));
        }
        if asked("row") {
            facts.extend(table.rows.iter().map(row));
        }
    }
    if asked("tasks") {
        facts.push(Fact::new("tasks", [notice.tasks.len().to_string()]));
    }
    for kind in ["task", "due", "aim"] {
        for (index, task) in notice.tasks.iter().enumerate() {
            let number = (index + 1).to_string();
            // Those tasks only of which there is something to say.
            let told = expected
                .iter()
                .any(|fact| fact.kind == kind && fact.fields[0] == number);
            match kind {
                "task" if asked(kind) => facts.push(task_fact(task)),
                "due" if told => facts.push(Fact::new(kind, [number, due(&task.deadlines)])),
                "aim" if told => facts.extend(
                    task.targets
                        .iter()
                        .map(|target| Fact::new(kind, [number.clone(), aim(target)])),
                ),
                _ => {}
            }
        }
    }
    for finding in taskbook::lint(notice, &Options::default()) {
        let told = |fact: &&Fact| fact.kind == "finding" && fact.fields[0] == finding.rule;
        if let Some(fact) = expected.iter().find(told) {
            // A finding quotes at least what the truth names.
            let quote = Some(fold(&finding.quote))
                .filter(|quote| !quote.contains(&fact.fields[1]))
                .unwrap_or_else(|| fact.fields[1].clone());
            facts.push(Fact::new("finding", [finding.rule.to_owned(), quote]));
        }
    }
    facts.iter().map(Fact::line).collect()
}

fn row(row: &Row) -> Fact {
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let cells = row
        .cells
        .iter()
        .map(|(name, value)| format!("{name}={value}"));
    let cells: Vec<String> = cells.collect();
    Fact::new(
        "row",
        [
            text(row.group.as_deref()),
            text(row.seq.as_deref()),
            text(row.heading.as_deref()),
            row.text.to_string(),
            units(&row.units),
            text(row.deadline.as_deref()),
            sorted(cells.iter().map(String::as_str)),
        ],
    )
}

fn task_fact(task: &Task) -> Fact {
    Fact::new(
        "task",
        [
            task.path
                .as_ref()
                .map(|path| path.join("/"))
                .unwrap_or_default(),
            task.heading.as_deref().unwrap_or_default().to_owned(),
            task.text.to_string(),
            units(&task.units),
            due(&task.deadlines),
        ],
    )
}

/// `*` leads, `+` supports, `?` is only described; `(=…)` is another name.
fn units(units: &[Unit]) -> String {
    let units = units.iter().map(|unit| {
        let role = match unit.role {
            Role::Lead => "*",
            Role::Support => "+",
            Role::Responsible => "",
        };
        let generic = if unit.generic { "?" } else { "" };
        let alias = unit.alias.as_ref().map(|alias| format!("(={alias})"));
        format!("{role}{generic}{}{}", unit.name, alias.unwrap_or_default())
    });
    units.collect::<Vec<_>>().join("、")
}

fn due(deadlines: &[Deadline]) -> String {
    let deadlines = deadlines.iter().map(|deadline| {
        let date = deadline.date.map_or("-".to_owned(), |day| day.to_string());
        format!("{}={date}", deadline.text)
    });
    deadlines.collect::<Vec<_>>().join("、")
}

fn aim(target: &Target) -> String {
    format!(
        "{} {} {}",
        name(&target.comparator),
        target.value,
        target.unit.as_deref().unwrap_or_default()
    )
}

/// The name of a value in the JSON form.
fn name<T: serde::Serialize>(value: &T) -> String {
    let value = serde_json::to_value(value).unwrap();
    value.as_str().unwrap().to_owned()
}

fn sorted<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let mut cells: Vec<String> = cells.map(fold).collect();
    cells.sort();
    cells.join(" ¦ ")
}
