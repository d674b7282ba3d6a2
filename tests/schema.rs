//! Real output is what `taskbook schema` says, and has every key.
//!
//! The check is our own: it knows the keywords that the schema uses and refuses any other, so that nothing passes
//! unchecked. A validator from elsewhere would bring fifty crates and switch features of `serde_json` that users of the
//! library do not have.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::runs::run;
use serde_json::{Map, Value, json};
use taskbook::Options;

fn schema() -> Value {
    serde_json::from_str(&run(&["schema"]).success()).unwrap()
}

/// Everything that is wrong with a value, with the place of it.
fn wrong(root: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
    let keywords = match schema {
        Value::Bool(true) => return Vec::new(),
        Value::Object(keywords) => keywords,
        other => return vec![format!("{place}: no schema: {other}")],
    };
    let mut found = Vec::new();
    for (keyword, says) in keywords {
        let here = Here {
            root,
            keywords,
            value,
            place,
        };
        found.extend(here.check(keyword, says));
    }
    found
}

struct Here<'a> {
    root: &'a Value,
    keywords: &'a Map<String, Value>,
    value: &'a Value,
    place: &'a str,
}

impl Here<'_> {
    fn say(&self, what: &str) -> Vec<String> {
        let shown: String = self.value.to_string().chars().take(60).collect();
        vec![format!("{}: {what}: {shown}", self.place)]
    }

    fn inner(&self, schema: &Value, value: &Value, step: &str) -> Vec<String> {
        wrong(self.root, schema, value, &format!("{}/{step}", self.place))
    }

    fn check(&self, keyword: &str, says: &Value) -> Vec<String> {
        let bound = || says.as_f64().unwrap();
        match keyword {
            "$schema" | "$defs" | "title" | "description" | "default" => Vec::new(),
            "$ref" => {
                let pointer = says.as_str().unwrap().strip_prefix('#').unwrap();
                let target = self.root.pointer(pointer).unwrap();
                wrong(self.root, target, self.value, self.place)
            }
            "type" => {
                let one = [says.clone()];
                let types = says.as_array().map_or(&one[..], Vec::as_slice);
                if types.iter().any(|name| self.is(name.as_str().unwrap())) {
                    Vec::new()
                } else {
                    self.say(&format!("not of type {says}"))
                }
            }
            // Formats of numbers say their width; the bounds are in `minimum` and `maximum`.
            "format" => match says.as_str().unwrap() {
                "uint" | "uint8" | "uint16" | "uint32" | "uint64" | "int16" | "int32" | "int64"
                | "double" => Vec::new(),
                other => self.say(&format!("unknown format {other}")),
            },
            "minimum" if self.value.as_f64().is_some_and(|v| v < bound()) => self.say("too small"),
            "maximum" if self.value.as_f64().is_some_and(|v| v > bound()) => self.say("too large"),
            "minimum" | "maximum" => Vec::new(),
            "const" if self.value != says => self.say(&format!("not {says}")),
            "const" => Vec::new(),
            "enum" if !says.as_array().unwrap().contains(self.value) => {
                self.say(&format!("none of {says}"))
            }
            "enum" => Vec::new(),
            "anyOf" | "oneOf" => {
                let fits = says
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter(|schema| wrong(self.root, schema, self.value, self.place).is_empty())
                    .count();
                if fits == 0 || (keyword == "oneOf" && fits > 1) {
                    self.say(&format!("{fits} of {keyword} fit"))
                } else {
                    Vec::new()
                }
            }
            "items" => self
                .value
                .as_array()
                .into_iter()
                .flatten()
                .enumerate()
                .flat_map(|(index, item)| self.inner(says, item, &index.to_string()))
                .collect(),
            "required" => says
                .as_array()
                .unwrap()
                .iter()
                .filter(|key| self.value.get(key.as_str().unwrap()).is_none())
                .flat_map(|key| self.say(&format!("no key {key}")))
                .collect(),
            "properties" => self
                .members()
                .filter_map(|(key, value)| Some((says.get(key)?, key, value)))
                .flat_map(|(schema, key, value)| self.inner(schema, value, key))
                .collect(),
            "additionalProperties" => {
                let own = self.keywords.get("properties");
                self.members()
                    .filter(|(key, _)| own.is_none_or(|own| own.get(key).is_none()))
                    .flat_map(|(key, value)| self.inner(says, value, key))
                    .collect()
            }
            other => self.say(&format!("unknown keyword {other}")),
        }
    }

    fn is(&self, name: &str) -> bool {
        match name {
            "null" => self.value.is_null(),
            "boolean" => self.value.is_boolean(),
            "string" => self.value.is_string(),
            "array" => self.value.is_array(),
            "object" => self.value.is_object(),
            "number" => self.value.is_number(),
            "integer" => self.value.is_i64() || self.value.is_u64(),
            _ => false,
        }
    }

    fn members(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.value.as_object().into_iter().flatten()
    }
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
fn the_keys_of_the_contract_are_there() {
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
    let contract: [(&str, &[&str]); 10] = [
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
                "name",
                "media_type",
                "encoding",
                "encoding_from",
                "bytes",
                "sha256",
            ],
        ),
        (
            "Header",
            &[
                "title",
                "doc_number",
                "issuer",
                "addressees",
                "issued_on",
                "published_on",
                "source",
                "disclosure",
                "year",
                "attachments",
                "references",
                "places",
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
                "id",
                "path",
                "group",
                "seq",
                "heading",
                "text",
                "reading",
                "units",
                "units_status",
                "book",
                "row",
                "relation",
                "edits",
                "targets",
                "deadlines",
                "at",
            ],
        ),
        (
            "Finding",
            &[
                "rule",
                "code",
                "severity",
                "confidence",
                "message",
                "at",
                "quote",
                "related",
                "task",
                "fix",
            ],
        ),
        ("Span", &["start", "end", "line", "column", "pieces"]),
        ("Target", &["text", "comparator", "value", "unit", "at"]),
    ];
    for (name, expected) in contract {
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
