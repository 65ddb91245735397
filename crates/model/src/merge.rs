//! Decisions that two names are one thing, each with its reason.

use crate::{EntityId, LocalId, ReportId, Span};
use bitcode::{Decode, Encode};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A sum of weights, kept and written with two decimals so that no machine's rounding shows.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, Encode, Decode,
)]
#[serde(from = "f64", into = "f64")]
pub struct Points(i64);

impl Points {
    /// Rounds to two decimals.
    pub fn new(sum: f64) -> Self {
        Self((sum * 100.0).round() as i64)
    }

    /// The sum.
    pub fn get(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

impl From<f64> for Points {
    fn from(sum: f64) -> Self {
        Self::new(sum)
    }
}

impl From<Points> for f64 {
    fn from(points: Points) -> Self {
        points.get()
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = if self.0 % 10 == 0 { 1 } else { 2 };
        write!(f, "{:.digits$}", self.get())
    }
}

/// What the weights of the reasons summed up to, and what was needed.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode,
)]
pub struct Score {
    /// The sum.
    pub sum: Points,
    /// From which sum on two things are called one.
    pub needed: Points,
}

/// One thing of one report, under the name it has there.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Local {
    /// The report.
    pub report: ReportId,
    /// Its name or description there.
    pub name: String,
    /// The thing's place in the report's extraction.
    pub entity: LocalId,
    /// Where the report first calls it so, else first speaks of it.
    pub span: Option<Span>,
}

/// One decision that two names are one thing. All of them together are the partition of the reports' things: whoever joins
/// what they name has the same entities again.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Merge {
    /// The entity both became part of.
    pub entity: EntityId,
    /// One of them.
    pub left: Local,
    /// The other, of another report or the same.
    pub right: Local,
    /// Why, in words.
    pub reason: String,
    /// What the reasons weighed, where weights decided.
    pub score: Option<Score>,
    /// Whether a person decided it.
    pub judged: bool,
}

/// A decision that might as well have been the other one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Doubt {
    /// Ids of the entities of both sides; equal where they were merged.
    pub entities: (EntityId, EntityId),
    /// One side.
    pub left: Local,
    /// The other.
    pub right: Local,
    /// What the reasons weighed, where weights decided.
    pub score: Option<Score>,
    /// What speaks for their being one.
    pub reasons: Vec<String>,
    /// What speaks against it.
    pub against: Vec<String>,
}

impl Doubt {
    /// Whether both sides were made one.
    pub fn is_merged(&self) -> bool {
        self.entities.0 == self.entities.1
    }
}

/// A person's decision that a world was made under.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Judged {
    /// `merge`, `keep apart`, `rename`, `retype` or `drop`.
    pub decision: String,
    /// The entities it names, as they are called now; one that it dropped as it was called before.
    pub entities: Vec<EntityId>,
    /// The new label or type.
    pub value: Option<String>,
    /// Why, in the person's words.
    pub reason: String,
    /// Claims that are not in the world since what they speak of is dropped or cannot have them any more.
    pub claims_left_out: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_show_one_decimal_unless_they_have_two() {
        assert_eq!(Points::new(2.0).to_string(), "2.0");
        assert_eq!(Points::new(0.1 + 0.2).to_string(), "0.3");
        assert_eq!(Points::new(-1.254).to_string(), "-1.25");
    }
}
