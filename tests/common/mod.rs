//! What the tests over fixtures share: the fixtures, the fold, the expectations, and a reading of spans that owes nothing to
//! the library.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod generate;
pub mod json_schema;
pub mod made_up;
pub mod mutate;
pub mod page;
pub mod print;
pub mod random;
pub mod rows;
#[cfg(feature = "cli")]
pub mod runs;
pub mod shape;
pub mod table;

use taskbook::{Notice, Options};

/// The three forms of the same notice.
pub const DONGTOU: [(&str, &[u8]); 3] = [
    (
        "notice.txt",
        include_bytes!("../../fixtures/dongtou-2017/notice.txt"),
    ),
    (
        "notice.html",
        include_bytes!("../../fixtures/dongtou-2017/notice.html"),
    ),
    (
        "notice-word.html",
        include_bytes!("../../fixtures/dongtou-2017/notice-word.html"),
    ),
];

/// The parsed fixtures with their names.
pub fn notices() -> impl Iterator<Item = (&'static str, Notice)> {
    DONGTOU.iter().map(
        |&(name, bytes)| match taskbook::parse(bytes, &Options::default()) {
            Ok(notice) => (name, notice),
            Err(error) => panic!("{name}: {error}"),
        },
    )
}

/// The names of the units of all tasks, in their order.
pub fn unit_names(notice: &Notice) -> Vec<&str> {
    let units = notice.tasks.iter().flat_map(|task| &task.units);
    units.map(|unit| unit.name.as_str()).collect()
}

/// Full-width ASCII forms to ASCII.
pub fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap(),
        other => other,
    }
}

/// Width and white space folded; quotation marks and closing marks stay, so that their loss shows.
pub fn fold(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(narrow)
        .collect()
}

/// Lines that differ, for people: empty where the texts are the same.
pub fn difference(expected: &[String], found: &[String]) -> Option<String> {
    if expected == found {
        return None;
    }
    let (expected, found) = (expected.join("\n"), found.join("\n"));
    let diff = similar::TextDiff::from_lines(&expected, &found);
    let shown = diff
        .unified_diff()
        .context_radius(0)
        .header("expected", "found")
        .to_string();
    Some(shown.lines().take(60).collect::<Vec<_>>().join("\n"))
}

/// The expectations, read from the document by hand (see the README of the fixtures).
pub mod truth {
    pub const HEADER: &str = include_str!("../../fixtures/dongtou-2017/truth/header.json");
    pub const NODES: &str = include_str!("../../fixtures/dongtou-2017/truth/nodes.tsv");
    pub const CLAUSES: &str = include_str!("../../fixtures/dongtou-2017/truth/clauses.tsv");
    pub const READINGS: &str = include_str!("../../fixtures/dongtou-2017/truth/readings.tsv");
    pub const ROWS: &str = include_str!("../../fixtures/dongtou-2017/truth/rows.tsv");
    pub const TASKS: &str = include_str!("../../fixtures/dongtou-2017/truth/tasks.tsv");
    pub const EDITS: &str = include_str!("../../fixtures/dongtou-2017/truth/edits.tsv");
    pub const TARGETS: &str = include_str!("../../fixtures/dongtou-2017/truth/targets.tsv");
    pub const DEADLINES: &str = include_str!("../../fixtures/dongtou-2017/truth/deadlines.tsv");

    /// The records of a table without the line of column names.
    pub fn records(tsv: &'static str) -> Vec<Vec<&'static str>> {
        let mut lines = tsv.lines();
        let columns = lines.next().map_or(0, |line| line.split('\t').count());
        lines
            .map(|line| {
                let record: Vec<_> = line.split('\t').collect();
                assert_eq!(record.len(), columns, "{line}");
                record
            })
            .collect()
    }
}
