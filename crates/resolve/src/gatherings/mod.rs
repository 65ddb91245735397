//! Meetings and events: one by place, date, participants, topic, kind and name, however each report calls it.

mod features;
mod geography;
mod likeness;

use crate::agglomerate::{self, Cluster};
pub(crate) use crate::dates::stated_date;
use crate::partition::Partition;
use crate::profile::Context;
use features::Gathering;
pub(crate) use geography::Geography;
use std::collections::{BTreeMap, BTreeSet};

/// What a block of gatherings that may be one has in common.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Block {
    Place(usize),
    Day(i64),
    MonthDay(u8, u8),
    Name(String),
    Party(usize),
    Origin(usize),
}

impl Block {
    /// How many neighbours by time are compared. A party or place of many gatherings tells less than a day or a name.
    fn window(&self) -> usize {
        match self {
            Self::Day(_) | Self::Name(_) | Self::Origin(_) => 40,
            Self::Place(_) | Self::MonthDay(..) => 20,
            Self::Party(_) => 10,
        }
    }
}

/// What comparing gatherings needs beside themselves.
pub(crate) struct Shared<'a> {
    pub context: &'a Context<'a>,
    pub geography: &'a Geography,
    /// Countries whose offices a person holds.
    pub states: BTreeMap<usize, BTreeSet<usize>>,
    /// Named people and bodies of each source.
    pub casts: BTreeMap<usize, BTreeSet<usize>>,
}

/// Merges meetings, then events; call when places and people are merged.
pub(crate) fn merge(context: &Context, geography: &Geography, partition: &mut Partition) {
    let shared =
        Shared { context, geography, states: states(context, partition), casts: casts(context, partition) };
    for kind in ["Meeting", "Event"] {
        let gatherings: Vec<Gathering> =
            context.corpus.of_kind(kind).map(|node| Gathering::of(&shared, partition, node)).collect();
        let pairs = agglomerate::pairs(blocks(&gatherings), Block::window);
        agglomerate::merge(gatherings, &pairs, context.tables.weights.meetings.join, partition);
    }
}

fn blocks(gatherings: &[Gathering]) -> BTreeMap<Block, Vec<usize>> {
    let mut order: Vec<usize> = (0..gatherings.len()).collect();
    order.sort_by_key(|i| (gatherings[*i].day().unwrap_or(i64::MAX), gatherings[*i].node()));
    let mut blocks: BTreeMap<Block, Vec<usize>> = BTreeMap::new();
    for i in order {
        let gathering = &gatherings[i];
        let mut keys: BTreeSet<Block> = gathering.places.iter().copied().map(Block::Place).collect();
        keys.extend(gathering.participants.iter().chain(&gathering.parties).copied().map(Block::Party));
        keys.extend(gathering.origins.iter().copied().map(Block::Origin));
        keys.extend(gathering.names.iter().cloned().map(Block::Name));
        for date in gathering.whens.iter().filter_map(rapporteur_model::When::date) {
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
    for person in context.corpus.of_kind("Person") {
        let held = crate::profile::Profile::of(context, partition, person).states;
        states.entry(partition.find(person)).or_default().extend(held);
    }
    states
}

fn casts(context: &Context, partition: &Partition) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut casts: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for kind in ["Person", "Organization"] {
        for node in context.corpus.of_kind(kind).filter(|node| context.corpus.nodes[*node].entity.named) {
            casts.entry(context.corpus.nodes[node].source).or_default().insert(partition.find(node));
        }
    }
    casts
}
