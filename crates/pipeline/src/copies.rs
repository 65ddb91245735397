//! The inputs that one report was read from: equal texts of several inputs are one report, which goes with the last of them.

use crate::{Error, Listed};
use rapporteur_model::{Report, ReportId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A report as one input has it.
///
/// Copies are told apart by format, record id and input. These also tell which of them is shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Copy {
    /// Name of the input format.
    #[serde(default)]
    pub format: String,
    /// The id its record had.
    pub record_id: Option<String>,
    /// Hash of the input's bytes, which are kept under this name.
    pub hash: String,
    /// The input: a path or `-`.
    pub source: String,
    /// Where in their file the bytes begin.
    pub start: usize,
    /// Name of the file of the analysed report.
    pub archive: String,
}

impl Copy {
    pub fn new(report: &Report, input: &InputRef, archive: String) -> Self {
        let InputRef { hash, source, start } = input.clone();
        Self {
            format: report.format.clone(),
            record_id: report.record_id.clone(),
            hash,
            source,
            start,
            archive,
        }
    }

    /// What tells it from other copies of the report.
    fn key(&self) -> (&str, Option<&str>, &str, &str) {
        (&self.format, self.record_id.as_deref(), &self.hash, &self.source)
    }
}

/// Where a report was read from.
#[derive(Clone, Debug)]
pub(crate) struct InputRef {
    /// Hash of the bytes, which are kept under this name.
    pub hash: String,
    /// Path or `-`.
    pub source: String,
    /// Where in their file the bytes begin.
    pub start: usize,
}

/// Puts copies in order of preference, each once. A record that a file holds twice, or that moved since the file was read
/// before, counts once.
pub(crate) fn in_order(copies: &mut Vec<Copy>) {
    // Stable: of two that only their analysis tells apart, the first that was read stays.
    copies.sort_by(|a, b| (a.key(), a.start).cmp(&(b.key(), b.start)));
    copies.dedup_by(|later, first| later.key() == first.key());
}

/// What is to leave a store.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Removal {
    /// Reports, whatever they were read from.
    pub reports: BTreeSet<ReportId>,
    /// Inputs, named as they were read: a report goes with the last of its inputs.
    pub inputs: BTreeSet<String>,
    /// Ids of records: a report goes with the last of its records.
    pub records: BTreeSet<String>,
}

impl Removal {
    /// Takes in another.
    pub fn extend(&mut self, other: Self) {
        self.reports.extend(other.reports);
        self.inputs.extend(other.inputs);
        self.records.extend(other.records);
    }

    /// Proves that everything it names is in a store.
    pub(crate) fn check(&self, listed: &[Listed]) -> Result<(), Error> {
        let unknown = self.reports.iter().find(|id| listed.iter().all(|report| report.id != **id));
        if let Some(unknown) = unknown {
            return Err(Error::UnknownReport(unknown.clone()));
        }
        let sources = || listed.iter().flat_map(|report| &report.sources);
        let inputs = self.inputs.iter().filter(|input| sources().all(|source| source.input != **input));
        let records = self
            .records
            .iter()
            .filter(|record| sources().all(|source| source.record_id.as_ref() != Some(*record)));
        inputs.chain(records).next().map_or(Ok(()), |unknown| Err(Error::UnknownSource(unknown.clone())))
    }

    /// Whether a copy of a report leaves.
    pub(crate) fn takes(&self, id: &ReportId, copy: &Copy) -> bool {
        self.reports.contains(id)
            || self.inputs.contains(&copy.source)
            || copy.record_id.as_ref().is_some_and(|record| self.records.contains(record))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(format: &str, source: &str, start: usize) -> Copy {
        let [format, source] = [format, source].map(str::to_owned);
        Copy { format, record_id: None, hash: "h".to_owned(), source, start, archive: "a".to_owned() }
    }

    #[test]
    fn a_record_that_moved_in_its_file_is_one_copy() {
        let mut copies = vec![copy("text", "b", 0), copy("jsonl", "a", 90), copy("jsonl", "a", 7)];
        in_order(&mut copies);
        assert_eq!(copies, [copy("jsonl", "a", 7), copy("text", "b", 0)]);
    }
}
