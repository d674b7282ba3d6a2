//! The two witnesses as flat lists that can be aligned: the clauses of all books, and the clauses of all rows.

use std::rc::Rc;

use crate::model::{Book, Node, PartOfItem, TaskTable};
use crate::zh::ordinal::{self, Delimiter, Marker};
use crate::zh::text::clause::clause_ranges;
use crate::zh::text::fold::fold;

/// A node of a book with what is needed to find it again.
#[derive(Debug)]
pub(super) struct NodeRef {
    pub book: usize,
    /// Index of the node above.
    pub parent: Option<usize>,
    /// Which of the nodes there it is.
    index: usize,
    /// Which of the book's nodes it is, counted in document order.
    pub number: usize,
    pub folded_title: Option<String>,
    /// Indexes of its clauses in the list of clauses.
    pub clauses: std::ops::Range<usize>,
}

/// A clause of the book.
#[derive(Debug)]
pub(super) struct ClauseRef {
    pub node: usize,
    pub clause: usize,
}

/// What a row may have of an item: its title, which is its first sentence, or a clause. In document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SentenceRef {
    /// Index of the node.
    pub node: usize,
    /// Index in the list of clauses; none for the title.
    pub clause: Option<usize>,
}

/// A clause of a row's text.
#[derive(Debug)]
pub(super) struct PieceRef {
    pub row: usize,
    pub folded: String,
}

/// A row of a table.
#[derive(Debug)]
pub(super) struct RowRef {
    pub table: usize,
    pub row: usize,
    pub folded_heading: Option<String>,
    pub folded_group: Option<Rc<str>>,
}

/// All nodes, each before the ones below it, and all clauses in document order.
pub(super) fn of_books(books: &[Book]) -> (Vec<NodeRef>, Vec<ClauseRef>) {
    let mut nodes = Vec::new();
    let mut clauses = Vec::new();
    for (book, content) in books.iter().enumerate() {
        let first = nodes.len();
        visit(book, &content.nodes, None, &mut nodes, &mut clauses);
        for (number, node) in nodes[first..].iter_mut().enumerate() {
            node.number = number;
        }
    }
    (nodes, clauses)
}

fn visit(
    book: usize,
    list: &[Node],
    parent: Option<usize>,
    nodes: &mut Vec<NodeRef>,
    clauses: &mut Vec<ClauseRef>,
) {
    for (index, node) in list.iter().enumerate() {
        let this = nodes.len();
        let from = clauses.len();
        clauses.extend((0..node.clauses.len()).map(|clause| ClauseRef { node: this, clause }));
        nodes.push(NodeRef {
            book,
            parent,
            index,
            number: 0,
            folded_title: node.title.as_deref().map(fold),
            clauses: from..clauses.len(),
        });
        visit(book, &node.children, Some(this), nodes, clauses);
    }
}

/// All rows and the clauses of their texts in document order.
pub(super) fn of_tables(tables: &[TaskTable]) -> (Vec<RowRef>, Vec<PieceRef>) {
    let mut rows = Vec::new();
    let mut pieces = Vec::new();
    for (table, content) in tables.iter().enumerate() {
        // Rows of one group stand together.
        let mut group: Option<(&str, Rc<str>)> = None;
        for (row, value) in content.rows.iter().enumerate() {
            let this = rows.len();
            group = value.group.as_deref().map(|name| match group.take() {
                Some((known, folded)) if known == name => (name, folded),
                _ => (name, fold(name).into()),
            });
            // A list of duties speaks of the book's tasks in its own words: it is no other reading of them.
            if !content.of_paragraphs {
                let clauses = clause_ranges(&value.text);
                let clauses = clauses.map(|range| fold(unnumbered(&value.text[range])));
                let clauses = clauses.filter(|folded| !folded.is_empty());
                pieces.extend(clauses.map(|folded| PieceRef { row: this, folded }));
            }
            rows.push(RowRef {
                table,
                row,
                folded_heading: value.heading.as_deref().map(fold),
                folded_group: group.as_ref().map(|(_, folded)| Rc::clone(folded)),
            });
        }
    }
    (rows, pieces)
}

/// A sentence without the number in front of it: rows put several items together, with and without theirs.
pub(super) fn unnumbered(sentence: &str) -> &str {
    &sentence[own_number(sentence)..]
}

/// The bytes of the number in front of a sentence: `24、`.
pub(super) fn own_number(sentence: &str) -> usize {
    let numbers =
        |marker: &Marker| marker.delimiter != Delimiter::None && marker.len < sentence.len();
    ordinal::leading(sentence)
        .filter(numbers)
        .map_or(0, |marker| marker.len)
}

/// The node that a reference stands for.
pub(super) fn node<'a>(books: &'a [Book], nodes: &[NodeRef], at: usize) -> Option<&'a Node> {
    let reference = &nodes[at];
    let list = match reference.parent {
        Some(above) => &node(books, nodes, above)?.children,
        None => &books[reference.book].nodes,
    };
    list.get(reference.index)
}

/// The node of which a task has a part, with its index.
pub(super) fn node_of<'a>(
    books: &'a [Book],
    nodes: &[NodeRef],
    part: &PartOfItem,
) -> Option<(usize, &'a Node)> {
    let first = nodes.partition_point(|reference| reference.book < part.book);
    let at = first + part.node;
    Some((at, node(books, nodes, at)?))
}

/// The same, to be changed.
pub(super) fn node_mut<'a>(
    books: &'a mut [Book],
    nodes: &[NodeRef],
    at: usize,
) -> Option<&'a mut Node> {
    let reference = &nodes[at];
    let list = match reference.parent {
        Some(above) => &mut node_mut(books, nodes, above)?.children,
        None => &mut books[reference.book].nodes,
    };
    list.get_mut(reference.index)
}
