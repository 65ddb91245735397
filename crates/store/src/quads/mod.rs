//! From a world to RDF, as the vocabulary has it: everything in the default graph, each triple once.

mod claims;
mod nodes;
mod provenance;

use crate::Vocabulary;
use oxigraph::model::vocab::{rdf, rdfs, xsd};
use oxigraph::model::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use rapporteur_model::{EntityId, PartialDate, World};
use std::collections::BTreeMap;

/// The quads of a world in the order of their N-Quads lines, each once. Equal worlds give equal quads.
pub fn quads(world: &World, vocabulary: &Vocabulary) -> Vec<Quad> {
    in_order(unordered(world, &BTreeMap::new(), vocabulary))
}

/// The N-Quads lines of a part of a world, sorted, each once; `labels` tells what things of other parts are called. The
/// lines of all parts of a world are those of its [`quads`].
pub fn part_lines(part: &World, labels: &BTreeMap<EntityId, String>, vocabulary: &Vocabulary) -> Vec<u8> {
    let quads = unordered(part, labels, vocabulary);
    let mut lines: Vec<String> = quads.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    lines.dedup();
    lines.concat().into_bytes()
}

fn unordered(world: &World, labels: &BTreeMap<EntityId, String>, vocabulary: &Vocabulary) -> Vec<Quad> {
    let mut sink = Sink { vocabulary, labels, quads: Vec::new() };
    for entity in &world.entities {
        nodes::entity(&mut sink, entity);
    }
    for report in &world.reports {
        nodes::report(&mut sink, world, report);
        provenance::extraction(&mut sink, world, report);
    }
    provenance::tools(&mut sink, world);
    nodes::links(&mut sink, world);
    nodes::former(&mut sink, world);
    for origin in &world.origins {
        nodes::origin(&mut sink, origin);
    }
    for dispute in &world.disputes {
        nodes::dispute(&mut sink, world, dispute);
    }
    for claim in &world.claims {
        claims::claim(&mut sink, world, claim);
    }
    sink.quads
}

/// The quads in the order of their N-Quads lines, each once.
pub fn in_order(quads: Vec<Quad>) -> Vec<Quad> {
    let mut lines: Vec<(String, Quad)> = quads.into_iter().map(|quad| (quad.to_string(), quad)).collect();
    lines.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    lines.dedup_by(|a, b| a.0 == b.0);
    lines.into_iter().map(|(_, quad)| quad).collect()
}

/// Quads collected so far.
struct Sink<'a> {
    vocabulary: &'a Vocabulary,
    labels: &'a BTreeMap<EntityId, String>,
    quads: Vec<Quad>,
}

impl Sink<'_> {
    /// What a thing is called.
    fn name<'w>(&'w self, world: &'w World, id: &'w EntityId) -> &'w str {
        let own = world.entity(id).map(|entity| &entity.label);
        own.or_else(|| self.labels.get(id)).unwrap_or(&id.0)
    }

    fn add(&mut self, subject: impl Into<NamedOrBlankNode>, predicate: NamedNode, object: impl Into<Term>) {
        self.quads.push(Quad::new(subject, predicate, object, GraphName::DefaultGraph));
    }

    /// Both types and the label of a node.
    fn describe(&mut self, node: &NamedNode, kind: &str, label: &str) {
        self.add(node.clone(), rdf::TYPE.into(), crate::vocabulary::rap(kind));
        if let Some(also) = self.vocabulary.also(kind).cloned() {
            self.add(node.clone(), rdf::TYPE.into(), also);
        }
        self.add(node.clone(), rdfs::LABEL.into(), Literal::from(label));
    }

    fn text(&mut self, subject: &NamedNode, predicate: NamedNode, text: &str) {
        self.add(subject.clone(), predicate, Literal::from(text));
    }

    fn offset(&mut self, subject: &NamedNode, predicate: NamedNode, offset: usize) {
        self.add(subject.clone(), predicate, typed(&offset.to_string(), "integer"));
    }

    fn date(&mut self, subject: &NamedNode, predicate: NamedNode, date: PartialDate) {
        self.add(subject.clone(), predicate, typed(&date.to_string(), date.datatype()));
    }
}

/// A literal of an XSD datatype given by its local name.
fn typed(lexical: &str, datatype: &str) -> Literal {
    if datatype == "string" {
        return Literal::from(lexical);
    }
    let namespace = xsd::STRING.as_str().trim_end_matches("string");
    Literal::new_typed_literal(lexical, NamedNode::new_unchecked(format!("{namespace}{datatype}")))
}

/// A term of the schema.org vocabulary.
fn schema(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("https://schema.org/{name}"))
}

/// A Dublin Core term.
fn dcterms(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("http://purl.org/dc/terms/{name}"))
}
