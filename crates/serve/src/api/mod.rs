//! The JSON API. Each file is one question: what it takes, and how it is answered from the generation in force. To add one,
//! add a file here and its handler in `router.rs`; the description in OpenAPI follows.

pub(crate) mod among;
pub(crate) mod between;
pub(crate) mod changes;
pub(crate) mod compare;
pub(crate) mod doubts;
pub(crate) mod evidence;
pub(crate) mod export;
pub(crate) mod graph;
pub(crate) mod judgements;
pub(crate) mod meetings;
pub(crate) mod node;
pub(crate) mod path;
pub(crate) mod query;
pub(crate) mod report;
pub(crate) mod reports;
pub(crate) mod search;
pub(crate) mod store;
pub(crate) mod suggest;
pub(crate) mod timeline;

use crate::loaded::Loaded;
use crate::reply::{JSON, Refusal, typed, written};
use crate::spool::Spool;
use crate::state::{App, Shared};
use axum::extract::{FromRequestParts, Query};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_LENGTH;
use axum::http::request::Parts;
use axum::response::Response;
use rapporteur_graph::Node;
use rapporteur_model::EntityId;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The parameters of a request; wrong ones are refused in JSON.
pub(crate) struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        match Query::try_from_uri(&parts.uri) {
            Ok(Query(asked)) => Ok(Self(asked)),
            Err(wrong) => {
                Err(Refusal::bad(format!("{}: /api/openapi.json tells the parameters", wrong.body_text())))
            }
        }
    }
}

/// Answers from the generation in force, beside the threads that serve connections. A long answer waits in a file for its
/// client, which may be slow.
pub(crate) async fn answer<T: Serialize>(
    app: App,
    work: impl FnOnce(&Shared, &Loaded) -> Result<T, Refusal> + Send + 'static,
) -> Result<Response, Refusal> {
    let worked = app.beside(move |app| {
        let bytes = written(&work(&app.shared, &app.now())?)?;
        Spool::of(bytes).map_err(Refusal::unkept)
    });
    let spool = worked.await?;
    let length = spool.length();
    let mut response = typed(spool.into_body().await.map_err(Refusal::unkept)?, JSON);
    response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    Ok(response)
}

/// The node of an id, or that which a judgement put in its place.
pub(crate) fn node<'l>(loaded: &'l Loaded, id: &str) -> Result<&'l Node, Refusal> {
    let bare = id.strip_prefix(loaded.snapshot().vocabulary.base()).unwrap_or(id);
    let found = loaded.snapshot().node(&EntityId(bare.to_owned()));
    found.ok_or_else(|| Refusal::absent(format!("there is no node {id:?}: /api/search finds nodes by name")))
}

/// Words with commas between them; empty ones are passed over.
pub(crate) fn listed(text: Option<&str>) -> impl Iterator<Item = &str> {
    text.into_iter().flat_map(|text| text.split(',')).map(str::trim).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn lists_are_parted_by_commas() {
        assert_eq!(listed(Some(" a,,b , ")).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(listed(None).count(), 0);
    }
}
