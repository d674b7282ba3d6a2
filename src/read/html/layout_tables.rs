//! Tables that only arrange the page, told from tables that hold data.

use super::mass::Mass;
use super::role::Role;
use super::tree::{NodeId, Tree};

/// A row of a table with what it belongs to.
pub(super) struct Row {
    pub id: NodeId,
    /// In a `<thead>`.
    pub head: bool,
    /// The last of its group.
    pub last: bool,
}

/// The rows of a table, those of tables inside it apart.
pub(super) fn rows(tree: &Tree, table: NodeId) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for child in tree.children(table) {
        match tree.role(child) {
            Role::Row => rows.push(Row {
                id: child,
                head: false,
                last: false,
            }),
            Role::RowGroup => {
                let head = tree.name(child) == Some(&html5ever::local_name!("thead"));
                let in_group = tree
                    .children(child)
                    .filter(|&id| tree.role(id) == Role::Row);
                rows.extend(in_group.map(|id| Row {
                    id,
                    head,
                    last: false,
                }));
                if let Some(row) = rows.last_mut() {
                    row.last = true;
                }
            }
            _ => {}
        }
    }
    rows
}

pub(super) fn cells(tree: &Tree, row: NodeId) -> impl Iterator<Item = NodeId> {
    tree.children(row).filter(|&id| tree.role(id) == Role::Cell)
}

/// A cell with more text than this (in bytes; 400 characters of Chinese) is read as prose.
const LONG_CELL: u32 = 1200;

/// Whether a table only arranges what stands in it. Such a table dissolves into lines.
pub(super) fn is_layout(tree: &Tree, masses: &[Mass], table: NodeId) -> bool {
    let whole = masses[table as usize];
    if whole.text == 0 {
        return true;
    }
    let mut nested = 0;
    let mut filled_rows = 0;
    let mut most_filled = 0;
    let mut has_caption_or_head = tree
        .children(table)
        .any(|child| tree.role(child) == Role::Caption);
    let mut longest = 0;
    for row in rows(tree, table) {
        has_caption_or_head |= row.head;
        let mut filled = 0;
        let mut filled_with_text = 0;
        let mut largest = Mass::default();
        for cell in cells(tree, row.id) {
            let mass = masses[cell as usize];
            nested += mass.nested;
            filled += u32::from(mass.text > 0);
            filled_with_text += u32::from(mass.text > 0 && !mass.is_linked());
            if mass.text > largest.text {
                largest = mass;
            }
        }
        filled_rows += u32::from(filled > 0);
        most_filled = most_filled.max(filled);
        longest = longest.max(largest.text);
        // One cell holds most of the text and stands alone in its row (or beside links): the text is the page's.
        let dominates = largest.text * 5 > whole.text * 3;
        let is_prose = largest.paragraphs >= 4 || largest.text >= LONG_CELL;
        if filled_with_text <= 1 && dominates && is_prose {
            return true;
        }
    }
    // What its nested tables hold belongs to them.
    if most_filled <= 1 || nested * 2 > whole.text {
        return true;
    }
    if has_caption_or_head {
        return false;
    }
    whole.is_linked() || (filled_rows == 1 && (most_filled <= 2 || longest > LONG_CELL / 2))
}
