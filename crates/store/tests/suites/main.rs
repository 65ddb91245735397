//! The tests of the crate from outside, in one program, because each program is linked anew.

mod fixture;
mod index;
mod nesting;
mod ontology;
mod queries;
mod rocks;
mod store;
