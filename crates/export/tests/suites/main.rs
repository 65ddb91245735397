//! The tests of the crate from outside, in one program, because each program is linked anew.

mod demo;
mod pictures;
mod rdf;
mod tables;
mod workbook;
