//! What is known of a gathering.

use super::Shared;
use super::times::other_editions;
use super::words::Words;
use crate::dates::stated_date;
use crate::names::words;
use crate::partition::Partition;
use crate::stories::Cast;
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{Claim, LocalId, RelationFamily, When};
use std::collections::{BTreeMap, BTreeSet};

/// Mentions of a gathering from which on a report tells of it, not of something else.
const TOLD_OF: usize = 3;

/// One meeting or event as far as merged. Entities are known by their set's smallest node.
#[derive(Clone)]
pub(crate) struct Gathering<'a> {
    pub shared: &'a Shared<'a>,
    pub nodes: Vec<usize>,
    /// Head nouns ("summit").
    pub nouns: BTreeSet<String>,
    /// What the nouns may stand for ("gathering"); for events that no list knows the nouns themselves.
    pub families: BTreeSet<String>,
    pub words: Words,
    pub places: BTreeSet<usize>,
    /// Places spoken of beside it.
    pub near: BTreeSet<usize>,
    /// Where its reports were written.
    pub homes: BTreeSet<usize>,
    /// Times told, each with the number of its nodes' words for it.
    pub whens: BTreeMap<When, usize>,
    /// Those who take part, host or are named as parties, with what each tells.
    pub company: BTreeMap<usize, f64>,
    pub topics: BTreeSet<usize>,
    /// What the report is about that mentions it in passing.
    pub matter: BTreeSet<String>,
    /// Nodes said to come before or after it.
    pub ordered: BTreeSet<usize>,
    /// In how many reports nothing of its kind is spoken of more.
    pub n_main: usize,
    /// Whom and what its reports speak of.
    pub cast: Cast,
    pub origins: BTreeSet<usize>,
    pub sources: BTreeSet<usize>,
    /// First and last day of its reports.
    pub reported: Option<(i64, i64)>,
}

impl<'a> Gathering<'a> {
    pub fn of(shared: &'a Shared<'a>, partition: &Partition, node: usize) -> Self {
        let corpus = shared.context.corpus;
        let (own, day) = (&corpus.nodes[node], corpus.day(node));
        let traits = &own.entity.traits;
        let of = |id| corpus.node(own.source, id).map(|n| partition.find(n));
        let mut gathering = Self {
            shared,
            nodes: vec![node],
            nouns: traits.kind.iter().map(|noun| noun.to_lowercase()).collect(),
            families: BTreeSet::new(),
            words: Words::default(),
            places: traits.place.and_then(of).into_iter().collect(),
            near: shared.near.get(&node).cloned().unwrap_or_default(),
            homes: shared.geography.home(own.source).into_iter().collect(),
            whens: traits.when.iter().map(|when| (when.clone(), 1)).collect(),
            company: BTreeMap::new(),
            topics: BTreeSet::new(),
            matter: BTreeSet::new(),
            ordered: BTreeSet::new(),
            n_main: usize::from(shared.main.contains(&node)),
            cast: shared.casts.get(own.source).cloned().unwrap_or_default(),
            origins: BTreeSet::from([shared.context.origins[own.source]]),
            sources: BTreeSet::from([own.source]),
            reported: day.map(|day| (day, day)),
        };
        for party in traits.parties.iter().filter_map(|id| corpus.node(own.source, *id)) {
            gathering.add_company(partition.find(party));
        }
        let others = gathering.drop_other_editions(node, partition);
        gathering.add_claims(node, partition, &others);
        gathering.add_words(node);
        gathering.words.editions.retain(|edition| others.iter().all(|when| when.value != *edition));
        gathering.add_families(node);
        gathering
    }

    /// Leaves out the times of other editions that the report names in passing, and where they were; returns them.
    fn drop_other_editions(&mut self, node: usize, partition: &Partition) -> BTreeSet<When> {
        let corpus = self.shared.context.corpus;
        let own = &corpus.nodes[node];
        for claim in own.objects(relations::ON_DATE) {
            if let Some(when) = stated_date(claim) {
                *self.whens.entry(when).or_default() += 1;
            }
        }
        let is_told_of = self.is_main() && own.forms.values().sum::<usize>() >= TOLD_OF;
        let weights = &self.shared.context.tables.weights.meetings;
        let others = other_editions(&self.whens, corpus.day(node).filter(|_| is_told_of), weights.days_far);
        self.whens.retain(|when, _| !others.contains(when));
        let then = |claim: &&&Claim<LocalId>| claim.when.as_ref().is_some_and(|when| others.contains(when));
        let elsewhere = own
            .objects(relations::LOCATED_IN)
            .filter(|claim| then(&claim))
            .filter_map(|claim| corpus.object(node, claim));
        for place in elsewhere {
            self.places.remove(&partition.find(place));
        }
        others
    }

    fn add_claims(&mut self, node: usize, partition: &Partition, others: &BTreeSet<When>) {
        let corpus = self.shared.context.corpus;
        let families = &self.shared.context.tables.rules.families;
        for claim in &corpus.nodes[node].subject_of {
            let object = corpus.object(node, claim);
            match (claim.relation.as_str(), object) {
                (relations::PRECEDES, Some(_)) => self.ordered.extend(object),
                (relation, Some(topic)) if families.has(RelationFamily::Matter, relation) => {
                    self.add_topic(partition, topic)
                }
                (relations::LOCATED_IN, Some(place))
                    if claim.is_asserted()
                        && claim.when.as_ref().is_none_or(|when| !others.contains(when)) =>
                {
                    self.places.insert(partition.find(place));
                }
                _ => {}
            }
        }
        for claim in &corpus.nodes[node].object_of {
            let Some(subject) = corpus.subject(node, claim) else { continue };
            match claim.relation.as_str() {
                relations::PRECEDES => {
                    self.ordered.insert(subject);
                }
                relation if claim.is_asserted() && families.has(RelationFamily::TakingPart, relation) => {
                    self.add_company(partition.find(subject));
                }
                _ => {}
            }
        }
    }

    fn add_topic(&mut self, partition: &Partition, topic: usize) {
        let label = &self.shared.context.corpus.nodes[topic].entity.label;
        self.words.add_topic(label, self.shared.context.tables);
        self.topics.insert(partition.find(topic));
    }

    /// With a person come the countries whose offices the person holds.
    fn add_company(&mut self, party: usize) {
        let shared = self.shared;
        let weights = &shared.context.tables.weights.meetings;
        for member in std::iter::once(&party).chain(shared.states.get(&party).into_iter().flatten()) {
            let node = shared.context.corpus.nodes[*member].entity;
            let weight = match node.kind.as_str() {
                types::PERSON if node.named => weights.shared_person,
                types::ORGANIZATION if node.named => weights.shared_organization,
                types::COUNTRY => weights.shared_country,
                _ => weights.shared_other,
            };
            self.company.insert(*member, weight);
        }
    }

    fn add_words(&mut self, node: usize) {
        let (corpus, tables) = (self.shared.context.corpus, self.shared.context.tables);
        let mut common: BTreeSet<String> = BTreeSet::new();
        for place in &self.places {
            common.extend(corpus.nodes[*place].forms.keys().flat_map(words));
        }
        for name in corpus.nodes[node].names.keys() {
            self.words.add_name(name, &common, tables);
        }
        for modifier in &corpus.nodes[node].entity.traits.modifiers {
            self.words.add_modifier(modifier, tables);
        }
    }

    fn add_families(&mut self, node: usize) {
        let (corpus, tables) = (self.shared.context.corpus, self.shared.context.tables);
        let entity = corpus.nodes[node].entity;
        let table = if entity.kind == types::MEETING { &tables.gatherings } else { &tables.events };
        let families = self.nouns.iter().flat_map(|noun| crate::tables::families(table, noun));
        self.families = families.map(str::to_owned).collect();
        if entity.kind != types::MEETING && self.nouns.is_empty() {
            self.families.insert(crate::names::latin_key(&entity.label));
        }
    }

    /// Whether most of its reports speak of nothing of its kind more.
    pub fn is_main(&self) -> bool {
        2 * self.n_main > self.sources.len()
    }

    /// Whether reports of something else mention it, and say no day.
    pub fn is_aside(&self) -> bool {
        let longest = self.shared.context.tables.weights.meetings.days_far;
        let is_vague =
            |when: &When| crate::dates::span(when).is_none_or(|(first, last)| last - first > longest);
        !self.is_main() && self.whens.keys().all(is_vague)
    }

    /// The day it takes place, else the day it is first reported.
    pub fn day(&self) -> Option<i64> {
        self.held().map(|(first, _)| first)
    }

    /// First and last day of the time told most often, of equals the most precise, then the first; else of its reports.
    pub fn held(&self) -> Option<(i64, i64)> {
        let told = self.whens.iter().filter_map(|(when, n)| Some((*n, crate::dates::span(when)?)));
        let most = told.max_by_key(|(n, (first, last))| (*n, first - last, std::cmp::Reverse(*first)));
        let (Some((_, held)), Some(reported)) = (most, self.reported) else {
            return most.map(|(_, span)| span).or(self.reported);
        };
        // "The 2008 forum" in reports of that December was not held in March.
        let both = (held.0.max(reported.0), held.1.min(reported.1));
        let is_vague = held.1 - held.0 > self.shared.context.tables.weights.meetings.days_far;
        Some(if is_vague && both.0 <= both.1 { both } else { held })
    }
}
