//! What properties and relations are called in JSON, and how their values are written.

use crate::{PREFIXES, RAP};
use oxigraph::model::NamedNode;
use rapporteur_knowledge::{Holds, Knowledge, Range};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// How the values of a property are written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Way {
    /// Texts as strings, whole numbers and truth values as those of JSON.
    Text,
    /// Nodes as ids.
    Node,
    /// Names of the vocabulary, bare.
    Name,
    /// Nodes as ids, in the order of a list.
    List,
    /// Literals of this datatype as strings.
    Typed(String),
}

/// A property as JSON has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Name {
    /// What it is called.
    pub name: String,
    /// How its values are written.
    pub way: Way,
    /// Whether there may be several, so that it is always an array.
    pub is_array: bool,
    /// What it is called in the vocabulary, with its prefix.
    iri: String,
}

/// Short names for properties of other vocabularies. The property, the name, what its values are, and whether there may be several.
/// None of the names is one of ours.
const SHORT: [(&str, &str, Shape, bool); 20] = [
    ("rdfs:label", "label", Shape::Text, false),
    ("rdf:subject", "subject", Shape::Node, false),
    ("rdf:predicate", "relation", Shape::Name, false),
    ("rdf:object", "object", Shape::Node, false),
    ("skos:altLabel", "aliases", Shape::Text, true),
    ("owl:sameAs", "sameAs", Shape::Node, true),
    ("schema:url", "url", Shape::Typed("anyURI"), false),
    ("schema:gender", "gender", Shape::Text, false),
    ("schema:startDate", "starts", Shape::Typed("date"), false),
    ("schema:endDate", "ends", Shape::Typed("date"), false),
    ("schema:dateCreated", "created", Shape::Typed("date"), false),
    ("schema:containedInPlace", "containedIn", Shape::Node, false),
    ("org:postIn", "postIn", Shape::Node, false),
    ("dcterms:type", "noun", Shape::Text, false),
    ("dcterms:identifier", "gazetteer", Shape::Text, false),
    ("dcterms:date", "statedDate", Shape::Typed("date"), false),
    ("dcterms:replaces", "replaces", Shape::Node, true),
    ("dcterms:hasVersion", "version", Shape::Text, false),
    ("prov:wasGeneratedBy", "generatedBy", Shape::Node, false),
    ("prov:used", "used", Shape::Node, true),
];

/// [`Way`] as a constant.
#[derive(Clone, Copy)]
enum Shape {
    Text,
    Node,
    Name,
    Typed(&'static str),
}

/// Properties that a node may have several of, beside all relations.
const SEVERAL: [&str; 3] = ["about", "claim", "origin"];

/// The names of the properties that a graph uses.
pub(super) struct Terms {
    names: BTreeMap<NamedNode, Name>,
}

impl Terms {
    /// The names of these properties, with what the knowledge tells of them.
    pub fn of<'q>(knowledge: &Knowledge, properties: impl Iterator<Item = &'q NamedNode>) -> Self {
        let mut names: BTreeMap<NamedNode, Name> = BTreeMap::new();
        for property in properties {
            if !names.contains_key(property) {
                names.insert(property.clone(), name(knowledge, property));
            }
        }
        Self { names }
    }

    /// What a property is called.
    pub fn get(&self, property: &NamedNode) -> &Name {
        &self.names[property]
    }

    /// Whether a name's values are always an array.
    pub fn is_array(&self, name: &str) -> bool {
        self.names.values().any(|known| known.name == name && known.is_array)
    }

    /// The shortest form of the IRI of a class, a datatype or a name of the vocabulary.
    pub fn short(&self, node: &NamedNode) -> String {
        match node.as_str().strip_prefix(RAP).filter(|name| is_bare(name)) {
            Some(name) => name.to_owned(),
            None => prefixed(node).unwrap_or_else(|| node.as_str().to_owned()),
        }
    }

    /// What names, prefixes and ids stand for.
    pub fn context(&self, base: &str) -> Value {
        let mut context = Map::new();
        context.insert("@base".to_owned(), json!(base));
        context.insert("@vocab".to_owned(), json!(RAP));
        for (prefix, namespace) in PREFIXES.iter() {
            context.insert(prefix.clone(), json!(namespace));
        }
        for known in self
            .names
            .values()
            .filter(|known| known.name != known.iri || known.way != Way::Text || known.is_array)
        {
            context.insert(known.name.clone(), known.definition());
        }
        Value::Object(context)
    }
}

impl Name {
    fn definition(&self) -> Value {
        let mut definition = Map::new();
        definition.insert("@id".to_owned(), json!(self.iri));
        let kind = match &self.way {
            Way::Text => None,
            Way::Node | Way::List => Some("@id"),
            Way::Name => Some("@vocab"),
            Way::Typed(datatype) => Some(datatype.as_str()),
        };
        definition.extend(kind.map(|kind| ("@type".to_owned(), json!(kind))));
        let container = match (&self.way, self.is_array) {
            (Way::List, _) => Some("@list"),
            (_, true) => Some("@set"),
            (_, false) => None,
        };
        definition.extend(container.map(|container| ("@container".to_owned(), json!(container))));
        if definition.len() == 1 { json!(self.iri) } else { Value::Object(definition) }
    }
}

fn name(knowledge: &Knowledge, property: &NamedNode) -> Name {
    let Some(own) = property.as_str().strip_prefix(RAP).filter(|name| is_bare(name)) else {
        let iri = prefixed(property).unwrap_or_else(|| property.as_str().to_owned());
        let short = SHORT.iter().find(|(known, ..)| *known == iri);
        return match short {
            Some((_, name, shape, is_array)) => {
                Name { name: (*name).to_owned(), way: shape.way(), is_array: *is_array, iri }
            }
            None => Name { name: iri.clone(), way: Way::Text, is_array: false, iri },
        };
    };
    let is_relation = knowledge.relation(own).is_some();
    let mut ways = knowledge
        .relation(own)
        .map(|relation| match &relation.range {
            Range::Types(_) => Way::Node,
            Range::Literal(datatype) => of_datatype(datatype),
        })
        .into_iter()
        .chain(
            knowledge
                .ontology
                .properties
                .iter()
                .filter(|known| known.id == own)
                .map(|known| of_holds(&known.holds)),
        );
    let way = ways.next().unwrap_or(Way::Text);
    let way = if ways.all(|other| other == way) { way } else { Way::Text };
    let is_array = way != Way::List && (is_relation || SEVERAL.contains(&own));
    Name { name: own.to_owned(), way, is_array, iri: format!("rap:{own}") }
}

impl Shape {
    fn way(self) -> Way {
        match self {
            Self::Text => Way::Text,
            Self::Node => Way::Node,
            Self::Name => Way::Name,
            Self::Typed(datatype) => of_datatype(datatype),
        }
    }
}

fn of_holds(holds: &Holds) -> Way {
    match holds {
        Holds::Types(types) if types.iter().any(|name| name == "rdf:List") => Way::List,
        Holds::Types(types) if types.iter().any(|name| name == "rdf:Property") => Way::Name,
        Holds::Types(_) => Way::Node,
        Holds::Values(_) => Way::Name,
        Holds::Literal(datatype) => of_datatype(datatype),
    }
}

fn of_datatype(datatype: &str) -> Way {
    match datatype {
        "string" | "integer" | "boolean" => Way::Text,
        datatype => Way::Typed(format!("xsd:{datatype}")),
    }
}

/// The IRI with a prefix of a vocabulary, if one fits and nothing in it needs to be escaped.
fn prefixed(node: &NamedNode) -> Option<String> {
    let fits = PREFIXES
        .iter()
        .filter_map(|(prefix, namespace)| Some((prefix, node.as_str().strip_prefix(namespace.as_str())?)));
    let (prefix, name) = fits.min_by_key(|(_, name)| name.len())?;
    is_bare(name).then(|| format!("{prefix}:{name}"))
}

/// Whether a name can only be read as itself.
fn is_bare(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_short_name_is_one_of_ours() {
        let knowledge = Knowledge::embedded().unwrap();
        for (property, name, ..) in SHORT {
            assert!(knowledge.relation(name).is_none(), "{name} for {property}");
            assert!(
                knowledge.ontology.properties.iter().all(|known| known.id != name),
                "{name} for {property}"
            );
            assert!(PREFIXES.iter().all(|(prefix, _)| prefix != name));
        }
    }

    #[test]
    fn values_are_written_as_the_knowledge_has_them() {
        let knowledge = Knowledge::embedded().unwrap();
        let of = |name: &str| {
            let known = super::name(&knowledge, &crate::rap(name));
            (known.way, known.is_array)
        };
        assert_eq!(of("attends"), (Way::Node, true));
        assert_eq!(of("status"), (Way::Name, false));
        assert_eq!(of("confidence"), (Way::Typed("xsd:decimal".to_owned()), false));
        assert_eq!(of("attributionPath"), (Way::List, false));
        assert_eq!(of("start"), (Way::Text, false));
    }
}
