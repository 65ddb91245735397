//! Which nodes are one thing: disjoint sets with the reason of every union, kept within what a person judged.
//!
//! A union that would put two nodes into one set which a person keeps apart is refused, whichever stage asks for it.

use crate::constraints::Constraints;
use crate::doubts::{Doubt, Doubts, NEAR};
use crate::reasons::{Reason, Union};
use crate::section::Section;
use crate::sets::Sets;
use std::collections::BTreeSet;

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
    one: Vec<Union>,
    /// The sets that the judged unions alone make.
    demanded: Sets,
    constraints: Constraints,
}

impl Partition {
    /// Every node for itself.
    pub fn new(n_nodes: usize) -> Self {
        Self { sets: Sets::new(n_nodes), ..Self::default() }
    }

    /// Every node for itself, bound by judgements: [`settle`](Self::settle) will join `one`, nothing will join `apart`.
    pub fn judged(n_nodes: usize, one: Vec<Union>, apart: &[(usize, usize)]) -> Self {
        let mut demanded = Sets::new(n_nodes);
        let pairs: Vec<(usize, usize)> = one.iter().map(|union| (union.left, union.right)).collect();
        for (left, right) in &pairs {
            demanded.join(*left, *right);
        }
        let constraints = Constraints::new(n_nodes, &pairs, apart);
        Self { judged: Some(Judged { one, demanded, constraints }), ..Self::new(n_nodes) }
    }

    /// The smallest number of the node's set.
    pub fn find(&self, node: usize) -> usize {
        self.sets.find(node)
    }

    /// Whether no judgement keeps the sets of two nodes apart.
    pub fn may_join(&self, left: usize, right: usize) -> bool {
        self.judged.as_ref().is_none_or(|judged| judged.constraints.may_join(left, right))
    }

    /// Makes one set of two and says whether they are one now.
    pub fn join(&mut self, left: usize, right: usize, reason: impl Into<Reason>) -> bool {
        if self.find(left) == self.find(right) {
            return true;
        }
        if !self.judged.as_mut().is_none_or(|judged| judged.constraints.join(left, right)) {
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

    /// Doubts that are still open, most doubtful first, one a pair of sets: merges hardly above the line, and pairs that are not
    /// one. What a person has judged is open no more.
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
        self.judged.as_ref().map_or_else(|| self.find(node), |judged| judged.constraints.set(node))
    }

    /// The unions that a person judged.
    pub fn judged_one(&self) -> Vec<Union> {
        self.judged.as_ref().map(|judged| judged.one.clone()).unwrap_or_default()
    }

    /// Makes the judged unions of nodes of a kind that are not made yet. Call it when the rest of the kind is merged.
    pub fn settle(&mut self, is_of_kind: impl Fn(usize) -> bool) {
        for Union { left, right, reason } in self.judged_one() {
            if is_of_kind(left) && is_of_kind(right) {
                self.join(left, right, reason);
            }
        }
        // What comes next asks for the sets of all nodes, often and without changing them.
        self.sets.flatten();
    }

    /// The part that the decision on a component may read and change.
    pub fn section(&self, nodes: &[usize]) -> Section {
        let constraints = |roots: &[usize]| self.judged.as_ref()?.constraints.among(roots);
        Section::new(nodes, |node| self.find(node), constraints)
    }

    /// Takes over what was decided about a component.
    pub fn adopt(&mut self, section: Section) {
        let (unions, doubts) = section.decided();
        for Union { left, right, reason } in unions {
            self.join(left, right, reason);
        }
        doubts.into_list().into_iter().for_each(|doubt| self.doubt(doubt));
    }

    /// Every union made, in order.
    pub fn unions(&self) -> &[Union] {
        &self.unions
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
