//! The differences between two worlds of the same reports.

use rapporteur_model::{Entity, EntityId, Judged, World};
use rapporteur_pipeline::{ClaimLine, Difference, DisputeLine, EdgeLine, Outline};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Number of differences listed in full; the rest is counted.
const SHOWN: usize = 20;

/// What a renewed store states differently than before.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct Changes {
    store: String,
    reports: usize,
    /// Number of judgements in force, by decision.
    judgements: BTreeMap<String, usize>,
    entities_before: usize,
    entities: usize,
    claims_before: usize,
    claims: usize,
    edges_before: usize,
    edges: usize,
    changes: Vec<Change>,
    claims_new: Vec<String>,
    claims_gone: Vec<String>,
    edges_new: Vec<String>,
    edges_gone: Vec<String>,
    disputes_new: Vec<String>,
    disputes_gone: Vec<String>,
}

/// One entity that differs from before.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// `gone`, `new`, `renamed` or `mentions`.
    pub change: &'static str,
    /// Its id.
    pub entity: String,
    /// Its label now, or the last one it had.
    pub label: String,
    /// Its former state, or where it went.
    pub note: String,
}

impl Changes {
    /// Compares two worlds; `store` names the store that held first one, then the other.
    pub fn new(before: &World, now: &World, store: String) -> Self {
        let mut judgements = BTreeMap::new();
        for Judged { decision, .. } in now.judgements.iter().filter(|judged| judged.idle.is_none()) {
            *judgements.entry(decision.clone()).or_default() += 1;
        }
        let (outline, outline_now) = (Outline::new(before, &[]), Outline::new(now, &[]));
        let Difference { claims, edges, disputes, .. } = outline.difference(&outline_now);
        let claim = |claim: &ClaimLine| format!("{} ({})  claim/{}", claim.words, claim.status, claim.id);
        let edge = |edge: &EdgeLine| edge.words.clone();
        let dispute =
            |dispute: &DisputeLine| format!("{} about {}  {}", dispute.kind, dispute.label, dispute.id);
        Self {
            store,
            reports: now.reports.len(),
            judgements,
            entities_before: before.entities.len(),
            entities: now.entities.len(),
            claims_before: before.claims.len(),
            claims: now.claims.len(),
            edges_before: outline.n_edges(),
            edges: outline_now.n_edges(),
            changes: changes(before, now),
            claims_new: told(claims.new_ones(), claim),
            claims_gone: told(claims.gone(), claim),
            edges_new: told(edges.new_ones(), edge),
            edges_gone: told(edges.gone(), edge),
            disputes_new: told(disputes.new_ones(), dispute),
            disputes_gone: told(disputes.gone(), dispute),
        }
    }

    /// The entities that differ from before.
    pub fn entities(&self) -> &[Change] {
        &self.changes
    }
}

/// Lines in words, in the order of the alphabet.
fn told<'l, L: 'l>(lines: impl Iterator<Item = &'l L>, words: impl Fn(&L) -> String) -> Vec<String> {
    let mut told: Vec<String> = lines.map(words).collect();
    told.sort();
    told
}

fn changes(before: &World, now: &World) -> Vec<Change> {
    let mut changes = Vec::new();
    let ids = |world: &World| -> BTreeSet<EntityId> { world.entities.iter().map(|e| e.id.clone()).collect() };
    let (old, new) = (ids(before), ids(now));
    let mut add = |change, entity: &Entity, note: String| {
        let (id, label) = (entity.id.to_string(), entity.label.clone());
        changes.push(Change { change, entity: id, label, note });
    };
    for entity in before.entities.iter().filter(|entity| !new.contains(&entity.id)) {
        let place = entity.occurrences.first();
        let heir = now
            .entities
            .iter()
            .find(|heir| place.is_some_and(|place| heir.occurrences.binary_search(place).is_ok()));
        add("gone", entity, heir.map_or_else(String::new, |heir| format!("now {}", heir.id)));
    }
    for entity in now.entities.iter().filter(|entity| !old.contains(&entity.id)) {
        add("new", entity, String::new());
    }
    for entity in &now.entities {
        let Some(former) = before.entity(&entity.id) else { continue };
        if former.label != entity.label {
            add("renamed", entity, format!("was {}", former.label));
        }
        if former.occurrences.len() != entity.occurrences.len() {
            let (n, m) = (former.occurrences.len(), entity.occurrences.len());
            add("mentions", entity, format!("{m}, were {n}"));
        }
    }
    changes
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = self.judgements.iter().map(|(name, n)| format!("{name} {n}")).collect();
        let total: usize = self.judgements.values().sum();
        let colon = if parts.is_empty() { "" } else { ": " };
        writeln!(f, "reports      {}", self.reports)?;
        writeln!(f, "judgements   {total}{colon}{}", parts.join(", "))?;
        let was = |n: usize, m: usize| if n == m { String::new() } else { format!(", were {n}") };
        writeln!(f, "entities     {}{}", self.entities, was(self.entities_before, self.entities))?;
        writeln!(f, "claims       {}{}", self.claims, was(self.claims_before, self.claims))?;
        writeln!(f, "edges        {}{}", self.edges, was(self.edges_before, self.edges))?;
        writeln!(f, "changes      {}", self.changes.len())?;
        for Change { change, entity, label, note } in self.changes.iter().take(SHOWN) {
            writeln!(f, "{}", format!("  {change:8} {entity}  {label}  {note}").trim_end())?;
        }
        if self.changes.len() > SHOWN {
            writeln!(f, "  … and {} more: --format json", self.changes.len() - SHOWN)?;
        }
        for (name, list) in [
            ("claims new", &self.claims_new),
            ("claims gone", &self.claims_gone),
            ("edges new", &self.edges_new),
            ("edges gone", &self.edges_gone),
            ("disputes new", &self.disputes_new),
            ("disputes gone", &self.disputes_gone),
        ] {
            listed(f, name, list)?;
        }
        writeln!(f, "store        {}", self.store)
    }
}

/// Writes how many lines there are, and the first of them.
fn listed(f: &mut fmt::Formatter<'_>, name: &str, list: &[String]) -> fmt::Result {
    if list.is_empty() {
        return Ok(());
    }
    writeln!(f, "{name:13}{}", list.len())?;
    list.iter().take(SHOWN).try_for_each(|line| writeln!(f, "  {line}"))?;
    if list.len() > SHOWN {
        writeln!(f, "  … and {} more: --format json", list.len() - SHOWN)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::named::invented::world;
    use rapporteur_model::{Occurrence, ReportId, Span};

    fn spoken_of(world: &mut World, id: &str, at: usize) {
        let place = Occurrence { report: ReportId("1a2b".to_owned()), span: Span::new(at, at + 4) };
        for entity in world.entities.iter_mut().filter(|entity| entity.id.0 == id) {
            entity.occurrences.push(place.clone());
        }
    }

    #[test]
    fn what_went_came_was_renamed_or_is_spoken_of_elsewhere_is_told() {
        let mut before = world(&[
            ("person/ana", "Person", "Ana Ruiz"),
            ("person/ruiz", "Person", "Ruiz"),
            ("place/bo", "Place", "Bo"),
        ]);
        spoken_of(&mut before, "person/ana", 0);
        spoken_of(&mut before, "person/ruiz", 50);
        let mut now = world(&[
            ("country/chad", "Country", "Chad"),
            ("person/ana", "Person", "Ana María Ruiz"),
            ("place/bo", "Place", "Bo"),
        ]);
        spoken_of(&mut now, "person/ana", 0);
        spoken_of(&mut now, "person/ana", 50);
        let changes = Changes::new(&before, &now, "store".to_owned());
        let told: Vec<String> =
            changes.entities().iter().map(|c| format!("{} {} {}", c.change, c.entity, c.note)).collect();
        assert_eq!(
            told,
            [
                "gone person/ruiz now person/ana",
                "new country/chad ",
                "renamed person/ana was Ana Ruiz",
                "mentions person/ana 2, were 1",
            ]
        );
        assert!(changes.to_string().contains("entities     3\n"), "{changes}");
        assert!(Changes::new(&now, &now, String::new()).entities().is_empty());
    }
}
