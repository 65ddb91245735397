//! The inputs that one report was read from. Equal texts of several inputs are one report, which goes with
//! the last of them.

use crate::{Error, Listed};
use rapporteur_model::{Report, ReportId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A report as one input has it.
///
/// Format, record id, hash and input identify a copy, and in this order they decide which copy is shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Copy {
    /// Name of the input format.
    #[serde(default)]
    pub format: String,
    /// The id that the input gave its record.
    pub record_id: Option<String>,
    /// Hash of the input's bytes, which are stored under this name.
    pub hash: String,
    /// The input: a path or `-`.
    pub source: String,
    /// Byte offset in the input's file at which these bytes begin.
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

    /// Whatever distinguishes it from other copies of the report.
    fn key(&self) -> (&str, Option<&str>, &str, &str) {
        (&self.format, self.record_id.as_deref(), &self.hash, &self.source)
    }
}

/// Where a report was read from.
#[derive(Clone, Debug)]
pub(crate) struct InputRef {
    /// Hash of the bytes, which are stored under this name.
    pub hash: String,
    /// Path or `-`.
    pub source: String,
    /// Byte offset in the input's file at which they begin.
    pub start: usize,
}

/// Sorts copies by preference and removes repeated ones. A record counts once if a file holds it twice, or if
/// it moved since the file was last read.
pub(crate) fn in_order(copies: &mut Vec<Copy>) {
    // The sort is stable: of two copies that differ only in their analysis, the one read first stays.
    copies.sort_by(|a, b| (a.key(), a.start).cmp(&(b.key(), b.start)));
    copies.dedup_by(|later, first| later.key() == first.key());
}

/// What is to be removed from a store.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Removal {
    /// Reports, whatever inputs they were read from.
    pub reports: BTreeSet<ReportId>,
    /// Inputs, named as they were read. A report goes with the last of its inputs.
    pub inputs: BTreeSet<String>,
    /// Ids of records. A report goes with the last of its records.
    pub records: BTreeSet<String>,
}

impl Removal {
    /// Adds what another removal names.
    pub fn extend(&mut self, other: Self) {
        self.reports.extend(other.reports);
        self.inputs.extend(other.inputs);
        self.records.extend(other.records);
    }

    /// Checks that the store holds everything that the removal names.
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

    /// Whether the removal takes away this copy of a report.
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
