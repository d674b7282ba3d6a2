//! Book and table as two witnesses of one text: which clause is which row, where they differ, which reading is right.

mod align;
mod annotate;
mod book_text;
mod book_values;
mod corrections;
mod cut_clauses;
mod heading_leads;
mod matching;
mod named_items;
mod names;
mod numbers;
mod preamble;
mod quotes;
mod readings;
mod repeated_rows;
mod row_text;
mod scope;
mod task_edits;
mod tasks;
mod text_diff;
mod title_sentence;
mod witness;

pub(crate) use self::readings::OWN_WORDS;
use self::tasks::Draft;
use crate::model::Notice;
use crate::options::Options;

/// Fills `tasks` from the books and tables, and the readings of the book's clauses and titles.
pub(crate) fn reconcile(notice: &mut Notice, options: &Options) {
    let mut tasks = compared(notice);
    annotate::annotate(notice, &mut tasks);
    names::name(notice, &mut tasks);
    notice.tasks = tasks.into_iter().map(|draft| draft.task).collect();
    // The list stands where the drafts stood, which are larger.
    notice.tasks.shrink_to_fit();
    corrections::apply(notice, options);
}

/// The tasks with their units and edits; the lists by which the witnesses were compared end with this.
fn compared(notice: &mut Notice) -> Vec<Draft> {
    let (rows, pieces) = witness::of_tables(&notice.tables);
    matching::promote_titles(notice, &rows);
    let (nodes, clauses) = witness::of_books(&notice.books);
    let matching = matching::find(notice, &nodes, &clauses, &rows, pieces);
    let mut tasks = tasks::build(notice, &nodes, &clauses, &rows, &matching);
    scope::apply(notice, &nodes, &mut tasks);
    heading_leads::hand_down(notice, &nodes, &mut tasks);
    task_edits::compare(notice, &nodes, &matching, &mut tasks);
    tasks
}
