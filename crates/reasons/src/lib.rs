//! Explains why the graph of a store is as it is, what in it is doubtful, what it lacks, and what a change of it brought.
//!
//! - [`Names`] read the names that a person gives things, [`Node::find`] and [`removal`] what else may be named.
//! - [`judge`] and [`undo`] carry out a person's judgement, which [`decide`] makes of a request.
//! - [`Reasons`] explain a node: the merges that made an entity, the words that state a claim, why reports
//!   are one voice.
//! - [`doubtful_pairs`] lists pairs that were narrowly merged or kept apart, [`doubtful_claims`] claims whose
//!   answer changes most; each is a [`Question`] that turns a person's answer into a judgement.
//! - [`sightings`], counted in [`Predicates`], are what no relation covers; [`draft`] writes a proven pattern for it.
//! - [`BuildSummary`] and [`Changes`] say what a store holds after a change, and what it states differently
//!   than before; [`News`] says what came since a build.
//!
//! Everything here is a value that can be written as JSON and shown as text; nothing here prints, and only [`judge`], [`undo`] and
//! their like change a store, through `pipeline`.

mod changes;
mod error;
mod gaps;
mod inputs;
mod judging;
mod named;
mod passage;
mod review;
mod summary;
mod why;

pub use changes::{
    Change, Changes, ClaimNews, DisputeNews, EdgeNews, Group, News, NodeNews, ReportNews, Shown as ShownNews,
};
pub use error::Error;
pub use gaps::{
    Draft, DraftError, Evidence, PredicateRow, Predicates, Sample, Shown, Sighting, Wanted, draft, sightings,
};
pub use inputs::Inputs;
pub use judging::{
    Decided, Done, JudgementLine, JudgementList, JudgingError, Request, Verb, decide, judge, judge_later,
    judgement_lines, undo, undo_later,
};
pub use named::{Meant, Names, Node, removal};
pub use passage::Passage;
pub use review::{Answer, DoubtfulClaim, Doubts, Effect, Pair, Question, doubtful_claims, doubtful_pairs};
pub use summary::BuildSummary;
pub use why::{
    ClaimReasons, DisputeReasons, EntityReasons, InReport, JudgedReasons, KeptApart, MergeReasons,
    OriginReasons, Reasons, Source, Term, Tie,
};
