//! The graph as a whole: reading by the SPARQL 1.1 Graph Store Protocol.

use crate::negotiate::Accept;
use crate::reply::{Refusal, typed};
use crate::sparql::{decoded, respond, varied};
use crate::state::App;
use crate::worker::Job;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, Uri};
use axum::response::Response;
use futures_util::stream::empty;
use rapporteur_store::Syntax;
use std::convert::Infallible;

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
pub(crate) async fn data(
    State(app): State<App>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    for (name, value) in decoded(uri.query().unwrap_or_default().as_bytes())? {
        match name.as_str() {
            "graph" if value != app.now().snapshot().vocabulary.base() => {
                let message = format!("there is no graph <{value}>: ask for ?default, which has all triples");
                return Err(Refusal::absent(message));
            }
            _ => {}
        }
    }
    let syntax = Accept::of(&headers).syntax_for("the graph")?;
    if method == Method::HEAD {
        return Ok(head(syntax));
    }
    respond(app.pool.run(Job::Graph { syntax: syntax.name().to_owned() }).await?).await
}

/// What is told of the graph without writing it. How long it is would be known only then, so the body tells no length.
fn head(syntax: Syntax) -> Response {
    let unmeasured = Body::from_stream(empty::<Result<Bytes, Infallible>>());
    varied(typed(unmeasured, syntax.media_type()))
}
