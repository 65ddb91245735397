//! Kinds of entities, which patterns and word classes refer to.

use crate::Files;
use std::collections::BTreeSet;

/// The kinds that entries of the gazetteers are of, those built in included: a folder may replace the only table with some kind.
#[derive(Clone, Debug, Default)]
pub struct Kinds(BTreeSet<String>);

impl Kinds {
    /// The kinds in the tables of a set of files, and in those that this binary was built with.
    pub fn of(files: &Files) -> Self {
        let mut kinds = Self::default();
        for files in [&Files::embedded(), files] {
            for (_, text) in files.below("gazetteers/").filter(|(path, _)| path.ends_with(".tsv")) {
                kinds.add(text);
            }
        }
        kinds
    }

    fn add(&mut self, table: &str) {
        let mut lines = table.lines().filter(|line| !line.starts_with('#'));
        let column = lines.next().and_then(|header| header.split('\t').position(|name| name == "kind"));
        let Some(column) = column else { return };
        for kind in lines.filter_map(|line| line.split('\t').nth(column)) {
            if !self.0.contains(kind) {
                self.0.insert(kind.to_owned());
            }
        }
    }

    /// Whether some entry is of the kind.
    pub fn has(&self, kind: &str) -> bool {
        self.0.contains(kind)
    }
}
