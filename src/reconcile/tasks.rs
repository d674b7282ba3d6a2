//! Tasks: each row that a table names units for, with its clauses; each item of the book that no row covers.

use hashbrown::{HashMap, HashSet};

use super::matching::Matching;
use super::named_items::Named;
use super::preamble;
use super::witness::{self, ClauseRef, NodeRef, RowRef, SentenceRef};
use crate::model::{
    BookPart, BookPlace, Deadline, Node, Notice, Relation, RowPlace, Target, Task, Unit,
    UnitsStatus, Via,
};
use crate::span::Span;
use crate::zh::time::deadline;
use smol_str::SmolStr;
use std::ops::Range;

/// A task on its way, with the indexes of what it was made of.
pub(super) struct Draft {
    pub task: Task,
    pub node: Option<usize>,
    pub row: Option<usize>,
    /// Where the title of the item stands, which is the heading of its own task alone.
    pub title_at: Option<Span>,
    /// What the text sets, where some of it stands in the book alone.
    pub with_book: Option<(Vec<Target>, Vec<Deadline>)>,
}

/// Makes the tasks, in document order.
pub(super) fn build(
    notice: &Notice,
    nodes: &[NodeRef],
    clauses: &[ClauseRef],
    rows: &[RowRef],
    matching: &Matching,
) -> Vec<Draft> {
    let mut in_book = rows_by_node(matching).into_iter().peekable();
    let mut builder = Builder {
        notice,
        nodes,
        rows,
        matching,
        // Hardly ever more: each is a row, or an item without one.
        drafts: Vec::with_capacity(rows.len().max(nodes.len())),
        next_row: 0,
        apart: tables_apart(notice, rows, matching),
        next_apart: 0,
        of_rows: units_of_named(notice, rows, matching),
    };
    for (at, reference) in nodes.iter().enumerate() {
        if let Some(node) = builder.node(at) {
            builder.tables_before(node.at.start, clauses);
        }
        let open: Vec<usize> = reference
            .clauses
            .clone()
            .filter(|&clause| !matching.covered[clause])
            .map(|clause| clauses[clause].clause)
            .collect();
        while let Some((_, row)) = in_book.next_if(|(node, _)| *node == at) {
            if !builder.stands_apart(row) {
                builder.rows_before(row);
                builder.row(row, clauses);
            }
        }
        if !open.is_empty() && (!preamble::covers(nodes, at) || builder.is_handed_out(at)) {
            builder.item(at, open);
        }
    }
    builder.tables_before(u32::MAX, clauses);
    builder.rows_before(rows.len());
    builder.drafts.shrink_to_fit();
    builder.drafts
}

/// Tables of which most rows are in no book, in document order: they decompose none, and where some row says the same as an item
/// the others do not go there with it.
fn tables_apart(notice: &Notice, rows: &[RowRef], matching: &Matching) -> Vec<Range<usize>> {
    let mut apart = Vec::new();
    if notice.books.is_empty() {
        return apart;
    }
    let mut start = 0;
    for table in rows.chunk_by(|one, next| one.table == next.table) {
        let range = start..start + table.len();
        start = range.end;
        let matched = matching.row_node[range.clone()].iter().flatten().count();
        // A list of duties is a text between those of the book.
        let of_paragraphs = notice.tables[table[0].table].of_paragraphs;
        if (matched > 0 || of_paragraphs) && matched * 2 < table.len() {
            apart.push(range);
        }
    }
    apart
}

/// For each item that rows name the units of these, each once. Of several rows that say something in words of their own below one
/// heading nothing tells whose each of its items is.
fn units_of_named<'a>(
    notice: &'a Notice,
    rows: &[RowRef],
    matching: &Matching,
) -> HashMap<usize, Vec<&'a Unit>> {
    let mut units: HashMap<usize, Vec<&Unit>> = HashMap::new();
    let mut known: HashSet<(usize, &str)> = HashSet::new();
    let of_item = |one: &Named, next: &Named| one.node == next.node;
    for rows_of_item in matching.named.chunk_by(of_item) {
        if let [_, _, ..] = rows_of_item
            && rows_of_item.iter().any(|named| !named.is_title)
        {
            continue;
        }
        for named in rows_of_item {
            let RowRef { table, row, .. } = rows[named.row];
            let own = notice.tables[table].rows[row].units.iter();
            let own = own.filter(|unit| known.insert((named.node, unit.name.as_str())));
            units.entry(named.node).or_default().extend(own);
        }
    }
    units
}

/// The rows that have a node, each behind it, in the order of the nodes.
fn rows_by_node(matching: &Matching) -> Vec<(usize, usize)> {
    let rows = matching.row_node.iter().enumerate();
    let mut by_node: Vec<(usize, usize)> = rows
        .filter_map(|(row, node)| Some(((*node)?, row)))
        .collect();
    by_node.sort_unstable();
    by_node
}

struct Builder<'a> {
    notice: &'a Notice,
    nodes: &'a [NodeRef],
    rows: &'a [RowRef],
    matching: &'a Matching,
    drafts: Vec<Draft>,
    /// Rows before this that no node has are already among the tasks.
    next_row: usize,
    /// The rows of tables that stand where they are printed.
    apart: Vec<Range<usize>>,
    /// Of these before this the rows are already among the tasks.
    next_apart: usize,
    /// For each item that rows name the units of these.
    of_rows: HashMap<usize, Vec<&'a Unit>>,
}

impl Builder<'_> {
    /// Rows that only the table has, in their order among the others.
    fn rows_before(&mut self, row: usize) {
        while self.next_row < row {
            let at = self.next_row;
            self.next_row += 1;
            if self.matching.row_node[at].is_none()
                && self.is_task_table(at)
                && !self.stands_apart(at)
            {
                self.row(at, &[]);
            }
        }
    }

    /// Tables that stand apart, in front of a place of the document.
    fn tables_before(&mut self, place: u32, clauses: &[ClauseRef]) {
        while let Some(table) = self.apart.get(self.next_apart).cloned() {
            let first = &self.rows[table.start];
            if self.notice.tables[first.table].rows[first.row].at.start >= place {
                break;
            }
            self.next_apart += 1;
            for row in table {
                if self.matching.row_node[row].is_some() || self.is_task_table(row) {
                    self.row(row, clauses);
                }
            }
        }
    }

    /// Whether a row is of a table that stands apart.
    fn stands_apart(&self, row: usize) -> bool {
        let table = self.apart.partition_point(|table| table.end <= row);
        self.apart
            .get(table)
            .is_some_and(|table| table.contains(&row))
    }

    /// A table without a place for units is a task list only where there is no book to be one.
    fn is_task_table(&self, row: usize) -> bool {
        let has_book = || self.nodes.last().is_some_and(|last| last.clauses.end > 0);
        self.notice.tables[self.rows[row].table].parts_work() || !has_book()
    }

    fn node(&self, at: usize) -> Option<&Node> {
        witness::node(&self.notice.books, self.nodes, at)
    }

    fn row(&mut self, at: usize, clauses: &[ClauseRef]) {
        let place = &self.rows[at];
        let table = &self.notice.tables[place.table];
        let row = &table.rows[place.row];
        let node_at = self.matching.row_node[at];
        let node = node_at.and_then(|node| self.node(node));
        let mut units = row.units.clone();
        let has_place = table.names_units();
        // In text a blank cell and one that is merged with its neighbour leave nothing behind: that nobody bears the duty is
        // known only where the cell is printed.
        let mut status = match (units.is_empty(), row.places.get("units")) {
            (false, _) => UnitsStatus::Named,
            (true, Some(_)) if has_place => UnitsStatus::Dropped,
            (true, _) => UnitsStatus::Unlisted,
        };
        if units.is_empty()
            && let Some(node) = node
        {
            units = node.stated.clone();
            if units.is_empty() && !has_place {
                units = self.inherited(node_at);
            }
            if !units.is_empty() {
                status = UnitsStatus::Named;
            }
        }
        let has_sentences = !self.matching.row_sentences.of(at).is_empty()
            || self.matching.heading_clause[at].is_some();
        let in_book = node_at.filter(|_| has_sentences);
        let book = in_book.and_then(|node| self.book_place(node, at, clauses));
        let at_text = row
            .places
            .get("text")
            .cloned()
            .unwrap_or_else(|| row.at.clone());
        self.drafts.push(Draft {
            node: node_at,
            row: Some(at),
            title_at: None,
            with_book: None,
            task: Task {
                id: String::new(),
                key: SmolStr::default(),
                path: node.map(|node| node.path.clone()),
                group: row.group.clone(),
                seq: row.seq.clone(),
                heading: row.heading.clone(),
                text: row.text.clone(),
                reading: None,
                units,
                units_status: status,
                // Where the book has it, the edits tell how.
                relation: Relation::TableOnly,
                book,
                row: Some(RowPlace {
                    table: place.table,
                    row: place.row,
                }),
                edits: Vec::new(),
                corrections: Vec::new(),
                targets: Vec::new(),
                deadlines: node
                    .map(|node| node.duty.deadlines.clone())
                    .unwrap_or_default(),
                at: at_text,
            },
        });
    }

    /// Where the book has what a row says, most of it in one item.
    fn book_place(&self, main: usize, row: usize, clauses: &[ClauseRef]) -> Option<BookPlace> {
        let index = |clause: usize| clauses[clause].clause;
        let of_item = |own: &[SentenceRef]| -> Option<BookPart> {
            let node = own[0].node;
            let own_clauses = own.iter().filter_map(|sentence| sentence.clause);
            Some(BookPart {
                book: self.nodes[node].book,
                path: self.node(node)?.path.clone(),
                node: self.nodes[node].number,
                clauses: own_clauses.map(index).collect(),
                title: own[0].clause.is_none(),
            })
        };
        let mut place = BookPlace {
            book: self.nodes[main].book,
            path: self.node(main)?.path.clone(),
            node: self.nodes[main].number,
            clauses: self.matching.heading_clause[row]
                .into_iter()
                .map(index)
                .collect(),
            title: false,
            further: Vec::new(),
        };
        let sentences = self.matching.row_sentences.of(row);
        for own in sentences.chunk_by(|one, next| one.node == next.node) {
            if own[0].node == main {
                place.title = own[0].clause.is_none();
                let own = own.iter().filter_map(|sentence| sentence.clause);
                place.clauses.extend(own.map(index));
            } else {
                place.further.extend(of_item(own));
            }
        }
        Some(place)
    }

    /// Whether an item says in so many words whose it is: then it is a task wherever it stands.
    fn is_handed_out(&self, at: usize) -> bool {
        let stated = self.node(at).map(|node| &node.stated);
        stated.is_some_and(|units| units.iter().any(|unit| unit.via != Via::Sentence))
    }

    /// The clauses of an item that no row covers are one task; what a heading without a number says introduces the items below it.
    fn item(&mut self, at: usize, open: Vec<usize>) {
        let Some(node) = self.node(at).filter(|node| !node.marker.is_empty()) else {
            return;
        };
        let mut units = node.stated.clone();
        if units.is_empty() {
            units = self.inherited(Some(at));
        }
        let status = if !units.is_empty() {
            UnitsStatus::Named
        } else if node.duty.blank.is_some() {
            UnitsStatus::Dropped
        } else {
            UnitsStatus::Unlisted
        };
        let text_of = |clause: &usize| node.clauses[*clause].text.as_str();
        let text: SmolStr = match open.as_slice() {
            // Most items are one clause, which need not be put together.
            [one] => text_of(one).into(),
            several => {
                let texts: Vec<&str> = several.iter().map(text_of).collect();
                texts.concat().into()
            }
        };
        let place = joined_place(node, &open, self.notice);
        let title_at = node.title_at.clone();
        let task = Task {
            id: String::new(),
            key: SmolStr::default(),
            path: Some(node.path.clone()),
            group: self.title_above(Some(at)),
            seq: None,
            heading: node.title.as_deref().map(SmolStr::from),
            text,
            reading: None,
            units,
            units_status: status,
            book: Some(BookPlace {
                book: self.nodes[at].book,
                path: node.path.clone(),
                node: self.nodes[at].number,
                clauses: open,
                title: false,
                further: Vec::new(),
            }),
            row: None,
            relation: Relation::BookOnly,
            edits: Vec::new(),
            corrections: Vec::new(),
            targets: Vec::new(),
            deadlines: match node.duty.deadlines.as_slice() {
                [] => self.handed_down(at, node),
                own => own.to_vec(),
            },
            at: place,
        };
        self.drafts.push(Draft {
            task,
            node: Some(at),
            row: None,
            title_at,
            with_book: None,
        });
    }

    /// Units on the nearest heading above (or the item's own heading) that names some, or for which rows do that name the item.
    fn inherited(&self, at: Option<usize>) -> Vec<Unit> {
        let above = |at: &usize| self.nodes[*at].parent;
        let mut headings = std::iter::successors(at, above);
        let found = headings.find_map(|at| {
            let own = self.node(at).map_or(&[][..], |node| &node.units);
            let units: Vec<&Unit> = match own.is_empty() {
                true => self.of_rows.get(&at).cloned().unwrap_or_default(),
                false => own.iter().collect(),
            };
            Some(units).filter(|units| !units.is_empty())
        });
        let units = found.into_iter().flatten();
        units
            .map(|unit| Unit {
                via: Via::Heading,
                ..unit.clone()
            })
            .collect()
    }

    /// Deadlines on the nearest heading above that states one for the items below it, where the item itself says none.
    fn handed_down(&self, at: usize, item: &Node) -> Vec<Deadline> {
        let above = |at: &usize| self.nodes[*at].parent;
        std::iter::successors(above(&at), above)
            .filter_map(|at| self.node(at))
            .map(|node| &node.duty.handed_down)
            .find(|deadlines| !deadlines.is_empty())
            .filter(|_| !states_time(item))
            .cloned()
            .unwrap_or_default()
    }

    fn title_above(&self, at: Option<usize>) -> Option<SmolStr> {
        let parent = self.nodes[at?].parent?;
        self.node(parent)?.title.as_deref().map(SmolStr::from)
    }
}

/// Whether an item's own text says until when.
fn states_time(node: &Node) -> bool {
    node.clauses
        .iter()
        .any(|clause| !deadline::in_text(&clause.text, None).is_empty())
}

/// The place of clauses joined: their hull, with pieces where something stands between.
fn joined_place(node: &Node, open: &[usize], notice: &Notice) -> Span {
    if let [clause] = open
        && node.clauses[*clause].at.pieces.is_empty()
    {
        return node.clauses[*clause].at.clone();
    }
    let mut parts: Vec<Span> = Vec::new();
    for &clause in open {
        let at = &node.clauses[clause].at;
        if at.pieces.is_empty() {
            parts.push(at.clone());
        } else {
            parts.extend(at.pieces.iter().cloned());
        }
    }
    let source = notice.source();
    let mut merged: Vec<Span> = Vec::new();
    for part in parts {
        match merged.last_mut() {
            Some(last)
                if part.start >= last.end && is_blank(source.text(), last.end, part.start) =>
            {
                last.end = part.end;
            }
            _ => merged.push(part),
        }
    }
    match merged.as_slice() {
        [] => node.at.clone(),
        [one] => one.clone(),
        [first, .., last] => Span {
            start: first.start,
            end: last.end.max(first.end),
            line: first.line,
            column: first.column,
            pieces: merged.iter().cloned().collect(),
        },
    }
}

/// Whether nothing but white space and markup stands between two places.
fn is_blank(source: &str, from: u32, to: u32) -> bool {
    let Some(between) = source.get(from as usize..to as usize) else {
        return false;
    };
    let mut tag = false;
    between.chars().all(|c| {
        match c {
            '<' => tag = true,
            '>' if tag => {
                tag = false;
                return true;
            }
            _ => {}
        }
        tag || c.is_whitespace()
    })
}
