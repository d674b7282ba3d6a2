//! Tasks that nobody leads, in a notice that says who leads.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::missing_unit::short;
use crate::model::{Confidence, Role, Severity, Task, Unit, Via};
use crate::zh::text::scan::{head, is_han};
use crate::zh::text::words::holds_any;

pub(super) const RULE: Rule = Rule {
    code: "TB202",
    name: "missing-lead",
    severity: Severity::Warning,
    zh: "几个单位的任务没有牵头单位",
    en: "a task of several units that none leads",
    doc: include_str!("missing_lead.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let tasks = &context.notice.tasks;
    // Beside a bracket or a line the task's own sentence may say who leads (由甲局牵头), which is no unit then.
    let led = |task: &Task| {
        task.units.iter().any(|unit| unit.role == Role::Lead) || task.text.contains("牵头")
    };
    // Where brackets say who leads, a sentence (甲局、乙局负责定期协调) is no place for it.
    let said = |task: &Task| task.units.iter().all(|unit| unit.via == Via::Sentence);
    let sentences_lead = tasks.iter().any(|task| {
        let leads = |unit: &Unit| unit.role == Role::Lead && unit.via == Via::Sentence;
        task.units.iter().any(leads)
    });
    let may_lead = |task: &Task| sentences_lead || !said(task);
    let shared: Vec<bool> = tasks
        .iter()
        .map(|task| may_lead(task) && is_shared(context, task))
        .collect();
    let all = shared.iter().filter(|shared| **shared).count();
    let all_led = tasks
        .iter()
        .zip(&shared)
        .filter(|(task, shared)| **shared && led(task))
        .count();
    let distinguishes = all_led * 2 >= all && all_led > 0;
    // 甲局配合做好… in a list by units only says what is 甲局's part.
    let supports = |task: &Task| {
        !task.units.is_empty()
            && task
                .units
                .iter()
                .all(|unit| unit.role == Role::Support && unit.via != Via::Sentence)
    };
    // Beside 配合 the bodies that are 责任 or 负责 are the head in all but name.
    let headed = |task: &Task| task.units.iter().any(|unit| unit.role == Role::Support);
    tasks
        .iter()
        .zip(&shared)
        .enumerate()
        // Most tasks fail here.
        .filter(|(_, (task, shared))| supports(task) || distinguishes && **shared && !headed(task))
        .filter(|(at, (task, _))| !led(task) && !is_led_above(context, *at))
        .filter(|(_, (task, _))| supports(task) || !is_split_by_duty(context, task))
        .map(|(at, (task, _))| {
            let places = context.row(task).map(|row| &row.places);
            let place = places
                .and_then(|places| places.get("units"))
                .or_else(|| task.units.first().map(|unit| &unit.at))
                .unwrap_or(&task.at);
            let draft = Draft::at(
                place.clone(),
                match supports(task) {
                    true => format!("「{}」只有配合单位，没有牵头单位", short(&task.text)),
                    false => format!(
                        "「{}」有 {} 个单位，没有牵头单位",
                        short(&task.text),
                        task.units.len()
                    ),
                },
                format!(
                    "「{}」 has {} units and none leads",
                    short(&task.text),
                    task.units.len()
                ),
            )
            .related([task.at.clone()])
            .task(Some(at));
            if supports(task) {
                draft
            } else {
                draft.confidence(Confidence::Medium)
            }
        })
        .collect()
}

/// Whether a heading above the item of a task names who leads (一、扩容（甲局牵头）): what the item says comes on top of it.
fn is_led_above(context: &Context, task: usize) -> bool {
    let above = |at: &usize| context.nodes[*at].parent;
    let first = context.node_tasks.node_of(task);
    std::iter::successors(first.and_then(|at| above(&at)), above).any(|at| {
        let mut units = context.nodes[at].node.units.iter();
        units.any(|unit| unit.role == Role::Lead)
    })
}

/// Whether several bodies are named in one statement. Two brackets for two halves of an item are two statements.
fn is_shared(context: &Context, task: &Task) -> bool {
    let named = |unit: &&Unit| !unit.generic && unit.via != Via::Rule && !is_class(&unit.name);
    let mut units = task.units.iter().filter(named);
    let Some(mut last) = units.next() else {
        return false;
    };
    units.any(|unit| {
        let together = !is_parted(context, last, unit);
        last = unit;
        together
    })
}

/// Whether text of the task stands between two names.
fn is_parted(context: &Context, a: &Unit, b: &Unit) -> bool {
    /// More characters than a label has (主要责任单位：).
    const LABEL: usize = 12;
    let in_text = |unit: &Unit| matches!(unit.via, Via::Bracket | Via::Sentence);
    if !in_text(a) || !in_text(b) || b.at.start < a.at.end {
        return false;
    }
    let source = context.notice.source();
    let between = context.quote(&source.span(a.at.end as usize..b.at.start as usize));
    between.contains('。') || between.chars().filter(|c| is_han(*c)).count() > LABEL
}

/// A described class of bodies: 各区政府, 县〔市、区〕人民政府.
fn is_class(name: &str) -> bool {
    name.starts_with('各') || name.contains(['(', '（', '〔']) && name.contains('、')
}

/// Whether the bodies share the work by their duties (按职责分工负责): then none is meant to lead.
fn is_split_by_duty(context: &Context, task: &Task) -> bool {
    /// So much of the source behind the last name is looked at, in bytes: markup may stand between.
    const BEHIND: usize = 400;
    const SPLIT: [&str; 5] = ["职责", "分工", "分别", "各自", "各负其责"];
    let bounds = task.units.iter().map(|unit| &unit.at);
    let (Some(first), Some(last)) = (
        bounds.clone().map(|at| at.start).min(),
        bounds.map(|at| at.end).max(),
    ) else {
        return false;
    };
    let source = context.notice.source();
    let end = head(source.text(), last as usize + BEHIND).len();
    let says = |text: &str| holds_any(text, &SPLIT);
    let between = context.quote(&source.span(first as usize..last as usize));
    let behind: String = context
        .quote(&source.span(last as usize..end))
        .chars()
        .filter(|c| !c.is_whitespace())
        .take_while(|c| !matches!(c, ')' | '）' | '〕' | ']' | '。'))
        .take(20)
        .collect();
    says(&between) || says(&behind)
}
