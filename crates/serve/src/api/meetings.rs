//! All meetings.

use super::answer;
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use rapporteur_pipeline::answers::Meetings;

/// All meetings by date.
#[utoipa::path(get, path = "/api/meetings", tag = "graph", responses((status = 200, body = Meetings)))]
pub(crate) async fn meetings(State(app): State<App>) -> Result<Response, Refusal> {
    answer(app, |shared, loaded| Ok(Meetings::new(loaded.snapshot(), &shared.knowledge))).await
}
