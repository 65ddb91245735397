//! The graph in the words of schema.org, as far as these reach: what the knowledge files align with it.

use crate::vocabulary::rap;
use crate::{RAP, in_order};
use oxigraph::model::vocab::{rdf, rdfs, xsd};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::well_known::types;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};

const SCHEMA: &str = "https://schema.org/";
const ALT_LABEL: &str = "http://www.w3.org/2004/02/skos/core#altLabel";
const SAME_AS: &str = "http://www.w3.org/2002/07/owl#sameAs";

/// The quads in the words of schema.org, in the order of their N-Quads lines. They cover nodes that have a class there, with
/// their names, plain edges and dates, and claims with their words, report and speaker. Everything that schema.org has no word
/// for is left out.
pub fn schema_org(quads: &[Quad], knowledge: &Knowledge) -> Vec<Quad> {
    let words = Words::of(knowledge);
    let mut translation = Translation::new(quads, &words);
    quads.iter().for_each(|quad| translation.add(quad));
    in_order(translation.out)
}

/// The quads of [`schema_org`] as one JSON-LD document with plain names. It has one object for each node, in the order of the
/// quads. IRIs under `base` are relative to it.
pub fn schema_org_json(quads: &[Quad], base: &str) -> Value {
    let mut graph: Vec<Value> = Vec::new();
    for of_one in quads.chunk_by(|a, b| a.subject == b.subject) {
        let mut node: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for quad in of_one {
            let is_type = quad.predicate == rdf::TYPE;
            let key = if is_type { "@type" } else { local(&quad.predicate) };
            let value = match &quad.object {
                Term::NamedNode(class) if is_type => json!(local(class)),
                object => value(object, base),
            };
            node.entry(key).or_default().push(value);
        }
        let mut object = Map::new();
        object.insert("@id".to_owned(), json!(iri(&quad_subject(&of_one[0]), base)));
        for (key, mut values) in node {
            let value = if values.len() == 1 { values.swap_remove(0) } else { Value::Array(values) };
            object.insert(key.to_owned(), value);
        }
        graph.push(Value::Object(object));
    }
    json!({ "@context": { "@vocab": SCHEMA, "@base": base }, "@graph": graph })
}

/// What names of ours are called in schema.org.
struct Words<'k> {
    /// Classes by node type.
    classes: BTreeMap<&'k str, Vec<&'k str>>,
    /// Properties by property that no claim states; `^` stands before one that holds the other way round.
    properties: BTreeMap<&'k str, Vec<&'k str>>,
    /// The same by relation: plain edges, not qualifiers of claims.
    relations: BTreeMap<&'k str, Vec<&'k str>>,
    /// Values.
    values: BTreeMap<&'k str, &'k str>,
}

impl<'k> Words<'k> {
    fn of(knowledge: &'k Knowledge) -> Self {
        let mut words = Self {
            classes: BTreeMap::new(),
            properties: BTreeMap::new(),
            relations: BTreeMap::new(),
            values: BTreeMap::new(),
        };
        for kind in &knowledge.types {
            words.classes.entry(&kind.id).or_default().extend(known(kind.also.iter().chain(&kind.aligned)));
        }
        for property in &knowledge.ontology.properties {
            words.properties.entry(&property.id).or_default().extend(known(&property.aligned));
        }
        for relation in &knowledge.relations {
            words.relations.entry(&relation.id).or_default().extend(known(&relation.aligned));
        }
        for value in &knowledge.ontology.values {
            words.values.extend(known(&value.aligned).next().map(|name| (value.id.as_str(), name)));
        }
        words
    }
}

/// The names of schema.org among some, without prefix but with their `^`.
fn known<'k>(names: impl IntoIterator<Item = &'k String>) -> impl Iterator<Item = &'k str> {
    let is_known = |name: &&str| name.trim_start_matches('^').starts_with("schema:");
    names.into_iter().map(String::as_str).filter(is_known)
}

struct Translation<'a> {
    words: &'a Words<'a>,
    /// Nodes that have a class in schema.org.
    kept: HashSet<NamedOrBlankNode>,
    claims: HashSet<NamedOrBlankNode>,
    quotes: HashMap<Term, Term>,
    out: Vec<Quad>,
}

impl<'a> Translation<'a> {
    fn new(quads: &[Quad], words: &'a Words<'a>) -> Self {
        let mut new = Self {
            words,
            kept: HashSet::new(),
            claims: HashSet::new(),
            quotes: HashMap::new(),
            out: Vec::new(),
        };
        for quad in quads {
            if quad.predicate == rap("quote") {
                new.quotes.insert(quad.subject.clone().into(), quad.object.clone());
            } else if quad.predicate == rdf::TYPE {
                new.class(quad);
            }
        }
        new
    }

    fn class(&mut self, quad: &Quad) {
        let Some(kind) = own_name(&quad.object) else { return };
        for class in self.words.classes.get(kind).into_iter().flatten() {
            let class = in_schema(class.trim_start_matches("schema:"));
            self.out.push(Quad::new(quad.subject.clone(), rdf::TYPE, class, GraphName::DefaultGraph));
            self.kept.insert(quad.subject.clone());
        }
        if kind == types::CLAIM {
            self.claims.insert(quad.subject.clone());
        }
    }

    fn add(&mut self, quad: &Quad) {
        if !self.kept.contains(&quad.subject) {
            return;
        }
        if let Some(property) = everywhere(&quad.predicate) {
            self.push(&quad.subject, property, quad.object.clone());
        } else if self.claims.contains(&quad.subject) && quad.predicate == rap("evidence") {
            if let Some(quote) = self.quotes.get(&quad.object).cloned() {
                self.push(&quad.subject, "text", quote);
            }
        } else if self.claims.contains(&quad.subject) && quad.predicate == rap("attributedTo") {
            self.push(&quad.subject, "author", quad.object.clone());
        } else if let Some(name) = quad.predicate.as_str().strip_prefix(RAP) {
            self.aligned(quad, name);
        }
    }

    fn aligned(&mut self, quad: &Quad, name: &str) {
        let words = self.words;
        let object = match own_name(&quad.object).map(|value| words.values.get(value)) {
            Some(Some(value)) => in_schema(value.trim_start_matches("schema:")).into(),
            // A value that schema.org does not know.
            Some(None) => return,
            None => quad.object.clone(),
        };
        let edges = if self.claims.contains(&quad.subject) { None } else { words.relations.get(name) };
        for property in words.properties.get(name).into_iter().chain(edges).flatten() {
            if let Some(property) = property.strip_prefix("schema:") {
                self.push(&quad.subject, property, object.clone());
            } else if let (Some(property), Term::NamedNode(node)) =
                (property.strip_prefix("^schema:"), &object)
            {
                let node = NamedOrBlankNode::from(node.clone());
                if self.kept.contains(&node) {
                    self.push(&node, property, quad.subject.clone().into());
                }
            }
        }
    }

    fn push(&mut self, subject: &NamedOrBlankNode, property: &str, object: Term) {
        let property = in_schema(property);
        self.out.push(Quad::new(subject.clone(), property, object, GraphName::DefaultGraph));
    }
}

/// The property of schema.org that a property of any node is.
fn everywhere(predicate: &NamedNode) -> Option<&str> {
    match predicate.as_str() {
        p if p == rdfs::LABEL.as_str() => Some("name"),
        p if p == rdf::SUBJECT.as_str() || p == rdf::OBJECT.as_str() => Some("about"),
        ALT_LABEL => Some("alternateName"),
        SAME_AS => Some("sameAs"),
        p => p.strip_prefix(SCHEMA),
    }
}

/// The bare name of a term of the project.
fn own_name(term: &Term) -> Option<&str> {
    match term {
        Term::NamedNode(node) => node.as_str().strip_prefix(RAP),
        _ => None,
    }
}

fn in_schema(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{SCHEMA}{name}"))
}

fn local(node: &NamedNode) -> &str {
    node.as_str().strip_prefix(SCHEMA).unwrap_or(node.as_str())
}

fn quad_subject(quad: &Quad) -> Term {
    quad.subject.clone().into()
}

fn iri(term: &Term, base: &str) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().strip_prefix(base).unwrap_or(node.as_str()).to_owned(),
        other => other.to_string(),
    }
}

/// Numbers as numbers, dates and texts as strings, nodes as references.
fn value(term: &Term, base: &str) -> Value {
    match term {
        Term::Literal(literal) if literal.datatype() == xsd::INTEGER => {
            literal.value().parse::<i64>().map_or_else(|_| json!(literal.value()), |number| json!(number))
        }
        Term::Literal(literal) => json!(literal.value()),
        other => json!({ "@id": iri(other, base) }),
    }
}
