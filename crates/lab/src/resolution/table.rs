//! Shows where B³ of meetings is lost, by kind of meeting: which were split, and which were taken for which.

#![allow(clippy::print_stdout, reason = "the table is what is asked for")]

use super::score::{Aligned, Name};
use rapporteur_model::well_known::types;
use std::collections::BTreeMap;

/// The loss of one kind of meeting, summed over its names.
#[derive(Default)]
struct Loss {
    n_names: usize,
    n_found: usize,
    /// Lost recall: names of the same meeting that are elsewhere.
    split: f64,
    /// Lost precision: meetings of each kind that were joined with it.
    merged: BTreeMap<String, f64>,
}

/// Prints what each kind of meeting loses, in hundredths of the B³ of all meetings.
pub fn print(aligned: &Aligned) {
    let kinds: BTreeMap<&str, &str> = aligned
        .names
        .iter()
        .map(|name| (name.report.facts.meeting.as_str(), name.report.facts.kind.as_str()))
        .collect();
    let kind = |cluster: &str| -> String {
        let known = kinds.get(cluster).copied();
        known.unwrap_or(if cluster.contains("/session/") { "session" } else { "untold" }).to_owned()
    };
    let meetings = || aligned.names.iter().filter(|name| name.kind == types::MEETING);
    let found: Vec<(&Name, usize)> = meetings().filter_map(|name| Some((name, name.entity?))).collect();
    let (mut truth, mut taken, mut both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut in_entity: BTreeMap<usize, BTreeMap<&str, usize>> = BTreeMap::new();
    for (name, entity) in &found {
        *truth.entry(name.cluster).or_insert(0_usize) += 1;
        *taken.entry(*entity).or_insert(0_usize) += 1;
        *both.entry((name.cluster, *entity)).or_insert(0_usize) += 1;
        *in_entity.entry(*entity).or_default().entry(name.cluster).or_insert(0) += 1;
    }
    let mut losses: BTreeMap<String, Loss> = BTreeMap::new();
    for name in meetings() {
        losses.entry(kind(name.cluster)).or_default().n_names += 1;
    }
    for (name, entity) in &found {
        let loss = losses.entry(kind(name.cluster)).or_default();
        loss.n_found += 1;
        loss.split += 1.0 - both[&(name.cluster, *entity)] as f64 / truth[name.cluster] as f64;
        for (other, n) in in_entity[entity].iter().filter(|(other, _)| **other != name.cluster) {
            *loss.merged.entry(kind(other)).or_default() += *n as f64 / taken[entity] as f64;
        }
    }
    let percent = |lost: f64| 100.0 * lost / found.len().max(1) as f64;
    println!("{:<12}{:>7}{:>7}{:>7}{:>8}  merged with", "", "names", "found", "split", "merged");
    for (kind, loss) in losses {
        let merged: f64 = loss.merged.values().sum();
        let with: Vec<String> =
            loss.merged.iter().map(|(other, lost)| format!("{other} {:.2}", percent(*lost))).collect();
        println!(
            "{kind:<12}{:>7}{:>7}{:>7.2}{:>8.2}  {}",
            loss.n_names,
            loss.n_found,
            percent(loss.split),
            percent(merged),
            with.join(", ")
        );
    }
}
