//! What happens while a graph is sent.

use crate::Place;
use std::fmt;
use std::time::Duration;

/// What someone who waits for a push wants to know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
    /// The server has confirmed all lines before this place.
    Confirmed(Place),
    /// A try failed, and another one follows after a wait.
    Waiting {
        /// Why it failed.
        reason: String,
        /// How long the wait is.
        length: Duration,
        /// Whether the server asked for this wait.
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
