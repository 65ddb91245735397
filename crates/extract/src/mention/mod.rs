//! Finds which words speak of something, and of what type it is.

mod body;
mod class_noun;
mod detection;
mod document;
mod extent;
mod headed;
mod home;
mod meeting;
mod names;
mod nominal;
mod people;
mod spans;
mod writing;

pub(crate) use body::body_of as national_body;
pub(crate) use detection::mentions;
pub(crate) use extent::{clause_extent, clause_heads, describe, document_modifiers, has_complement, whole};
pub(crate) use meeting::{definite, is_worth_keeping};
