//! From words in a slot to the things they bring: coordination, "including", representatives, topics, implied meetings.
//!
//! The reader changes nothing: what no mention speaks of yet it proposes, and whoever asked enters it with `Reading::commit`.

mod coordination;
mod described;
mod happening;
mod incident;
mod meeting;
mod proposal;
mod reader;
mod reading;
mod represented;
mod told;
mod unknown;

pub use reader::ArgumentReader;
pub use reading::Argument;
