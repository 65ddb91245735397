//! Nodes as rows.

use super::cell::Kind::{Integer, List, Text};
use super::cell::{Cell, Column, Kind, Of, Row};
use super::date::{first_day, last_day};
use rapporteur_graph::{Edge, Node};
use rapporteur_model::{NOT_SAID, Object, When};
use std::borrow::Cow;

/// The type of a node that stands for a literal, as `31` in "31 delegations".
pub(crate) const VALUE: &str = "Value";
/// The type of a node that stands where a claim names no object, as in "Norland denied it".
pub(crate) const UNSAID: &str = "Unsaid";

/// A node of the graph, or the literal at the end of an edge: formats know edges between nodes only.
pub(crate) struct NodeRow<'a> {
    /// Tail of its IRI; of a literal `value/` and the digits of its edge.
    pub id: Cow<'a, str>,
    /// Node type.
    pub kind: &'a str,
    /// The best name, or the literal with what it counts.
    pub label: Cow<'a, str>,
    /// Its IRI; a literal has none.
    pub iri: Option<String>,
    /// Report: the outlet or agency that published it.
    pub publisher: Option<&'a str>,
    node: Option<&'a Node>,
    edge: Option<&'a Edge>,
}

impl<'a> NodeRow<'a> {
    /// A node of the graph.
    pub fn thing(node: &'a Node, iri: String, publisher: Option<&'a str>) -> Self {
        Self {
            id: Cow::Borrowed(&node.id.0),
            kind: &node.kind,
            label: Cow::Borrowed(&node.label),
            iri: Some(iri),
            publisher,
            node: Some(node),
            edge: None,
        }
    }

    /// What stands at the end of an edge whose object is no node; `None` if it is one, or if the edge has no beginning either.
    pub fn end(edge: &'a Edge) -> Option<Self> {
        edge.subject.as_ref()?;
        let (kind, label) = match &edge.object {
            Object::Entity(_) => return None,
            Object::None => (UNSAID, Cow::Borrowed(NOT_SAID)),
            Object::Value { lexical, .. } => {
                let unit = edge.claims.iter().find_map(|claim| claim.unit.as_deref());
                (
                    VALUE,
                    unit.map_or(Cow::Borrowed(lexical.as_str()), |unit| format!("{lexical} {unit}").into()),
                )
            }
        };
        let id = Cow::Owned(end_id(edge));
        Some(Self { id, kind, label, iri: None, publisher: None, node: None, edge: Some(edge) })
    }

    /// The node of the graph, if it is one.
    pub fn node(&self) -> Option<&'a Node> {
        self.node
    }

    /// When it was or is to be.
    pub fn when(&self) -> Option<&'a When> {
        self.node?.when.as_ref()
    }

    fn property(&self, name: &str) -> Cell<'a> {
        Cell::text(self.node.and_then(|node| node.property(name)))
    }

    fn literal(&self) -> Option<(&'a str, &'a str)> {
        match &self.edge?.object {
            Object::Value { lexical, datatype } => Some((lexical, datatype)),
            _ => None,
        }
    }
}

/// The id of what stands at the end of an edge without object node.
pub(crate) fn end_id(edge: &Edge) -> String {
    format!("value/{}", edge.id())
}

/// Rows of nodes.
pub(crate) struct Nodes;

impl Row for Nodes {
    type Of<'r> = NodeRow<'r>;
}

const fn column(
    name: &'static str,
    kind: Kind,
    of: for<'r, 'a> fn(&'r NodeRow<'a>) -> Cell<'r>,
) -> Column<'static, Nodes> {
    Column { name, kind, of: Of::<Nodes>::Own(of) }
}

/// The id of a node.
pub(crate) static NODE_ID: &[Column<'static, Nodes>] = &[column("id", Text, |row| Cell::from(&*row.id))];

/// What is told of a node beside its id.
pub(crate) static NODE_COLUMNS: &[Column<'static, Nodes>] = &[
    column("label", Text, |row| Cell::from(&*row.label)),
    column("type", Text, |row| Cell::from(row.kind)),
    column("iri", Text, |row| Cell::text(row.iri.as_deref())),
    column("aliases", List, |row| {
        Cell::list(row.node.into_iter().flat_map(|node| node.aliases.iter().map(String::as_str)))
    }),
    column("wikidata", Text, |row| Cell::text(row.node.and_then(|node| node.wikidata.as_deref()))),
    column("date", Text, |row| Cell::text(row.when().map(|when| when.value.as_str()))),
    column("start", Text, |row| Cell::owned(row.when().and_then(first_day))),
    column("end", Text, |row| Cell::owned(row.when().and_then(last_day))),
    column("meetingStatus", Text, |row| row.property("meetingStatus")),
    column("noun", Text, |row| row.property("noun")),
    column("gender", Text, |row| row.property("gender")),
    column("gazetteer", Text, |row| row.property("gazetteer")),
    column("content", Text, |row| row.property("content")),
    column("disputeKind", Text, |row| row.property("kind")),
    column("publisher", Text, |row| Cell::text(row.publisher)),
    column("url", Text, |row| row.property("url")),
    column("literal", Text, |row| Cell::text(row.literal().map(|(lexical, _)| lexical))),
    column("datatype", Text, |row| Cell::text(row.literal().map(|(_, datatype)| datatype))),
    column("reports", Integer, |row| {
        Cell::Integer(row.node.map_or(0, |n| n.reports.len()) + row.edge.map_or(0, |e| e.reports.len()))
    }),
    column("origins", Integer, |row| {
        Cell::Integer(row.node.map_or(0, |n| n.origins.len()) + row.edge.map_or(0, |e| e.origins.len()))
    }),
];
