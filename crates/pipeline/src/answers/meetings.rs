//! All meetings by date.

use super::node::NodeRef;
use crate::Snapshot;
use rapporteur_graph::{Edge, Node};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{EntityId, PartialDate, RelationFamily};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// All meetings.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
pub struct Meetings {
    /// By date; those without one last, by name.
    pub meetings: Vec<MeetingRow>,
}

/// A meeting in a list.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct MeetingRow {
    /// The meeting.
    #[serde(flatten)]
    pub node: NodeRef,
    /// When, as a TIMEX3 value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The first date of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last date of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Where, as most origins say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<NodeRef>,
    /// Latitude and longitude of the place in degrees. The gazetteers of the program hold none yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coordinates: Option<[f64; 2]>,
    /// Happened, Planned or Cancelled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Reports that speak of it.
    pub n_reports: usize,
    /// Origins of these reports.
    pub n_origins: usize,
    /// Those that take part in it by a plain edge.
    pub n_participants: usize,
    /// Disputes about it or between claims of it.
    pub n_disputed: usize,
}

impl Meetings {
    /// The meetings of a generation.
    pub fn new(snapshot: &Snapshot, knowledge: &Knowledge) -> Self {
        let nodes = snapshot.graph.nodes().iter().filter(|node| node.kind == types::MEETING);
        let mut meetings: Vec<&Node> = nodes.collect();
        let day = |node: &Node| -> Option<PartialDate> {
            let when = node.when.as_ref()?;
            when.from.or(when.to)
        };
        let year = |node: &Node| day(node).and_then(|date| date.parts().0);
        meetings.sort_by_cached_key(|node| {
            let parts = day(node).map(PartialDate::parts);
            (year(node).is_none(), parts, node.label.clone(), node.id.clone())
        });
        Self { meetings: meetings.into_iter().map(|node| row(snapshot, knowledge, node)).collect() }
    }
}

fn row(snapshot: &Snapshot, knowledge: &Knowledge, node: &Node) -> MeetingRow {
    let graph = &snapshot.graph;
    let mut places: Vec<&Edge> =
        graph.outgoing(&node.id).iter().filter(|edge| edge.relation == relations::LOCATED_IN).collect();
    places.sort_by_key(|edge| (!edge.asserted, Reverse(edge.origins.len())));
    let takes_part =
        |edge: &&Edge| edge.asserted && knowledge.families.has(RelationFamily::TakingPart, &edge.relation);
    let incoming = graph.incoming(&node.id);
    let participants: BTreeSet<&EntityId> =
        incoming.into_iter().filter(takes_part).filter_map(|edge| edge.subject.as_ref()).collect();
    let date = |date: Option<PartialDate>| date.map(|date| date.to_string());
    MeetingRow {
        node: node.into(),
        when: node.when.as_ref().map(|when| when.value.clone()),
        from: date(node.when.as_ref().and_then(|when| when.from)),
        to: date(node.when.as_ref().and_then(|when| when.to)),
        place: places.first().and_then(|edge| graph.object(edge)).map(NodeRef::from),
        coordinates: None,
        status: node.property("meetingStatus").map(str::to_owned),
        n_reports: node.reports.len(),
        n_origins: node.origins.len(),
        n_participants: participants.len(),
        n_disputed: snapshot.disputes(&node.id).count(),
    }
}
