//! From syntax to predicates and arguments.

mod beside_name;
mod clause;
mod frame;
mod gathering;
mod holder;
mod owner;
mod phrase;

pub(crate) use clause::{antecedent, resumed};
pub use clause::{is_passive, is_present, verb_group};
pub use frame::Frame;
pub(crate) use gathering::dating_words;
pub use phrase::phrase;
