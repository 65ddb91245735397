//! The differences between two worlds of the same reports.

use rapporteur_model::{Entity, EntityId, Judged, World};
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
    changes: Vec<Change>,
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
        for Judged { decision, .. } in &now.judgements {
            *judgements.entry(decision.clone()).or_default() += 1;
        }
        Self {
            store,
            reports: now.reports.len(),
            judgements,
            entities_before: before.entities.len(),
            entities: now.entities.len(),
            claims_before: before.claims.len(),
            claims: now.claims.len(),
            changes: changes(before, now),
        }
    }

    /// The entities that differ from before.
    pub fn entities(&self) -> &[Change] {
        &self.changes
    }
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
        writeln!(f, "changes      {}", self.changes.len())?;
        for Change { change, entity, label, note } in self.changes.iter().take(SHOWN) {
            writeln!(f, "{}", format!("  {change:8} {entity}  {label}  {note}").trim_end())?;
        }
        if self.changes.len() > SHOWN {
            writeln!(f, "  … and {} more: --format json", self.changes.len() - SHOWN)?;
        }
        writeln!(f, "store        {}", self.store)
    }
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
