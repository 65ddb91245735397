//! Why the graph of a store is as it is, what of it is in doubt, and what a change of it brought.
//!
//! - [`Node::find`], [`thing`] and [`removal`] tell what a person means by a name.
//! - [`Reasons`] of a node: the merges that made an entity, the words that state a claim, what makes reports one voice.
//! - [`review()`]: pairs that were merged or kept apart by a hair, and a person's answers as judgements.
//! - [`BuildSummary`] and [`Changes`]: what a store holds after a change, and what it says otherwise than before.
//!
//! Everything here is a value that can be written as JSON and shown as text; nothing is read and nothing is printed.

mod changes;
mod error;
mod named;
mod passage;
mod review;
mod summary;
mod why;

pub use changes::{Change, Changes};
pub use error::Error;
pub use named::{Node, removal, thing};
pub use passage::Passage;
pub use review::{Answer, Pair, review};
pub use summary::BuildSummary;
pub use why::{
    ClaimReasons, DisputeReasons, EntityReasons, InReport, JudgedReasons, KeptApart, MergeReasons,
    OriginReasons, Reasons, Source, Term, Tie,
};
