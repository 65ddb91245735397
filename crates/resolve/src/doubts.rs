//! Decisions that a person may want to look at: pairs just under the line, just above it, or of one name and kept apart.
//!
//! Only a bounded number is kept, the most doubtful ones, so large sets of reports cost no more. Which ones are kept does not
//! depend on the order in which they are noted.

use crate::reasons::{Weighed, score};
use rapporteur_model::{Points, Score};
use std::collections::BTreeMap;

/// A pair of nodes and what speaks for and against their being one.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Doubt {
    pub left: usize,
    pub right: usize,
    /// How far the decision is from the line; 0 is the most doubtful.
    pub margin: f64,
    pub score: Option<Score>,
    pub reasons: Vec<String>,
    pub against: Vec<String>,
}

/// The most doubtful decisions met so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Doubts(BTreeMap<(Points, usize, usize), Doubt>);

/// How near to the line a sum of weights is doubtful. It decides of no merge, only of what a person is shown.
pub(crate) const NEAR: f64 = 1.0;

/// Doubts kept: more than a person answers, and enough to say of most nodes what they nearly were.
const KEPT: usize = 2000;

impl Doubts {
    /// Whether a doubt of this margin may be kept.
    pub fn wants(&self, margin: f64) -> bool {
        self.0.len() < KEPT
            || self.0.last_key_value().is_some_and(|((last, ..), _)| Points::new(margin) <= *last)
    }

    /// Keeps a doubt if it is among the most doubtful; of two on one pair that are equally doubtful, the first stays.
    pub fn add(&mut self, doubt: Doubt) {
        if doubt.left != doubt.right && self.wants(doubt.margin) {
            let (a, b) = (doubt.left.min(doubt.right), doubt.left.max(doubt.right));
            self.0.entry((Points::new(doubt.margin), a, b)).or_insert(doubt);
            if self.0.len() > KEPT {
                self.0.pop_last();
            }
        }
    }

    /// Most doubtful first.
    pub fn iter(&self) -> impl Iterator<Item = &Doubt> {
        self.0.values()
    }

    /// Most doubtful first.
    pub fn into_list(self) -> Vec<Doubt> {
        self.0.into_values().collect()
    }
}

impl Doubt {
    /// A pair whose reasons sum up to less than needed, or to hardly more.
    pub fn weighed(left: usize, right: usize, found: &Weighed, needed: f64) -> Self {
        let told = |holds: fn(f64) -> bool| -> Vec<String> {
            let reasons = found.signs.iter().filter(|(_, weight)| holds(*weight));
            reasons.map(|(sign, weight)| format!("{sign} {weight:+.1}")).collect()
        };
        let mut against = told(|weight| weight < 0.0);
        if found.sum < needed {
            let score = score(found.sum, needed);
            against.push(format!("{} where {} is needed", score.sum, score.needed));
        }
        Self {
            left,
            right,
            margin: (found.sum - needed).abs(),
            score: Some(score(found.sum, needed)),
            reasons: told(|weight| weight >= 0.0),
            against,
        }
    }

    /// A pair that only one thing keeps from being one: the more speaks for it, the more doubtful it is.
    pub fn refused(left: usize, right: usize, name: String, found: &Weighed, against: String) -> Self {
        let weighed = found.signs.iter().map(|(sign, weight)| format!("{sign} {weight:+.1}"));
        Self {
            left,
            right,
            margin: 1.0 / (1.0 + found.sum.max(0.0)),
            score: None,
            reasons: std::iter::once(name).chain(weighed).collect(),
            against: vec![against],
        }
    }
}
