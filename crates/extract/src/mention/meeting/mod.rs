//! Finds meetings, and which descriptions of a report speak of one gathering. Place, date, parties and kind of gathering decide; a
//! definite description without any of them takes up the last meeting it fits.

mod description;
mod joining;
mod keeping;
mod noun;
mod occasion;
mod verb;

pub(crate) use description::definite;
pub(super) use description::{Description, in_heading};
pub(crate) use keeping::is_worth_keeping;
pub(super) use noun::{register_nominal, register_word};
pub(super) use verb::register_verbal;
