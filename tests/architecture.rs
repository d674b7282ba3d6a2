//! The import rules of the crate: imports go one way, foreign crates and the outside world stay where they belong.
//!
//! ```text
//! bytes ─read→ Document ─parse→ Notice ─reconcile→ Notice with tasks ─→ lint, diff ─→ export, report ─→ cli
//! ```
//!
//! A new module under `src/` fails here until it has a line in [`MODULES`]: decide what it may know before it knows it.
//! Inside a module the files of every folder import one another without a circle; only the face of a folder (its `mod.rs`)
//! may be named from below.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What each top-level module may import from this crate. `a::B` allows that one item of `a`; `*` allows everything.
const MODULES: &[(&str, &[&str])] = &[
    // Leaves: nothing of ours.
    ("span", &[]),
    ("zh", &[]),
    ("error", &[]),
    ("nearest", &[]),
    ("by_character", &[]),
    // Text with its places, and what is read.
    ("mapped", &["span"]),
    ("place", &["span"]),
    ("model", &["span"]),
    ("deadline", &["model", "span", "zh"]),
    // Settings name roles of columns and severities; `taskbook.toml` is read into them.
    ("options", &["model"]),
    ("config", &["options", "model", "lint", "error", "nearest"]),
    ("document", &["mapped", "span", "model::Origin"]),
    // The stages.
    (
        "read",
        &[
            "document", "mapped", "span", "options", "error", "model::Origin",
        ],
    ),
    (
        "parse",
        &[
            "document", "mapped", "span", "place", "model", "deadline", "nearest", "zh", "options",
        ],
    ),
    // `options` hold the accepted corrections.
    (
        "reconcile",
        &[
            "model", "deadline", "by_character", "zh", "place", "span", "options",
        ],
    ),
    // What is made of a notice; `options` because both take them.
    ("diff", &["model", "zh", "place", "span", "options"]),
    (
        "lint",
        &[
            "model", "reconcile", "zh", "place", "span", "options", "error", "nearest",
        ],
    ),
    (
        "export",
        &["model", "by_character", "lint", "diff", "error"],
    ),
    // The page holds the table of `export`.
    (
        "report",
        &["model", "lint", "diff", "export", "span", "options"],
    ),
    // The two faces.
    ("lib", &["*"]),
    ("cli", &["*"]),
    ("main", &["cli"]),
];

/// Paths that only some modules may name.
const RESERVED: &[(&str, &[&str])] = &[
    ("html5ever", &["read"]),
    ("scraper", &["read"]),
    ("encoding_rs", &["read"]),
    ("chardetng", &["read"]),
    ("clap", &["cli"]),
    ("anstyle", &["cli"]),
    ("taskbook", &["cli"]),
    ("std::fs", &["cli"]),
    ("std::env", &["cli"]),
    ("std::net", &[]),
    ("std::process", &["cli", "main"]),
    ("io::stdin", &["cli"]),
    ("io::stdout", &["cli"]),
    ("io::stderr", &["cli"]),
];

/// Names that say nothing of what a file holds.
const NAMELESS: [&str; 6] = ["utils", "util", "helpers", "helper", "common", "misc"];

#[test]
fn imports_go_one_way() {
    let files = sources();
    assert!(files.len() > 40, "only {} files found", files.len());
    let root = root_names(&files);
    let wrong: Vec<String> = files
        .iter()
        .flat_map(|(path, text)| violations(path, text, &root))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    if let Some(circle) = circle(&sources()) {
        panic!(
            "move what they share to a file of its own: {}",
            circle.join(" → ")
        );
    }
}

/// Files that import each other in a circle, the first once more at the end.
fn circle(files: &[(String, String)]) -> Option<Vec<String>> {
    let modules: Vec<Vec<&str>> = files.iter().map(|(path, _)| module_of(path)).collect();
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for ((_, text), own) in files.iter().zip(&modules) {
        let found = paths(&tokens(text));
        let known = found
            .iter()
            .filter(|found| found.inside == 0)
            .filter_map(|found| file_of(&found.names, own, &modules))
            .filter(|file| !own.starts_with(file));
        imports
            .entry(own.join("/"))
            .or_default()
            .extend(known.map(|file| file.join("/")));
    }
    // What imports nothing that is left stands in no circle.
    while let Some(end) = imports
        .iter()
        .find(|(_, known)| !known.iter().any(|file| imports.contains_key(file)))
        .map(|(file, _)| file.clone())
    {
        imports.remove(&end);
    }
    let mut way = vec![imports.keys().next()?.clone()];
    loop {
        let known = &imports[&way[way.len() - 1]];
        let next = known.iter().find(|file| imports.contains_key(*file))?;
        let before = way.iter().position(|file| file == next);
        way.push(next.clone());
        if let Some(before) = before {
            return Some(way.split_off(before));
        }
    }
}

fn module_of(path: &str) -> Vec<&str> {
    let stem = path.trim_end_matches(".rs").trim_end_matches("/mod");
    stem.split('/').collect()
}

/// The module, by its file, that a path leads into.
fn file_of<'a>(
    names: &[String],
    own: &[&str],
    modules: &'a [Vec<&str>],
) -> Option<&'a Vec<&'a str>> {
    let supers = names.iter().take_while(|name| *name == "super").count();
    let (above, rest) = match names[0].as_str() {
        "crate" => (&own[..0], &names[1..]),
        "self" => (own, &names[1..]),
        "super" => (&own[..own.len().checked_sub(supers)?], &names[supers..]),
        _ => (own, names),
    };
    (1..=rest.len()).rev().find_map(|length| {
        let rest = rest[..length].iter().map(String::as_str);
        let whole: Vec<&str> = above.iter().copied().chain(rest).collect();
        modules.iter().find(|module| **module == whole)
    })
}

/// Every source file with its path below `src/`.
fn sources() -> Vec<(String, String)> {
    fn collect(dir: &Path, prefix: &str, into: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
            if path.is_dir() {
                collect(&path, &format!("{name}/"), into);
            } else if name.ends_with(".rs") && !name.ends_with("/tests.rs") {
                into.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    let mut files = Vec::new();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    collect(&src, "", &mut files);
    files.sort();
    files
}

/// Items that the crate root re-exports, with the module that they come from; `*` for a glob.
fn root_names(files: &[(String, String)]) -> Vec<(String, String)> {
    let root = files.iter().find(|(path, _)| path == "lib.rs");
    let text = root.map_or("", |(_, text)| text);
    paths(&tokens(text))
        .into_iter()
        .filter(|found| found.names.len() == 2)
        .map(|found| (found.names[1].clone(), found.names[0].clone()))
        .collect()
}

/// What a file does that it may not.
fn violations(path: &str, text: &str, root: &[(String, String)]) -> Vec<String> {
    let own = module_of(path);
    let mut wrong = Vec::new();
    if own.iter().any(|name| NAMELESS.contains(name)) {
        wrong.push(format!("{path}: a name that says nothing"));
    }
    let Some((_, allowed)) = MODULES.iter().find(|(name, _)| *name == own[0]) else {
        wrong.push(format!(
            "{path}: no line for `{}` in MODULES of tests/architecture.rs",
            own[0]
        ));
        return wrong;
    };
    for found in paths(&tokens(text)) {
        if let Some(import) = of_this_crate(&found, &own, root)
            && import[0] != own[0]
            && !may_import(allowed, &import)
        {
            wrong.push(format!("{path}: imports {}", import.join("::")));
        }
        for (reserved, places) in RESERVED {
            let reserved: Vec<&str> = reserved.split("::").collect();
            let named = match reserved.as_slice() {
                [name] => found.names[0] == *name,
                pair => found.names.windows(2).any(|names| names == pair),
            };
            if named && !places.contains(&own[0]) {
                wrong.push(format!("{path}: names {}", found.names.join("::")));
            }
        }
    }
    wrong
}

fn may_import(allowed: &[&str], import: &[String]) -> bool {
    allowed
        .iter()
        .any(|allowed| match allowed.split_once("::") {
            None => *allowed == "*" || *allowed == import[0],
            Some((module, item)) => {
                module == import[0] && import.get(1).is_some_and(|name| name == item)
            }
        })
}

/// The path from the crate root, where a path is one of this crate and leaves the module that it stands in.
fn of_this_crate(found: &Found, own: &[&str], root: &[(String, String)]) -> Option<Vec<String>> {
    let supers = found
        .names
        .iter()
        .take_while(|name| *name == "super")
        .count();
    let rest = match found.names[0].as_str() {
        "crate" => &found.names[1..],
        // `lib` and `main` are the root themselves; everything else is as deep as its path.
        "super" if supers >= own.len() + found.inside => &found.names[supers..],
        _ => return None,
    };
    let first = rest.first()?;
    if MODULES.iter().any(|(name, _)| name == first) {
        return Some(rest.to_vec());
    }
    let by_name = |wanted: &str| root.iter().find(|(item, _)| item == wanted);
    match by_name(first).or_else(|| by_name("*")) {
        Some((_, module)) => {
            let mut path = vec![module.clone()];
            path.extend_from_slice(rest);
            Some(path)
        }
        None => Some(rest.to_vec()),
    }
}

/// A path with two names or more, or a single one of a `use`.
#[derive(Debug, PartialEq)]
struct Found {
    names: Vec<String>,
    /// How many modules written in the file itself stand around it.
    inside: usize,
}

/// Every path of a file, the trees of `use` taken apart.
fn paths(tokens: &[String]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut braces: Vec<bool> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens[at].as_str();
        match token {
            "{" => {
                let module = at >= 2 && tokens[at - 2] == "mod";
                braces.push(module);
            }
            "}" => {
                braces.pop();
            }
            _ => {}
        }
        let starts = is_name(token) && tokens.get(at + 1).is_some_and(|next| next == "::");
        if token == "use" || starts {
            let from = if token == "use" { at + 1 } else { at };
            let from = from + usize::from(tokens.get(from).is_some_and(|token| token == "::"));
            let inside = braces.iter().filter(|&&module| module).count();
            let mut names = Vec::new();
            at = tree(tokens, from, &mut names, &mut |names| {
                found.push(Found {
                    names: names.to_vec(),
                    inside,
                });
            });
        } else {
            at += 1;
        }
    }
    found
}

/// Takes a tree of paths apart; gives the index of the token behind it.
fn tree(
    tokens: &[String],
    mut at: usize,
    names: &mut Vec<String>,
    take: &mut impl FnMut(&[String]),
) -> usize {
    let depth = names.len();
    loop {
        match tokens.get(at).map(String::as_str) {
            Some("{") => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token != "}") {
                    let before = at;
                    at = tree(tokens, at, names, take);
                    if tokens.get(at).is_some_and(|token| token == "as") {
                        at += 2;
                    }
                    if tokens.get(at).is_some_and(|token| token == ",") || at == before {
                        at += 1;
                    }
                }
                names.truncate(depth);
                return at + 1;
            }
            Some(name) if is_name(name) || name == "*" => {
                names.push(name.to_owned());
                at += 1;
            }
            // A turbofish: the names before it are the path.
            _ => break,
        }
        if tokens.get(at).is_some_and(|token| token == "::") {
            at += 1;
        } else {
            break;
        }
    }
    if names.len() > depth {
        take(names);
    }
    names.truncate(depth);
    at
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Names and marks of Rust source; comments, strings and characters are left out.
fn tokens(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let rest = |at: usize, mark: &str| {
        mark.chars()
            .enumerate()
            .all(|(offset, c)| chars.get(at + offset) == Some(&c))
    };
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        if rest(at, "//") {
            while at < chars.len() && chars[at] != '\n' {
                at += 1;
            }
        } else if rest(at, "/*") {
            let mut depth = 0;
            loop {
                if rest(at, "/*") {
                    depth += 1;
                    at += 2;
                } else if rest(at, "*/") {
                    depth -= 1;
                    at += 2;
                } else {
                    at += 1;
                }
                if depth == 0 || at >= chars.len() {
                    break;
                }
            }
        } else if c == '"' {
            at += 1;
            while at < chars.len() && chars[at] != '"' {
                at += if chars[at] == '\\' { 2 } else { 1 };
            }
            at += 1;
        } else if c == '\'' {
            // A character, or a lifetime.
            if chars.get(at + 1) == Some(&'\\') {
                at += 3;
                while at < chars.len() && chars[at] != '\'' {
                    at += 1;
                }
                at += 1;
            } else if chars.get(at + 2) == Some(&'\'') {
                at += 3;
            } else {
                at += 1;
            }
        } else if c.is_alphanumeric() || c == '_' {
            let start = at;
            while at < chars.len() && (chars[at].is_alphanumeric() || chars[at] == '_') {
                at += 1;
            }
            let name: String = chars[start..at].iter().collect();
            let hashes = chars[at..].iter().take_while(|&&c| c == '#').count();
            if matches!(name.as_str(), "r" | "br") && chars.get(at + hashes) == Some(&'"') {
                let close = format!("\"{}", "#".repeat(hashes));
                at += hashes + 1;
                while at < chars.len() && !rest(at, &close) {
                    at += 1;
                }
                at += close.len();
            } else {
                tokens.push(name);
            }
        } else if rest(at, "::") {
            tokens.push("::".to_owned());
            at += 2;
        } else {
            if !c.is_whitespace() {
                tokens.push(c.to_string());
            }
            at += 1;
        }
    }
    tokens
}

mod the_checker {
    use super::*;

    fn wrong(path: &str, text: &str) -> Vec<String> {
        let root = vec![
            ("Error".to_owned(), "error".to_owned()),
            ("*".to_owned(), "model".to_owned()),
        ];
        violations(path, text, &root)
    }

    fn assert_wrong(path: &str, text: &str, expected: &str) {
        assert_eq!(wrong(path, text), [format!("{path}: {expected}")], "{text}");
    }

    fn assert_right(path: &str, text: &str) {
        assert_eq!(wrong(path, text), [""; 0], "{text}");
    }

    #[test]
    fn sees_an_import_against_the_flow() {
        assert_wrong(
            "zh/fold.rs", "use crate::model::Task;", "imports model::Task",
        );
        assert_wrong(
            "zh/mod.rs", "fn f() { crate::span::Span::new() }", "imports span::Span::new",
        );
        assert_wrong(
            "parse/lines/class.rs",
            "use crate::{document::Zone, read::{page}};",
            "imports read::page",
        );
        assert_wrong(
            "reconcile/mod.rs", "use crate::document;", "imports document",
        );
        assert_right(
            "parse/lines/class.rs",
            "use crate::{document::Zone, zh::{self, fold::fold}};",
        );
        assert_right("cli/show.rs", "use crate::anything::at::all;");
    }

    #[test]
    fn sees_a_circle_of_files() {
        let circle = |files: &[(&str, &str)]| {
            let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
            circle(&files.iter().map(owned).collect::<Vec<_>>())
        };
        let one_way = [
            ("zh/mod.rs", "mod a; mod b; mod c;"),
            ("zh/a.rs", "use super::b::B;"),
            ("zh/b.rs", "use super::{c::C, Face};"),
            ("zh/c.rs", "mod tests { use super::super::a::A; }"),
        ];
        assert_eq!(circle(&one_way), None);
        let mut round = one_way;
        round[3].1 = "fn f() { crate::zh::a::f() }";
        assert_eq!(
            circle(&round).unwrap(),
            ["zh/a", "zh/b", "zh/c", "zh/a"].map(str::to_owned)
        );
        let nested = [
            ("zh/a/mod.rs", "mod b; fn f() { b::f() }"),
            ("zh/a/b.rs", "use crate::zh::c;"),
            ("zh/c.rs", "use super::a::A;"),
        ];
        assert!(circle(&nested).is_some());
    }

    #[test]
    fn sees_through_super_and_the_root() {
        assert_wrong("span.rs", "use super::zh::fold;", "imports zh::fold");
        assert_wrong(
            "zh/fold.rs", "use super::super::model::Task;", "imports model::Task",
        );
        assert_wrong("zh/mod.rs", "use crate::Error;", "imports error::Error");
        assert_wrong("zh/mod.rs", "use crate::Task;", "imports model::Task");
        assert_right("zh/fold.rs", "use super::numeral;");
        assert_right(
            "zh/fold.rs",
            "mod tests { use super::*; use super::super::numeral; }",
        );
        assert_wrong(
            "zh/fold.rs",
            "mod tests { use super::super::super::span::Span; }",
            "imports span::Span",
        );
    }

    #[test]
    fn allows_one_item_of_a_module() {
        assert_right("document.rs", "use crate::model::Origin;");
        assert_wrong(
            "document.rs", "use crate::model::{Origin, Task};", "imports model::Task",
        );
        assert_wrong("document.rs", "use crate::model;", "imports model");
    }

    #[test]
    fn keeps_foreign_crates_and_the_outside_world_in_their_place() {
        assert_wrong(
            "parse/mod.rs",
            "use html5ever::tree_builder::TreeSink;",
            "names html5ever::tree_builder::TreeSink",
        );
        assert_right("read/tree.rs", "use html5ever::tendril;");
        assert_wrong("read/mod.rs", "use std::{fs, fmt};", "names std::fs");
        assert_wrong(
            "read/mod.rs", "use std::io; fn f() { io::stdout(); }", "names io::stdout",
        );
        assert_wrong(
            "lint/mod.rs", "fn f() { std::process::exit(1) }", "names std::process::exit",
        );
        assert_wrong("model/mod.rs", "use clap::Parser;", "names clap::Parser");
        assert_right(
            "cli/input.rs",
            "use std::fs; use std::io::{self, Read}; fn f() { io::stdin(); }",
        );
        assert_right("export/mod.rs", "use std::io::Write;");
    }

    #[test]
    fn asks_for_a_line_for_each_module_and_for_names_that_say_something() {
        assert_wrong(
            "magic/mod.rs",
            "",
            "no line for `magic` in MODULES of tests/architecture.rs",
        );
        assert_wrong("parse/utils.rs", "", "a name that says nothing");
    }

    #[test]
    fn passes_over_comments_and_strings() {
        assert_right(
            "zh/fold.rs",
            r####"
            //! use crate::model::Task;
            /* use crate::model; /* nested */ use crate::model; */
            const A: &str = "use crate::model::Task; \" use crate::model;";
            const B: &str = r#"crate::model::Task "quoted" crate::span"#;
            const C: [char; 3] = ['"', '\'', '/'];
            fn f<'a>(x: &'a str) -> &'a str { x }
            "####,
        );
        assert_wrong(
            "zh/fold.rs",
            r#"const C: char = '"'; use crate::span::Span; const D: char = '"';"#,
            "imports span::Span",
        );
    }
}
