//! One report with all that it states.

use super::{Asked, answer};
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use rapporteur_model::ReportId;
use rapporteur_pipeline::answers::ReportText;
use serde::Deserialize;
use utoipa::IntoParams;

/// A report.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct OneReport {
    /// Its id: 32 hexadecimal digits, with or without `report/` before them.
    id: String,
}

/// A report: its text, and the claims that its words state.
#[utoipa::path(get, path = "/api/report", tag = "reports", params(OneReport), responses((status = 200, body = ReportText), (status = 404, body = crate::reply::Refused)))]
pub(crate) async fn report(
    State(app): State<App>,
    Asked(asked): Asked<OneReport>,
) -> Result<Response, Refusal> {
    answer(app, move |shared, loaded| {
        let id = ReportId(asked.id.strip_prefix("report/").unwrap_or(&asked.id).to_owned());
        let report = loaded.snapshot().world.report(&id);
        let report = report.map(|report| ReportText::new(loaded.snapshot(), &shared.knowledge, report));
        report
            .ok_or_else(|| Refusal::absent(format!("there is no report {:?}: /api/reports lists them", id.0)))
    })
    .await
}
