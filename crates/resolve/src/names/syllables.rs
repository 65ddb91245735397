//! Syllables of Chinese and Korean names: each system of romanisation spells a syllable in its own way.

use crate::tables::SyllableRow;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The rewriting of `data/resolution/syllables.tsv`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Syllables {
    readings: FxHashMap<String, Vec<String>>,
    known: BTreeSet<String>,
}

impl Syllables {
    /// Reads the rows of spelling and syllables.
    pub(crate) fn new(rows: Vec<SyllableRow<'_>>) -> Self {
        let mut syllables = Self::default();
        for row in rows {
            let readings: Vec<String> = row.syllables.0.into_iter().map(str::to_owned).collect();
            syllables.known.extend(readings.iter().cloned());
            syllables.readings.insert(row.spelling.to_owned(), readings);
        }
        syllables
    }

    /// The syllables a folded word may be, in the standard systems.
    pub(crate) fn readings<'a>(&'a self, word: &'a String) -> Vec<&'a str> {
        let known = || self.known.get(word).map(String::as_str).into_iter().collect();
        self.readings.get(word).map_or_else(known, |all| all.iter().map(String::as_str).collect())
    }

    /// Whether a spelling is of another system without doubt.
    pub(super) fn is_foreign(&self, word: &String) -> bool {
        self.readings.get(word).is_some_and(|readings| !readings.contains(word))
    }
}
