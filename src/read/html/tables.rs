//! A data table of the page → its caption and its grid.

use html5ever::{LocalName, local_name};

use super::layout_tables;
use super::prepared::Page;
use super::tree::{Element, NodeId};
use crate::document::{Cell, Lines, Table};
use crate::read::grid::GridBuilder;

/// Reads a data table whose cells have these lines; `None` where no cell shows anything. Tells whether the table had to be clipped.
pub(super) fn extract(
    page: &Page,
    table: NodeId,
    mut lines_of: impl FnMut(NodeId) -> Lines,
) -> Option<(Table, bool)> {
    let mut grid = GridBuilder::default();
    for row in layout_tables::rows(page.tree, table) {
        let shown = !page.tree.is_hidden(row.id);
        if shown {
            grid.begin_row();
        }
        for id in layout_tables::cells(page.tree, row.id).filter(|_| shown) {
            if let Some(element) = page.tree.element(id).filter(|_| !page.tree.is_hidden(id)) {
                let lines = lines_of(id);
                let is_header = element.name.local == local_name!("th");
                let inner = element.inner as usize;
                let text_end = lines
                    .last()
                    .map_or(inner, |line| line.hull(0..line.len()).end);
                let close = (element.close as usize).max(inner);
                grid.add(Cell {
                    rowspan: span(element, &local_name!("rowspan")),
                    colspan: span(element, &local_name!("colspan")).max(1),
                    header: is_header || row.head,
                    place: inner..close.max(text_end),
                    lines,
                    ..Cell::default()
                });
            }
        }
        if row.last {
            grid.end_group();
        }
    }
    let (mut table, clipped) = grid.finish(page.slots);
    table.place = table.printed_place()?;
    Some((table, clipped))
}

/// The leading digits of an attribute, as browsers read it; 1 where there are none.
fn span(element: &Element, name: &LocalName) -> u32 {
    let Some(value) = element.attribute(name) else {
        return 1;
    };
    let value = value.trim_start();
    let digits = value.len() - value.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match &value[..digits] {
        "" => 1,
        digits => digits.parse().unwrap_or(u32::MAX),
    }
}
