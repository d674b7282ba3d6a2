//! One JSON object a line: each reads back as a [`Record`](super::Record) where all columns are written under their keys.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::TableOptions;
use super::columns::Cell;
use super::record::{Record, records};
use super::summary::Summary;
use crate::model::Notice;

pub(super) fn add(
    notice: &Notice,
    options: &TableOptions,
    out: &mut impl Write,
    summary: &mut Summary,
) -> io::Result<()> {
    for record in records(notice, options) {
        let row = Row {
            record: &record,
            options,
        };
        serde_json::to_writer(&mut *out, &row)?;
        out.write_all(b"\n")?;
        summary.rows += 1;
    }
    Ok(())
}

/// A record under the headings and columns of the options.
pub(super) struct Row<'a> {
    pub record: &'a Record<'a>,
    pub options: &'a TableOptions,
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
