//! How far a description reaches: a noun with what tells its thing from others, a clause with all that it says is to be done.
//!
//! A description ends where the report's own sentence goes on: before adverbials of time, before clauses of circumstance, before a
//! dash, before a comma that no list explains. Known limit: a prepositional phrase belongs where the parser hangs it.

mod clause;
mod signs;
mod stretch;
mod thing;
mod words;

pub(crate) use clause::{clause_extent, clause_heads};
pub(crate) use thing::has_complement;
pub(super) use thing::thing_extent;
pub(crate) use words::{describe, document_modifiers, whole};
