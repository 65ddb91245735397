//! Questions to the graph: what they share, from the choice of edges to the drawing of the answer.

mod draw;
mod evidence;
pub mod neighbors;
mod opened;
pub mod path;
mod picture;
mod table;
pub mod timeline;

pub use draw::{Drawing, draw, first_groups};
pub use opened::{Asking, Opened};
pub use rapporteur_pipeline::answers::Scope;
pub use table::{Column, listed, remaining, table};
