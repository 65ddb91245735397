//! The tests of the crate from outside, in one program, because each program is linked anew.

mod predict;
mod reference;
mod small_tasks;
