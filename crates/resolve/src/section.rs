//! The part of a partition that the decision on one component may read and change.

use crate::constraints::Constraints;
use crate::doubts::{Doubt, Doubts};
use crate::reasons::{Reason, Union};
use crate::sets::Sets;

/// The sets of a component's nodes, the judgements that touch them, and what is decided about them. It holds nothing of other
/// components, so no decision can depend on them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Section {
    /// Nodes in order, those of `roots` too, each with the place of its set in `roots`.
    nodes: Vec<(usize, usize)>,
    /// The smallest nodes of the sets made before, in order.
    roots: Vec<usize>,
    /// Sets of places in `roots`.
    sets: Sets,
    /// Of places in `roots`; none where no judgement keeps two of them apart.
    constraints: Option<Constraints>,
    unions: Vec<Union>,
    doubts: Doubts,
}

impl Section {
    /// The section of some nodes. `root` gives the smallest node of the set that a node is in; `constraints` gives what
    /// judgements demand of such sets.
    pub fn new(
        nodes: &[usize],
        root: impl Fn(usize) -> usize,
        constraints: impl FnOnce(&[usize]) -> Option<Constraints>,
    ) -> Self {
        let mut roots: Vec<usize> = nodes.iter().map(|node| root(*node)).collect();
        roots.sort_unstable();
        roots.dedup();
        let place = |node: usize| roots.partition_point(|known| *known < root(node));
        let all = nodes.iter().chain(&roots);
        let mut nodes: Vec<(usize, usize)> = all.map(|node| (*node, place(*node))).collect();
        nodes.sort_unstable();
        nodes.dedup();
        let (sets, constraints) = (Sets::new(roots.len()), constraints(&roots));
        Self { nodes, roots, sets, constraints, ..Self::default() }
    }

    fn place(&self, node: usize) -> Option<usize> {
        let found = self.nodes.binary_search_by_key(&node, |(known, _)| *known).ok()?;
        Some(self.nodes[found].1)
    }

    /// The smallest node of the set that a node of the section is in; another node stands for itself.
    pub fn find(&self, node: usize) -> usize {
        self.place(node).map_or(node, |place| self.roots[self.sets.find(place)])
    }

    /// Whether no judgement keeps the sets of two nodes of the section apart.
    pub fn may_join(&self, left: usize, right: usize) -> bool {
        match (self.place(left), self.place(right), &self.constraints) {
            (Some(left), Some(right), Some(constraints)) => constraints.may_join(left, right),
            (left, right, _) => left.is_some() && right.is_some(),
        }
    }

    /// Makes one set of two, and says whether they are one now.
    pub fn join(&mut self, left: usize, right: usize, reason: impl Into<Reason>) -> bool {
        let (Some(a), Some(b)) = (self.place(left), self.place(right)) else { return false };
        if self.sets.find(a) == self.sets.find(b) {
            return true;
        }
        if !self.constraints.as_mut().is_none_or(|constraints| constraints.join(a, b)) {
            return false;
        }
        self.sets.join(a, b);
        self.unions.push(Union { left, right, reason: reason.into() });
        true
    }

    /// Notes a decision that a person may want to look at.
    pub fn doubt(&mut self, doubt: Doubt) {
        self.doubts.add(doubt);
    }

    /// The unions made and the doubts noted, in order.
    pub fn decided(self) -> (Vec<Union>, Doubts) {
        (self.unions, self.doubts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_keep_their_numbers_and_strangers_are_left_alone() {
        let mut section = Section::new(&[9, 4, 7], |node| if node == 9 { 2 } else { node }, |_| None);
        assert_eq!([2, 4, 7, 5], [9, 4, 7, 5].map(|node| section.find(node)));
        assert!(section.join(7, 9, "a") && section.join(9, 7, "already one"));
        assert_eq!((section.find(7), section.may_join(4, 5)), (2, false));
        assert!(!section.join(4, 5, "5 is of another component"));
        assert_eq!(section.decided().0.len(), 1);
    }

    #[test]
    fn judgements_bind_the_sets_that_they_touch() {
        let constraints = Constraints::new(10, &[(0, 4)], &[(4, 7)]);
        let mut section = Section::new(&[0, 7, 8], |node| node, |roots| constraints.among(roots));
        assert!(section.join(7, 8, "a"));
        assert!(!section.join(0, 8, "4 is one with 0 and apart from 7"));
        assert_eq!(constraints.among(&[7, 8]), None);
    }
}
