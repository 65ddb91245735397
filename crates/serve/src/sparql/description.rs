//! The description of the service, in the vocabulary of SPARQL 1.1 Service Description.

use crate::negotiate::Accept;
use crate::reply::{Refusal, typed};
use crate::state::App;
use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::response::Response;
use rapporteur_store::model::NamedNode;
use rapporteur_store::{Store, Syntax, Vocabulary};

/// What the service can do, in the syntax of RDF that is asked for.
pub(super) fn description(app: &App, headers: &HeaderMap) -> Result<Response, Refusal> {
    let syntax = Accept::of(headers).syntax_for("without a query the description of the service")?;
    // A name that no IRI can have, such as ::1 without brackets, is passed over.
    let is_host = |host: &&str| NamedNode::new(format!("http://{host}/")).is_ok();
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).filter(is_host);
    let host = host.map_or_else(|| app.shared.address.to_string(), str::to_owned);
    let text = turtle(&host, app.now().snapshot().vocabulary.base());
    let read = Store::read(Vocabulary::default(), text.as_bytes(), Syntax::Turtle, "the service description");
    let mut bytes = Vec::new();
    read.and_then(|store| store.write(syntax, &mut bytes)).map_err(Refusal::broken)?;
    Ok(typed(bytes, syntax.media_type()))
}

fn turtle(host: &str, base: &str) -> String {
    let formats = [
        "SPARQL_Results_JSON",
        "SPARQL_Results_XML",
        "SPARQL_Results_CSV",
        "SPARQL_Results_TSV",
        "Turtle",
        "N-Triples",
        "N-Quads",
        "RDF_XML",
        "JSON-LD",
    ];
    let formats: Vec<String> =
        formats.iter().map(|name| format!("<http://www.w3.org/ns/formats/{name}>")).collect();
    format!(
        "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .\n\
         <http://{host}/sparql> a sd:Service ;\n\
         \tsd:endpoint <http://{host}/sparql> ;\n\
         \tsd:supportedLanguage sd:SPARQL11Query ;\n\
         \tsd:resultFormat {} ;\n\
         \tsd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] ;\n\
         \tsd:availableGraphs [ a sd:GraphCollection ; sd:namedGraph [ a sd:NamedGraph ; sd:name <{base}> ] ] .\n",
        formats.join(", ")
    )
}
