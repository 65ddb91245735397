//! The vocabulary of the graph.

use crate::negotiate::Accept;
use crate::reply::{Refusal, typed};
use crate::sparql::varied;
use crate::state::App;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use rapporteur_knowledge::Knowledge;
use rapporteur_store::{Syntax, Vocabulary, ontology as text, ontology_quads, write_quads};

/// The vocabulary of the graph in OWL.
#[utoipa::path(
    get,
    path = "/ontology",
    tag = "graph",
    responses((status = 200, description = "classes and properties in the syntax of RDF that is asked for", content_type = "text/turtle"))
)]
pub(crate) async fn ontology(State(app): State<App>, headers: HeaderMap) -> Result<Response, Refusal> {
    let syntax = Accept::of(&headers).syntax_for("the ontology")?;
    let made = app.beside(move |app| written(&app.shared.knowledge, syntax).map_err(Refusal::broken));
    Ok(varied(typed(made.await?, syntax.media_type())))
}

fn written(knowledge: &Knowledge, syntax: Syntax) -> Result<Vec<u8>, rapporteur_store::Error> {
    if syntax == Syntax::Turtle {
        return Ok(text(knowledge).into_bytes());
    }
    let mut bytes = Vec::new();
    write_quads(&ontology_quads(knowledge)?, syntax, &Vocabulary::default(), &mut bytes)?;
    Ok(bytes)
}
