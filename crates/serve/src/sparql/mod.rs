//! The SPARQL 1.1 Protocol.

mod description;
mod request;
mod update;

pub(crate) use request::{decoded, whole};

use crate::negotiate::{Accept, SOLUTIONS, TRIPLES};
use crate::page;
use crate::reply::Refusal;
use crate::state::App;
use crate::worker::{Answered, Forms, Job, Question};
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri};
use axum::response::{IntoResponse, Response};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use request::{Asked, Operation};

/// The header that tells what else there is to say of an answer, such as what a name was taken for: lines, percent-encoded.
pub(crate) const NOTES: HeaderName = HeaderName::from_static("x-rapporteur-notes");

/// What is percent-encoded in that header.
const UNSAFE: &AsciiSet = &CONTROLS.add(b'%');

/// A query in the address; without one the description of the service, or for browsers the page.
#[utoipa::path(
    get,
    path = "/sparql",
    tag = "sparql",
    params(
        ("query" = Option<String>, Query, description = "SPARQL 1.1; the prefixes of the vocabulary need not be declared"),
        ("default-graph-uri" = Option<Vec<String>>, Query, description = "graphs that are asked; the base of the store's IRIs names its only graph"),
        ("named-graph-uri" = Option<Vec<String>>, Query, description = "graphs that GRAPH can name"),
        ("raw" = Option<String>, Query, description = "1 leaves text of CSV as it is: without it a cell that a spreadsheet would take for a formula begins with an apostrophe"),
    ),
    responses(
        (status = 200, description = "solutions as JSON, XML, CSV or TSV, triples in a syntax of RDF", content_type = "application/sparql-results+json"),
        (status = 400, description = "the request or the query is wrong"),
        (status = 406, description = "the answer cannot be sent so"),
        (status = 503, description = "too many queries wait"),
        (status = 504, description = "the query was ended at its limit"),
    )
)]
pub(crate) async fn get(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let asked = match Asked::by_get(uri.query().unwrap_or_default()) {
        Ok(asked) => asked,
        Err(refusal) => return refused(&headers, &refusal),
    };
    match asked.operation {
        Operation::None => {
            if Accept::of(&headers).prefers_html(&TRIPLES) {
                return varied(page::index(&headers));
            }
            description::description(&app, &headers)
                .map_or_else(|refusal| refused(&headers, &refusal), varied)
        }
        _ => answer(&app, asked, &headers).await,
    }
}

/// A query or an update in the body.
#[utoipa::path(
    post,
    path = "/sparql",
    tag = "sparql",
    request_body(content_type = "application/sparql-query", content = String, description = "a query; also as `query` of a form, and an update as application/sparql-update or as `update` of a form"),
    responses(
        (status = 200, description = "solutions as JSON, XML, CSV or TSV, triples in a syntax of RDF", content_type = "application/sparql-results+json"),
        (status = 400, description = "the request or the query is wrong"),
        (status = 403, description = "an update is refused, with the reason"),
        (status = 413, description = "the body is too large"),
        (status = 415, description = "the body is of another type"),
    )
)]
pub(crate) async fn post(State(app): State<App>, uri: Uri, headers: HeaderMap, body: Body) -> Response {
    match Asked::by_post(uri.query().unwrap_or_default(), &headers, body).await {
        Ok(asked) => answer(&app, asked, &headers).await,
        Err(refusal) => refused(&headers, &refusal),
    }
}

async fn answer(app: &App, asked: Asked, headers: &HeaderMap) -> Response {
    let text = match asked.operation {
        Operation::Query(text) => text,
        Operation::Update(text) => {
            let outcome = update::update(app, &text, headers).await;
            return outcome.unwrap_or_else(|refusal| refused(headers, &refusal));
        }
        Operation::None => {
            return refused(headers, &Refusal::bad("the request has neither a query nor an update"));
        }
    };
    let job = Job::Query {
        question: Question::Sparql(text),
        graphs: asked.graphs,
        forms: forms(headers),
        raw: asked.raw,
    };
    let outcome = match app.pool.run(job).await {
        Ok(answered) => respond(answered).await,
        Err(unanswered) => Err(unanswered.into()),
    };
    outcome.unwrap_or_else(|refusal| refused(headers, &refusal))
}

/// The forms of an answer that a client takes.
pub(crate) fn forms(headers: &HeaderMap) -> Forms {
    let accept = Accept::of(headers);
    Forms {
        solutions: accept.best(&SOLUTIONS).map(|format| format.name().to_owned()),
        triples: accept.best(&TRIPLES).map(|syntax| syntax.name().to_owned()),
    }
}

/// An answer of a worker as a response.
pub(crate) async fn respond(answered: Answered) -> Result<Response, Refusal> {
    let Answered { media_type, notes, bytes } = answered;
    let length = bytes.length();
    let mut response = Response::new(bytes.into_body().await.map_err(Refusal::unkept)?);
    let media_type = HeaderValue::try_from(media_type).map_err(Refusal::broken)?;
    response.headers_mut().insert(CONTENT_TYPE, media_type);
    response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if !notes.is_empty() {
        let notes = utf8_percent_encode(&notes.join("\n"), UNSAFE).to_string();
        response.headers_mut().insert(NOTES, HeaderValue::try_from(notes).map_err(Refusal::broken)?);
    }
    Ok(varied(response))
}

pub(crate) fn varied(mut response: Response) -> Response {
    response.headers_mut().append(VARY, HeaderValue::from_static("accept"));
    response
}

/// A refusal as JSON for those who take JSON by name, as the page does; else as text, which other clients show.
fn refused(headers: &HeaderMap, refusal: &Refusal) -> Response {
    let accept = headers.get(ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    if accept.contains("json") { refusal.clone().into_response() } else { refusal.as_text() }
}
