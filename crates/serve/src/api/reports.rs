//! All reports.

use super::answer;
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use rapporteur_pipeline::answers::Reports;

/// All reports by date and title.
#[utoipa::path(get, path = "/api/reports", tag = "reports", responses((status = 200, body = Reports)))]
pub(crate) async fn reports(State(app): State<App>) -> Result<Response, Refusal> {
    answer(app, |_, loaded| Ok(Reports::new(loaded.snapshot()))).await
}
