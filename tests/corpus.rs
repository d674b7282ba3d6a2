//! How well real notices are read, where the corpus is at hand: `../shared/corpus` beside this project, documents of third
//! parties that are no part of it. Where it is absent the tests say so and pass.
//!
//! `cargo test --test corpus -- --nocapture` prints the figures: tasks, units and what was not understood, for each document,
//! each kind of document and each way in which a unit was found, values of low confidence apart; and, where python3 is
//! installed, the scores of the documents that were labelled by hand.
#![allow(
    clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout,
    clippy::print_stderr, clippy::explicit_write
)]

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use taskbook::{Confidence, LeftoverClass, Notice, Options};

/// The corpus; a message and nothing where it is absent.
fn corpus() -> Option<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if corpus.join("INDEX.tsv").is_file() {
        return Some(corpus);
    }
    // Past the test runner, which shows what passing tests print only when asked.
    let message = "skipped: no corpus at ../shared/corpus, its figures are not checked";
    writeln!(std::io::stderr(), "{message}").unwrap();
    None
}

/// The documents of the index with the kind that it gives them.
fn documents(corpus: &Path) -> Vec<(String, String)> {
    let index = std::fs::read_to_string(corpus.join("INDEX.tsv")).unwrap();
    let mut lines = index
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>());
    let names = lines.next().expect("the names of the columns");
    let column = |name: &str| {
        names
            .iter()
            .position(|known| *known == name)
            .unwrap_or_else(|| panic!("INDEX.tsv has no column {name}"))
    };
    let (file, kind) = (column("file"), column("kind"));
    lines
        .map(|line| (line[file].to_owned(), line[kind].to_owned()))
        .collect()
}

/// What was read of one document, or of several together.
#[derive(Default)]
struct Tally {
    documents: usize,
    tasks: usize,
    with_units: usize,
    units: usize,
    unsure: usize,
    /// Visible characters, white space apart: left over as chrome, as cover, not understood; and in values.
    left: [usize; 3],
    covered: f64,
}

impl Tally {
    fn of(notice: &Notice) -> Tally {
        let units = || notice.tasks.iter().flat_map(|task| &task.units);
        let mut tally = Tally {
            documents: 1,
            tasks: notice.tasks.len(),
            with_units: notice
                .tasks
                .iter()
                .filter(|task| !task.units.is_empty())
                .count(),
            units: units().count(),
            unsure: units()
                .filter(|unit| unit.confidence == Confidence::Low)
                .count(),
            ..Tally::default()
        };
        for rest in &notice.leftover {
            let class = match rest.class {
                LeftoverClass::Chrome => 0,
                LeftoverClass::Cover => 1,
                _ => 2,
            };
            tally.left[class] += rest.text.chars().filter(|c| !c.is_whitespace()).count();
        }
        // Coverage is a share of what is no chrome; what is left of that is known.
        let left = (tally.left[1] + tally.left[2]) as f64;
        let open = 1.0 - notice.coverage;
        tally.covered = if open > 0.0 { left / open - left } else { 0.0 };
        tally
    }

    fn add(&mut self, other: &Tally) {
        self.documents += other.documents;
        self.tasks += other.tasks;
        self.with_units += other.with_units;
        self.units += other.units;
        self.unsure += other.unsure;
        for (sum, part) in self.left.iter_mut().zip(other.left) {
            *sum += part;
        }
        self.covered += other.covered;
    }

    fn share(&self, class: usize) -> f64 {
        let whole = self.covered + (self.left[1] + self.left[2]) as f64;
        if whole > 0.0 {
            self.left[class] as f64 / whole
        } else {
            0.0
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:4} {:6} {:10} {:6} {:7} {:9.3} {:7.3} {:7.3}",
            self.documents,
            self.tasks,
            self.with_units,
            self.units,
            self.unsure,
            1.0 - self.share(1) - self.share(2),
            self.share(1),
            self.share(2),
        )
    }
}

const HEAD: &str = "docs  tasks with-units  units low-conf  coverage   cover unknown";

#[test]
fn every_document_is_read() {
    let Some(corpus) = corpus() else { return };
    let mut kinds: BTreeMap<String, Tally> = BTreeMap::new();
    let mut ways: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut whole = Tally::default();
    // Printed at once, so that nothing stands between the lines.
    let mut out = String::new();
    writeln!(out, "\n{:34} {HEAD}", "document").unwrap();
    for (file, kind) in documents(&corpus) {
        let bytes = std::fs::read(corpus.join(&file)).unwrap();
        let notice = taskbook::parse(&bytes, &Options::default())
            .unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(
            (0.0..=1.0).contains(&notice.coverage),
            "{file}: coverage {}",
            notice.coverage
        );
        let tally = Tally::of(&notice);
        writeln!(out, "{file:34} {tally}").unwrap();
        kinds.entry(kind).or_default().add(&tally);
        whole.add(&tally);
        for unit in notice.tasks.iter().flat_map(|task| &task.units) {
            let via = serde_json::to_value(unit.via).unwrap();
            let way = ways.entry(via.as_str().unwrap().to_owned()).or_default();
            way[0] += 1;
            way[1] += usize::from(unit.confidence == Confidence::Low);
        }
    }
    writeln!(out, "\n{:34} {HEAD}", "kind").unwrap();
    for (kind, tally) in &kinds {
        writeln!(out, "{kind:34} {tally}").unwrap();
    }
    writeln!(out, "{:34} {whole}", "all").unwrap();
    writeln!(
        out,
        "\n{:34} {:>6} {:>8}",
        "units found via", "units", "low-conf"
    )
    .unwrap();
    for (way, [units, unsure]) in &ways {
        writeln!(out, "{way:34} {units:6} {unsure:8}").unwrap();
    }
    println!("{out}");
}

/// Share of the labelled statements that are found, and of the tasks with units that stand in a labelled statement.
#[cfg(feature = "cli")]
const LEAST: f64 = 0.95;

#[test]
#[cfg(feature = "cli")]
fn labelled_statements_are_found() {
    use std::process::Command;
    let Some(corpus) = corpus() else { return };
    let folder = tempfile::tempdir().unwrap();
    let scores = folder.path().join("scores.json");
    let run = Command::new("python3")
        .arg(corpus.join("score_units.py"))
        .arg("--gold")
        .arg(corpus.join("gold"))
        .arg("--docs")
        .arg(&corpus)
        .args(["--tool", concat!("'", env!("CARGO_BIN_EXE_taskbook"), "'")])
        .arg("--json")
        .arg(&scores)
        .output();
    let Ok(run) = run else {
        writeln!(
            std::io::stderr(),
            "skipped: python3 is not installed, nothing is scored"
        )
        .unwrap();
        return;
    };
    println!("\n{}", String::from_utf8_lossy(&run.stdout));
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let scores: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&scores).unwrap()).unwrap();
    let sum = |name: &str| {
        let documents = scores.as_object().unwrap().values();
        documents
            .map(|score| score[name].as_u64().unwrap())
            .sum::<u64>() as f64
    };
    let (recall, precision) = (
        sum("hit") / sum("statements"),
        sum("task_hit") / sum("tasks"),
    );
    assert!(
        recall >= LEAST && precision >= LEAST,
        "recall {recall:.3}, precision {precision:.3}"
    );
}
