//! What the rules on differences between book and table share.

use super::super::context::Context;
use super::super::draft::Draft;
use super::super::witnesses::About;
use crate::model::{Edit, EditField, Fix, Reading};
use crate::reconcile::OWN_WORDS;
use crate::zh::text::scan::is_han;

/// The finding of a difference: at the witness that is wrong, or that has more to show.
pub(super) fn draft(task: usize, edit: &Edit, zh: String, en: String) -> Option<Draft> {
    let at_table = match edit.reading {
        Some(Reading::Table) => false,
        Some(Reading::Book) => true,
        None => edit.book.is_empty(),
    };
    let (at, other) = if at_table {
        (&edit.table_at, &edit.book_at)
    } else {
        (&edit.book_at, &edit.table_at)
    };
    let (quote, with) = if at_table {
        (&edit.table, &edit.book)
    } else {
        (&edit.book, &edit.table)
    };
    let fix = edit.reading.map(|_| Fix {
        replace: quote.clone(),
        with: with.clone(),
    });
    Some(
        Draft::at(at.clone()?, zh, en)
            .quote(quote.clone())
            .related(other.clone())
            .task(Some(task))
            .fix(fix),
    )
}

/// All differences of a kind, with their tasks.
pub(super) fn of_kind<'a>(context: &Context<'a>, wanted: About) -> Vec<(usize, &'a Edit)> {
    context
        .differences()
        .iter()
        .filter(|sorted| sorted.about == wanted)
        .map(|sorted| (sorted.task, sorted.edit))
        .collect()
}

/// Whether a row says in words of its own what the item that it names says.
pub(super) fn is_own_words(edit: &Edit) -> bool {
    edit.reason == OWN_WORDS
}

/// Whether the table says in words of its own what the book says (分工表 that abridges): then the words differ by design, and
/// only figures are worth comparing.
pub(super) fn is_restated(context: &Context) -> bool {
    /// So many tasks that both have are needed to tell.
    const FEW: usize = 6;
    let words = |edit: &Edit| {
        let own = |text: &str| text.chars().filter(|c| is_han(*c)).count() >= 2;
        edit.field == EditField::Text && (own(&edit.book) || own(&edit.table))
    };
    let (mut both, mut differ) = (0, 0);
    for task in &context.notice.tasks {
        if task.book.is_some() && task.row.is_some() {
            both += 1;
            differ += usize::from(task.edits.iter().any(words));
        }
    }
    both >= FEW && differ * 2 > both
}
