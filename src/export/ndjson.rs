//! One JSON object a line: each reads back as a [`Record`](super::Record) where all columns are written under their keys.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::TableOptions;
use super::columns::Cell;
use super::record::Record;

pub(super) fn row(
    record: &Record<'_>,
    options: &TableOptions,
    out: &mut impl Write,
) -> io::Result<()> {
    object(record, options, out)?;
    out.write_all(b"\n")
}

/// Writes a record without a line break behind it.
pub(super) fn object(
    record: &Record<'_>,
    options: &TableOptions,
    out: &mut impl Write,
) -> io::Result<()> {
    Ok(serde_json::to_writer(out, &Row { record, options })?)
}

/// A record under the headings and columns of the options.
struct Row<'a> {
    record: &'a Record<'a>,
    options: &'a TableOptions,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let TableOptions {
            columns, headings, ..
        } = self.options;
        let mut map = serializer.serialize_map(Some(columns.len()))?;
        for column in columns {
            let heading = column.heading(*headings);
            match column.cell(self.record, *headings) {
                Cell::Empty => map.serialize_entry(heading, &())?,
                Cell::Text(text) => map.serialize_entry(heading, &text)?,
                Cell::Number(number) => map.serialize_entry(heading, &number)?,
            }
        }
        map.end()
    }
}
