//! Scores of actions in a state, shared by both transition systems.
//!
//! The hidden layer is linear in each feature slot, so what a token contributes to a slot is computed once
//! for the document; a state then costs one sum over its slots and one small product.

use crate::Error;
use crate::model::SectionReader;
use crate::nn::{Linear, Tok2Vec};

/// Width of the hidden layer.
const HIDDEN: usize = 64;

/// Pieces of the hidden layer's maxout.
const PIECES: usize = 2;

/// Values a slot contributes.
const SLOT: usize = PIECES * HIDDEN;

/// The network that scores actions.
#[derive(Debug)]
pub(super) struct Scorer {
    lower: Linear,
    slots: Linear,
    n_slots: usize,
    /// What an empty slot contributes, slot after slot.
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
    /// Reads the layer below, the slots' weights `[64][slot · piece · 64]`, what empty slots contribute,
    /// the hidden bias, and the layer above.
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

    /// Computes what the `n` tokens of a document contribute to each slot.
    pub(super) fn prepare(&self, vectors: &[f32], n: usize, space: &mut ScoreSpace) {
        self.lower.apply(vectors, n, &mut space.lower);
        self.slots.apply(&space.lower, n, &mut space.cached);
    }

    /// Scores of all actions in a state given by the tokens in its slots.
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

/// The first action of the highest score among the valid ones.
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
