//! A fault of a store.

use std::fmt;

/// A rule of the vocabulary that a node breaks.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Violation {
    /// Kebab-case name of the rule: `quote`, or the name of a shape.
    pub rule: String,
    /// The node, its IRI shortened.
    pub node: String,
    /// What is wrong, in words.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.node, self.rule, self.message)
    }
}
