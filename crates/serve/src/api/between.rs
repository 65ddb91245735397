//! All that joins two nodes.

use super::{Asked, answer, node};
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use rapporteur_graph::Basis;
use rapporteur_pipeline::answers::StatedEdge;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Two nodes.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Two {
    /// The id of one.
    a: String,
    /// The id of the other.
    b: String,
}

/// Edges between two nodes.
#[derive(Serialize, ToSchema)]
pub(crate) struct Between {
    /// Those from the first to the second, then those back, each by relation.
    edges: Vec<StatedEdge>,
}

/// All claims that join two nodes, in either direction.
#[utoipa::path(get, path = "/api/between", tag = "graph", params(Two), responses((status = 200, body = Between), (status = 404, body = crate::reply::Refused)))]
pub(crate) async fn between(State(app): State<App>, Asked(asked): Asked<Two>) -> Result<Response, Refusal> {
    answer(app, move |_, loaded| {
        let graph = &loaded.snapshot().graph;
        let (a, b) = (&node(loaded, &asked.a)?.id, &node(loaded, &asked.b)?.id);
        let joins = |from, to| {
            let edges = graph.outgoing(from).iter();
            edges.filter(move |edge| edge.basis == Basis::Claims && edge.object.entity() == Some(to))
        };
        let back = joins(b, a).filter(|_| a != b);
        Ok(Between { edges: joins(a, b).chain(back).map(|edge| StatedEdge::new(graph, edge)).collect() })
    })
    .await
}
