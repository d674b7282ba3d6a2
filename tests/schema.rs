//! Real output is what `taskbook schema` says, and has every key.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::json_schema::wrong;
use common::runs::run;
use serde_json::{Value, json};
use taskbook::Options;

fn schema() -> Value {
    serde_json::from_str(&run(&["schema"]).success()).unwrap()
}

/// Small notices that have what the fixtures lack: values that are absent, ranges, brackets, rules, damage.
const SMALL: [&str; 5] = [
    "一、水环境\n1.完成清淤4万方至5万方。\n责任单位:水利局\n完成时限:持续推进\n",
    "<h1>通知</h1><p>各单位：</p><p>请执行。</p>",
    "<p>附件</p><table><tr><td>序号</td><td>工作任务</td><td>牵头单位</td><td>完成时限</td><td>目标值</td><td>备注</td></tr>\
     <tr><td>1</td><td>建成管网</td><td>-</td><td>6月底</td><td>85%以上</td><td>续建</td></tr></table>",
    "关于甲的通知\n甲政发〔201610号\n一、水（责任单位：水利局、各乡镇）\n1.115日前完成清淤；\n",
    "<div>\u{0}</div><p>\u{fffd}甲</p>",
];

#[test]
fn real_output_is_what_the_schema_says() {
    let schema = schema();
    let mut outputs: Vec<Value> = common::notices()
        .map(|(_, notice)| serde_json::to_value(notice).unwrap())
        .collect();
    for text in SMALL {
        let notice = taskbook::parse(text.as_bytes(), &Options::default()).unwrap();
        outputs.push(serde_json::to_value(notice).unwrap());
    }
    for output in &outputs {
        let wrong = wrong(&schema, &schema, output, "");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn every_key_is_required() {
    fn check(schema: &Value, place: &str) {
        let Value::Object(keywords) = schema else {
            return;
        };
        if let Some(Value::Object(properties)) = keywords.get("properties") {
            let mut keys: Vec<&str> = properties.keys().map(String::as_str).collect();
            let mut required: Vec<&str> = keywords["required"]
                .as_array()
                .unwrap()
                .iter()
                .map(|key| key.as_str().unwrap())
                .collect();
            keys.sort_unstable();
            required.sort_unstable();
            assert_eq!(keys, required, "{place}");
        }
        for (key, inner) in keywords {
            check(inner, &format!("{place}/{key}"));
        }
    }
    check(&schema(), "");
}

#[test]
fn the_keys_of_the_json_form_are_there() {
    let schema = schema();
    let keys = |of: &Value| -> Vec<String> {
        let mut keys: Vec<String> = of["properties"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        keys.sort();
        keys
    };
    let promised: [(&str, &[&str]); 10] = [
        (
            "",
            &[
                "schema", "origin", "header", "books", "tables", "tasks", "findings", "leftover",
                "coverage",
            ],
        ),
        (
            "Origin",
            &[
                "name", "media_type", "encoding", "encoding_from", "bytes", "sha256",
            ],
        ),
        (
            "Header",
            &[
                "title", "doc_number", "issuer", "addressees", "issued_on", "published_on",
                "source", "disclosure", "year", "attachments", "references", "places",
            ],
        ),
        (
            "Node",
            &[
                "path", "marker", "title", "reading", "clauses", "units", "children", "at",
            ],
        ),
        (
            "Row",
            &[
                "group", "seq", "heading", "text", "units", "deadline", "cells", "at", "places",
            ],
        ),
        ("Unit", &["name", "alias", "role", "generic", "via", "at"]),
        (
            "Task",
            &[
                "id", "path", "group", "seq", "heading", "text", "reading", "units",
                "units_status", "book", "row", "relation", "edits", "targets", "deadlines", "at",
            ],
        ),
        (
            "Finding",
            &[
                "rule", "code", "severity", "confidence", "message", "at", "quote", "related",
                "task", "fix",
            ],
        ),
        ("Span", &["start", "end", "line", "column", "pieces"]),
        ("Target", &["text", "comparator", "value", "unit", "at"]),
    ];
    for (name, expected) in promised {
        let of = if name.is_empty() {
            &schema
        } else {
            &schema["$defs"][name]
        };
        let keys = keys(of);
        for key in expected {
            assert!(keys.iter().any(|known| known == key), "{name}: {key}");
        }
    }
}

#[test]
fn the_check_sees_what_is_wrong() {
    let schema = json!({
        "type": "object",
        "properties": { "a": { "type": ["string", "null"] }, "b": { "$ref": "#/$defs/B" } },
        "required": ["a", "b"],
        "$defs": { "B": { "type": "array", "items": { "type": "integer", "minimum": 0 } } }
    });
    let wrong = |value: Value| wrong(&schema, &schema, &value, "");
    assert_eq!(wrong(json!({ "a": null, "b": [1, 2] })), [""; 0]);
    assert_eq!(wrong(json!({ "b": [] })).len(), 1);
    assert_eq!(wrong(json!({ "a": 1, "b": [] })).len(), 1);
    assert_eq!(wrong(json!({ "a": "", "b": [1, -1, "x"] })).len(), 2);
    let strange = json!({ "patternProperties": {} });
    assert_eq!(super_wrong(&strange).len(), 1);
}

fn super_wrong(schema: &Value) -> Vec<String> {
    wrong(schema, schema, &json!({}), "")
}
