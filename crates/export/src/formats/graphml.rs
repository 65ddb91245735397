//! GraphML, for networkx, igraph, Gephi, yEd and most other programs that read graphs.
//! Source: "The GraphML File Format", primer of 2007, with the attribute extension.

use crate::format::{GraphFormat, Writing};
use crate::rows::{Cell, Column, Kind, NODE_COLUMNS, Row, Rows, known};
use crate::xml;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io::{self, Write};

pub(crate) const FORMAT: GraphFormat = GraphFormat {
    name: "graphml",
    title: "graph for networkx, igraph, Gephi, yEd",
    extension: "graphml",
    media_type: "application/graphml+xml",
    writing: Writing::Rows(write),
};

type Xml<'o> = Writer<&'o mut dyn Write>;

fn write(rows: &Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root =
        xml.create_element("graphml").with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"));
    root.write_inner_content(|xml| {
        keys(xml, "node", NODE_COLUMNS)?;
        keys(xml, "edge", rows.edge_columns())?;
        let graph =
            xml.create_element("graph").with_attributes([("id", "rapporteur"), ("edgedefault", "directed")]);
        graph.write_inner_content(|xml| elements(xml, rows))?;
        Ok(())
    })?;
    xml.into_inner().write_all(b"\n")
}

/// Declares the columns of nodes or edges.
fn keys<R: Row>(xml: &mut Xml<'_>, of: &str, columns: &[Column<'_, R>]) -> io::Result<()> {
    for column in columns {
        let kind = match column.kind {
            Kind::Text | Kind::List => "string",
            Kind::Integer => "long",
            Kind::Decimal | Kind::Number => "double",
            Kind::Boolean => "boolean",
        };
        let key = xml.create_element("key").with_attribute(("id", key(of, column.name).as_str()));
        key.with_attributes([("for", of), ("attr.name", column.name), ("attr.type", kind)]).write_empty()?;
    }
    Ok(())
}

fn key(of: &str, column: &str) -> String {
    format!("{of}.{column}")
}

fn elements(xml: &mut Xml<'_>, rows: &Rows<'_>) -> io::Result<()> {
    for row in rows.nodes() {
        let node = xml.create_element("node").with_attribute(("id", &*xml::legal(&row.id)));
        node.write_inner_content(|xml| data(xml, "node", known(NODE_COLUMNS, &row)))?;
    }
    for row in rows.edges() {
        let ends = [("source", &*xml::legal(row.source)), ("target", &*xml::legal(&row.target))];
        let edge = xml.create_element("edge").with_attribute(("id", row.id.as_str())).with_attributes(ends);
        edge.write_inner_content(|xml| data(xml, "edge", known(rows.edge_columns(), &row)))?;
    }
    Ok(())
}

fn data<'a>(xml: &mut Xml<'_>, of: &str, cells: impl Iterator<Item = (&'a str, Cell<'a>)>) -> io::Result<()> {
    for (name, cell) in cells {
        let text = cell.written().unwrap_or_default();
        let data = xml.create_element("data").with_attribute(("key", key(of, name).as_str()));
        data.write_text_content(BytesText::new(&xml::legal(&text)))?;
    }
    Ok(())
}
