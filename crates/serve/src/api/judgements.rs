//! A person's judgements: what there is, one more, one less.

use super::answer;
use crate::reply::{Refusal, Refused, json};
use crate::state::App;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use rapporteur_pipeline::{Pipeline, StoreFolder};
use rapporteur_reasons::{Done, JudgementLine, JudgingError, Request, judge, judgement_lines, undo};
use serde::Serialize;
use std::time::Duration;
use tokio::time::timeout;

/// Time in which a generation that a judgement made is read by the server; a client that asks later gets it.
const READING: Duration = Duration::from_secs(10);

/// All judgements.
#[derive(Serialize)]
struct Listed {
    judgements: Vec<JudgementLine>,
}

/// All judgements, with whether the graph obeys them.
#[utoipa::path(
    get,
    path = "/api/judgements",
    tag = "judgements",
    responses((status = 200, description = "line, decision, what it is about, reason, and whether it is applied", body = serde_json::Value))
)]
pub(crate) async fn list(State(app): State<App>) -> Result<Response, Refusal> {
    answer(app, |shared, loaded| {
        let judgements = shared.folder.read_judgements().map_err(|error| Refusal::bad(error.to_string()))?;
        Ok(Listed { judgements: judgement_lines(&loaded.snapshot().world, &judgements) })
    })
    .await
}

/// Writes a judgement and makes the graph again under it: both or none.
#[utoipa::path(
    post,
    path = "/api/judgements",
    tag = "judgements",
    params(("X-Rapporteur-Token" = String, Header, description = "the token of the address that a writable server prints")),
    request_body(content = serde_json::Value, description = "decision: merge, separate, rename, retype, drop or keep; node, other, value or claim, as the decision needs; reason"),
    responses(
        (status = 200, description = "the line, the generation in force, and what changed", body = serde_json::Value),
        (status = 400, description = "the judgement is refused; nothing is written", body = Refused),
        (status = 403, description = "the server is not writable, or the token is wrong", body = Refused),
        (status = 409, description = "another program changes the store", body = Refused),
    )
)]
pub(crate) async fn add(
    State(app): State<App>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    app.shared.check_writing(&headers)?;
    let request: Request = serde_json::from_slice(&body)
        .map_err(|error| Refusal::bad(format!("{error}: /api/openapi.json tells what a judgement needs")))?;
    carried_out(app, move |pipeline, folder| judge(pipeline, folder, &request, &|_| {})).await
}

/// Takes out the judgement of a line and makes the graph again without it.
#[utoipa::path(
    delete,
    path = "/api/judgements/{n}",
    tag = "judgements",
    params(
        ("n" = usize, Path, description = "number of the line"),
        ("X-Rapporteur-Token" = String, Header, description = "the token of the address that a writable server prints"),
    ),
    responses(
        (status = 200, description = "what the line stated, the generation in force, and what changed", body = serde_json::Value),
        (status = 400, description = "the line holds no judgement", body = Refused),
        (status = 403, description = "the server is not writable, or the token is wrong", body = Refused),
    )
)]
pub(crate) async fn remove(
    State(app): State<App>,
    headers: HeaderMap,
    Path(n): Path<usize>,
) -> Result<Response, Refusal> {
    app.shared.check_writing(&headers)?;
    carried_out(app, move |pipeline, folder| undo(pipeline, folder, n, &|_| {})).await
}

/// Changes the store, and answers when the server has read what came of it.
pub(crate) async fn carried_out(
    app: App,
    work: impl FnOnce(&Pipeline, &StoreFolder) -> Result<Done, JudgingError> + Send + 'static,
) -> Result<Response, Refusal> {
    let shared = app.shared.clone();
    let change = move || shared.writer.change(&shared.folder, work);
    let broken =
        |_| Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "the judgement could not be carried out");
    let done = tokio::task::spawn_blocking(change).await.map_err(broken)?.map_err(refused)?;
    let mut loaded = app.loaded.clone();
    let is_read = |now: &std::sync::Arc<crate::loaded::Loaded>| now.snapshot().generation == done.generation;
    let _ = timeout(READING, loaded.wait_for(is_read)).await;
    json(&done)
}

fn refused(error: JudgingError) -> Refusal {
    let status = match &error {
        JudgingError::Store(rapporteur_pipeline::Error::Busy(_)) => StatusCode::CONFLICT,
        _ => StatusCode::BAD_REQUEST,
    };
    Refusal::new(status, error.to_string())
}
