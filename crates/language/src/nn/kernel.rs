//! The product of a few rows with packed weights.
//!
//! `y[o] = fma(x[i], w[i][o], y[o])` for `i` ascending, starting from the bias. Outputs are computed side by side and inputs one
//! after the other, so every register width gives the same bits.

#[cfg(target_arch = "x86_64")]
use super::vector::{Avx2, Avx512};
use super::vector::{Portable, Vector};

/// The number of outputs that stand together in packed weights.
const PANEL: usize = 32;

/// The number of rows computed together, which fills the registers. In measurements more or fewer rows are slower.
#[cfg(target_arch = "x86_64")]
const ROWS_AVX512: usize = 8;
#[cfg(target_arch = "x86_64")]
const ROWS_AVX2: usize = 6;

/// The number of rows computed together when fewer than the above are left; the last rows are computed singly.
const SOME_ROWS: usize = 4;

/// Weights as `[panel][input][PANEL]`; zeros fill up the last panel.
#[derive(Debug)]
pub(super) struct Packed {
    inputs: usize,
    weights: Vec<[f32; PANEL]>,
    bias: Vec<[f32; PANEL]>,
}

/// Rows of inputs. They may overlap, like the windows of a convolution.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows<'x> {
    /// The values; the first row starts at the beginning.
    pub(super) values: &'x [f32],
    /// The distance in values from the start of one row to the start of the next.
    pub(super) stride: usize,
    /// The number of rows.
    pub(super) n: usize,
}

impl Packed {
    /// Packs a row-major `[inputs][outputs]` matrix.
    pub(super) fn new(weights: &[f32], bias: &[f32]) -> Self {
        let outputs = bias.len().max(1);
        let inputs = weights.len() / outputs;
        let mut packed = Self {
            inputs,
            weights: vec![[0.0; PANEL]; outputs.div_ceil(PANEL) * inputs],
            bias: vec![[0.0; PANEL]; outputs.div_ceil(PANEL)],
        };
        for (i, row) in weights.chunks_exact(outputs).enumerate() {
            for (panel, values) in row.chunks(PANEL).enumerate() {
                packed.weights[panel * inputs + i][..values.len()].copy_from_slice(values);
            }
        }
        for (panel, values) in packed.bias.iter_mut().zip(bias.chunks(PANEL)) {
            panel[..values.len()].copy_from_slice(values);
        }
        packed
    }

    /// The number of inputs of a row.
    pub(super) fn inputs(&self) -> usize {
        self.inputs
    }

    /// The number of outputs of a row, including those that fill up the last panel.
    pub(super) fn padded_outputs(&self) -> usize {
        self.bias.len() * PANEL
    }

    /// Writes `x·W + b`, which has `padded_outputs` values per row.
    pub(super) fn apply(&self, x: Rows<'_>, out: &mut [f32]) {
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx512f") {
                // SAFETY: the processor has the instructions that the function is compiled for.
                return unsafe { self.apply_avx512(x, out) };
            }
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                // SAFETY: the processor has the instructions that the function is compiled for.
                return unsafe { self.apply_avx2(x, out) };
            }
        }
        self.apply_rows::<Portable, SOME_ROWS>(x, out);
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx512f")]
    fn apply_avx512(&self, x: Rows<'_>, out: &mut [f32]) {
        self.apply_rows::<Avx512, ROWS_AVX512>(x, out);
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,fma")]
    fn apply_avx2(&self, x: Rows<'_>, out: &mut [f32]) {
        self.apply_rows::<Avx2, ROWS_AVX2>(x, out);
    }

    /// Computes blocks of `R` rows, then smaller blocks.
    #[inline(always)]
    fn apply_rows<V: Vector, const R: usize>(&self, x: Rows<'_>, out: &mut [f32]) {
        let mut transposed = Vec::new();
        let mut row = 0;
        while row + R <= x.n {
            self.apply_block::<V, R>(x, row, &mut transposed, out);
            row += R;
        }
        let mut transposed = Vec::new();
        while row + SOME_ROWS <= x.n {
            self.apply_block::<V, SOME_ROWS>(x, row, &mut transposed, out);
            row += SOME_ROWS;
        }
        for row in row..x.n {
            let (values, _) = x.values[row * x.stride..][..self.inputs].as_chunks::<1>();
            self.apply_panels::<V, 1>(values, row, out);
        }
    }

    /// Transposes `R` rows, so that the values of one input stand together, and computes their outputs.
    #[inline(always)]
    fn apply_block<V: Vector, const R: usize>(
        &self,
        x: Rows<'_>,
        first: usize,
        transposed: &mut Vec<[f32; R]>,
        out: &mut [f32],
    ) {
        transposed.resize(self.inputs, [0.0; R]);
        for r in 0..R {
            let row = &x.values[(first + r) * x.stride..];
            for (to, value) in transposed.iter_mut().zip(row) {
                to[r] = *value;
            }
        }
        self.apply_panels::<V, R>(transposed, first, out);
    }

    #[inline(always)]
    fn apply_panels<V: Vector, const R: usize>(&self, x: &[[f32; R]], first: usize, out: &mut [f32]) {
        let width = self.padded_outputs();
        let panels = self.weights.chunks_exact(self.inputs).zip(&self.bias);
        for (panel, (weights, bias)) in panels.enumerate() {
            for at in (0..PANEL).step_by(2 * V::LANES) {
                let sums = tile::<V, R>(x, weights, bias, at);
                for (r, [low, high]) in sums.into_iter().enumerate() {
                    let to = (first + r) * width + panel * PANEL + at;
                    let (to, _) = out[to..].split_at_mut(2 * V::LANES);
                    low.store(to);
                    high.store(&mut to[V::LANES..]);
                }
            }
        }
    }
}

/// Computes `R` rows by two vectors of outputs, all of which stay in registers.
#[inline(always)]
fn tile<V: Vector, const R: usize>(
    x: &[[f32; R]],
    weights: &[[f32; PANEL]],
    bias: &[f32; PANEL],
    at: usize,
) -> [[V; 2]; R] {
    let mut sums = [[V::load(&bias[at..]), V::load(&bias[at + V::LANES..])]; R];
    for (x, weights) in x.iter().zip(weights) {
        let (low, high) = (V::load(&weights[at..]), V::load(&weights[at + V::LANES..]));
        for r in 0..R {
            let value = V::splat(x[r]);
            sums[r] = [value.mul_add(low, sums[r][0]), value.mul_add(high, sums[r][1])];
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(n: usize, seed: u64) -> Vec<f32> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f32 / 16_777_216.0 - 0.5
        };
        (0..n).map(|_| next()).collect()
    }

    #[test]
    fn every_instruction_set_gives_the_same_bits() {
        let (inputs, outputs, n) = (37, 75, 35);
        let (weights, bias) = (numbers(inputs * outputs, 1), numbers(outputs, 2));
        let packed = Packed::new(&weights, &bias);
        let values = numbers(n * inputs, 3);
        let x = Rows { values: &values, stride: inputs, n };
        let width = packed.padded_outputs();
        let (mut fast, mut portable) = (vec![0.0; n * width], vec![0.0; n * width]);
        packed.apply(x, &mut fast);
        packed.apply_rows::<Portable, SOME_ROWS>(x, &mut portable);
        assert_eq!(fast, portable);
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            let mut avx2 = vec![0.0; n * width];
            // SAFETY: the processor has the instructions that the function is compiled for.
            unsafe { packed.apply_avx2(x, &mut avx2) };
            assert_eq!(avx2, portable);
        }
        for r in 0..n {
            for o in 0..outputs {
                let expected = (0..inputs)
                    .fold(bias[o], |sum, i| values[r * inputs + i].mul_add(weights[i * outputs + o], sum));
                assert_eq!(fast[r * width + o], expected);
            }
        }
    }
}
