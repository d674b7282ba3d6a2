//! Rows that hold one cell alone: remarks, among them rules for the whole table.

use crate::document::Table;

/// The lines of the cells that stand alone in their rows, but for those too short to say anything.
pub(crate) fn remarks(table: &Table) -> impl Iterator<Item = &str> {
    /// 牵头单位列首位
    const SHORTEST: usize = 7 * '头'.len_utf8();
    let alone = table.rows.iter().filter_map(|row| {
        let filled = |cell: &&u32| !table.cells[**cell as usize].lines.is_empty();
        let mut cells = row.iter().flatten().filter(filled);
        let first = cells.next()?;
        cells.all(|cell| cell == first).then_some(*first)
    });
    alone
        .flat_map(|cell| &table.cells[cell as usize].lines)
        .map(|line| line.as_str())
        .filter(|line| line.len() >= SHORTEST)
}
