//! The proof that a store holds what the vocabulary promises, from its triples alone.

mod claims;
mod nodes;
mod signatures;

pub use signatures::{Signature, Signatures};

use crate::vocabulary::rap;
use crate::{Error, Store};
use oxigraph::model::{NamedNode, NamedNodeRef, Quad, Term};
use std::fmt;

/// A rule of the vocabulary that a node breaks.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Violation {
    /// Kebab-case name of the rule: `quote`, `sentence`, `label`, `type`, `property`, `status`, `edge`, `signature`.
    pub rule: &'static str,
    /// The node, its IRI shortened.
    pub node: String,
    /// What is wrong, in words.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.node, self.rule, self.message)
    }
}

/// Everything in the store that breaks a rule, sorted; nothing if the store is sound:
///
/// - every node has one label and one type of the project;
/// - every claim has one subject, relation, status, report, pattern and evidence, and at most one object;
/// - every quote is the exact slice of its report's text between its offsets, and lies in its sentence;
/// - every plain edge is asserted by a claim, and every claim that asserts one has it: happened or planned, and told without
///   distance (no `rap:distanced`);
/// - subjects and objects are of the types that their relation takes, where `signatures` names the relation.
///
/// # Errors
/// If the storage fails.
pub fn verify(store: &Store, signatures: &Signatures) -> Result<Vec<Violation>, Error> {
    let nodes = nodes::Nodes::of(store)?;
    let mut violations = nodes.violations(store);
    claims::check(store, &nodes, signatures, &mut violations)?;
    signatures::check(store, &nodes, signatures, &mut violations)?;
    violations.sort();
    violations.dedup();
    Ok(violations)
}

/// Reads single properties and keeps the faults found on the way.
struct Reader<'a> {
    store: &'a Store,
    violations: &'a mut Vec<Violation>,
}

impl Reader<'_> {
    fn objects(&self, node: &NamedNode, predicate: NamedNodeRef<'_>) -> Result<Vec<Term>, Error> {
        let quads =
            self.store.inner.quads_for_pattern(Some(node.as_ref().into()), Some(predicate), None, None);
        quads.map(|quad: Result<Quad, _>| Ok(quad?.object)).collect()
    }

    /// The one value a property must have; anything else is a fault.
    fn one(&mut self, node: &NamedNode, predicate: NamedNodeRef<'_>) -> Result<Option<Term>, Error> {
        let mut objects = self.objects(node, predicate)?;
        if objects.len() != 1 {
            let name = self.store.vocabulary().shortened(predicate.as_str());
            self.fault(
                "property",
                node,
                format!("{} values of {name} where there must be one", objects.len()),
            );
            return Ok(None);
        }
        Ok(objects.pop())
    }

    fn one_of_rap(&mut self, node: &NamedNode, name: &str) -> Result<Option<Term>, Error> {
        self.one(node, rap(name).as_ref())
    }

    fn fault(&mut self, rule: &'static str, node: &NamedNode, message: String) {
        self.violations.push(Violation {
            rule,
            node: self.store.vocabulary().shortened(node.as_str()),
            message,
        });
    }
}
