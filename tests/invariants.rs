//! What holds for every notice, tried on made-up ones of many shapes: the same input gives the same bytes, every value
//! quotes back from its place, no visible text is lost, and the model survives its JSON form.
//!
//! A notice that fails is named by its seed; `Shape::new(seed)` makes it again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::generate::{page, text};
use common::page::{Claims, visible, wrong_spans};
use common::shape::Shape;
use taskbook::{Notice, Options};

const SEEDS: std::ops::Range<u64> = 0..150;

fn parse(input: &str) -> Notice {
    taskbook::parse(input.as_bytes(), &Options::default()).unwrap()
}

/// Every made-up notice, as page and as text, with its name.
fn inputs() -> impl Iterator<Item = (String, String)> {
    let sizes = [1, 7, 60].into_iter().flat_map(|tasks| {
        [
            (format!("page of {tasks}"), page(tasks)),
            (format!("text of {tasks}"), text(tasks)),
        ]
    });
    let shapes = SEEDS.flat_map(|seed| {
        [
            (format!("page of seed {seed}"), Shape::new(seed).page()),
            (format!("text of seed {seed}"), Shape::new(seed).text()),
        ]
    });
    sizes.chain(shapes)
}

/// Shows the first failures with the notices that they are about.
#[track_caller]
fn assert_holds(check: impl Fn(&Notice) -> Vec<String>) {
    let mut wrong = Vec::new();
    let mut failed = 0;
    for (name, input) in inputs() {
        let found = check(&parse(&input));
        failed += usize::from(!found.is_empty());
        wrong.extend(
            found
                .into_iter()
                .take(3)
                .map(|what| format!("{name}: {what}")),
        );
    }
    let shown = wrong
        .iter()
        .take(20)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n");
    assert!(wrong.is_empty(), "{failed} notices\n{shown}");
}

#[test]
fn the_made_up_notices_have_something_to_find() {
    let (mut books, mut tables, mut tasks, mut units, mut both) = (0, 0, 0, 0, 0);
    let mut count = 0;
    for (_, input) in inputs() {
        let notice = parse(&input);
        count += 1;
        books += usize::from(!notice.books.is_empty());
        tables += usize::from(!notice.tables.is_empty());
        tasks += notice.tasks.len();
        units += notice
            .tasks
            .iter()
            .map(|task| task.units.len())
            .sum::<usize>();
        let witnessed = |task: &&taskbook::Task| task.book.is_some() && task.row.is_some();
        both += notice.tasks.iter().filter(witnessed).count();
    }
    assert!(books * 3 > count * 2, "{books} of {count} have a book");
    assert!(tables * 3 > count, "{tables} of {count} have a table");
    assert!(
        tasks > 2000 && units > 2000 && both > 500,
        "{tasks} tasks, {units} units, {both} in book and table"
    );
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_holds(|notice| {
        let again = parse(notice.source().text());
        let (one, two) = (json(notice), json(&again));
        (one != two)
            .then(|| "two runs differ".to_owned())
            .into_iter()
            .collect()
    });
}

#[test]
fn a_model_read_back_from_json_writes_the_same_bytes() {
    assert_holds(|notice| {
        let written = json(notice);
        let back: Notice = serde_json::from_str(&written).unwrap();
        let again = json(&back);
        (written != again)
            .then(|| {
                let at = written
                    .bytes()
                    .zip(again.bytes())
                    .take_while(|(a, b)| a == b)
                    .count();
                let near = |text: &str| {
                    String::from_utf8_lossy(
                        &text.as_bytes()[at.saturating_sub(40)..text.len().min(at + 20)],
                    )
                    .into_owned()
                };
                format!("{} became {}", near(&written), near(&again))
            })
            .into_iter()
            .collect()
    });
}

#[test]
fn values_quote_back() {
    assert_holds(wrong_spans);
}

#[test]
fn no_visible_text_is_lost() {
    assert_holds(|notice| {
        Claims::of(notice)
            .lost()
            .into_iter()
            .filter(|(_, run)| !is_notation(run))
            .map(|(at, run)| format!("byte {at}: lost {run}"))
            .collect()
    });
}

/// The label, brackets and commas with which units and times are stated: they say what the values are.
fn is_notation(run: &str) -> bool {
    let mut rest = run.to_owned();
    for label in ["责任单位", "牵头单位", "配合单位", "完成时限"] {
        rest = rest.replace(label, "");
    }
    rest.chars().all(|c| "():;、,-".contains(c))
}

#[test]
fn coverage_is_a_share_and_ids_are_unique() {
    assert_holds(|notice| {
        let mut wrong = Vec::new();
        if !(0.0..=1.0).contains(&notice.coverage) {
            wrong.push(format!("coverage {}", notice.coverage));
        }
        let mut ids: Vec<_> = notice.tasks.iter().map(|task| &task.id).collect();
        ids.sort();
        ids.dedup();
        if ids.len() != notice.tasks.len() {
            wrong.push("an id stands twice".to_owned());
        }
        wrong
    });
}

#[test]
fn page_and_text_of_one_shape_say_the_same() {
    // The generator itself: what a reader sees of both is the same text.
    for seed in SEEDS {
        let seen = |input: &str| -> String {
            visible(&parse(input)).iter().map(|v| v.character).collect()
        };
        let shape = Shape::new(seed);
        assert_eq!(seen(&shape.page()), seen(&shape.text()), "seed {seed}");
    }
}

fn json(notice: &Notice) -> String {
    serde_json::to_string(notice).unwrap()
}
