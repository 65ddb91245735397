//! Which reports tell one story: those that speak of the same people, bodies and places.
//!
//! What else reports speak of tells two gatherings in one city on one day apart. The likeness is the overlap coefficient of
//! Szymkiewicz (1934) and Simpson (1943): what both casts share, divided by the lesser of both. So a short report can tell the
//! story of a long one.

use crate::StoryWeights;
use crate::corpus::Corpus;
use crate::partition::Partition;
use crate::reasons::{Sign, Weighed};
use rapporteur_model::well_known::types;
use std::collections::{BTreeMap, BTreeSet};

/// Who and what reports speak of, by the smallest nodes of their sets, each with its weight.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Cast {
    members: BTreeMap<usize, f64>,
    total: f64,
}

impl Cast {
    fn add(&mut self, member: usize, weight: f64) {
        if self.members.insert(member, weight).is_none() {
            self.total += weight;
        }
    }

    /// Takes in another's members.
    pub fn absorb(&mut self, other: &Self) {
        for (member, weight) in &other.members {
            self.add(*member, *weight);
        }
    }

    /// Whether a thing is among its members.
    pub fn has(&self, member: usize) -> bool {
        self.members.contains_key(&member)
    }

    /// The shared part of the lesser cast, 0 to 1, and the whole weight of that cast; `except` counts nowhere.
    fn likeness(&self, other: &Self, except: &BTreeSet<usize>, weights: &StoryWeights) -> Option<(f64, f64)> {
        let total = |cast: &Self| {
            cast.total - except.iter().filter_map(|member| cast.members.get(member)).sum::<f64>()
        };
        let less = total(self).min(total(other));
        if less < weights.least {
            return None;
        }
        // The larger set is only looked up in.
        let (few, many) =
            if self.members.len() <= other.members.len() { (self, other) } else { (other, self) };
        let shared = few.members.iter().filter(|(member, _)| many.has(**member) && !except.contains(member));
        Some((shared.map(|(_, weight)| weight).sum::<f64>() / less, less))
    }

    /// Weighs whether two casts are of one story, and says whether they are. What both share anyway counts nowhere: the place of
    /// gatherings that are compared.
    pub fn weigh(
        &self,
        other: &Self,
        except: &BTreeSet<usize>,
        weights: &StoryWeights,
        found: &mut Weighed,
    ) -> bool {
        let Some((likeness, total)) = self.likeness(other, except, weights) else { return false };
        let trust = (total / weights.enough).min(1.0);
        let above = (likeness - weights.neutral) / (weights.full - weights.neutral);
        if above > 0.0 {
            found.add(trust * weights.same * above.min(1.0), Sign::ReportsOfTheSamePeopleAndPlaces);
        } else if likeness < weights.neutral {
            let below = 1.0 - likeness / weights.neutral;
            found.add(trust * weights.other * below, Sign::ReportsOfOtherPeopleAndPlaces);
        }
        above >= 0.5
    }
}

/// The cast of each report. Call it when people, bodies and places are merged.
pub(crate) fn casts(corpus: &Corpus, partition: &Partition, weights: &StoryWeights) -> Vec<Cast> {
    let mut casts = vec![Cast::default(); corpus.sources.len()];
    for (i, node) in corpus.nodes.iter().enumerate().filter(|(_, node)| node.entity.named) {
        let weight = match node.entity.kind.as_str() {
            types::PERSON => weights.person,
            types::ORGANIZATION => weights.organization,
            types::COUNTRY => weights.country,
            types::PLACE => weights.place,
            _ => continue,
        };
        casts[node.source].add(partition.find(i), weight);
    }
    casts
}
