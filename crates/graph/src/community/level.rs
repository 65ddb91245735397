//! A weighted network whose nodes may stand for many, and the moving of its nodes between groups.

use std::collections::{BTreeMap, VecDeque};

/// One level of drawing together.
#[derive(Clone, Debug)]
pub(super) struct Level {
    near: Vec<Vec<(usize, u64)>>,
    /// Weight of the links inside what a node stands for.
    inside: Vec<u64>,
    /// Weight of all ends of links at a node, those inside it twice.
    degrees: Vec<u64>,
    /// The sum of all degrees.
    total: u64,
    hundredths: u32,
}

impl Level {
    pub(super) fn new(near: Vec<Vec<(usize, u64)>>, inside: Vec<u64>, hundredths: u32) -> Self {
        let sum = |near: &Vec<(usize, u64)>| near.iter().map(|(_, weight)| weight).sum::<u64>();
        let degrees: Vec<u64> = near.iter().zip(&inside).map(|(near, own)| sum(near) + 2 * own).collect();
        let total = degrees.iter().sum();
        Self { near, inside, degrees, total, hundredths }
    }

    pub(super) fn n_nodes(&self) -> usize {
        self.near.len()
    }

    pub(super) fn near(&self, node: usize) -> &[(usize, u64)] {
        &self.near[node]
    }

    pub(super) fn degree(&self, node: usize) -> u64 {
        self.degrees[node]
    }

    /// How much better than chance two sets are joined: the weight between them against the product of their degrees. The
    /// measure only serves to compare.
    pub(super) fn excess(&self, weight: u64, degree: u64, other: u64) -> i128 {
        let joined = 100 * i128::from(weight) * i128::from(self.total);
        joined - i128::from(self.hundredths) * i128::from(degree) * i128::from(other)
    }

    /// The weight between a node and each group that it is joined to.
    pub(super) fn weights(&self, node: usize, groups: &[usize]) -> BTreeMap<usize, u64> {
        let mut weights = BTreeMap::new();
        self.near[node]
            .iter()
            .for_each(|(other, weight)| *weights.entry(groups[*other]).or_default() += weight);
        weights
    }

    /// Moves nodes to the groups that gain most, until no move gains. When a node moves, its neighbours are examined again.
    pub(super) fn move_nodes(&self, groups: &mut [usize]) {
        let mut degrees = vec![0_u64; self.n_nodes()];
        let mut sizes = vec![0_usize; self.n_nodes()];
        for (node, group) in groups.iter().enumerate() {
            degrees[*group] += self.degrees[node];
            sizes[*group] += 1;
        }
        let mut empty: Vec<usize> = (0..self.n_nodes()).rev().filter(|group| sizes[*group] == 0).collect();
        let mut queue: VecDeque<usize> = (0..self.n_nodes()).collect();
        let mut queued = vec![true; self.n_nodes()];
        while let Some(node) = queue.pop_front() {
            queued[node] = false;
            let own = groups[node];
            degrees[own] -= self.degrees[node];
            let weights = self.weights(node, groups);
            let gain = |group: usize| {
                self.excess(weights.get(&group).copied().unwrap_or(0), self.degrees[node], degrees[group])
            };
            let (mut best, mut most) = (own, gain(own));
            for group in weights.keys().copied().filter(|group| *group != own) {
                if gain(group) > most {
                    (best, most) = (group, gain(group));
                }
            }
            if most < 0 && sizes[own] > 1 {
                best = empty.pop().unwrap_or(best);
            }
            degrees[best] += self.degrees[node];
            if best == own {
                continue;
            }
            groups[node] = best;
            (sizes[own], sizes[best]) = (sizes[own] - 1, sizes[best] + 1);
            if sizes[own] == 0 {
                empty.push(own);
            }
            for (other, _) in self.near[node].iter().filter(|(other, _)| groups[*other] != best) {
                if !std::mem::replace(&mut queued[*other], true) {
                    queue.push_back(*other);
                }
            }
        }
    }

    /// The network whose nodes are groups, numbered without gaps.
    pub(super) fn drawn_together(&self, groups: &[usize]) -> Self {
        let n_groups = groups.iter().max().map_or(0, |group| group + 1);
        let mut near: Vec<BTreeMap<usize, u64>> = vec![BTreeMap::new(); n_groups];
        let mut inside = vec![0; n_groups];
        for (node, &group) in groups.iter().enumerate() {
            inside[group] += self.inside[node];
            for (other, weight) in &self.near[node] {
                match groups[*other] {
                    // Met from both ends: counted from the lower.
                    same if same == group => inside[group] += if *other > node { *weight } else { 0 },
                    another => *near[group].entry(another).or_default() += weight,
                }
            }
        }
        Self::new(near.into_iter().map(|near| near.into_iter().collect()).collect(), inside, self.hundredths)
    }

    /// The modularity of groups.
    pub(super) fn modularity(&self, groups: &[usize]) -> f64 {
        let together = self.drawn_together(groups);
        let (total, resolution) = (self.total.max(1) as f64, f64::from(self.hundredths) / 100.0);
        let of = |group: usize| {
            let share = together.degrees[group] as f64 / total;
            2.0 * together.inside[group] as f64 / total - resolution * share * share
        };
        (0..together.n_nodes()).map(of).sum()
    }
}
