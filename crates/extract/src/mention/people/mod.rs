//! Finds people: names after titles, one reading per name, and surnames joined to full names.

mod called;
mod given;
mod initials;
mod namesake;
mod posted;
mod reach;
mod reading;
mod registration;
mod signs;
mod titled;
mod unfound;

pub(super) use called::add as leaders;
pub(super) use given::given_names;
pub(super) use initials::join as join_initials;
pub(super) use posted::add as posted;
pub(super) use reading::one_reading;
pub(super) use registration::register;
pub(super) use signs::{is_titled, post_behind};
pub(super) use titled::complete;
