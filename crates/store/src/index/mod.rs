//! The triples of a graph in one sorted piece of memory, which is also a file: opened by reading it, asked without loading.
//!
//! Terms are numbered in the order of their N-Triples text. Triples of numbers are kept in three orders (subject first,
//! predicate first, object first), so that the matches of every pattern are adjacent. The first number of an order is not
//! written; it points to where its pairs begin. This is the layout of HDT (Fernández et al., "Binary RDF representation for
//! publication and exchange", 2013) with the three rotations of Hexastore (Weiss, Karras and Bernstein, 2008), without
//! compression.
//!
//! ```text
//! "rapidx01"                    8 bytes
//! checksum of all that follows  u64, XXH3
//! n terms, n triples            u64 each
//! end of each term's text       u64 each
//! three times: where the pairs of each term begin, and the end: u32 each; the pairs: two u32 each
//! texts of the terms            one after the other
//! ```
//!
//! Numbers are written with their least byte first. Equal graphs give equal bytes, however their triples were spread over parts.

mod dataset;
mod file;
mod layout;
mod lines;
mod matching;
mod merge;
mod part;
mod terms;

pub use layout::Index;
pub use part::{Malformed, Part};
