//! What comparing two names finds.

/// How alike two names are.
#[derive(Clone, PartialEq, Debug)]
pub struct Match {
    /// From 0 (different) to 1 (the same name).
    pub score: f64,
    /// In what they agree or differ, in words.
    pub reason: String,
    /// Likeness of the two words that differ most.
    pub(crate) worst: f64,
}

impl Match {
    pub(super) fn new(score: f64, reason: impl Into<String>) -> Self {
        let score = score.clamp(0.0, 1.0);
        Self { score, reason: reason.into(), worst: score }
    }
}

/// What is said of names and words that are the same.
pub(super) const SAME: &str = "same name";
