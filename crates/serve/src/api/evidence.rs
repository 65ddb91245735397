//! One claim with its words.

use super::{Asked, answer};
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use rapporteur_model::ClaimId;
use rapporteur_pipeline::answers::EvidenceCard;
use serde::Deserialize;
use utoipa::IntoParams;

/// A claim.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct OneClaim {
    /// Its id: 32 hexadecimal digits.
    claim: String,
}

/// A claim, the whole report around its words, and who agrees, differs or is silent.
#[utoipa::path(get, path = "/api/evidence", tag = "graph", params(OneClaim), responses((status = 200, body = EvidenceCard), (status = 404, body = crate::reply::Refused)))]
pub(crate) async fn evidence(
    State(app): State<App>,
    Asked(asked): Asked<OneClaim>,
) -> Result<Response, Refusal> {
    answer(app, move |shared, loaded| {
        let id = ClaimId(asked.claim.strip_prefix("claim/").unwrap_or(&asked.claim).to_owned());
        let claim = loaded.snapshot().claim(&id);
        let card = claim.and_then(|claim| {
            EvidenceCard::new(loaded.snapshot(), &shared.knowledge, loaded.comparison(), claim)
        });
        card.ok_or_else(|| Refusal::absent(format!("there is no claim {:?}", id.0)))
    })
    .await
}
