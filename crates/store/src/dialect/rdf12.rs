//! Claims as reifiers of triples (RDF 1.2 Concepts, section 1.5).

use crate::in_order;
use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term, Triple};
use std::collections::HashMap;

/// Subject, predicate and object of a statement, as far as they are met.
#[derive(Default)]
struct Parts {
    subject: Option<NamedOrBlankNode>,
    predicate: Option<NamedNode>,
    object: Option<Term>,
}

/// Rewrites each claim that has a subject and an object as `claim rdf:reifies <<( subject relation object )>>`, which replaces `rdf:subject`,
/// `rdf:predicate` and `rdf:object`. Such a claim is no longer an `rdf:Statement`. Everything else stays; a claim without
/// one of them has no triple to reify. The quads are in the order of their N-Quads lines.
pub fn rdf12(quads: Vec<Quad>) -> Vec<Quad> {
    let mut parts: HashMap<NamedOrBlankNode, Parts> = HashMap::new();
    for quad in &quads {
        let (subject, object) = (&quad.subject, &quad.object);
        if quad.predicate == rdf::SUBJECT {
            parts.entry(subject.clone()).or_default().subject = match object {
                Term::NamedNode(node) => Some(node.clone().into()),
                _ => None,
            };
        } else if quad.predicate == rdf::PREDICATE {
            parts.entry(subject.clone()).or_default().predicate = match object {
                Term::NamedNode(node) => Some(node.clone()),
                _ => None,
            };
        } else if quad.predicate == rdf::OBJECT {
            parts.entry(subject.clone()).or_default().object = Some(object.clone());
        }
    }
    let reified = |quad: &Quad| {
        let Parts { subject, predicate, object } = parts.get(&quad.subject)?;
        Some(Triple::new(subject.clone()?, predicate.clone()?, object.clone()?))
    };
    let mut written = Vec::with_capacity(quads.len());
    for quad in quads {
        let Some(triple) = reified(&quad) else {
            written.push(quad);
            continue;
        };
        if quad.predicate == rdf::SUBJECT {
            let claim = Quad { predicate: rdf::REIFIES.into(), object: triple.into(), ..quad };
            written.push(claim);
        } else if !is_statement_part(&quad) {
            written.push(quad);
        }
    }
    in_order(written)
}

fn is_statement_part(quad: &Quad) -> bool {
    let is_statement = quad.predicate == rdf::TYPE && quad.object == Term::from(rdf::STATEMENT);
    is_statement || quad.predicate == rdf::PREDICATE || quad.predicate == rdf::OBJECT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rap;
    use oxigraph::model::{GraphName, Literal};

    fn quad(subject: &str, predicate: impl Into<NamedNode>, object: impl Into<Term>) -> Quad {
        Quad::new(rap(subject), predicate, object, GraphName::DefaultGraph)
    }

    #[test]
    fn a_claim_with_both_ends_reifies_its_triple_and_one_without_stays() {
        let quads = vec![
            quad("c1", rdf::TYPE, rdf::STATEMENT),
            quad("c1", rdf::TYPE, rap("Claim")),
            quad("c1", rdf::SUBJECT, rap("norway")),
            quad("c1", rdf::PREDICATE, rap("attends")),
            quad("c1", rdf::OBJECT, rap("talks")),
            quad("c1", rap("role"), Literal::from("host")),
            quad("c2", rdf::TYPE, rdf::STATEMENT),
            quad("c2", rdf::SUBJECT, rap("norway")),
            quad("c2", rdf::PREDICATE, rap("denies")),
            quad("c3", rdf::PREDICATE, rap("arrests")),
            quad("c3", rdf::OBJECT, rap("ana")),
        ];
        let written = rdf12(quads);
        let triple = Triple::new(rap("norway"), rap("attends"), rap("talks"));
        let reified: Vec<&Quad> = written.iter().filter(|quad| quad.predicate == rdf::REIFIES).collect();
        assert_eq!(reified, [&quad("c1", rdf::REIFIES, triple)]);
        assert_eq!(written.len(), 8);
        assert!(written.contains(&quad("c3", rdf::OBJECT, rap("ana"))));
        assert!(written.contains(&quad("c2", rdf::PREDICATE, rap("denies"))));
        assert!(!written.contains(&quad("c1", rdf::TYPE, rdf::STATEMENT)));
    }
}
