//! What is known of a gathering.

use super::surroundings::Surroundings;
use super::words::Words;
use crate::corpus::hull;
use crate::stories::Cast;
use crate::tables::FamilyTrait;
use rapporteur_compare::dates;
use rapporteur_model::When;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// One meeting or event as far as merged. Other things are known by their set's smallest node.
#[derive(Clone)]
pub(crate) struct Gathering<'a> {
    pub surroundings: &'a Surroundings<'a>,
    /// The first of its nodes.
    pub node: usize,
    pub nodes: BTreeSet<usize>,
    /// Head nouns ("summit").
    pub nouns: BTreeSet<String>,
    /// What the nouns may stand for ("gathering"); for events that no list knows, the nouns themselves.
    pub families: BTreeSet<String>,
    pub words: Words,
    pub places: BTreeSet<usize>,
    /// Places spoken of beside it.
    pub near: BTreeSet<usize>,
    /// Where its reports were written.
    pub homes: BTreeSet<usize>,
    /// Times that reports tell, each with how often.
    pub whens: BTreeMap<When, usize>,
    /// Those who take part, host or are named as parties, each with its weight.
    pub company: BTreeMap<usize, f64>,
    /// The countries among them.
    pub countries: BTreeSet<usize>,
    pub topics: BTreeSet<usize>,
    /// Words for what a report is about that mentions it in passing.
    pub matter: BTreeSet<String>,
    /// Nodes said to come before or after it.
    pub ordered: BTreeSet<usize>,
    /// Number of reports that speak of nothing of its kind more.
    pub n_main: usize,
    /// People, bodies and places of its reports.
    pub cast: Cast,
    pub origins: BTreeSet<usize>,
    pub sources: BTreeSet<usize>,
    /// First and last day of its reports.
    pub reported: Option<(i64, i64)>,
}

impl Gathering<'_> {
    /// Whether most of its reports speak of nothing of its kind more.
    pub fn is_main(&self) -> bool {
        2 * self.n_main > self.sources.len()
    }

    /// Whether reports of something else mention it and say no day.
    pub fn is_aside(&self) -> bool {
        let longest = self.surroundings.tables.weights.meetings.days_far;
        let is_vague = |when: &When| dates::span(when).is_none_or(|(first, last)| last - first > longest);
        !self.is_main() && self.whens.keys().all(is_vague)
    }

    /// Whether it is of a kind that happens once under its name: a war, a revolution.
    pub fn is_unique(&self) -> bool {
        let tables = self.surroundings.tables;
        self.families.iter().any(|family| tables.unique_events.contains(family))
    }

    /// Whether one of its families has a trait.
    pub fn has_trait(&self, wanted: FamilyTrait) -> bool {
        let traits = &self.surroundings.tables.family_traits;
        self.families.iter().filter_map(|family| traits.get(family)).any(|traits| traits.contains(&wanted))
    }

    /// The day it takes place, else the day it is first reported.
    pub fn day(&self) -> Option<i64> {
        self.held().map(|(first, _)| first)
    }

    /// First and last day of the time that reports tell most often: of equals the most precise, then the first. Without such a time
    /// those of its reports.
    pub fn held(&self) -> Option<(i64, i64)> {
        let told = self.whens.iter().filter_map(|(when, n)| Some((*n, dates::span(when)?)));
        let most = told.max_by_key(|(n, (first, last))| (*n, first - last, Reverse(*first)));
        let (Some((_, held)), Some(reported)) = (most, self.reported) else {
            return most.map(|(_, span)| span).or(self.reported);
        };
        // "The 2008 forum" in reports of that December was not held in March.
        let both = (held.0.max(reported.0), held.1.min(reported.1));
        let is_vague = held.1 - held.0 > self.surroundings.tables.weights.meetings.days_far;
        Some(if is_vague && both.0 <= both.1 { both } else { held })
    }

    /// Whether a report says that one comes before the other.
    pub fn is_ordered_with(&self, other: &Self) -> bool {
        !self.ordered.is_disjoint(&other.nodes) || !other.ordered.is_disjoint(&self.nodes)
    }

    /// Whether a proper name is common to both.
    pub fn shares_name(&self, other: &Self) -> bool {
        !self.words.names.is_disjoint(&other.words.names)
    }

    /// What those tell who take part in both, their hosts left out.
    pub fn shared_company(&self, other: &Self, hosts: &BTreeSet<usize>) -> f64 {
        let (few, many) =
            if self.company.len() <= other.company.len() { (self, other) } else { (other, self) };
        let shared = few.company.iter().filter(|(party, _)| many.company.contains_key(party));
        let guests = shared.filter(|(party, _)| !self.surroundings.is_of(**party, hosts));
        guests.map(|(_, weight)| weight).sum()
    }

    /// How many take part beside the hosts.
    pub fn n_guests(&self, hosts: &BTreeSet<usize>) -> usize {
        self.company.keys().filter(|party| !self.surroundings.is_of(**party, hosts)).count()
    }

    /// The countries that both are held in: whoever meets there meets them.
    pub fn hosts(&self, other: &Self) -> BTreeSet<usize> {
        let country = |place: &usize| self.surroundings.geography.country(*place);
        let others: BTreeSet<usize> = other.places.iter().filter_map(country).collect();
        self.places.iter().filter_map(country).filter(|own| others.contains(own)).collect()
    }

    /// Takes in what another has gathered.
    pub fn take_in(&mut self, other: Self) {
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
        self.countries.extend(other.countries);
        self.topics.extend(other.topics);
        self.matter.extend(other.matter);
        self.ordered.extend(other.ordered);
        self.n_main += other.n_main;
        self.cast.absorb(&other.cast);
        self.origins.extend(other.origins);
        self.sources.extend(other.sources);
        self.reported = hull(self.reported, other.reported);
    }
}
