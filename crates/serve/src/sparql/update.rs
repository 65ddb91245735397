//! SPARQL Update. The graph is a function of reports and judgements, so what an update may say is what judgements can express.

use crate::reply::Refusal;
use crate::state::App;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

/// Carries out an update, or refuses it with the reason.
///
/// # Errors
/// Always as yet: no update is expressed by judgements. What reads updates as judgements belongs at the end of this function,
/// behind the token, and answers with the generation that it has put in force.
pub(super) async fn update(app: &App, _text: &str, headers: &HeaderMap) -> Result<Response, Refusal> {
    let refused = |message: &str| Err(Refusal::new(StatusCode::FORBIDDEN, message));
    if app.shared.token.is_none() {
        return refused(
            "this server only answers questions: the graph is made of reports and judgements, and --writable lets judgements be added",
        );
    }
    if !app.shared.may_write(headers) {
        return refused(
            "a change needs the token that the server printed as it started: send it in the header X-Rapporteur-Token",
        );
    }
    refused(
        "triples cannot be inserted or deleted: the graph is a function of reports and judgements. Add reports with `rapporteur add`, and say by a judgement (rename, merge, separate, retype, drop, keep) what is wrong",
    )
}
