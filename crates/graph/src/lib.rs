//! The merged property graph: one node per resolved thing, report, origin and dispute, one edge per subject, relation and
//! object, with every claim that states it.
//!
//! ```
//! use rapporteur_graph::{Basis, Graph, Selection};
//! let world = rapporteur_model::World::default();
//! let graph = Graph::from_world(&world);
//! let picture = graph.select(&Selection { min_reports: 2, bases: [Basis::Claims].into(), ..Selection::default() });
//! for edge in picture.edges() {
//!     println!("{} {} {:?} in {} reports", edge.subject, edge.relation, edge.object, edge.reports.len());
//! }
//! ```
//!
//! Nodes are in order of their id, edges in order of subject, relation and object, the claims of an edge in order of report
//! and claim id: equal worlds give equal graphs. A graph holds everything an export shows; it needs no world beside it.

mod build;
mod edge;
mod graph;
mod names;
mod node;
mod select;

pub use build::{report_label, report_node};
pub use edge::{Basis, Edge, StatedClaim};
pub use graph::Graph;
pub use names::{Index, fold};
pub use node::{Node, Property};
pub use select::Selection;
