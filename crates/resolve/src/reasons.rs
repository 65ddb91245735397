//! Why two things are called one, in words and with weights.

use rapporteur_model::{Points, Score};
use std::fmt;

/// What speaks for two things being one, each with its weight.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Weighed {
    pub sum: f64,
    pub reasons: Vec<(&'static str, f64)>,
}

impl Weighed {
    /// Adds a reason; a negative weight speaks against.
    pub fn add(&mut self, weight: f64, reason: &'static str) {
        self.sum += weight;
        self.reasons.push((reason, weight));
    }

    /// Whether a reason was found.
    pub fn holds(&self, reason: &str) -> bool {
        self.reasons.iter().any(|(known, _)| *known == reason)
    }

    /// The reasons with what they sum up to and what was needed.
    pub fn reason(&self, needed: f64) -> Reason {
        Reason { words: self.to_string(), score: Some(score(self.sum, needed)), judged: false }
    }
}

impl fmt::Display for Weighed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (reason, weight)) in self.reasons.iter().enumerate() {
            let comma = if i > 0 { ", " } else { "" };
            write!(f, "{comma}{reason} {weight:+.1}")?;
        }
        Ok(())
    }
}

/// Why two sets of nodes were joined.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Reason {
    pub words: String,
    /// What the weights summed up to, where they decided.
    pub score: Option<Score>,
    /// Whether a person said so.
    pub judged: bool,
}

impl Reason {
    /// The same reason with words before it.
    pub fn after(mut self, words: &str) -> Self {
        self.words = format!("{words}: {}", self.words);
        self
    }
}

impl From<String> for Reason {
    fn from(words: String) -> Self {
        Self { words, ..Self::default() }
    }
}

impl From<&str> for Reason {
    fn from(words: &str) -> Self {
        Self::from(words.to_owned())
    }
}

impl From<&String> for Reason {
    fn from(words: &String) -> Self {
        Self::from(words.clone())
    }
}

/// A sum of weights and what was needed.
pub(crate) fn score(sum: f64, needed: f64) -> Score {
    Score { sum: Points::new(sum), needed: Points::new(needed) }
}
