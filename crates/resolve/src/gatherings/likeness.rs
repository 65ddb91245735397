//! When two gatherings are one.

use super::evidence::Evidence;
use super::gathering::Gathering;
use super::geography::Nearness;
use super::times::times;
use super::told::Told;
use crate::MeetingWeights;
use crate::agglomerate::Cluster;
use crate::reasons::{Sign, Weighed};
use crate::tables::FamilyTrait;
use std::collections::BTreeSet;

impl Cluster for Gathering<'_> {
    fn likeness(&self, other: &Self) -> Option<Weighed> {
        let weights = &self.surroundings.tables.weights.meetings;
        let mut evidence = Evidence::default();
        if !kinds_agree(self, other) || self.is_ordered_with(other) {
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
        evidence.is_telling.then_some(evidence.found)
    }

    fn absorb(&mut self, other: Self) {
        self.take_in(other);
    }

    fn node(&self) -> usize {
        self.node
    }
}

/// Whether two can be of one kind. A gathering of unknown kind can be any but one that reports always call so.
fn kinds_agree(a: &Gathering, b: &Gathering) -> bool {
    if a.families.is_empty() || b.families.is_empty() {
        return !a.has_trait(FamilyTrait::Named) && !b.has_trait(FamilyTrait::Named);
    }
    !a.families.is_disjoint(&b.families)
}

fn words(a: &Gathering, b: &Gathering, weights: &MeetingWeights, evidence: &mut Evidence) -> Option<()> {
    let (x, y) = (&a.words, &b.words);
    // Talks of two parties are no summit, even on the same day in the same town.
    let large = |g: &Gathering| g.has_trait(FamilyTrait::Large) || g.countries.len() > 2;
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

/// Whether a report that mentions one gathering in passing is about the other.
fn is_matter_of(known: &Gathering, passing: &Gathering) -> bool {
    known.words.described.intersection(&passing.matter).count() > 0
}

fn places(a: &Gathering, b: &Gathering, weights: &MeetingWeights, evidence: &mut Evidence) -> Option<()> {
    let geography = a.surroundings.geography;
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
