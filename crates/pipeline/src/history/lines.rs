//! What a store holds, as far as changes of it are told: ids and words, no texts.

use super::difference::{Altered, Difference, Line};
use crate::Listed;
use bitcode::{Decode, Encode};
use rapporteur_model::{EntityId, Object, ReportId, World, in_words};
use std::collections::BTreeMap;

/// A report.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode)]
pub struct ReportLine {
    /// Its id.
    pub id: String,
    /// Its headline, or else its first words.
    pub label: String,
    /// The input it was read from, the first of several.
    pub input: String,
    /// Where it was published.
    pub url: Option<String>,
    /// The report that it is a newer text of.
    pub revises: Option<String>,
}

/// A thing that reports speak of.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode)]
pub struct NodeLine {
    /// Its id.
    pub id: String,
    /// Its type.
    pub kind: String,
    /// Its best name.
    pub label: String,
    /// Of a meeting: Planned, Happened or Cancelled.
    pub status: Option<String>,
}

/// A claim.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode)]
pub struct ClaimLine {
    /// Its id.
    pub id: String,
    /// Subject, relation and object in words.
    pub words: String,
    /// Its relation.
    pub relation: String,
    /// Id of its subject.
    pub subject: Option<String>,
    /// Id of its object, or the value.
    pub object: Option<String>,
    /// Happened, Planned, Possible or Denied.
    pub status: String,
    /// Whether a plain edge may rest on it.
    pub asserted: bool,
    /// The report that states it.
    pub report: String,
}

/// A plain edge of the graph.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode)]
pub struct EdgeLine {
    /// Subject, relation and object as ids, a value as it is written.
    pub id: String,
    /// The same in words.
    pub words: String,
}

/// Claims that cannot all hold.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode)]
pub struct DisputeLine {
    /// Its id.
    pub id: String,
    /// Denial, value or date.
    pub kind: String,
    /// Id of the thing that it is about.
    pub about: String,
    /// Best name of that thing.
    pub label: String,
}

impl Line for ReportLine {
    fn id(&self) -> &str {
        &self.id
    }

    fn is_like(&self, other: &Self) -> bool {
        self.label == other.label && self.revises == other.revises
    }
}

impl Line for NodeLine {
    fn id(&self) -> &str {
        &self.id
    }

    fn is_like(&self, other: &Self) -> bool {
        self.label == other.label && self.status == other.status
    }
}

impl Line for ClaimLine {
    fn id(&self) -> &str {
        &self.id
    }

    /// Another label of its things is told with them.
    fn is_like(&self, other: &Self) -> bool {
        self.asserted == other.asserted
    }
}

impl Line for EdgeLine {
    fn id(&self) -> &str {
        &self.id
    }

    fn is_like(&self, _: &Self) -> bool {
        true
    }
}

impl Line for DisputeLine {
    fn id(&self) -> &str {
        &self.id
    }

    fn is_like(&self, _: &Self) -> bool {
        true
    }
}

/// The best name of an entity.
fn label<'w>(world: &'w World, id: &'w EntityId) -> &'w str {
    world.entity(id).map_or(id.0.as_str(), |entity| entity.label.as_str())
}

/// Everything that a store holds, in lines sorted by id.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Outline {
    reports: Vec<ReportLine>,
    nodes: Vec<NodeLine>,
    claims: Vec<ClaimLine>,
    edges: Vec<EdgeLine>,
    disputes: Vec<DisputeLine>,
}

impl Outline {
    /// Of a world, whose own reports are not looked at, and its reports as the store lists them.
    pub fn new(world: &World, listed: &[Listed]) -> Self {
        let label = |id| label(world, id);
        let revises: BTreeMap<&ReportId, &ReportId> = world.revisions.iter().map(|(a, b)| (a, b)).collect();
        let mut edges: BTreeMap<String, String> = BTreeMap::new();
        let mut claims = Vec::with_capacity(world.claims.len());
        for stated in &world.claims {
            let claim = &stated.claim;
            let (object, shown) = match &claim.object {
                Object::None => (None, None),
                Object::Entity(id) => (Some(id.0.clone()), Some(label(id))),
                Object::Value { lexical, .. } => (Some(lexical.clone()), Some(lexical.as_str())),
            };
            let words = in_words(claim.subject.as_ref().map(label), &claim.relation, shown);
            if let (true, Some(subject), Some(object)) = (claim.is_asserted(), &claim.subject, &object) {
                let id = format!("{subject} {} {object}", claim.relation);
                edges.entry(id).or_insert_with(|| words.clone());
            }
            claims.push(ClaimLine {
                id: stated.id.0.clone(),
                words,
                relation: claim.relation.clone(),
                subject: claim.subject.as_ref().map(|id| id.0.clone()),
                object,
                status: claim.status.as_str().to_owned(),
                asserted: claim.is_asserted(),
                report: stated.report.0.clone(),
            });
        }
        let report = |report: &Listed| ReportLine {
            id: report.id.0.clone(),
            label: report.label.clone(),
            input: report.sources.first().map(|source| source.input.clone()).unwrap_or_default(),
            url: report.url.clone(),
            revises: revises.get(&report.id).map(|older| older.0.clone()),
        };
        let disputes = world.disputes.iter().map(|dispute| DisputeLine {
            id: dispute.id.0.clone(),
            kind: dispute.kind.as_str().to_owned(),
            about: dispute.about.0.clone(),
            label: label(&dispute.about).to_owned(),
        });
        // What only gazetteers name, as the country of a city, is no news.
        let spoken_of = world.entities.iter().filter(|entity| !entity.occurrences.is_empty());
        let nodes = spoken_of.map(|entity| NodeLine {
            id: entity.id.0.clone(),
            kind: entity.kind.clone(),
            label: entity.label.clone(),
            status: entity.meeting_status.map(|status| status.as_str().to_owned()),
        });
        Self {
            reports: listed.iter().map(report).collect(),
            nodes: nodes.collect(),
            claims,
            edges: edges.into_iter().map(|(id, words)| EdgeLine { id, words }).collect(),
            disputes: disputes.collect(),
        }
    }

    /// How many plain edges there are.
    pub fn n_edges(&self) -> usize {
        self.edges.len()
    }

    /// What another state differs in.
    pub fn difference(&self, after: &Self) -> Difference {
        Difference {
            reports: Altered::between(&self.reports, &after.reports),
            nodes: Altered::between(&self.nodes, &after.nodes),
            claims: Altered::between(&self.claims, &after.claims),
            edges: Altered::between(&self.edges, &after.edges),
            disputes: Altered::between(&self.disputes, &after.disputes),
        }
    }
}
