//! The README shows what the program really prints.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::runs::run;
use serde_json::Value;

const README: &str = include_str!("../README.md");

/// The fenced blocks of a language.
fn blocks(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    README
        .split(fence.as_str())
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .collect()
}

#[test]
fn the_excerpts_are_what_the_commands_print() {
    let consoles = blocks("console");
    assert!(consoles.len() >= 2);
    for block in consoles {
        let (command, shown) = block.split_once('\n').unwrap();
        let words: Vec<&str> = command
            .strip_prefix("$ taskbook ")
            .unwrap()
            .split_whitespace()
            .map(|word| word.trim_matches('"'))
            .collect();
        // Status 1 says that there is something to report.
        let found = run(&words);
        assert!(found.status <= 1, "{command}: {}", found.err);
        let printed = found.out;
        let mut lines = printed.lines();
        let mut left_out = false;
        for line in shown.lines() {
            if line == "…" {
                left_out = true;
                continue;
            }
            // The next line that is printed, or a later one behind an ellipsis.
            let found = if left_out {
                lines.any(|printed| printed.trim_end() == line)
            } else {
                lines.next().map(str::trim_end) == Some(line)
            };
            assert!(found, "{command} does not print {line:?} here");
            left_out = false;
        }
    }
}

#[test]
fn the_json_is_what_parse_prints() {
    let printed = run(&["parse", "fixtures/dongtou-2017/notice.txt"]).success();
    let notice: Value = serde_json::from_str(&printed).unwrap();
    for block in blocks("json") {
        let shown: Value = serde_json::from_str(block).unwrap();
        let id = &shown["id"];
        let tasks = notice["tasks"].as_array().unwrap();
        let task = tasks.iter().find(|task| task["id"] == *id).unwrap();
        for (key, value) in shown.as_object().unwrap() {
            assert_shown(value, &task[key], key);
        }
    }
}

/// Texts that end in `…` are the beginning of what is printed; of an object some keys are enough.
fn assert_shown(shown: &Value, printed: &Value, place: &str) {
    match (shown, printed) {
        (Value::String(shown), Value::String(printed)) if shown.ends_with('…') => {
            assert!(printed.starts_with(shown.trim_end_matches('…')), "{place}");
        }
        (Value::Object(shown), Value::Object(printed)) => {
            for (key, value) in shown {
                assert_shown(value, &printed[key], key);
            }
        }
        (Value::Array(shown), Value::Array(printed)) => {
            assert!(shown.len() <= printed.len(), "{place}");
            for (shown, printed) in shown.iter().zip(printed) {
                assert_shown(shown, printed, place);
            }
        }
        _ => assert_eq!(shown, printed, "{place}"),
    }
}

#[test]
fn the_two_commands_stand_on_lines_of_their_own() {
    let lines = |start: &str| -> Vec<&str> {
        README
            .lines()
            .filter(|line| line.starts_with(start))
            .collect()
    };
    assert_eq!(
        lines("cargo run"),
        ["cargo run --release -- parse fixtures/dongtou-2017/notice-word.html"]
    );
    assert_eq!(lines("cargo test"), ["cargo test"]);
}

#[test]
fn the_commands_of_the_examples_are_there() {
    let shown: Vec<&str> = blocks("sh")
        .into_iter()
        .flat_map(str::lines)
        .filter_map(|line| line.split("taskbook ").nth(1)?.split_whitespace().next())
        .collect();
    assert!(shown.len() >= 6, "{shown:?}");
    for command in shown {
        run(&[command, "--help"]).success();
    }
}

#[test]
fn the_table_of_keys_is_that_of_the_form() {
    let printed = run(&["parse", "fixtures/dongtou-2017/notice.txt"]).success();
    let keys: Vec<&str> = printed
        .lines()
        .filter_map(|line| line.strip_prefix("  \"")?.split('"').next())
        .collect();
    let section = README.split("## The JSON form").nth(1).unwrap();
    let table: Vec<&str> = section
        .split("\n## ")
        .next()
        .unwrap()
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    assert_eq!(table, keys);
}
