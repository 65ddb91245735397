//! The tests of the crate from outside, in one program, because each program is linked anew.

mod builder;
mod judgements;
mod meetings;
mod parts;
mod people;
mod properties;
mod sources;
