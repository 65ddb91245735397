//! Two tables as CSV, for spreadsheets, pandas, R, Gephi's import and databases.
//! Source: RFC 4180, with `\n` at the end of lines; UTF-8, with a byte order mark if the input asks for one.
//!
//! Text that a spreadsheet would take for a formula gets an apostrophe, unless the input asks for text as it is.

use crate::format::{Files, GraphFormat, Writing};
use crate::rows::{Cell, NODE_COLUMNS, Rows};
use std::borrow::Cow;
use std::io;

pub(crate) const FORMAT: GraphFormat = GraphFormat {
    name: "csv",
    title: "folder of two tables: nodes.csv, edges.csv",
    extension: "csv",
    media_type: "text/csv",
    writing: Writing::RowsInFolder(write),
};

fn write(rows: &Rows<'_>, files: &mut dyn Files) -> io::Result<()> {
    files.add("nodes.csv", &mut |out| {
        rows.begin(out)?;
        let mut table = csv::Writer::from_writer(out);
        table.write_record(["id"].into_iter().chain(NODE_COLUMNS.iter().map(|column| column.name)))?;
        for row in rows.nodes() {
            table.write_field(&*rows.text(&row.id))?;
            for column in NODE_COLUMNS {
                table.write_field(&*field(rows, &column.cell(&row)))?;
            }
            table.write_record(None::<&[u8]>)?;
        }
        table.flush()
    })?;
    files.add("edges.csv", &mut |out| {
        rows.begin(out)?;
        let mut table = csv::Writer::from_writer(out);
        let ends = ["id", "source", "target"];
        table.write_record(ends.into_iter().chain(rows.edge_columns().iter().map(|column| column.name)))?;
        for row in rows.claims() {
            for end in [&row.id, row.source, &*row.target] {
                table.write_field(&*rows.text(end))?;
            }
            for column in rows.edge_columns() {
                table.write_field(&*field(rows, &column.cell(&row)))?;
            }
            table.write_record(None::<&[u8]>)?;
        }
        table.flush()
    })
}

fn field<'c>(rows: &Rows<'_>, cell: &'c Cell<'_>) -> Cow<'c, str> {
    match cell {
        Cell::Text(text) => rows.text(text),
        cell => cell.written().unwrap_or_default(),
    }
}
