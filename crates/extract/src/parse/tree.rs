//! The way along heads and dependents.

use super::{Parse, TokenIdx};
use rapporteur_language::{Dep, Pos};
use std::ops::Range;

impl Parse {
    /// A token's head; `None` for a root.
    pub fn head(&self, i: TokenIdx) -> Option<TokenIdx> {
        Some(self.tokens[i].head).filter(|head| *head != i)
    }

    /// A token's direct dependents in order of the text.
    pub fn children(&self, i: TokenIdx) -> &[TokenIdx] {
        &self.children[i]
    }

    /// Direct dependents with one of the labels.
    pub fn children_by<'s>(&'s self, i: TokenIdx, deps: &'s [Dep]) -> impl Iterator<Item = TokenIdx> + 's {
        self.children[i].iter().copied().filter(move |c| deps.contains(&self.dep(*c)))
    }

    /// The first direct dependent with one of the labels.
    pub fn child(&self, i: TokenIdx, deps: &[Dep]) -> Option<TokenIdx> {
        self.children[i].iter().copied().find(|c| deps.contains(&self.dep(*c)))
    }

    /// The first of a coordination that the token belongs to; itself outside of one.
    pub fn first_conjunct(&self, i: TokenIdx) -> TokenIdx {
        self.climb(i, &[Dep::Conj])
    }

    /// The first of what is coordinated or named beside one another. The parser takes the second of three names for an apposition of
    /// the first.
    pub fn first_of_row(&self, i: TokenIdx) -> TokenIdx {
        self.climb(i, &[Dep::Conj, Dep::Appos])
    }

    fn climb(&self, i: TokenIdx, deps: &[Dep]) -> TokenIdx {
        let up = |at: &TokenIdx| self.head(*at).filter(|_| deps.contains(&self.dep(*at)));
        std::iter::successors(Some(i), up).last().unwrap_or(i)
    }

    /// What is coordinated with a token behind it, in order.
    pub fn conjuncts_after(&self, i: TokenIdx) -> impl Iterator<Item = TokenIdx> + '_ {
        std::iter::successors(self.child(i, &[Dep::Conj]), |at| self.child(*at, &[Dep::Conj]))
    }

    /// A token and everything below it, in order of the text.
    pub fn subtree(&self, i: TokenIdx) -> Vec<TokenIdx> {
        self.subtree_without(i, |_| false)
    }

    /// A token and everything below it but the branches whose top `cut` names, in order of the text.
    pub fn subtree_without(&self, i: TokenIdx, cut: impl Fn(TokenIdx) -> bool) -> Vec<TokenIdx> {
        // A token stands between its children, so a tree without crossing branches is gone through in order of the text, and a chain
        // of a thousand clauses costs each of them no sort.
        let (mut found, mut open) = (Vec::new(), vec![(i, false)]);
        while let Some((top, is_open)) = open.pop() {
            let children = self.children(top);
            if is_open || children.is_empty() {
                found.push(top);
                continue;
            }
            let below = |c: &&TokenIdx| !cut(**c);
            let after = children.partition_point(|c| *c < top);
            open.extend(children[after..].iter().rev().filter(below).map(|c| (*c, false)));
            open.push((top, true));
            open.extend(children[..after].iter().rev().filter(below).map(|c| (*c, false)));
        }
        if !found.is_sorted() {
            found.sort_unstable();
        }
        found
    }

    /// Heads of a token from its own head up to the root.
    pub fn ancestors(&self, i: TokenIdx) -> impl Iterator<Item = TokenIdx> + '_ {
        std::iter::successors(self.head(i), |a| self.head(*a))
    }

    /// The syntactic head of a run of tokens: the one whose own head lies outside; the last of several.
    pub fn head_of(&self, tokens: Range<TokenIdx>) -> TokenIdx {
        let outside = |i: &TokenIdx| self.head(*i).is_none_or(|head| !tokens.contains(&head));
        tokens.clone().filter(|i| self.pos(*i) != Pos::Punct).rfind(outside).unwrap_or(tokens.end - 1)
    }
}
