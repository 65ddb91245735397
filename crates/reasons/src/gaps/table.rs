//! Counts predicates that no relation covers.

use super::{REPORT_DIGITS, sentence};
use rapporteur_extract::{Explained, gaps};
use rapporteur_knowledge::{Decision, Decisions};
use rapporteur_model::{Families, ReportId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One place where a predicate joins two things and nothing is claimed of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sighting {
    /// The predicate as a trigger is written: `verb: hand over to`.
    predicate: String,
    /// Whether only one of both is typed: the other is described, or a clause.
    is_described: bool,
    /// The number of its sentence in the report, from 1.
    sentence: usize,
    text: String,
}

/// The sightings of an explained report, in order of the text. `n_before` sentences of the report stand before
/// what is explained.
pub fn sightings(explained: &Explained<'_>, families: &Families, n_before: usize) -> Vec<Sighting> {
    let found = gaps(explained, families).into_iter().map(|gap| {
        let (place, text) = sentence(explained, gap.trigger);
        Sighting {
            predicate: gap.predicate.to_string(),
            is_described: gap.object.is_none(),
            sentence: n_before + place + 1,
            text,
        }
    });
    found.collect()
}

/// Predicates with the places where reports have them.
pub struct Predicates {
    n_samples: usize,
    described: bool,
    rows: BTreeMap<String, Met>,
}

/// The occurrences of one predicate.
#[derive(Default)]
struct Met {
    n: usize,
    reports: BTreeSet<ReportId>,
    samples: Vec<Sample>,
}

/// A predicate of the table.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct PredicateRow {
    /// As a trigger is written: `verb: hand over to`.
    pub predicate: String,
    /// How often reports have it.
    pub count: usize,
    /// How many reports have it.
    pub reports: usize,
    /// What `triggers.tsv` decides about it (`none: sport`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    /// The first sentences that have it, by report and place.
    pub samples: Vec<Sample>,
}

/// A sentence of a report.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct Sample {
    /// The beginning of the report's id.
    pub report: String,
    /// The number of the sentence in the report, from 1.
    pub sentence: usize,
    /// Its words.
    pub text: String,
}

impl Predicates {
    /// An empty table that keeps at most `n_samples` different sentences of each predicate. If `described`, places
    /// count too where only one of both is typed.
    pub fn new(n_samples: usize, described: bool) -> Self {
        Self { n_samples, described, rows: BTreeMap::new() }
    }

    /// Counts what a report shows. The samples are those of the reports that are added first.
    pub fn add(&mut self, report: &ReportId, found: Vec<Sighting>) {
        let counted = found.into_iter().filter(|sighting| self.described || !sighting.is_described);
        for Sighting { predicate, sentence, text, .. } in counted {
            let met = self.rows.entry(predicate).or_default();
            met.n += 1;
            met.reports.insert(report.clone());
            if met.samples.len() < self.n_samples && met.samples.iter().all(|sample| sample.text != text) {
                let report = report.0.get(..REPORT_DIGITS).unwrap_or(&report.0).to_owned();
                met.samples.push(Sample { report, sentence, text });
            }
        }
    }

    /// The predicates that reports have at least so often, the most frequent first, of equals by name. Decided ones
    /// are left out unless `all` are wanted.
    pub fn rows(self, least: usize, decisions: &Decisions, all: bool) -> Vec<PredicateRow> {
        let row = |(predicate, met): (String, Met)| {
            let decision = decisions.of(&predicate).map(told);
            let (count, reports) = (met.n, met.reports.len());
            PredicateRow { predicate, count, reports, decision, samples: met.samples }
        };
        let frequent = self.rows.into_iter().filter(|(_, met)| met.n >= least).map(row);
        let mut rows: Vec<_> = frequent.filter(|row| all || row.decision.is_none()).collect();
        rows.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.predicate.cmp(&b.predicate)));
        rows
    }
}

fn told(decision: &Decision) -> String {
    match decision {
        Decision::Nothing(reason) => format!("none: {reason}"),
        Decision::Waits(relation) => format!("waits: {relation}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_knowledge::Files;

    fn sighting(predicate: &str, is_described: bool, text: &str) -> Sighting {
        let (predicate, text) = (predicate.to_owned(), text.to_owned());
        Sighting { predicate, is_described, sentence: 3, text }
    }

    fn counted(described: bool) -> Vec<PredicateRow> {
        let mut predicates = Predicates::new(2, described);
        for report in ["0123456789abcdef", "1a2b"] {
            let report = ReportId(report.to_owned());
            predicates.add(
                &report,
                vec![
                    sighting("verb: tow to", false, "Chad towed it."),
                    sighting("verb: tow to", false, "Chad towed it."),
                    sighting("verb: play host", false, "Chad played."),
                    sighting("verb: hum", true, "Chad hums."),
                ],
            );
        }
        let table = "predicate\tdecision\nverb: play *\tnone: sport\n";
        let decisions = Decisions::parse(&Files::default().with("triggers.tsv", table)).unwrap();
        predicates.rows(2, &decisions, described)
    }

    #[test]
    fn the_most_frequent_come_first_with_different_sentences() {
        let rows = counted(false);
        assert_eq!(rows.len(), 1, "what is decided or described is left out");
        assert_eq!((rows[0].count, rows[0].reports, rows[0].samples.len()), (4, 2, 1));
        assert_eq!((rows[0].samples[0].report.as_str(), rows[0].samples[0].sentence), ("0123456789ab", 3));
    }

    #[test]
    fn all_are_listed_with_what_is_decided() {
        let rows = counted(true);
        let told: Vec<_> = rows.iter().map(|row| (row.predicate.as_str(), row.decision.as_deref())).collect();
        let expected =
            [("verb: tow to", None), ("verb: hum", None), ("verb: play host", Some("none: sport"))];
        assert_eq!(told, expected);
    }
}
