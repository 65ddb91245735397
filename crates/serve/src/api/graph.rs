//! A part of the graph around nodes.

use super::{Asked, answer, listed};
use crate::reply::Refusal;
use crate::state::App;
use axum::extract::State;
use axum::response::Response;
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{Confidence, EntityId, Status};
use rapporteur_pipeline::answers::{View, ViewChoice};
use serde::Deserialize;
use utoipa::IntoParams;

/// Most nodes of a view.
const MOST: usize = 1_000;

/// Which part.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Around {
    /// Ids of the nodes to start from, with commas between them.
    #[param(example = "person/ana-ruiz")]
    focus: String,
    /// Most nodes in all.
    #[serde(default = "usual")]
    #[param(default = 40, maximum = 1000)]
    limit: usize,
    #[serde(flatten)]
    #[param(ignore)]
    choice: Choice,
}

/// Which nodes and edges may be in a view.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Choice {
    /// Statuses of claims, with commas between them: Happened, Planned, Possible, Denied; without any, all.
    status: Option<String>,
    /// Least confidence of claims, from 0 to 1.
    #[serde(rename = "minConfidence")]
    min_confidence: Option<String>,
    /// Whether edges of no relation of the vocabulary are in it.
    open: Option<String>,
    /// Types of nodes, with commas between them; without any, those that pictures show.
    types: Option<String>,
}

fn usual() -> usize {
    40
}

const STATUSES: [Status; 4] = [Status::Happened, Status::Planned, Status::Possible, Status::Denied];

impl Choice {
    /// The choice, if all its words are known.
    pub fn checked(&self, knowledge: &Knowledge) -> Result<ViewChoice, Refusal> {
        let status = |word: &str| {
            let known = STATUSES.into_iter().find(|status| status.as_str().eq_ignore_ascii_case(word));
            known.ok_or_else(|| {
                Refusal::bad(format!("status={word}: choose of Happened, Planned, Possible, Denied"))
            })
        };
        let kind = |word: &str| {
            let known = knowledge.types.iter().find(|kind| kind.id.eq_ignore_ascii_case(word));
            known.map(|kind| kind.id.clone()).ok_or_else(|| {
                let known: Vec<&str> = knowledge.types.iter().map(|kind| kind.id.as_str()).collect();
                Refusal::bad(format!("types={word}: choose of {}", known.join(", ")))
            })
        };
        let share = |text: &str| {
            let share = text.parse::<f64>().ok().filter(|share| (0.0..=1.0).contains(share));
            share.ok_or_else(|| {
                Refusal::bad(format!("minConfidence={text}: write a number from 0 to 1, such as 0.5"))
            })
        };
        let open = match self.open.as_deref() {
            None | Some("false" | "0") => false,
            Some("true" | "1" | "") => true,
            Some(other) => return Err(Refusal::bad(format!("open={other}: write true or false"))),
        };
        Ok(ViewChoice {
            statuses: listed(self.status.as_deref()).map(status).collect::<Result<_, _>>()?,
            min_confidence: Confidence::new(
                self.min_confidence.as_deref().map(share).transpose()?.unwrap_or_default(),
            ),
            open,
            types: listed(self.types.as_deref()).map(kind).collect::<Result<_, _>>()?,
        })
    }
}

/// Ids with commas between them.
pub(super) fn ids(text: &str) -> Vec<EntityId> {
    listed(Some(text)).map(|id| EntityId(id.to_owned())).collect()
}

/// Nodes, their best neighbours, and all edges among these.
#[utoipa::path(get, path = "/api/graph", tag = "graph", params(Around, Choice), responses((status = 200, body = View), (status = 400, body = crate::reply::Refused), (status = 404, body = crate::reply::Refused)))]
pub(crate) async fn graph(State(app): State<App>, Asked(asked): Asked<Around>) -> Result<Response, Refusal> {
    answer(app, move |shared, loaded| {
        let choice = asked.choice.checked(&shared.knowledge)?;
        let focus = ids(&asked.focus);
        for id in &focus {
            super::node(loaded, &id.0)?;
        }
        let limit = asked.limit.min(MOST);
        Ok(View::around(loaded.snapshot(), &shared.knowledge, &focus, &choice, limit))
    })
    .await
}
