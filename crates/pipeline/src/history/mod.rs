//! What changes of a store brought, so that a person can ask what is new since a build.
//!
//! Each change of a store leaves one file, which says what the build that came into force has and the one before it had not, and
//! the other way round. Files are numbered, and each names the build before its own: a run of them leads from a build to
//! the one in force. None of it is in the graph, and a store without its history is as good.
//!
//! A file is written before its build comes into force, so one that a killed change left behind belongs to no build in force
//! and is passed over; the next change removes it.

mod difference;
mod lines;
mod log;
mod record;

pub use difference::{Alteration, Altered, Difference, Line};
pub use lines::{ClaimLine, DisputeLine, EdgeLine, NodeLine, Outline, ReportLine};
pub(crate) use log::Log;
pub use log::{Recorded, Since};
pub(crate) use record::record;
