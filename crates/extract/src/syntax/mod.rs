//! From syntax to predicates and arguments.

mod clause;
mod frame;

pub use clause::{is_passive, verb_group};
pub use frame::Frame;
