//! A selected graph as two tables, nodes and claims. Each format of other programs writes them in its own way.
//!
//! Every node of the graph is a row of the first table. Every claim is a row of the second, and so is every edge that rests on no
//! claim (`mentions`, `publishedBy`, `containedInPlace`, …). Other programs only know edges between nodes. So a claim whose object
//! is a literal ends at a node of the type `Value`, and a claim without object at a node of the type `Unsaid`. Each edge has such a
//! node of its own; otherwise a shared number would join things that have nothing in common.

mod cell;
mod date;
mod edge;
mod node;

pub(crate) use cell::{Cell, Column, Kind, Object, Row, known};
pub(crate) use date::{first_day, last_day};
pub(crate) use edge::{EDGE_ENDS, EdgeRow, Edges, MERGED_COLUMNS, Stated};
pub(crate) use node::{NODE_COLUMNS, NODE_ID, NodeRow, VALUE};

use crate::{Error, Input};
use rapporteur_graph::{Edge, Node, StatedClaim, report_node};
use rapporteur_model::{ClaimId, EntityId, Evidence, Object as End, Report, text_cell};
use rapporteur_store::Vocabulary;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The tables of a selected graph.
pub(crate) struct Rows<'a> {
    input: &'a Input<'a>,
    vocabulary: Vocabulary,
    edge_columns: Vec<Column<'a, Edges>>,
    evidence: BTreeMap<&'a ClaimId, &'a Evidence>,
    reports: BTreeMap<EntityId, &'a Report>,
}

impl<'a> Rows<'a> {
    /// The tables of what an input selects.
    pub fn new(input: &'a Input<'a>) -> Result<Self, Error> {
        let evidence = input.world.claims.iter().map(|claim| (&claim.id, &claim.claim.evidence));
        let reports = input.world.reports.iter().map(|report| (report_node(&report.id), report));
        Ok(Self {
            input,
            vocabulary: Vocabulary::new(input.base)?,
            edge_columns: edge::edge_columns(&input.knowledge.ontology),
            evidence: evidence.collect(),
            reports: reports.collect(),
        })
    }

    /// What the tables are of.
    pub fn input(&self) -> &'a Input<'a> {
        self.input
    }

    /// The columns of claims and other edges beside their ids and ends.
    pub fn edge_columns(&self) -> &[Column<'a, Edges>] {
        &self.edge_columns
    }

    /// Text in a table that a spreadsheet may open.
    pub fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.input.is_raw { Cow::Borrowed(text) } else { text_cell(text) }
    }

    /// Writes what a table for spreadsheets begins with: a byte order mark, if one is wanted.
    pub fn begin(&self, out: &mut dyn std::io::Write) -> std::io::Result<()> {
        if self.input.has_mark { out.write_all("\u{feff}".as_bytes()) } else { Ok(()) }
    }

    /// Nodes by id. The ends of edges without object node follow, in the order of the edges.
    pub fn nodes(&self) -> impl Iterator<Item = NodeRow<'_>> {
        let things = self.input.graph.nodes().iter().map(|node| {
            NodeRow::thing(node, self.iri(&node.id), self.reports.get(&node.id).and_then(|r| publisher(r)))
        });
        things.chain(self.input.graph.edges().iter().filter_map(NodeRow::end))
    }

    /// Claims and other edges by subject, relation and object. The claims of one edge are in order of report and id. Claims
    /// that tell an act without its doer are left out: an edge needs two ends.
    pub fn edges(&self) -> impl Iterator<Item = EdgeRow<'_>> {
        self.claims().filter(|row| row.edge.subject.is_some())
    }

    /// The same with the claims that tell an act without its doer, which come first: for tables that are lists of claims.
    pub fn claims(&self) -> impl Iterator<Item = EdgeRow<'_>> {
        self.input.graph.edges().iter().flat_map(|edge| {
            let plain = edge.claims.is_empty().then(|| self.row(edge, None));
            plain.into_iter().chain(edge.claims.iter().map(|claim| self.row(edge, Some(claim))))
        })
    }

    /// Edges with all their claims, by subject, relation and object.
    pub fn merged(&self) -> impl Iterator<Item = EdgeRow<'_>> {
        self.whole_edges().map(|edge| self.row(edge, None))
    }

    /// How many rows [`Rows::nodes`] and [`Rows::edges`] give.
    pub fn counts(&self) -> (usize, usize) {
        let ends = self.whole_edges().filter(|edge| edge.object.entity().is_none()).count();
        let rows = self.whole_edges().map(|edge| edge.claims.len().max(1)).sum();
        (self.input.graph.nodes().len() + ends, rows)
    }

    /// The edges that begin at a node.
    fn whole_edges(&self) -> impl Iterator<Item = &'a Edge> {
        self.input.graph.edges().iter().filter(|edge| edge.subject.is_some())
    }

    /// The IRI of a node.
    pub fn iri(&self, id: &EntityId) -> String {
        self.vocabulary.node(id).into_string()
    }

    /// A node of the whole graph: reports and speakers may lie outside the selection.
    pub fn node(&self, id: &EntityId) -> Option<&'a Node> {
        self.input.whole.node(id)
    }

    fn row(&self, edge: &'a Edge, claim: Option<&'a StatedClaim>) -> EdgeRow<'_> {
        EdgeRow {
            id: claim.map_or_else(|| format!("edge/{}", edge.id()), |claim| format!("claim/{}", claim.id.0)),
            source: edge.subject.as_ref().map_or("", |id| &id.0),
            target: match &edge.object {
                End::Entity(id) => Cow::Borrowed(&id.0),
                _ => Cow::Owned(node::end_id(edge)),
            },
            label: self.input.knowledge.relation(&edge.relation).map_or(&edge.relation, |r| &r.label),
            edge,
            stated: claim.map(|claim| self.stated(claim)),
        }
    }

    fn stated(&self, claim: &'a StatedClaim) -> Stated<'_> {
        let report = report_node(&claim.report);
        // A claim of a graph that was not made from this world has no sentence to point at but its quote.
        let words = self.evidence.get(&claim.id).copied();
        let words = words.cloned().unwrap_or(Evidence { span: claim.span, sentence: claim.span });
        let iri = self.vocabulary.evidence(&claim.report, &words).into_string();
        Stated {
            claim,
            iri: self.vocabulary.claim(&claim.id).into_string(),
            evidence: iri.strip_prefix(self.input.base).unwrap_or(&iri).to_owned(),
            sentence: words.sentence,
            publisher: self.reports.get(&report).and_then(|report| publisher(report)),
            report: self.node(&report),
            speaker: claim.attributed_to().and_then(|id| self.node(id)).map(|node| node.label.as_str()),
        }
    }
}

/// The outlet or agency that a report names as its publisher.
fn publisher(report: &Report) -> Option<&str> {
    report.publisher.as_ref().map(|publisher| publisher.value.as_str())
}
