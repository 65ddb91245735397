//! What is known of a gathering.

use super::Shared;
use crate::dates::stated_date;
use crate::names::{OrganizationName, words};
use crate::partition::Partition;
use rapporteur_model::When;
use std::collections::BTreeSet;

/// One meeting or event as far as merged. Entities are known by their set's smallest node.
#[derive(Clone)]
pub(crate) struct Gathering<'a> {
    pub shared: &'a Shared<'a>,
    pub nodes: Vec<usize>,
    /// Head nouns ("summit").
    pub nouns: BTreeSet<String>,
    /// What the nouns may stand for ("gathering"); for events the nouns themselves.
    pub families: BTreeSet<String>,
    /// Telling words of proper names: without the noun, the place and numbers.
    pub names: BTreeSet<String>,
    /// Numbers and ordinals of proper names: the edition.
    pub editions: BTreeSet<String>,
    pub places: BTreeSet<usize>,
    pub whens: BTreeSet<When>,
    pub participants: BTreeSet<usize>,
    pub parties: BTreeSet<usize>,
    pub topics: BTreeSet<usize>,
    pub modifiers: BTreeSet<String>,
    /// Nodes said to come before or after it.
    pub ordered: BTreeSet<usize>,
    /// People and bodies of its reports.
    pub cast: BTreeSet<usize>,
    pub origins: BTreeSet<usize>,
    pub sources: BTreeSet<usize>,
    /// First and last day of its reports.
    pub reported: Option<(i64, i64)>,
}

/// Ordinals that tell editions of a series apart.
const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

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
            names: BTreeSet::new(),
            editions: BTreeSet::new(),
            places: traits.place.and_then(of).into_iter().collect(),
            whens: traits.when.iter().cloned().collect(),
            participants: BTreeSet::new(),
            parties: traits.parties.iter().filter_map(|id| of(*id)).collect(),
            topics: BTreeSet::new(),
            modifiers: traits.modifiers.iter().cloned().collect(),
            ordered: BTreeSet::new(),
            cast: shared.casts.get(&own.source).cloned().unwrap_or_default(),
            origins: BTreeSet::from([shared.context.origins[own.source]]),
            sources: BTreeSet::from([own.source]),
            reported: day.map(|day| (day, day)),
        };
        gathering.add_claims(node, partition);
        gathering.add_names(node);
        gathering.add_families(node);
        gathering
    }

    fn add_claims(&mut self, node: usize, partition: &Partition) {
        let corpus = self.shared.context.corpus;
        for claim in &corpus.nodes[node].subject_of {
            let object = corpus.object(node, claim).map(|o| partition.find(o));
            match (claim.relation.as_str(), object) {
                ("precedes", Some(_)) => self.ordered.extend(corpus.object(node, claim)),
                _ if !claim.is_asserted() => {}
                ("locatedIn", Some(place)) => {
                    self.places.insert(place);
                }
                ("discusses" | "adopts", Some(topic)) => {
                    self.topics.insert(topic);
                }
                ("onDate", _) => self.whens.extend(stated_date(claim)),
                _ => {}
            }
        }
        for claim in &corpus.nodes[node].object_of {
            let Some(subject) = corpus.subject(node, claim) else { continue };
            match claim.relation.as_str() {
                "precedes" => {
                    self.ordered.insert(subject);
                }
                "attends" | "hosts" if claim.is_asserted() => {
                    let subject = partition.find(subject);
                    self.participants.insert(subject);
                    self.participants.extend(self.shared.states.get(&subject).into_iter().flatten());
                }
                _ => {}
            }
        }
    }

    fn add_names(&mut self, node: usize) {
        let (corpus, tables) = (self.shared.context.corpus, self.shared.context.tables);
        let mut common: BTreeSet<String> = BTreeSet::new();
        for place in &self.places {
            common.extend(corpus.nodes[*place].forms.keys().flat_map(|form| words(form)));
        }
        for name in corpus.nodes[node].names.keys() {
            let mut telling = Vec::new();
            for word in OrganizationName::parse(name, tables).words {
                let singular = word.strip_suffix('s').unwrap_or(&word);
                if word.bytes().any(|c| c.is_ascii_digit()) && !word.starts_with(|c: char| c.is_alphabetic())
                    || ORDINALS.contains(&word.as_str())
                {
                    self.editions.insert(word);
                } else if !common.contains(&word)
                    && !tables.gatherings.contains_key(&word)
                    && !tables.gatherings.contains_key(singular)
                {
                    telling.push(word);
                }
            }
            if !telling.is_empty() {
                self.names.insert(telling.join(" "));
            }
        }
    }

    fn add_families(&mut self, node: usize) {
        let (corpus, tables) = (self.shared.context.corpus, self.shared.context.tables);
        let entity = corpus.nodes[node].entity;
        self.families = if entity.kind == "Meeting" {
            self.nouns.iter().map(|noun| tables.gathering(noun).to_owned()).collect()
        } else if self.nouns.is_empty() {
            BTreeSet::from([crate::names::fold(&entity.label)])
        } else {
            self.nouns.clone()
        };
    }

    /// The day it takes place, else the day it is first reported.
    pub fn day(&self) -> Option<i64> {
        self.whens.iter().find_map(crate::dates::span).or(self.reported).map(|(first, _)| first)
    }
}
