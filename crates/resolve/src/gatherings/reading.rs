//! Reading gatherings from reports: what each report's words and claims tell of a meeting or event.

use super::editions::other_editions;
use super::gathering::Gathering;
use super::surroundings::Surroundings;
use super::words::Words;
use crate::names::{latin_key, words};
use crate::partition::Partition;
use crate::profile::Context;
use crate::stories::Cast;
use crate::tables::families;
use rapporteur_compare::dates::stated_date;
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{Claim, LocalId, RelationFamily, Span, When};
use std::collections::{BTreeMap, BTreeSet};

/// A report that mentions a gathering so often tells of it, not of something else.
const TOLD_OF: usize = 3;

/// What gatherings are read from: reports, and decisions about everything else that they speak of.
pub(super) struct Reading<'r, 'a> {
    context: &'r Context<'a>,
    surroundings: &'a Surroundings<'a>,
    partition: &'r Partition,
    /// Whom and what each source speaks of.
    casts: &'r [Cast],
    /// Places spoken of beside a gathering.
    near: BTreeMap<usize, BTreeSet<usize>>,
    /// The gathering of each kind that a report speaks of most.
    main: BTreeSet<usize>,
}

impl<'r, 'a> Reading<'r, 'a> {
    pub fn new(
        context: &'r Context<'a>,
        surroundings: &'a Surroundings<'a>,
        casts: &'r [Cast],
        partition: &'r Partition,
    ) -> Self {
        let (near, main) = (near(context, partition), most_spoken_of(context));
        Self { context, surroundings, partition, casts, near, main }
    }

    /// The gatherings of a kind, in order of their nodes.
    pub fn of_kind(&self, kind: &str) -> Vec<Gathering<'a>> {
        let mut gatherings: Vec<Gathering> =
            self.context.corpus.of_kind(kind).map(|node| self.gathering(node)).collect();
        add_matters(&mut gatherings);
        gatherings
    }

    /// What one report tells of a gathering.
    fn gathering(&self, node: usize) -> Gathering<'a> {
        let corpus = self.context.corpus;
        let (own, day) = (&corpus.nodes[node], corpus.day(node));
        let traits = &own.entity.traits;
        let of = |id| corpus.node(own.source, id).map(|n| self.partition.find(n));
        let mut gathering = Gathering {
            surroundings: self.surroundings,
            node,
            nodes: BTreeSet::from([node]),
            nouns: traits.kind.iter().map(|noun| noun.to_lowercase()).collect(),
            families: BTreeSet::new(),
            words: Words::default(),
            places: traits.place.and_then(of).into_iter().collect(),
            near: self.near.get(&node).cloned().unwrap_or_default(),
            homes: self.surroundings.geography.home(own.source).into_iter().collect(),
            whens: traits.when.iter().map(|when| (when.clone(), 1)).collect(),
            company: BTreeMap::new(),
            countries: BTreeSet::new(),
            topics: BTreeSet::new(),
            matter: BTreeSet::new(),
            ordered: BTreeSet::new(),
            n_main: usize::from(self.main.contains(&node)),
            cast: self.casts.get(own.source).cloned().unwrap_or_default(),
            origins: BTreeSet::from([self.context.origins[own.source]]),
            sources: BTreeSet::from([own.source]),
            reported: day.map(|day| (day, day)),
        };
        for party in traits.parties.iter().filter_map(|id| of(*id)) {
            self.add_company(&mut gathering, party);
        }
        let others = self.drop_other_editions(&mut gathering);
        self.add_claims(&mut gathering, &others);
        self.add_words(&mut gathering);
        gathering.words.editions.retain(|edition| others.iter().all(|when| when.value != *edition));
        self.add_families(&mut gathering);
        gathering
    }

    /// Leaves out the times and places of other editions that the report names in passing; returns the times.
    fn drop_other_editions(&self, gathering: &mut Gathering) -> BTreeSet<When> {
        let (corpus, node) = (self.context.corpus, gathering.node);
        let own = &corpus.nodes[node];
        for when in own.objects(relations::ON_DATE).filter_map(stated_date) {
            *gathering.whens.entry(when).or_default() += 1;
        }
        let is_told_of = gathering.is_main() && own.forms.values().sum::<usize>() >= TOLD_OF;
        let days_far = self.context.tables.weights.meetings.days_far;
        let written = corpus.day(node).filter(|_| is_told_of);
        let others = other_editions(&gathering.whens, written, days_far);
        gathering.whens.retain(|when, _| !others.contains(when));
        let then = |claim: &&Claim<LocalId>| claim.when.as_ref().is_some_and(|when| others.contains(when));
        let placed = own.objects(relations::LOCATED_IN).filter(then);
        for place in placed.filter_map(|claim| corpus.object(node, claim)) {
            gathering.places.remove(&self.partition.find(place));
        }
        others
    }

    fn add_claims(&self, gathering: &mut Gathering, others: &BTreeSet<When>) {
        let (corpus, node) = (self.context.corpus, gathering.node);
        let families = &self.context.tables.rules.families;
        for claim in &corpus.nodes[node].subject_of {
            let is_then = || claim.when.as_ref().is_none_or(|when| !others.contains(when));
            match (claim.relation.as_str(), corpus.object(node, claim)) {
                (relations::PRECEDES, Some(later)) => {
                    gathering.ordered.insert(later);
                }
                (relation, Some(topic)) if families.has(RelationFamily::Matter, relation) => {
                    gathering.words.add_topic(&corpus.nodes[topic].entity.label, self.context.tables);
                    gathering.topics.insert(self.partition.find(topic));
                }
                (relations::LOCATED_IN, Some(place)) if claim.is_asserted() && is_then() => {
                    gathering.places.insert(self.partition.find(place));
                }
                _ => {}
            }
        }
        for claim in &corpus.nodes[node].object_of {
            let Some(subject) = corpus.subject(node, claim) else { continue };
            match claim.relation.as_str() {
                relations::PRECEDES => {
                    gathering.ordered.insert(subject);
                }
                relation if claim.is_asserted() && families.has(RelationFamily::TakingPart, relation) => {
                    self.add_company(gathering, self.partition.find(subject));
                }
                _ => {}
            }
        }
    }

    /// Adds a party. With a person come the countries whose offices the person holds.
    fn add_company(&self, gathering: &mut Gathering, party: usize) {
        let weights = &self.context.tables.weights.meetings;
        let states = self.surroundings.states.get(&party);
        for member in std::iter::once(&party).chain(states.into_iter().flatten()) {
            let entity = self.context.corpus.nodes[*member].entity;
            let weight = match entity.kind.as_str() {
                types::PERSON if entity.named => weights.shared_person,
                types::ORGANIZATION if entity.named => weights.shared_organization,
                types::COUNTRY => weights.shared_country,
                _ => weights.shared_other,
            };
            gathering.company.insert(*member, weight);
            gathering.countries.extend(Some(*member).filter(|_| entity.kind == types::COUNTRY));
        }
    }

    fn add_words(&self, gathering: &mut Gathering) {
        let (nodes, tables) = (&self.context.corpus.nodes, self.context.tables);
        let common: BTreeSet<String> =
            gathering.places.iter().flat_map(|place| nodes[*place].forms.keys().flat_map(words)).collect();
        for name in nodes[gathering.node].names.keys() {
            gathering.words.add_name(name, &common, tables);
        }
        for modifier in &nodes[gathering.node].entity.traits.modifiers {
            gathering.words.add_modifier(modifier, tables);
        }
    }

    fn add_families(&self, gathering: &mut Gathering) {
        let tables = self.context.tables;
        let entity = self.context.corpus.nodes[gathering.node].entity;
        let is_meeting = entity.kind == types::MEETING;
        let table = if is_meeting { &tables.gatherings } else { &tables.events };
        let of_nouns = gathering.nouns.iter().flat_map(|noun| families(table, noun));
        gathering.families = of_nouns.map(str::to_owned).collect();
        if !is_meeting && gathering.nouns.is_empty() {
            gathering.families.insert(latin_key(&entity.label));
        }
    }
}

/// Gives gatherings that a report mentions in passing the words for what it is about.
fn add_matters(gatherings: &mut [Gathering]) {
    let mut matters: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for main in gatherings.iter().filter(|gathering| gathering.is_main()) {
        let names = main.words.names.iter().flat_map(|name| name.split(' ')).map(str::to_owned);
        let words: BTreeSet<String> = names.chain(main.words.described.iter().cloned()).collect();
        for source in &main.sources {
            matters.entry(*source).or_default().extend(words.iter().cloned());
        }
    }
    for gathering in gatherings.iter_mut().filter(|gathering| !gathering.is_main()) {
        let of_source = gathering.sources.iter().filter_map(|source| matters.get(source));
        gathering.matter = of_source.flatten().cloned().collect();
    }
}

/// Bytes before and after a mention within which a place counts as spoken of beside it.
const NEAR_BYTES: usize = 100;

/// Places that reports speak of near a gathering.
fn near(context: &Context, partition: &Partition) -> BTreeMap<usize, BTreeSet<usize>> {
    let corpus = context.corpus;
    let mut near: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (source, of_source) in corpus.sources.iter().enumerate() {
        let mentions = &of_source.extraction.mentions;
        let of_kind = |kinds: &'static [&'static str]| {
            mentions.iter().filter_map(move |mention| {
                let node = corpus.node(source, mention.entity)?;
                kinds.contains(&corpus.nodes[node].entity.kind.as_str()).then_some((node, mention.span))
            })
        };
        let places: Vec<(usize, Span)> = of_kind(&[types::PLACE]).collect();
        for (gathering, span) in of_kind(&[types::MEETING, types::EVENT]) {
            let found = near.entry(gathering).or_default();
            // Places are in order of the text.
            let from = places.partition_point(|(_, place)| place.end + NEAR_BYTES < span.start);
            let reach = places[from..].iter().take_while(|(_, place)| place.start <= span.end + NEAR_BYTES);
            found.extend(reach.map(|(node, _)| partition.find(*node)));
        }
    }
    near
}

/// The gathering with most mentions for each report and kind; of equals the first.
fn most_spoken_of(context: &Context) -> BTreeSet<usize> {
    let corpus = context.corpus;
    let mut best: BTreeMap<(usize, &str), (usize, usize)> = BTreeMap::new();
    for kind in [types::MEETING, types::EVENT] {
        for node in corpus.of_kind(kind) {
            let n_mentions = corpus.nodes[node].forms.values().sum();
            let most = best.entry((corpus.nodes[node].source, kind)).or_insert((n_mentions, node));
            if n_mentions > most.0 {
                *most = (n_mentions, node);
            }
        }
    }
    best.into_values().map(|(_, node)| node).collect()
}
