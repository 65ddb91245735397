//! From paths to one world: reads, analyses in parallel, resolves, and keeps the analysed reports on disk.
//!
//! ```text
//! paths ─ ingest ─► reports ─ extract (parallel) ─► archive ─ resolve ─► world ─ caller writes the graph ─► generation
//! ```
//!
//! A [`StoreFolder`] holds one compressed file a report, and world and graph in parts, which are
//! functions of the set of reports and of a person's judgements. What is unchanged is read from the archive instead of analysed again.
//!
//! ```
//! use rapporteur_knowledge::Knowledge;
//! use rapporteur_language::Pipeline as Language;
//! use rapporteur_model::EntityId;
//! use rapporteur_pipeline::{Options, Pipeline, StoreFolder};
//! use std::collections::BTreeMap;
//! use std::sync::Arc;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let place = tempfile::tempdir()?;
//! let report = place.path().join("report.txt");
//! std::fs::write(&report, "OSLO, May 9, 2031 (Harbour Wire) - Kenya signed the Aden accord on Friday.")?;
//!
//! let (knowledge, language) = (Knowledge::embedded()?, Language::embedded()?);
//! let pipeline = Pipeline::new(Arc::new(knowledge), Arc::new(language), Options::default())?;
//! let folder = StoreFolder::new(place.path().join("store"));
//! let prepared = pipeline.build(&[report], &folder, &|_| {})?;
//! let summary = prepared.commit(&Labels)?;
//! assert_eq!(summary.reports, 1);
//! assert_eq!(folder.world()?, prepared.world);
//! assert!(String::from_utf8(folder.graph()?)?.contains("Kenya"));
//! # Ok(())
//! # }
//!
//! /// Writes only what things are called.
//! struct Labels;
//!
//! impl rapporteur_pipeline::Render for Labels {
//!     fn base(&self) -> &str {
//!         ""
//!     }
//!     fn fingerprint(&self) -> &str {
//!         "labels"
//!     }
//!     fn render(&self, part: &rapporteur_model::World, _: &BTreeMap<EntityId, String>) -> Vec<u8> {
//!         part.entities.iter().flat_map(|entity| entity.label.bytes().chain([b'\n'])).collect()
//!     }
//! }
//! ```

mod archive;
mod build;
mod commit;
mod error;
mod folder;
mod generation;
mod graph_parts;
mod holdings;
mod judged;
mod parts;
mod pipeline;
mod proof;
mod reading;
mod shelf;
mod source;
mod stream;
mod summary;

pub use archive::Fingerprint;
pub use commit::{Prepared, Render};
pub use error::Error;
pub use folder::{Listed, StoreFolder};
pub use graph_parts::GraphParts;
pub use pipeline::{Analysed, Options, Pipeline, Progress};
pub use proof::{Damage, Proof};
pub use stream::in_order;
pub use summary::Summary;
