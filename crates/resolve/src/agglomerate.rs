//! Merging best pairs first, where each merge is checked again on all that both sides have gathered by then.

use crate::doubts::{Doubt, NEAR};
use crate::partition::Partition;
use crate::reasons::Weighed;
use std::collections::{BTreeMap, BTreeSet};

/// Something that may be one with others of its kind.
pub(crate) trait Cluster {
    /// How much speaks for both being one, with reasons; `None` where something rules it out.
    fn likeness(&self, other: &Self, partition: &Partition) -> Option<Weighed>;
    /// Takes in what another has gathered.
    fn absorb(&mut self, other: Self);
    /// A node of it.
    fn node(&self) -> usize;
}

/// The pairs of members of a block that stand within a window of its order: keeps the cost near linear.
pub(crate) fn pairs<K: Ord>(
    blocks: BTreeMap<K, Vec<usize>>,
    window: impl Fn(&K) -> usize,
) -> BTreeSet<(usize, usize)> {
    let mut pairs = Vec::new();
    for (key, block) in blocks {
        for (i, a) in block.iter().enumerate() {
            let near = block[i + 1..].iter().take(window(&key));
            pairs.extend(near.filter(|b| *b != a).map(|b| (*a.min(b), *a.max(b))));
        }
    }
    pairs.into_iter().collect()
}

/// Merges clusters whose likeness reaches `join`, best first; `pairs` are indices into `clusters`. Pairs that miss it by less
/// than [`NEAR`] are noted as doubts. Returns what the clusters have become.
pub(crate) fn merge<C: Cluster>(
    clusters: Vec<C>,
    pairs: &BTreeSet<(usize, usize)>,
    join: f64,
    partition: &mut Partition,
) -> Vec<C> {
    let mut scored: Vec<(f64, usize, usize)> = pairs
        .iter()
        .filter_map(|(a, b)| clusters[*a].likeness(&clusters[*b], partition).map(|found| (found.sum, *a, *b)))
        .filter(|(sum, ..)| *sum >= join - NEAR)
        .collect();
    scored.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let missed = scored.split_off(scored.partition_point(|(sum, ..)| *sum >= join));
    let mut slots: Vec<Option<C>> = clusters.into_iter().map(Some).collect();
    let mut into: Vec<usize> = (0..slots.len()).collect();
    for (_, a, b) in scored {
        let (a, b) = (current(&into, a), current(&into, b));
        let (a, b) = (a.min(b), a.max(b));
        if a == b {
            continue;
        }
        let (Some(x), Some(y)) = (&slots[a], &slots[b]) else { continue };
        let Some(found) = x.likeness(y, partition) else { continue };
        if found.sum < join || !partition.join(x.node(), y.node(), found.reason(join)) {
            continue;
        }
        if let Some(absorbed) = slots[b].take()
            && let Some(cluster) = &mut slots[a]
        {
            cluster.absorb(absorbed);
            into[b] = a;
        }
    }
    let missed = missed.into_iter().map(|(_, a, b)| (current(&into, a), current(&into, b)));
    note_missed(&slots, missed, join, partition);
    slots.into_iter().flatten().collect()
}

/// Most pairs that are compared again here: a doubt is for a person to read.
const COMPARED_AGAIN: usize = 4000;

fn note_missed<C: Cluster>(
    slots: &[Option<C>],
    missed: impl Iterator<Item = (usize, usize)>,
    join: f64,
    partition: &mut Partition,
) {
    let mut seen: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (a, b) in missed {
        if a == b || !seen.insert((a.min(b), a.max(b))) {
            continue;
        }
        if seen.len() > COMPARED_AGAIN {
            return;
        }
        let (Some(x), Some(y)) = (&slots[a], &slots[b]) else { continue };
        if let Some(found) = x.likeness(y, partition).filter(|found| (found.sum - join).abs() <= NEAR) {
            partition.doubt(Doubt::weighed(x.node(), y.node(), &found, join));
        }
    }
}

fn current(into: &[usize], mut index: usize) -> usize {
    while into[index] != index {
        index = into[index];
    }
    index
}
