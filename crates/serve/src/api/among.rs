//! The edges among nodes: a view as it was.

use super::graph::{Choice, ids};
use super::{Asked, answer};
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use rapporteur_pipeline::answers::View;
use serde::Deserialize;
use utoipa::IntoParams;

/// Which nodes.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Among {
    /// Ids of the nodes, with commas between them; those that are no more are passed over.
    ids: String,
    #[serde(flatten)]
    #[param(ignore)]
    choice: Choice,
}

/// Exactly these nodes, and all edges among them.
#[utoipa::path(get, path = "/api/among", tag = "graph", params(Among, Choice), responses((status = 200, body = View), (status = 400, body = crate::reply::Refused)))]
pub(crate) async fn among(State(app): State<App>, Asked(asked): Asked<Among>) -> Result<Response, Refusal> {
    answer(app, move |shared, loaded| {
        let choice = asked.choice.checked(&shared.knowledge)?;
        Ok(View::among(loaded.snapshot(), &shared.knowledge, &ids(&asked.ids), &choice))
    })
    .await
}
