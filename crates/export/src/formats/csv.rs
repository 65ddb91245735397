//! Two tables as CSV, for spreadsheets, pandas, R, Gephi's import and databases.
//! Source: RFC 4180, with `\n` at the end of lines; UTF-8 without byte order mark.
//!
//! Cells are written as they are: one that begins with `=`, `+`, `-` or `@` would be a formula to a spreadsheet that opens the
//! file, and one with an apostrophe before it would no longer be what the report says. Import the columns as text.

use crate::Files;
use crate::format::{RowFormat, Writing};
use crate::rows::{EDGE_COLUMNS, NODE_COLUMNS, Rows};
use std::io;

pub(crate) static CSV: RowFormat = RowFormat {
    name: "csv",
    title: "folder of two tables: nodes.csv, edges.csv",
    extension: "csv",
    media_type: "text/csv",
    write: Writing::Folder(write),
};

fn write(rows: &Rows<'_>, files: &mut dyn Files) -> io::Result<()> {
    files.add("nodes.csv", &mut |out| {
        let mut table = csv::Writer::from_writer(out);
        table.write_record(["id"].into_iter().chain(NODE_COLUMNS.iter().map(|column| column.name)))?;
        for row in rows.nodes() {
            table.write_field(row.id.as_bytes())?;
            for column in NODE_COLUMNS {
                table.write_field(&*(column.of)(&row).written().unwrap_or_default())?;
            }
            table.write_record(None::<&[u8]>)?;
        }
        table.flush()
    })?;
    files.add("edges.csv", &mut |out| {
        let mut table = csv::Writer::from_writer(out);
        let ends = ["id", "source", "target"];
        table.write_record(ends.into_iter().chain(EDGE_COLUMNS.iter().map(|column| column.name)))?;
        for row in rows.edges() {
            for end in [&row.id, row.source, &*row.target] {
                table.write_field(end)?;
            }
            for column in EDGE_COLUMNS {
                table.write_field(&*(column.of)(&row).written().unwrap_or_default())?;
            }
            table.write_record(None::<&[u8]>)?;
        }
        table.flush()
    })
}
