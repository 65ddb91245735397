//! Aligns the gold's names with those that the world knows, and scores how well both agree on what is one
//! thing.

#![allow(clippy::print_stdout, reason = "the figures are what the task is for")]

use crate::generate::GoldReport;
use rapporteur_eval::{Clustering, b_cubed};
use rapporteur_model::well_known::types;
use rapporteur_model::{Span, World};
use std::collections::BTreeMap;

/// A name of the gold, and the entity that the world takes it for.
pub struct Name<'a> {
    pub report: &'a GoldReport,
    pub kind: &'a str,
    pub cluster: &'a str,
    /// Index in the world's entities; `None` if no mention was found at this place.
    pub entity: Option<usize>,
}

/// All names, and the origin of each report.
pub struct Aligned<'a> {
    pub names: Vec<Name<'a>>,
    /// Gold origin and found origin of each report.
    origins: Vec<(&'a str, usize)>,
}

/// A mention that the world knows: its span in bytes, and its entity.
type Found = (Span, usize);

impl<'a> Aligned<'a> {
    pub fn new(gold: &'a [GoldReport], world: &World) -> Self {
        let mut found: BTreeMap<&str, Vec<Found>> = BTreeMap::new();
        for (i, entity) in world.entities.iter().enumerate() {
            for place in &entity.occurrences {
                found.entry(&place.report.0).or_default().push((place.span, i));
            }
        }
        let mut origins: BTreeMap<&str, usize> = BTreeMap::new();
        for (i, origin) in world.origins.iter().enumerate() {
            origins.extend(origin.reports.iter().map(|report| (report.0.as_str(), i)));
        }
        let ids: BTreeMap<&str, &str> = world
            .reports
            .iter()
            .filter_map(|report| Some((report.record_id.as_deref()?, report.id.0.as_str())))
            .collect();
        let mut aligned = Self { names: Vec::new(), origins: Vec::new() };
        for report in gold {
            let Some(id) = ids.get(report.id.as_str()) else { continue };
            aligned.add(report, found.get(id).map_or(&[][..], Vec::as_slice), world);
            aligned.origins.extend(origins.get(id).map(|origin| (report.origin.as_str(), *origin)));
        }
        aligned
    }

    fn add(&mut self, report: &'a GoldReport, found: &[Found], world: &World) {
        let bytes: Vec<usize> =
            report.text.char_indices().map(|(byte, _)| byte).chain([report.text.len()]).collect();
        for mention in &report.mentions {
            let span = Span { start: bytes[mention.start], end: bytes[mention.end] };
            let (kind, cluster) = (mention.kind.as_str(), mention.cluster.as_str());
            self.names.push(Name { report, kind, cluster, entity: match_of(span, kind, found, world) });
        }
    }
}

/// The mention with exactly these words, or else the one of the same type with the largest overlap that
/// contains the words or lies within them.
fn match_of(span: Span, kind: &str, found: &[Found], world: &World) -> Option<usize> {
    let fits = |entity: usize| {
        let other = world.entities[entity].kind.as_str();
        other == kind || kind == types::MEETING && other == types::EVENT
    };
    let overlap = |other: &Span| {
        let common = span.end.min(other.end).saturating_sub(span.start.max(other.start));
        let nested = common == span.end - span.start || common == other.end - other.start;
        if nested { 1000 * common / (span.end.max(other.end) - span.start.min(other.start)) } else { 0 }
    };
    let exact = found.iter().filter(|(other, _)| *other == span);
    let exact = exact.min_by_key(|(_, entity)| !fits(*entity));
    let near = || found.iter().filter(|(other, entity)| fits(*entity) && overlap(other) > 0);
    exact.or_else(|| near().max_by_key(|(other, _)| overlap(other))).map(|(_, entity)| *entity)
}

/// The figures of one type.
pub struct Row {
    pub name: &'static str,
    n_gold: usize,
    n_found: usize,
    precision: f64,
    recall: f64,
    /// F1 if each name that was not found counts as a thing of its own.
    all: f64,
}

impl Row {
    pub fn f1(&self) -> f64 {
        f1((self.precision, self.recall))
    }
}

fn f1((precision, recall): (f64, f64)) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

const ENTITIES: [(&str, &str); 5] = [
    ("people", types::PERSON),
    ("countries", types::COUNTRY),
    ("organizations", types::ORGANIZATION),
    ("places", types::PLACE),
    ("documents", types::DOCUMENT),
];

/// The figures of each type, of all entities, of meetings, and of origins.
pub fn rows(aligned: &Aligned) -> Vec<Row> {
    let entities = |name: &Name| name.kind != types::MEETING;
    let mut rows: Vec<Row> = ENTITIES
        .iter()
        .map(|(label, kind)| row(label, aligned.names.iter().filter(|name| name.kind == *kind)))
        .collect();
    rows.push(row("entities", aligned.names.iter().filter(|name| entities(name))));
    rows.push(row("meetings", aligned.names.iter().filter(|name| !entities(name))));
    let mut numbers = Numbers::default();
    let gold: Clustering = aligned.origins.iter().map(|(origin, _)| numbers.of(origin)).enumerate().collect();
    let found: Clustering = aligned.origins.iter().map(|(_, origin)| *origin).enumerate().collect();
    let (precision, recall) = b_cubed(&gold, &found);
    let n = gold.len();
    rows.push(Row {
        name: "origins",
        n_gold: n,
        n_found: n,
        precision,
        recall,
        all: f1((precision, recall)),
    });
    rows
}

fn row<'a>(name: &'static str, names: impl Iterator<Item = &'a Name<'a>>) -> Row {
    let names: Vec<&Name> = names.collect();
    let mut numbers = Numbers::default();
    let gold: Clustering = names.iter().map(|name| numbers.of(name.cluster)).enumerate().collect();
    // Entities are numbered from 0. Names that were not found get numbers of their own after these.
    let beyond = names.iter().filter_map(|name| name.entity).max().unwrap_or(0) + 1;
    let found: Clustering =
        names.iter().enumerate().map(|(i, name)| (i, name.entity.unwrap_or(beyond + i))).collect();
    let is_found = |i: &usize| names[*i].entity.is_some();
    let part = |all: &Clustering| -> Clustering {
        all.iter().filter(|(i, _)| is_found(i)).map(|(i, cluster)| (*i, *cluster)).collect()
    };
    let (gold_found, known) = (part(&gold), part(&found));
    let (precision, recall) = b_cubed(&gold_found, &known);
    let all = f1(b_cubed(&gold, &found));
    Row { name, n_gold: gold.len(), n_found: known.len(), precision, recall, all }
}

/// Gives a number to each name.
#[derive(Default)]
struct Numbers<'a>(BTreeMap<&'a str, usize>);

impl<'a> Numbers<'a> {
    fn of(&mut self, name: &'a str) -> usize {
        let next = self.0.len();
        *self.0.entry(name).or_insert(next)
    }
}

/// Prints the table.
pub fn print(rows: &[Row]) {
    println!("{:<14}{:>8}{:>9}{:>8}{:>8}{:>8}{:>8}", "", "names", "found", "P", "R", "F1", "all");
    for row in rows {
        let share = row.n_found as f64 / row.n_gold.max(1) as f64;
        println!(
            "{:<14}{:>8}{:>8.1}%{:>8.3}{:>8.3}{:>8.3}{:>8.3}",
            row.name,
            row.n_gold,
            100.0 * share,
            row.precision,
            row.recall,
            row.f1(),
            row.all
        );
    }
}
