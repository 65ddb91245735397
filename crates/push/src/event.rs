//! What happens while a graph is sent.

use crate::Place;
use std::fmt;
use std::time::Duration;

/// What a person who waits wants to know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
    /// The server has confirmed all lines before this place.
    Confirmed(Place),
    /// A try failed, and the next one is made later.
    Waiting {
        /// Why it failed.
        reason: String,
        /// How long is waited.
        length: Duration,
        /// Whether the server asked for it.
        is_wanted: bool,
    },
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Confirmed(place) => write!(f, "{} triples are there", place.n_lines),
            Self::Waiting { reason, length, is_wanted } => {
                let why = if *is_wanted { ", as it asks" } else { "" };
                write!(f, "{reason}; the next try is in {:.1} s{why}", length.as_secs_f64())
            }
        }
    }
}
