//! Rows that name an item by its title, as all that they say (推进河道清淤 | 水利局) or in the column of headings with words of their own
//! behind it, and have no sentence of it.

use std::ops::Range;

use hashbrown::HashMap;

use super::witness::{NodeRef, PieceRef, RowRef, SentenceRef};
use crate::zh::text::likeness::Bigrams;

/// A row and the item that it names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    pub(super) row: usize,
    pub(super) node: usize,
    /// The title is all that the row says.
    pub(super) is_title: bool,
}

/// The rows that name an item, in order. `sections` are the nodes that their groups name, `found` the sentences that rows have, and
/// `covered` tells it of each clause: the heading of a row names no item of which rows have clauses, for they are what it heads.
pub(super) fn find(
    nodes: &[NodeRef],
    rows: &[RowRef],
    pieces: &[PieceRef],
    sections: &[Option<usize>],
    found: &[(usize, SentenceRef)],
    covered: &[bool],
) -> Vec<Named> {
    // Many rows may have one heading.
    let mut open: HashMap<usize, bool> = HashMap::new();
    let mut is_open = |node: &usize| {
        let is_open = || !covered[all_clauses(nodes, *node)].contains(&true);
        *open.entry(*node).or_insert_with(is_open)
    };
    let mut titles: Option<Titles> = None;
    let mut own = found.chunk_by(|one, next| one.0 == next.0).peekable();
    let mut pieces = pieces.chunk_by(|one, next| one.row == next.row).peekable();
    let mut named = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let said = pieces.next_if(|own| own[0].row == at).unwrap_or_default();
        let own = own.next_if(|own| own[0].0 == at).unwrap_or_default();
        // A sentence that is the title of an item is that and nothing else.
        if let ([(_, title)], [only]) = (own, said)
            && title.clause.is_none()
            && let Some(name) = nodes[title.node].folded_title.as_deref()
            && is_close(name, &only.folded)
        {
            named.push(Named {
                row: at,
                node: title.node,
                is_title: true,
            });
        }
        if !own.is_empty() || said.is_empty() {
            continue;
        }
        let titles = titles.get_or_insert_with(|| Titles::of(nodes));
        let mut item = |name| titles.item(name, sections[at], nodes);
        let alone = match said {
            [only] => item(&only.folded),
            _ => None,
        };
        let mut heading = || item(row.folded_heading.as_deref()?);
        let (node, is_title) = match alone {
            Some(node) => (node, true),
            None => match heading().filter(&mut is_open) {
                Some(node) => (node, false),
                None => continue,
            },
        };
        named.push(Named {
            row: at,
            node,
            is_title,
        });
    }
    named
}

/// What the rows have of the items that they name: its title where they say nothing else, and all clauses where one row says them in words
/// of its own.
pub(super) fn sentences(named: &[Named], nodes: &[NodeRef]) -> Vec<(usize, SentenceRef)> {
    let mut rows: HashMap<usize, usize> = HashMap::new();
    for named in named {
        *rows.entry(named.node).or_default() += 1;
    }
    let mut sentences = Vec::new();
    for Named {
        row,
        node,
        is_title,
    } in named.iter().copied()
    {
        if is_title {
            let title = SentenceRef { node, clause: None };
            sentences.push((row, title));
        } else if rows[&node] == 1 {
            let own = nodes[node].clauses.clone().map(Some);
            sentences.extend(own.map(|clause| (row, SentenceRef { node, clause })));
        }
    }
    sentences
}

/// The clauses of an item and of all items below it.
fn all_clauses(nodes: &[NodeRef], item: usize) -> Range<usize> {
    let is_below = |node: &&NodeRef| node.parent.is_some_and(|parent| parent >= item);
    let below = nodes[item + 1..].iter().take_while(is_below);
    let last = below.last().unwrap_or(&nodes[item]);
    nodes[item].clauses.start..last.clauses.end
}

/// The items by their titles.
struct Titles<'a> {
    items: HashMap<&'a str, Vec<usize>>,
    /// What was asked before: many rows may have one name.
    known: HashMap<(&'a str, usize), Option<usize>>,
}

impl<'a> Titles<'a> {
    fn of(nodes: &'a [NodeRef]) -> Self {
        let mut titles: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, node) in nodes.iter().enumerate() {
            if let Some(title) = node.folded_title.as_deref() {
                titles.entry(bare(title)).or_default().push(at);
            }
        }
        Titles {
            items: titles,
            known: HashMap::new(),
        }
    }

    /// The only item of a title, or the only one in the section of a row.
    fn item(&mut self, name: &str, section: Option<usize>, nodes: &[NodeRef]) -> Option<usize> {
        let (&title, items) = self.items.get_key_value(bare(name))?;
        if let [only] = items.as_slice() {
            return Some(*only);
        }
        let section = section?;
        let is_inside = |item: &&usize| {
            let mut above = std::iter::successors(Some(**item), |&at| nodes[at].parent);
            above.any(|above| above == section)
        };
        let only = || {
            let mut inside = items.iter().filter(is_inside);
            let first = inside.next()?;
            inside.next().is_none().then_some(*first)
        };
        *self.known.entry((title, section)).or_insert_with(only)
    }
}

/// Whether a text is a title, but for a character or two.
fn is_close(title: &str, text: &str) -> bool {
    const CHANGED: usize = 2;
    const ALIKE: f32 = 0.6;
    let (title, text) = (bare(title), bare(text));
    let [of_title, of_text] = [title, text].map(|name| name.chars().count());
    title == text
        || of_title.abs_diff(of_text) <= CHANGED
            && Bigrams::of(title)
                .likeness(&Bigrams::of(text), ALIKE)
                .is_some()
}

/// A title without the mark behind it.
fn bare(title: &str) -> &str {
    title.trim_end_matches(['。', ';', ':'])
}
