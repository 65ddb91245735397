//! What happened when.

use super::{Asked, answer, node};
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use rapporteur_graph::Period;
use rapporteur_pipeline::answers::TimelineEntry;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Of what.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct About {
    /// The id of a node; without one everything is told.
    about: Option<String>,
}

/// Moments.
#[derive(Serialize, ToSchema)]
pub(crate) struct Timeline {
    /// In the order of time; days whose year is not known come last.
    entries: Vec<TimelineEntry>,
}

/// Meetings and dated claims by time, as `rapporteur timeline --format json` tells them.
#[utoipa::path(get, path = "/api/timeline", tag = "graph", params(About), responses((status = 200, body = Timeline), (status = 404, body = crate::reply::Refused)))]
pub(crate) async fn timeline(
    State(app): State<App>,
    Asked(asked): Asked<About>,
) -> Result<Response, Refusal> {
    answer(app, move |shared, loaded| {
        let about = asked.about.as_deref().map(|id| node(loaded, id)).transpose()?.map(|node| &node.id);
        let with = loaded.things_with(&shared.knowledge, about.as_slice());
        let part = with.as_ref().unwrap_or_else(|| loaded.things());
        let moments = part.timeline(about, Period::default());
        let entries = moments.iter().map(|moment| TimelineEntry::new(&loaded.snapshot().graph, moment));
        Ok(Timeline { entries: entries.collect() })
    })
    .await
}
