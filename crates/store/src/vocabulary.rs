//! IRIs of the vocabulary and of the nodes.

use crate::Error;
use oxigraph::model::NamedNode;
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{ClaimId, EntityId, Evidence, ReportId, hash};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Base of instances unless another is given.
pub const DEFAULT_BASE: &str = "https://w3id.org/rapporteur/id/";

/// Namespace of the project's own terms.
pub const RAP: &str = "https://w3id.org/rapporteur/ns#";

/// Prefixes of every query and every RDF file, beside `id:` for the base.
pub const PREFIXES: &[(&str, &str)] = &[
    ("dcterms", "http://purl.org/dc/terms/"),
    ("org", "http://www.w3.org/ns/org#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rap", RAP),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("wd", "http://www.wikidata.org/entity/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// The base of instances and the widely known type of each node type.
#[derive(Clone, PartialEq, Debug)]
pub struct Vocabulary {
    base: String,
    also: BTreeMap<String, NamedNode>,
}

impl Vocabulary {
    /// Instances under `base`, without widely known types: enough to read a graph that has them.
    ///
    /// # Errors
    /// If `base` is no absolute IRI that ends in `/` or `#`.
    pub fn new(base: &str) -> Result<Self, Error> {
        let wrong = |reason: String| Error::Base { base: base.to_owned(), reason };
        NamedNode::new(base).map_err(|error| wrong(error.to_string()))?;
        if !base.ends_with(['/', '#']) {
            return Err(wrong("it ends in another character".to_owned()));
        }
        Ok(Self { base: base.to_owned(), also: BTreeMap::new() })
    }

    /// Instances under `base`, the widely known types that the knowledge gives.
    ///
    /// # Errors
    /// If `base` is no absolute IRI that ends in `/` or `#`, or a type's is none.
    pub fn of(base: &str, knowledge: &Knowledge) -> Result<Self, Error> {
        let types = knowledge.types.iter();
        Self::new(base)?.with_types(types.filter_map(|kind| Some((kind.id.as_str(), kind.also.as_deref()?))))
    }

    /// With widely known types: pairs of node type and IRI, in full or prefixed.
    fn with_types<'a>(mut self, types: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Error> {
        for (kind, also) in types {
            let iri = expand(also).unwrap_or_else(|| also.to_owned());
            let node = NamedNode::new(iri).map_err(|error| Error::TypeIri {
                kind: kind.to_owned(),
                iri: also.to_owned(),
                reason: error.to_string(),
            })?;
            self.also.insert(kind.to_owned(), node);
        }
        Ok(self)
    }

    /// The base of instances.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Stands for everything that the quads of a world depend on beside it: base, widely known types, code.
    pub fn fingerprint(&self) -> String {
        let also = self.also.iter().flat_map(|(kind, also)| [kind.as_str(), also.as_str()]);
        let parts: Vec<&str> =
            [env!("RAPPORTEUR_QUADS_FINGERPRINT"), &self.base].into_iter().chain(also).collect();
        hash(&parts)
    }

    /// The widely known type beside a node type of the project, if it has one.
    pub fn also(&self, kind: &str) -> Option<&NamedNode> {
        self.also.get(kind)
    }

    /// The IRI of a node: base and id.
    pub fn node(&self, id: &EntityId) -> NamedNode {
        NamedNode::new_unchecked(format!("{}{}", self.base, escaped(&id.0)))
    }

    /// The IRI of a report.
    pub fn report(&self, id: &ReportId) -> NamedNode {
        self.node(&EntityId(format!("report/{id}")))
    }

    /// The IRI of a claim.
    pub fn claim(&self, id: &ClaimId) -> NamedNode {
        self.node(&EntityId(format!("claim/{}", id.0)))
    }

    /// The IRI of the words that state a claim: equal words of equal sentences of one report are one node.
    pub fn evidence(&self, report: &ReportId, evidence: &Evidence) -> NamedNode {
        let Evidence { span, sentence } = evidence;
        let place = [span.start, span.end, sentence.start, sentence.end].map(|offset| offset.to_string());
        let digits = hash(&["evidence", &report.0, &place[0], &place[1], &place[2], &place[3]]);
        self.node(&EntityId(format!("evidence/{digits}")))
    }

    /// Every prefix with its namespace, `id` for the base included.
    pub fn prefixes(&self) -> impl Iterator<Item = (&str, &str)> {
        PREFIXES.iter().copied().chain([("id", self.base.as_str())])
    }

    /// The IRI with a prefix where one fits (`rap:attends`, `id:person/keir-starmer`), else in angle brackets.
    pub fn shortened(&self, iri: &str) -> String {
        let fits = self
            .prefixes()
            .filter(|(_, namespace)| iri.len() > namespace.len() && iri.starts_with(namespace));
        match fits.max_by_key(|(_, namespace)| namespace.len()) {
            Some((prefix, namespace)) => format!("{prefix}:{}", &iri[namespace.len()..]),
            None => format!("<{iri}>"),
        }
    }
}

impl Default for Vocabulary {
    /// Instances under [`DEFAULT_BASE`], without widely known types.
    fn default() -> Self {
        Self { base: DEFAULT_BASE.to_owned(), also: BTreeMap::new() }
    }
}

/// A term of the project's own namespace.
pub fn rap(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{RAP}{}", escaped(name)))
}

/// A term written with one of [`PREFIXES`], in full.
pub(crate) fn expand(prefixed: &str) -> Option<String> {
    let (prefix, name) = prefixed.split_once(':')?;
    let (_, namespace) = PREFIXES.iter().find(|(known, _)| *known == prefix)?;
    Some(format!("{namespace}{name}"))
}

/// The text with every character that an IRI's path may not hold percent-encoded.
fn escaped(text: &str) -> String {
    let mut iri = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric()
            || "-._~!$&'()*+,;=:@/".contains(c)
            || (!c.is_ascii() && c.is_alphanumeric())
        {
            iri.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                // Writing to a string cannot fail.
                let _ = write!(iri, "%{byte:02X}");
            }
        }
    }
    iri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iris_are_made_of_base_and_id_and_always_valid() {
        let vocabulary = Vocabulary::new("http://example.org/graph/").unwrap();
        let iri = vocabulary.node(&EntityId("person/zoë <o'hara>".to_owned()));
        assert_eq!(iri.as_str(), "http://example.org/graph/person/zoë%20%3Co'hara%3E");
        assert!(NamedNode::new(iri.as_str()).is_ok());
        assert_eq!(vocabulary.shortened(iri.as_str()), "id:person/zoë%20%3Co'hara%3E");
        assert_eq!(vocabulary.shortened("https://w3id.org/rapporteur/ns#attends"), "rap:attends");
        assert_eq!(vocabulary.shortened("urn:x"), "<urn:x>");
    }

    #[test]
    fn rejects_a_base_that_cannot_be_extended() {
        for base in ["", "graph/", "http://example.org/graph", "http://exa mple.org/"] {
            assert!(matches!(Vocabulary::new(base), Err(Error::Base { .. })), "{base}");
        }
    }

    #[test]
    fn widely_known_types_are_those_of_the_type_files() {
        let knowledge = Knowledge::embedded().unwrap();
        let vocabulary = Vocabulary::of(DEFAULT_BASE, &knowledge).unwrap();
        for kind in &knowledge.types {
            let known = vocabulary.also(&kind.id).map(|iri| vocabulary.shortened(iri.as_str()));
            assert_eq!(known, kind.also, "{}", kind.id);
        }
        assert!(vocabulary.also("Person").is_some());
    }
}
