//! Edits of the tasks: every difference between the two witnesses, once, and the readings that follow.

use std::ops::Range;

use hashbrown::{HashMap, HashSet};

use super::book_text::{BookReading, BookText};
use super::book_values;
use super::matching::Matching;
use super::numbers::{number_edit, numbers_agree};
use super::readings::{OWN_WORDS, Winner};
use super::row_text::RowText;
use super::tasks::Draft;
use super::text_diff::{self, Difference};
use super::title_sentence;
use super::witness::{self, NodeRef};
use crate::model::{Clause, Edit, EditField, Node, Notice, Reading, Relation};
use crate::place::{self, Parts};
use crate::span::{Source, Span};

/// Compares the texts, headings, groups and numbers of all tasks that both witnesses have.
pub(super) fn compare(
    notice: &mut Notice,
    nodes: &[NodeRef],
    matching: &Matching,
    drafts: &mut [Draft],
) {
    let numbers = numbers_agree(notice, nodes, matching, drafts);
    // For each node whether a task of it has come; the groups that were compared with the title of one.
    let mut begun = vec![false; nodes.len()];
    let named = matching.named.iter().filter(|named| !named.is_title);
    let own_words: HashSet<usize> = named.map(|named| named.row).collect();
    let mut groups: HashSet<(usize, &str)> = HashSet::new();
    let mut readings: HashMap<usize, Vec<(usize, String)>> = HashMap::new();
    let mut titles: HashMap<usize, String> = HashMap::new();
    for draft in drafts.iter_mut() {
        let (Some(node_at), Some(row_at)) = (draft.node, draft.row) else {
            continue;
        };
        let Some(node) = witness::node(&notice.books, nodes, node_at) else {
            continue;
        };
        let source = &notice.source;
        let first_of_node = !std::mem::replace(&mut begun[node_at], true);
        let row = draft.task.row.as_ref();
        let group = row.and_then(|at| notice.tables[at.table].rows[at.row].group.as_deref());
        if let Some(section) = matching.row_section[row_at]
            && let Some(above) = witness::node(&notice.books, nodes, section)
            && let Some(group) = group
            && groups.insert((section, group))
        {
            titles.extend(
                title_edits(EditField::Group, above, draft, notice, source)
                    .map(|read| (section, read)),
            );
        }
        if first_of_node {
            if numbers && let Some(section) = matching.row_section[row_at] {
                number_edit(node, node_at, section, nodes, draft, notice);
            }
            // A heading that is the first clause of the item is compared with it, not with the item's title.
            match matching.heading_clause[row_at] {
                Some(clause) => {
                    let clause = clause - nodes[node_at].clauses.start;
                    let read = heading_clause_edits(&node.clauses[clause], draft, notice, source);
                    readings
                        .entry(node_at)
                        .or_default()
                        .extend(read.map(|read| (clause, read)));
                }
                None => {
                    if let Some(reading) =
                        title_edits(EditField::Heading, node, draft, notice, source)
                    {
                        titles.insert(node_at, reading);
                    }
                }
            }
        }
        let Some(book) = BookText::of(&notice.books, nodes, matching, row_at, &draft.task) else {
            continue;
        };
        let in_own_words = own_words.contains(&row_at);
        for better in text_edits(&book, in_own_words, draft, notice) {
            match better.clause {
                Some(clause) => readings
                    .entry(better.node)
                    .or_default()
                    .push((clause, better.text)),
                None => {
                    titles.insert(better.node, title_sentence::bare(&better.text).to_owned());
                }
            }
        }
    }
    for (at, title) in titles {
        if let Some(node) = witness::node_mut(&mut notice.books, nodes, at) {
            node.reading = Some(title);
        }
    }
    for (at, list) in readings {
        if let Some(node) = witness::node_mut(&mut notice.books, nodes, at) {
            for (clause, reading) in list {
                node.clauses[clause].reading = Some(reading);
            }
        }
    }
}

/// One text of one witness with its place.
struct Text<'a> {
    text: &'a str,
    at: Option<&'a Span>,
}

fn edit(
    field: EditField,
    difference: &Difference,
    book: &Text,
    table: &Text,
    source: &Source,
) -> Edit {
    let part = |text: &Text, range: &Range<usize>| {
        text.at
            .map(|at| place::part(source, at, text.text, range.clone()))
    };
    Edit {
        field,
        book: book.text[difference.book.clone()].to_owned(),
        table: table.text[difference.table.clone()].to_owned(),
        reading: difference.verdict.winner.map(|winner| match winner {
            Winner::Book => Reading::Book,
            Winner::Table => Reading::Table,
        }),
        reason: difference.verdict.reason.to_owned(),
        book_at: part(book, &difference.book),
        table_at: part(table, &difference.table),
    }
}

/// How the book stands to the row's text, and the edits of it; gives the better readings of the book's sentences.
fn text_edits(
    book: &BookText,
    in_own_words: bool,
    draft: &mut Draft,
    notice: &Notice,
) -> Vec<BookReading> {
    let source = &notice.source;
    let table = draft.task.text.as_str();
    let row = RowText::of(table, &book.text, book.is_numbered());
    draft.task.relation = book.relation(&row);
    if draft.task.relation == Relation::Exact {
        return Vec::new();
    }
    let mut found = text_diff::differences(&book.text, &row.text);
    for difference in &mut found {
        difference.table = row.printed(difference.table.clone());
        if in_own_words && difference.verdict.winner.is_none() {
            difference.verdict.reason = OWN_WORDS;
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    let texts = [book.text.as_str(), table];
    let [in_book, in_table] = texts.map(|text| Text { text, at: None });
    let mut in_sentences = book.walks(source);
    let mut in_row = Parts::new(source, &draft.task.at, table);
    let made = found.iter().map(|difference| Edit {
        book_at: Some(book.place(&mut in_sentences, &difference.book, source)),
        table_at: Some(in_row.part(difference.table.clone())),
        ..edit(EditField::Text, difference, &in_book, &in_table, source)
    });
    draft.task.edits.extend(made);
    let all: Vec<&Difference> = found.iter().collect();
    let reading = text_diff::apply(table, 0, &all, &book.text, Winner::Book);
    draft.with_book = book_values::of(&draft.task, reading.as_deref(), &found, book, notice);
    let readings = book.readings(&found, table);
    draft.task.reading = reading;
    readings
}

/// Edits of the heading or the group; gives the title's reading.
fn title_edits(
    field: EditField,
    node: &Node,
    draft: &mut Draft,
    notice: &Notice,
    source: &Source,
) -> Option<String> {
    let row = notice.row_of(&draft.task)?;
    let (name, at) = match field {
        EditField::Group => (&row.group, row.places.get("group")),
        _ => (&row.heading, row.places.get("heading")),
    };
    let (title, name) = (node.title.as_deref()?, name.as_deref()?);
    names_edits(
        field,
        title,
        node.title_at.as_ref(),
        name,
        at,
        draft,
        source,
    )
}

/// Edits of a heading that the book has as a clause; gives the clause's reading.
fn heading_clause_edits(
    clause: &Clause,
    draft: &mut Draft,
    notice: &Notice,
    source: &Source,
) -> Option<String> {
    let row = notice.row_of(&draft.task)?;
    let heading = row.heading.as_deref()?;
    // The heading stands without the closing mark of the sentence.
    let bare = clause.text.trim_end_matches(['。', ';', '；']);
    let closing = &clause.text[bare.len()..];
    names_edits(
        EditField::Heading,
        bare,
        Some(&clause.at),
        heading,
        row.places.get("heading"),
        draft,
        source,
    )
    .map(|reading| reading + closing)
}

fn names_edits(
    field: EditField,
    title: &str,
    title_at: Option<&Span>,
    name: &str,
    name_at: Option<&Span>,
    draft: &mut Draft,
    source: &Source,
) -> Option<String> {
    let found = text_diff::differences(title, name);
    for difference in &found {
        draft.task.edits.push(edit(
            field,
            difference,
            &Text {
                text: title,
                at: title_at,
            },
            &Text {
                text: name,
                at: name_at,
            },
            source,
        ));
    }
    let all: Vec<&Difference> = found.iter().collect();
    text_diff::apply(title, 0, &all, name, Winner::Table)
}
