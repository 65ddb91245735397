//! One file per format.

pub(crate) mod dot;
pub(crate) mod svg;
