//! Cytoscape.js JSON, for pages that draw graphs, Cytoscape desktop and networkx.
//! Source: js.cytoscape.org, "Elements JSON"; Cytoscape desktop and `networkx.cytoscape_graph` ask for `name`, `value`, `key`.

use crate::builtin::{Point, Positions};
use crate::format::{GraphFormat, Writing};
use crate::json;
use crate::rows::{Cell, NODE_COLUMNS, Object, Rows};
use serde::Serialize;
use std::io::{self, Write};

pub(crate) const FORMAT: GraphFormat = GraphFormat {
    name: "cytoscape",
    title: "elements for Cytoscape.js and Cytoscape",
    extension: "cyjs",
    media_type: "application/json",
    writing: Writing::Rows(write),
};

#[derive(Serialize)]
struct Element<'a> {
    data: Object<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<Point>,
}

fn write(rows: &Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        r#"{{"data":{{"name":"Rapporteur"}},"directed":true,"multigraph":true,"elements":{{"nodes":"#
    )?;
    let positions = Positions::of(rows);
    json::array(out, rows.nodes(), |out, row| {
        let names = [
            ("id", Cell::from(&*row.id)),
            ("value", Cell::from(&*row.id)),
            ("name", Cell::from(&*row.label)),
        ];
        let data = Object::new(names, NODE_COLUMNS, &row);
        let position = positions.as_ref().and_then(|positions| positions.get(&row.id));
        Ok(serde_json::to_writer(out, &Element { data, position })?)
    })?;
    write!(out, r#","edges":"#)?;
    json::array(out, rows.edges(), |out, row| {
        let ends = [("source", Cell::from(row.source)), ("target", Cell::from(&*row.target))];
        let names = [
            ("id", Cell::from(&*row.id)),
            ("key", Cell::from(&*row.id)),
            ("name", Cell::from(&*row.edge.relation)),
        ];
        let data = Object::new(names.into_iter().chain(ends), rows.edge_columns(), &row);
        Ok(serde_json::to_writer(out, &Element { data, position: None })?)
    })?;
    writeln!(out, "}}}}")
}
