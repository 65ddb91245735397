//! The triples of a shapes file, by subject.

use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Term};
use rapporteur_knowledge::Fault;
use std::collections::HashMap;

/// Namespace of SHACL.
pub(super) const SH: &str = "http://www.w3.org/ns/shacl#";

/// A shapes file.
pub(super) struct Graph<'a> {
    source: &'a str,
    text: &'a str,
    /// Predicate and object of each triple, in the order of the file.
    triples: HashMap<NamedOrBlankNode, Vec<(String, Term)>>,
    /// Subjects in the order of the file.
    order: Vec<NamedOrBlankNode>,
}

impl<'a> Graph<'a> {
    /// Reads a file.
    pub fn read(source: &'a str, text: &'a str) -> Result<Self, Fault> {
        let mut graph = Self { source, text, triples: HashMap::new(), order: Vec::new() };
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(text.as_bytes()) {
            let quad = quad.map_err(|error| {
                let message = format!("no valid Turtle: {error}");
                let mut fault = Fault::new(source, 0, message);
                if let Some(place) = error.location() {
                    fault.line = place.start.line as usize + 1;
                    fault.column = place.start.column as usize + 1;
                }
                fault
            })?;
            if !graph.triples.contains_key(&quad.subject) {
                graph.order.push(quad.subject.clone());
            }
            let triple = (quad.predicate.into_string(), quad.object);
            graph.triples.entry(quad.subject).or_default().push(triple);
        }
        Ok(graph)
    }

    /// Subjects in the order of the file.
    pub fn subjects(&self) -> &[NamedOrBlankNode] {
        &self.order
    }

    /// Predicates and objects of a node, in the order of the file.
    pub fn of(&self, node: &NamedOrBlankNode) -> &[(String, Term)] {
        self.triples.get(node).map_or(&[], Vec::as_slice)
    }

    /// The first object of a property of SHACL.
    pub fn sh(&self, node: &NamedOrBlankNode, name: &str) -> Option<&Term> {
        self.of(node).iter().find(|(p, _)| p.strip_prefix(SH) == Some(name)).map(|(_, object)| object)
    }

    /// The items of a list.
    pub fn list(&self, head: &Term) -> Result<Vec<&Term>, Fault> {
        let (mut items, mut cell) = (Vec::new(), head);
        while *cell != Term::from(rdf::NIL) {
            let node = self.node(cell)?;
            let part = |name: NamedNodeRef<'_>| {
                self.of(&node).iter().find(|(p, _)| p == name.as_str()).map(|(_, object)| object)
            };
            let (Some(first), Some(rest)) = (part(rdf::FIRST), part(rdf::REST)) else {
                return Err(self.fault("rdf:rest", "a list is broken off".to_owned()));
            };
            items.push(first);
            cell = rest;
            // Each node has at least one triple, so a longer list comes back to where it was.
            if items.len() > self.order.len() {
                return Err(self.fault("rdf:rest", "a list holds itself".to_owned()));
            }
        }
        Ok(items)
    }

    /// The node that a term is.
    pub fn node(&self, term: &Term) -> Result<NamedOrBlankNode, Fault> {
        match term {
            Term::NamedNode(node) => Ok(node.clone().into()),
            Term::BlankNode(node) => Ok(node.clone().into()),
            other => Err(self.fault(&other.to_string(), format!("{other} stands where a node must be"))),
        }
    }

    /// A fault, at the first place that reads `near`.
    pub fn fault(&self, near: &str, reason: impl Into<String>) -> Fault {
        match self.text.find(near) {
            Some(at) => Fault::in_text(self.source, self.text, at, reason),
            None => Fault::new(self.source, 0, reason),
        }
    }
}
