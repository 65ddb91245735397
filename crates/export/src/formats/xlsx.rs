//! A workbook of Excel: things, claims, meetings with who takes part, reports, disputes.
//! Source: ECMA-376, by way of rust_xlsxwriter.

use crate::format::{GraphFormat, Writing};
use crate::sheet;

pub(crate) const FORMAT: GraphFormat = GraphFormat {
    name: "xlsx",
    title: "workbook for Excel: claims, meetings with attendees, reports, disputes",
    extension: "xlsx",
    media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    writing: Writing::Rows(sheet::write_graph),
};
