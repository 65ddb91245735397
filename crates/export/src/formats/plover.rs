//! A table of events as event data sets have it: one row a claim that is an event, with PLOVER's class.
//! Source: PLOVER codebook, edition of 2021, and `data/plover/coding.toml`, which says how status and speaker change a class.

use crate::format::{GraphFormat, Writing};
use crate::rows::{EdgeRow, Rows};
use rapporteur_graph::{Edge, Graph, Node};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{EntityId, Ranking};
use std::io::{self, Write};

pub(crate) const FORMAT: GraphFormat = GraphFormat {
    name: "plover",
    title: "table of events coded as PLOVER, a claim a row",
    extension: "csv",
    media_type: "text/csv",
    writing: Writing::Rows(write),
};

const HEADER: [&str; 24] = [
    "id",
    "date",
    "dateOf",
    "class",
    "relation",
    "status",
    "source",
    "sourceCode",
    "sourceId",
    "target",
    "targetCode",
    "targetId",
    "place",
    "attributedTo",
    "confidence",
    "origins",
    "report",
    "publisher",
    relations::PUBLISHED_ON,
    "url",
    "startByte",
    "endByte",
    "quote",
    "sentence",
];
/// The relation that tells where a meeting or an event is.
const PLACING: &str = relations::LOCATED_IN;
/// The type whose nodes are places.
const PLACE: &str = types::PLACE;

fn write(rows: &Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    rows.begin(out)?;
    let mut table = csv::Writer::from_writer(out);
    table.write_record(HEADER)?;
    for row in rows.claims() {
        if let Some(class) = class(rows.input().knowledge, &row) {
            table.write_record(record(rows, &row, class).iter().map(|cell| rows.text(cell).into_owned()))?;
        }
    }
    table.flush()
}

/// The class of a claim that is an event.
fn class<'a>(knowledge: &'a Knowledge, row: &EdgeRow<'_>) -> Option<&'a str> {
    let claim = row.claim()?;
    let own = row.edge.subject.as_ref().is_some_and(|subject| claim.attribution.contains(subject));
    let relation = knowledge.relation(&row.edge.relation)?;
    knowledge.plover.class(relation, &claim.found_by, claim.status, own)
}

fn record(rows: &Rows<'_>, row: &EdgeRow<'_>, class: &str) -> [String; HEADER.len()] {
    let (knowledge, whole) = (rows.input().knowledge, rows.input().whole);
    let owned = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let (stated, claim) = (row.stated.as_ref(), row.claim());
    let report = stated.and_then(|stated| stated.report);
    let published = report.and_then(|report| report.property(relations::PUBLISHED_ON));
    // An event without a date of its own is dated by its report, as event coders do.
    let own = row.when().and_then(|when| when.from).filter(|date| date.parts().0.is_some());
    let (date, date_of) = match (own, published) {
        (Some(date), _) => (date.to_string(), "claim"),
        (None, Some(published)) => (published.to_owned(), "report"),
        (None, None) => Default::default(),
    };
    let source = whole.subject(row.edge);
    let target = whole.object(row.edge);
    let code = |node: Option<&Node>| owned(node.and_then(|node| actor_code(knowledge, whole, node)));
    let label = |node: Option<&Node>| owned(node.map(|node| node.label.as_str()));
    let id = |node: Option<&Node>| owned(node.map(|node| node.id.0.as_str()));
    [
        row.id.clone(),
        date,
        date_of.to_owned(),
        class.to_owned(),
        row.edge.relation.clone(),
        owned(claim.map(|claim| claim.status.as_str())),
        label(source),
        code(source),
        id(source),
        label(target),
        code(target),
        id(target),
        owned(place(whole, row.edge)),
        owned(stated.and_then(|stated| stated.speaker)),
        claim.map(|claim| claim.confidence.to_string()).unwrap_or_default(),
        row.edge.origins.len().to_string(),
        id(report),
        owned(stated.and_then(|stated| stated.publisher)),
        owned(published),
        owned(report.and_then(|report| report.property("url"))),
        claim.map(|claim| claim.span.start.to_string()).unwrap_or_default(),
        claim.map(|claim| claim.span.end.to_string()).unwrap_or_default(),
        owned(claim.map(|claim| claim.quote.as_str())),
        owned(claim.map(|claim| claim.sentence.as_str())),
    ]
}

/// The code of an actor: its own, or that of the first country or body that it is said to belong to.
fn actor_code<'k>(knowledge: &'k Knowledge, whole: &Graph, node: &Node) -> Option<&'k str> {
    let own = |node: &Node| knowledge.actor_code(&node.kind, node.property("gazetteer")?);
    let belongs = |relation: &str| {
        let edges = whole.outgoing(&node.id).iter().filter(|edge| edge.relation == relation && edge.asserted);
        edges.filter_map(|edge| whole.object(edge)).find_map(own)
    };
    own(node).or_else(|| knowledge.families.ranked(Ranking::Belonging).find_map(belongs))
}

/// Where an event was: its object if that is a place, else the place of the meeting or event that it is about.
fn place<'g>(whole: &'g Graph, edge: &Edge) -> Option<&'g str> {
    let object = whole.object(edge);
    if let Some(place) = object.filter(|node| node.kind == PLACE) {
        return Some(&place.label);
    }
    let located = |id: &EntityId| {
        let mut edges = whole.outgoing(id).iter().filter(|edge| edge.relation == PLACING && edge.asserted);
        edges.find_map(|edge| whole.object(edge))
    };
    let place = edge.ends().find_map(located);
    place.map(|node| node.label.as_str())
}
