//! Updates as far as a person's judgements can express them: a single statement that is inserted or deleted.

use super::{Query, fault, nesting};
use crate::{Error, Vocabulary};
use oxigraph::model::NamedNode;
use spargebra::term::{GroundTerm, NamedOrBlankNode, Term};
use spargebra::{GraphUpdateOperation, SparqlParser};

/// The object of a statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stated {
    /// A node.
    Node(NamedNode),
    /// Words.
    Text(String),
}

/// The one statement that an update inserts or deletes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Amendment {
    /// Whether it is inserted; otherwise it is deleted.
    pub inserts: bool,
    /// What it is about.
    pub subject: NamedNode,
    /// What it says of it.
    pub predicate: NamedNode,
    /// The other node, or words.
    pub object: Stated,
}

/// Reads an update. The prefixes of a store need not be declared. `None` if it does anything but insert or delete one triple of
/// the graph that holds no blank node.
///
/// # Errors
/// If it is no SPARQL Update.
pub fn amendment(text: &str, vocabulary: &Vocabulary) -> Result<Option<Amendment>, Error> {
    let query = Query { name: "update".to_owned(), text: text.to_owned(), ..Query::sparql("")? };
    let wrong = |iri: &str, reason: String| Error::Base { base: iri.to_owned(), reason };
    let base = vocabulary.base();
    let mut parser =
        SparqlParser::new().with_base_iri(base).map_err(|error| wrong(base, error.to_string()))?;
    for (prefix, namespace) in vocabulary.prefixes() {
        parser =
            parser.with_prefix(prefix, namespace).map_err(|error| wrong(namespace, error.to_string()))?;
    }
    nesting::bounded(text).map_err(|found| fault::refused(&query, found))?;
    let update = parser.parse_update(text).map_err(|error| fault::malformed(&query, &error.to_string()))?;
    let [operation] = &update.operations[..] else { return Ok(None) };
    Ok(match operation {
        GraphUpdateOperation::InsertData { data } => match &data[..] {
            [quad] => {
                let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { return Ok(None) };
                let object = match &quad.object {
                    Term::NamedNode(node) => Stated::Node(node.clone()),
                    Term::Literal(literal) => Stated::Text(literal.value().to_owned()),
                    _ => return Ok(None),
                };
                Some(Amendment {
                    inserts: true,
                    subject: subject.clone(),
                    predicate: quad.predicate.clone(),
                    object,
                })
            }
            _ => None,
        },
        GraphUpdateOperation::DeleteData { data } => match &data[..] {
            [quad] => {
                let object = match &quad.object {
                    GroundTerm::NamedNode(node) => Stated::Node(node.clone()),
                    GroundTerm::Literal(literal) => Stated::Text(literal.value().to_owned()),
                    _ => return Ok(None),
                };
                Some(Amendment {
                    inserts: false,
                    subject: quad.subject.clone(),
                    predicate: quad.predicate.clone(),
                    object,
                })
            }
            _ => None,
        },
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DEFAULT_BASE;

    fn read(text: &str) -> Option<Amendment> {
        amendment(text, &Vocabulary::new(DEFAULT_BASE).unwrap()).unwrap()
    }

    #[test]
    fn one_statement_is_an_amendment() {
        let one = read("INSERT DATA { <person/ana-ruiz> rdfs:label 'Ana Maria Ruiz' }").unwrap();
        assert!(one.inserts && one.object == Stated::Text("Ana Maria Ruiz".to_owned()));
        assert_eq!(one.subject.as_str(), format!("{DEFAULT_BASE}person/ana-ruiz"));
        let gone = read("DELETE DATA { <claim/3f> a rap:Claim }").unwrap();
        assert!(!gone.inserts && matches!(gone.object, Stated::Node(_)));
    }

    #[test]
    fn anything_else_is_none() {
        for text in [
            "INSERT DATA { <a> rdfs:label 'A', 'B' }",
            "INSERT DATA { [] rdfs:label 'A' }",
            "DELETE WHERE { ?s ?p ?o }",
            "INSERT { <a> rdfs:label ?l } WHERE { <b> rdfs:label ?l }",
            "CLEAR ALL",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(amendment("INSERT DATA {", &Vocabulary::new(DEFAULT_BASE).unwrap()).is_err());
    }
}
