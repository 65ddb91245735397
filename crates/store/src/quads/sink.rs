//! Where the parts of a graph put their quads, and the literals and terms that they share.

use crate::Vocabulary;
use crate::vocabulary::rap;
use oxigraph::model::vocab::{rdf, rdfs, xsd};
use oxigraph::model::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use rapporteur_model::{EntityId, PartialDate, World};
use std::collections::BTreeMap;

/// The quads of a world while they are collected, with what names and describes its nodes.
pub(super) struct Sink<'a> {
    pub vocabulary: &'a Vocabulary,
    pub labels: &'a BTreeMap<EntityId, String>,
    pub quads: Vec<Quad>,
}

impl Sink<'_> {
    /// What a thing is called.
    pub fn name<'w>(&'w self, world: &'w World, id: &'w EntityId) -> &'w str {
        let own = world.entity(id).map(|entity| &entity.label);
        own.or_else(|| self.labels.get(id)).unwrap_or(&id.0)
    }

    pub fn add(
        &mut self,
        subject: impl Into<NamedOrBlankNode>,
        predicate: NamedNode,
        object: impl Into<Term>,
    ) {
        self.quads.push(Quad::new(subject, predicate, object, GraphName::DefaultGraph));
    }

    /// Both types and the label of a node.
    pub fn describe(&mut self, node: &NamedNode, kind: &str, label: &str) {
        self.add(node.clone(), rdf::TYPE.into(), rap(kind));
        if let Some(also) = self.vocabulary.also(kind).cloned() {
            self.add(node.clone(), rdf::TYPE.into(), also);
        }
        self.add(node.clone(), rdfs::LABEL.into(), Literal::from(label));
    }

    pub fn text(&mut self, subject: &NamedNode, predicate: NamedNode, text: &str) {
        self.add(subject.clone(), predicate, Literal::from(text));
    }

    pub fn offset(&mut self, subject: &NamedNode, predicate: NamedNode, offset: usize) {
        self.add(subject.clone(), predicate, typed(&offset.to_string(), "integer"));
    }

    pub fn date(&mut self, subject: &NamedNode, predicate: NamedNode, date: PartialDate) {
        self.add(subject.clone(), predicate, typed(&date.to_string(), date.datatype()));
    }
}

/// A literal of an XSD datatype given by its local name.
pub(super) fn typed(lexical: &str, datatype: &str) -> Literal {
    if datatype == "string" {
        return Literal::from(lexical);
    }
    let namespace = xsd::STRING.as_str().trim_end_matches("string");
    Literal::new_typed_literal(lexical, NamedNode::new_unchecked(format!("{namespace}{datatype}")))
}

/// A term of the schema.org vocabulary.
pub(super) fn schema(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("https://schema.org/{name}"))
}

/// A Dublin Core term.
pub(super) fn dcterms(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("http://purl.org/dc/terms/{name}"))
}
