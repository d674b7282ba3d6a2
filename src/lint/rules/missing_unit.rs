//! Tasks that name nobody.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use crate::model::{Confidence, Notice, Relation, Severity, Task, UnitsStatus};
use crate::span::Span;

pub(super) const RULE: Rule = Rule {
    code: "TB201",
    name: "missing-unit",
    severity: Severity::Error,
    zh: "任务没有责任单位",
    en: "a task without a responsible unit",
    doc: include_str!("missing_unit.md"),
    check,
};

/// A table of which more rows than this share lack units is probably read wrongly.
const MOSTLY: f32 = 0.6;

fn check(context: &Context) -> Vec<Draft> {
    let notice = context.notice;
    let mut drafts: Vec<Draft> = Vec::new();
    let doubtful: Vec<bool> = (0..notice.tables.len())
        .map(|table| is_mostly_blank(&notice.tasks, table))
        .collect();
    for (at, task) in notice.tasks.iter().enumerate() {
        if task.units_status != UnitsStatus::Dropped {
            continue;
        }
        let cell = context
            .row(task)
            .and_then(|row| row.places.get("units"))
            .or_else(|| blank_label(notice, task));
        let place = cell.unwrap_or(&task.at);
        let quote = context.quote(place);
        let draft = Draft::at(
            place.clone(),
            format!("「{}」没有责任单位{}", short(&task.text), dash(&quote)),
            format!("「{}」 names no responsible unit", short(&task.text)),
        )
        .related(cell.map(|_| task.at.clone()))
        .task(Some(at));
        let unsure = task
            .row
            .as_ref()
            .is_some_and(|row| doubtful.get(row.table) == Some(&true));
        drafts.push(if unsure {
            draft
                .severity(Severity::Warning)
                .confidence(Confidence::Low)
        } else if task.row.is_some() && quote.trim().is_empty() {
            // The cell may have been merged with the one above, which extracted text does not show.
            draft.confidence(Confidence::Medium)
        } else {
            draft
        });
    }
    drafts.extend(unlisted(context));
    drafts
}

/// The label of an item that waits for a name (责任单位：).
fn blank_label<'a>(notice: &'a Notice, task: &Task) -> Option<&'a Span> {
    let place = task.book.as_ref()?;
    let node = notice.books.get(place.book)?.node(&place.path)?;
    node.duty.blank.as_ref()
}

fn dash(quote: &str) -> String {
    let quote = quote.trim();
    if quote.chars().count() <= 4 && !quote.is_empty() && !quote.starts_with('<') {
        format!("，此处只有「{quote}」")
    } else {
        String::new()
    }
}

fn is_mostly_blank(tasks: &[Task], table: usize) -> bool {
    let rows = tasks
        .iter()
        .filter(|task| task.row.as_ref().is_some_and(|row| row.table == table));
    let (mut all, mut blank) = (0, 0);
    for task in rows {
        all += 1;
        blank += usize::from(task.units_status == UnitsStatus::Dropped);
    }
    all >= 3 && blank as f32 > all as f32 * MOSTLY
}

/// Items that name nobody while the items beside them do.
fn unlisted(context: &Context) -> Vec<Draft> {
    let notice = context.notice;
    let paired = context.is_paired();
    let named = |task: &Task| task.units_status == UnitsStatus::Named;
    let share = |tasks: &[usize]| {
        let count = tasks
            .iter()
            .filter(|&&task| named(&notice.tasks[task]))
            .count();
        (count, tasks.len())
    };
    let all: Vec<usize> = (0..notice.tasks.len()).collect();
    let (total_named, total) = share(&all);
    let mut siblings: Vec<Vec<usize>> = vec![Vec::new(); context.nodes.len()];
    for (at, node) in context.nodes.iter().enumerate() {
        if let Some(parent) = node.parent {
            siblings[parent].extend(&context.node_tasks[at]);
        }
    }
    let mut drafts = Vec::new();
    for (at, node) in context.nodes.iter().enumerate() {
        for &task_at in &context.node_tasks[at] {
            let task = &notice.tasks[task_at];
            let book_only = task.relation == Relation::BookOnly;
            if task.units_status != UnitsStatus::Unlisted
                || book_only && paired
                || states_no_duty(context, at)
            {
                continue;
            }
            let (near, beside) = node
                .parent
                .map_or((0, 0), |parent| share(&siblings[parent]));
            // A section in which nobody is named (保障措施) states no duties of single bodies.
            let like_siblings = near * 2 >= beside && near > 0;
            let like_all = beside <= 1 && total_named * 10 >= total * 8 && total >= 5;
            if !like_siblings && !like_all {
                continue;
            }
            drafts.push(
                Draft::at(
                    task.at.clone(),
                    format!("「{}」没有写明责任单位，同级任务都写了", short(&task.text)),
                    format!(
                        "「{}」 names no unit, the items beside it do",
                        short(&task.text)
                    ),
                )
                .severity(Severity::Warning)
                .confidence(Confidence::Medium)
                .task(Some(task_at)),
            );
        }
    }
    drafts
}

/// Whether an item stands in a section that assigns nothing: aims, demands, safeguards.
fn states_no_duty(context: &Context, at: usize) -> bool {
    const WORDS: [&str; 8] = [
        "目标", "要求", "保障", "组织", "领导", "思路", "原则", "实施",
    ];
    std::iter::successors(Some(at), |&at| context.nodes[at].parent).any(|at| {
        let title = context.nodes[at].node.title.as_deref().unwrap_or_default();
        WORDS.iter().any(|word| title.contains(word))
    })
}

/// The beginning of a text, for a message.
pub(super) fn short(text: &str) -> String {
    const LENGTH: usize = 20;
    let text = text.trim_end_matches(['。', ';', '；']);
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
