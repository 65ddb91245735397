//! The graph as a whole: reading by the SPARQL 1.1 Graph Store Protocol.

use crate::negotiate::Accept;
use crate::reply::Refusal;
use crate::sparql::{decoded, respond};
use crate::state::App;
use crate::worker::Job;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;

/// The whole graph.
#[utoipa::path(
    get,
    path = "/data",
    tag = "graph",
    params(
        ("default" = Option<String>, Query, description = "asks for the default graph, as no parameter does"),
        ("graph" = Option<String>, Query, description = "asks for a graph by its IRI; the base of the store's IRIs names its only graph"),
    ),
    responses(
        (status = 200, description = "all triples in the syntax of RDF that is asked for", content_type = "text/turtle"),
        (status = 404, description = "there is no such graph", body = crate::reply::Refused),
        (status = 406, description = "the graph cannot be sent so", body = crate::reply::Refused),
    )
)]
pub(crate) async fn data(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Result<Response, Refusal> {
    for (name, value) in decoded(uri.query().unwrap_or_default().as_bytes())? {
        match name.as_str() {
            "graph" if value != app.now().snapshot().vocabulary.base() => {
                let message = format!("there is no graph <{value}>: ask for ?default, which has all triples");
                return Err(Refusal::absent(message));
            }
            _ => {}
        }
    }
    let syntax = Accept::of(&headers).syntax().ok_or_else(|| {
        Refusal::new(
            StatusCode::NOT_ACCEPTABLE,
            "the graph is sent as Turtle, N-Triples, N-Quads, RDF/XML or JSON-LD: name one of them in Accept",
        )
    })?;
    respond(app.pool.run(Job::Graph { syntax: syntax.name().to_owned() }).await?).await
}
