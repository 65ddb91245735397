//! All that is known of one node.

use super::{Asked, answer};
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use rapporteur_pipeline::answers::NodeCard;
use serde::Deserialize;
use utoipa::IntoParams;

/// A node.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct OneNode {
    /// Its id or IRI: person/ana-ruiz.
    #[param(example = "person/ana-ruiz")]
    pub id: String,
}

/// A node, its claims by relation, what it said, its reports and disputes.
#[utoipa::path(get, path = "/api/node", tag = "graph", params(OneNode), responses((status = 200, body = NodeCard), (status = 404, body = crate::reply::Refused)))]
pub(crate) async fn node(State(app): State<App>, Asked(asked): Asked<OneNode>) -> Result<Response, Refusal> {
    answer(app, move |shared, loaded| {
        let node = super::node(loaded, &asked.id)?;
        Ok(NodeCard::new(loaded.snapshot(), &shared.knowledge, node))
    })
    .await
}
