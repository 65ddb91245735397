//! Maxout layers with layer normalisation.

use super::kernel::{Packed, Rows};
use crate::Error;
use crate::model::SectionReader;

/// The output width of every layer.
pub(super) const WIDTH: usize = 96;

/// The number of rows whose raw outputs are held at once, so that they stay in the first-level cache.
const BLOCK: usize = 24;

/// A maxout layer: `max over pieces (x·W + b)`, normalised to mean 0 and variance 1, then scaled and shifted.
#[derive(Debug)]
pub(super) struct Maxout {
    packed: Packed,
    pieces: usize,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

impl Maxout {
    /// Reads the number of pieces, W `[inputs][pieces · 96]`, b, gain and shift.
    pub(super) fn read(reader: &mut SectionReader, inputs: usize) -> Result<Self, Error> {
        let pieces = reader.count()?;
        if pieces == 0 || pieces > 16 {
            return Err(reader.damaged(format!("a maxout layer of {pieces} pieces")));
        }
        let weights = reader.tensor_of(inputs, pieces * WIDTH)?.to_vec();
        let bias = reader.vector(pieces * WIDTH)?;
        let packed = Packed::new(&weights, &bias);
        Ok(Self { packed, pieces, gain: reader.vector(WIDTH)?, shift: reader.vector(WIDTH)? })
    }

    /// Passes the outputs of every row, in order, to `take`.
    pub(super) fn apply(&self, x: Rows<'_>, raw: &mut Vec<f32>, mut take: impl FnMut(usize, &[f32; WIDTH])) {
        let width = self.packed.padded_outputs();
        raw.resize(BLOCK * width, 0.0);
        for first in (0..x.n).step_by(BLOCK) {
            let n = BLOCK.min(x.n - first);
            let rows = Rows { values: &x.values[first * x.stride..], stride: x.stride, n };
            self.packed.apply(rows, raw);
            for (r, row) in raw.chunks_exact(width).take(n).enumerate() {
                take(first + r, &self.normalise(self.largest(row)));
            }
        }
    }

    /// The largest piece of each output.
    fn largest(&self, row: &[f32]) -> [f32; WIDTH] {
        let mut best = [f32::NEG_INFINITY; WIDTH];
        for piece in row.chunks_exact(WIDTH).take(self.pieces) {
            for (best, value) in best.iter_mut().zip(piece) {
                *best = if *value > *best { *value } else { *best };
            }
        }
        best
    }

    fn normalise(&self, mut values: [f32; WIDTH]) -> [f32; WIDTH] {
        const EPSILON: f32 = 1e-8;
        let mean = sum(&values) / WIDTH as f32;
        let mut squares = [0.0; WIDTH];
        for (value, square) in values.iter_mut().zip(&mut squares) {
            *value -= mean;
            *square = *value * *value;
        }
        let scale = 1.0 / (sum(&squares) / WIDTH as f32 + EPSILON).sqrt();
        for ((value, gain), shift) in values.iter_mut().zip(&self.gain).zip(&self.shift) {
            *value = *value * scale * gain + shift;
        }
        values
    }
}

/// Sums the values in a fixed order that vector registers can follow: 16 running sums, halved until one is left.
fn sum(values: &[f32; WIDTH]) -> f32 {
    let mut sums = [0.0; 16];
    for chunk in values.chunks_exact(16) {
        for (sum, value) in sums.iter_mut().zip(chunk) {
            *sum += value;
        }
    }
    for half in [8, 4, 2, 1] {
        let (low, high) = sums.split_at_mut(half);
        for (low, high) in low.iter_mut().zip(high) {
            *low += *high;
        }
    }
    sums[0]
}
