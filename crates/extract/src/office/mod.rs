//! Finds posts: what an office noun names, what the post belongs to, and who holds it.

mod bare;
mod belonging;
mod finding;
mod gained;
mod jurisdiction;
mod leader;
mod peer;
mod reading;
mod role;
mod ruler;
mod unnamed;
mod usage;
mod worded;

pub(crate) use belonging::body;
pub use finding::offices;
pub(crate) use gained::{Gained, gained};
pub(crate) use peer::peers;
pub(crate) use role::is_role;
pub use usage::{OfficeUse, Offices};
pub(crate) use worded::worded;
