//! The vocabulary of the graph.

use crate::negotiate::Accept;
use crate::reply::{Refusal, typed};
use crate::state::App;
use axum::extract::State;
use axum::http::header::VARY;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use rapporteur_store::{Syntax, Vocabulary, ontology as text, ontology_quads, write_quads};

/// The vocabulary of the graph in OWL.
#[utoipa::path(
    get,
    path = "/ontology",
    tag = "graph",
    responses((status = 200, description = "classes and properties in the syntax of RDF that is asked for", content_type = "text/turtle"))
)]
pub(crate) async fn ontology(State(app): State<App>, headers: HeaderMap) -> Result<Response, Refusal> {
    let syntax = Accept::of(&headers).syntax().ok_or_else(|| {
        Refusal::new(
            StatusCode::NOT_ACCEPTABLE,
            "the ontology is sent as Turtle, N-Triples, N-Quads, RDF/XML or JSON-LD: name one of them in Accept",
        )
    })?;
    let made = tokio::task::spawn_blocking(move || {
        let knowledge = &app.shared.knowledge;
        if syntax == Syntax::Turtle {
            return Ok(text(knowledge).into_bytes());
        }
        let mut bytes = Vec::new();
        write_quads(&ontology_quads(knowledge)?, syntax, &Vocabulary::default(), &mut bytes)?;
        Ok(bytes)
    });
    let broken = |error: String| Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, error);
    let bytes: Result<Vec<u8>, rapporteur_store::Error> =
        made.await.map_err(|error| broken(error.to_string()))?;
    let mut response = typed(bytes.map_err(|error| broken(error.to_string()))?, syntax.media_type());
    response.headers_mut().insert(VARY, HeaderValue::from_static("accept"));
    Ok(response)
}
