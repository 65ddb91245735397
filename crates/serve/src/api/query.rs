//! Named queries.

use crate::reply::Refusal;
use crate::sparql::{decoded, forms, respond};
use crate::state::App;
use crate::worker::{Job, Question};
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;

/// A named query with its parameters; its results in SPARQL Results JSON, or in another form that is asked for.
#[utoipa::path(
    get,
    path = "/api/query",
    tag = "sparql",
    params(
        ("name" = String, Query, description = "the name: /api/store lists them"),
        ("meeting" = Option<String>, Query, description = "a parameter of the query by its own name: an IRI in angle brackets, else a name, else a part of a name"),
    ),
    responses(
        (status = 200, description = "the results; columns of CSV are headed in plain words", content_type = "application/sparql-results+json", headers(("X-Rapporteur-Notes" = String, description = "what each name was taken for, and what else it may mean: lines of UTF-8, percent-encoded"))),
        (status = 400, description = "a parameter is missing, unknown or names nothing", body = crate::reply::Refused),
        (status = 404, description = "there is no such query", body = crate::reply::Refused),
    )
)]
pub(crate) async fn query(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Result<Response, Refusal> {
    let mut params = decoded(uri.query().unwrap_or_default().as_bytes())?;
    let place = params.iter().position(|(name, _)| name == "name");
    let place = place.ok_or_else(|| Refusal::bad("name=… is missing: /api/store lists the named queries"))?;
    let (_, name) = params.remove(place);
    // An empty field of a form is no value.
    params.retain(|(_, value)| !value.is_empty());
    let job = Job::Query {
        question: Question::Named { name, params },
        graphs: None,
        forms: forms(&headers),
        raw: false,
    };
    respond(app.pool.run(job).await?).await
}
