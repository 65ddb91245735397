//! Vector registers, with the operations that the kernel needs.
//!
//! All implementations do the same arithmetic in each lane, so they give the same bits.

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::{
    __m256, __m512, _mm256_fmadd_ps, _mm256_loadu_ps, _mm256_set1_ps, _mm256_storeu_ps, _mm512_fmadd_ps,
    _mm512_loadu_ps, _mm512_set1_ps, _mm512_storeu_ps,
};

/// Several numbers side by side.
pub(super) trait Vector: Copy {
    /// How many numbers.
    const LANES: usize;

    /// Loads the first `LANES` values.
    fn load(values: &[f32]) -> Self;

    /// Puts the same value in every lane.
    fn splat(value: f32) -> Self;

    /// Computes `self · factor + summand`, rounded once.
    fn mul_add(self, factor: Self, summand: Self) -> Self;

    /// Writes the first `LANES` values.
    fn store(self, to: &mut [f32]);
}

/// The implementation for any processor. It is slow if the processor has no fused multiply-add.
#[derive(Clone, Copy)]
pub(super) struct Portable([f32; 8]);

impl Vector for Portable {
    const LANES: usize = 8;

    #[inline(always)]
    fn load(values: &[f32]) -> Self {
        let mut lanes = [0.0; 8];
        lanes.copy_from_slice(&values[..8]);
        Self(lanes)
    }

    #[inline(always)]
    fn splat(value: f32) -> Self {
        Self([value; 8])
    }

    #[inline(always)]
    fn mul_add(self, factor: Self, summand: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i].mul_add(factor.0[i], summand.0[i])))
    }

    #[inline(always)]
    fn store(self, to: &mut [f32]) {
        to[..8].copy_from_slice(&self.0);
    }
}

/// Implements [`Vector`] with intrinsics.
///
/// The methods are inlined into the kernel's functions. Only these are compiled for the instructions, and they are only called if
/// the processor has them.
#[cfg(target_arch = "x86_64")]
macro_rules! register {
    ($(#[$doc:meta])* $name:ident($register:ty), $lanes:literal, $load:ident, $splat:ident, $mul_add:ident, $store:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub(super) struct $name($register);

        impl Vector for $name {
            const LANES: usize = $lanes;

            #[inline(always)]
            fn load(values: &[f32]) -> Self {
                let values = &values[..$lanes];
                // SAFETY: the slice is as long as the register; the kernel has checked the processor.
                Self(unsafe { $load(values.as_ptr()) })
            }

            #[inline(always)]
            fn splat(value: f32) -> Self {
                // SAFETY: the kernel has checked the processor.
                Self(unsafe { $splat(value) })
            }

            #[inline(always)]
            fn mul_add(self, factor: Self, summand: Self) -> Self {
                // SAFETY: the kernel has checked the processor.
                Self(unsafe { $mul_add(self.0, factor.0, summand.0) })
            }

            #[inline(always)]
            fn store(self, to: &mut [f32]) {
                let to = &mut to[..$lanes];
                // SAFETY: the slice is as long as the register; the kernel has checked the processor.
                unsafe { $store(to.as_mut_ptr(), self.0) }
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
register!(
    /// An AVX2 register, with fused multiply-add.
    Avx2(__m256), 8, _mm256_loadu_ps, _mm256_set1_ps, _mm256_fmadd_ps, _mm256_storeu_ps
);

#[cfg(target_arch = "x86_64")]
register!(
    /// An AVX-512 register.
    Avx512(__m512), 16, _mm512_loadu_ps, _mm512_set1_ps, _mm512_fmadd_ps, _mm512_storeu_ps
);
