//! When two gatherings are one.

use super::features::Gathering;
use super::geography::Nearness;
use super::times::times;
use super::told::Told;
use crate::MeetingWeights;
use crate::agglomerate::Cluster;
use crate::corpus::hull;
use crate::partition::Partition;
use crate::reasons::{Sign, Weighed};
use rapporteur_model::well_known::types;
use std::collections::BTreeSet;

/// The sum so far, with reasons, and whether something beside time and kind agrees.
#[derive(Default)]
pub(super) struct Evidence {
    pub found: Weighed,
    telling: bool,
}

impl Evidence {
    pub fn add(&mut self, weight: f64, sign: Sign) {
        self.found.add(weight, sign);
    }

    pub fn tell(&mut self, weight: f64, sign: Sign) {
        self.add(weight, sign);
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
        let hosts = self.hosts(other);
        company(self, other, &hosts, weights, &mut evidence);
        times(self, other, &hosts, &mut evidence)?;
        Told::of(self, other, &hosts).weigh(&mut evidence);
        if !self.nouns.is_disjoint(&other.nouns) {
            evidence.add(weights.same_noun, Sign::SameKind);
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
        for (when, n) in other.whens {
            *self.whens.entry(when).or_default() += n;
        }
        self.company.extend(other.company);
        self.topics.extend(other.topics);
        self.matter.extend(other.matter);
        self.ordered.extend(other.ordered);
        self.n_main += other.n_main;
        self.cast.absorb(&other.cast);
        self.origins.extend(other.origins);
        self.sources.extend(other.sources);
        self.reported = hull(self.reported, other.reported);
    }

    fn node(&self) -> usize {
        self.nodes[0]
    }
}

impl Gathering<'_> {
    fn is_ordered_with(&self, other: &Self, partition: &Partition) -> bool {
        // All nodes of a gathering are one set by now: any of them stands for it.
        let meets = |ordered: &BTreeSet<usize>, node: usize| {
            ordered.iter().any(|o| partition.find(*o) == partition.find(node))
        };
        meets(&self.ordered, other.nodes[0]) || meets(&other.ordered, self.nodes[0])
    }

    pub fn shares_name(&self, other: &Self) -> bool {
        !self.words.names.is_disjoint(&other.words.names)
    }

    /// What both share of those who take part, their hosts left out.
    pub fn shared_company(&self, other: &Self, hosts: &BTreeSet<usize>) -> f64 {
        let (few, many) =
            if self.company.len() <= other.company.len() { (self, other) } else { (other, self) };
        few.company
            .iter()
            .filter(|(party, _)| many.company.contains_key(party) && !self.is_of(**party, hosts))
            .map(|(_, weight)| weight)
            .sum()
    }

    /// How many take part beside the hosts.
    fn n_guests(&self, hosts: &BTreeSet<usize>) -> usize {
        self.company.keys().filter(|party| !self.is_of(**party, hosts)).count()
    }

    /// The countries that both are held in: whoever meets there meets them.
    fn hosts(&self, other: &Self) -> BTreeSet<usize> {
        let country = |place: &usize| self.shared.geography.country(*place);
        let (own, others): (BTreeSet<usize>, BTreeSet<usize>) = (
            self.places.iter().filter_map(country).collect(),
            other.places.iter().filter_map(country).collect(),
        );
        own.intersection(&others).copied().collect()
    }

    /// Whether a party is one of these countries, or holds an office of one.
    fn is_of(&self, party: usize, countries: &BTreeSet<usize>) -> bool {
        let of = self.shared.states.get(&party).into_iter().flatten();
        countries.contains(&party) || of.into_iter().any(|state| countries.contains(state))
    }

    fn n_countries(&self) -> usize {
        let nodes = &self.shared.context.corpus.nodes;
        self.company.keys().filter(|party| nodes[**party].entity.kind == types::COUNTRY).count()
    }

    /// Whether it is of a kind that happens once under its name: a war, a revolution.
    pub fn is_unique(&self) -> bool {
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
    if x.is_other_edition(y) {
        return None;
    }
    if a.shares_name(b) {
        evidence.tell(weights.same_name, Sign::SameName);
    }
    if !x.modifiers.is_disjoint(&y.modifiers) {
        evidence.add(weights.same_modifiers, Sign::SameDescription);
    }
    let described = x.described.intersection(&y.described).count();
    let topics = a.topics.intersection(&b.topics).count();
    if described > 0 || topics > 0 {
        evidence.tell(weights.same_topic * (described.max(topics) as f64).min(2.0), Sign::SameTopic);
    } else if is_matter_of(a, b) || is_matter_of(b, a) {
        evidence.tell(weights.same_matter, Sign::WhatTheReportIsAboutThatMentionsIt);
    } else if !x.described.is_empty() && !y.described.is_empty() {
        evidence.add(weights.other_topic, Sign::OtherTopic);
    }
    Some(())
}

/// Whether one is of what the report is about that mentions the other in passing.
fn is_matter_of(known: &Gathering, passing: &Gathering) -> bool {
    known.words.described.intersection(&passing.matter).count() > 0
}

fn places(a: &Gathering, b: &Gathering, weights: &MeetingWeights, evidence: &mut Evidence) -> Option<()> {
    let geography = a.shared.geography;
    match geography.nearest(&a.places, &b.places) {
        Some(Nearness::Apart) => return None,
        Some(Nearness::Same) => evidence.tell(weights.same_place, Sign::SamePlace),
        Some(Nearness::Inner) => evidence.tell(weights.inner_place, Sign::OnePlaceInTheOther),
        Some(Nearness::Unknown) => {}
        None => {
            let (known, open) = if a.places.is_empty() { (b, a) } else { (a, b) };
            if !known.places.is_disjoint(&open.near) {
                evidence.tell(weights.near_place, Sign::PlaceSpokenOfBesideIt);
            } else if !known.places.is_disjoint(&open.homes) {
                evidence.tell(weights.home_place, Sign::ReportedFromThePlace);
            } else if !known.places.is_empty() && !known.places.iter().any(|place| open.cast.has(*place)) {
                evidence.add(weights.unknown_place, Sign::PlaceNotSpokenOf);
            }
        }
    }
    Some(())
}

fn company(
    a: &Gathering,
    b: &Gathering,
    hosts: &BTreeSet<usize>,
    weights: &MeetingWeights,
    evidence: &mut Evidence,
) {
    let shared = a.shared_company(b, hosts);
    if shared > 0.0 {
        evidence.tell(shared.min(weights.most_company), Sign::SameParticipants);
        return;
    }
    let least = if hosts.is_empty() { 2 } else { 1 };
    if a.n_guests(hosts).min(b.n_guests(hosts)) >= least {
        evidence.add(weights.other_company, Sign::OtherParticipants);
    }
}
