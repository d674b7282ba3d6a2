//! Quotation marks that only one of book and table has: one note for the whole notice.

use super::super::Rule;
use super::super::context::Context;
use super::super::draft::Draft;
use super::super::witnesses::About;
use super::differences;
use crate::model::Severity;

pub(super) const RULE: Rule = Rule {
    code: "TB306",
    name: "quotes-differ",
    severity: Severity::Note,
    zh: "引号只有一处有",
    en: "quotation marks that only one witness has",
    doc: include_str!("quotes_differ.md"),
    check,
};

fn check(context: &Context) -> Vec<Draft> {
    let found = differences::of_kind(context, About::Quotes);
    let Some(&(task, first)) = found.first() else {
        return Vec::new();
    };
    let names: Vec<&str> = {
        let mut names: Vec<&str> = Vec::new();
        for (_, edit) in &found {
            let quoted = if edit.table.len() > edit.book.len() {
                edit.table.as_str()
            } else {
                edit.book.as_str()
            };
            if !names.contains(&quoted) {
                names.push(quoted);
            }
        }
        names
    };
    let shown = names.iter().take(3).copied().collect::<Vec<_>>().join("、");
    let more = if names.len() > 3 { "等" } else { "" };
    differences::draft(
        task,
        first,
        format!(
            "引号在任务书与分解表里不一致，共 {} 处（{shown}{more}）",
            found.len()
        ),
        format!(
            "quotation marks differ between book and table in {} places ({shown})",
            found.len()
        ),
    )
    .map(|draft| {
        draft.related(
            found[1..]
                .iter()
                .filter_map(|(_, edit)| edit.book_at.clone()),
        )
    })
    .into_iter()
    .collect()
}
