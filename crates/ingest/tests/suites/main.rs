//! The tests of the crate from outside, in one program, because each program is linked anew.

mod files;
mod growth;
mod layouts;
mod properties;
