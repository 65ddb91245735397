//! Full-text search.

use super::{Asked, answer};
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use rapporteur_pipeline::search::Found;
use serde::Deserialize;
use utoipa::IntoParams;

/// What is sought.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Sought {
    /// Words; the last one may be the beginning of a word. Case and diacritics do not count.
    q: String,
    /// Most nodes, sentences and reports.
    #[serde(default = "usual")]
    #[param(default = 20, maximum = 200)]
    limit: usize,
}

fn usual() -> usize {
    20
}

/// Nodes by name, sentences and headlines that hold the words.
#[utoipa::path(get, path = "/api/search", tag = "search", params(Sought), responses((status = 200, body = Found), (status = 400, body = crate::reply::Refused)))]
pub(crate) async fn search(
    State(app): State<App>,
    Asked(sought): Asked<Sought>,
) -> Result<Response, Refusal> {
    answer(app, move |_, loaded| Ok(loaded.search.find(loaded.snapshot(), &sought.q, sought.limit))).await
}
