//! Tells clients when another generation came into force: Server-Sent Events.

use crate::loaded::Loaded;
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{Stream, unfold};
use rapporteur_pipeline::Snapshot;
use serde::Serialize;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, watch};

/// Clients that may listen at a time.
pub(crate) const LISTENERS: usize = 128;

/// Interval after which a client that is told nothing is told so.
const QUIET: Duration = Duration::from_secs(15);

/// What an event tells.
#[derive(Serialize)]
struct Generation<'g> {
    generation: &'g str,
    /// What `/api/changes?since=` takes.
    build: &'g str,
}

/// Someone who listens.
struct Listener {
    loaded: watch::Receiver<Arc<Loaded>>,
    stopping: watch::Receiver<bool>,
    is_new: bool,
    _place: OwnedSemaphorePermit,
}

/// Events of the store.
#[utoipa::path(
    get,
    path = "/api/events",
    tag = "store",
    responses(
        (status = 200, description = "an event `generation` with data {\"generation\": …, \"build\": …} now and whenever another one comes into force", content_type = "text/event-stream"),
        (status = 503, description = "too many clients listen", body = crate::reply::Refused),
    )
)]
pub(crate) async fn events(
    State(app): State<App>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Refusal> {
    let place = app.shared.listeners.clone().try_acquire_owned().map_err(|_| {
        Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "too many clients listen already: close one of them")
    })?;
    let listener = Listener {
        loaded: app.loaded.clone(),
        stopping: app.shared.stopping.clone(),
        is_new: true,
        _place: place,
    };
    let events = unfold(listener, |mut listener| async move {
        if !std::mem::take(&mut listener.is_new) {
            tokio::select! {
                changed = listener.loaded.changed() => changed.ok()?,
                _ = listener.stopping.changed() => return None,
            }
        }
        let loaded = listener.loaded.borrow_and_update().clone();
        let Snapshot { generation, build, .. } = loaded.snapshot();
        let data = serde_json::to_string(&Generation { generation, build }).ok()?;
        Some((Ok(Event::default().event("generation").data(data)), listener))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(QUIET)))
}
