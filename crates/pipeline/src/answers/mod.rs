//! Answers to questions about the graph as JSON, as the vocabulary fixes it: the objects that the commands `neighbors`, `path`,
//! `timeline`, `rank`, `bridges` and `communities` print with `--format json`, and those that a page shows of a
//! [`Snapshot`](crate::Snapshot): a node, a claim, a report, a part of the graph. Each can describe itself in JSON Schema.
//!
//! ```
//! use rapporteur_graph::{Graph, Node};
//! use rapporteur_pipeline::answers::Neighbors;
//! # fn main() -> Result<(), serde_json::Error> {
//! let node = Node { label: "Geneva talks".to_owned(), ..Node::default() };
//! let graph = Graph::new(vec![node.clone()], Vec::new());
//! let answer = Neighbors::new(&graph, &node, &graph.joining(&node.id));
//! assert!(serde_json::to_string(&answer)?.contains("Geneva talks"));
//! # Ok(())
//! # }
//! ```

mod between;
mod card;
mod dispute;
mod edge;
mod evidence;
mod meetings;
mod mention;
mod neighbors;
mod node;
mod path;
mod report;
mod scope;
mod structure;
mod timeline;
mod view;

pub use between::Between;
pub use card::{CardEdge, NodeCard, NodeProperty, RelationGroup};
pub use dispute::{DisputeCard, DisputedClaim};
pub use edge::{ClaimEvidence, StatedEdge, Told};
pub use evidence::{ClaimInFull, EvidenceCard, OtherClaim, ReportInFull, SilentOrigin};
pub use meetings::{MeetingRow, Meetings};
pub use mention::NodeMention;
pub use neighbors::{Neighbor, Neighbors};
pub use node::NodeRef;
pub use path::{Connection, Connections, Step};
pub use report::{ClaimInText, ReportRef, ReportRow, ReportText, Reports};
pub use scope::{Scope, network};
pub use structure::{BridgeLink, Bridges, Communities, Community, JointNode, RankedNode};
pub use timeline::TimelineEntry;
pub use view::{View, ViewChoice, ViewEdge, ViewNode};

use rapporteur_knowledge::Knowledge;
use rapporteur_model::name_in_words;

/// A relation or property in words, as its file labels it; its name if the knowledge has no such file.
pub fn label(knowledge: &Knowledge, name: &str) -> String {
    let relation = knowledge.relation(name).map(|relation| &relation.label);
    let property = || {
        let found = knowledge.ontology.properties.iter().find(|property| property.id == name);
        found.map(|property| &property.label)
    };
    relation.or_else(property).map_or_else(|| name_in_words(name), String::clone)
}

/// A relation in words, read backwards.
pub fn inverse_label(knowledge: &Knowledge, relation: &str) -> String {
    let inverse = knowledge.relation(relation).map(|relation| relation.inverse.clone());
    inverse.unwrap_or_else(|| format!("← {relation}"))
}
