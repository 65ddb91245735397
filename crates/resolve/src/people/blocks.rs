//! Which full names are compared at all: those that share a part in some spelling.

use super::person::Person;
use crate::Tables;
use crate::names::{PersonName, skeleton};
use crate::statistics::{Counts, PeopleStatistics};
use std::collections::{BTreeMap, BTreeSet};

/// A block of a very frequent name is split by the given name when it is larger than this, and what is larger still is
/// compared within a window of the order of given names; see Hernandez and Stolfo, "The merge/purge problem" (1995).
const LARGEST_BLOCK: usize = 400;

/// People by what spellings of their names share.
type Blocks = BTreeMap<String, Vec<usize>>;

/// The pairs of people whose names may be alike, and the sizes of large blocks.
pub(super) fn pairs(
    people: &[Person],
    tables: &Tables,
    counts: Counts,
) -> (BTreeSet<(usize, usize)>, PeopleStatistics) {
    let blocks = blocks(people, tables);
    let mut own = PeopleStatistics::default();
    own.add(&blocks);
    let mut blocks = split(people, blocks, counts.of(&own, |whole| &whole.people));
    own.add(&blocks);
    let statistics = counts.of(&own, |whole| &whole.people);
    for (_, block) in blocks.iter_mut().filter(|(key, _)| statistics.bearers.contains_key(*key)) {
        block.sort_by_key(|person| people[*person].names.first().map(PersonName::key));
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for block in blocks.values() {
        for (i, a) in block.iter().enumerate() {
            pairs.extend(block[i + 1..].iter().take(LARGEST_BLOCK).map(|b| (*a, *b)));
        }
    }
    (pairs, own)
}

impl PeopleStatistics {
    /// Notes the sizes of blocks that are too large to compare all pairs.
    fn add(&mut self, blocks: &Blocks) {
        let large = blocks.iter().filter(|(_, block)| block.len() > LARGEST_BLOCK);
        self.bearers.extend(large.map(|(key, block)| (key.clone(), block.len())));
    }
}

/// People by the key or the consonants of the last word of their names, and by the first word's key or the syllable that it
/// may be.
fn blocks(people: &[Person], tables: &Tables) -> Blocks {
    let mut blocks = Blocks::new();
    for (i, person) in people.iter().enumerate().filter(|(_, person)| person.is_full()) {
        let Some(name) = person.names.first() else { continue };
        let mut keys = BTreeSet::from([
            name.last_key().to_owned(),
            name.first_key().to_owned(),
            format!("~{}", skeleton(name.last_key())),
        ]);
        let syllables = name.words.first().map(|first| tables.syllables.readings(&first.word));
        keys.extend(syllables.into_iter().flatten().map(|syllable| format!("^{syllable}")));
        keys.retain(|key| key.len() > 1);
        for key in keys {
            blocks.entry(key).or_default().push(i);
        }
    }
    blocks
}

/// Splits blocks that are large in the whole corpus by the first letters of the first word.
fn split(people: &[Person], blocks: Blocks, statistics: &PeopleStatistics) -> Blocks {
    let mut split = Blocks::new();
    for (key, block) in blocks {
        if !statistics.bearers.contains_key(&key) {
            split.insert(key, block);
            continue;
        }
        for person in block {
            let first = people[person].names.first().map_or("", PersonName::first_key);
            let initial: String = first.chars().take(2).collect();
            split.entry(format!("{key} {initial}")).or_default().push(person);
        }
    }
    split
}
