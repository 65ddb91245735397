//! How two nodes are connected.

use super::{Asked, answer, node};
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use rapporteur_pipeline::answers::{Connections, network};
use serde::Deserialize;
use utoipa::IntoParams;

/// Most paths of an answer.
const MOST: usize = 10;

/// Two nodes.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Ends {
    /// The id of the node where paths begin.
    from: String,
    /// The id of the node where they end.
    to: String,
    /// How many paths.
    #[serde(default = "usual")]
    #[param(default = 3, maximum = 10)]
    count: usize,
}

fn usual() -> usize {
    3
}

/// The cheapest paths between two nodes, as `rapporteur path --format json` tells them.
#[utoipa::path(get, path = "/api/path", tag = "graph", params(Ends), responses((status = 200, body = Connections), (status = 400, body = crate::reply::Refused), (status = 404, body = crate::reply::Refused)))]
pub(crate) async fn path(State(app): State<App>, Asked(asked): Asked<Ends>) -> Result<Response, Refusal> {
    answer(app, move |shared, loaded| {
        let ends = [node(loaded, &asked.from)?, node(loaded, &asked.to)?];
        if ends[0].id == ends[1].id {
            return Err(Refusal::bad("from and to are one node: name two"));
        }
        let with = loaded.things_with(&shared.knowledge, &ends.map(|node| &node.id));
        let other = with.as_ref().map(|part| network(part, &shared.knowledge));
        let network = other.as_ref().unwrap_or_else(|| loaded.network());
        let paths = match ends.map(|node| network.number(&node.id)) {
            [Some(from), Some(to)] => network.paths(from, to, asked.count.min(MOST)),
            _ => Vec::new(),
        };
        Ok(Connections::new(&loaded.snapshot().graph, ends, network, &paths))
    })
    .await
}
