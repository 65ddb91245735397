//! Origins: the voices that reports are, and which report relays which.

use super::parts::Parts;
use rapporteur_model::{EntityId, Origin, ReportId, hash};
use std::collections::BTreeMap;

/// The origins of all reports, sorted by id.
pub(super) fn origins(parts: &Parts) -> Vec<Origin> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (source, group) in parts.origins.of_source.iter().enumerate() {
        groups.entry(*group).or_default().push(source);
    }
    let mut shared: BTreeMap<usize, Vec<&(usize, usize)>> = BTreeMap::new();
    for pair in &parts.origins.shared_text {
        shared.entry(parts.origins.of_source[pair.0]).or_default().push(pair);
    }
    let id = |source: usize| parts.corpus.sources[source].report.id.clone();
    let mut origins: Vec<Origin> = groups
        .iter()
        .map(|(number, group)| {
            let reports: Vec<ReportId> = group.iter().map(|s| id(*s)).collect();
            let names: Vec<&str> = reports.iter().map(|r| r.0.as_str()).collect();
            let shared = shared.get(number).into_iter().flatten();
            Origin {
                id: EntityId(format!("origin/{}", hash(&[&["origin"], &names[..]].concat()))),
                label: voice(parts, group),
                shared_text: shared.map(|(a, b)| (id(*a), id(*b))).collect(),
                reports,
            }
        })
        .collect();
    origins.sort_by(|a, b| a.id.cmp(&b.id));
    origins
}

/// The agency that most of the reports come from or relay, else the most frequent publisher, else the title of the first
/// report that has one.
fn voice(parts: &Parts, group: &[usize]) -> String {
    let report = |s: &usize| parts.corpus.sources[*s].report;
    let agency = |s: &usize| {
        let stated = report(s).dateline.as_ref().and_then(|dateline| dateline.agency.as_ref());
        parts.origins.agency[*s].as_deref().or(stated.map(|agency| agency.value.as_str()))
    };
    let publisher = |s: &usize| Some(report(s).publisher.as_ref()?.value.as_str());
    let title = |s: &usize| Some(report(s).title.as_ref()?.value.as_str());
    most(group.iter().filter_map(agency))
        .or_else(|| most(group.iter().filter_map(publisher)))
        .or_else(|| group.iter().find_map(title))
        .or_else(|| group.first().map(|s| report(s).id.0.as_str()))
        .unwrap_or_default()
        .to_owned()
}

/// The most frequent name, of equals the first in the alphabet.
fn most<'a>(names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0))).map(|(name, _)| name)
}

/// Relaying report, relayed report.
pub(super) fn relays(parts: &Parts) -> Vec<(ReportId, ReportId)> {
    let id = |source: usize| parts.corpus.sources[source].report.id.clone();
    parts.origins.relays.iter().map(|(a, b)| (id(*a), id(*b))).collect()
}

/// Newer report, the report that it revises.
pub(super) fn revisions(parts: &Parts) -> Vec<(ReportId, ReportId)> {
    let id = |source: usize| parts.corpus.sources[source].report.id.clone();
    let mut revisions: Vec<_> = parts.origins.revisions.iter().map(|(a, b)| (id(*a), id(*b))).collect();
    revisions.sort();
    revisions
}
