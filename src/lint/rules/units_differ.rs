//! Book and table name different units for one item.

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
        let only_book = without(context, &stated, &listed);
        let only_table = without(context, &listed, &stated);
        if only_book.is_empty() && only_table.is_empty() {
            let draft = other_leads(context, &stated, &listed);
            drafts.extend(draft.map(|draft| draft.task(tasks.first().copied())));
            continue;
        }
        let first = only_table.first().or(only_book.first());
        let other = only_book.first().or(stated.first());
        let Some(first) = first else { continue };
        drafts.push(
            Draft::at(
                first.at.clone(),
                format!(
                    "责任单位不一致：只在任务书的：{}；只在分解表的：{}",
                    names(&only_book),
                    names(&only_table)
                ),
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

/// Both name the same bodies, and each another one that leads.
fn other_leads(context: &Context, book: &[&Unit], table: &[&Unit]) -> Option<Draft> {
    let (in_book, in_table) = (leads(book), leads(table));
    let only_book = without(context, &in_book, &in_table);
    let only_table = without(context, &in_table, &in_book);
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
        return "没有别的".to_owned();
    }
    let names: Vec<&str> = list.iter().map(|unit| unit.name.as_str()).collect();
    names.join("、")
}

/// The units of one list that the other does not have under any of its names.
fn without<'a>(context: &Context, list: &[&'a Unit], other: &[&Unit]) -> Vec<&'a Unit> {
    list.iter()
        .filter(|unit| !other.iter().any(|known| same(context, unit, known)))
        .copied()
        .collect()
}

fn same(context: &Context, a: &Unit, b: &Unit) -> bool {
    let names = |unit: &Unit| -> Vec<String> {
        [
            Some(unit.name.as_str()),
            unit.alias.as_deref(),
            unit.full_name.as_deref(),
        ]
        .into_iter()
        .flatten()
        .map(fold)
        .collect()
    };
    let (a, b) = (names(a), names(b));
    let meets = |x: &String, y: &String| {
        x == y
            || context.options.aliases.iter().any(|list| {
                let has = |name: &String| list.iter().any(|alias| &fold(alias) == name);
                has(x) && has(y)
            })
    };
    a.iter().any(|x| b.iter().any(|y| meets(x, y)))
}
