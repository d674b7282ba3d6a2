//! A check of values against JSON Schema, for tests.
//!
//! It is our own: it knows the keywords that our schemas use and refuses any other, so that nothing passes unchecked. A
//! validator from elsewhere would bring fifty crates and switch features of `serde_json` that users of the library do not
//! have.

use serde_json::{Map, Value};

/// Everything that is wrong with a value, with the place of it.
pub fn wrong(root: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
    let keywords = match schema {
        Value::Bool(true) => return Vec::new(),
        Value::Bool(false) => return vec![format!("{place}: not allowed: {value}")],
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
            "$schema" | "$id" | "$defs" | "definitions" | "title" | "description" | "default" => {
                Vec::new()
            }
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
                "uri" if self.value.as_str().is_some_and(|uri| !is_uri(uri)) => self.say("no URI"),
                "uri-reference" if self.value.as_str().is_some_and(|uri| !is_reference(uri)) => {
                    self.say("no URI reference")
                }
                "uri" | "uri-reference" | "date-time" => Vec::new(),
                "uint" | "uint8" | "uint16" | "uint32" | "uint64" | "int16" | "int32" | "int64"
                | "double" => Vec::new(),
                other => self.say(&format!("unknown format {other}")),
            },
            "minimum" if self.value.as_f64().is_some_and(|v| v < bound()) => self.say("too small"),
            "maximum" if self.value.as_f64().is_some_and(|v| v > bound()) => self.say("too large"),
            "minimum" | "maximum" => Vec::new(),
            "pattern" => {
                let pattern = regex::Regex::new(says.as_str().unwrap()).unwrap();
                match self.value.as_str() {
                    Some(text) if !pattern.is_match(text) => self.say(&format!("not like {says}")),
                    _ => Vec::new(),
                }
            }
            "minItems"
                if self.value.is_array()
                    && self.items().len() < says.as_u64().unwrap() as usize =>
            {
                self.say("too few")
            }
            "uniqueItems" if says == &Value::Bool(true) && self.repeats() => self.say("repeated"),
            "minItems" | "uniqueItems" => Vec::new(),
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

    /// The items of an array; none of anything else, whose type is checked elsewhere.
    fn items(&self) -> &[Value] {
        self.value.as_array().map_or(&[], Vec::as_slice)
    }

    fn repeats(&self) -> bool {
        let items = self.items();
        (1..items.len()).any(|at| items[..at].contains(&items[at]))
    }

    fn members(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.value.as_object().into_iter().flatten()
    }
}

/// A scheme, then characters that need no encoding.
fn is_uri(text: &str) -> bool {
    let scheme = text.split_once(':').map(|(scheme, _)| scheme);
    is_reference(text)
        && scheme.is_some_and(|scheme| {
            !scheme.is_empty()
                && scheme
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '+')
        })
}

fn is_reference(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
    })
}
