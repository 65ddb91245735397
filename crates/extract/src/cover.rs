//! Which runs of tokens hold a token, without asking every run: a long report has tens of thousands of them.

use crate::parse::{Parse, TokenIdx};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Runs of tokens by the tokens they hold.
#[derive(Clone, Debug, Default)]
pub struct Cover(FxHashMap<TokenIdx, Vec<usize>>);

impl Cover {
    /// The cover of runs that are known by their place in a list.
    pub fn of(runs: impl IntoIterator<Item = Range<TokenIdx>>) -> Self {
        let mut cover = Self::default();
        runs.into_iter().enumerate().for_each(|(run, tokens)| cover.add(run, tokens));
        cover
    }

    /// Adds a run, or more tokens of the last one.
    pub fn add(&mut self, run: usize, tokens: Range<TokenIdx>) {
        for token in tokens {
            let runs = self.0.entry(token).or_default();
            if runs.last() != Some(&run) {
                runs.push(run);
            }
        }
    }

    /// The runs that hold a token, in the order added.
    pub fn holding(&self, token: TokenIdx) -> &[usize] {
        self.0.get(&token).map_or(&[], Vec::as_slice)
    }

    /// The runs that share a token with these, one for each token shared.
    pub fn touching(&self, tokens: Range<TokenIdx>) -> impl Iterator<Item = usize> + '_ {
        tokens.flat_map(|token| self.holding(token)).copied()
    }
}

/// The tokens that belong to some run.
#[derive(Clone, Debug)]
pub struct Taken(Vec<bool>);

impl Taken {
    /// The tokens of a report that some of the runs hold.
    pub fn by(parse: &Parse, runs: impl IntoIterator<Item = Range<TokenIdx>>) -> Self {
        let mut taken = Self(vec![false; parse.tokens.len()]);
        runs.into_iter().for_each(|tokens| taken.mark(tokens));
        taken
    }

    /// Adds a run.
    pub fn mark(&mut self, tokens: Range<TokenIdx>) {
        let end = tokens.end.min(self.0.len());
        self.0[tokens.start.min(end)..end].fill(true);
    }

    /// Whether no run holds the token.
    pub fn is_free(&self, token: TokenIdx) -> bool {
        !self.0.get(token).copied().unwrap_or(false)
    }
}

/// The longest of overlapping runs: keeps those that share nothing with one kept before.
#[derive(Clone, Debug, Default)]
pub struct Apart(std::collections::BTreeMap<usize, usize>);

impl Apart {
    /// Keeps a run if it shares nothing with those kept; whether it is kept.
    pub fn keep(&mut self, run: Range<usize>) -> bool {
        // Runs kept share nothing, so the last one that begins before this one's end also ends last.
        let apart = self.0.range(..run.end).next_back().is_none_or(|(_, end)| *end <= run.start);
        if apart {
            self.0.insert(run.start, run.end);
        }
        apart
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_leads_to_the_runs_that_hold_it() {
        let mut cover = Cover::of([2..5, 4..6]);
        cover.add(1, 5..9);
        assert_eq!(cover.holding(4), [0, 1]);
        assert_eq!(cover.holding(5), [1]);
        assert_eq!(cover.holding(9), [0usize; 0]);
        assert_eq!(cover.touching(3..5).collect::<Vec<_>>(), [0, 0, 1]);
    }

    #[test]
    fn runs_kept_share_nothing() {
        let mut apart = Apart::default();
        let kept: Vec<bool> =
            [4..8, 0..4, 7..9, 3..5, 0..20, 8..9, 5..6].into_iter().map(|run| apart.keep(run)).collect();
        assert_eq!(kept, [true, true, false, false, false, true, false]);
    }
}
