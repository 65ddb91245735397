//! From paths to one world: reads, analyses in parallel, resolves, and keeps the analysed reports on disk.
//!
//! ```text
//! paths ─ ingest ─► reports ─ extract (parallel) ─► archive ─ resolve ─► world ─ caller writes the graph ─► generation
//! ```
//!
//! A [`StoreFolder`] holds one compressed file a report and one current generation: the world and its graph, which are
//! functions of the set of reports. What is unchanged is read from the archive instead of analysed again.

mod archive;
mod build;
mod error;
mod folder;
mod pipeline;
mod stream;
mod summary;

pub use archive::Fingerprint;
pub use build::Prepared;
pub use error::Error;
pub use folder::StoreFolder;
pub use pipeline::{Analysed, Options, Pipeline, Progress};
pub use stream::in_order;
pub use summary::Summary;
