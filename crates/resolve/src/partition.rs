//! Which nodes are one thing: union-find with the reason of every union, kept within what a person judged.
//!
//! A union that would put two nodes into one set which a person keeps apart is refused, whichever stage asks for it; see
//! Wagstaff and Cardie, "Clustering with instance-level constraints" (2000). Nodes that a person calls one are counted as one
//! from the start where a union is checked, so that the judged unions themselves always stay possible.

use crate::corpus::Corpus;
use crate::doubts::{Doubt, Doubts, NEAR};
use crate::reasons::Reason;
use rapporteur_model::{Local, Merge};
use std::collections::{BTreeMap, BTreeSet};

/// A union of two nodes.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Union {
    pub left: usize,
    pub right: usize,
    pub reason: Reason,
}

/// Disjoint sets of node numbers; a set is known by its smallest number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Partition {
    sets: Sets,
    unions: Vec<Union>,
    judged: Option<Judged>,
    doubts: Doubts,
}

/// What a person decided about nodes.
#[derive(Clone, Debug, Default)]
struct Judged {
    /// The sets as they will be when every judged union is made.
    sets: Sets,
    one: Vec<Union>,
    /// The sets that the judged unions alone make.
    demanded: Sets,
    /// Sets that may not become one, by their smallest numbers, both ways.
    apart: BTreeMap<usize, BTreeSet<usize>>,
}

impl Partition {
    pub fn new(n_nodes: usize) -> Self {
        Self { sets: Sets::new(n_nodes), ..Self::default() }
    }

    /// Every node for itself, bound by judgements: `one` will be joined by [`settle`](Self::settle), `apart` never.
    pub fn judged(n_nodes: usize, one: Vec<Union>, apart: &[(usize, usize)]) -> Self {
        let mut sets = Sets::new(n_nodes);
        for union in &one {
            sets.join(union.left, union.right);
        }
        let mut judged = Judged { demanded: sets.clone(), sets, one, apart: BTreeMap::new() };
        for (a, b) in apart {
            let (a, b) = (judged.sets.find(*a), judged.sets.find(*b));
            judged.apart.entry(a).or_default().insert(b);
            judged.apart.entry(b).or_default().insert(a);
        }
        Self { judged: Some(judged), ..Self::new(n_nodes) }
    }

    /// The smallest number of the node's set.
    pub fn find(&self, node: usize) -> usize {
        self.sets.find(node)
    }

    /// Whether no judgement keeps the sets of two nodes apart.
    pub fn may_join(&self, left: usize, right: usize) -> bool {
        self.judged.as_ref().is_none_or(|judged| judged.may_join(left, right))
    }

    /// Makes one set of two and says whether they are one now.
    pub fn join(&mut self, left: usize, right: usize, reason: impl Into<Reason>) -> bool {
        if self.find(left) == self.find(right) {
            return true;
        }
        if !self.judged.as_mut().is_none_or(|judged| judged.join(left, right)) {
            return false;
        }
        self.sets.join(left, right);
        self.unions.push(Union { left, right, reason: reason.into() });
        true
    }

    /// Notes a decision that a person may want to look at.
    pub fn doubt(&mut self, doubt: Doubt) {
        self.doubts.add(doubt);
    }

    /// What was noted and is still open, most doubtful first, one a pair of sets: merges hardly above the line, and pairs that
    /// are not one. What a person has judged is open no more.
    pub fn open_doubts(&self) -> Vec<Doubt> {
        let mut all = self.doubts.clone();
        for Union { left, right, reason } in &self.unions {
            if let Some(score) = reason.score
                && let margin = score.sum.get() - score.needed.get()
                && margin < NEAR
                && all.wants(margin)
            {
                let (reasons, against) = (vec![reason.words.clone()], Vec::new());
                let (left, right, score) = (*left, *right, Some(score));
                all.add(Doubt { left, right, margin, score, reasons, against });
            }
        }
        let united: BTreeSet<(usize, usize)> = self.unions.iter().map(|u| (u.left, u.right)).collect();
        let mut seen: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut is_open = |doubt: &&Doubt| {
            let Doubt { left, right, .. } = **doubt;
            let (a, b) = (self.find(left), self.find(right));
            let is_judged =
                self.judged.as_ref().is_some_and(|j| j.demanded.find(left) == j.demanded.find(right));
            let is_merge = united.contains(&(left, right));
            !is_judged
                && self.may_join(left, right)
                && (is_merge || a != b && seen.insert((a.min(b), a.max(b))))
        };
        all.iter().filter(|doubt| is_open(doubt)).cloned().collect()
    }

    /// The number of the set that a node will be in when all judged unions are made.
    pub fn judged_set(&self, node: usize) -> usize {
        self.judged.as_ref().map_or_else(|| self.find(node), |judged| judged.sets.find(node))
    }

    /// The unions that a person judged.
    pub fn judged_one(&self) -> Vec<Union> {
        self.judged.as_ref().map(|judged| judged.one.clone()).unwrap_or_default()
    }

    /// Makes the judged unions of nodes of a kind, as far as they are not made yet; call when the rest of the kind is merged.
    pub fn settle(&mut self, is_of_kind: impl Fn(usize) -> bool) {
        for Union { left, right, reason } in self.judged_one() {
            if is_of_kind(left) && is_of_kind(right) {
                self.join(left, right, reason);
            }
        }
        // What comes next asks for the sets of all nodes, often and without changing them.
        self.sets.flatten();
    }

    /// Makes the unions of a log, of those whose sides are both of such types.
    pub fn replay(&mut self, corpus: &Corpus, merges: &[Merge], is_of_type: impl Fn(&str) -> bool) {
        let node = |local: &Local| {
            let source = corpus.sources.binary_search_by(|s| s.report.id.cmp(&local.report)).ok()?;
            corpus.node(source, local.entity).filter(|node| is_of_type(&corpus.nodes[*node].entity.kind))
        };
        for merge in merges {
            if let (Some(left), Some(right)) = (node(&merge.left), node(&merge.right)) {
                let (words, score, judged) = (merge.reason.clone(), merge.score, merge.judged);
                self.join(left, right, Reason { words, score, judged });
            }
        }
    }

    /// Every union made, in order.
    pub fn unions(&self) -> &[Union] {
        &self.unions
    }
}

impl Judged {
    fn may_join(&self, left: usize, right: usize) -> bool {
        let (a, b) = (self.sets.find(left), self.sets.find(right));
        a == b || !self.apart.get(&a).is_some_and(|apart| apart.contains(&b))
    }

    fn join(&mut self, left: usize, right: usize) -> bool {
        if !self.may_join(left, right) {
            return false;
        }
        let (a, b) = (self.sets.find(left), self.sets.find(right));
        if let Some((kept, lost)) = self.sets.join(a, b) {
            for other in self.apart.remove(&lost).unwrap_or_default() {
                let back = self.apart.entry(other).or_default();
                back.remove(&lost);
                back.insert(kept);
                self.apart.entry(kept).or_default().insert(other);
            }
        }
        true
    }
}

/// Union-find without reasons.
#[derive(Clone, Debug, Default)]
struct Sets(Vec<usize>);

impl Sets {
    fn new(n_nodes: usize) -> Self {
        Self((0..n_nodes).collect())
    }

    fn find(&self, mut node: usize) -> usize {
        while self.0[node] != node {
            node = self.0[node];
        }
        node
    }

    /// Points every node at its set's smallest number: parents are smaller, so that one pass in order does.
    fn flatten(&mut self) {
        for node in 0..self.0.len() {
            self.0[node] = self.0[self.0[node]];
        }
    }

    /// The number of the united set and the one that it replaces; `None` if both were one set.
    fn join(&mut self, left: usize, right: usize) -> Option<(usize, usize)> {
        let (a, b) = (self.compress(left), self.compress(right));
        self.0[a.max(b)] = a.min(b);
        (a != b).then_some((a.min(b), a.max(b)))
    }

    fn compress(&mut self, node: usize) -> usize {
        let root = self.find(node);
        let mut at = node;
        while self.0[at] != root {
            at = std::mem::replace(&mut self.0[at], root);
        }
        root
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_sets_share_the_smallest_number() {
        let mut partition = Partition::new(5);
        partition.join(4, 3, "a");
        partition.join(3, 1, "b");
        assert!(partition.join(1, 4, "already one"));
        assert_eq!(
            [0, 1, 1, 2],
            [partition.find(0), partition.find(3), partition.find(4), partition.find(2)]
        );
        assert_eq!(partition.unions().len(), 2);
    }

    #[test]
    fn sets_judged_apart_never_meet_and_judged_unions_stay_possible() {
        let one = vec![Union { left: 0, right: 1, reason: "judged".into() }];
        let mut partition = Partition::judged(6, one, &[(1, 2)]);
        assert!(partition.join(2, 3, "a"));
        // Nodes 0 and 1 are not joined yet, but will be.
        assert!(!partition.join(0, 3, "b"));
        assert!(partition.join(0, 4, "c"));
        assert!(!partition.join(4, 3, "d"));
        partition.settle(|_| true);
        assert_eq!([0, 0, 2, 2, 0, 5], std::array::from_fn(|node| partition.find(node)));
    }
}
