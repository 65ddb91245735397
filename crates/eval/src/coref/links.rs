//! Links sets of mentions while the mean probability of their pairs is high enough. This is agglomerative
//! clustering with average linkage over a learned comparison of pairs, the usual method for coreference
//! across reports (Barhom et al. 2019; Cattan et al. 2021).
//!
//! Some collections mark all mentions. Others mark only what their stories are about, and count as coreferent
//! whatever media use for the same thing in a broad sense (Hamborg et al. 2019). Most mentions of the second
//! kind corefer with others, so they need less evidence. Where all events are marked, most are mentioned
//! once, so only the sieve's sure reasons join them.

use super::described::Node;
use super::pair::Pairs;
use super::weights::Weights;
use std::collections::BTreeMap;

/// Links the sets of one unit's mentions, either all things or all events; `clusters` holds the set of each
/// node. Pronouns move with their sets and contribute no evidence.
pub(super) fn link(nodes: &[Node<'_>], of_unit: &[usize], weights: &Weights, clusters: &mut [usize]) {
    let Some(first) = of_unit.first().map(|i| &nodes[*i]) else { return };
    let weights = if first.is_event { &weights.events } else { &weights.things };
    let marking = weights.marking(first.place.marked[usize::from(first.is_event)]);
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    for i in of_unit {
        let next = numbers.len();
        numbers.entry(clusters[*i]).or_insert(next);
    }
    let mut table = Table::new(numbers.len());
    for_pairs(nodes, of_unit, |pairs, i, j| {
        let probability = weights.probability(&pairs.features(i, j), marking);
        table.add(numbers[&clusters[i]], numbers[&clusters[j]], probability);
    });
    let top = table.link(marking.join);
    let sets: Vec<usize> = {
        let mut sets: Vec<(usize, usize)> = numbers.iter().map(|(set, number)| (*number, *set)).collect();
        sets.sort_unstable();
        sets.into_iter().map(|(_, set)| set).collect()
    };
    of_unit.iter().for_each(|i| clusters[*i] = sets[top[numbers[&clusters[*i]]]]);
}

/// Visits each pair of mentions that are not pronouns.
pub(super) fn for_pairs(
    nodes: &[Node<'_>],
    of_unit: &[usize],
    mut visit: impl FnMut(&Pairs<'_, '_>, usize, usize),
) {
    let pairs = Pairs::new(nodes);
    let told: Vec<usize> = of_unit.iter().copied().filter(|i| nodes[*i].pronoun.is_none()).collect();
    for (n, j) in told.iter().copied().enumerate() {
        told[..n].iter().for_each(|i| visit(&pairs, *i, j));
    }
}

/// Sums of probabilities and numbers of pairs, for each two sets.
struct Table {
    n: usize,
    sums: Vec<f64>,
    counts: Vec<f64>,
    open: Vec<bool>,
}

impl Table {
    fn new(n: usize) -> Self {
        Self { n, sums: vec![0.0; n * n], counts: vec![0.0; n * n], open: vec![true; n] }
    }

    fn add(&mut self, a: usize, b: usize, probability: f64) {
        for at in [a * self.n + b, b * self.n + a].into_iter().filter(|_| a != b) {
            self.sums[at] += probability;
            self.counts[at] += 1.0;
        }
    }

    /// The earlier set most similar to `a`, with the mean probability of their pairs.
    fn best(&self, a: usize) -> Option<(f64, usize)> {
        let mean = |b: usize| self.sums[a * self.n + b] / self.counts[a * self.n + b];
        let others = (0..a).filter(|b| self.open[*b] && self.counts[a * self.n + b] > 0.0);
        others.map(|b| (mean(b), b)).max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)))
    }

    /// For each set, the set that it ends up in.
    fn link(mut self, least: f64) -> Vec<usize> {
        let mut top: Vec<usize> = (0..self.n).collect();
        let mut best: Vec<Option<(f64, usize)>> = (0..self.n).map(|a| self.best(a)).collect();
        loop {
            let rows = (0..self.n).filter(|a| self.open[*a]).filter_map(|a| Some((best[a]?, a)));
            let most = rows.max_by(|((x, _), a), ((y, _), b)| x.total_cmp(y).then(b.cmp(a)));
            let Some(((_, kept), gone)) = most.filter(|((mean, _), _)| *mean >= least) else { return top };
            self.merge(kept, gone);
            top.iter_mut().filter(|set| **set == gone).for_each(|set| *set = kept);
            for a in (kept..self.n).filter(|a| self.open[*a]) {
                let touched = best[a].is_some_and(|(_, b)| b == kept || b == gone);
                if a == kept || touched {
                    best[a] = self.best(a);
                } else {
                    let (sum, n) = (self.sums[a * self.n + kept], self.counts[a * self.n + kept]);
                    let better = |(mean, b): (f64, usize)| sum / n > mean || sum / n == mean && kept < b;
                    if n > 0.0 && best[a].is_none_or(better) {
                        best[a] = Some((sum / n, kept));
                    }
                }
            }
        }
    }

    fn merge(&mut self, kept: usize, gone: usize) {
        self.open[gone] = false;
        for other in (0..self.n).filter(|other| *other != kept && *other != gone) {
            let (from, to) = (gone * self.n + other, kept * self.n + other);
            self.sums[to] += self.sums[from];
            self.counts[to] += self.counts[from];
            self.sums[other * self.n + kept] = self.sums[to];
            self.counts[other * self.n + kept] = self.counts[to];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_linked_by_the_mean_of_their_pairs() {
        let mut table = Table::new(4);
        for (a, b, probability) in
            [(0, 1, 0.9), (0, 2, 0.1), (1, 2, 0.6), (2, 3, 0.5), (0, 3, 0.0), (1, 3, 0.0)]
        {
            table.add(a, b, probability);
        }
        // 0 and 1 join first. After that, 2 has a mean of 0.35 with both, less than with 3 alone.
        assert_eq!(table.link(0.4), [0, 0, 2, 2]);
    }

    #[test]
    fn sets_without_a_pair_are_never_linked() {
        assert_eq!(Table::new(2).link(0.0), [0, 1]);
    }
}
