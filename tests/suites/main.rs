//! Checks everything that the program promises, from outside.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "all of it is tests, their helpers too"
)]

mod changes;
mod compare;
mod contributing;
mod crash;
mod determinism;
mod floors;
mod fuzz;
mod gaps;
mod hostile;
mod judgements;
mod judging;
mod names;
mod namesakes;
mod origins;
mod push;
mod readme;
mod reports;
mod robustness;
mod samples;
mod serve;
mod sources;
mod stories;
mod streams;
mod terminal;
mod transcripts;
