//! Which full names are compared at all: those that share a part in some spelling.

use super::People;
use crate::names::{PersonName, skeleton};
use std::collections::{BTreeMap, BTreeSet};

/// A block of a very frequent name is split by the given name when it is larger than this, and what is larger still is
/// compared within a window of the order of given names; see Hernandez and Stolfo, "The merge/purge problem" (1995).
const LARGEST_BLOCK: usize = 400;

impl People<'_> {
    /// The pairs of people whose names may be alike.
    pub(super) fn pairs(&self) -> BTreeSet<(usize, usize)> {
        let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
        for block in self.blocks().values() {
            for (i, a) in block.iter().enumerate() {
                pairs.extend(block[i + 1..].iter().take(LARGEST_BLOCK).map(|b| (*a, *b)));
            }
        }
        pairs
    }

    /// People by what spellings of one name share: the key or the consonants of the last word, the first word's key or the
    /// syllable it may be.
    fn blocks(&self) -> BTreeMap<String, Vec<usize>> {
        let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for person in self.alive().filter(|p| self.is_full(*p)) {
            let Some(name) = self.persons[person].names.first() else { continue };
            let mut keys = BTreeSet::from([
                name.last_key().to_owned(),
                name.first_key().to_owned(),
                format!("~{}", skeleton(name.last_key())),
            ]);
            let syllables =
                name.words.first().map(|first| self.context.tables.syllables.readings(&first.word));
            keys.extend(syllables.into_iter().flatten().map(|syllable| format!("^{syllable}")));
            keys.retain(|key| key.len() > 1);
            for key in keys {
                blocks.entry(key).or_default().push(person);
            }
        }
        split_large(self, blocks)
    }
}

fn split_large(people: &People, blocks: BTreeMap<String, Vec<usize>>) -> BTreeMap<String, Vec<usize>> {
    let mut split: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (key, block) in blocks {
        if block.len() <= LARGEST_BLOCK {
            split.insert(key, block);
            continue;
        }
        for person in block {
            let first = people.persons[person].names.first().map_or("", PersonName::first_key);
            let initial: String = first.chars().take(2).collect();
            split.entry(format!("{key} {initial}")).or_default().push(person);
        }
    }
    for block in split.values_mut().filter(|block| block.len() > LARGEST_BLOCK) {
        block.sort_by_key(|person| people.persons[*person].names.first().map(PersonName::key));
    }
    split
}
