//! Transition systems: the dependency parser and the entity recogniser.

mod arcs;
mod entities;
mod parser;
mod projectivity;
mod scorer;
mod tree;

pub(crate) use entities::EntityRecognizer;
pub(crate) use parser::Parser;
pub(crate) use scorer::ScoreSpace;

use crate::labels::Label;

/// The syntax of one document.
#[derive(Clone, Default, Debug)]
pub(crate) struct Parse {
    /// The head of every token; a root is its own head.
    pub(crate) heads: Vec<usize>,
    /// The label of every token.
    pub(crate) labels: Vec<Label>,
    /// Whether a sentence starts at the token.
    pub(crate) sentence_starts: Vec<bool>,
}
