//! Rows matched with the book: clauses with texts, titles with headings, sections with groups.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use hashbrown::{HashMap, HashSet};

use super::named_items::{self, Named};
use super::witness::{self, ClauseRef, NodeRef, PieceRef, RowRef, SentenceRef};
use super::{align, cut_clauses, repeated_rows};
use crate::model::{Clause, Node, Notice, TaskTable};
use crate::place;
use crate::span::Source;
use crate::zh::text::fold::{fold, fold_into};
use crate::zh::text::likeness::Bigrams;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Matching {
    pub row_sentences: RowSentences,
    /// The part of a clause (its text) that a row has, where the clause is cut into several rows.
    pub parts: HashMap<(usize, usize), Range<usize>>,
    /// For each row the node that its sentences stand in, or most of them.
    pub row_node: Vec<Option<usize>>,
    /// For each row the node that its group names.
    pub row_section: Vec<Option<usize>>,
    /// For each clause whether a row, or the heading of one, has it.
    pub covered: Vec<bool>,
    /// For each row the clause that its heading is, where the heading is no title.
    pub heading_clause: Vec<Option<usize>>,
    /// Rows that name an item, by items.
    pub named: Vec<Named>,
}

/// For each row the sentences of the book that it has, in order.
#[derive(Debug, Default)]
pub(super) struct RowSentences {
    all: Vec<SentenceRef>,
    /// Where those of each row end.
    ends: Vec<usize>,
}

impl RowSentences {
    pub(super) fn of(&self, row: usize) -> &[SentenceRef] {
        let from = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[from..self.ends[row]]
    }

    /// Adds the next row.
    fn push(&mut self, sentences: impl Iterator<Item = SentenceRef>) {
        self.all.extend(sentences);
        self.ends.push(self.all.len());
    }
}

/// An item of one sentence whose words the table shows as a heading has these words for its title.
pub(super) fn promote_titles(notice: &mut Notice, rows: &[RowRef]) {
    let headings: HashSet<&str> = rows
        .iter()
        .filter_map(|row| row.folded_heading.as_deref())
        .collect();
    if headings.is_empty() {
        return;
    }
    for book in &mut notice.books {
        promote(&mut book.nodes, &headings, &notice.source);
    }
}

fn promote(nodes: &mut [Node], headings: &HashSet<&str>, source: &Source) {
    for node in nodes {
        if let (None, [clause]) = (&node.title, node.clauses.as_slice())
            && headings.contains(fold(&clause.text).as_str())
        {
            let Clause { text, at, .. } = node.clauses.remove(0);
            let title = text.trim_end_matches(['。', ':', '：']);
            node.title_at = Some(place::part(source, &at, &text, 0..title.len()));
            node.title = Some(title.to_owned());
        }
        promote(&mut node.children, headings, source);
    }
}

/// Matches every row.
pub(super) fn find(
    notice: &Notice,
    nodes: &[NodeRef],
    clauses: &[ClauseRef],
    rows: &[RowRef],
    mut pieces: Vec<PieceRef>,
) -> Matching {
    if rows.is_empty() {
        return Matching {
            covered: vec![false; clauses.len()],
            ..Matching::default()
        };
    }
    // Of the rows that say the same in several tables the first is looked for.
    let again = repeated_rows::of(rows, &pieces);
    if !again.is_empty() {
        let rows: HashSet<usize> = again.iter().map(|(row, _)| *row).collect();
        pieces.retain(|piece| !rows.contains(&piece.row));
    }
    let pieces = pieces.as_slice();
    let folded = Folded::of(notice, nodes, clauses);
    let folded: Vec<&str> = folded.iter().collect();
    let sentences = sentences(nodes, rows);
    let left: Vec<&str> = sentences
        .iter()
        .map(|sentence| match sentence.clause {
            Some(clause) => folded[clause],
            None => title_of(nodes, sentence.node),
        })
        .collect();
    let items = cut_clauses::items(
        &notice.books, nodes, clauses, &sentences, &left, rows, pieces,
    );
    let text = |item: &Range<usize>| match &pieces[item.clone()] {
        [piece] => Cow::Borrowed(piece.folded.as_str()),
        _ => Cow::Owned(cut_clauses::joined(&pieces[item.clone()])),
    };
    let right: Vec<Cow<str>> = items.iter().map(text).collect();
    let right: Vec<&str> = right.iter().map(|text| &**text).collect();
    // A row's sentences stand in one item: that of its others, or the one that its heading names.
    let mut titles: Option<HashMap<&str, Option<usize>>> = None;
    let home = |item: usize, matched: &[Option<usize>]| {
        let row = |item: usize| pieces[items[item].start].row;
        let is_beside = |other: &usize| row(*other) == row(item);
        // Of a row without end only what is near is looked at, and of an item without end nothing.
        let before = (0..item).rev().take(align::LARGEST_HOME);
        let behind = (item + 1..items.len()).take(align::LARGEST_HOME);
        let before = before.take_while(is_beside);
        let behind = behind.take_while(is_beside);
        let found = before.chain(behind).find_map(|other| matched[other]);
        let node = match found {
            Some(sentence) => Some(sentences[sentence].node),
            None => {
                let heading = rows[row(item)].folded_heading.as_deref()?;
                let titles = titles.get_or_insert_with(|| unique_titles(nodes));
                titles.get(heading).copied().flatten()
            }
        }?;
        let from = sentences.partition_point(|sentence| sentence.node < node);
        let own = sentences[from..].iter();
        let own = own.take(align::LARGEST_HOME + 1);
        let own = own.take_while(|sentence| sentence.node == node);
        Some(from..from + own.count()).filter(|own| own.len() <= align::LARGEST_HOME)
    };
    let aligned = align::align(&left, &right, home);
    let mut matching = Matching {
        row_sentences: RowSentences::default(),
        parts: HashMap::new(),
        row_node: vec![None; rows.len()],
        row_section: sections(nodes, rows),
        covered: vec![false; clauses.len()],
        heading_clause: vec![None; rows.len()],
        named: Vec::new(),
    };
    // A table that parts no work (a scoring table) speaks of the book's tasks in its own words: they are no other reading of them.
    let parts_work: Vec<bool> = notice.tables.iter().map(TaskTable::parts_work).collect();
    let takes = |piece: &PieceRef, sentence: usize| {
        parts_work[rows[piece.row].table] || piece.folded == left[sentence]
    };
    // Rows with their sentences.
    let mut found: Vec<(usize, SentenceRef)> = Vec::with_capacity(pieces.len());
    for (item, sentence) in items.into_iter().zip(aligned) {
        let pieces = &pieces[item];
        let takes = |&sentence: &usize| pieces.iter().all(|piece| takes(piece, sentence));
        let Some(at) = sentence.filter(takes) else {
            continue;
        };
        let own = sentences[at];
        found.extend(pieces.iter().map(|piece| (piece.row, own)));
        let Some(clause) = own.clause else {
            continue;
        };
        // 强化管控：完成清淤, or two lines of a cell: the title of the item in one sentence with its clause.
        let title = title_of(nodes, own.node);
        let opens = |text: &str| !title.is_empty() && text.starts_with(title);
        if opens(&pieces[0].folded) && !opens(folded[clause]) {
            let title = SentenceRef {
                clause: None,
                ..own
            };
            found.push((pieces[0].row, title));
        }
        if pieces.len() > 1 {
            let parts = cut_clauses::parts(&notice.books, nodes, &clauses[clause], pieces);
            let parts = parts.into_iter().flatten().zip(pieces);
            matching
                .parts
                .extend(parts.map(|(part, piece)| ((piece.row, clause), part)));
        }
        matching.covered[clause] = true;
    }
    found.sort_unstable();
    found.dedup();
    let mut named = named_items::find(
        nodes, rows, pieces, &matching.row_section, &found, &matching.covered,
    );
    named.retain(|named| parts_work[rows[named.row].table]);
    for own in named_items::sentences(&named, nodes) {
        if let Some(clause) = own.1.clause {
            matching.covered[clause] = true;
        }
        found.push(own);
    }
    found.sort_unstable();
    repeat(&again, &mut found, &mut matching);
    found.sort_unstable();
    found.dedup();
    let mut runs = found.chunk_by(|one, next| one.0 == next.0).peekable();
    for (row, node) in matching.row_node.iter_mut().enumerate() {
        let own = runs.next_if(|run| run[0].0 == row).unwrap_or_default();
        *node = main_node(own);
        matching.row_sentences.push(own.iter().map(|own| own.1));
    }
    for named in &named {
        matching.row_node[named.row] = Some(named.node);
    }
    named.sort_by_key(|named| named.node);
    matching.named = named;
    renamed_sections(nodes, rows, &mut matching);
    heading_clauses(notice, nodes, &folded, rows, &mut matching);
    matching
}

/// Rows that repeat another have what that has; `found` is in order.
fn repeat(
    again: &[(usize, usize)],
    found: &mut Vec<(usize, SentenceRef)>,
    matching: &mut Matching,
) {
    let all = found.len();
    for &(row, first) in again {
        let known = &found[..all];
        let from = known.partition_point(|(known, _)| *known < first);
        let own = known[from..].iter();
        let own: Vec<SentenceRef> = own
            .take_while(|(known, _)| *known == first)
            .map(|(_, sentence)| *sentence)
            .collect();
        for clause in own.iter().filter_map(|sentence| sentence.clause) {
            if let Some(part) = matching.parts.get(&(first, clause)).cloned() {
                matching.parts.insert((row, clause), part);
            }
        }
        found.extend(own.into_iter().map(|sentence| (row, sentence)));
    }
}

/// The compared forms of the book's clauses, one behind the other in one text.
struct Folded {
    text: String,
    ends: Vec<usize>,
}

impl Folded {
    fn of(notice: &Notice, nodes: &[NodeRef], clauses: &[ClauseRef]) -> Self {
        let mut folded = Folded {
            text: String::new(),
            ends: Vec::with_capacity(clauses.len()),
        };
        for clause in clauses {
            if let Some(node) = witness::node(&notice.books, nodes, clause.node) {
                fold_into(
                    witness::unnumbered(&node.clauses[clause.clause].text),
                    &mut folded.text,
                );
            }
            folded.ends.push(folded.text.len());
        }
        folded
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        let mut from = 0;
        self.ends.iter().map(move |&end| {
            let text = &self.text[from..end];
            from = end;
            text
        })
    }
}

/// All sentences of the book; of its titles those that no row has for its heading.
fn sentences(nodes: &[NodeRef], rows: &[RowRef]) -> Vec<SentenceRef> {
    let headings: HashSet<&str> = rows
        .iter()
        .filter_map(|row| row.folded_heading.as_deref())
        .collect();
    let mut sentences = Vec::with_capacity(nodes.last().map_or(0, |last| last.clauses.end));
    for (node, item) in nodes.iter().enumerate() {
        let title = item.folded_title.as_deref();
        if title.is_some_and(|title| !headings.contains(title)) {
            sentences.push(SentenceRef { node, clause: None });
        }
        let clauses = item.clauses.clone().map(Some);
        sentences.extend(clauses.map(|clause| SentenceRef { node, clause }));
    }
    sentences
}

/// The title of a node as it is compared.
fn title_of(nodes: &[NodeRef], node: usize) -> &str {
    nodes[node].folded_title.as_deref().unwrap_or_default()
}

/// The node that has a title, where only one has it.
fn unique_titles(nodes: &[NodeRef]) -> HashMap<&str, Option<usize>> {
    let mut titles = HashMap::new();
    for (at, node) in nodes.iter().enumerate() {
        if let Some(title) = node.folded_title.as_deref() {
            let only = titles.entry(title).and_modify(|known| *known = None);
            only.or_insert(Some(at));
        }
    }
    titles
}

/// The node that most of a row's sentences stand in, the first of equals.
fn main_node(list: &[(usize, SentenceRef)]) -> Option<usize> {
    let items = list.chunk_by(|(_, one), (_, next)| one.node == next.node);
    let main = items.rev().max_by_key(|item| item.len())?;
    Some(main[0].1.node)
}

/// For each row the node whose title its group is.
fn sections(nodes: &[NodeRef], rows: &[RowRef]) -> Vec<Option<usize>> {
    let mut titles: HashMap<&str, usize> = HashMap::new();
    for (at, node) in nodes.iter().enumerate() {
        if let Some(title) = node.folded_title.as_deref() {
            titles.entry(title).or_insert(at);
        }
    }
    let section = |group: &str| {
        let title = titles.get(group);
        title.or_else(|| titles.get(bare_group(group))).copied()
    };
    // Rows of one group stand together.
    let mut last: Option<(&Rc<str>, Option<usize>)> = None;
    rows.iter()
        .map(|row| {
            let group = row.folded_group.as_ref()?;
            match last {
                Some((known, section)) if Rc::ptr_eq(known, group) => section,
                _ => last.insert((group, section(group))).1,
            }
        })
        .collect()
}

/// Groups that no title equals: a title above the row that is like the group is the same one in other words.
fn renamed_sections(nodes: &[NodeRef], rows: &[RowRef], matching: &mut Matching) {
    /// Short names are less alike by a single word.
    const SHORT: usize = 4;
    let mut known: HashMap<(&str, usize), Option<usize>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        let (None, Some(group), Some(node)) = (
            matching.row_section[at],
            row.folded_group.as_deref(),
            matching.row_node[at],
        ) else {
            continue;
        };
        matching.row_section[at] = *known.entry((group, node)).or_insert_with(|| {
            let bare = bare_group(group);
            let enough = if bare.chars().count() <= SHORT {
                0.3
            } else {
                0.4
            };
            let grams = Bigrams::of(bare);
            std::iter::successors(Some(node), |&node| nodes[node].parent).find(|&above| {
                nodes[above]
                    .folded_title
                    .as_deref()
                    .is_some_and(|title| Bigrams::of(title).likeness(&grams, enough).is_some())
            })
        });
    }
}

/// A group without its own number and points: `一、环境质量(150分)` names 环境质量.
fn bare_group(group: &str) -> &str {
    let start = crate::zh::ordinal::leading(group).map_or(0, |marker| marker.len);
    let rest = &group[start..];
    rest.rfind('(')
        .filter(|at| rest[*at..].contains('分') || rest[*at..].contains('项'))
        .map_or(rest, |at| &rest[..at])
}

/// A heading of the table that is the first clause of the item, not its title.
fn heading_clauses(
    notice: &Notice,
    nodes: &[NodeRef],
    folded: &[&str],
    rows: &[RowRef],
    matching: &mut Matching,
) {
    for (at, row) in rows.iter().enumerate() {
        let (Some(heading), Some(node)) = (&row.folded_heading, matching.row_node[at]) else {
            continue;
        };
        if nodes[node].folded_title.as_ref() == Some(heading) {
            continue;
        }
        let found = nodes[node]
            .clauses
            .clone()
            .find(|&clause| !matching.covered[clause] && folded[clause] == heading);
        if let Some(clause) = found {
            matching.covered[clause] = true;
            matching.heading_clause[at] = Some(clause);
        }
    }
    debug_assert_eq!(
        notice
            .tables
            .iter()
            .map(|table| table.rows.len())
            .sum::<usize>(),
        rows.len()
    );
}
