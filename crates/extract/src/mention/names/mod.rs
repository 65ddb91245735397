//! Names: candidates are weighed, cleaned and typed, then made into entities, one for each thing named.

mod abbreviation;
mod alias;
mod candidates;
mod detection;
mod evidence;
mod firm;
mod generic;
mod homonym;
mod key;
mod registration;
mod short;
mod span;
mod unfound;

pub(super) use detection::named_spans;
pub(super) use key::{label, name_key};
pub(super) use registration::register;
pub(super) use span::{NamedSpan, Source};
