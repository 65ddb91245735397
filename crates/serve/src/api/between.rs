//! All that joins two nodes.

use super::{Asked, answer, node};
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use rapporteur_pipeline::answers::Between;
use serde::Deserialize;
use utoipa::IntoParams;

/// Two nodes.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Two {
    /// The id of one.
    a: String,
    /// The id of the other.
    b: String,
}

/// All claims that join two nodes, in either direction.
#[utoipa::path(get, path = "/api/between", tag = "graph", params(Two), responses((status = 200, body = Between), (status = 404, body = crate::reply::Refused)))]
pub(crate) async fn between(State(app): State<App>, Asked(asked): Asked<Two>) -> Result<Response, Refusal> {
    answer(app, move |_, loaded| {
        let (a, b) = (node(loaded, &asked.a)?, node(loaded, &asked.b)?);
        Ok(Between::new(&loaded.snapshot().graph, a, b))
    })
    .await
}
