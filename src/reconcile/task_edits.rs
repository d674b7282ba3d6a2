//! Edits of the tasks: every difference between the two witnesses, once, and the readings that follow.

use std::borrow::Cow;
use std::ops::Range;

use hashbrown::{HashMap, HashSet};

use super::matching::Matching;
use super::numbers::{number_edit, numbers_agree};
use super::readings::Winner;
use super::tasks::Draft;
use super::text_diff::{self, Difference};
use super::title_sentence;
use super::witness::{self, NodeRef};
use crate::model::{Clause, Edit, EditField, Node, Notice, Reading, Relation};
use crate::place::{self, Parts};
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
        let heading_clause =
            matching.heading_clause[row_at].map(|clause| clause - nodes[node_at].clauses.start);
        let first = nodes[node_at].clauses.start;
        let part = |clause: usize| matching.parts.get(&(row_at, first + clause)).cloned();
        let has_title = matching.has_title[row_at];
        for (sentence, reading) in text_edits(node, has_title, heading_clause, part, draft, source)
        {
            match sentence {
                Some(clause) => readings.entry(node_at).or_default().push((clause, reading)),
                None => {
                    titles.insert(node_at, title_sentence::bare(&reading).to_owned());
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

/// Edits of the text; gives the readings of the book's clauses, and of the title (none for its clause) where the text `has_title`.
/// `part` tells which part of a clause the row has, where others have the rest.
fn text_edits(
    node: &Node,
    has_title: bool,
    heading_clause: Option<usize>,
    part: impl Fn(usize) -> Option<Range<usize>>,
    draft: &mut Draft,
    source: &Source,
) -> Vec<(Option<usize>, String)> {
    let Some(place) = &draft.task.book else {
        return Vec::new();
    };
    if draft.task.relation == Relation::Exact {
        return Vec::new();
    }
    let table = draft.task.text.as_str();
    let title = has_title.then(|| title_sentence::text(node, table));
    let clauses = place.clauses.iter().copied();
    let clauses = clauses.filter(|&clause| Some(clause) != heading_clause);
    let book = Joined::of(node, title.flatten(), clauses, part);
    let lead = own_number(&book.text, table);
    let mut found = text_diff::differences(&book.text, &table[lead..]);
    for difference in &mut found {
        difference.table.start += lead;
        difference.table.end += lead;
    }
    if found.is_empty() {
        return Vec::new();
    }
    let texts = [book.text.as_str(), table];
    let [in_book, in_table] = texts.map(|text| Text { text, at: None });
    let mut in_clauses = book.walks(source);
    let mut in_row = Parts::new(source, &draft.task.at, table);
    let made = found.iter().map(|difference| Edit {
        book_at: Some(book.place(node, &mut in_clauses, &difference.book, source)),
        table_at: Some(in_row.part(difference.table.clone())),
        ..edit(EditField::Text, difference, &in_book, &in_table, source)
    });
    draft.task.edits.extend(made);
    let all: Vec<&Difference> = found.iter().collect();
    draft.task.reading = apply(table, 0, &all, &book.text, Winner::Book);
    book.readings(&found, table)
}

/// What a row has of the sentences of an item, one behind the other.
struct Joined<'a> {
    text: String,
    parts: Vec<JoinedPart<'a>>,
}

/// Of one clause, or of the title.
struct JoinedPart<'a> {
    clause: Option<usize>,
    /// The whole sentence, and where it stands.
    sentence: Cow<'a, str>,
    at: Cow<'a, Span>,
    /// Where it begins in the joined text.
    start: usize,
    /// What of the sentence it is.
    own: Range<usize>,
}

impl<'a> Joined<'a> {
    fn of(
        node: &'a Node,
        title: Option<String>,
        clauses: impl Iterator<Item = usize>,
        part: impl Fn(usize) -> Option<Range<usize>>,
    ) -> Self {
        let mut text = String::new();
        let mut parts = Vec::new();
        let title = title.map(|title| JoinedPart {
            clause: None,
            own: 0..title.len(),
            start: 0,
            sentence: title.into(),
            at: Cow::Owned(title_sentence::place(node)),
        });
        let clauses = clauses.map(|clause| {
            let Clause { text, at, .. } = &node.clauses[clause];
            JoinedPart {
                clause: Some(clause),
                own: part(clause).unwrap_or(0..text.len()),
                start: 0,
                sentence: Cow::Borrowed(text),
                at: Cow::Borrowed(at),
            }
        });
        for mut part in title.into_iter().chain(clauses) {
            part.start = text.len();
            text.push_str(&part.sentence[part.own.clone()]);
            parts.push(part);
        }
        Joined { text, parts }
    }

    /// The sentences of the parts with their places.
    fn walks(&'a self, source: &'a Source) -> Vec<Parts<'a>> {
        let parts = self.parts.iter();
        parts
            .map(|part| Parts::new(source, &part.at, &part.sentence))
            .collect()
    }

    /// The place of a stretch of the joined text, in pieces where it goes on in the next clause.
    fn place(
        &self,
        node: &Node,
        walks: &mut [Parts],
        stretch: &Range<usize>,
        source: &Source,
    ) -> Span {
        let begins = node.clauses.first().map_or(&node.at, |clause| &clause.at);
        let begins = begins.start as usize;
        let begun = self
            .parts
            .partition_point(|part| part.start <= stretch.start);
        let first = begun.saturating_sub(1);
        let touched = self.parts[first..].iter().zip(&mut walks[first..]);
        let touched =
            touched.take_while(|(part, _)| part.start < stretch.end || part.start <= stretch.start);
        let places: Vec<Span> = touched
            .map(|(part, walk)| {
                let inside = |at: usize| part.own.start + at.saturating_sub(part.start);
                walk.part(inside(stretch.start)..inside(stretch.end).min(part.own.end))
            })
            .collect();
        match places.as_slice() {
            // The row has nothing of the item but its heading.
            [] => source.span(begins..begins),
            [one] => one.clone(),
            [one, .., last] => Span {
                pieces: places.iter().flat_map(pieces).collect(),
                ..source.span(one.start as usize..last.end.max(one.end) as usize)
            },
        }
    }

    /// The sentences for which the row has better readings. Rows that have parts of one give no reading of the whole.
    fn readings(&self, found: &[Difference], table: &str) -> Vec<(Option<usize>, String)> {
        let mut readings = Vec::new();
        for (index, part) in self.parts.iter().enumerate() {
            if part.own.len() < part.sentence.len() {
                continue;
            }
            let start = part.start;
            let next = self.parts.get(index + 1);
            let end = next.map_or(self.text.len(), |next| next.start);
            let from = found.partition_point(|difference| difference.book.start < start);
            let own: Vec<&Difference> = found[from..]
                .iter()
                .take_while(|difference| difference.book.start <= end)
                .filter(|difference| start <= difference.book.start && difference.book.end <= end)
                .filter(|difference| difference.book.start < end || end == self.text.len())
                .collect();
            let reading = apply(&self.text[start..end], start, &own, table, Winner::Table);
            readings.extend(reading.map(|reading| (part.clause, reading)));
        }
        readings
    }
}

/// The parts of a place that quote back.
fn pieces(at: &Span) -> Vec<Span> {
    match at.pieces.is_empty() {
        true => vec![at.clone()],
        false => at.pieces.to_vec(),
    }
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
    apply(title, 0, &all, name, Winner::Table)
}
