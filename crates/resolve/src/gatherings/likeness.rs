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
        words(self, other, weights, &mut evidence)?;
        places(self, other, weights, &mut evidence)?;
        company(self, other, weights, &mut evidence);
        times(self, other, weights, &mut evidence)?;
        story(self, other, weights, &mut evidence);
        if !self.nouns.is_disjoint(&other.nouns) {
            evidence.add(weights.same_noun, "same kind");
        }
        evidence.telling.then_some(evidence.found)
    }

    fn absorb(&mut self, other: Self) {
        self.nodes.extend(other.nodes);
        self.nouns.extend(other.nouns);
        self.families.extend(other.families);
        self.words.absorb(other.words);
        self.places.extend(other.places);
        self.near.extend(other.near);
        self.homes.extend(other.homes);
        self.whens.extend(other.whens);
        self.company.extend(other.company);
        self.topics.extend(other.topics);
        self.ordered.extend(other.ordered);
        self.main |= other.main;
        self.cast.absorb(&other.cast);
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
        let meets = |a: &Self, b: &Self| {
            let nodes: BTreeSet<usize> = b.nodes.iter().map(|node| partition.find(*node)).collect();
            a.ordered.iter().any(|o| nodes.contains(&partition.find(*o)))
        };
        meets(self, other) || meets(other, self)
    }

    fn shares_name(&self, other: &Self) -> bool {
        !self.words.names.is_disjoint(&other.words.names)
    }

    /// What both share of those who take part.
    fn shared_company(&self, other: &Self) -> f64 {
        let (few, many) =
            if self.company.len() <= other.company.len() { (self, other) } else { (other, self) };
        few.company
            .iter()
            .filter(|(party, _)| many.company.contains_key(party))
            .map(|(_, weight)| weight)
            .sum()
    }

    fn n_countries(&self) -> usize {
        let nodes = &self.shared.context.corpus.nodes;
        self.company.keys().filter(|party| nodes[**party].entity.kind == "Country").count()
    }

    /// Whether it is of a kind that happens once under its name: a war, a revolution.
    fn is_unique(&self) -> bool {
        let tables = self.shared.context.tables;
        self.families.iter().any(|family| tables.unique_events.contains(family))
    }
}

fn kinds_agree(a: &Gathering, b: &Gathering) -> bool {
    if a.families.is_empty() || b.families.is_empty() {
        let special = |families: &BTreeSet<String>| families.iter().any(|f| f == "call" || f == "visit");
        return !special(&a.families) && !special(&b.families);
    }
    !a.families.is_disjoint(&b.families)
}

fn words(a: &Gathering, b: &Gathering, weights: &MeetingWeights, evidence: &mut Evidence) -> Option<()> {
    let (x, y) = (&a.words, &b.words);
    // Talks of two are no summit, even on the same day in the same town.
    let large = |g: &Gathering| g.families.contains("large") || g.n_countries() > 2;
    if x.bilateral && large(b) && !large(a) || y.bilateral && large(a) && !large(b) {
        return None;
    }
    if !x.editions.is_empty() && !y.editions.is_empty() && x.editions.is_disjoint(&y.editions) {
        return None;
    }
    if a.shares_name(b) {
        evidence.tell(weights.same_name, "same name");
    }
    if !x.modifiers.is_disjoint(&y.modifiers) {
        evidence.add(weights.same_modifiers, "same description");
    }
    let described = x.described.intersection(&y.described).count();
    let topics = a.topics.intersection(&b.topics).count();
    if described > 0 || topics > 0 {
        evidence.tell(weights.same_topic * (described.max(topics) as f64).min(2.0), "same topic");
    } else if !x.described.is_empty() && !y.described.is_empty() {
        evidence.add(weights.other_topic, "other topic");
    }
    Some(())
}

fn places(a: &Gathering, b: &Gathering, weights: &MeetingWeights, evidence: &mut Evidence) -> Option<()> {
    let geography = a.shared.geography;
    match geography.nearest(&a.places, &b.places) {
        Some(Nearness::Apart) => return None,
        Some(Nearness::Same) => evidence.tell(weights.same_place, "same place"),
        Some(Nearness::Inner) => evidence.tell(weights.inner_place, "one place in the other"),
        Some(Nearness::Unknown) => {}
        None => {
            let (known, open) = if a.places.is_empty() { (b, a) } else { (a, b) };
            if !known.places.is_disjoint(&open.near) {
                evidence.tell(weights.near_place, "place spoken of beside it");
            } else if !known.places.is_disjoint(&open.homes) {
                evidence.tell(weights.home_place, "reported from the place");
            } else if !known.places.is_empty() && !known.places.iter().any(|place| open.cast.has(*place)) {
                evidence.add(weights.unknown_place, "place not spoken of");
            }
        }
    }
    Some(())
}

fn company(a: &Gathering, b: &Gathering, weights: &MeetingWeights, evidence: &mut Evidence) {
    let shared = a.shared_company(b);
    if shared > 0.0 {
        evidence.tell(shared.min(weights.most_company), "same participants");
    } else if a.company.len() > 1 && b.company.len() > 1 {
        evidence.add(weights.other_company, "other participants");
    }
}

fn times(a: &Gathering, b: &Gathering, weights: &MeetingWeights, evidence: &mut Evidence) -> Option<()> {
    let best = a.whens.iter().flat_map(|x| b.whens.iter().filter_map(move |y| dates::compare(x, y)));
    match best.max_by_key(|found| rank(*found)) {
        Some(Agreement::Same) => evidence.add(weights.same_date, "same date"),
        Some(Agreement::Overlap) => evidence.add(weights.overlapping_date, "dates overlap"),
        Some(Agreement::Apart(days)) if days <= a.words.further_days.max(b.words.further_days) => {
            evidence.add(weights.overlapping_date, "days of one gathering");
        }
        // Reports of one named gathering may err by a few days: a dispute, not another gathering.
        Some(Agreement::Apart(days)) if a.shares_name(b) && days <= weights.days_near => {
            evidence.add(weights.other_date, "other dates");
        }
        Some(Agreement::Apart(days))
            if days <= weights.days_running && is_running(a, b, weights, evidence) =>
        {
            evidence.add(weights.other_date, "other dates");
        }
        Some(Agreement::Apart(_)) => return None,
        None => {}
    }
    if a.shares_name(b) && a.is_unique() && b.is_unique() {
        return Some(());
    }
    let gap = days_between(a, b);
    let recurs = [a.words.period, b.words.period].into_iter().flatten().min();
    match gap {
        Some(days) if recurs.is_some_and(|period| 2 * days >= period) => return None,
        Some(days) if days <= weights.days_near => {
            evidence.add(weights.published_near, "reported at one time");
        }
        Some(days) if days > weights.days_far && !evidence.found.holds("same date") => return None,
        _ => {}
    }
    Some(())
}

/// Talks of the same parties in the same place, dated one day and the next: they go on. Calls do not.
fn is_running(a: &Gathering, b: &Gathering, weights: &MeetingWeights, evidence: &Evidence) -> bool {
    let same_place = evidence.found.holds("same place") || evidence.found.holds("place spoken of beside it");
    let several = a.shared_company(b) >= 2.0 * weights.shared_country;
    same_place && several && !a.families.contains("call")
}

fn rank(agreement: Agreement) -> (i64, i64) {
    match agreement {
        Agreement::Apart(days) => (0, -days),
        Agreement::Overlap => (1, 0),
        Agreement::Same => (2, 0),
    }
}

/// Days between the times both are reported; for one that only the other dates, from its date.
fn days_between(a: &Gathering, b: &Gathering) -> Option<i64> {
    let (x, y) = (a.held()?, b.held()?);
    Some((y.0 - x.1).max(x.0 - y.1).max(0))
}

fn story(a: &Gathering, b: &Gathering, weights: &MeetingWeights, evidence: &mut Evidence) {
    if !a.origins.is_disjoint(&b.origins) {
        evidence.tell(weights.same_origin, "same text");
    }
    if !a.sources.is_disjoint(&b.sources) {
        evidence.add(weights.same_report, "same report");
        return;
    }
    // A name tells by itself: reports of other things mention it.
    let mut found = Weighed::default();
    let places: BTreeSet<usize> = a.places.union(&b.places).copied().collect();
    let same = a.cast.weigh(&b.cast, &places, &a.shared.context.tables.weights.stories, &mut found);
    if found.sum > 0.0 || !a.shares_name(b) {
        for (reason, weight) in found.reasons {
            evidence.add(weight, reason);
        }
    }
    if same && a.main && b.main {
        evidence.add(weights.main_of_story, "what both reports speak of most");
    }
}
