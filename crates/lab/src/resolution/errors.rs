//! Shows where B³ is lost: things that were split, and different things that were joined.

#![allow(clippy::print_stdout, reason = "the errors are what is asked for")]

use super::score::{Aligned, Name};
use rapporteur_model::World;
use rapporteur_model::well_known::types;
use std::collections::BTreeMap;

/// Maximum number of parts shown for one thing.
const PARTS: usize = 6;

/// Prints the costliest errors of each type.
pub fn print(aligned: &Aligned, world: &World, n: usize) {
    for kind in
        [types::PERSON, types::COUNTRY, types::ORGANIZATION, types::PLACE, types::DOCUMENT, types::MEETING]
    {
        let found = || aligned.names.iter().filter(move |name| name.kind == kind && name.entity.is_some());
        missed(aligned, kind, n);
        let mut split: BTreeMap<&str, Parts> = BTreeMap::new();
        let mut merged: BTreeMap<String, Parts> = BTreeMap::new();
        for name in found() {
            let Some(entity) = name.entity.map(|i| &world.entities[i]) else { continue };
            split.entry(name.cluster).or_default().entry(entity.id.0.clone()).or_default().push(name);
            let parts = merged.entry(entity.id.0.clone()).or_default();
            parts.entry(name.cluster.to_owned()).or_default().push(name);
        }
        show(&format!("{kind}: fell apart"), split.into_iter(), n);
        show(&format!("{kind}: taken for one"), merged.into_iter(), n);
    }
}

/// Prints examples of names for which no mention was found.
fn missed(aligned: &Aligned, kind: &str, n: usize) {
    let mut missed: BTreeMap<&str, Vec<&Name>> = BTreeMap::new();
    for name in aligned.names.iter().filter(|name| name.kind == kind && name.entity.is_none()) {
        missed.entry(name.cluster).or_default().push(name);
    }
    let mut missed: Vec<_> = missed.into_iter().collect();
    missed.sort_by_key(|(cluster, names)| (std::cmp::Reverse(names.len()), *cluster));
    for (cluster, names) in missed.iter().take(n) {
        println!("{kind}: not found {} times: {cluster} ({})", names.len(), examples(names));
    }
}

/// The things that a thing was taken for, or that were taken for it, with the names.
type Parts<'a> = BTreeMap<String, Vec<&'a Name<'a>>>;

/// Prints groups of more than one part; those that cost most pairs come first.
fn show<'a, K: AsRef<str>>(what: &str, groups: impl Iterator<Item = (K, Parts<'a>)>, n: usize) {
    let pairs = |n: usize| n * n.saturating_sub(1) / 2;
    let mut ranked: Vec<(usize, K, Parts)> = groups
        .filter(|(_, parts)| parts.len() > 1)
        .map(|(key, parts)| {
            let all = parts.values().map(Vec::len).sum();
            let kept: usize = parts.values().map(|part| pairs(part.len())).sum();
            ((pairs(all) - kept) / usize::max(all, 1), key, parts)
        })
        .collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.as_ref().cmp(b.1.as_ref())));
    for (_, key, parts) in ranked.into_iter().take(n) {
        println!("{what}: {}", key.as_ref());
        let mut parts: Vec<_> = parts.into_iter().collect();
        parts.sort_by_key(|(id, names)| (std::cmp::Reverse(names.len()), id.clone()));
        for (id, names) in parts.into_iter().take(PARTS) {
            println!("    {:>4} {id} ({})", names.len(), examples(&names));
        }
    }
}

fn examples(names: &[&Name]) -> String {
    let mut reports: Vec<&str> = names.iter().map(|name| name.report.id.as_str()).collect();
    reports.dedup();
    reports.into_iter().take(3).collect::<Vec<_>>().join(" ")
}
