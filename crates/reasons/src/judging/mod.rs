//! A person's judgements as requests: from what is asked to a line of the file, and what the line changes.
//!
//! [`decide`] turns a request into an edit of the file of judgements, on values alone. [`judge`] and [`undo`] put an edit in
//! force at once; [`judge_later`] and [`undo_later`] only write the file. [`judgement_lines`] lists the file.

mod apply;
mod decide;
mod error;
mod listed;
mod target;

pub use apply::{Done, judge, judge_later, undo, undo_later};
pub use decide::{Decided, decide};
pub use error::JudgingError;
pub use listed::{JudgementLine, JudgementList, judgement_lines};

use serde::{Deserialize, Serialize};

/// What a person can decide.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    /// Two nodes are one thing.
    Merge,
    /// They are two things.
    Separate,
    /// A node is called so.
    Rename,
    /// It is of another type.
    Retype,
    /// A node is none, or a claim is wrong.
    Drop,
    /// A claim is right.
    Keep,
}

/// What a person asks to be judged.
///
/// Nodes are named by id, IRI or name; with a place behind the id (`person/ana-ruiz@3fe1a2b4c5d6:120-128`) one mention is
/// meant. A claim is named by its id or the first digits of it.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Request {
    /// What is decided.
    pub decision: Verb,
    /// The node; for [`Verb::Drop`] a claim as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// The other node, of [`Verb::Merge`] and [`Verb::Separate`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// The new label of [`Verb::Rename`], the new type of [`Verb::Retype`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The claim, of [`Verb::Drop`] and [`Verb::Keep`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    /// Why; without it the decision in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Verb {
    /// The word on the command line and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Merge => "merge",
            Self::Separate => "separate",
            Self::Rename => "rename",
            Self::Retype => "retype",
            Self::Drop => "drop",
            Self::Keep => "keep",
        }
    }
}

impl Request {
    /// A request that names nothing yet.
    pub fn new(decision: Verb) -> Self {
        Self { decision, node: None, other: None, value: None, claim: None, reason: None }
    }
}
