//! Node-link JSON, for `networkx.node_link_graph` and pages that use D3.
//! Source: networkx 3.6, `json_graph.node_link_data`: `edges` is the list that older versions called `links`.

use crate::format::{GraphFormat, Writing};
use crate::json;
use crate::rows::{Cell, NODE_COLUMNS, Object, Rows};
use std::io::{self, Write};

pub(crate) const FORMAT: GraphFormat = GraphFormat {
    name: "nodelink",
    title: "nodes and edges as JSON, for networkx and D3",
    extension: "json",
    media_type: "application/json",
    writing: Writing::Rows(write),
};

fn write(rows: &Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, r#"{{"directed":true,"multigraph":true,"graph":{{"name":"Rapporteur"}},"nodes":"#)?;
    json::array(out, rows.nodes(), |out, row| {
        let object = Object::new([("id", Cell::from(&*row.id))], NODE_COLUMNS, &row);
        Ok(serde_json::to_writer(out, &object)?)
    })?;
    write!(out, r#","edges":"#)?;
    json::array(out, rows.edges(), |out, row| {
        let ends = [
            ("source", Cell::from(row.source)),
            ("target", Cell::from(&*row.target)),
            ("key", Cell::from(&*row.id)),
        ];
        Ok(serde_json::to_writer(out, &Object::new(ends, rows.edge_columns(), &row))?)
    })?;
    writeln!(out, "}}")
}
