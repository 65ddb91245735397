//! What the store holds, and what a page needs to ask more.

use super::answer;
use crate::card::StoreCard;
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;

/// What the store holds, and what can be asked of it.
#[utoipa::path(get, path = "/api/store", tag = "store", responses((status = 200, body = StoreCard)))]
pub(crate) async fn store(State(app): State<App>) -> Result<Response, Refusal> {
    answer(app, |_, loaded| Ok(loaded.card.clone())).await
}
