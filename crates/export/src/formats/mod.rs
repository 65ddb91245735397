//! One file per format.

pub(crate) mod dot;
pub(crate) mod jsonld;
pub(crate) mod nquads;
pub(crate) mod rdfxml;
pub(crate) mod svg;
pub(crate) mod trig;
pub(crate) mod turtle;
