//! Linear layers.

use super::kernel::{Packed, Rows};
use crate::Error;
use crate::model::SectionReader;

/// A linear layer, `x·W + b`.
#[derive(Debug)]
pub(crate) struct Linear {
    packed: Packed,
}

impl Linear {
    /// Reads W `[inputs][outputs]` and b.
    pub(crate) fn read(reader: &mut SectionReader, inputs: usize, outputs: usize) -> Result<Self, Error> {
        let weights = reader.tensor_of(inputs, outputs)?.to_vec();
        let bias = reader.vector(outputs)?;
        Self::new(reader, &weights, &bias)
    }

    fn new(reader: &SectionReader, weights: &[f32], bias: &[f32]) -> Result<Self, Error> {
        match bias {
            [] => Err(reader.damaged("a layer without outputs")),
            _ => Ok(Self { packed: Packed::new(weights, bias) }),
        }
    }

    /// Reads only W; b is zero.
    pub(crate) fn read_unbiased(
        reader: &mut SectionReader,
        inputs: usize,
        outputs: usize,
    ) -> Result<Self, Error> {
        let weights = reader.tensor_of(inputs, outputs)?.to_vec();
        Self::new(reader, &weights, &vec![0.0; outputs])
    }

    /// The number of values from one row of outputs to the next.
    pub(crate) fn width(&self) -> usize {
        self.packed.padded_outputs()
    }

    /// Writes the outputs of `n` consecutive rows of inputs, `width` values per row.
    pub(crate) fn apply(&self, x: &[f32], n: usize, out: &mut Vec<f32>) {
        out.resize(n * self.width(), 0.0);
        self.packed.apply(Rows { values: x, stride: self.packed.inputs(), n }, out);
    }
}
