//! JSON-LD that reads as JSON: an object for each node, plain names, and a context that says what they stand for
//! (JSON-LD 1.1, W3C Recommendation of 16 July 2020).

use super::json_terms::{Terms, Way};
use crate::{Vocabulary, rap};
use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::well_known::types;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const TYPE: &str = "@type";
/// Integers up to this one are the same in every reader of JSON (RFC 8259, section 6).
const LARGEST_SAFE: i64 = (1 << 53) - 1;

/// Quads as one JSON-LD document, which holds the same triples.
///
/// Ids are relative to the base (`person/ana-ruiz`), types and names of the vocabulary bare (`Person`, `attends`). Relations are
/// arrays. Evidence stands inside the claims that rest on it, a list of speakers is an array. Whole numbers and truth values are
/// those of JSON; decimals are strings, because JSON-LD would turn their numbers into floating point.
pub fn plain_json<'a>(
    quads: &'a [Quad],
    knowledge: &'a Knowledge,
    vocabulary: &'a Vocabulary,
) -> impl Serialize + use<'a> {
    let mut nodes: BTreeMap<String, Vec<&Quad>> = BTreeMap::new();
    for quad in quads {
        nodes.entry(quad.subject.to_string()).or_default().push(quad);
    }
    let (lists, cells) = lists(&nodes);
    let evidence = embedded(quads, &nodes);
    let terms = Terms::of(knowledge, quads.iter().map(|quad| &quad.predicate));
    Document { nodes, lists, cells, evidence, terms, vocabulary }
}

/// Everything that is to be written.
struct Document<'a> {
    /// What is said of each node, by node.
    nodes: BTreeMap<String, Vec<&'a Quad>>,
    /// The members of each list, by its first cell.
    lists: BTreeMap<String, Vec<&'a Term>>,
    /// Cells of lists, which are no nodes of their own.
    cells: BTreeSet<String>,
    /// Evidence that stands inside claims.
    evidence: BTreeSet<String>,
    terms: Terms,
    vocabulary: &'a Vocabulary,
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut document = serializer.serialize_map(Some(2))?;
        document.serialize_entry("@context", &self.terms.context(self.vocabulary.base()))?;
        document.serialize_entry("@graph", &Nodes(self))?;
        document.end()
    }
}

/// The nodes, made one after another while they are written.
struct Nodes<'a>(&'a Document<'a>);

impl Serialize for Nodes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(document) = self;
        let own = |node: &&String| !document.cells.contains(*node) && !document.evidence.contains(*node);
        serializer.collect_seq(document.nodes.keys().filter(own).map(|node| document.object(node)))
    }
}

impl Document<'_> {
    /// What is said of a node, as an object; its names are sorted, `@id` and `@type` first.
    fn object(&self, node: &str) -> BTreeMap<&str, Value> {
        let quads = self.nodes.get(node).map_or(&[][..], Vec::as_slice);
        let mut object: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for quad in quads {
            if quad.predicate == rdf::TYPE {
                let kind = match &quad.object {
                    Term::NamedNode(kind) => json!(self.terms.short(kind)),
                    other => json!(other.to_string()),
                };
                object.entry(TYPE).or_default().push(kind);
                continue;
            }
            let term = self.terms.get(&quad.predicate);
            let values = object.entry(&term.name).or_default();
            match self.lists.get(&quad.object.to_string()) {
                Some(members) if term.way == Way::List => {
                    values.extend(members.iter().map(|member| self.value(&Way::Node, member)));
                }
                _ => values.push(self.value(&term.way, &quad.object)),
            }
        }
        let mut written: BTreeMap<&str, Value> = BTreeMap::new();
        if let Some(quad) = quads.first() {
            written.insert("@id", json!(self.subject(&quad.subject)));
        }
        for (name, mut values) in object {
            if name == TYPE {
                // Ours, which have no prefix, come first.
                values.sort_by_key(|kind| kind.as_str().is_some_and(|name| name.contains(':')));
            }
            let is_array = name == TYPE || values.len() > 1 || self.terms.is_array(name);
            let value = if is_array { Value::Array(values) } else { values.swap_remove(0) };
            written.insert(name, value);
        }
        written
    }

    /// A value as its term lets it be written: bare where that loses nothing.
    fn value(&self, way: &Way, term: &Term) -> Value {
        match term {
            Term::NamedNode(node) if self.evidence.contains(&term.to_string()) => {
                // An object of a sorted map is an object.
                serde_json::to_value(self.object(&node.to_string())).unwrap_or_default()
            }
            Term::NamedNode(node) => match way {
                Way::Node | Way::List => json!(self.relative(node)),
                Way::Name => json!(self.terms.short(node)),
                Way::Text | Way::Typed(_) => json!({ "@id": self.relative(node) }),
            },
            Term::BlankNode(node) => match way {
                Way::Node => json!(node.to_string()),
                _ => json!({ "@id": node.to_string() }),
            },
            Term::Literal(literal) => self.literal(way, literal),
            other => json!(other.to_string()),
        }
    }

    fn literal(&self, way: &Way, literal: &Literal) -> Value {
        let (value, datatype) = (literal.value(), literal.datatype());
        if let Some(language) = literal.language() {
            return json!({ "@value": value, "@language": language });
        }
        if let (Way::Text, Some(native)) = (way, native(literal)) {
            return native;
        }
        let short = self.terms.short(&datatype.into_owned());
        let is_own = match way {
            Way::Text => datatype == xsd::STRING,
            Way::Typed(wanted) => *wanted == short,
            Way::Node | Way::Name | Way::List => false,
        };
        match is_own {
            true => json!(value),
            false if datatype == xsd::STRING => json!({ "@value": value }),
            false => json!({ "@value": value, "@type": short }),
        }
    }

    fn subject(&self, subject: &NamedOrBlankNode) -> String {
        match subject {
            NamedOrBlankNode::NamedNode(node) => self.relative(node).to_owned(),
            NamedOrBlankNode::BlankNode(node) => node.to_string(),
        }
    }

    /// The IRI as it follows the base; in full where what follows could be read as something else.
    fn relative<'n>(&self, node: &'n NamedNode) -> &'n str {
        let tail = node.as_str().strip_prefix(self.vocabulary.base());
        let is_plain = |tail: &&str| {
            tail.starts_with(|c: char| c.is_ascii_alphanumeric())
                && !tail.contains([':', '?', '#'])
                && !tail.contains("//")
                && !tail.contains("/.")
        };
        tail.filter(is_plain).unwrap_or(node.as_str())
    }
}

/// A literal as a value of JSON that every reader takes for the very same literal.
fn native(literal: &Literal) -> Option<Value> {
    let (value, datatype) = (literal.value(), literal.datatype());
    if datatype == xsd::BOOLEAN {
        return ["true", "false"].contains(&value).then(|| json!(value == "true"));
    }
    let number: i64 = if datatype == xsd::INTEGER { value.parse().ok()? } else { return None };
    (number.abs() <= LARGEST_SAFE && number.to_string() == value).then(|| json!(number))
}

/// The members of each list by its first cell, and all cells.
fn lists<'a>(nodes: &BTreeMap<String, Vec<&'a Quad>>) -> (BTreeMap<String, Vec<&'a Term>>, BTreeSet<String>) {
    let is_cell = |quads: &&Vec<&Quad>| matches!(quads[..], [a, b] if a.predicate == rdf::FIRST && b.predicate == rdf::REST);
    let heads = nodes
        .values()
        .flatten()
        .filter(|quad| matches!(quad.object, Term::BlankNode(_)) && quad.predicate != rdf::REST);
    let (mut lists, mut cells) = (BTreeMap::new(), BTreeSet::new());
    for head in heads.map(|quad| quad.object.to_string()) {
        let (mut members, mut own, mut here) = (Vec::new(), BTreeSet::new(), head.clone());
        while let Some(cell) = nodes.get(&here).filter(is_cell).filter(|_| own.insert(here.clone())) {
            members.push(&cell[0].object);
            here = cell[1].object.to_string();
        }
        if here == rdf::NIL.to_string() {
            cells.extend(own);
            lists.insert(head, members);
        }
    }
    (lists, cells)
}

/// Evidence that some claim rests on.
fn embedded(quads: &[Quad], nodes: &BTreeMap<String, Vec<&Quad>>) -> BTreeSet<String> {
    let (property, kind) = (rap("evidence"), Term::from(rap(types::EVIDENCE)));
    let is_evidence = |node: &String| {
        nodes
            .get(node)
            .is_some_and(|quads| quads.iter().any(|quad| quad.predicate == rdf::TYPE && quad.object == kind))
    };
    quads
        .iter()
        .filter(|quad| quad.predicate == property)
        .map(|quad| quad.object.to_string())
        .filter(is_evidence)
        .collect()
}
