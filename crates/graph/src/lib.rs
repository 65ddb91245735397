//! The merged property graph. It has one node for each resolved thing, report, origin and dispute, and one edge for each
//! subject, relation and object, with every claim that states it.
//!
//! ```
//! use rapporteur_graph::{Basis, Graph, Selection};
//! let world = rapporteur_model::World::default();
//! let graph = Graph::from_world(&world);
//! let picture = graph.select(&Selection { min_reports: 2, bases: [Basis::Claims].into(), ..Selection::default() });
//! for edge in picture.edges() {
//!     println!("{:?} {} {:?} in {} reports", edge.subject, edge.relation, edge.object, edge.reports.len());
//! }
//! ```
//!
//! A [`Network`] of a graph tells who is connected with whom and how, who matters, who belongs together, and who alone joins
//! two parts. [`Graph::timeline`] tells what happened when.
//!
//! Nodes are in order of id, edges in order of subject, relation and object, and the claims of an edge in order of report and
//! claim id. So equal worlds give equal graphs. A graph holds everything an export shows; no world is needed beside it.

mod build;
mod community;
mod cut;
mod edge;
mod graph;
mod names;
mod neighbors;
mod network;
mod node;
mod path;
mod period;
mod reading;
mod select;
mod standing;
mod timeline;

pub use build::report_node;
pub use community::{Division, Resolution};
pub use cut::{Bridge, Joint};
pub use edge::{Basis, Edge, StatedClaim};
pub use graph::Graph;
pub use names::{Index, search_key};
pub use neighbors::JoiningEdge;
pub use network::Network;
pub use node::{Node, Property};
pub use path::Path;
pub use period::Period;
pub use reading::{Reading, SOURCE_TYPES, Things, others_told, read};
pub use select::Selection;
pub use standing::Standing;
pub use timeline::{Matter, Moment, Precision};
