//! What a person should look at: pairs and claims that are doubtful.

use super::{Asked, answer};
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use rapporteur_reasons::{Doubts, Inputs};
use serde::Deserialize;
use utoipa::IntoParams;

/// What is asked.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct HowMany {
    /// Most pairs and most claims; 20 without it.
    limit: Option<usize>,
}

/// Pairs that were narrowly merged or kept apart, and claims of little confidence, as `rapporteur resolve --review --format json`
/// tells them.
#[utoipa::path(
    get,
    path = "/api/doubts",
    tag = "judgements",
    params(HowMany),
    responses((status = 200, description = "the most doubtful first", body = serde_json::Value))
)]
pub(crate) async fn doubts(
    State(app): State<App>,
    Asked(asked): Asked<HowMany>,
) -> Result<Response, Refusal> {
    answer(app, move |shared, loaded| {
        let judgements = shared.folder.read_judgements()?;
        let (snapshot, limit) = (loaded.snapshot(), asked.limit.unwrap_or(20));
        Ok(Doubts::of(&snapshot.world, &judgements, &Inputs::of_snapshot(snapshot), limit))
    })
    .await
}
