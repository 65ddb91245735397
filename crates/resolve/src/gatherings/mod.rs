//! Meetings and events: one by place, date, participants, topic, kind and name, however each report calls it.

mod features;
mod geography;
mod likeness;
mod times;
mod told;
mod words;

use crate::agglomerate::{self, Cluster};
pub(crate) use crate::dates::stated_date;
use crate::partition::Partition;
use crate::profile::Context;
use crate::stories::Cast;
use features::Gathering;
pub(crate) use geography::Geography;
use rapporteur_model::Span;
use rapporteur_model::well_known::types;
use std::collections::{BTreeMap, BTreeSet};
pub(crate) use words::singular;

/// What a block of gatherings that may be one has in common.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Block {
    Place(usize),
    Day(i64),
    MonthDay(u8, u8),
    Name(String),
    Party(usize),
    Topic(String),
    Origin(usize),
}

impl Block {
    /// How many neighbours by time are compared. A party or place of many gatherings tells less than a day or a name.
    fn window(&self) -> usize {
        match self {
            Self::Day(_) | Self::Name(_) | Self::Origin(_) => 40,
            Self::Place(_) | Self::MonthDay(..) => 20,
            Self::Party(_) | Self::Topic(_) => 10,
        }
    }
}

/// What comparing gatherings needs beside themselves.
pub(crate) struct Shared<'a> {
    pub context: &'a Context<'a>,
    pub geography: &'a Geography,
    /// Countries whose offices a person holds.
    pub states: BTreeMap<usize, BTreeSet<usize>>,
    /// The people of each country's offices.
    pub officers: BTreeMap<usize, BTreeSet<usize>>,
    /// Whom and what each source speaks of.
    pub casts: &'a [Cast],
    /// Places spoken of beside a gathering.
    pub near: BTreeMap<usize, BTreeSet<usize>>,
    /// The gathering of each kind that a report speaks of most.
    pub main: BTreeSet<usize>,
}

/// Merges meetings, then events; call when places and people are merged.
pub(crate) fn merge(context: &Context, geography: &Geography, casts: &[Cast], partition: &mut Partition) {
    let (near, main) = (near(context, partition), most_spoken_of(context));
    let states = states(context, partition);
    let mut officers: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (person, state) in states.iter().flat_map(|(person, states)| states.iter().map(move |s| (person, s)))
    {
        officers.entry(*state).or_default().insert(*person);
    }
    let shared = Shared { context, geography, states, officers, casts, near, main };
    for kind in [types::MEETING, types::EVENT] {
        let mut gatherings: Vec<Gathering> =
            context.corpus.of_kind(kind).map(|node| Gathering::of(&shared, partition, node)).collect();
        add_matters(&mut gatherings);
        // What has been gathered brings others within reach.
        for _ in 0..ROUNDS {
            let n_before = gatherings.len();
            let pairs = agglomerate::pairs(blocks(&gatherings), Block::window);
            gatherings =
                agglomerate::merge(gatherings, &pairs, context.tables.weights.meetings.join, partition);
            if gatherings.len() == n_before {
                break;
            }
        }
    }
}

/// How often clusters are compared at most.
const ROUNDS: usize = 3;

/// Tells what a report mentions in passing what the report is about.
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

fn blocks(gatherings: &[Gathering]) -> BTreeMap<Block, Vec<usize>> {
    let mut order: Vec<usize> = (0..gatherings.len()).collect();
    order.sort_by_key(|i| (gatherings[*i].day().unwrap_or(i64::MAX), gatherings[*i].node()));
    let mut blocks: BTreeMap<Block, Vec<usize>> = BTreeMap::new();
    for i in order {
        let gathering = &gatherings[i];
        let mut keys: BTreeSet<Block> = gathering.places.iter().copied().map(Block::Place).collect();
        if gathering.places.is_empty() {
            keys.extend(gathering.near.iter().chain(&gathering.homes).copied().map(Block::Place));
        }
        keys.extend(gathering.company.keys().copied().map(Block::Party));
        keys.extend(gathering.words.described.iter().cloned().map(Block::Topic));
        keys.extend(gathering.origins.iter().copied().map(Block::Origin));
        keys.extend(gathering.words.names.iter().cloned().map(Block::Name));
        for date in gathering.whens.keys().filter_map(rapporteur_model::When::date) {
            if let (_, Some(m), Some(d)) = date.parts() {
                keys.insert(Block::MonthDay(m, d));
            }
            keys.extend(crate::dates::bounds(date).filter(|(a, b)| a == b).map(|(day, _)| Block::Day(day)));
        }
        for key in keys {
            blocks.entry(key).or_default().push(i);
        }
    }
    blocks
}

/// The countries whose offices each person holds, so that "France hosts" and "its president hosts" agree.
fn states(context: &Context, partition: &Partition) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut states: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for person in context.corpus.of_kind(types::PERSON) {
        let held = crate::profile::Profile::of(context, partition, person).states;
        states.entry(partition.find(person)).or_default().extend(held);
    }
    states
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

/// For each report and kind the gathering with most mentions; of equals the first.
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
