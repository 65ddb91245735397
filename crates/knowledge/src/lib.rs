//! Everything in `data/`, loaded, checked and indexed: node types, relations with their patterns, word classes, gazetteers.
//!
//! One loader serves the files embedded in the binary and a folder given by the user; all faults are found in one pass.
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
//! `data/README.md` describes the files. This crate gives them meaning as far as their form goes; what a pattern finds in a
//! sentence is the business of `extract`.

mod error;
mod files;
pub mod gazetteer;
mod names;
mod ontology;
pub mod pattern;
mod plover;
#[cfg(test)]
mod readme;
mod relation;
mod triggers;
mod types;
pub mod words;

pub use error::{Error, Fault};
pub use files::Files;
pub use gazetteer::Gazetteer;
pub use names::Closed;
pub use ontology::{Holds, Named, Ontology, Property};
pub use plover::PloverCoding;
pub use relation::{Derived, Pattern, Range, Relation};
pub use triggers::{Decision, Decisions};
pub use types::NodeType;
pub use words::{Word, Words};

use gazetteer::Kinds;
use rustc_hash::FxHashMap;

/// Checked knowledge.
#[derive(Clone, Debug)]
pub struct Knowledge {
    /// Node types, sorted by id.
    pub types: Vec<NodeType>,
    /// Relations, sorted by id.
    pub relations: Vec<Relation>,
    /// Word classes.
    pub words: Words,
    /// Countries, bodies and places by name.
    pub gazetteer: Gazetteer,
    /// Predicates that no wording covers, and why.
    pub decisions: Decisions,
    /// How claims become events of PLOVER.
    pub plover: PloverCoding,
    /// Properties of nodes that no claim states, and the vocabularies that everything is aligned with.
    pub ontology: Ontology,
    /// The files all this was read from.
    pub files: Files,
    by_id: FxHashMap<String, usize>,
}

/// What was read, or nothing and its faults with the others.
fn kept<T>(outcome: Result<T, Vec<Fault>>, faults: &mut Vec<Fault>) -> Option<T> {
    outcome.map_err(|mut found| faults.append(&mut found)).ok()
}

impl Knowledge {
    /// The knowledge this binary was built with.
    ///
    /// # Errors
    /// If an embedded file is at fault; the project's tests rule that out.
    pub fn embedded() -> Result<Self, Error> {
        Self::from_files(Files::embedded())
    }

    /// The knowledge of a folder laid out as `data/`.
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
        let types = kept(types::parse_types(&files), &mut faults);
        let kinds = Kinds::of(&files);
        let words = Words::parse(&files).and_then(|words| {
            let unknown = words.broken_references(&files, &kinds);
            if unknown.is_empty() { Ok(words) } else { Err(unknown) }
        });
        let words = kept(words, &mut faults);
        let gazetteer = kept(Gazetteer::from_files(&files), &mut faults);
        let plover = kept(plover::parse_coding(&files), &mut faults);
        let decisions = kept(Decisions::parse(&files), &mut faults);
        // What refers to types and words is read only where these are right: else every mention of them would be a fault.
        let relations = types.as_ref().zip(words.as_ref()).and_then(|(types, words)| {
            let names: Vec<String> = types.iter().map(|kind| kind.id.clone()).collect();
            kept(relation::parse_relations(&files, words, &names, &kinds), &mut faults)
        });
        let ontology = types.as_ref().zip(relations.as_ref()).and_then(|(types, relations)| {
            kept(ontology::parse_ontology(&files, types, relations), &mut faults)
        });
        let others = plover.zip(decisions).zip(relations).zip(ontology);
        let (Some(types), Some(words), Some(gazetteer), Some((((plover, decisions), relations), ontology))) =
            (types, words, gazetteer, others)
        else {
            faults.sort();
            faults.dedup();
            return Err(Error::Invalid(faults));
        };
        let by_id = relations.iter().enumerate().map(|(i, r)| (r.id.clone(), i)).collect();
        Ok(Self { types, relations, words, gazetteer, decisions, plover, ontology, files, by_id })
    }

    /// A relation by bare name.
    pub fn relation(&self, id: &str) -> Option<&Relation> {
        self.by_id.get(id).map(|i| &self.relations[*i])
    }
}
