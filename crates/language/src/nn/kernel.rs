//! Matrix product of a few rows with packed weights.
//!
//! `y[o] = fma(x[i], w[i][o], y[o])` for `i` ascending, starting from the bias:
//! outputs are computed side by side, inputs one after the other, so any register width gives the same bits.

/// Outputs that stand together in packed weights.
pub(super) const PANEL: usize = 32;

/// Weights as `[panel][input][PANEL]`, the last panel filled up with zeros.
#[derive(Debug)]
pub(super) struct Packed {
    inputs: usize,
    panels: Vec<f32>,
    /// One value for each output, filled up like the panels.
    bias: Vec<f32>,
}

/// Rows of inputs; they may overlap, as the windows of a convolution do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rows<'x> {
    /// The first row starts at the start.
    pub(crate) values: &'x [f32],
    /// Values from the start of one row to the start of the next.
    pub(crate) stride: usize,
    /// Number of rows.
    pub(crate) n: usize,
}

impl Packed {
    /// Packs a row-major `[inputs][outputs]` matrix.
    pub(super) fn new(weights: &[f32], bias: &[f32]) -> Self {
        let outputs = bias.len();
        let inputs = weights.len() / outputs.max(1);
        let n_panels = outputs.div_ceil(PANEL);
        let mut panels = vec![0.0; n_panels * inputs * PANEL];
        for (i, row) in weights.chunks_exact(outputs.max(1)).enumerate() {
            for (panel, values) in row.chunks(PANEL).enumerate() {
                let at = (panel * inputs + i) * PANEL;
                panels[at..at + values.len()].copy_from_slice(values);
            }
        }
        let mut bias = bias.to_vec();
        bias.resize(n_panels * PANEL, 0.0);
        Self { inputs, panels, bias }
    }

    /// Inputs of a row.
    pub(super) fn inputs(&self) -> usize {
        self.inputs
    }

    /// Outputs of a row, those that fill up the last panel included.
    pub(super) fn padded_outputs(&self) -> usize {
        self.bias.len()
    }

    /// Writes `x·W + b`, `padded_outputs` values for each row.
    pub(super) fn apply(&self, x: Rows<'_>, out: &mut [f32]) {
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx512f") {
                // SAFETY: the processor has the instructions the function is compiled for.
                return unsafe { self.apply_avx512(x, out) };
            }
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                // SAFETY: the processor has the instructions the function is compiled for.
                return unsafe { self.apply_avx2(x, out) };
            }
        }
        self.apply_tiles::<4, 16>(x, out);
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx512f")]
    fn apply_avx512(&self, x: Rows<'_>, out: &mut [f32]) {
        self.apply_tiles::<8, 32>(x, out);
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,fma")]
    fn apply_avx2(&self, x: Rows<'_>, out: &mut [f32]) {
        self.apply_tiles::<6, 16>(x, out);
    }

    /// Tiles of `R` rows by `L` outputs, which the compiler keeps in registers; `L` divides `PANEL`.
    #[inline(always)]
    fn apply_tiles<const R: usize, const L: usize>(&self, x: Rows<'_>, out: &mut [f32]) {
        let width = self.padded_outputs();
        let mut row = 0;
        while row + R <= x.n {
            self.apply_block::<R, L>(x, row, &mut out[row * width..(row + R) * width]);
            row += R;
        }
        for row in row..x.n {
            self.apply_block::<1, L>(x, row, &mut out[row * width..(row + 1) * width]);
        }
    }

    /// All outputs of `R` rows.
    #[inline(always)]
    fn apply_block<const R: usize, const L: usize>(&self, x: Rows<'_>, first: usize, out: &mut [f32]) {
        let width = self.padded_outputs();
        let inputs: [&[f32]; R] = std::array::from_fn(|r| {
            let start = (first + r) * x.stride;
            &x.values[start..start + self.inputs]
        });
        for at in (0..width).step_by(L) {
            let panel = &self.panels[at / PANEL * self.inputs * PANEL..][..self.inputs * PANEL];
            let sums = tile::<R, L>(&inputs, panel, at % PANEL, &self.bias[at..at + L]);
            for (r, sum) in sums.iter().enumerate() {
                out[r * width + at..r * width + at + L].copy_from_slice(sum);
            }
        }
    }
}

#[inline(always)]
fn tile<const R: usize, const L: usize>(
    inputs: &[&[f32]; R],
    panel: &[f32],
    offset: usize,
    bias: &[f32],
) -> [[f32; L]; R] {
    let mut sums = [[0.0; L]; R];
    for sum in &mut sums {
        sum.copy_from_slice(bias);
    }
    for (i, weights) in panel.chunks_exact(PANEL).enumerate() {
        let weights = &weights[offset..offset + L];
        for (sum, input) in sums.iter_mut().zip(inputs) {
            for (sum, weight) in sum.iter_mut().zip(weights) {
                *sum = input[i].mul_add(*weight, *sum);
            }
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
        let (inputs, outputs, n) = (37, 75, 11);
        let (weights, bias) = (numbers(inputs * outputs, 1), numbers(outputs, 2));
        let packed = Packed::new(&weights, &bias);
        let values = numbers(n * inputs, 3);
        let x = Rows { values: &values, stride: inputs, n };
        let width = packed.padded_outputs();
        let (mut fast, mut portable) = (vec![0.0; n * width], vec![0.0; n * width]);
        packed.apply(x, &mut fast);
        packed.apply_tiles::<4, 16>(x, &mut portable);
        assert_eq!(fast, portable);
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            let mut avx2 = vec![0.0; n * width];
            // SAFETY: the processor has the instructions the function is compiled for.
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
