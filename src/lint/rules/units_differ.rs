//! Book and table name different units for one item.

use hashbrown::{HashMap, HashSet};

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use crate::model::{Confidence, Role, Severity, Unit};
use crate::zh::text::fold::fold;

pub(super) const RULE: Rule = Rule {
    code: "TB303",
    name: "units-differ",
    severity: Severity::Warning,
    zh: "任务书与分解表的责任单位不一致",
    en: "book and table name different units",
    doc: include_str!("units_differ.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let declared = Declared::of(&context.options.aliases);
    let mut drafts = Vec::new();
    for (at, reference) in context.nodes.iter().enumerate() {
        let stated: Vec<&Unit> = reference
            .node
            .stated
            .iter()
            .filter(|unit| !unit.generic)
            .collect();
        if stated.is_empty() {
            continue;
        }
        let tasks = context.node_tasks.of_node(at);
        let rows: Vec<_> = tasks
            .iter()
            .filter_map(|&task| {
                context
                    .row(&context.notice.tasks[task])
                    .map(|row| (task, row))
            })
            .collect();
        let listed: Vec<&Unit> = rows
            .iter()
            .flat_map(|(_, row)| &row.units)
            .filter(|unit| !unit.generic)
            .collect();
        if listed.is_empty() {
            continue;
        }
        let only_book = without(&declared, &stated, &listed);
        let only_table = without(&declared, &listed, &stated);
        if only_book.is_empty() && only_table.is_empty() {
            let draft = other_leads(&declared, &stated, &listed);
            drafts.extend(draft.map(|draft| draft.task(tasks.first().copied())));
            continue;
        }
        let first = only_table.first().or(only_book.first());
        let other = only_book.first().or(stated.first());
        let Some(first) = first else { continue };
        drafts.push(
            Draft::at(
                first.at.clone(),
                message(&only_book, &only_table),
                format!(
                    "the units differ: only in the book {}; only in the table {}",
                    names(&only_book),
                    names(&only_table)
                ),
            )
            .related(other.map(|unit| unit.at.clone()))
            .confidence(Confidence::Medium)
            .task(tasks.first().copied()),
        );
    }
    drafts
}

/// Which bodies only one of them has.
fn message(only_book: &[&Unit], only_table: &[&Unit]) -> String {
    let said = match (only_book, only_table) {
        ([], table) => format!("「{}」只在分解表里有，任务书没有", names(table)),
        (book, []) => format!("「{}」只在任务书里有，分解表没有", names(book)),
        (book, table) => format!(
            "任务书的「{}」分解表没有，分解表的「{}」任务书没有",
            names(book),
            names(table)
        ),
    };
    format!("责任单位不一致：{said}")
}

/// Both name the same bodies, and each another one that leads.
fn other_leads(declared: &Declared, book: &[&Unit], table: &[&Unit]) -> Option<Draft> {
    let (in_book, in_table) = (leads(book), leads(table));
    let only_book = without(declared, &in_book, &in_table);
    let only_table = without(declared, &in_table, &in_book);
    let (first, other) = (only_table.first()?, only_book.first()?);
    Some(
        Draft::at(
            first.at.clone(),
            format!(
                "牵头单位不一致：任务书作「{}」，分解表作「{}」",
                names(&only_book),
                names(&only_table)
            ),
            format!(
                "the lead differs: {} in the book, {} in the table",
                names(&only_book),
                names(&only_table)
            ),
        )
        .related([other.at.clone()])
        .confidence(Confidence::Medium),
    )
}

fn leads<'a>(list: &[&'a Unit]) -> Vec<&'a Unit> {
    let leads = list.iter().filter(|unit| unit.role == Role::Lead);
    leads.copied().collect()
}

fn names(list: &[&Unit]) -> String {
    if list.is_empty() {
        return "-".to_owned();
    }
    let names: Vec<&str> = list.iter().map(|unit| unit.name.as_str()).collect();
    names.join("、")
}

/// The units of one list that the other does not have under any of its names.
fn without<'a>(declared: &Declared, list: &[&'a Unit], other: &[&Unit]) -> Vec<&'a Unit> {
    let known: HashSet<Body> = other
        .iter()
        .flat_map(|unit| declared.bodies(unit))
        .collect();
    let is_known = |unit: &Unit| declared.bodies(unit).any(|body| known.contains(&body));
    list.iter()
        .filter(|unit| !is_known(unit))
        .copied()
        .collect()
}

/// What a name says of which body is meant: itself, or a list of the settings that has it.
#[derive(PartialEq, Eq, Hash)]
enum Body {
    Named(String),
    Listed(usize),
}

/// Names that the settings declare to be of one body, each with the lists that have it.
struct Declared(HashMap<String, Vec<usize>>);

impl Declared {
    fn of(aliases: &[Vec<String>]) -> Self {
        let mut lists: HashMap<String, Vec<usize>> = HashMap::new();
        for (list, names) in aliases.iter().enumerate() {
            for name in names {
                lists.entry(fold(name)).or_default().push(list);
            }
        }
        Declared(lists)
    }

    /// All that the names of a unit say.
    fn bodies(&self, unit: &Unit) -> impl Iterator<Item = Body> {
        let names = [
            Some(unit.name.as_str()),
            unit.alias.as_deref(),
            unit.full_name.as_deref(),
        ];
        names.into_iter().flatten().flat_map(|name| {
            let name = fold(name);
            let lists = self.0.get(&name).into_iter().flatten();
            let lists: Vec<Body> = lists.map(|&list| Body::Listed(list)).collect();
            lists.into_iter().chain([Body::Named(name)])
        })
    }
}
