//! Decisions that two names are one thing, each with its reason.

use crate::{EntityId, LocalId, ReportId, Span};
use bitcode::{Decode, Encode};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A sum of weights, kept and written with two decimals so that rounding is the same on every machine.
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

/// The sum of the reasons' weights, and the sum that was needed.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode,
)]
pub struct Score {
    /// The sum.
    pub sum: Points,
    /// The smallest sum at which two things are taken for one.
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
    /// Where the report first uses this name, else where it first refers to the thing.
    pub span: Option<Span>,
}

/// A decision that two names are one thing. The decisions together are the partition of the reports' things: joining what they
/// name gives the same entities again.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Merge {
    /// The entity that both became part of.
    pub entity: EntityId,
    /// One of the two things.
    pub left: Local,
    /// The other thing, of another report or the same one.
    pub right: Local,
    /// Why, in words.
    pub reason: String,
    /// The weight of the reasons, if weights decided.
    pub score: Option<Score>,
    /// Whether a person made the decision.
    pub judged: bool,
}

/// A decision that was close to going the other way.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Doubt {
    /// Ids of the entities of both sides; equal if they were merged.
    pub entities: (EntityId, EntityId),
    /// One side.
    pub left: Local,
    /// The other.
    pub right: Local,
    /// The weight of the reasons, if weights decided.
    pub score: Option<Score>,
    /// What speaks for a merge.
    pub reasons: Vec<String>,
    /// What speaks against a merge.
    pub against: Vec<String>,
}

impl Doubt {
    /// Whether both sides were merged.
    pub fn is_merged(&self) -> bool {
        self.entities.0 == self.entities.1
    }
}

/// A person's decision on a world: one that it obeys, or one that finds nothing to change.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Judged {
    /// `merge`, `keep apart`, `rename`, `retype`, `drop` or `keep`.
    pub decision: String,
    /// Its line as the file of judgements has it, up to the reason: decision, node, and other node, label or type.
    pub stated: String,
    /// The entities that the decision names, by their present ids; an entity that it dropped, by its former id.
    pub entities: Vec<EntityId>,
    /// The new label or type, or the claim that is dropped or kept (`claim/3f…`).
    pub value: Option<String>,
    /// Why, in the person's words.
    pub reason: String,
    /// How many claims are left out of the world because they are dropped, an entity they name is, or its new type cannot have them.
    pub claims_left_out: usize,
    /// Why it changes nothing, if it does not: it names what no report speaks of, or what another judgement takes away.
    #[serde(default)]
    pub idle: Option<String>,
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
