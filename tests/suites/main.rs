//! Everything the program promises, checked from outside.

mod determinism;
mod facts;
mod readme;
mod robustness;
mod samples;
mod streams;
mod transcripts;
