//! When two gatherings are one.

use super::features::Gathering;
use super::geography::Nearness;
use crate::MeetingWeights;
use crate::agglomerate::Cluster;
use crate::dates::{self, Agreement};
use crate::partition::Partition;
use crate::reasons::Weighed;
use std::collections::BTreeSet;

/// The sum so far, with reasons, and whether something beside time and kind agrees.
#[derive(Default)]
struct Evidence {
    found: Weighed,
    telling: bool,
}

impl Evidence {
    fn add(&mut self, weight: f64, reason: &'static str) {
        self.found.add(weight, reason);
    }

    fn tell(&mut self, weight: f64, reason: &'static str) {
        self.add(weight, reason);
        self.telling = true;
    }
}

impl Cluster for Gathering<'_> {
    fn likeness(&self, other: &Self, partition: &Partition) -> Option<Weighed> {
        let weights = &self.shared.context.tables.weights.meetings;
        let mut evidence = Evidence::default();
        if !kinds_agree(self, other) || self.is_ordered_with(other, partition) {
            return None;
        }
        names(self, other, weights, &mut evidence)?;
        places(self, other, weights, &mut evidence)?;
        times(self, other, weights, &mut evidence)?;
        company(self, other, weights, &mut evidence);
        if !self.nouns.is_disjoint(&other.nouns) {
            evidence.add(weights.same_noun, "same kind");
        }
        if !self.sources.is_disjoint(&other.sources) {
            evidence.add(weights.same_report, "same report");
        }
        evidence.telling.then_some(evidence.found)
    }

    fn absorb(&mut self, other: Self) {
        self.nodes.extend(other.nodes);
        self.nouns.extend(other.nouns);
        self.families.extend(other.families);
        self.names.extend(other.names);
        self.editions.extend(other.editions);
        self.places.extend(other.places);
        self.whens.extend(other.whens);
        self.participants.extend(other.participants);
        self.parties.extend(other.parties);
        self.topics.extend(other.topics);
        self.modifiers.extend(other.modifiers);
        self.ordered.extend(other.ordered);
        self.cast.extend(other.cast);
        self.origins.extend(other.origins);
        self.sources.extend(other.sources);
        self.reported = match (self.reported, other.reported) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
    }

    fn node(&self) -> usize {
        self.nodes[0]
    }
}

impl Gathering<'_> {
    fn is_ordered_with(&self, other: &Self, partition: &Partition) -> bool {
        let meets = |ordered: &BTreeSet<usize>, nodes: &[usize]| {
            ordered.iter().any(|o| nodes.iter().any(|n| partition.find(*n) == partition.find(*o)))
        };
        meets(&self.ordered, &other.nodes) || meets(&other.ordered, &self.nodes)
    }
}

fn kinds_agree(a: &Gathering, b: &Gathering) -> bool {
    if a.families.is_empty() || b.families.is_empty() {
        let special = |families: &BTreeSet<String>| families.iter().any(|f| f == "call" || f == "visit");
        return !special(&a.families) && !special(&b.families);
    }
    !a.families.is_disjoint(&b.families)
}

fn names(a: &Gathering, b: &Gathering, weights: &MeetingWeights, evidence: &mut Evidence) -> Option<()> {
    if !a.editions.is_empty() && !b.editions.is_empty() && a.editions.is_disjoint(&b.editions) {
        return None;
    }
    if !a.names.is_disjoint(&b.names) {
        evidence.tell(weights.same_name, "same name");
    }
    if !a.modifiers.is_disjoint(&b.modifiers) {
        evidence.add(weights.same_modifiers, "same description");
    }
    Some(())
}

fn places(a: &Gathering, b: &Gathering, weights: &MeetingWeights, evidence: &mut Evidence) -> Option<()> {
    match a.shared.geography.nearest(&a.places, &b.places) {
        Some(Nearness::Apart) => return None,
        Some(Nearness::Same) => evidence.tell(weights.same_place, "same place"),
        Some(Nearness::Inner) => evidence.tell(weights.inner_place, "one place in the other"),
        Some(Nearness::Unknown) | None => {}
    }
    Some(())
}

fn times(a: &Gathering, b: &Gathering, weights: &MeetingWeights, evidence: &mut Evidence) -> Option<()> {
    let same_name = !a.names.is_disjoint(&b.names);
    let best = a.whens.iter().flat_map(|x| b.whens.iter().filter_map(move |y| dates::compare(x, y)));
    match best.max_by_key(|found| rank(*found)) {
        Some(Agreement::Same) => evidence.add(weights.same_date, "same date"),
        Some(Agreement::Overlap) => evidence.add(weights.overlapping_date, "dates overlap"),
        // Reports of one named gathering may err by a few days: a dispute, not another gathering.
        Some(Agreement::Apart(days)) if same_name && days <= weights.days_near => {
            evidence.add(-weights.same_date / 2.0, "other dates")
        }
        Some(Agreement::Apart(_)) => return None,
        None => {}
    }
    let gap = reported_apart(a, b);
    match gap {
        Some(days) if days <= weights.days_near => {
            evidence.add(weights.published_near, "reported at one time")
        }
        Some(days) if days > weights.days_far && !evidence.found.holds("same date") => return None,
        _ => {}
    }
    Some(())
}

fn rank(agreement: Agreement) -> (i64, i64) {
    match agreement {
        Agreement::Apart(days) => (0, -days),
        Agreement::Overlap => (1, 0),
        Agreement::Same => (2, 0),
    }
}

/// Days between the times both are reported; for one that only the other dates, from its date.
fn reported_apart(a: &Gathering, b: &Gathering) -> Option<i64> {
    let held = |g: &Gathering| g.whens.iter().find_map(dates::span).or(g.reported);
    let (x, y) = (held(a)?, held(b)?);
    Some((y.0 - x.1).max(x.0 - y.1).max(0))
}

/// People and bodies that two reports of one story share at least.
const LEAST_CAST: usize = 4;

fn company(a: &Gathering, b: &Gathering, weights: &MeetingWeights, evidence: &mut Evidence) {
    let shared = |x: &BTreeSet<usize>, y: &BTreeSet<usize>| x.intersection(y).count() as f64;
    let participants = shared(&a.participants, &b.participants);
    if participants > 0.0 {
        evidence.tell(weights.shared_participants * (participants / 3.0).min(2.0), "same participants");
    }
    let parties = shared(&a.parties, &b.parties);
    if parties > 0.0 {
        evidence.tell(weights.shared_parties * (parties / 2.0).min(1.0), "same parties");
    }
    let topics = shared(&a.topics, &b.topics);
    if topics > 0.0 {
        evidence.tell(weights.shared_topics * topics.min(2.0), "same topic");
    }
    if !a.origins.is_disjoint(&b.origins) {
        evidence.tell(weights.same_origin, "same text");
    }
    let cast = a.cast.intersection(&b.cast).count();
    if cast >= LEAST_CAST && 2 * cast >= a.cast.len().min(b.cast.len()) && a.sources.is_disjoint(&b.sources) {
        evidence.add(weights.same_story, "reports of the same people");
    }
}
