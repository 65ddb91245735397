//! Labels and types.

use super::Violation;
use crate::{Error, RAP, Store};
use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{NamedNode, NamedOrBlankNode, Term};
use std::collections::BTreeMap;

/// Types and number of labels of every node that is a subject.
pub(super) struct Nodes(BTreeMap<NamedNode, Node>);

#[derive(Default)]
struct Node {
    kinds: Vec<String>,
    n_labels: usize,
}

impl Nodes {
    /// One pass over the store.
    pub(super) fn of(store: &Store) -> Result<Self, Error> {
        let mut nodes: BTreeMap<NamedNode, Node> = BTreeMap::new();
        for quad in store.inner.iter() {
            let quad = quad?;
            // Blank nodes are the cells of lists.
            let NamedOrBlankNode::NamedNode(subject) = quad.subject else { continue };
            let node = nodes.entry(subject).or_default();
            if quad.predicate == rdfs::LABEL {
                node.n_labels += 1;
            } else if let (true, Term::NamedNode(kind)) = (quad.predicate == rdf::TYPE, quad.object) {
                node.kinds.extend(kind.as_str().strip_prefix(RAP).map(str::to_owned));
            }
        }
        Ok(Self(nodes))
    }

    /// The type of a node; the first, if it has several.
    pub(super) fn kind(&self, node: &NamedNode) -> Option<&str> {
        self.0.get(node).and_then(|node| node.kinds.first()).map(String::as_str)
    }

    /// Nodes of a type, in order.
    pub(super) fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a NamedNode> + 'a {
        self.0.iter().filter(move |(_, node)| node.kinds.iter().any(|k| k == kind)).map(|(iri, _)| iri)
    }

    pub(super) fn violations(&self, store: &Store) -> Vec<Violation> {
        let mut violations = Vec::new();
        for (iri, node) in &self.0 {
            let mut fault = |rule, message| {
                let node = store.vocabulary().shortened(iri.as_str());
                violations.push(Violation { rule, node, message });
            };
            if node.n_labels != 1 {
                fault("label", format!("{} labels where there must be one", node.n_labels));
            }
            if node.kinds.len() != 1 {
                fault(
                    "type",
                    format!("{} types of the vocabulary where there must be one", node.kinds.len()),
                );
            }
        }
        violations
    }
}
