//! The graph's vocabulary beyond types and relations: `data/ontology/`.

use crate::names::names;
use crate::record::{Source, Spanned};
use crate::table::{self, At, Cell};
use crate::{Fault, Files};
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
    /// By prefix, that of this project included.
    pub prefixes: BTreeMap<String, Vocabulary>,
}

/// A vocabulary that has a prefix.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vocabulary {
    /// What the prefix stands for.
    pub namespace: String,
    /// Whether every query and every RDF file knows the prefix.
    pub in_graphs: bool,
}

/// A property of nodes that is not a relation. If it has the name of a relation, it adds to the places where that name is used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Property {
    /// Bare name (`"status"`).
    pub id: String,
    /// A label for people to read.
    pub label: String,
    /// A definition in one sentence.
    pub comment: String,
    /// Types of the nodes that have the property.
    pub of: Vec<String>,
    /// What the property holds.
    pub holds: Holds,
    /// Properties of other vocabularies that hold wherever this one does, as prefixed names. `^` marks one that holds in the
    /// opposite direction.
    pub aligned: Vec<String>,
    /// If the property is a qualifier that relations may declare: how its value is read from a sentence.
    pub reading: Option<QualifierReading>,
}

/// What a property holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Holds {
    /// Nodes of these types; a prefixed name means a class of another vocabulary.
    Types(Vec<String>),
    /// A literal of this XSD datatype; `date` means dates of every precision.
    Literal(String),
    /// One of these named individuals.
    Values(Vec<String>),
}

/// Something that the vocabulary names and explains.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// Bare name (`"Planned"`).
    pub id: String,
    /// A label for people to read.
    pub label: String,
    /// A definition in one sentence.
    pub comment: String,
    /// Its names in other vocabularies, as prefixed names.
    pub aligned: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spec {
    #[serde(default)]
    property: Vec<PropertySpec>,
    #[serde(default)]
    value: Vec<NamedSpec>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedSpec {
    id: String,
    label: String,
    comment: String,
    #[serde(default)]
    aligned: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PropertySpec {
    id: Spanned<String>,
    label: String,
    comment: String,
    of: Vec<Spanned<String>>,
    #[serde(default)]
    to: Vec<Spanned<String>>,
    #[serde(default)]
    literal: Option<String>,
    #[serde(default)]
    values: Vec<Spanned<String>>,
    #[serde(default)]
    aligned: Vec<Spanned<String>>,
    #[serde(default)]
    reads: Option<Spanned<String>>,
}

crate::table! {
    /// A row of the table of prefixes.
    struct PrefixRow<'a>, unique by 1 {
        prefix: Prefix<'a>,
        namespace: Namespace<'a>,
        usage as "use": Option<PrefixUse>,
    }
}

names! {
    /// How the value of a qualifier is read from the words of a slot.
    QualifierReading {
        /// As an entity of the property's types: *appointed **governor of the bank***.
        Entity = "entity",
        /// As a sum of money, which also gives the qualifier `currency`: *paid **$2 million***.
        Money = "money",
        /// As the currency of a sum: no slot of its own.
        Currency = "currency",
        /// As a share in percent: *won **52 percent** of the vote*.
        Percent = "percent",
        /// As the number of what is counted: *by **312 votes***.
        Count = "count",
        /// As a number of any kind: *from **3.1** percent*.
        Number = "number",
        /// As the words of the phrase: *bought **two frigates***.
        Words = "words",
        /// As what a word measures: its `measure` in a word class, with the nouns before it, else its dictionary form: *oil **exports***.
        Measure = "measure",
        /// As a number that is below zero where the trigger tells a fall: *fell **0.3** points*.
        Change = "change",
        /// As the trigger with its particle, or else the preposition that leads to the object; no slot of its own: ***distanced**
        /// itself **from***.
        Predicate = "predicate",
        /// As one word that the wording gives with `set`: *voted **against***.
        Fixed = "fixed",
    }
}

names! {
    /// Where a prefix is known.
    PrefixUse {
        /// In every query and every RDF file.
        Graph = "graph",
    }
}

/// What stands before the colon of a prefixed name.
struct Prefix<'a>(&'a str);

impl<'a> Cell<'a> for Prefix<'a> {
    fn read(cell: &'a str) -> Result<Self, &'a str> {
        let is_sound = cell.starts_with(|c: char| c.is_ascii_alphabetic())
            && cell.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if is_sound { Ok(Self(cell)) } else { Err(cell) }
    }

    fn remedy() -> String {
        "write letters, digits and `_`, a letter first".to_owned()
    }
}

/// The namespace that a prefix stands for.
struct Namespace<'a>(&'a str);

impl<'a> Cell<'a> for Namespace<'a> {
    fn read(cell: &'a str) -> Result<Self, &'a str> {
        let is_absolute = cell.split_once("://").is_some_and(|(scheme, rest)| {
            !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphabetic()) && rest.len() > 1
        });
        let is_iri = cell.chars().all(|c| c.is_ascii_graphic() && !"<>\"{}|\\^`".contains(c));
        if is_absolute && is_iri && cell.ends_with(['/', '#']) { Ok(Self(cell)) } else { Err(cell) }
    }

    fn remedy() -> String {
        "write an absolute IRI that ends in / or #".to_owned()
    }
}

impl Ontology {
    /// What is wrong with a name that is to be of another vocabulary, if its prefix is not known or the rest is no name. `^` may
    /// stand before it.
    pub(crate) fn misnamed(&self, name: &str) -> Option<String> {
        let parts = name.strip_prefix('^').unwrap_or(name).split_once(':');
        let Some((_, local)) = parts.filter(|(prefix, _)| self.prefixes.contains_key(*prefix)) else {
            let of = "is no prefixed name of a known vocabulary";
            return Some(format!("`{name}` {of}: {PREFIXES} lists the prefixes"));
        };
        let is_name = local.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
            && local.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
        (!is_name)
            .then(|| format!("`{local}` is no name: write letters, digits, `_` and `-` behind the colon"))
    }
}

/// The vocabularies that have a prefix.
pub fn prefixes(files: &Files, faults: &mut Vec<Fault>) -> BTreeMap<String, Vocabulary> {
    let rows: Vec<(At<'_>, PrefixRow<'_>)> = table::of(files, PREFIXES, faults);
    let vocabulary = |row: &PrefixRow<'_>| Vocabulary {
        namespace: row.namespace.0.to_owned(),
        in_graphs: row.usage == Some(PrefixUse::Graph),
    };
    rows.iter().map(|(_, row)| (row.prefix.0.to_owned(), vocabulary(row))).collect()
}

/// Reads the folder and checks every name that it uses.
pub(crate) fn parse_ontology(files: &Files, types: &BTreeSet<&str>, faults: &mut Vec<Fault>) -> Ontology {
    let mut ontology = Ontology { prefixes: prefixes(files, faults), ..Ontology::default() };
    let Some(source) = Source::of(files, PROPERTIES, faults) else { return ontology };
    let spec: Spec = source.read(faults).unwrap_or_default();
    let values: BTreeSet<&str> = spec.value.iter().map(|value| value.id.as_str()).collect();
    let mut properties: Vec<Property> = Vec::new();
    for property in &spec.property {
        if properties.iter().any(|other| other.id == *property.id.get_ref()) {
            let message = format!("`{}` is there twice: remove one", property.id.get_ref());
            faults.push(source.fault(&property.id, message));
        }
        let found = Check { source, types, values: &values, ontology: &ontology }.property(property);
        match found {
            Ok(property) => properties.push(property),
            Err(mut found) => faults.append(&mut found),
        }
    }
    for name in spec.value.iter().flat_map(|value| &value.aligned) {
        faults.extend(ontology.misnamed(name.get_ref()).map(|message| source.fault(name, message)));
    }
    properties.sort_by(|a, b| a.id.cmp(&b.id));
    ontology.properties = properties;
    ontology.values = spec.value.into_iter().map(named).collect();
    ontology
}

fn named(spec: NamedSpec) -> Named {
    let NamedSpec { id, label, comment, aligned } = spec;
    Named { id, label, comment, aligned: plain(&aligned) }
}

fn plain(names: &[Spanned<String>]) -> Vec<String> {
    names.iter().map(|name| name.get_ref().clone()).collect()
}

struct Check<'a> {
    source: Source<'a>,
    types: &'a BTreeSet<&'a str>,
    values: &'a BTreeSet<&'a str>,
    ontology: &'a Ontology,
}

impl Check<'_> {
    fn property(&self, spec: &PropertySpec) -> Result<Property, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut fault = |at: &Spanned<String>, message: String| faults.push(self.source.fault(at, message));
        let own = spec.to.iter().filter(|name| !name.get_ref().contains(':'));
        for name in spec.of.iter().chain(own).filter(|name| !self.types.contains(name.get_ref().as_str())) {
            fault(name, format!("`{}` is no type: the files of data/types/ name them", name.get_ref()));
        }
        for value in spec.values.iter().filter(|value| !self.values.contains(value.get_ref().as_str())) {
            fault(value, format!("`{}` is explained nowhere: add a [[value]]", value.get_ref()));
        }
        for name in &spec.aligned {
            if let Some(message) = self.ontology.misnamed(name.get_ref()) {
                fault(name, message);
            }
        }
        let holds = match (spec.to.is_empty(), &spec.literal, spec.values.is_empty()) {
            (false, None, true) => Some(Holds::Types(plain(&spec.to))),
            (true, Some(literal), true) => Some(Holds::Literal(literal.clone())),
            (true, None, false) => Some(Holds::Values(plain(&spec.values))),
            _ => None,
        };
        if holds.is_none() {
            let id = spec.id.get_ref();
            fault(&spec.id, format!("`{id}` has one of `to`, `literal` and `values`"));
        }
        let reading = spec.reads.as_ref().and_then(|name| QualifierReading::from_name(name.get_ref()));
        if let Some(name) = spec.reads.as_ref().filter(|_| reading.is_none()) {
            let names: Vec<&str> = QualifierReading::ALL.iter().map(|one| one.as_str()).collect();
            let message =
                format!("`{}` is no way to read a qualifier: use {}", name.get_ref(), names.join(", "));
            fault(name, message);
        }
        let (id, label, comment) = (spec.id.get_ref().clone(), spec.label.clone(), spec.comment.clone());
        let (of, aligned) = (plain(&spec.of), plain(&spec.aligned));
        match holds {
            Some(holds) if faults.is_empty() => {
                Ok(Property { id, label, comment, of, holds, aligned, reading })
            }
            _ => Err(faults),
        }
    }
}
