//! A person's judgements: what there is, one more, one less.

use super::answer;
use crate::loaded::Loaded;
use crate::reply::{Refusal, Refused, json};
use crate::sparql::whole;
use crate::state::App;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{ETAG, IF_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use rapporteur_pipeline::{Pipeline, StoreFolder};
use rapporteur_reasons::{Done, JudgementList, Request, judge, judgement_lines, undo};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

/// Time in which a generation that a judgement made is read by the server; a client that asks later gets it.
const READING: Duration = Duration::from_secs(10);

/// All judgements, with whether the graph obeys them.
#[utoipa::path(
    get,
    path = "/api/judgements",
    tag = "judgements",
    responses((status = 200, description = "line, decision, what it is about, reason, and whether it is applied; ETag is the generation, which a DELETE names in If-Match", body = serde_json::Value))
)]
pub(crate) async fn list(State(app): State<App>) -> Result<Response, Refusal> {
    let generation =
        HeaderValue::try_from(format!("\"{}\"", app.now().snapshot().generation)).map_err(Refusal::broken)?;
    let list = answer(app, |shared, loaded| {
        let judgements = shared.folder.read_judgements()?;
        Ok(JudgementList { judgements: judgement_lines(&loaded.snapshot().world, &judgements) })
    });
    let mut response = list.await?;
    response.headers_mut().insert(ETAG, generation);
    Ok(response)
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
pub(crate) async fn add(State(app): State<App>, headers: HeaderMap, body: Body) -> Result<Response, Refusal> {
    app.shared.check_writing(&headers)?;
    let request: Request = serde_json::from_slice(&whole(body).await?)
        .map_err(|error| Refusal::bad(format!("{error}: /api/openapi.json tells what a judgement needs")))?;
    carried_out(app, move |pipeline, folder| Ok(judge(pipeline, folder, &request, &|_| {})?)).await
}

/// Takes out the judgement of a line and makes the graph again without it.
#[utoipa::path(
    delete,
    path = "/api/judgements/{n}",
    tag = "judgements",
    params(
        ("n" = usize, Path, description = "number of the line"),
        ("X-Rapporteur-Token" = String, Header, description = "the token of the address that a writable server prints"),
        ("If-Match" = Option<String>, Header, description = "the generation, in quotation marks, whose judgements the number is taken from: numbers change when a line is taken out, so without it a request that is sent twice may take out two"),
    ),
    responses(
        (status = 200, description = "what the line stated, the generation in force, and what changed", body = serde_json::Value),
        (status = 400, description = "what is named is no number", body = Refused),
        (status = 403, description = "the server is not writable, or the token is wrong", body = Refused),
        (status = 404, description = "the line holds no judgement", body = Refused),
        (status = 409, description = "another program changes the store", body = Refused),
        (status = 412, description = "another generation is in force than If-Match names", body = Refused),
    )
)]
pub(crate) async fn remove(
    State(app): State<App>,
    headers: HeaderMap,
    n: Result<Path<String>, PathRejection>,
) -> Result<Response, Refusal> {
    app.shared.check_writing(&headers)?;
    let Path(n) = n?;
    let wrong = |_| Refusal::bad(format!("{n:?} is no number of a line: /api/judgements lists them"));
    let n: usize = n.parse().map_err(wrong)?;
    carried_out(app, move |pipeline, folder| {
        check_generation(&headers, &folder.current()?)?;
        Ok(undo(pipeline, folder, n, &|_| {})?)
    })
    .await
}

/// Refuses a request that was made with another generation in view than the one in force.
fn check_generation(headers: &HeaderMap, current: &str) -> Result<(), Refusal> {
    let Some(wanted) = headers.get(IF_MATCH) else { return Ok(()) };
    let mut tags = wanted.to_str().unwrap_or_default().split(',').map(|tag| tag.trim().trim_matches('"'));
    if tags.any(|tag| tag == "*" || tag == current) {
        return Ok(());
    }
    Err(Refusal::new(
        StatusCode::PRECONDITION_FAILED,
        "the store has changed since, and with it the numbers of lines: ask /api/judgements again",
    ))
}

/// Changes the store, and answers when the server has read what came of it. The next change waits until then, so that none takes
/// away what this one waits for.
pub(crate) async fn carried_out(
    app: App,
    work: impl FnOnce(&Pipeline, &StoreFolder) -> Result<Done, Refusal> + Send + 'static,
) -> Result<Response, Refusal> {
    let mut turn = app.shared.writer.turn().await;
    let shared = app.shared.clone();
    let change = move || {
        let done = match shared.writer.stages(&mut turn) {
            Ok(pipeline) => work(pipeline, &shared.folder),
            Err(error) => Err(error.into()),
        };
        (done, turn)
    };
    let lost = |_| Refusal::broken("the judgement could not be carried out: this is a fault of the program");
    let (done, turn) = tokio::task::spawn_blocking(change).await.map_err(lost)?;
    let done = done?;
    read(&app, &done.generation).await;
    drop(turn);
    json(&done)
}

/// Waits until the server has read a generation, or the one that another program has put in force after it.
async fn read(app: &App, generation: &str) {
    let mut loaded = app.loaded.clone();
    let is_read = |now: &Arc<Loaded>| {
        let now = &now.snapshot().generation;
        now == generation || app.shared.folder.current().is_ok_and(|current| current == *now)
    };
    let _ = timeout(READING, loaded.wait_for(is_read)).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_generation_that_is_named_is_changed() {
        let status = |tag: &str| {
            let headers = [(IF_MATCH, tag.parse().unwrap())].into_iter().collect();
            check_generation(&headers, "3f2a").map_err(|refusal| refusal.status)
        };
        assert_eq!(check_generation(&HeaderMap::new(), "3f2a"), Ok(()));
        for tag in ["\"3f2a\"", "\"00\", \"3f2a\"", "*"] {
            assert_eq!(status(tag), Ok(()), "{tag}");
        }
        for tag in ["\"3f2b\"", "\"3f2\"", "", "\"\""] {
            assert_eq!(status(tag), Err(StatusCode::PRECONDITION_FAILED), "{tag}");
        }
    }
}
