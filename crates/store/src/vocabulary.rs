//! IRIs of the vocabulary and of the nodes.

use crate::Error;
use oxigraph::model::NamedNode;
use rapporteur_knowledge::{Files, Holds, Knowledge};
use rapporteur_model::{ClaimId, EntityId, Evidence, ReportId, hash};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

/// Base of instances unless another is given.
pub const DEFAULT_BASE: &str = "https://w3id.org/rapporteur/id/";

/// Namespace of the project's own terms.
pub const RAP: &str = "https://w3id.org/rapporteur/ns#";

/// Prefixes of every query and every RDF file with their namespaces, beside `id:` for the base: those of the embedded
/// `ontology/prefixes.tsv` that are for graphs. A folder of other knowledge files does not change what queries mean.
pub static PREFIXES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    // The tests of the project's data prove that no row is at fault.
    let known = rapporteur_knowledge::prefixes(&Files::embedded(), &mut Vec::new()).into_iter();
    known.filter(|(_, known)| known.in_graphs).map(|(prefix, known)| (prefix, known.namespace)).collect()
});

/// What the ids of nodes begin with, by the embedded files of types: `person` of `person/ana-ruiz`. They are prefixes as well, in every
/// query and every RDF file.
static KINDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let names = Files::embedded();
    let names = names.below("types/").map(|(path, _)| path);
    names
        .filter_map(|path| Some(path.strip_prefix("types/")?.strip_suffix(".toml")?.to_lowercase()))
        .collect()
});

/// The base of instances, the widely known type of each node type, and the datatypes of properties.
#[derive(Clone, PartialEq, Debug)]
pub struct Vocabulary {
    base: String,
    /// Prefixes of nodes by their types, with what they stand for, sorted.
    kinds: Vec<(String, String)>,
    also: BTreeMap<String, NamedNode>,
    /// Local names of the XSD datatypes of properties, by property.
    datatypes: BTreeMap<String, String>,
}

impl Vocabulary {
    /// Instances under `base`, without widely known types and datatypes: enough to read a graph that has them.
    ///
    /// # Errors
    /// If `base` is no absolute IRI that ends in `/` or `#`.
    pub fn new(base: &str) -> Result<Self, Error> {
        let wrong = |reason: String| Error::Base { base: base.to_owned(), reason };
        NamedNode::new(base).map_err(|error| wrong(error.to_string()))?;
        if !base.ends_with(['/', '#']) {
            return Err(wrong("it ends in another character".to_owned()));
        }
        Ok(Self::under(base))
    }

    fn under(base: &str) -> Self {
        let mut vocabulary = Self {
            base: base.to_owned(),
            kinds: Vec::new(),
            also: BTreeMap::new(),
            datatypes: BTreeMap::new(),
        };
        KINDS.iter().for_each(|kind| vocabulary.add_kind(kind));
        vocabulary
    }

    /// Gives the nodes of a type, in small letters, their prefix.
    fn add_kind(&mut self, kind: &str) {
        if let Err(place) = self.kinds.binary_search_by(|(known, _)| known.as_str().cmp(kind)) {
            self.kinds.insert(place, (kind.to_owned(), format!("{}{kind}/", self.base)));
        }
    }

    /// Instances under `base`, the widely known types and datatypes that the knowledge gives.
    ///
    /// # Errors
    /// If `base` is no absolute IRI that ends in `/` or `#`, or a type's is none.
    pub fn of(base: &str, knowledge: &Knowledge) -> Result<Self, Error> {
        let mut vocabulary = Self::new(base)?;
        knowledge.types.iter().for_each(|kind| vocabulary.add_kind(&kind.id.to_lowercase()));
        for property in &knowledge.ontology.properties {
            if let Holds::Literal(datatype) = &property.holds {
                vocabulary.datatypes.insert(property.id.clone(), datatype.clone());
            }
        }
        for (kind, also) in knowledge.types.iter().filter_map(|kind| Some((&kind.id, kind.also.as_ref()?))) {
            let parts = also.split_once(':');
            let known =
                parts.and_then(|(prefix, name)| Some((knowledge.ontology.prefixes.get(prefix)?, name)));
            let iri =
                known.map_or_else(|| also.clone(), |(known, name)| format!("{}{name}", known.namespace));
            let node = NamedNode::new(iri).map_err(|error| Error::TypeIri {
                kind: kind.clone(),
                iri: also.clone(),
                reason: error.to_string(),
            })?;
            vocabulary.also.insert(kind.clone(), node);
        }
        Ok(vocabulary)
    }

    /// The base of instances.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// A hash of everything that the quads of a world depend on beside the world: base, widely known types, datatypes of properties, code.
    pub fn fingerprint(&self) -> String {
        let also = self.also.iter().flat_map(|(kind, also)| [kind.as_str(), also.as_str()]);
        let datatypes = self.datatypes.iter().flat_map(|(name, datatype)| [name.as_str(), datatype.as_str()]);
        let own = [env!("RAPPORTEUR_QUADS_FINGERPRINT"), self.base.as_str()];
        let parts: Vec<&str> = own.into_iter().chain(also).chain(datatypes).collect();
        hash(&parts)
    }

    /// The widely known type beside a node type of the project, if it has one.
    pub fn also(&self, kind: &str) -> Option<&NamedNode> {
        self.also.get(kind)
    }

    /// The local name of the XSD datatype of a property's numbers; decimal if the knowledge does not tell.
    pub fn datatype(&self, property: &str) -> &str {
        self.datatypes.get(property).map_or("decimal", String::as_str)
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

    /// Every prefix with its namespace: those of vocabularies, `id` for the base, and one for the nodes of each type.
    pub fn prefixes(&self) -> impl Iterator<Item = (&str, &str)> {
        fn pair((prefix, namespace): &(String, String)) -> (&str, &str) {
            (prefix, namespace)
        }
        let own = [("id", self.base.as_str())];
        PREFIXES.iter().map(pair).chain(own).chain(self.kinds.iter().map(pair))
    }

    /// The IRI of a node that is written with the prefix of its type (`person:ana-ruiz`), or as its id (`person/ana-ruiz`).
    pub fn named(&self, name: &str) -> Option<NamedNode> {
        let (kind, tail) = name.split_once([':', '/'])?;
        let is_known = self.kinds.binary_search_by(|(known, _)| known.as_str().cmp(kind)).is_ok();
        (is_known && !tail.is_empty()).then(|| self.node(&EntityId(format!("{kind}/{tail}"))))
    }

    /// The IRI with a prefix where one fits (`rap:attends`, `person:keir-starmer`), else in angle brackets.
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
        Self::under(DEFAULT_BASE)
    }
}

/// A term of the project's own namespace.
pub fn rap(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{RAP}{}", escaped(name)))
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
        assert_eq!(vocabulary.shortened(iri.as_str()), "person:zoë%20%3Co'hara%3E");
        assert_eq!(vocabulary.shortened("http://example.org/graph/ship/x"), "id:ship/x");
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
    fn the_project_s_own_prefix_stands_for_its_namespace() {
        let own =
            PREFIXES.iter().find(|(prefix, _)| prefix == "rap").map(|(_, namespace)| namespace.as_str());
        assert_eq!(own, Some(RAP));
    }

    #[test]
    fn every_type_of_node_has_a_prefix_of_its_own() {
        let knowledge = Knowledge::embedded().unwrap();
        let vocabulary = Vocabulary::new("http://example.org/graph/").unwrap();
        let prefixes: BTreeMap<&str, &str> = vocabulary.prefixes().collect();
        assert_eq!(prefixes.len(), vocabulary.prefixes().count(), "no prefix stands for two things");
        for kind in &knowledge.types {
            let prefix = kind.id.to_lowercase();
            assert_eq!(prefixes[prefix.as_str()], format!("http://example.org/graph/{prefix}/"));
        }
        let ana = Some("http://example.org/graph/person/ana-ruiz");
        for (name, iri) in [
            ("person:ana-ruiz", ana),
            ("person/ana-ruiz", ana),
            ("person:", None),
            ("a:b", None),
            ("x", None),
        ] {
            assert_eq!(vocabulary.named(name).as_ref().map(NamedNode::as_str), iri, "{name}");
        }
    }

    #[test]
    fn a_type_of_other_knowledge_has_its_prefix_where_the_knowledge_is() {
        let ship =
            Files::embedded().get("types/Place.toml").unwrap_or_default().replace("\"Place\"", "\"Ship\"");
        let files = Files::embedded().with("types/Ship.toml", ship);
        let knowledge = Knowledge::read(files, &mut Vec::new()).unwrap();
        let vocabulary = Vocabulary::of(DEFAULT_BASE, &knowledge).unwrap();
        assert_eq!(vocabulary.shortened(&format!("{DEFAULT_BASE}ship/aurora")), "ship:aurora");
    }

    #[test]
    fn a_type_may_be_that_of_any_vocabulary_that_has_a_prefix() {
        let person = Files::embedded().get("types/Person.toml").unwrap_or_default().to_owned();
        let files =
            Files::embedded().with("types/Person.toml", person.replace("schema:Person", "foaf:Person"));
        let knowledge = Knowledge::read(files, &mut Vec::new()).unwrap();
        let vocabulary = Vocabulary::of(DEFAULT_BASE, &knowledge).unwrap();
        let iri = vocabulary.also("Person").map(|iri| iri.as_str());
        assert_eq!(iri, Some("http://xmlns.com/foaf/0.1/Person"));
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
