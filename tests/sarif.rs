//! What `lint --format sarif` prints is SARIF 2.1.0, and says what the JSON form says.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fs;

use common::json_schema::wrong;
use common::runs::run;
use serde_json::{Value, json};

/// The public schema; `tests/sarif/README.md` says where it is from.
fn schema() -> Value {
    serde_json::from_str(include_str!("sarif/sarif-schema-2.1.0.json")).unwrap()
}

fn printed(args: &[&str]) -> Value {
    let mut all = vec!["lint", "--format", "sarif", "--exit-zero"];
    all.extend(args);
    serde_json::from_str(&run(&all).success()).unwrap()
}

fn assert_valid(log: &Value) {
    let schema = schema();
    let wrong = wrong(&schema, &schema, log, "");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const FIXTURES: [&str; 3] = [
    "fixtures/dongtou-2017/notice.txt", "fixtures/dongtou-2017/notice.html",
    "fixtures/dongtou-2017/notice-word.html",
];

#[test]
fn findings_of_every_form_are_valid_in_both_languages() {
    assert_valid(&printed(&FIXTURES));
    assert_valid(&printed(&[FIXTURES[1], "--lang", "en"]));
    assert_valid(&printed(&["fixtures/dongtou-2017/mended.txt"]));
}

#[test]
fn names_of_files_and_findings_about_the_settings_are_valid() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("通知 100%[1].txt");
    fs::write(&file, "一、水环境\n1.确保20177月底前完成清淤任务。\n").unwrap();
    let settings = "[[lint.accept]]\nrule = \"missing-unit\"\nreason = \"甲\"\n\
         [[correction]]\nquote = \"确保20177月\"\nold = \"20177月\"\nnew = \"2017年7月\"\nby = \"乙\"\nwhy = \"丙\"\n\
         [[correction]]\nquote = \"没有\"\nold = \"没有\"\nnew = \"有\"\nby = \"乙\"\nwhy = \"丙\"\n";
    fs::write(folder.path().join("taskbook.toml"), settings).unwrap();
    let log = printed(&[file.to_str().unwrap()]);
    assert_valid(&log);
    let codes: Vec<&str> = log["runs"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| result["ruleId"].as_str().unwrap())
        .collect();
    for code in ["TB001", "TB002", "TB003"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
}

#[test]
fn places_and_levels_are_those_of_the_json_form() {
    let sarif = printed(&[FIXTURES[0]]);
    let json = run(&["lint", "--format", "json", "--exit-zero", FIXTURES[0]]).success();
    let json: Value = serde_json::from_str(&json).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(sarif["runs"][0]["columnKind"], "unicodeCodePoints");
    assert_eq!(results.len(), findings.len());
    let text = fs::read_to_string(FIXTURES[0]).unwrap();
    for (result, finding) in results.iter().zip(findings) {
        assert_eq!(result["ruleId"], finding["code"]);
        assert_eq!(result["level"], finding["severity"]);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!(region["startLine"], finding["at"]["line"]);
        assert_eq!(region["startColumn"], finding["at"]["column"]);
        // The columns count code points: they cut the quoted text out of its line.
        let quote = finding["quote"].as_str().unwrap();
        if region["startLine"] == region["endLine"] && !quote.is_empty() {
            let number = |key: &str| region[key].as_u64().unwrap() as usize;
            let line: Vec<char> = text
                .lines()
                .nth(number("startLine") - 1)
                .unwrap()
                .chars()
                .collect();
            let cut: String = line[number("startColumn") - 1..number("endColumn") - 1]
                .iter()
                .collect();
            assert!(
                cut.contains(quote.trim()) || quote.contains(&cut),
                "{quote}: {cut}"
            );
        }
    }
}

#[test]
fn fingerprints_stay_when_lines_move() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(FIXTURES[0]).unwrap();
    let prints = |name: &str, text: &str| -> Vec<Value> {
        let file = folder.path().join(name);
        fs::write(&file, text).unwrap();
        let log = printed(&[file.to_str().unwrap()]);
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        results
            .iter()
            .map(|result| result["partialFingerprints"].clone())
            .collect()
    };
    let before = prints("a.txt", &text);
    let moved = prints("b.txt", &format!("\n\n\n{text}"));
    assert!(before.len() > 10);
    assert_eq!(before, moved);
}

#[test]
fn the_schema_refuses_what_is_no_sarif() {
    let schema = schema();
    let errors = |value: Value| wrong(&schema, &schema, &value, "").len();
    let run = |results: Value| json!({ "version": "2.1.0", "runs": [{ "tool": { "driver": { "name": "甲" } }, "results": results }] });
    assert_eq!(errors(run(json!([]))), 0);
    assert_ne!(errors(json!({ "version": "2.0.0", "runs": [] })), 0);
    assert_ne!(errors(run(json!([{ "level": "error" }]))), 0);
    assert_ne!(
        errors(run(
            json!([{ "message": { "text": "乙" }, "level": "fatal" }])
        )),
        0
    );
    assert_ne!(
        errors(run(json!([{ "message": { "text": "乙" }, "columns": 1 }]))),
        0
    );
}
