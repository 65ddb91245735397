//! Answers to questions about the graph as JSON, as the vocabulary fixes it: the objects that the commands `neighbors`, `path`,
//! `timeline`, `rank`, `bridges` and `communities` print with `--format json`. Each is made from values of the graph.
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

mod edge;
mod neighbors;
mod node;
mod path;
mod structure;
mod timeline;

pub use edge::{ClaimEvidence, StatedEdge, Told};
pub use neighbors::{Neighbor, Neighbors};
pub use node::NodeRef;
pub use path::{Connection, Connections, Step};
pub use structure::{BridgeLink, Bridges, Communities, Community, JointNode, RankedNode};
pub use timeline::TimelineEntry;
