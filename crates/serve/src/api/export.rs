//! Workbooks of Excel: nodes with what reports say of them, or the answer to a named query. They are those of the commands
//! `export` and `query`.

use super::Asked;
use super::graph::{Choice, ids};
use crate::reply::Refusal;
use crate::sparql::{decoded, respond};
use crate::spool::Spool;
use crate::state::App;
use crate::worker::{Answered, Job, Question};
use axum::extract::State;
use axum::http::header::CONTENT_DISPOSITION;
use axum::http::{HeaderValue, Uri};
use axum::response::Response;
use rapporteur_export::Input;
use rapporteur_graph::{Edge, Graph, Node, Selection, report_node};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{EntityId, RelationFamily};
use rapporteur_pipeline::answers::ViewChoice;
use serde::Deserialize;
use std::collections::BTreeSet;
use utoipa::{IntoParams, ToSchema};

/// Most nodes of a workbook.
const MOST: usize = 2_000;

/// Parameters that are none of a named query.
const OWN: [&str; 2] = ["format", "query"];

/// A format that files are written in.
#[derive(Deserialize, ToSchema, Clone, Copy)]
#[serde(rename_all = "lowercase")]
pub(crate) enum FileFormat {
    /// A workbook of Excel.
    Xlsx,
}

impl FileFormat {
    /// Name on the command line, and extension of its files.
    fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
        }
    }
}

/// What is to be written.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// The format.
    #[param(inline)]
    format: FileFormat,
    /// Ids of at most 2,000 nodes, with commas between them; those that are no more are passed over.
    ids: Option<String>,
    /// Instead of ids the name of a query. Its parameters follow by their own names, as in `/api/query`.
    query: Option<String>,
    #[serde(flatten)]
    #[param(ignore)]
    choice: Choice,
}

/// A workbook: nodes, the claims among them and the reports that state these; or the rows of a named query.
#[utoipa::path(
    get,
    path = "/api/export",
    tag = "graph",
    params(Wanted, Choice),
    responses(
        (status = 200, description = "a file to keep", content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", headers(("Content-Disposition" = String, description = "attachment, with a name for the file"))),
        (status = 400, description = "neither ids nor a query is named, or both; there are too many ids; a parameter is wrong", body = crate::reply::Refused),
        (status = 404, description = "no id is that of a node, or there is no such query", body = crate::reply::Refused),
    )
)]
pub(crate) async fn export(
    State(app): State<App>,
    uri: Uri,
    Asked(wanted): Asked<Wanted>,
) -> Result<Response, Refusal> {
    let Wanted { format, ids: nodes, query, choice } = wanted;
    match (nodes, query) {
        (Some(nodes), None) => {
            let answered = app.beside(move |app| part(app, format, &ids(&nodes), &choice)).await?;
            attached(answered, "graph", format).await
        }
        (None, Some(name)) => {
            let mut params = decoded(uri.query().unwrap_or_default().as_bytes())?;
            params.retain(|(name, value)| !OWN.contains(&name.as_str()) && !value.is_empty());
            let question = Question::Named { name: name.clone(), params };
            attached(app.pool.run(Job::Workbook { question }).await?, &name, format).await
        }
        _ => Err(Refusal::bad("name what is to be written: either ids=… or query=…")),
    }
}

/// The file of some nodes.
fn part(app: &App, format: FileFormat, ids: &[EntityId], choice: &Choice) -> Result<Answered, Refusal> {
    if ids.len() > MOST {
        let message =
            format!("ids names {} nodes: {MOST} are the most; `rapporteur export` writes all", ids.len());
        return Err(Refusal::bad(message));
    }
    let (shared, loaded) = (&app.shared, app.now());
    let snapshot = loaded.snapshot();
    let choice = choice.checked(&shared.knowledge)?;
    let nodes: Vec<Node> = ids.iter().filter_map(|id| snapshot.node(id)).cloned().collect();
    if nodes.is_empty() {
        return Err(Refusal::absent("ids names no node: /api/search finds nodes by name"));
    }
    let selected = selected(&snapshot.graph, &shared.knowledge, nodes, choice);
    let input = Input::new(&snapshot.world, &snapshot.graph, &shared.knowledge)
        .with_base(snapshot.vocabulary.base())
        .with_selected(&selected);
    let format = rapporteur_export::format(format.name()).map_err(Refusal::broken)?;
    let mut bytes = Vec::new();
    format.write(&input, &mut bytes).map_err(Refusal::broken)?;
    let bytes = Spool::of(bytes).map_err(Refusal::unkept)?;
    Ok(Answered { media_type: format.media_type().to_owned(), notes: Vec::new(), bytes })
}

/// Nodes, the chosen edges that have no other ends, and the reports that state these.
fn selected(graph: &Graph, knowledge: &Knowledge, nodes: Vec<Node>, choice: ViewChoice) -> Graph {
    let open = knowledge.families.of(RelationFamily::Open).map(str::to_owned);
    let selection = Selection {
        focus: nodes.iter().map(|node| node.id.clone()).collect(),
        depth: 0,
        without_relations: if choice.open { BTreeSet::new() } else { open.collect() },
        statuses: choice.statuses,
        min_confidence: choice.min_confidence,
        ..Selection::default()
    };
    let wanted: BTreeSet<&EntityId> = selection.focus.iter().collect();
    let untold = |id| graph.incoming(id).into_iter().filter(|edge| edge.subject.is_none());
    let at = selection.focus.iter().flat_map(|id| graph.outgoing(id).iter().chain(untold(id)));
    let edges: Vec<Edge> = at.filter(|edge| edge.ends().all(|end| wanted.contains(end))).cloned().collect();
    // The part is cut out first, so that choosing does not look at the whole graph.
    let part = Graph::new(nodes, edges).select(&selection);
    let claims = part.edges().iter().flat_map(|edge| &edge.claims);
    let reports: BTreeSet<EntityId> = claims.map(|claim| report_node(&claim.report)).collect();
    let reports = reports.iter().filter_map(|id| graph.node(id));
    Graph::new(part.nodes().iter().chain(reports).cloned().collect(), part.edges().to_vec())
}

/// An answer as a file to keep, of this name as far as it can stand in a header.
async fn attached(answered: Answered, name: &str, format: FileFormat) -> Result<Response, Refusal> {
    let mut response = respond(answered).await?;
    let plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let name: String = name.chars().filter(plain).collect();
    let told = format!("attachment; filename=\"{name}.{}\"", format.name());
    let told = HeaderValue::try_from(told).map_err(Refusal::broken)?;
    response.headers_mut().insert(CONTENT_DISPOSITION, told);
    Ok(response)
}
