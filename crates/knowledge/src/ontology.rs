//! What the graph's vocabulary holds beside types and relations: `data/ontology/`.

use crate::{Fault, Files, NodeType, Relation};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const PROPERTIES: &str = "ontology/properties.toml";
const PREFIXES: &str = "ontology/prefixes.tsv";

/// Properties that no claim states, named individuals, and prefixes of other vocabularies.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ontology {
    /// Properties, sorted by id.
    pub properties: Vec<Property>,
    /// Individuals that properties name as values, in the order of their file.
    pub values: Vec<Named>,
    /// Namespaces by prefix, those of this project included.
    pub prefixes: BTreeMap<String, String>,
}

/// A property of nodes that is no relation. One of a relation's name adds to where that name is used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Property {
    /// Bare name (`"status"`).
    pub id: String,
    /// For people to read.
    pub label: String,
    /// What it is, one sentence.
    pub comment: String,
    /// Types of the nodes that have it.
    pub of: Vec<String>,
    /// What it holds.
    pub holds: Holds,
    /// Properties of other vocabularies that hold wherever it holds, as prefixed names; `^` stands before one that holds
    /// the other way round.
    pub aligned: Vec<String>,
}

/// What a property holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Holds {
    /// Nodes of these types; a prefixed name stands for a class of another vocabulary.
    Types(Vec<String>),
    /// A literal of this XSD datatype; `date` stands for dates of every precision.
    Literal(String),
    /// One of these named individuals.
    Values(Vec<String>),
}

/// Something the vocabulary names and explains.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Bare name (`"Planned"`).
    pub id: String,
    /// For people to read.
    pub label: String,
    /// What it is, one sentence.
    pub comment: String,
    /// What it is called in other vocabularies, as prefixed names.
    #[serde(default)]
    pub aligned: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spec {
    #[serde(default)]
    property: Vec<PropertySpec>,
    #[serde(default)]
    value: Vec<Named>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PropertySpec {
    id: String,
    label: String,
    comment: String,
    of: Vec<String>,
    #[serde(default)]
    to: Vec<String>,
    #[serde(default)]
    literal: Option<String>,
    #[serde(default)]
    values: Vec<String>,
    #[serde(default)]
    aligned: Vec<String>,
}

/// Reads the folder and checks every name that it and the alignments of types and relations use.
pub(crate) fn parse_ontology(
    files: &Files,
    types: &[NodeType],
    relations: &[Relation],
) -> Result<Ontology, Vec<Fault>> {
    let mut faults = Vec::new();
    let prefixes = prefixes(files.get(PREFIXES).unwrap_or_default(), &mut faults);
    let text = files.get(PROPERTIES).unwrap_or_default();
    let spec = toml::from_str::<Spec>(text).unwrap_or_else(|error| {
        faults.push(Fault::toml(PROPERTIES, text, &error));
        Spec { property: Vec::new(), value: Vec::new() }
    });
    let types_known: BTreeSet<&str> = types.iter().map(|kind| kind.id.as_str()).collect();
    let values: BTreeSet<&str> = spec.value.iter().map(|value| value.id.as_str()).collect();
    let mut check =
        Check { text, types: &types_known, values: &values, prefixes: &prefixes, faults: &mut faults };
    let mut properties: Vec<Property> =
        spec.property.into_iter().filter_map(|property| check.property(property)).collect();
    for value in &spec.value {
        check.aligned(PROPERTIES, files, &value.aligned);
    }
    for kind in types {
        check.aligned(&format!("types/{}.toml", kind.id), files, &kind.aligned);
    }
    for relation in relations {
        check.aligned(&format!("relations/{}.toml", relation.id), files, &relation.aligned);
    }
    properties.sort_by(|a, b| a.id.cmp(&b.id));
    if let Some(twice) = properties.windows(2).find(|pair| pair[0].id == pair[1].id) {
        faults.push(Fault::new(PROPERTIES, 0, format!("`{}` is there twice", twice[0].id)));
    }
    if faults.is_empty() { Ok(Ontology { properties, values: spec.value, prefixes }) } else { Err(faults) }
}

fn prefixes(text: &str, faults: &mut Vec<Fault>) -> BTreeMap<String, String> {
    let rows = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    let mut prefixes = BTreeMap::new();
    for (i, line) in rows.skip(1) {
        match line.split_once('\t') {
            Some((prefix, namespace)) if namespace.ends_with(['/', '#']) => {
                prefixes.insert(prefix.to_owned(), namespace.to_owned());
            }
            _ => faults.push(Fault::new(
                PREFIXES,
                i + 1,
                "a row is a prefix, a tab and a namespace that ends in / or #".to_owned(),
            )),
        }
    }
    prefixes
}

struct Check<'a> {
    text: &'a str,
    types: &'a BTreeSet<&'a str>,
    values: &'a BTreeSet<&'a str>,
    prefixes: &'a BTreeMap<String, String>,
    faults: &'a mut Vec<Fault>,
}

impl Check<'_> {
    fn property(&mut self, spec: PropertySpec) -> Option<Property> {
        let line = line_of(self.text, &format!("id = \"{}\"", spec.id));
        let mut fault = |message: String| self.faults.push(Fault::new(PROPERTIES, line, message));
        for name in spec.of.iter().chain(spec.to.iter().filter(|name| !name.contains(':'))) {
            if !self.types.contains(name.as_str()) {
                fault(format!("`{name}` is no type: the files of data/types/ name them"));
            }
        }
        for value in spec.values.iter().filter(|value| !self.values.contains(value.as_str())) {
            fault(format!("`{value}` is explained nowhere: add a [[value]]"));
        }
        let holds = match (spec.to.is_empty(), spec.literal, spec.values.is_empty()) {
            (false, None, true) => Holds::Types(spec.to),
            (true, Some(literal), true) => Holds::Literal(literal),
            (true, None, false) => Holds::Values(spec.values),
            _ => {
                fault(format!("`{}` has one of `to`, `literal` and `values`", spec.id));
                return None;
            }
        };
        let unknown = spec.aligned.iter().find(|name| !self.is_known(name)).cloned();
        if let Some(name) = unknown {
            self.faults.push(Fault::new(PROPERTIES, line, unknown_prefix(&name)));
        }
        let PropertySpec { id, label, comment, of, aligned, .. } = spec;
        Some(Property { id, label, comment, of, holds, aligned })
    }

    fn aligned(&mut self, path: &str, files: &Files, names: &[String]) {
        for name in names {
            if !self.is_known(name) {
                let line = line_of(files.get(path).unwrap_or_default(), name);
                self.faults.push(Fault::new(path, line, unknown_prefix(name)));
            }
        }
    }

    fn is_known(&self, name: &str) -> bool {
        let name = name.strip_prefix('^').unwrap_or(name);
        name.split_once(':').is_some_and(|(prefix, _)| self.prefixes.contains_key(prefix))
    }
}

fn unknown_prefix(name: &str) -> String {
    format!("`{name}` is no prefixed name of a known vocabulary: {PREFIXES} lists the prefixes")
}

fn line_of(text: &str, near: &str) -> usize {
    text.lines().position(|line| line.contains(near)).map_or(0, |i| i + 1)
}
