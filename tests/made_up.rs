//! Made-up notices whose truth is known because it was drawn first: every task is found again with its bodies, roles, group,
//! number and time, and nobody else bears it.
//!
//! A notice that fails is named by its seed; `Table::new(seed, …)` or `Outline::new(seed)` makes it again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::made_up::outline::Outline;
use common::made_up::table::{Shape, Table};
use common::made_up::{Made, wrong};
use taskbook::Options;

const SEEDS: std::ops::Range<u64> = 0..150;

/// Shows the first notices that are read otherwise than they were made.
#[track_caller]
fn assert_read_back(notices: impl Iterator<Item = (Vec<Made>, String)>) {
    let mut failed = Vec::new();
    for (seed, (made, input)) in notices.enumerate() {
        assert!(made.len() > 1, "seed {seed} makes no tasks");
        let notice = taskbook::parse(input.as_bytes(), &Options::default()).unwrap();
        let wrong = wrong(&made, &notice);
        if !wrong.is_empty() {
            failed.push(format!(
                "seed {seed}: {}",
                wrong[..wrong.len().min(4)].join("\n    ")
            ));
        }
    }
    let shown = failed
        .iter()
        .take(12)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n");
    assert!(failed.is_empty(), "{} notices\n{shown}", failed.len());
}

fn outlines(print: impl Fn(&Outline) -> String) -> impl Iterator<Item = (Vec<Made>, String)> {
    SEEDS.map(Outline::new).map(move |outline| {
        let input = print(&outline);
        (outline.made, input)
    })
}

fn tables(
    shape: Shape,
    print: impl Fn(&Table) -> String,
) -> impl Iterator<Item = (Vec<Made>, String)> {
    SEEDS.map(move |seed| {
        let table = Table::new(seed, shape);
        let input = print(&table);
        (table.made, input)
    })
}

#[test]
fn outlines_as_paragraphs() {
    assert_read_back(outlines(Outline::paragraphs));
}

#[test]
fn outlines_as_lines_of_one_paragraph() {
    assert_read_back(outlines(Outline::breaks));
}

#[test]
fn outlines_as_text() {
    assert_read_back(outlines(Outline::text));
}

#[test]
fn outlines_in_rows_of_a_fixed_width() {
    assert_read_back(outlines(|outline| outline.wrapped(37)));
}

#[test]
fn outlines_collapsed_to_one_line() {
    // Two numbers on a line may stand in a sentence, and behind the last blank a signature.
    let tells =
        |outline: &Outline| outline.numbered && outline.made.len() > 2 && !outline.ends_in_blanks();
    let numbered = SEEDS.map(Outline::new).filter(tells);
    assert_read_back(numbered.map(|outline| {
        let input = outline.collapsed();
        (outline.made, input)
    }));
}

#[test]
fn tables_on_pages() {
    assert_read_back(tables(Shape { grid: true }, Table::page));
}

#[test]
fn tables_copied_with_tabs() {
    assert_read_back(tables(Shape { grid: false }, |table| table.lines("\t")));
}

#[test]
fn tables_in_csv() {
    assert_read_back(tables(Shape { grid: false }, |table| table.lines(",")));
}

#[test]
fn tables_collapsed_to_one_line() {
    assert_read_back(tables(Shape { grid: false }, |table| {
        table.lines(" ").replace('\n', " ")
    }));
}

#[test]
fn tables_of_a_cell_a_line() {
    assert_read_back(tables(Shape { grid: false }, |table| table.lines("\n")));
}
