//! Names to choose from while somebody types.

use super::{Asked, answer};
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use rapporteur_pipeline::search::FoundNode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// What was typed.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Typed {
    /// Words of a name; the last one may be the beginning of a word.
    q: String,
    /// Most nodes.
    #[serde(default = "usual")]
    #[param(default = 8, maximum = 200)]
    limit: usize,
}

fn usual() -> usize {
    8
}

/// Nodes to choose from.
#[derive(Serialize, ToSchema)]
pub(crate) struct Suggested {
    /// The best first.
    nodes: Vec<FoundNode>,
}

/// Nodes that have a name with the words.
#[utoipa::path(get, path = "/api/suggest", tag = "search", params(Typed), responses((status = 200, body = Suggested), (status = 400, body = crate::reply::Refused)))]
pub(crate) async fn suggest(State(app): State<App>, Asked(typed): Asked<Typed>) -> Result<Response, Refusal> {
    answer(app, move |_, loaded| {
        Ok(Suggested { nodes: loaded.search.suggest(loaded.snapshot(), &typed.q, typed.limit) })
    })
    .await
}
