//! CX2, for Cytoscape 3.10 and later, Cytoscape Web and NDEx.
//! Source: "Cytoscape Exchange Format Specification (Version 2)", cytoscape.org.

use crate::builtin::{Point, Positions};
use crate::format::{GraphFormat, Writing};
use crate::json;
use crate::picture::theme::Line;
use crate::rows::{Cell, Column, EdgeRow, Kind, NODE_COLUMNS, Object, Row, Rows};
use rapporteur_model::Status;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};

pub(crate) const FORMAT: GraphFormat = GraphFormat {
    name: "cx2",
    title: "network for Cytoscape and NDEx, with its style",
    extension: "cx2",
    media_type: "application/json",
    writing: Writing::Rows(write),
};

#[derive(Serialize)]
struct Node<'a> {
    id: usize,
    /// `x` and `y`.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    at: Option<Point>,
    v: Object<'a>,
}

#[derive(Serialize)]
struct Edge<'a> {
    id: usize,
    s: usize,
    t: usize,
    v: Object<'a>,
}

fn write(rows: &Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (n_nodes, n_edges) = rows.counts();
    let aspect = |out: &mut dyn Write, content: Value| writeln!(out, "{content},");
    out.write_all(b"[")?;
    aspect(out, json!({"CXVersion": "2.0", "hasFragments": false}))?;
    aspect(out, json!({"metaData": meta(n_nodes, n_edges)}))?;
    let names = json!({"name": {"d": "string"}, "description": {"d": "string"}});
    let declared = json!({
        "networkAttributes": names, "nodes": declared(NODE_COLUMNS), "edges": declared(rows.edge_columns()),
    });
    aspect(out, json!({"attributeDeclarations": [declared]}))?;
    aspect(out, json!({"networkAttributes": [{"name": "Rapporteur", "description": "what reports say"}]}))?;
    let places: HashMap<String, usize> =
        rows.nodes().enumerate().map(|(i, row)| (row.id.into(), i)).collect();
    out.write_all(b"{\"nodes\":")?;
    let positions = Positions::of(rows);
    json::array(out, rows.nodes().enumerate(), |out, (id, row)| {
        let names = [("id", Cell::from(&*row.id)), ("name", Cell::from(&*row.label))];
        let at = positions.as_ref().and_then(|positions| positions.get(&row.id));
        Ok(serde_json::to_writer(out, &Node { id, at, v: Object::new(names, NODE_COLUMNS, &row) })?)
    })?;
    out.write_all(b"},\n{\"edges\":")?;
    json::array(out, rows.edges().enumerate(), |out, (id, row)| edge(out, rows, &places, id, &row))?;
    out.write_all(b"},\n")?;
    aspect(out, json!({"visualProperties": [style(rows)]}))?;
    writeln!(out, "{}]", json!({"status": [{"success": true}]}))
}

fn edge(
    out: &mut dyn Write,
    rows: &Rows<'_>,
    places: &HashMap<String, usize>,
    id: usize,
    row: &EdgeRow<'_>,
) -> io::Result<()> {
    // A graph holds no edge without its ends.
    let place = |node: &str| places.get(node).copied().unwrap_or_default();
    let names = [("id", Cell::from(&*row.id)), ("interaction", Cell::from(&*row.edge.relation))];
    let v = Object::new(names, rows.edge_columns(), row);
    Ok(serde_json::to_writer(out, &Edge { id, s: place(row.source), t: place(&row.target), v })?)
}

fn meta(n_nodes: usize, n_edges: usize) -> Value {
    let counts = [
        ("attributeDeclarations", 1),
        ("networkAttributes", 1),
        ("nodes", n_nodes),
        ("edges", n_edges),
        ("visualProperties", 1),
    ];
    counts.map(|(name, n)| json!({"name": name, "elementCount": n})).into()
}

fn declared<R: Row>(columns: &[Column<'_, R>]) -> Value {
    let named = ["id", "name", "interaction"].map(|name| (name, Kind::Text));
    let all = named.into_iter().chain(columns.iter().map(|column| (column.name, column.kind)));
    let declare = |(name, kind): (&str, Kind)| {
        let datatype = match kind {
            Kind::Text => "string",
            Kind::List => "list_of_string",
            Kind::Integer => "integer",
            Kind::Decimal | Kind::Number => "double",
            Kind::Boolean => "boolean",
        };
        (name.to_owned(), json!({"d": datatype}))
    };
    Value::Object(all.map(declare).collect::<Map<_, _>>())
}

/// Names on nodes and relations on edges, colours by type, lines by status.
fn style(rows: &Rows<'_>) -> Value {
    let kinds: BTreeSet<String> = rows.nodes().map(|row| row.kind.to_owned()).collect();
    let knowledge = rows.input().knowledge;
    let fill = |kind: &String| json!({"v": kind, "vp": knowledge.look(kind).fill.to_string()});
    let statuses = [Status::Happened, Status::Planned, Status::Possible, Status::Denied];
    let by_status = |look: fn(Line) -> Value| {
        let map = statuses.map(|status| json!({"v": status.as_str(), "vp": look(Line::from(status))}));
        json!({"type": "DISCRETE", "definition": {"attribute": "status", "type": "string", "map": map}})
    };
    let text =
        |attribute| json!({"type": "PASSTHROUGH", "definition": {"attribute": attribute, "type": "string"}});
    let fills = kinds.iter().map(fill).collect::<Vec<_>>();
    json!({
        "default": {
            "network": {"NETWORK_BACKGROUND_COLOR": "#FFFFFF"},
            "node": {"NODE_SHAPE": "round-rectangle", "NODE_LABEL_FONT_SIZE": 12},
            "edge": {"EDGE_TARGET_ARROW_SHAPE": "triangle", "EDGE_LINE_COLOR": Line::Background.color()},
        },
        "nodeMapping": {
            "NODE_LABEL": text("label"),
            "NODE_BACKGROUND_COLOR":
                {"type": "DISCRETE", "definition": {"attribute": "type", "type": "string", "map": fills}},
        },
        "edgeMapping": {
            "EDGE_LABEL": text("kind"),
            "EDGE_LINE_COLOR": by_status(|line| line.color().into()),
            "EDGE_LINE_STYLE": by_status(|line| line.style().into()),
        },
    })
}
