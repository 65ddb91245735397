//! A graph as files that other programs read: pictures for people, RDF for triple stores, tables and records for programs that
//! draw, count and join graphs.
//!
//! Every format is one file under `formats/` and one line of the list there, [`FORMATS`]. A format gets an [`Input`]: the selected
//! part of a graph and what explains it. It writes bytes, or several [`Files`] that [`write_folder`] puts on disk. Equal inputs
//! give equal bytes.
//!
//! ```
//! use rapporteur_export::{Input, PictureOptions, format};
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let world = rapporteur_model::World::default();
//! let graph = rapporteur_graph::Graph::from_world(&world);
//! let knowledge = rapporteur_knowledge::Knowledge::embedded()?;
//! let options = PictureOptions::default();
//! let input = Input::new(&world, &graph, &knowledge).with_picture(&options);
//! let mut bytes = Vec::new();
//! format("dot")?.write(&input, &mut bytes)?;
//! assert!(bytes.starts_with(b"digraph"));
//! # Ok(())
//! # }
//! ```

mod builtin;
mod error;
mod escape;
mod folder;
mod format;
mod formats;
mod graphviz;
mod input;
mod json;
pub mod picture;
mod rdf;
mod rows;
mod sheet;
mod xml;

pub use error::Error;
pub use folder::write_folder;
pub use format::{Files, GraphFormat};
pub use formats::{FORMATS, format};
pub use input::{Dialect, Graphs, Input};
pub use picture::{Engine, PictureOptions};
pub use rdf::store;
pub use sheet::write_answer;
