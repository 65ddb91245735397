//! Where reports speak of a node.

use crate::Snapshot;
use rapporteur_model::{EntityId, Local, LocalId, Occurrence};
use rapporteur_resolve::Name;
use serde::Serialize;
use utoipa::ToSchema;

/// Most places of a node. A person who parts two things looks at some, and a country may have thousands.
const MOST: usize = 200;

/// A place where a report speaks of a node.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug)]
pub struct NodeMention {
    /// How a judgement names the node at this place, as `why` prints it: person/ana-ruiz@0b1c2d3e4f5a:12-20.
    pub mention: String,
    /// Id of the report.
    pub report: String,
    /// Headline of the report.
    pub title: String,
    /// The words.
    pub words: String,
}

impl NodeMention {
    /// The places of a thing by report and place, the first [`MOST`] of them; none of what is no thing, such as a report.
    pub(super) fn all(snapshot: &Snapshot, id: &EntityId) -> Vec<Self> {
        let Some(entity) = snapshot.world.entity(id) else { return Vec::new() };
        let places = entity.occurrences.iter().take(MOST);
        places.filter_map(|place| Self::new(snapshot, id, place)).collect()
    }

    fn new(snapshot: &Snapshot, id: &EntityId, Occurrence { report, span }: &Occurrence) -> Option<Self> {
        let told = snapshot.world.report(report)?;
        let words = span.of(&told.text);
        let local =
            Local { report: report.clone(), name: words.to_owned(), entity: LocalId(0), span: Some(*span) };
        Some(Self {
            mention: Name::of(id, &local).to_string(),
            report: report.0.clone(),
            title: told.label(),
            words: words.to_owned(),
        })
    }
}
