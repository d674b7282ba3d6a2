//! A sheet with a frozen heading, filters, wrapped text, widths that fit Chinese, and a page set-up.

use std::fmt;
use std::io;

use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError,
};

use super::room::Room;
pub(super) use super::value::Value;

/// Characters that a cell can hold.
pub(in crate::export) const MOST: usize = 32_767;
/// Height of a line, and of the highest row that a workbook can have, in points.
const LINE: f64 = 16.0;
const HIGHEST: f64 = 409.0;
const FONT: &str = "等线";

/// A sheet that grows row by row.
pub(super) struct Sheet {
    sheet: Worksheet,
    room: Room,
    row: u32,
    hidden: Vec<usize>,
    /// Cells that were cut.
    pub(super) cut: u64,
    plain: Format,
    strong: Format,
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet")
            .field("row", &self.row)
            .finish_non_exhaustive()
    }
}

impl Sheet {
    /// A sheet with its heading row.
    pub(super) fn new(name: &str, headings: &[&str]) -> io::Result<Self> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name).map_err(failed)?;
        let heading = base()
            .set_bold()
            .set_background_color(Color::RGB(0xDCE6F1))
            .set_align(FormatAlign::Center);
        let mut room = Room::default();
        for (column, text) in headings.iter().enumerate() {
            sheet
                .write_string_with_format(0, column as u16, *text, &heading)
                .map_err(failed)?;
            room.column(text);
        }
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        sheet.set_paper_size(9).set_landscape();
        sheet
            .set_print_fit_to_pages(1, 0)
            .set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
        sheet.set_repeat_rows(0, 0).map_err(failed)?;
        sheet.set_footer("&C第 &P 页，共 &N 页&R&A");
        Ok(Sheet {
            sheet,
            room,
            row: 0,
            hidden: Vec::new(),
            cut: 0,
            plain: base(),
            strong: base().set_bold().set_background_color(Color::RGB(0xF2F2F2)),
        })
    }

    /// Begins a row.
    pub(super) fn next(&mut self) -> u32 {
        self.row += 1;
        self.room.row();
        self.row
    }

    /// Adds a row.
    pub(super) fn add(&mut self, values: &[Value<'_>]) -> io::Result<u32> {
        self.add_in(values, false)
    }

    /// Adds a row that stands out.
    pub(super) fn add_strong(&mut self, values: &[Value<'_>]) -> io::Result<u32> {
        self.add_in(values, true)
    }

    fn add_in(&mut self, values: &[Value<'_>], strong: bool) -> io::Result<u32> {
        self.next();
        for (column, value) in values.iter().enumerate() {
            self.put(column, value, strong)?;
        }
        Ok(self.row)
    }

    /// Writes one cell of the row: text always as a string, whatever it begins with.
    pub(super) fn put(&mut self, column: usize, value: &Value<'_>, strong: bool) -> io::Result<()> {
        let (row, at) = (self.row, column as u16);
        let format = if strong { &self.strong } else { &self.plain };
        match value {
            Value::Empty => {
                self.sheet.write_blank(row, at, format).map_err(failed)?;
            }
            Value::Number(number) => {
                let format = format.clone().set_align(FormatAlign::Center);
                self.sheet
                    .write_number_with_format(row, at, *number, &format)
                    .map_err(failed)?;
            }
            Value::Share(share) => {
                let format = format.clone().set_align(FormatAlign::Center);
                self.sheet
                    .write_number_with_format(row, at, *share, &format.set_num_format("0.0%"))
                    .map_err(failed)?;
            }
            Value::Day(day) => {
                let known =
                    ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8);
                // A workbook knows no day before 1900.
                let Ok(known) = known else {
                    return self.put(column, &Value::from(day.to_string()), strong);
                };
                let format = format.clone().set_num_format("yyyy-mm-dd");
                self.sheet
                    .write_datetime_with_format(row, at, &known, &format)
                    .map_err(failed)?;
            }
            Value::Text(text) => {
                let mut text: &str = text;
                if let Some((end, _)) = text.char_indices().nth(MOST) {
                    text = &text[..end];
                    self.cut += 1;
                }
                self.sheet
                    .write_string_with_format(row, at, text, format)
                    .map_err(failed)?;
                self.room.text(column, text);
            }
        }
        Ok(())
    }

    /// Writes a cell of several parts, each in its own format.
    pub(super) fn put_rich(&mut self, column: usize, parts: &[(Format, String)]) -> io::Result<()> {
        let whole: String = parts.iter().map(|(_, text)| text.as_str()).collect();
        if parts.len() < 2 || whole.chars().count() > MOST {
            return self.put(column, &Value::from(whole.as_str()), false);
        }
        let parts: Vec<(&Format, &str)> = parts
            .iter()
            .map(|(format, text)| (format, text.as_str()))
            .collect();
        self.sheet
            .write_rich_string_with_format(self.row, column as u16, &parts, &self.plain)
            .map_err(failed)?;
        self.room.text(column, &whole);
        Ok(())
    }

    /// Puts a line above every printed page.
    pub(super) fn head(&mut self, text: &str) {
        // `&` begins a code; a header holds 255 characters.
        let text: String = text.chars().filter(|c| !c.is_control()).take(100).collect();
        let text = text.replace('&', "&&");
        self.sheet.set_header(format!("&C{text}"));
    }

    /// Folds rows under the one above.
    pub(super) fn group(&mut self, first: u32, last: u32) -> io::Result<()> {
        self.sheet.group_symbols_above(true);
        self.sheet.group_rows(first, last).map_err(failed)?;
        Ok(())
    }

    /// Hides a column that people do not read; programs still find it.
    pub(super) fn hide(&mut self, column: usize) {
        self.hidden.push(column);
    }

    /// Hides the column where no row has anything in it.
    pub(super) fn hide_if_empty(&mut self, column: usize) {
        if self.room.is_empty(column) {
            self.hide(column);
        }
    }

    /// Sets widths, heights and filters, when all rows are in.
    pub(super) fn finish(mut self) -> io::Result<Worksheet> {
        let widths = self.room.widths();
        for (column, width) in widths.iter().enumerate() {
            self.sheet
                .set_column_width(column as u16, *width as f64)
                .map_err(failed)?;
        }
        for column in &self.hidden {
            self.sheet
                .set_column_hidden(*column as u16)
                .map_err(failed)?;
        }
        for (index, lines) in self.room.lines(&self.hidden).into_iter().enumerate() {
            if lines > 1 {
                // Fonts that stand in for ours are higher; the last line must not be cut.
                let height = (lines as f64 * LINE + 3.0).min(HIGHEST);
                self.sheet
                    .set_row_height(index as u32 + 1, height)
                    .map_err(failed)?;
            }
        }
        let last = widths.len().saturating_sub(1) as u16;
        self.sheet
            .autofilter(0, 0, self.row.max(1), last)
            .map_err(failed)?;
        Ok(self.sheet)
    }
}

/// The format that all cells share.
pub(super) fn base() -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0xBFBFBF))
}

/// The format of characters inside a cell.
pub(super) fn characters() -> Format {
    Format::new().set_font_name(FONT)
}

/// A failure of the workbook in words that help.
pub(in crate::export) fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::RowColumnLimitError => {
            io::Error::other("一张工作表最多 1048576 行，放不下全部任务；请改用 csv，或分几次导出")
        }
        XlsxError::IoError(error) => error,
        error => io::Error::other(error),
    }
}
