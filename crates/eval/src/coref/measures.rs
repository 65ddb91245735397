//! The measures, each as the share of `side`'s clusters that `other` confirms. That is recall if `side` is
//! the gold, and precision if it is the prediction.

use super::Clustering;
use super::assignment::heaviest;
use std::collections::{BTreeMap, BTreeSet};

/// A clustering, also as sets of mentions.
pub(super) struct Sides<'c> {
    of: &'c Clustering,
    clusters: BTreeMap<usize, BTreeSet<usize>>,
}

impl<'c> Sides<'c> {
    pub(super) fn new(of: &'c Clustering) -> Self {
        let mut clusters: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        of.iter().for_each(|(mention, cluster)| {
            clusters.entry(*cluster).or_default().insert(*mention);
        });
        Self { of, clusters }
    }

    /// The number of `cluster`'s mentions in each cluster of this side, without mentions that this side
    /// lacks.
    fn parts(&self, cluster: &BTreeSet<usize>) -> BTreeMap<usize, usize> {
        let mut parts = BTreeMap::new();
        cluster.iter().filter_map(|m| self.of.get(m)).for_each(|c| *parts.entry(*c).or_default() += 1);
        parts
    }
}

fn share(n: f64, of: f64) -> f64 {
    if of > 0.0 { n / of } else { 0.0 }
}

/// The share of links that need not be added: cluster size minus the number of parts, over cluster size minus
/// one.
pub(super) fn muc(side: &Sides<'_>, other: &Sides<'_>) -> f64 {
    let (mut n, mut d) = (0, 0);
    for cluster in side.clusters.values() {
        let lacking = cluster.iter().filter(|m| !other.of.contains_key(m)).count();
        n += cluster.len() - other.parts(cluster).len() - lacking;
        d += cluster.len() - 1;
    }
    share(n as f64, d as f64)
}

/// For each mention, the share of its cluster that its cluster on the other side also contains. A mention
/// that the other side lacks counts as a cluster of itself.
pub(super) fn b_cubed(side: &Sides<'_>, other: &Sides<'_>) -> f64 {
    let mut sum = 0.0;
    for cluster in side.clusters.values() {
        let parts = other.parts(cluster);
        for mention in cluster {
            let common = other.of.get(mention).map_or(1, |c| parts[c]);
            sum += common as f64 / cluster.len() as f64;
        }
    }
    share(sum, side.of.len() as f64)
}

/// Precision and recall of the best one-to-one assignment of clusters by Dice similarity.
pub(super) fn ceaf_e(gold: &Sides<'_>, predicted: &Sides<'_>) -> (f64, f64) {
    let columns: BTreeMap<usize, usize> =
        predicted.clusters.keys().enumerate().map(|(j, c)| (*c, j)).collect();
    let similarity = |cluster: &BTreeSet<usize>| -> BTreeMap<usize, f64> {
        let dice = |(c, n): (usize, usize)| {
            (columns[&c], 2.0 * n as f64 / (cluster.len() + predicted.clusters[&c].len()) as f64)
        };
        predicted.parts(cluster).into_iter().map(dice).collect()
    };
    let rows: Vec<BTreeMap<usize, f64>> = gold.clusters.values().map(similarity).collect();
    let total = heaviest(&rows, columns.len());
    (share(total, columns.len() as f64), share(total, rows.len() as f64))
}

/// The share of each cluster's links that the other side has, weighted by cluster size. A cluster of one
/// mention is confirmed only by a cluster of the same single mention.
pub(super) fn lea(side: &Sides<'_>, other: &Sides<'_>) -> f64 {
    let (mut n, mut d) = (0.0, 0.0);
    for cluster in side.clusters.values() {
        let size = cluster.len() as f64;
        let resolved = if cluster.len() == 1 {
            let alone = |m: &usize| other.of.get(m).is_some_and(|c| other.clusters[c].len() == 1);
            f64::from(u8::from(cluster.iter().all(alone)))
        } else {
            let links = |k: usize| (k * (k - 1) / 2) as f64;
            other.parts(cluster).into_values().map(links).sum::<f64>() / links(cluster.len())
        };
        n += size * resolved;
        d += size;
    }
    share(n, d)
}
