//! Claims as rows, and the edges that rest on no claim.

use super::cell::Kind::{Boolean, Decimal, Integer, List, Text};
use super::cell::{Cell, Column, Kind, Of, Row};
use super::date::{first_day, last_day};
use rapporteur_graph::{Basis, Edge, Node, StatedClaim};
use rapporteur_knowledge::{Holds, Ontology};
use rapporteur_model::well_known::relations;
use rapporteur_model::{Object, Span, Status, When};
use std::borrow::Cow;

/// One claim, or an edge that rests on none: claims with the same ends are parallel edges.
pub(crate) struct EdgeRow<'a> {
    /// `claim/` and the claim's digits, the tail of its IRI; else `edge/` and digits made of subject, relation and object.
    pub id: String,
    /// Where it begins; empty where the claim tells an act without its doer.
    pub source: &'a str,
    /// Where it ends; see [`super::node::NodeRow::end`].
    pub target: Cow<'a, str>,
    /// How the relation is called in words.
    pub label: &'a str,
    /// The edge that it is, or is a claim of.
    pub edge: &'a Edge,
    /// The claim, with what is known of its source.
    pub stated: Option<Stated<'a>>,
}

/// A claim and its source.
pub(crate) struct Stated<'a> {
    /// The claim.
    pub claim: &'a StatedClaim,
    /// Its IRI.
    pub iri: String,
    /// Tail of the IRI of its evidence: claims of the same words share one.
    pub evidence: String,
    /// Bytes of the report's text that the sentence is.
    pub sentence: Span,
    /// The node of the report.
    pub report: Option<&'a Node>,
    /// Who published the report.
    pub publisher: Option<&'a str>,
    /// What the innermost speaker is called.
    pub speaker: Option<&'a str>,
}

impl<'a> EdgeRow<'a> {
    /// The claim.
    pub fn claim(&self) -> Option<&'a StatedClaim> {
        self.stated.as_ref().map(|stated| stated.claim)
    }

    /// When it happened or holds.
    pub fn when(&self) -> Option<&'a When> {
        self.claim()?.when.as_ref()
    }

    fn literal(&self) -> Option<(&'a str, &'a str)> {
        match &self.edge.object {
            Object::Value { lexical, datatype } => Some((lexical, datatype)),
            _ => None,
        }
    }

    fn of_claim(&self, of: impl Fn(&'a StatedClaim) -> Option<&'a str>) -> Cell<'a> {
        Cell::text(self.claim().and_then(of))
    }

    fn qualifier<'r>(&'r self, name: &str) -> Cell<'r> {
        let value = self.claim().and_then(|claim| claim.qualifiers.get(name));
        value.map_or(Cell::Nothing, Cell::from)
    }

    fn of_stated<'r>(&'r self, of: impl Fn(&'r Stated<'a>) -> Option<&'r str>) -> Cell<'r> {
        Cell::text(self.stated.as_ref().and_then(of))
    }

    fn of_report(&self, of: impl Fn(&'a Node) -> Option<&'a str>) -> Cell<'a> {
        Cell::text(self.stated.as_ref().and_then(|stated| stated.report).and_then(of))
    }

    fn offset(&self, of: impl Fn(&Stated<'a>) -> usize) -> Cell<'a> {
        self.stated.as_ref().map_or(Cell::Nothing, |stated| Cell::Integer(of(stated)))
    }
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Claims => "claim",
        Basis::Source => "source",
        Basis::Gazetteer => "gazetteer",
        Basis::Structure => "structure",
    }
}

/// Rows of edges.
pub(crate) struct Edges;

impl Row for Edges {
    type Of<'r> = EdgeRow<'r>;
}

const fn column(
    name: &'static str,
    kind: Kind,
    of: for<'r, 'a> fn(&'r EdgeRow<'a>) -> Cell<'r>,
) -> Column<'static, Edges> {
    Column { name, kind, of: Of::<Edges>::Own(of) }
}

/// Id and ends of an edge, as tables of graphs name them.
pub(crate) static EDGE_ENDS: &[Column<'static, Edges>] = &[
    column("id", Text, |row| Cell::from(&*row.id)),
    column("src", Text, |row| Cell::text(row.edge.subject.as_ref().map(|id| id.0.as_str()))),
    column("dst", Text, |row| Cell::from(&*row.target)),
];

/// What is told of an edge with all its claims, beside its id and its ends.
pub(crate) static MERGED_COLUMNS: &[Column<'static, Edges>] = &[
    column("kind", Text, |row| Cell::from(&*row.edge.relation)),
    column("label", Text, |row| Cell::from(row.label)),
    column("basis", Text, |row| Cell::from(basis(row.edge.basis))),
    column("status", Text, |row| Cell::text(row.edge.status().map(Status::as_str))),
    column("asserted", Boolean, |row| Cell::Boolean(row.edge.asserted)),
    column("disputed", Boolean, |row| Cell::Boolean(row.edge.is_disputed())),
    column("start", Text, |row| Cell::owned(row.edge.dates().into_iter().filter_map(first_day).min())),
    column("end", Text, |row| Cell::owned(row.edge.dates().into_iter().filter_map(last_day).max())),
    column("roles", List, |row| Cell::list(row.edge.roles())),
    column("confidence", Decimal, |row| row.edge.confidence().map_or(Cell::Nothing, Cell::Decimal)),
    column("claims", Integer, |row| Cell::Integer(row.edge.claims.len())),
    column("reports", Integer, |row| Cell::Integer(row.edge.reports.len())),
    column("origins", Integer, |row| Cell::Integer(row.edge.origins.len())),
];

/// What is told of a claim, or of an edge that rests on none, beside its id and its ends: the columns that every table has, then
/// one for each qualifier that a claim may have, sorted by name.
pub(super) fn edge_columns(ontology: &Ontology) -> Vec<Column<'_, Edges>> {
    let qualifiers =
        ontology.properties.iter().filter(|property| property.reading.is_some()).map(|property| {
            let kind = match &property.holds {
                Holds::Literal(datatype) if datatype == "decimal" || datatype == "integer" => Kind::Number,
                _ => Text,
            };
            Column { name: &property.id, kind, of: Of::<Edges>::Named(|row, name| row.qualifier(name)) }
        });
    let mut columns: Vec<Column<'_, Edges>> = EDGE_COLUMNS.to_vec();
    columns.extend(qualifiers);
    columns
}

static EDGE_COLUMNS: &[Column<'static, Edges>] = &[
    column("kind", Text, |row| Cell::from(&*row.edge.relation)),
    column("label", Text, |row| Cell::from(row.label)),
    column("basis", Text, |row| Cell::from(basis(row.edge.basis))),
    column("iri", Text, |row| row.of_stated(|stated| Some(&stated.iri))),
    column("status", Text, |row| row.of_claim(|claim| Some(claim.status.as_str()))),
    column("asserted", Boolean, |row| Cell::Boolean(row.claim().map_or(row.edge.asserted, |c| c.asserted))),
    column("attributedTo", Text, |row| row.of_claim(|claim| Some(&claim.attributed_to()?.0))),
    column("attributedToLabel", Text, |row| row.of_stated(|stated| stated.speaker)),
    column("attributionPath", List, |row| {
        Cell::list(row.claim().into_iter().flat_map(|claim| claim.attribution.iter().map(|id| id.0.as_str())))
    }),
    column("date", Text, |row| Cell::text(row.when().map(|when| when.value.as_str()))),
    column("start", Text, |row| Cell::owned(row.when().and_then(first_day))),
    column("end", Text, |row| Cell::owned(row.when().and_then(last_day))),
    column("role", Text, |row| row.of_claim(|claim| claim.role.as_deref())),
    column("literal", Text, |row| Cell::text(row.literal().map(|(lexical, _)| lexical))),
    column("datatype", Text, |row| Cell::text(row.literal().map(|(_, datatype)| datatype))),
    column("unit", Text, |row| row.of_claim(|claim| claim.unit.as_deref())),
    column("bound", Text, |row| row.of_claim(|claim| Some(claim.bound?.as_str()))),
    column("confidence", Decimal, |row| row.claim().map_or(Cell::Nothing, |c| Cell::Decimal(c.confidence))),
    column("foundBy", Text, |row| row.of_claim(|claim| Some(&claim.found_by))),
    column("reports", Integer, |row| Cell::Integer(row.edge.reports.len())),
    column("origins", Integer, |row| Cell::Integer(row.edge.origins.len())),
    column("origin", Text, |row| row.of_claim(|claim| Some(&claim.origin.as_ref()?.0))),
    column("disputes", List, |row| {
        Cell::list(row.claim().into_iter().flat_map(|claim| claim.disputes.iter().map(|id| id.0.as_str())))
    }),
    column("report", Text, |row| row.of_report(|report| Some(&report.id.0))),
    column("reportTitle", Text, |row| row.of_report(|report| Some(&report.label))),
    column("publisher", Text, |row| row.of_stated(|stated| stated.publisher)),
    column(relations::PUBLISHED_ON, Text, |row| {
        row.of_report(|report| report.property(relations::PUBLISHED_ON))
    }),
    column("url", Text, |row| row.of_report(|report| report.property("url"))),
    column("evidence", Text, |row| row.of_stated(|stated| Some(&stated.evidence))),
    column("quote", Text, |row| row.of_claim(|claim| Some(&claim.quote))),
    column("sentence", Text, |row| row.of_claim(|claim| Some(&claim.sentence))),
    column("startByte", Integer, |row| row.offset(|stated| stated.claim.span.start)),
    column("endByte", Integer, |row| row.offset(|stated| stated.claim.span.end)),
    column("sentenceStartByte", Integer, |row| row.offset(|stated| stated.sentence.start)),
    column("sentenceEndByte", Integer, |row| row.offset(|stated| stated.sentence.end)),
];
