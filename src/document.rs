//! What reading leaves behind: the visible text of the input in order, with its places, and nothing interpreted.

use std::borrow::Cow;
use std::ops::{Deref, DerefMut, Range};
use std::slice;

use crate::mapped::{MappedText, hull};
use crate::model::Origin;
use crate::span::Source;

/// A read input: lines and tables in reading order.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Where the bytes came from and how they were decoded.
    pub origin: Origin,
    /// The decoded text that every place refers to.
    pub source: Source,
    /// `<title>` and `<meta name content>` of a page, in order; names in lower case, the title under `title`.
    pub meta: Vec<Meta>,
    /// Every visible line and every data table, in reading order.
    pub blocks: Vec<Block>,
    /// Places where the bytes could not be decoded or the page was deeper than the limit.
    pub troubles: Vec<Trouble>,
}

/// One `<meta>` tag or the `<title>`.
#[derive(Debug, Clone)]
pub struct Meta {
    /// Name in lower case.
    pub name: String,
    /// Content, with its place.
    pub content: MappedText,
}

/// Something about the input itself that a reader should know.
#[derive(Debug, Clone)]
pub struct Trouble {
    /// What kind of trouble.
    pub kind: TroubleKind,
    /// Bytes of the decoded source.
    pub place: Range<usize>,
}

/// Kinds of [`Trouble`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TroubleKind {
    /// Bytes that are no text in the encoding; a replacement character stands for them.
    UndecodableBytes,
    /// The declared encoding cannot be right; another was used.
    EncodingOverruled,
    /// Elements nested deeper than the limit were closed early.
    NestingCut,
    /// A table declared more cells than the limit and was clipped.
    TableClipped,
}

/// A line of text or a table.
#[derive(Debug, Clone)]
pub enum Block {
    /// One visual line: a paragraph, or a part of one between `<br>`s, or a line of a text file.
    Line(Line),
    /// A data table (layout tables are dissolved into lines).
    Table(Table),
}

/// Where on the page a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Zone {
    /// In the main content.
    #[default]
    Content,
    /// Around it: navigation, info line, index block, links, footer.
    Chrome,
    /// Nowhere: in an element that the page does not show.
    Hidden,
}

/// One visual line.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// Its text, white space at the ends removed, inner white space as in the source. Never empty.
    pub text: MappedText,
    /// In the content or around it.
    pub zone: Zone,
    /// A blank line (text) or an empty paragraph (page) stands before it.
    pub gap: bool,
    /// It continues the block element of the line before (after a `<br>`, or a hard wrap inside preformatted text).
    pub continues: bool,
    /// Element that holds it.
    pub element: Element,
    /// Links in it.
    pub links: Vec<Link>,
}

/// The kind of element that holds a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Element {
    /// Any paragraph.
    #[default]
    Paragraph,
    /// `<h1>` to `<h6>`.
    Heading(u8),
    /// `<caption>` of a data table that follows.
    Caption,
    /// A cell of a dissolved layout table.
    LayoutCell,
}

/// A link with the bytes of the line's text that it covers.
#[derive(Debug, Clone)]
pub struct Link {
    /// Bytes of the line's text.
    pub range: Range<usize>,
    /// Address as written.
    pub href: String,
}

/// A table whose merged cells are resolved into a grid.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// In the content or around it.
    pub zone: Zone,
    /// Bytes of the source from the first to the last cell's text.
    pub place: Range<usize>,
    /// Number of columns.
    pub width: usize,
    /// For each row, for each column, the cell that covers it (index into `cells`), if any.
    pub rows: Vec<Vec<Option<u32>>>,
    /// Cells in source order.
    pub cells: Vec<Cell>,
    /// A pipe closes every cell and none opens a row.
    pub unopened: bool,
    /// The blank cells of a row stand at its end, wherever they stood in print: those that a merged cell covers among them.
    pub blanks_last: bool,
    /// Cells in no slot: records with more or fewer cells than the names, of which the columns cannot be told.
    pub torn: Vec<u32>,
}

/// A cell of a [`Table`].
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// First row that it covers.
    pub row: u32,
    /// First column that it covers.
    pub column: u32,
    /// Rows that it covers, bounded by the table.
    pub rowspan: u32,
    /// Columns that it covers, bounded by the table.
    pub colspan: u32,
    /// `<th>`, or in a `<thead>`.
    pub header: bool,
    /// Bytes of the source between the cell's tags (a blank cell has a place, too).
    pub place: Range<usize>,
    /// Its lines (one a paragraph or `<br>`), trimmed, none empty.
    pub lines: Lines,
}

/// The lines of a [`Cell`]. Most have one or none, which takes no list of its own.
#[derive(Debug, Clone, Default)]
pub enum Lines {
    /// A blank cell.
    #[default]
    None,
    /// A single line.
    One(MappedText),
    /// Several.
    Many(Vec<MappedText>),
}

impl Table {
    /// A table without merged cells: row by row what each holds, with its place.
    pub(crate) fn of_cells(
        width: usize,
        cells: impl Iterator<Item = (Range<usize>, Lines)>,
    ) -> Table {
        let cell = |(at, (place, lines)): (usize, _)| Cell {
            row: (at / width) as u32,
            column: (at % width) as u32,
            rowspan: 1,
            colspan: 1,
            place,
            lines,
            ..Cell::default()
        };
        let cells: Vec<Cell> = cells.enumerate().map(cell).collect();
        let slots: Vec<Option<u32>> = (0..cells.len() as u32).map(Some).collect();
        Table {
            width,
            rows: slots.chunks(width.max(1)).map(<[_]>::to_vec).collect(),
            cells,
            ..Table::default()
        }
    }

    /// From the first to the last cell's text; `None` where there is none.
    pub(crate) fn printed_place(&self) -> Option<Range<usize>> {
        hull(self.cells.iter().flat_map(|cell| &cell.lines))
    }

    /// Whether blank cells stand at the ends of rows and nowhere else: converters that print no pipe in front put them there,
    /// wherever they belong.
    pub(crate) fn prints_blanks_last(&self) -> bool {
        let is_blank = |at: &u32| self.cells[*at as usize].lines.is_empty();
        let mut any = false;
        let last = self.unopened
            && self.rows.iter().all(|row| {
                let mut blank = row
                    .iter()
                    .flatten()
                    .skip_while(|at| !is_blank(at))
                    .peekable();
                any |= blank.peek().is_some();
                // A row that prints fewer cells leaves out what is merged.
                blank.all(is_blank) && row.iter().all(Option::is_some)
            });
        last && any
    }

    /// The table that some of the rows are, as wide as they need; `None` where they print nothing, or a cell does not stand in
    /// them as a whole.
    pub(crate) fn part(&self, rows: Range<usize>) -> Option<Table> {
        if !self.torn.is_empty() {
            return None;
        }
        let mut places = vec![None; self.cells.len()];
        let mut cells: Vec<Cell> = Vec::new();
        for (index, cell) in self.cells.iter().enumerate() {
            let (top, height) = (cell.row as usize, cell.rowspan as usize);
            if rows.contains(&top) {
                places[index] = Some(cells.len() as u32);
                cells.push(Cell {
                    row: (top - rows.start) as u32,
                    ..cell.clone()
                });
            }
            let (inside, reaches) = (
                rows.contains(&top),
                top < rows.end && top + height > rows.start,
            );
            if inside && top + height > rows.end || !inside && reaches {
                return None;
            }
        }
        let filled = |row: &Vec<Option<u32>>| row.iter().rposition(Option::is_some);
        let width = self.rows[rows.clone()].iter().filter_map(filled).max()? + 1;
        let moved = |row: &Vec<Option<u32>>| {
            let slots = row[..width].iter();
            slots
                .map(|slot| slot.and_then(|index| places[index as usize]))
                .collect()
        };
        let mut part = Table {
            place: 0..0,
            width,
            rows: self.rows[rows.clone()].iter().map(moved).collect(),
            cells,
            torn: Vec::new(),
            ..*self
        };
        part.place = part.printed_place()?;
        part.blanks_last = part.prints_blanks_last();
        Some(part)
    }
}

impl Lines {
    /// All of them, in order.
    pub fn as_slice(&self) -> &[MappedText] {
        match self {
            Lines::None => &[],
            Lines::One(line) => slice::from_ref(line),
            Lines::Many(lines) => lines,
        }
    }

    /// Leaves the cell blank.
    pub fn clear(&mut self) {
        *self = Lines::None;
    }

    /// Adds a line below the others.
    pub fn push(&mut self, line: MappedText) {
        *self = match std::mem::take(self) {
            Lines::None => Lines::One(line),
            Lines::One(first) => Lines::Many(vec![first, line]),
            Lines::Many(mut lines) => {
                lines.push(line);
                Lines::Many(lines)
            }
        };
    }
}

impl Deref for Lines {
    type Target = [MappedText];
    fn deref(&self) -> &[MappedText] {
        self.as_slice()
    }
}

impl DerefMut for Lines {
    fn deref_mut(&mut self) -> &mut [MappedText] {
        match self {
            Lines::None => &mut [],
            Lines::One(line) => slice::from_mut(line),
            Lines::Many(lines) => lines,
        }
    }
}

impl FromIterator<MappedText> for Lines {
    fn from_iter<I: IntoIterator<Item = MappedText>>(all: I) -> Self {
        let mut lines = Lines::None;
        all.into_iter().for_each(|line| lines.push(line));
        lines
    }
}

impl<'a> IntoIterator for &'a Lines {
    type Item = &'a MappedText;
    type IntoIter = slice::Iter<'a, MappedText>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Cell {
    /// A cell of one row and one column.
    pub(crate) fn single(place: Range<usize>, lines: Lines) -> Cell {
        Cell {
            rowspan: 1,
            colspan: 1,
            place,
            lines,
            ..Cell::default()
        }
    }

    /// The lines joined with nothing between.
    pub fn joined(&self) -> Cow<'_, MappedText> {
        if let [line] = self.lines.as_slice() {
            return Cow::Borrowed(line);
        }
        let mut text = MappedText::default();
        for line in &self.lines {
            text.append(line);
        }
        Cow::Owned(text)
    }
}
