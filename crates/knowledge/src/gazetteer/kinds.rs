//! Kinds of entities, which patterns and word classes refer to.

use super::read::{EntityRow, defines};
use crate::{Files, table};
use std::collections::BTreeSet;

/// The kinds of all gazetteer entries. Built-in entries count too, since a folder may replace the only table that has some kind.
#[derive(Clone, Debug, Default)]
pub struct Kinds(BTreeSet<String>);

impl Kinds {
    /// Combines the kinds found with those of built-in tables that the files replace.
    pub(super) fn new<'a>(found: impl Iterator<Item = &'a str>, files: &Files) -> Self {
        let mut kinds: BTreeSet<String> = found.map(str::to_owned).collect();
        let embedded = Files::embedded();
        let replaced = embedded.below("gazetteers/").filter(|(path, text)| files.get(path) != Some(text));
        for (path, text) in replaced.filter(|(path, _)| defines(path)) {
            let rows: Vec<(_, EntityRow<'_>)> = table::rows(path, text, &mut Vec::new());
            kinds.extend(rows.iter().map(|(_, row)| row.kind.to_owned()));
        }
        Self(kinds)
    }

    /// Whether some entry has the kind.
    pub fn has(&self, kind: &str) -> bool {
        self.0.contains(kind)
    }
}
