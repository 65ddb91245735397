//! The networks: an embedding with a convolutional encoder, and plain linear layers.
//!
//! Results must not depend on the machine. Therefore every sum has one fixed order, and every product is added with a fused
//! multiply-add, whatever the width of the registers.

mod kernel;
mod linear;
mod maxout;
mod tok2vec;
mod vector;

pub(crate) use linear::Linear;
pub(crate) use tok2vec::{EmbeddingCache, Form, Tok2Vec};

/// The index of the first largest value, like numpy's `argmax`; 0 if there are no values.
pub(crate) fn first_maximum(values: &[f32]) -> usize {
    let mut best = 0;
    for (i, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = i;
        }
    }
    best
}
