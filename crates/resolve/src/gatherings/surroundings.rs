//! What comparing gatherings needs beside the gatherings: weights, and decisions about places and people.

use super::geography::Geography;
use crate::Tables;
use crate::partition::Partition;
use crate::profile::{Context, Profile};
use rapporteur_model::well_known::types;
use std::collections::{BTreeMap, BTreeSet};

/// Weights and lists, places, and who holds offices of which country; sets are known by their smallest nodes.
pub(crate) struct Surroundings<'a> {
    pub tables: &'a Tables,
    pub geography: &'a Geography,
    /// Countries whose offices a person holds.
    pub states: BTreeMap<usize, BTreeSet<usize>>,
    /// The people of each country's offices.
    pub officers: BTreeMap<usize, BTreeSet<usize>>,
}

impl<'a> Surroundings<'a> {
    /// The surroundings of all gatherings, by what is decided about people, offices and places.
    pub fn of(context: &Context<'a>, geography: &'a Geography, partition: &Partition) -> Self {
        // "France hosts" and "its president hosts" agree.
        let mut states: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for person in context.corpus.of_kind(types::PERSON) {
            let held = Profile::of(context, partition, person).states;
            states.entry(partition.find(person)).or_default().extend(held);
        }
        let mut officers: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (person, states) in &states {
            for state in states {
                officers.entry(*state).or_default().insert(*person);
            }
        }
        Self { tables: context.tables, geography, states, officers }
    }

    /// Whether a party is one of some countries, or holds an office of one.
    pub fn is_of(&self, party: usize, countries: &BTreeSet<usize>) -> bool {
        let of = self.states.get(&party).into_iter().flatten();
        countries.contains(&party) || of.into_iter().any(|state| countries.contains(state))
    }
}
