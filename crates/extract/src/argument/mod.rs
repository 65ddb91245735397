//! Reads the words in a slot and finds the things they bring: coordination, "including", representatives, topics, implied meetings.
//!
//! The reader changes nothing. It proposes what no mention speaks of yet, and its caller enters the proposals with `Reading::commit`.

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
