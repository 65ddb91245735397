//! Compares clusterings: computes B³ over mentions, and finds the entity that a place of a report refers to.

use rapporteur_model::{Entity, ReportId, World};
use std::collections::BTreeMap;

/// Precision and recall of B³ (Bagga and Baldwin 1998) over pairs of expected and found cluster.
pub fn b_cubed(mentions: &[(String, String)]) -> (f64, f64) {
    let mut both: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    let (mut expected, mut found): (BTreeMap<&str, f64>, BTreeMap<&str, f64>) = Default::default();
    for (gold, system) in mentions {
        *both.entry((gold, system)).or_default() += 1.0;
        *expected.entry(gold).or_default() += 1.0;
        *found.entry(system).or_default() += 1.0;
    }
    let share = |of: &dyn Fn(&str, &str) -> f64| -> f64 {
        both.iter().map(|((gold, system), n)| n * n / of(gold, system)).sum::<f64>() / mentions.len() as f64
    };
    (share(&|_, system| found[system]), share(&|gold, _| expected[gold]))
}

/// The harmonic mean of precision and recall.
pub fn f1((precision, recall): (f64, f64)) -> f64 {
    2.0 * precision * recall / (precision + recall)
}

/// Entities of some types by the places where reports mention them.
pub struct Places<'w>(BTreeMap<&'w ReportId, Vec<(usize, usize, &'w Entity)>>);

impl<'w> Places<'w> {
    /// Collects the places of all entities of these types.
    pub fn new(world: &'w World, kinds: &[&str]) -> Self {
        let mut places: BTreeMap<&ReportId, Vec<_>> = BTreeMap::new();
        for entity in world.entities.iter().filter(|entity| kinds.contains(&entity.kind.as_str())) {
            for at in &entity.occurrences {
                places.entry(&at.report).or_default().push((at.span.start, at.span.end, entity));
            }
        }
        Self(places)
    }

    /// The entity that the last word of a span refers to; of several, the one whose words fit best.
    pub fn at(&self, report: &ReportId, start: usize, end: usize) -> Option<&'w Entity> {
        let covering = self.0.get(report)?.iter().filter(|(from, to, _)| *from < end && *to >= end - 1);
        covering
            .min_by_key(|(from, to, _)| from.abs_diff(start) + to.abs_diff(end))
            .map(|(.., entity)| *entity)
    }
}
