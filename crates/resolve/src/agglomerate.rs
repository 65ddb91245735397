//! Merging best pairs first, where each merge is checked again on all that both sides have gathered by then.

use crate::components::{Candidate, Component, Decided, decide_each};
use crate::doubts::{Doubt, NEAR};
use crate::partition::Partition;
use crate::reasons::Weighed;
use crate::section::Section;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Something that may be one with others of its kind.
pub(crate) trait Cluster {
    /// How much speaks for both being one, with reasons; `None` where something rules it out.
    fn likeness(&self, other: &Self) -> Option<Weighed>;
    /// Takes in what another has gathered.
    fn absorb(&mut self, other: Self);
    /// A node of it.
    fn node(&self) -> usize;
}

/// The pairs of members of a block that stand within a window of its order. The window keeps the cost near linear.
pub(crate) fn pairs<K: Ord>(blocks: BTreeMap<K, Vec<usize>>, window: impl Fn(&K) -> usize) -> Vec<Candidate> {
    let mut pairs = Vec::new();
    for (key, block) in blocks {
        for (i, a) in block.iter().enumerate() {
            let near = block[i + 1..].iter().take(window(&key));
            pairs.extend(near.filter(|b| *b != a).map(|b| (*a.min(b), *a.max(b))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().map(|(left, right)| Candidate { left, right, known: () }).collect()
}

/// Merges clusters whose likeness reaches `join`, component by component; `pairs` are places in `clusters`. Pairs that miss it
/// by less than [`NEAR`] are noted as doubts. Returns what the clusters have become.
pub(crate) fn merge<C: Cluster>(
    clusters: Vec<C>,
    pairs: Vec<Candidate>,
    join: f64,
    partition: &mut Partition,
) -> Vec<C> {
    let decide = |component| decide(component, join);
    let (clusters, missed) = decide_each(clusters, C::node, pairs, partition, decide);
    note_doubts(&clusters, missed.into_iter().flatten().collect(), join, partition);
    clusters.into_iter().map(|(_, cluster)| cluster).collect()
}

/// Most pairs that miss the line and are compared again.
const COMPARED_AGAIN: usize = 4000;

/// A pair by what speaks for it.
#[derive(Clone, Copy)]
struct Scored {
    sum: f64,
    /// Places in the component.
    left: usize,
    right: usize,
    /// Places in the whole list.
    places: (usize, usize),
}

impl Scored {
    /// Best first; of equals the first in the whole list.
    fn order(&self, other: &Self) -> Ordering {
        other.sum.total_cmp(&self.sum).then(self.places.cmp(&other.places))
    }
}

/// A pair that missed the line, and the places in the whole list of the clusters that its sides are in when all else is merged.
struct Missed {
    pair: Scored,
    clusters: (usize, usize),
}

/// Decides one component: the result depends on its clusters, its pairs and the judgements on its section alone.
fn decide<C: Cluster>(component: Component<C>, join: f64) -> Decided<C, Vec<Missed>> {
    let Component { things, pairs, mut section } = component;
    let mut scored = scored(&things, &pairs, join - NEAR);
    let missed = scored.split_off(scored.partition_point(|pair| pair.sum >= join));
    let mut slots: Vec<(usize, Option<C>)> = things.into_iter().map(|(place, c)| (place, Some(c))).collect();
    let mut into: Vec<usize> = (0..slots.len()).collect();
    for Scored { left, right, .. } in scored {
        let (a, b) = (current(&into, left), current(&into, right));
        let (a, b) = (a.min(b), a.max(b));
        if a == b || !are_one(&slots, (a, b), join, &mut section) {
            continue;
        }
        if let Some(absorbed) = slots[b].1.take()
            && let Some(cluster) = &mut slots[a].1
        {
            cluster.absorb(absorbed);
            into[b] = a;
        }
    }
    let noted = still_two(&slots, &into, missed);
    let things = slots.into_iter().filter_map(|(place, cluster)| Some((place, cluster?))).collect();
    Decided { things, section, noted }
}

/// Pairs for which at least so much speaks, best first.
fn scored<C: Cluster>(things: &[(usize, C)], pairs: &[Candidate], least: f64) -> Vec<Scored> {
    let score = |pair: &Candidate| {
        let ((a, x), (b, y)) = (&things[pair.left], &things[pair.right]);
        let sum = x.likeness(y)?.sum;
        Some(Scored { sum, left: pair.left, right: pair.right, places: (*a, *b) })
    };
    let mut scored: Vec<Scored> = pairs.iter().filter_map(score).filter(|pair| pair.sum >= least).collect();
    scored.sort_by(Scored::order);
    scored
}

/// Joins two clusters if they are still alike enough, and says whether they are one.
fn are_one<C: Cluster>(
    slots: &[(usize, Option<C>)],
    (a, b): (usize, usize),
    join: f64,
    section: &mut Section,
) -> bool {
    let (Some(x), Some(y)) = (&slots[a].1, &slots[b].1) else { return false };
    let found = x.likeness(y).filter(|found| found.sum >= join);
    found.is_some_and(|found| section.join(x.node(), y.node(), found.reason(join)))
}

/// The pairs that missed the line and are not one yet, each pair of clusters once.
fn still_two<C>(slots: &[(usize, Option<C>)], into: &[usize], missed: Vec<Scored>) -> Vec<Missed> {
    let mut seen: BTreeSet<(usize, usize)> = BTreeSet::new();
    let sides = |pair: Scored| {
        let (a, b) = (current(into, pair.left), current(into, pair.right));
        let is_new = a != b && seen.insert((a.min(b), a.max(b)));
        is_new.then(|| Missed { pair, clusters: (slots[a].0, slots[b].0) })
    };
    missed.into_iter().filter_map(sides).collect()
}

/// Compares pairs that missed the line once more, best first, and notes those that are still near it. A doubt decides nothing:
/// it is for a person to read, so the number of comparisons is bounded over all components.
fn note_doubts<C: Cluster>(
    clusters: &[(usize, C)],
    mut missed: Vec<Missed>,
    join: f64,
    partition: &mut Partition,
) {
    let cluster = |place: usize| {
        let found = clusters.binary_search_by_key(&place, |(known, _)| *known).ok()?;
        Some(&clusters[found].1)
    };
    missed.sort_by(|x, y| x.pair.order(&y.pair));
    for Missed { clusters: (a, b), .. } in missed.into_iter().take(COMPARED_AGAIN) {
        let (Some(x), Some(y)) = (cluster(a), cluster(b)) else { continue };
        if let Some(found) = x.likeness(y).filter(|found| (found.sum - join).abs() <= NEAR) {
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
