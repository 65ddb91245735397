//! Merging best pairs first, where each merge is checked again on all that both sides have gathered by then.

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

/// Merges clusters whose likeness reaches `join`, best first; `pairs` are indices into `clusters`.
pub(crate) fn merge<C: Cluster>(
    clusters: Vec<C>,
    pairs: &BTreeSet<(usize, usize)>,
    join: f64,
    partition: &mut Partition,
) {
    let mut scored: Vec<(f64, usize, usize)> = pairs
        .iter()
        .filter_map(|(a, b)| clusters[*a].likeness(&clusters[*b], partition).map(|found| (found.sum, *a, *b)))
        .filter(|(sum, ..)| *sum >= join)
        .collect();
    scored.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
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
}

fn current(into: &[usize], mut index: usize) -> usize {
    while into[index] != index {
        index = into[index];
    }
    index
}
