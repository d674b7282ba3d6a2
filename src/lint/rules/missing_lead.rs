//! Tasks that nobody leads, in a notice that says who leads.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::missing_unit::short;
use crate::model::{Confidence, Role, Severity, Task, UnitsStatus};

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
    let led = |task: &Task| task.units.iter().any(|unit| unit.role == Role::Lead);
    let several = |task: &Task| {
        task.units_status == UnitsStatus::Named
            && task.units.iter().filter(|unit| !unit.generic).count() > 1
    };
    let shared = tasks.iter().filter(|task| several(task)).count();
    let shared_led = tasks
        .iter()
        .filter(|task| several(task) && led(task))
        .count();
    let distinguishes = shared_led * 2 >= shared && shared_led > 0;
    let supports = |task: &Task| {
        !task.units.is_empty() && task.units.iter().all(|unit| unit.role == Role::Support)
    };
    tasks
        .iter()
        .enumerate()
        .filter(|(_, task)| !led(task))
        .filter(|(_, task)| supports(task) || distinguishes && several(task))
        .map(|(at, task)| {
            let places = context.row(task).map(|row| &row.places);
            let place = places
                .and_then(|places| places.get("units"))
                .or_else(|| task.units.first().map(|unit| &unit.at))
                .unwrap_or(&task.at);
            let draft = Draft::at(
                place.clone(),
                format!(
                    "「{}」有 {} 个单位，没有牵头单位",
                    short(&task.text),
                    task.units.len()
                ),
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
                draft
                    .confidence(Confidence::Medium)
                    .severity(Severity::Warning)
            }
        })
        .collect()
}
