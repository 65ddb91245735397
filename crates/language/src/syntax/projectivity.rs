//! Moves lifted arcs back to their real heads where the tree crosses itself.
//!
//! A label `a||b` means that the arc is really an `a` whose head is a descendant, labelled `b`, of the present head (Nivre &
//! Nilsson 2005, "Pseudo-projective dependency parsing").

use rustc_hash::FxHashMap;

use super::tree::Edges;
use crate::labels::{Label, Labels};

/// The two halves of every lifted label.
#[derive(Debug)]
pub(super) struct LiftedLabels(FxHashMap<Label, (Label, Label)>);

impl LiftedLabels {
    /// Finds the lifted labels among the parser's labels.
    pub(super) fn new(parser_labels: &[Label], labels: &mut Labels) -> Self {
        let halves = |label: &Label, labels: &mut Labels| {
            let name = labels.name(*label).to_owned();
            name.split_once("||").map(|(own, head)| (*label, (labels.add(own), labels.add(head))))
        };
        Self(parser_labels.iter().filter_map(|label| halves(label, labels)).collect())
    }

    /// Moves lifted arcs from left to right. Each move counts for those that follow.
    pub(super) fn lower(&self, heads: &mut [usize], labels: &mut [Label], is_space: &[bool]) {
        if !labels.iter().any(|label| self.0.contains_key(label)) {
            return;
        }
        let edges = Edges::new(heads);
        for word in 0..heads.len() {
            if let Some(&(own, head)) = self.0.get(&labels[word]) {
                let tree = Tree { heads, labels, edges: &edges, is_space };
                if let Some(found) = tree.descendant(heads[word], head, word) {
                    heads[word] = found;
                }
                labels[word] = own;
            }
        }
    }
}

struct Tree<'p> {
    heads: &'p [usize],
    labels: &'p [Label],
    edges: &'p Edges,
    is_space: &'p [bool],
}

impl Tree<'_> {
    /// The nearest descendant of `from` with this label, level by level, excluding `word`.
    fn descendant(&self, from: usize, label: Label, word: usize) -> Option<usize> {
        let mut level = vec![from];
        // A moved arc can close a cycle, so the search stops at the number of words, since no tree is deeper.
        for _ in 0..self.heads.len() {
            let mut next = Vec::new();
            for child in level.iter().flat_map(|parent| self.children(*parent)) {
                if self.is_space[child] || child == word {
                    continue;
                }
                if self.labels[child] == label {
                    return Some(child);
                }
                next.push(child);
            }
            if next.is_empty() {
                return None;
            }
            level = next;
        }
        None
    }

    fn children(&self, parent: usize) -> impl Iterator<Item = usize> {
        let (left, right) = (self.edges.left[parent], self.edges.right[parent]);
        (left..=right).filter(move |child| *child != parent && self.heads[*child] == parent)
    }
}
