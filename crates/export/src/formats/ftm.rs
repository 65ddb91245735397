//! Entities of FollowTheMoney, one a line, for Aleph, OpenSanctions' tools and `ftm`.
//! Source: followthemoney.tech, model of version 4.11.
//!
//! The model knows no denial and no doubt, so only asserted claims are written: those that happened or are planned and that a
//! report states, or gives without distance. A claim between two things is a link (`Membership`, `Occupancy`, …, else
//! `UnknownLink`) with its quote as `summary`, its sentence as `description` and its report as `proof`; a claim about a literal
//! or nothing is a `Note` on its subject.

use crate::format::{RowFormat, Writing};
use crate::rows::{EdgeRow, NodeRow, Rows, VALUE};
use rapporteur_graph::{Graph, Node};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{PartialDate, When, hash};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

pub(crate) static FTM: RowFormat = RowFormat {
    name: "ftm",
    title: "FollowTheMoney entities, one a line; asserted claims only",
    extension: "ftm.json",
    media_type: "application/x-ndjson",
    write: Writing::File(write),
};

/// Types of nodes and their schemata. Origins and disputes have none.
const SCHEMATA: [(&str, &str); 11] = [
    ("Country", "Territory"),
    ("Document", "Document"),
    ("Event", "Event"),
    ("Meeting", "Event"),
    ("Office", "Position"),
    ("Organization", "Organization"),
    ("Person", "Person"),
    ("Place", "Territory"),
    ("Report", "Article"),
    ("Statement", "Note"),
    ("Topic", "Note"),
];

/// A schema of links, for one relation between ends of some schemata.
struct Link {
    relation: &'static str,
    schema: &'static str,
    source: (&'static str, &'static [&'static str]),
    target: (&'static str, &'static [&'static str]),
    /// Where role words stand.
    role: &'static str,
}

const PARTIES: &[&str] = &["Organization", "Person"];
const BODIES: (&str, &[&str]) = ("organization", &["Organization"]);

const LINKS: [Link; 5] = [
    Link {
        relation: "holdsOffice",
        schema: "Occupancy",
        source: ("holder", &["Person"]),
        target: ("post", &["Position"]),
        role: "status",
    },
    Link {
        relation: "kinOf",
        schema: "Family",
        source: ("person", &["Person"]),
        target: ("relative", &["Person"]),
        role: "relationship",
    },
    Link {
        relation: "leads",
        schema: "Directorship",
        source: ("director", PARTIES),
        target: BODIES,
        role: "role",
    },
    Link {
        relation: "memberOf",
        schema: "Membership",
        source: ("member", PARTIES),
        target: BODIES,
        role: "role",
    },
    Link {
        relation: "represents",
        schema: "Representation",
        source: ("agent", PARTIES),
        target: ("client", PARTIES),
        role: "role",
    },
];

/// Edges that are properties of their subject: its schemata, the relation, types of the object, the property.
const ENDS: [(&[&str], &str, &[&str], &str); 2] = [
    (&["Position"], "postIn", &["Organization"], "organization"),
    (&["Note"], "speaker", &["Country", "Organization", "Person"], "entity"),
];

/// The most characters of a name that the model takes.
const LONGEST_NAME: usize = 380;

#[derive(Serialize)]
struct Entity {
    id: String,
    schema: &'static str,
    properties: Properties,
}

/// Every property has a list of values, which are texts.
#[derive(Default, Serialize)]
struct Properties(BTreeMap<&'static str, Vec<String>>);

impl Properties {
    fn add(&mut self, name: &'static str, values: impl IntoIterator<Item = impl Into<String>>) {
        let values: Vec<String> =
            values.into_iter().map(Into::into).filter(|value| !value.is_empty()).collect();
        if !values.is_empty() {
            self.0.entry(name).or_default().extend(values);
        }
    }

    fn dates(&mut self, when: Option<&When>, [single, from, to]: [&'static str; 3]) {
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
    let mut line = |entity: Entity| {
        serde_json::to_writer(&mut *out, &entity)?;
        out.write_all(b"\n")
    };
    rows.nodes().filter_map(|row| thing(graph, knowledge, &row)).try_for_each(&mut line)?;
    let asserted = rows.edges().filter(|row| row.claim().is_some_and(|claim| claim.asserted));
    asserted.filter_map(|row| claim(graph, &row)).try_for_each(line)
}

fn schema(kind: &str) -> Option<&'static str> {
    SCHEMATA.iter().find(|(known, _)| *known == kind).map(|(_, schema)| *schema)
}

/// The model takes ids of Latin letters, digits, dots and dashes; for others the digits of a hash stand.
fn id(id: &str) -> String {
    let plain = id.replace('/', "-");
    if plain.len() <= 200 && plain.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.') {
        return plain;
    }
    let (kind, _) = plain.split_once('-').unwrap_or((&plain, ""));
    format!("{kind}-{}", hash(&["ftm", id]))
}

fn thing(graph: &Graph, knowledge: &Knowledge, row: &NodeRow<'_>) -> Option<Entity> {
    let (schema, node) = (schema(row.kind)?, row.node()?);
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

fn claim(graph: &Graph, row: &EdgeRow<'_>) -> Option<Entity> {
    let subject = graph.node(&row.edge.subject)?;
    let object = graph.object(row.edge);
    let (source, target) = (schema(&subject.kind), object.and_then(|object| schema(&object.kind)));
    let mut properties = Properties::default();
    sources(&mut properties, row);
    let own = LINKS.iter().find(|link| {
        let fits = |ends: &[&str], end: Option<&str>| end.is_some_and(|end| ends.contains(&end));
        link.relation == row.edge.relation && fits(link.source.1, source) && fits(link.target.1, target)
    });
    let role = row.claim().and_then(|claim| claim.role.as_deref());
    let status = row.claim().map(|claim| claim.status.as_str());
    let schema = if let (Some(object), Some(_), Some(_)) = (object, source, target) {
        let (schema, source, target, of_role) = own
            .map_or(("UnknownLink", "subject", "object", "role"), |l| {
                (l.schema, l.source.0, l.target.0, l.role)
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
fn sources(properties: &mut Properties, row: &EdgeRow<'_>) {
    let Some(stated) = &row.stated else { return };
    properties.add("summary", [stated.claim.quote.as_str()]);
    properties.add("description", [stated.claim.sentence.as_str()]);
    properties.add("publisher", stated.publisher);
    if let Some(report) = stated.report {
        properties.add("proof", [id(&report.id.0)]);
        properties.add("sourceUrl", report.property("url"));
    }
}
