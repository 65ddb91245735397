//! The graph as RDF: a world's quads, an Oxigraph store to ask, named queries, and the proof that every quote is exact.

mod error;
mod quads;
mod syntax;
mod vocabulary;
mod widely_known;

/// Terms, triples and quads, as Oxigraph has them.
pub use oxigraph::model;

pub use error::Error;
pub use quads::{in_order, quads};
pub use syntax::{Syntax, nquads, write_quads};
pub use vocabulary::{DEFAULT_BASE, PREFIXES, RAP, Vocabulary, rap};
