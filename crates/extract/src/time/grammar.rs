//! The grammar of time expressions: word classes and compiled patterns, loaded from the file that states them.

use super::compile::{Macros, plain_words};
use super::pattern::Pattern;
use super::spec::GrammarSpec;
use super::tense::TenseWords;
use rapporteur_knowledge::record::Source;
use rapporteur_knowledge::{Error, Fault, Files};
use std::collections::{BTreeMap, BTreeSet};

/// Path of the grammar inside `data/`.
pub(super) const PATH: &str = "grammar/dates.toml";

/// The grammar of time expressions, ready to match.
#[derive(Debug)]
pub struct Grammar {
    pub(super) patterns: Vec<Pattern>,
    pub(super) tense: TenseWords,
    /// Plural nouns that a bare year before them qualifies.
    pub(super) dated: BTreeSet<String>,
    /// Class name to (folded word to value).
    classes: BTreeMap<String, BTreeMap<String, String>>,
}

impl Grammar {
    /// The grammar this binary was built with.
    ///
    /// # Errors
    /// If the embedded file is at fault; the project's tests rule that out.
    pub fn embedded() -> Result<Self, Error> {
        let mut faults = Vec::new();
        Self::read(&Files::embedded(), &mut faults).ok_or_else(|| Error::of(faults))
    }

    /// The grammar among the files of `data/`; nothing, and every fault, where its file is at fault.
    pub fn read(files: &Files, faults: &mut Vec<Fault>) -> Option<Self> {
        let source = Source::of(files, PATH, faults)?;
        let spec: GrammarSpec = source.read(faults)?;
        let macros = Macros { source, fragments: &spec.fragments, classes: &spec.classes };
        let mut own = Vec::new();
        let mut patterns: Vec<Pattern> = Vec::with_capacity(spec.pattern.len());
        for pattern in &spec.pattern {
            if patterns.iter().any(|other| other.id == *pattern.id.get_ref()) {
                let wrong = format!("two patterns have the id `{}`: rename one", pattern.id.get_ref());
                own.push(source.fault(&pattern.id, wrong));
            }
            match macros.compile(pattern) {
                Ok(pattern) => patterns.push(pattern),
                Err(fault) => own.push(fault),
            }
        }
        let tense = TenseWords::new(spec.tense);
        let tense = tense.map_err(|error| own.push(Fault::new(PATH, 0, format!("[tense]: {error}")))).ok();
        let sound = own.is_empty();
        faults.append(&mut own);
        Some(Self {
            patterns,
            tense: tense.filter(|_| sound)?,
            dated: spec.dated.into_iter().collect(),
            classes: spec.classes.iter().map(|(k, v)| (k.clone(), v.index())).collect(),
        })
    }

    /// The value that `word` stands for in `class`.
    pub(super) fn value(&self, class: &str, word: &str) -> Option<&str> {
        self.classes.get(class)?.get(&plain_words(word)).map(String::as_str)
    }
}
