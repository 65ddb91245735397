//! Sends lines to a server and empties its graph.

use crate::request::{Request, send};
use crate::{Error, Event, Lines, Protocol, Target};
use serde::{Deserialize, Serialize};

/// How far a push has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Place {
    /// Lines that the server has confirmed.
    pub n_lines: usize,
    /// The largest number of lines in a batch.
    pub batch_lines: usize,
}

impl Place {
    /// The beginning of a push, with the given batch size.
    pub fn start(batch_lines: usize) -> Self {
        Self { n_lines: 0, batch_lines }
    }
}

/// Sends all lines from a place on and reports each batch that the server has confirmed. A request that fails because the
/// connection breaks or the server is busy is tried again, with growing waits; if the server names a wait, that wait is used.
///
/// # Errors
/// If the server refuses a batch or cannot be reached. All batches confirmed before that are stored.
pub fn push(
    target: &Target,
    lines: &Lines,
    mut place: Place,
    tell: &mut dyn FnMut(Event),
) -> Result<Place, Error> {
    let agent = target.agent();
    while place.n_lines < lines.len() {
        let (range, batch) = lines.batch(place.n_lines, place.batch_lines);
        let (media_type, body) = target.addition(batch);
        let url = target.url();
        let request = Request { method: "POST", url: &url, media_type, accept: "", body: body.as_bytes() };
        send(&agent, target, &request, tell)?;
        place.n_lines = range.end;
        tell(Event::Confirmed(place));
    }
    Ok(place)
}

/// Empties the target's graph. A graph that does not exist counts as empty.
///
/// # Errors
/// If the server refuses or cannot be reached.
pub fn clear(target: &Target, tell: &mut dyn FnMut(Event)) -> Result<(), Error> {
    let (url, (media_type, body)) = (target.url(), target.clearing());
    let (method, media_type, body) = match target.protocol {
        Protocol::Update => ("POST", media_type, body.as_bytes()),
        Protocol::GraphStore => ("DELETE", "", b"".as_slice()),
    };
    let request = Request { method, url: &url, media_type, accept: "", body };
    match send(&target.agent(), target, &request, tell) {
        Err(Error::Refused { status: 404, .. }) => Ok(()),
        other => other.map(drop),
    }
}
