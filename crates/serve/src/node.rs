//! The IRIs of nodes lead somewhere: to what the graph holds of the node, or to the page at the node.

use crate::negotiate::{Accept, TRIPLES};
use crate::reply::Refusal;
use crate::sparql::respond;
use crate::state::App;
use crate::worker::Job;
use crate::{guard, page};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_LOCATION, LOCATION, VARY};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use rapporteur_model::EntityId;

/// Where nodes are found by their ids, whatever the base of their IRIs.
const BELOW: &str = "/id/";

/// A node by the tail of its IRI.
#[utoipa::path(
    get,
    path = "/id/{id}",
    tag = "graph",
    params(("id" = String, Path, description = "the tail of the node's IRI: person/ana-ruiz")),
    responses(
        (status = 200, description = "the triples that have the node as subject or object, in the syntax of RDF that is asked for; a browser gets the page at the node", content_type = "text/turtle"),
        (status = 307, description = "a judgement put another node in its place; it may be taken back"),
        (status = 404, description = "there is no such node", body = crate::reply::Refused),
    )
)]
pub(crate) async fn node(
    State(app): State<App>,
    id: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let Path(id) = id?;
    described(&app, BELOW, &id, &headers).await
}

/// Everything that no other route serves: files of the page, and nodes if their IRIs begin with an address of this server.
pub(crate) async fn other(State(app): State<App>, request: Request) -> Result<Response, Refusal> {
    let (path, headers) = (request.uri().path(), request.headers());
    let nothing = |path: &str| {
        Refusal::absent(format!("there is nothing at {path}: /api/openapi.json lists what there is"))
    };
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(nothing(path));
    }
    if let Some(file) = page::file(path.trim_start_matches('/'), headers) {
        return Ok(file);
    }
    let decoded = percent_decode_str(path).decode_utf8();
    let decoded = decoded.map_err(|_| Refusal::bad("the path is no UTF-8"))?;
    let loaded = app.now();
    let base = guard::own_path(&app.shared, loaded.snapshot().vocabulary.base());
    match base.and_then(|base| Some((base, decoded.strip_prefix(base)?))) {
        Some((base, id)) if id.contains('/') => described(&app, base, id, headers).await,
        _ => Err(nothing(&decoded)),
    }
}

async fn described(app: &App, below: &str, id: &str, headers: &HeaderMap) -> Result<Response, Refusal> {
    let entity = EntityId(id.to_owned());
    let loaded = app.now();
    let snapshot = loaded.snapshot();
    if let Some(heir) = snapshot.heir(&entity) {
        let vocabulary = &snapshot.vocabulary;
        let iri = vocabulary.node(heir);
        let tail = iri.as_str().strip_prefix(vocabulary.base()).unwrap_or(&heir.0);
        let location = HeaderValue::try_from(format!("{below}{}", ascii(tail)));
        let location = location.map_err(|_| Refusal::absent("the node is no more"))?;
        // The judgement may be taken back, so no client may remember this.
        let headers = [(LOCATION, location), (CACHE_CONTROL, HeaderValue::from_static("no-cache"))];
        return Ok((StatusCode::TEMPORARY_REDIRECT, headers).into_response());
    }
    let accept = Accept::of(headers);
    if accept.prefers_html(&TRIPLES) {
        let mut response = page::index(headers);
        response.headers_mut().append(VARY, HeaderValue::from_static("accept"));
        return Ok(response);
    }
    let syntax = accept.syntax_for("a node, where its page is not wanted,")?;
    let job = Job::Node { id: id.to_owned(), syntax: syntax.name().to_owned() };
    let mut response = respond(app.pool.run(job).await?).await?;
    let path = HeaderValue::try_from(format!("{BELOW}{}", ascii(id)));
    if let Ok(path) = path {
        response.headers_mut().insert(CONTENT_LOCATION, path);
    }
    Ok(response)
}

/// The path with everything percent-encoded that a header may not hold.
fn ascii(path: &str) -> String {
    percent_encoding::utf8_percent_encode(path, percent_encoding::CONTROLS).to_string()
}
