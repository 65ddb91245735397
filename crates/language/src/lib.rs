//! English text to sentences, tokens, tags, lemmas, syntax and names.

mod analysis;

pub use analysis::{Analysis, Name, Pos, Token};
