//! Parties without a name: "the government", "two officials", "the regulator", "sources close to the minister".
//!
//! Each is resolved to what it stands for: the holder of a post, a body or country of the report; else it is a described thing
//! under its own words, never under an invented name. What two things fit equally well stays open.

mod bodies;
mod body;
mod cabinet;
mod described;
mod home;
mod issuer;
mod kin;
mod lead;
mod nationality;
mod noun;
mod owner;
mod parties;
mod role;
mod roles;
mod speaking;
mod words;

pub(crate) use cabinet::governments;
pub(crate) use issuer::issuer;
pub(crate) use nationality::{homes, without_echoes};
pub use parties::Parties;
pub(crate) use speaking::stands_for_state;
pub(crate) use words::{uncapitalised, words};
