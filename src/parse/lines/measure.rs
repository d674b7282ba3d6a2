//! The measure (版心) to which a wrapped text is set: how wide its rows are, told from its lines.

use super::title_tail::has_title_tail;
use super::{Class, Entry, Paragraph};

/// The measure of a print, in half characters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    pub width: usize,
    /// By how much the first row of a paragraph is indented.
    pub indent: usize,
}

/// The measure of a text that is wrapped, from its lines; none where it is not. `blanks` tells that a cell or a paragraph of its
/// own stands behind a blank line.
pub(crate) fn measure<'a>(lines: impl Iterator<Item = &'a Entry>, blanks: bool) -> Option<Measure> {
    /// Columns that may be missing from a full row.
    const RAGGED: usize = 8;
    let mut widths = Vec::new();
    let mut above = 0;
    let (mut long, mut unclosed) = (0usize, false);
    // Widths of the long lines that break off, and whether they do so behind a comma, where a print cuts rows inside, too.
    let mut broken = Vec::new();
    // How many of them stand above a short line without a mark.
    let mut cells = 0;
    let mut pauses = false;
    let (mut flush, mut indented) = (0usize, 0usize);
    let mut firsts = Vec::new();
    let mut indents = Indents::default();
    for entry in lines {
        let line = entry.line()?;
        if matches!(line.class, Class::PageMark) {
            continue;
        }
        let width = line.signs.columns;
        widths.push(width);
        if matches!(line.class, Class::Heading(_)) {
            firsts.push(width);
        }
        // A list of items without closing marks is not wrapped: each of its lines begins with a number.
        if unclosed && !matches!(line.class, Class::Heading(_)) {
            broken.push((above, pauses));
            // No row goes on in a line that begins with a label.
            let cell = width < 40 && !ends_paragraph(&line.text) || line.class == Class::Duty;
            cells += usize::from(cell && !pauses);
        }
        indents.take(line.indented, above);
        let is_long = width >= 40 && !(blanks && line.gap);
        long += usize::from(is_long);
        unclosed = is_long && !ends_paragraph(&line.text) && !has_title_tail(&line.text);
        pauses = line.text.ends_with(['，', ',', '、']);
        above = width;
    }
    if widths.len() < 4 || long < 3 {
        return None;
    }
    // Two lines of a table may break off by chance, one of them above a list as long.
    let enough = broken.len() > 2 || long * 3 >= widths.len();
    let breaks_off = enough && broken.len() * 5 >= long * 2;
    if !breaks_off && !indents.mark_paragraphs() {
        return None;
    }
    widths.sort_unstable();
    let usual = widths[widths.len() * 9 / 10];
    let longest = widths[widths.len() - 1];
    // A wrapped text has no line much longer than the others.
    if usual > 130 || longest > usual * 2 {
        return None;
    }
    let width = most_reached(&widths);
    // Cells of a flattened table break off as well, but not where a row would be full, or above other cells.
    let full = |(row, _): &&(usize, bool)| *row + RAGGED >= width;
    let is_table = cells * 5 > broken.len() * 4;
    let rows = broken.iter().filter(|row| full(row) || !row.1).count();
    let ends_full = !is_table && broken.iter().filter(full).count() * 3 >= rows.max(1);
    if !(breaks_off && ends_full || indents.stand_below_rows(width - RAGGED.min(width))) {
        return None;
    }
    for first in firsts {
        flush += usize::from((width - 2..=width + 2).contains(&first));
        indented += usize::from((width.saturating_sub(7)..width - 2).contains(&first));
    }
    Some(Measure {
        width,
        indent: if indented > flush { 4 } else { 0 },
    })
}

/// Lines that two wide blanks begin, and those that go on below a long row without them.
#[derive(Default)]
struct Indents {
    paragraphs: usize,
    /// Widths of the rows above lines that are not indented.
    above: Vec<usize>,
}

impl Indents {
    /// Lines that are no chance.
    const LINES: usize = 3;
    /// Columns of a row that may be full; above shorter lines stand titles and signatures.
    const LONG: usize = 40;

    fn take(&mut self, indented: bool, above: usize) {
        match indented {
            true => self.paragraphs += 1,
            false if above >= Self::LONG => self.above.push(above),
            false => {}
        }
    }

    fn mark_paragraphs(&self) -> bool {
        self.paragraphs >= Self::LINES && self.above.len() >= Self::LINES
    }

    /// Whether nearly all that are not indented stand below a row of at least so many columns, a full one.
    fn stand_below_rows(&self, full: usize) -> bool {
        let below = self.above.iter().filter(|width| **width >= full).count();
        self.mark_paragraphs() && below * 10 >= self.above.len() * 9
    }
}

/// Whether blank lines stand above nearly all lines of the content, so that they part the rows of a print and tell of no paragraph.
pub(crate) fn is_double_spaced(entries: &[Entry]) -> bool {
    are_apart(entries.iter().filter_map(Entry::content_line), 95)
}

/// Whether blank lines stand above so many of a hundred lines.
pub(super) fn are_apart<'a>(lines: impl Iterator<Item = &'a Paragraph>, percent: usize) -> bool {
    /// Fewer lines say nothing of a habit.
    const ENOUGH: usize = 20;
    let (mut all, mut gaps) = (0, 0);
    for line in lines {
        all += 1;
        gaps += usize::from(line.gap);
    }
    all >= ENOUGH && gaps * 100 >= all * percent
}

/// The most frequent of the greatest widths that more than a few lines reach.
fn most_reached(sorted: &[usize]) -> usize {
    const SQUEEZED: usize = 3;
    let few = (sorted.len() / 50).max(1);
    let reached = sorted[sorted.len() - 1 - few];
    let lines = |width: usize| sorted.iter().filter(|&&other| other == width).count();
    (reached.saturating_sub(SQUEEZED)..=reached)
        .max_by_key(|&width| lines(width))
        .unwrap_or(reached)
}

/// Whether a line ends with a mark that ends a sentence or a statement.
pub(super) fn has_mark(text: &str) -> bool {
    text.ends_with(['。', '；', ';', '）', ')', '〕', ']', '】'])
}

/// Whether a line ends with a mark that ends a paragraph or leads in what stands below it.
pub(crate) fn ends_paragraph(text: &str) -> bool {
    text.ends_with([
        '。', '；', ';', '：', ':', '！', '？', '）', ')', '〕', '］', ']', '】',
    ])
}
