//! Dates of reports that lack the year.

use super::parts::Parts;
use rapporteur_compare::dates;
use rapporteur_model::well_known::types;
use rapporteur_model::{PartialDate, ReportId};
use std::collections::{BTreeMap, BTreeSet};

/// A date without a year is completed by dated reports of the same meeting that are at most so many days away.
const SAME_TIME_DAYS: i64 = 60;

/// Completes dates that lack the year from the dated reports of the same meetings, where these agree.
pub(super) fn derived_dates(parts: &Parts) -> BTreeMap<ReportId, PartialDate> {
    let corpus = parts.corpus;
    let mut sources_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for node in corpus.of_kind(types::MEETING) {
        sources_of.entry(parts.partition.find(node)).or_default().push(corpus.nodes[node].source);
    }
    let mut found: BTreeMap<usize, BTreeSet<PartialDate>> = BTreeMap::new();
    for sources in sources_of.values() {
        // However many reports tell of one meeting, they appear on few days.
        let days: BTreeSet<PartialDate> = sources.iter().filter_map(|s| anchor(parts, *s)).collect();
        for &open in sources {
            let Some(PartialDate::MonthDay(month, day)) = anchor(parts, open) else { continue };
            for near in &days {
                let completed = dates::complete(month, day, *near);
                if let (Some(date), Some(x), Some(y)) =
                    (completed, completed.and_then(dates::day_number), dates::day_number(*near))
                    && (x - y).abs() <= SAME_TIME_DAYS
                {
                    found.entry(open).or_default().insert(date);
                }
            }
        }
    }
    let agreed = |dates: &BTreeSet<PartialDate>| dates.first().copied().filter(|_| dates.len() == 1);
    found
        .into_iter()
        .filter_map(|(source, dates)| Some((corpus.sources[source].report.id.clone(), agreed(&dates)?)))
        .collect()
}

fn anchor(parts: &Parts, source: usize) -> Option<PartialDate> {
    let source = &parts.corpus.sources[source];
    source.report.anchor().or(source.extraction.anchor)
}
