//! Loads, checks and indexes everything in `data/`: node types, relations with their patterns, word classes, gazetteers.
//!
//! One loader reads both the files embedded in the binary and a folder given by the user. It finds all faults in one pass.
//!
//! ```
//! use rapporteur_knowledge::Knowledge;
//!
//! # fn main() -> Result<(), rapporteur_knowledge::Error> {
//! let knowledge = Knowledge::embedded()?;
//! assert!(knowledge.words.is("meeting", "summit"));
//! assert!(knowledge.relation("attends").is_some_and(|relation| relation.accepts_object("Meeting")));
//! // "Moscow" is a city, and in that year it also stands for a government.
//! let moscow = knowledge.gazetteer.lookup("Moscow", Some(1985));
//! assert!(moscow.iter().any(|found| found.entity.id == "soviet-union" && found.in_time));
//! # Ok(())
//! # }
//! ```
//!
//! `data/README.md` describes the files. This crate interprets their form; `extract` decides what a pattern finds in a sentence.

mod articled;
mod error;
mod files;
pub mod gazetteer;
mod generations;
mod look;
mod names;
mod numbers;
mod ontology;
pub mod pattern;
mod plover;
#[cfg(test)]
mod readme;
pub mod record;
mod relation;
pub mod table;
mod triggers;
mod types;
pub mod words;

pub use articled::ArticledNames;
pub use error::{Error, Fault};
pub use files::Files;
pub use gazetteer::Gazetteer;
pub use generations::Generations;
pub use look::{Color, Look, Outline, OutlineLine};
pub use names::Closed;
pub use numbers::{Currency, NumberCue, NumberWord, NumberWords, Phrases};
pub use ontology::{Holds, Named, Ontology, Property, QualifierReading, Vocabulary, prefixes};
pub use plover::PloverCoding;
pub use relation::{
    Derived, DerivedPart, DerivedTime, Filling, FtmEnd, FtmLink, Pattern, Qualifier, Range, Relation,
    narrower_relations,
};
pub use triggers::{Decision, Decisions};
pub use types::NodeType;
pub use words::{Word, Words};

use rapporteur_model::{Families, well_known};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Checked knowledge.
#[derive(Clone, Debug)]
pub struct Knowledge {
    /// Node types, sorted by id.
    pub types: Vec<NodeType>,
    /// Relations, sorted by id.
    pub relations: Vec<Relation>,
    /// Which relations and types belong to which families.
    pub families: Families,
    /// Word classes.
    pub words: Words,
    /// Names that take an article.
    pub articled: ArticledNames,
    /// Words that tell father and son apart.
    pub generations: Generations,
    /// Words of numbers and names of currencies.
    pub numbers: NumberWords,
    /// Countries, bodies and places by name.
    pub gazetteer: Gazetteer,
    /// Predicates that no wording covers, and the reasons.
    pub decisions: Decisions,
    /// How claims become events of PLOVER.
    pub plover: PloverCoding,
    /// Properties of nodes that no claim states, and the vocabularies that the ontology is aligned with.
    pub ontology: Ontology,
    /// The files that all this was read from.
    pub files: Files,
    by_id: FxHashMap<String, usize>,
}

impl Knowledge {
    /// The knowledge that this binary was built with.
    ///
    /// # Errors
    /// If an embedded file is at fault; the project's tests rule that out.
    pub fn embedded() -> Result<Self, Error> {
        Self::from_files(Files::embedded())
    }

    /// Loads knowledge from a folder laid out like `data/`.
    ///
    /// # Errors
    /// If a file cannot be read or is at fault; every fault found is listed with file, line and remedy.
    pub fn load(folder: &std::path::Path) -> Result<Self, Error> {
        Self::from_files(Files::read(folder)?)
    }

    /// Parses and checks a set of files.
    ///
    /// # Errors
    /// If a file is at fault.
    pub fn from_files(files: Files) -> Result<Self, Error> {
        let mut faults = Vec::new();
        let knowledge = Self::read(files, &mut faults);
        knowledge.ok_or_else(|| Error::of(faults))
    }

    /// Parses and checks a set of files; `None`, and every fault, if one is at fault.
    pub fn read(files: Files, faults: &mut Vec<Fault>) -> Option<Self> {
        let mut own = Vec::new();
        // References to a file are checked against its name alone, so a fault inside the file does not become a fault of the
        // files that refer to it.
        let (type_ids, relation_ids) = (ids(&files, "types/"), ids(&files, "relations/"));
        let (gazetteer, kinds) = Gazetteer::read(&files, &mut own);
        let words = Words::parse(&files, &kinds, &mut own);
        let articled = ArticledNames::read(&files, &mut own);
        let generations = Generations::read(&files, &mut own);
        let numbers = NumberWords::read(&files, &mut own);
        let plover = plover::parse_coding(&files, &mut own);
        let decisions = Decisions::read(&files, &mut own);
        let ontology = ontology::parse_ontology(&files, &type_ids, &mut own);
        let types = types::parse_types(&files, &ontology, &mut own);
        let known = relation::Known {
            words: &words,
            types: &type_ids,
            kinds: &kinds,
            relations: &relation_ids,
            ontology: &ontology,
        };
        let relations = relation::parse_relations(&files, &known, &mut own);
        own.extend(unnamed("types", &type_ids, well_known::types::ALL));
        own.extend(unnamed("relations", &relation_ids, well_known::relations::ALL));
        let sound = own.is_empty();
        faults.append(&mut own);
        let gazetteer = gazetteer.filter(|_| sound)?;
        let by_id = relations.iter().enumerate().map(|(i, r)| (r.id.clone(), i)).collect();
        let families = families(&types, &relations);
        Some(Self {
            types,
            relations,
            families,
            words,
            articled,
            generations,
            numbers,
            gazetteer,
            decisions,
            plover,
            ontology,
            files,
            by_id,
        })
    }

    /// The node type with a bare name.
    pub fn node_type(&self, id: &str) -> Option<&NodeType> {
        self.types.binary_search_by(|kind| kind.id.as_str().cmp(id)).ok().map(|i| &self.types[i])
    }

    /// The look of a type's nodes in pictures; a type that no file describes is drawn as a white box.
    pub fn look(&self, kind: &str) -> Look {
        self.node_type(kind).map(|kind| kind.look).unwrap_or_default()
    }

    /// The relation with a bare name.
    pub fn relation(&self, id: &str) -> Option<&Relation> {
        self.by_id.get(id).map(|i| &self.relations[*i])
    }
}

fn families(types: &[NodeType], relations: &[Relation]) -> Families {
    let mut families = Families::default();
    for kind in types {
        kind.families.iter().for_each(|family| families.add_type(*family, &kind.id));
    }
    for relation in relations {
        relation.all_families().for_each(|family| families.add(family, &relation.id));
        for (ranking, place) in &relation.ranks {
            families.rank_at(*ranking, &relation.id, *place);
        }
    }
    families
}

/// The ids of a folder's files, which are their names without extension.
fn ids<'a>(files: &'a Files, folder: &'a str) -> BTreeSet<&'a str> {
    files.below(folder).filter_map(|(path, _)| path.strip_prefix(folder)?.strip_suffix(".toml")).collect()
}

/// The faults of names that code knows and that have no file.
fn unnamed(folder: &str, ids: &BTreeSet<&str>, known: &[&str]) -> impl Iterator<Item = Fault> {
    let missing = known.iter().filter(|name| !ids.contains(*name));
    missing.map(move |name| Fault::missing(&format!("{folder}/{name}.toml")))
}
