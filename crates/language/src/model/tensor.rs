//! Matrices as the file stores them; rows are decoded when they are used.

use half::f16;

use super::Slice;

/// How the values of a matrix are stored. Arithmetic is always in `f32`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Precision {
    /// The precision of the trained weights.
    F32 = 0,
    /// Half precision: half the size, and about one token in twenty thousand is analysed differently.
    F16 = 1,
}

impl Precision {
    /// The size of one value in bytes.
    pub(crate) fn bytes(self) -> usize {
        match self {
            Self::F32 => 4,
            Self::F16 => 2,
        }
    }
}

/// A matrix that is not copied from the file.
#[derive(Clone, Debug)]
pub struct Tensor {
    slice: Slice,
    precision: Precision,
    rows: usize,
    cols: usize,
}

impl Tensor {
    /// Makes the matrix; `slice` must hold `rows` × `cols` values.
    pub(crate) fn new(slice: Slice, precision: Precision, rows: usize, cols: usize) -> Self {
        Self { slice, precision, rows, cols }
    }

    /// The number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// The number of values in a row.
    pub(crate) fn cols(&self) -> usize {
        self.cols
    }

    /// All values, row by row.
    pub(crate) fn to_vec(&self) -> Vec<f32> {
        let mut values = vec![0.0; self.rows * self.cols];
        self.visit(0..self.rows * self.cols, &mut values, |to, value| *to = value);
        values
    }

    /// Adds row `row` to `sum`, which has the same length.
    pub(crate) fn add_row(&self, row: usize, sum: &mut [f32]) {
        self.visit(row * self.cols..(row + 1) * self.cols, sum, |to, value| *to += value);
    }

    /// Copies row `row` to `to`, which has the same length.
    pub(crate) fn copy_row(&self, row: usize, to: &mut [f32]) {
        self.visit(row * self.cols..(row + 1) * self.cols, to, |to, value| *to = value);
    }

    fn visit(&self, values: std::ops::Range<usize>, to: &mut [f32], store: impl Fn(&mut f32, f32)) {
        let size = self.precision.bytes();
        let bytes = &self.slice.bytes()[values.start * size..values.end * size];
        match self.precision {
            Precision::F32 => {
                for (to, b) in to.iter_mut().zip(bytes.chunks_exact(4)) {
                    store(to, f32::from_le_bytes([b[0], b[1], b[2], b[3]]));
                }
            }
            Precision::F16 => {
                for (to, b) in to.iter_mut().zip(bytes.chunks_exact(2)) {
                    store(to, f16::from_le_bytes([b[0], b[1]]).to_f32());
                }
            }
        }
    }
}
