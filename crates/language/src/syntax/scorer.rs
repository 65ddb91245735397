//! Scores the actions in a state, for both transition systems.
//!
//! The hidden layer is linear in each feature slot, so each token's contribution to each slot is computed once per document. A
//! state then costs one sum over its slots and one small product.

use crate::Error;
use crate::model::SectionReader;
use crate::nn::{Linear, Tok2Vec};

/// The width of the hidden layer.
const HIDDEN: usize = 64;

/// The number of pieces of the hidden layer's maxout.
const PIECES: usize = 2;

/// The number of values that a slot contributes.
const SLOT: usize = PIECES * HIDDEN;

/// The network that scores actions.
#[derive(Debug)]
pub(super) struct Scorer {
    lower: Linear,
    slots: Linear,
    n_slots: usize,
    /// The contribution of an empty slot, for each slot.
    padding: Vec<f32>,
    bias: Vec<f32>,
    upper: Linear,
}

/// Scratch space of a scorer.
#[derive(Default, Debug)]
pub(crate) struct ScoreSpace {
    lower: Vec<f32>,
    cached: Vec<f32>,
    scores: Vec<f32>,
}

impl Scorer {
    /// Reads the lower layer, the slots' weights `[64][slot · piece · 64]`, the contributions of empty slots, the hidden bias,
    /// and the upper layer.
    pub(super) fn read(reader: &mut SectionReader, n_slots: usize, n_actions: usize) -> Result<Self, Error> {
        Ok(Self {
            lower: Linear::read(reader, Tok2Vec::WIDTH, HIDDEN)?,
            slots: Linear::read_unbiased(reader, HIDDEN, n_slots * SLOT)?,
            n_slots,
            padding: reader.vector(n_slots * SLOT)?,
            bias: reader.vector(SLOT)?,
            upper: Linear::read(reader, HIDDEN, n_actions)?,
        })
    }

    /// Computes the contributions of a document's `n` tokens to each slot.
    pub(super) fn prepare(&self, vectors: &[f32], n: usize, space: &mut ScoreSpace) {
        self.lower.apply(vectors, n, &mut space.lower);
        self.slots.apply(&space.lower, n, &mut space.cached);
    }

    /// The scores of all actions in a state, which the tokens in its slots define.
    pub(super) fn score<'s>(&self, slots: &[Option<usize>], space: &'s mut ScoreSpace) -> &'s [f32] {
        let mut sums = [0.0; SLOT];
        for (slot, token) in slots.iter().enumerate() {
            let values = match token {
                Some(token) => &space.cached[(token * self.n_slots + slot) * SLOT..][..SLOT],
                None => &self.padding[slot * SLOT..][..SLOT],
            };
            for (sum, value) in sums.iter_mut().zip(values) {
                *sum += value;
            }
        }
        let mut hidden = [0.0; HIDDEN];
        for (i, hidden) in hidden.iter_mut().enumerate() {
            let (a, b) = (sums[i] + self.bias[i], sums[HIDDEN + i] + self.bias[HIDDEN + i]);
            *hidden = if b > a { b } else { a };
        }
        self.upper.apply(&hidden, 1, &mut space.scores);
        &space.scores
    }
}

/// The valid action with the highest score; the first one if several are equal.
pub(super) fn best_valid<A: Copy>(
    actions: &[A],
    scores: &[f32],
    mut is_valid: impl FnMut(A) -> bool,
) -> Option<A> {
    let mut best: Option<(A, f32)> = None;
    for (action, score) in actions.iter().zip(scores) {
        if best.is_none_or(|(_, highest)| *score > highest) && is_valid(*action) {
            best = Some((*action, *score));
        }
    }
    best.map(|(action, _)| action)
}
