//! GEXF 1.3, for Gephi: parallel edges of several kinds, time intervals, colours by type, places.
//! Source: "GEXF 1.3 Primer" and schema, gexf.net.

use crate::builtin::Positions;
use crate::format::{GraphFormat, Writing};
use crate::rows::{
    Cell, Column, EdgeRow, Kind, NODE_COLUMNS, NodeRow, Row, Rows, first_day, known, last_day,
};
use crate::xml;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::TypeFamily;
use std::io::{self, Write};

pub(crate) const FORMAT: GraphFormat = GraphFormat {
    name: "gexf",
    title: "graph for Gephi, with time intervals",
    extension: "gexf",
    media_type: "application/gexf+xml",
    writing: Writing::Rows(write),
};

/// Columns that GEXF has its own attributes for. It has one for `kind` too, but networkx ignores that.
const NATIVE: [&str; 3] = ["label", "start", "end"];

type Xml<'o> = Writer<&'o mut dyn Write>;

fn write(rows: &Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root =
        [("xmlns", "http://gexf.net/1.3"), ("xmlns:viz", "http://gexf.net/1.3/viz"), ("version", "1.3")];
    xml.create_element("gexf").with_attributes(root).write_inner_content(|xml| {
        xml.create_element("meta").write_inner_content(|xml| {
            xml.create_element("creator").write_text_content(BytesText::new("rapporteur"))?;
            Ok(())
        })?;
        let graph = [
            ("mode", "dynamic"),
            ("defaultedgetype", "directed"),
            ("timeformat", "date"),
            ("timerepresentation", "interval"),
            ("idtype", "string"),
        ];
        xml.create_element("graph").with_attributes(graph).write_inner_content(|xml| elements(xml, rows))?;
        Ok(())
    })?;
    xml.into_inner().write_all(b"\n")
}

fn elements(xml: &mut Xml<'_>, rows: &Rows<'_>) -> io::Result<()> {
    attributes(xml, "node", NODE_COLUMNS)?;
    attributes(xml, "edge", rows.edge_columns())?;
    let (knowledge, positions) = (rows.input().knowledge, Positions::of(rows));
    xml.create_element("nodes").write_inner_content(|xml| {
        rows.nodes().try_for_each(|row| node(xml, knowledge, positions.as_ref(), &row))
    })?;
    xml.create_element("edges")
        .write_inner_content(|xml| rows.edges().try_for_each(|row| edge(xml, rows, &row)))?;
    Ok(())
}

/// Declares the columns of nodes or edges.
fn attributes<R: Row>(xml: &mut Xml<'_>, class: &str, columns: &[Column<'_, R>]) -> io::Result<()> {
    xml.create_element("attributes").with_attribute(("class", class)).write_inner_content(|xml| {
        for column in columns.iter().filter(|column| !NATIVE.contains(&column.name)) {
            let kind = match column.kind {
                Kind::Text => "string",
                Kind::List => "liststring",
                Kind::Integer => "integer",
                Kind::Decimal | Kind::Number => "double",
                Kind::Boolean => "boolean",
            };
            let name = [("id", column.name), ("title", column.name), ("type", kind)];
            xml.create_element("attribute").with_attributes(name).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn node(
    xml: &mut Xml<'_>,
    knowledge: &Knowledge,
    positions: Option<&Positions>,
    row: &NodeRow<'_>,
) -> io::Result<()> {
    let (id, label) = (xml::legal(&row.id), xml::legal(&row.label));
    let from = row.when().and_then(first_day);
    let to =
        row.when().filter(|_| knowledge.families.has_type(TypeFamily::Passing, row.kind)).and_then(last_day);
    let element = xml.create_element("node").with_attributes([("id", &*id), ("label", &*label)]);
    element.with_attributes(interval(&from, &to)).write_inner_content(|xml| {
        values(xml, known(NODE_COLUMNS, row))?;
        let [r, g, b] = knowledge.look(row.kind).fill.0.map(|share| share.to_string());
        let color = [("r", r.as_str()), ("g", g.as_str()), ("b", b.as_str())];
        xml.create_element("viz:color").with_attributes(color).write_empty()?;
        if let Some(at) = positions.and_then(|positions| positions.get(&row.id)) {
            // Gephi's y grows upwards.
            let (x, y) = (at.x.to_string(), (0.0 - at.y).to_string());
            let position = [("x", x.as_str()), ("y", y.as_str()), ("z", "0")];
            xml.create_element("viz:position").with_attributes(position).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}

fn edge(xml: &mut Xml<'_>, rows: &Rows<'_>, row: &EdgeRow<'_>) -> io::Result<()> {
    let (source, target) = (xml::legal(row.source), xml::legal(&row.target));
    let ends = [("id", row.id.as_str()), ("source", &*source), ("target", &*target)];
    let (from, to) = (row.when().and_then(first_day), row.when().and_then(last_day));
    let element = xml.create_element("edge").with_attributes(ends);
    let element = element.with_attributes([("kind", row.edge.relation.as_str()), ("label", row.label)]);
    element
        .with_attributes(interval(&from, &to))
        .write_inner_content(|xml| values(xml, known(rows.edge_columns(), row)))?;
    Ok(())
}

fn interval<'a>(
    from: &'a Option<String>,
    to: &'a Option<String>,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let ends = [("start", from.as_deref()), ("end", to.as_deref())];
    ends.into_iter().filter_map(|(name, day)| Some((name, day?)))
}

fn values<'a>(xml: &mut Xml<'_>, cells: impl Iterator<Item = (&'a str, Cell<'a>)>) -> io::Result<()> {
    xml.create_element("attvalues").write_inner_content(|xml| {
        for (name, cell) in cells.filter(|(name, _)| !NATIVE.contains(name)) {
            let text = cell.written().unwrap_or_default();
            let value = [("for", name), ("value", &*xml::legal(&text))];
            xml.create_element("attvalue").with_attributes(value).write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}
