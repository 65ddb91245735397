//! Who says what.

use super::node::OneNode;
use super::{Asked, answer};
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use rapporteur_compare::{Matrix, Selection};

/// Who says what of a meeting or thing, as `rapporteur compare ID --format json` tells it.
#[utoipa::path(get, path = "/api/compare", tag = "graph", params(OneNode), responses((status = 200, body = Matrix), (status = 404, body = crate::reply::Refused)))]
pub(crate) async fn compare(
    State(app): State<App>,
    Asked(asked): Asked<OneNode>,
) -> Result<Response, Refusal> {
    answer(app, move |_, loaded| {
        let id = &super::node(loaded, &asked.id)?.id;
        if loaded.snapshot().world.entity(id).is_none() {
            return Err(Refusal::absent(format!(
                "{id} is nothing that reports speak of: name a meeting or another thing"
            )));
        }
        let mut matrix = loaded.comparison().matrix(id, &Selection::default());
        matrix.name_inputs(|report| Some(loaded.snapshot().input(report).to_owned()));
        Ok(matrix)
    })
    .await
}
