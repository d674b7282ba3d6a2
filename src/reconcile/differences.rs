//! Edits of the tasks: every difference between the two witnesses, once, and the readings that follow.

use std::ops::Range;

use hashbrown::{HashMap, HashSet};

use super::edits::{self, Difference};
use super::matching::Matching;
use super::readings::Winner;
use super::tasks::Draft;
use super::witness::{self, NodeRef};
use crate::model::{Clause, Edit, EditField, Node, Notice, Reading, Relation};
use crate::place;
use crate::span::{Source, Span};
use crate::zh::ordinal::{self, Delimiter};

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
    let mut groups: HashSet<(usize, &str)> = HashSet::new();
    let mut readings: HashMap<usize, Vec<(usize, String)>> = HashMap::new();
    let mut titles: HashMap<usize, String> = HashMap::new();
    for draft in drafts.iter_mut() {
        let (Some(node_at), Some(row_at)) = (draft.node, draft.row) else {
            continue;
        };
        let Some(node) = witness::node(&notice.books, &nodes[node_at]) else {
            continue;
        };
        let source = &notice.source;
        let first_of_node = !std::mem::replace(&mut begun[node_at], true);
        let row = draft.task.row.as_ref();
        let group = row.and_then(|at| notice.tables[at.table].rows[at.row].group.as_deref());
        if let Some(section) = matching.row_section[row_at]
            && let Some(above) = witness::node(&notice.books, &nodes[section])
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
        let heading_clause =
            matching.heading_clause[row_at].map(|clause| clause - nodes[node_at].clauses.start);
        let first = nodes[node_at].clauses.start;
        let part = |clause: usize| matching.parts.get(&(row_at, first + clause)).cloned();
        let repaired = text_edits(node, heading_clause, part, draft, source);
        if !repaired.is_empty() {
            readings.entry(node_at).or_default().extend(repaired);
        }
    }
    for (at, title) in titles {
        if let Some(node) = witness::node_mut(&mut notice.books, &nodes[at]) {
            node.reading = Some(title);
        }
    }
    for (at, list) in readings {
        if let Some(node) = witness::node_mut(&mut notice.books, &nodes[at]) {
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
    let part = |text: &Text, range: &std::ops::Range<usize>| {
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

/// Edits of the text; gives the readings of the book's clauses. `part` tells which part of a clause the row has, where others
/// have the rest.
fn text_edits(
    node: &Node,
    heading_clause: Option<usize>,
    part: impl Fn(usize) -> Option<Range<usize>>,
    draft: &mut Draft,
    source: &Source,
) -> Vec<(usize, String)> {
    let Some(place) = &draft.task.book else {
        return Vec::new();
    };
    if draft.task.relation == Relation::Exact {
        return Vec::new();
    }
    let mut book = String::new();
    let mut starts = Vec::new();
    for &clause in place
        .clauses
        .iter()
        .filter(|&&clause| Some(clause) != heading_clause)
    {
        let whole = &node.clauses[clause].text;
        let part = part(clause).unwrap_or(0..whole.len());
        starts.push((clause, book.len(), part.clone()));
        book.push_str(&whole[part]);
    }
    let table = draft.task.text.as_str();
    let lead = own_number(&book, table);
    let mut found = edits::differences(&book, &table[lead..]);
    for difference in &mut found {
        difference.table.start += lead;
        difference.table.end += lead;
    }
    if found.is_empty() {
        return Vec::new();
    }
    for difference in &found {
        // The clause that the difference begins in gives its place.
        let (clause, start, own) = starts
            .iter()
            .rev()
            .find(|(_, start, _)| *start <= difference.book.start)
            .cloned()
            .unwrap_or_default();
        let whole = &node.clauses[clause];
        let inside = difference.book.end <= start + own.len();
        let mut made = edit(
            EditField::Text,
            difference,
            &Text {
                text: &book,
                at: None,
            },
            &Text {
                text: table,
                at: Some(&draft.task.at),
            },
            source,
        );
        let part = own.start + difference.book.start - start
            ..own.start + difference.book.end.min(start + own.len()) - start;
        made.book_at = Some(if inside {
            place::part(source, &whole.at, &whole.text, part)
        } else {
            whole.at.clone()
        });
        draft.task.edits.push(made);
    }
    let all: Vec<&Difference> = found.iter().collect();
    draft.task.reading = apply(table, 0, &all, &book, Winner::Book);
    let mut readings = Vec::new();
    for (index, (clause, start, part)) in starts.iter().enumerate() {
        let (clause, start) = (*clause, *start);
        if part.len() < node.clauses[clause].text.len() {
            // Rows that have parts of it give no reading of the whole.
            continue;
        }
        let end = starts.get(index + 1).map_or(book.len(), |next| next.1);
        let own: Vec<&Difference> = found
            .iter()
            .filter(|difference| start <= difference.book.start && difference.book.end <= end)
            .filter(|difference| difference.book.start < end || end == book.len())
            .collect();
        if let Some(reading) = apply(&book[start..end], start, &own, table, Winner::Table) {
            readings.push((clause, reading));
        }
    }
    readings
}

/// The bytes of the number that a row's text begins with where the book's does not (`24、`): it numbers the row.
fn own_number(book: &str, table: &str) -> usize {
    ordinal::leading(table)
        .filter(|marker| marker.delimiter != Delimiter::None && marker.len < table.len())
        .map(|marker| marker.len)
        .filter(|&len| !book.starts_with(&table[..len]))
        .unwrap_or(0)
}

/// A text with the other witness's better readings in place; none where there are none.
fn apply(
    text: &str,
    offset: usize,
    found: &[&Difference],
    other: &str,
    winner: Winner,
) -> Option<String> {
    let mut found = found
        .iter()
        .filter(|difference| difference.verdict.winner == Some(winner))
        .peekable();
    found.peek()?;
    let mut reading = String::new();
    let mut from = 0;
    for difference in found {
        let (own, better) = match winner {
            Winner::Table => (&difference.book, &difference.table),
            Winner::Book => (&difference.table, &difference.book),
        };
        let (start, end) = (own.start - offset, own.end - offset);
        if start < from {
            continue;
        }
        reading.push_str(&text[from..start]);
        reading.push_str(&other[better.clone()]);
        from = end;
    }
    reading.push_str(&text[from..]);
    (reading != text).then_some(reading)
}

/// Edits of the heading or the group; gives the title's reading.
fn title_edits(
    field: EditField,
    node: &Node,
    draft: &mut Draft,
    notice: &Notice,
    source: &Source,
) -> Option<String> {
    let place = draft.task.row.as_ref()?;
    let row = &notice.tables[place.table].rows[place.row];
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
    let place = draft.task.row.as_ref()?;
    let row = &notice.tables[place.table].rows[place.row];
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
    let found = edits::differences(title, name);
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
    apply(title, 0, &all, name, Winner::Table)
}

/// The number of an item in its section, and of its rows in their group.
fn number_edit(
    node: &Node,
    node_at: usize,
    section: usize,
    nodes: &[NodeRef],
    draft: &mut Draft,
    notice: &Notice,
) {
    let Some((book, table)) = numbers(node, node_at, section, nodes, draft.task.seq.as_deref())
    else {
        return;
    };
    if book == table {
        return;
    }
    let place = draft.task.row.as_ref();
    let table_at = place.and_then(|place| {
        notice.tables[place.table].rows[place.row]
            .places
            .get("seq")
            .cloned()
    });
    // The number as printed: 3 of `3.`, 一 of `(一)`.
    let number = inside_marks(&node.marker);
    let book_at = place::part(&notice.source, &node.at, &node.marker, number.clone());
    draft.task.edits.push(Edit {
        field: EditField::Number,
        book: node.marker[number].to_owned(),
        table: table.to_string(),
        reading: None,
        reason: "the numbers differ".to_owned(),
        book_at: Some(book_at),
        table_at,
    });
}

/// The bytes of a marker without its brackets and closing mark.
fn inside_marks(marker: &str) -> std::ops::Range<usize> {
    let is_mark = |c: char| {
        matches!(c, '(' | ')' | '（' | '）' | '.' | '．' | '、' | ':' | '：') || c.is_whitespace()
    };
    let start = marker.len() - marker.trim_start_matches(is_mark).len();
    let end = marker.trim_end_matches(is_mark).len();
    start..end.max(start)
}

/// Both numbers of an item that stands below the section that the group names.
fn numbers(
    node: &Node,
    node_at: usize,
    section: usize,
    nodes: &[NodeRef],
    seq: Option<&str>,
) -> Option<(u32, u32)> {
    if nodes[node_at].parent != Some(section) {
        return None;
    }
    let book = crate::zh::ordinal::printed(&node.marker)?.number;
    let table = seq?.trim_matches(['(', ')', '（', '）', '.', '、', ' ']);
    let table = crate::zh::text::numeral::digits_value(table)
        .and_then(|value| u32::try_from(value).ok())
        .or_else(|| crate::zh::text::numeral::parse_chinese(table))?;
    Some((book, table))
}

/// Whether the table numbers as the book does: one that counts through all groups says nothing of a single number.
fn numbers_agree(
    notice: &Notice,
    nodes: &[NodeRef],
    matching: &Matching,
    drafts: &[Draft],
) -> bool {
    let (mut same, mut other) = (0, 0);
    for draft in drafts {
        let (Some(node_at), Some(row)) = (draft.node, draft.row) else {
            continue;
        };
        let Some(section) = matching.row_section[row] else {
            continue;
        };
        let Some(node) = witness::node(&notice.books, &nodes[node_at]) else {
            continue;
        };
        match numbers(node, node_at, section, nodes, draft.task.seq.as_deref()) {
            Some((book, table)) if book == table => same += 1,
            Some(_) => other += 1,
            None => {}
        }
    }
    same >= other
}
