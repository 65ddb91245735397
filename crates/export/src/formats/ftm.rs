//! Entities of FollowTheMoney, one a line, for Aleph, OpenSanctions' tools and `ftm`.
//! Source: followthemoney.tech, model of version 4.11.
//!
//! The model knows no denial and no doubt, so only asserted claims are written: those that happened or are planned, and that a
//! report states or relays without distance. A claim between two things becomes a link (`Membership`, `Occupancy`, …, else
//! `UnknownLink`). Its quote is the `summary`, its sentence the `description` and its report the `proof`. A claim about a literal
//! or about nothing becomes a `Note` on its subject.

use crate::format::{GraphFormat, Writing};
use crate::rows::{EdgeRow, NodeRow, Rows, VALUE};
use rapporteur_graph::{Graph, Node};
use rapporteur_knowledge::{FtmEnd, Knowledge};
use rapporteur_model::well_known::types;
use rapporteur_model::{PartialDate, When, hash};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

pub(crate) const FORMAT: GraphFormat = GraphFormat {
    name: "ftm",
    title: "FollowTheMoney entities, one a line; asserted claims only",
    extension: "ftm.json",
    media_type: "application/x-ndjson",
    writing: Writing::Rows(write),
};

/// Edges that are properties of their subject: its schemata, the relation, types of the object, the property.
const ENDS: [(&[&str], &str, &[&str], &str); 2] = [
    (&["Position"], "postIn", &[types::ORGANIZATION], "organization"),
    (&["Note"], "speaker", &[types::COUNTRY, types::ORGANIZATION, types::PERSON], "entity"),
];

/// The most characters of a name that the model takes.
const LONGEST_NAME: usize = 380;

#[derive(Serialize)]
struct Entity<'a> {
    id: String,
    schema: &'a str,
    properties: Properties<'a>,
}

/// Every property has a list of values, which are texts.
#[derive(Default, Serialize)]
struct Properties<'a>(BTreeMap<&'a str, Vec<String>>);

impl<'a> Properties<'a> {
    fn add(&mut self, name: &'a str, values: impl IntoIterator<Item = impl Into<String>>) {
        let values: Vec<String> =
            values.into_iter().map(Into::into).filter(|value| !value.is_empty()).collect();
        if !values.is_empty() {
            self.0.entry(name).or_default().extend(values);
        }
    }

    fn dates(&mut self, when: Option<&When>, [single, from, to]: [&'a str; 3]) {
        let Some(when) = when else { return };
        // The model's dates begin with a year.
        let known =
            |date: Option<PartialDate>| date.filter(|date| date.parts().0.is_some()).map(|d| d.to_string());
        match when.date() {
            Some(date) => self.add(single, known(Some(date))),
            None => {
                self.add(from, known(when.from));
                self.add(to, known(when.to));
            }
        }
    }
}

fn write(rows: &Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (graph, knowledge) = (rows.input().graph, rows.input().knowledge);
    let mut line = |entity: Entity<'_>| {
        serde_json::to_writer(&mut *out, &entity)?;
        out.write_all(b"\n")
    };
    rows.nodes().filter_map(|row| thing(graph, knowledge, &row)).try_for_each(&mut line)?;
    let asserted = rows.edges().filter(|row| row.claim().is_some_and(|claim| claim.asserted));
    asserted.filter_map(|row| claim(graph, knowledge, &row)).try_for_each(line)
}

/// The schema of a type; origins and disputes have none.
fn schema<'k>(knowledge: &'k Knowledge, kind: &str) -> Option<&'k str> {
    knowledge.node_type(kind)?.ftm.as_deref()
}

/// The model takes ids of Latin letters, digits, dots and dashes. Any other id is replaced by the digits of its hash.
fn id(id: &str) -> String {
    let plain = id.replace('/', "-");
    if plain.len() <= 200 && plain.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.') {
        return plain;
    }
    let (kind, _) = plain.split_once('-').unwrap_or((&plain, ""));
    format!("{kind}-{}", hash(&["ftm", id]))
}

fn thing<'k>(graph: &Graph, knowledge: &'k Knowledge, row: &NodeRow<'_>) -> Option<Entity<'k>> {
    let (schema, node) = (schema(knowledge, row.kind)?, row.node()?);
    let mut properties = Properties::default();
    let name: String = row.label.chars().take(LONGEST_NAME).collect();
    match schema {
        "Document" => {
            properties.add("title", [&name]);
            properties.add("fileName", [&name]);
            properties.dates(row.when(), ["date"; 3]);
        }
        "Article" => {
            properties.add("title", [&name]);
            properties.dates(row.when(), ["publishedAt"; 3]);
            properties.add("publisher", row.publisher);
            properties.add("sourceUrl", node.property("url"));
        }
        "Event" => {
            properties.add("name", [&name]);
            properties.dates(row.when(), ["date", "startDate", "endDate"]);
            properties.add("summary", node.property("meetingStatus"));
        }
        _ => properties.add("name", [&name]),
    }
    for (of, relation, kinds, property) in ENDS {
        let end = of.contains(&schema).then(|| end(graph, node, relation)).flatten();
        properties
            .add(property, end.filter(|end| kinds.contains(&end.kind.as_str())).map(|end| id(&end.id.0)));
    }
    properties.add("gender", node.property("gender"));
    properties.add("description", node.property("content"));
    properties.add("alias", node.aliases.iter().map(String::as_str));
    properties.add("wikidataId", node.wikidata.as_deref());
    properties.add("country", country(graph, knowledge, node));
    Some(Entity { id: id(&row.id), schema, properties })
}

fn end<'g>(graph: &'g Graph, node: &Node, relation: &str) -> Option<&'g Node> {
    graph.outgoing(&node.id).iter().find(|edge| edge.relation == relation).and_then(|edge| graph.object(edge))
}

/// The code of the country that a node is, lies in or belongs to.
fn country(graph: &Graph, knowledge: &Knowledge, node: &Node) -> Option<String> {
    let code = |node: &Node| {
        let known = knowledge.gazetteer.entity(&node.kind, node.property("gazetteer")?)?;
        let country = knowledge.gazetteer.country_of(known).unwrap_or(known);
        country.iso2.as_ref().map(|code| code.to_lowercase())
    };
    code(node).or_else(|| end(graph, node, "postIn").and_then(code))
}

fn claim<'k>(graph: &Graph, knowledge: &'k Knowledge, row: &EdgeRow<'_>) -> Option<Entity<'k>> {
    let subject = graph.subject(row.edge)?;
    let object = graph.object(row.edge);
    let schema_of = |node: &Node| schema(knowledge, &node.kind);
    let (source, target) = (schema_of(subject), object.and_then(schema_of));
    let mut properties = Properties::default();
    sources(&mut properties, row);
    let own = knowledge.relation(&row.edge.relation).and_then(|relation| relation.ftm.as_ref());
    let fits = |end: &FtmEnd, schema: Option<&str>| schema.is_some_and(|s| end.of.iter().any(|of| of == s));
    let own = own.filter(|link| fits(&link.source, source) && fits(&link.target, target));
    let role = row.claim().and_then(|claim| claim.role.as_deref());
    let status = row.claim().map(|claim| claim.status.as_str());
    let schema = if let (Some(object), Some(_), Some(_)) = (object, source, target) {
        let (schema, source, target, of_role) = own
            .map_or(("UnknownLink", "subject", "object", "role"), |l| {
                (l.schema.as_str(), l.source.property.as_str(), l.target.property.as_str(), l.role.as_str())
            });
        properties.add(source, [id(&subject.id.0)]);
        properties.add(target, [id(&object.id.0)]);
        properties.add(of_role, own.is_none().then_some(row.label).into_iter().chain(role));
        // A family tie has no place for it.
        if schema != "Family" {
            properties.add("status", status);
        }
        properties.dates(row.when(), ["date", "startDate", "endDate"]);
        properties.add("recordId", row.stated.as_ref().map(|stated| stated.evidence.as_str()));
        schema
    } else {
        let end = NodeRow::end(row.edge)
            .map(|end| if end.kind == VALUE { end.label.into_owned() } else { String::new() });
        properties.add("name", [[row.label, end.as_deref().unwrap_or_default()].join(" ").trim_end()]);
        properties.add("entity", source.map(|_| id(&subject.id.0)));
        properties.add("notes", status);
        "Note"
    };
    Some(Entity { id: id(&row.id), schema, properties })
}

/// The words of a claim and the report that has them.
fn sources(properties: &mut Properties<'_>, row: &EdgeRow<'_>) {
    let Some(stated) = &row.stated else { return };
    properties.add("summary", [stated.claim.quote.as_str()]);
    properties.add("description", [stated.claim.sentence.as_str()]);
    properties.add("publisher", stated.publisher);
    if let Some(report) = stated.report {
        properties.add("proof", [id(&report.id.0)]);
        properties.add("sourceUrl", report.property("url"));
    }
}
