//! Merges as trees: the children of a name are those that were joined with it.

use super::entity::{MergeReasons, Side};
use crate::Passage;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// One line of a tree.
pub struct Branch<'m> {
    /// Depth in the tree; 0 at the root.
    pub depth: usize,
    pub passage: &'m Passage,
    /// The merge that joined it with its parent; `None` at the root.
    pub merge: Option<&'m MergeReasons>,
}

/// All names that merges joined, parents first. Each tree's root is the name with most merges, the first of
/// equals.
pub fn forest(merges: &[MergeReasons]) -> Vec<Branch<'_>> {
    let mut passages: BTreeMap<&Side, &Passage> = BTreeMap::new();
    let mut joined: BTreeMap<&Side, Vec<(&Side, &MergeReasons)>> = BTreeMap::new();
    for merge in merges {
        let (left, right) = (&merge.sides.0, &merge.sides.1);
        passages.extend([(left, &merge.left), (right, &merge.right)]);
        joined.entry(left).or_default().push((right, merge));
        joined.entry(right).or_default().push((left, merge));
    }
    let mut roots: Vec<&Side> = joined.keys().copied().collect();
    roots.sort_by_key(|side| (Reverse(joined[*side].len()), *side));
    let mut seen: BTreeSet<&Side> = BTreeSet::new();
    let mut branches = Vec::new();
    for root in roots {
        let mut open = vec![(0, root, None)];
        while let Some((depth, side, merge)) = open.pop() {
            if seen.insert(side) {
                branches.push(Branch { depth, passage: passages[side], merge });
                // The stack yields its last entry first.
                open.extend(
                    joined[side].iter().rev().map(|(other, merge)| (depth + 1, *other, Some(*merge))),
                );
            }
        }
    }
    branches
}
