//! How wide columns and how high rows have to be for Chinese text.

use unicode_width::UnicodeWidthStr;

/// Widths of the columns, and what the cells of each row take.
#[derive(Default)]
pub(super) struct Room {
    columns: Vec<Width>,
    /// Columns and widths of the cells that may wrap.
    rows: Vec<Vec<(usize, usize)>>,
}

/// Width of a column in characters of one width.
struct Width {
    now: usize,
    /// Longer text wraps.
    most: usize,
    used: bool,
}

impl Room {
    /// Adds a column.
    pub(super) fn column(&mut self, heading: &str) {
        // Room for the filter's button.
        let now = heading.width_cjk() + 3;
        let most = now.max(widest(heading));
        self.columns.push(Width {
            now,
            most,
            used: false,
        });
    }

    /// Begins a row.
    pub(super) fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Makes room for a text in the row.
    pub(super) fn text(&mut self, column: usize, text: &str) {
        let Some(known) = self.columns.get_mut(column) else {
            return;
        };
        known.used |= !text.is_empty();
        let width = text
            .split('\n')
            .map(UnicodeWidthStr::width_cjk)
            .max()
            .unwrap_or(0);
        known.now = known.now.max(width + 2).min(known.most);
        let lines = text.split('\n').count();
        if let Some(row) = self.rows.last_mut().filter(|_| width > 8 || lines > 1) {
            // Several short lines take the room of one long one.
            row.push((column, if lines > 1 { lines * known.most } else { width }));
        }
    }

    /// The widths of the columns.
    pub(super) fn widths(&self) -> Vec<usize> {
        self.columns.iter().map(|column| column.now).collect()
    }

    /// Whether no cell of a column holds any text.
    pub(super) fn is_empty(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(|known| !known.used)
    }

    /// Lines that each row needs in the columns as they are.
    pub(super) fn lines(&self, hidden: &[usize]) -> Vec<usize> {
        let lines = |(column, width): &(usize, usize)| {
            let known = self.columns.get(*column)?;
            // A wide character takes a little more than two digits do; and a line that wraps ends early where the next
            // character may not begin one. A line too many does less harm than one that is cut.
            let room = known.now * 19 / 20;
            let lines = match *width <= room {
                true => 1,
                false => width.div_ceil(room.saturating_sub(2).max(1)),
            };
            (!hidden.contains(column)).then_some(lines)
        };
        let most = |cells: &Vec<(usize, usize)>| cells.iter().filter_map(lines).max();
        self.rows
            .iter()
            .map(|cells| most(cells).unwrap_or(1))
            .collect()
    }
}

/// Widest that a column with this heading gets.
fn widest(heading: &str) -> usize {
    match heading {
        "任务内容" | "任务书" | "分解表" | "说明" | "原文" | "读作" => 48,
        "通知" | "差异" | "文件" => 28,
        "标题" | "量化指标" => 24,
        _ => 20,
    }
}
