//! What holds for every notice, tried on documents with random faults: the fixtures, and the corpus where it is at hand
//! (`../shared/corpus`, documents of third parties that are no part of this project).
//!
//! A document that fails is named with its seed; `mutated(text, &mut Random::new(seed))` makes it again. Many more are tried
//! with `MUTATIONS=100 cargo test --release --test mutated`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use common::mutate::mutated;
use common::page::wrong_spans;
use common::random::Random;
use taskbook::{Notice, Options, Relation, Task, UnitsStatus};

/// Faulty forms of each document.
fn mutations() -> u64 {
    let asked = std::env::var("MUTATIONS").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(2)
}

/// The documents below a folder, in order of their names.
fn documents(folder: &Path) -> Vec<PathBuf> {
    /// Larger ones take most of the time, and fail no other way.
    const LARGEST: u64 = 200_000;
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let ending = path.extension().and_then(|ending| ending.to_str());
            if path.is_dir() {
                folders.push(path);
            } else if matches!(ending, Some("txt" | "html" | "jsp"))
                && path.metadata().unwrap().len() <= LARGEST
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Every faulty document with its name.
fn inputs() -> impl Iterator<Item = (String, String)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = documents(&here.join("fixtures"));
    // More documents may be named.
    let corpus = std::env::var_os("MUTATED").map_or(here.join("../shared/corpus"), PathBuf::from);
    if corpus.is_dir() {
        paths.extend(documents(&corpus));
    }
    (0..mutations()).flat_map(move |seed| {
        paths.clone().into_iter().filter_map(move |path| {
            let text = String::from_utf8(std::fs::read(&path).unwrap()).ok()?;
            let name = format!("{} with seed {seed}", path.display());
            Some((name, mutated(&text, &mut Random::new(seed))))
        })
    })
}

/// What a task names is there, and what can be one task's only is not another's as well.
fn wrong_references(notice: &Notice) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut ids = HashSet::new();
    // Rows, and clauses that no row has, by the task that they belong to.
    let mut rows = HashMap::new();
    let mut clauses: HashMap<(usize, usize, usize), (&str, bool)> = HashMap::new();
    for task in &notice.tasks {
        let mut say = |what: &str| wrong.push(format!("{what}: {}", task.id));
        if !ids.insert(&task.id) {
            say("the id stands twice");
        }
        if !places_exist(notice, task) {
            say("names what is not there");
        }
        for &clause in task.book.iter().flat_map(|place| &place.clauses) {
            let place = task.book.as_ref().unwrap();
            let key = (place.book, place.node, clause);
            // Rows may share a clause.
            let both = clauses.insert(key, (&task.id, task.row.is_some()));
            if both.is_some_and(|(_, row)| !row || task.row.is_none()) {
                say("has a clause of another");
            }
        }
        if let Some(place) = &task.row
            && rows.insert((place.table, place.row), &task.id).is_some()
        {
            say("has a row of another");
        }
        if !agrees(task) {
            say("says otherwise than it is");
        }
    }
    for (at, table) in notice.tables.iter().enumerate() {
        let with = (0..table.rows.len()).filter(|&row| rows.contains_key(&(at, row)));
        if ![0, table.rows.len()].contains(&with.count()) {
            wrong.push(format!("some rows of table {at} are in no task"));
        }
    }
    for finding in &notice.findings {
        if finding
            .task
            .as_ref()
            .is_some_and(|task| !ids.contains(task))
        {
            wrong.push(format!("{} of no task", finding.rule));
        }
    }
    wrong
}

fn places_exist(notice: &Notice, task: &Task) -> bool {
    let in_book = task.book.as_ref().is_none_or(|place| {
        let book = notice.books.get(place.book);
        let node = book.and_then(|book| book.node_of(place));
        node.is_some_and(|node| {
            node.path == place.path && place.clauses.iter().all(|&at| at < node.clauses.len())
        })
    });
    let in_table = task.row.as_ref().is_none_or(|place| {
        let table = notice.tables.get(place.table);
        let row = table.and_then(|table| table.rows.get(place.row));
        row.is_some_and(|row| row.text == task.text)
    });
    in_book && in_table
}

/// Whether what a task says of itself is so: its witnesses, its edits, its units, its text.
fn agrees(task: &Task) -> bool {
    let witnesses = (task.book.is_some(), task.row.is_some());
    let related = match task.relation {
        Relation::BookOnly => witnesses == (true, false),
        Relation::TableOnly => witnesses == (false, true),
        _ => witnesses == (true, true),
    };
    let named = task.units_status == UnitsStatus::Named;
    related
        && (task.edits.is_empty() || witnesses == (true, true))
        && named != task.units.is_empty()
        && !task.text.is_empty()
        && task.targets.iter().all(|target| target.value.is_finite())
}

/// Of a page with a broken tag the scanner of the checks sees something else than a parser does.
fn wrong_places(notice: &Notice) -> Vec<String> {
    match notice.origin.media_type.as_str() {
        "text/plain" => wrong_spans(notice),
        _ => Vec::new(),
    }
}

/// The same input gives the same bytes, and they read back.
fn wrong_bytes(notice: &Notice) -> Vec<String> {
    let written = serde_json::to_string(notice).unwrap();
    let again = taskbook::parse(notice.source().text().as_bytes(), &Options::default());
    let back: Notice = serde_json::from_str(&written).unwrap();
    let same = |other: &Notice| serde_json::to_string(other).unwrap() == written;
    let wrong = [
        (!same(&again.unwrap()), "two runs differ"),
        (!same(&back), "it is read back otherwise"),
        (
            !(0.0..=1.0).contains(&notice.coverage),
            "coverage is no share",
        ),
    ];
    let wrong = wrong.into_iter().filter(|(wrong, _)| *wrong);
    wrong.map(|(_, what)| what.to_owned()).collect()
}

/// A notice is no change of itself.
fn wrong_changes(notice: &Notice) -> Vec<String> {
    let diff = taskbook::diff(notice, notice, &Options::default());
    let unchanged = |pair: &taskbook::Pair| pair.kinds == [taskbook::Kind::Unchanged];
    let same = diff.added.is_empty()
        && diff.dropped.is_empty()
        && diff.pairs.len() == notice.tasks.len()
        && diff.pairs.iter().all(unchanged);
    (!same)
        .then(|| "a change of itself".to_owned())
        .into_iter()
        .collect()
}

#[test]
fn faulty_documents_are_read_as_truly_as_sound_ones() {
    let checks = [wrong_references, wrong_places, wrong_bytes, wrong_changes];
    let mut wrong = Vec::new();
    let mut read = 0;
    for (name, input) in inputs() {
        // A document of which nothing is left is refused.
        let Ok(notice) = taskbook::parse(input.as_bytes(), &Options::default()) else {
            continue;
        };
        read += 1;
        let found = checks.iter().flat_map(|check| check(&notice)).take(3);
        wrong.extend(found.map(|what| format!("{name}: {what}")));
    }
    assert!(read > 100, "{read} documents were read");
    let shown = wrong.iter().take(40).cloned().collect::<Vec<_>>();
    assert!(
        wrong.is_empty(),
        "{} of {read} documents\n{}",
        wrong.len(),
        shown.join("\n")
    );
}
