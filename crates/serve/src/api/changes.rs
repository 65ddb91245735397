//! What is new in the store.

use super::{Asked, answer};
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use rapporteur_reasons::News;
use serde::Deserialize;
use utoipa::IntoParams;

/// What is asked.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Since {
    /// The build to start from, by its first digits; without it the one before the last change.
    since: Option<String>,
}

/// What changes of the store brought, as `rapporteur changes --format json` tells it.
#[utoipa::path(
    get,
    path = "/api/changes",
    tag = "store",
    params(Since),
    responses(
        (status = 200, description = "new, revised and removed reports, meetings, people, claims, edges and disputes", body = News),
        (status = 404, description = "the store remembers no such build", body = crate::reply::Refused),
    )
)]
pub(crate) async fn changes(State(app): State<App>, Asked(asked): Asked<Since>) -> Result<Response, Refusal> {
    answer(app, move |shared, _| {
        let since = shared.folder.changes(asked.since.as_deref())?;
        Ok(News::new(&since, &shared.folder.list()?))
    })
    .await
}
