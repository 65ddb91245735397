//! SPARQL Update. The graph is a function of reports and judgements, so an update is taken as far as a judgement expresses it:
//! one triple that says that two nodes are one or two, what a node is called or what it is, or that takes a claim or node away.

use crate::api::judgements::carried_out;
use crate::reply::Refusal;
use crate::state::App;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use rapporteur_reasons::{Request, Verb, judge};
use rapporteur_store::{Amendment, RAP, Stated, Vocabulary, amendment};

const SAME: &str = "http://www.w3.org/2002/07/owl#sameAs";
const DIFFERENT: &str = "http://www.w3.org/2002/07/owl#differentFrom";
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const LABELS: [&str; 2] =
    ["http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel"];

const REFUSED: &str = "only what judgements express can be changed: the graph is a function of reports and judgements. INSERT DATA takes one triple: \
    A owl:sameAs B, A owl:differentFrom B, A rdfs:label \"name\", A a rap:Type; DELETE DATA takes CLAIM a rap:Claim or NODE a rap:Type. Add reports with `rapporteur add`";

/// Carries out an update that a judgement expresses, or refuses it with the reason.
pub(super) async fn update(app: &App, text: &str, headers: &HeaderMap) -> Result<Response, Refusal> {
    app.shared.check_writing(headers)?;
    let loaded = app.now();
    let vocabulary = &loaded.snapshot().vocabulary;
    let read = amendment(text, vocabulary).map_err(|error| Refusal::bad(error.to_string()))?;
    let request = read.and_then(|amendment| judgement(&amendment, vocabulary));
    let request = request.ok_or_else(|| Refusal::new(StatusCode::FORBIDDEN, REFUSED))?;
    carried_out(app.clone(), move |pipeline, folder| Ok(judge(pipeline, folder, &request, &|_| {})?)).await
}

/// The judgement that an amendment stands for.
fn judgement(amendment: &Amendment, vocabulary: &Vocabulary) -> Option<Request> {
    let id = |iri: &str| iri.strip_prefix(vocabulary.base()).map(str::to_owned);
    let node = id(amendment.subject.as_str())?;
    let predicate = amendment.predicate.as_str();
    let reason = Some("by SPARQL Update".to_owned());
    let request = |decision| Request { reason: reason.clone(), ..Request::new(decision) };
    match (&amendment.object, amendment.inserts) {
        (Stated::Node(other), true) if predicate == SAME || predicate == DIFFERENT => {
            let decision = if predicate == SAME { Verb::Merge } else { Verb::Separate };
            Some(Request { node: Some(node), other: id(other.as_str()), ..request(decision) })
        }
        (Stated::Text(name), true) if LABELS.contains(&predicate) => {
            Some(Request { node: Some(node), value: Some(name.clone()), ..request(Verb::Rename) })
        }
        (Stated::Node(kind), true) if predicate == TYPE => {
            let kind = kind.as_str().strip_prefix(RAP)?.to_owned();
            Some(Request { node: Some(node), value: Some(kind), ..request(Verb::Retype) })
        }
        (Stated::Node(kind), false) if predicate == TYPE && kind.as_str().starts_with(RAP) => {
            match node.strip_prefix("claim/") {
                Some(_) => Some(Request { claim: Some(node), ..request(Verb::Drop) }),
                None => Some(Request { node: Some(node), ..request(Verb::Drop) }),
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_store::DEFAULT_BASE;

    fn read(text: &str) -> Option<Request> {
        let vocabulary = Vocabulary::new(DEFAULT_BASE).unwrap();
        judgement(&amendment(text, &vocabulary).unwrap()?, &vocabulary)
    }

    #[test]
    fn what_judgements_express_is_taken() {
        for (text, decision) in [
            ("INSERT DATA { <person/a> owl:sameAs <person/b> }", Verb::Merge),
            ("INSERT DATA { <person/a> owl:differentFrom <person/b> }", Verb::Separate),
            ("INSERT DATA { <person/a> rdfs:label 'Ana Ruiz' }", Verb::Rename),
            ("INSERT DATA { <person/a> a rap:Organization }", Verb::Retype),
            ("DELETE DATA { <claim/3f2a> a rap:Claim }", Verb::Drop),
            ("DELETE DATA { <person/a> a rap:Person }", Verb::Drop),
        ] {
            assert_eq!(read(text).map(|request| request.decision), Some(decision), "{text}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "INSERT DATA { <person/a> rap:attends <meeting/b> }",
            "INSERT DATA { <http://other.example/a> rdfs:label 'A' }",
            "DELETE DATA { <person/a> rdfs:label 'Ana Ruiz' }",
            "CLEAR ALL",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
