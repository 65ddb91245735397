//! Which gatherings are compared at all: those that share a place, a day, a name, a party, a topic or a text.

use super::gathering::Gathering;
use crate::agglomerate;
use crate::components::Candidate;
use rapporteur_compare::dates;
use rapporteur_model::When;
use std::collections::{BTreeMap, BTreeSet};

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

/// The pairs of gatherings that may be one.
pub(super) fn candidates(gatherings: &[Gathering]) -> Vec<Candidate> {
    agglomerate::pairs(blocks(gatherings), Block::window)
}

fn blocks(gatherings: &[Gathering]) -> BTreeMap<Block, Vec<usize>> {
    let mut order: Vec<usize> = (0..gatherings.len()).collect();
    order.sort_by_key(|i| (gatherings[*i].day().unwrap_or(i64::MAX), gatherings[*i].node));
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
        for date in gathering.whens.keys().filter_map(When::date) {
            if let (_, Some(m), Some(d)) = date.parts() {
                keys.insert(Block::MonthDay(m, d));
            }
            keys.extend(dates::bounds(date).filter(|(a, b)| a == b).map(|(day, _)| Block::Day(day)));
        }
        for key in keys {
            blocks.entry(key).or_default().push(i);
        }
    }
    blocks
}
