//! Turns paths into a store that answers questions: reads reports, analyses them in parallel, resolves
//! entities, and keeps everything on disk. A program that links the library starts here.
//!
//! ```text
//! paths ─ ingest ─► reports ─ extract (parallel) ─► archive ─ resolve ─► world ─ store ─► graph ─► index, ready to be asked
//! ```
//!
//! A [`StoreFolder`] holds one compressed file per report, and world and graph in parts, which depend only on
//! the set of reports and on a person's judgements. Unchanged reports are read from the archive instead of
//! analysed again.
//!
//! ```
//! use rapporteur_pipeline::{Options, Pipeline, Resources, StoreFolder};
//! use rapporteur_store::{Format, Query};
//!
//! # #[cfg(feature = "embedded-model")]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let place = tempfile::tempdir()?;
//! let report = place.path().join("report.txt");
//! std::fs::write(&report, "OSLO, May 9, 2031 (Harbour Wire) - Kenya signed the Aden accord on Friday.")?;
//!
//! let pipeline = Pipeline::load(&Resources::default(), Options::default())?;
//! let folder = StoreFolder::new(place.path().join("store"));
//! let summary = pipeline.build(&[report], &folder, &|_| {})?.commit()?;
//! assert_eq!(summary.reports, 1);
//! let who = Query::sparql("SELECT ?who { ?who rap:signs ?what }")?;
//! let (store, mut rows) = (folder.open()?, Vec::new());
//! store.query(&who, &Default::default())?.write(&store, Format::Csv, None, &mut rows)?;
//! assert_eq!(String::from_utf8(rows)?, "who\r\nhttps://w3id.org/rapporteur/id/country/kenya\r\n");
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "embedded-model"))]
//! # fn main() {}
//! ```

pub mod answers;
mod archive;
mod build;
mod commit;
mod copies;
pub mod data;
mod error;
mod files;
mod folder;
mod generation;
mod graph_parts;
mod history;
mod holdings;
mod judged;
pub mod lines;
mod listed;
mod load;
mod open;
mod parts;
mod pipeline;
mod proof;
mod reading;
pub mod search;
mod shelf;
mod snapshot;
mod source;
mod stream;
mod summary;
mod survey;

pub use archive::{Analysed, Fingerprint};
pub use commit::Prepared;
pub use copies::Removal;
pub use error::Error;
pub use folder::StoreFolder;
pub use history::{
    Alteration, Altered, ClaimLine, Difference, DisputeLine, EdgeLine, Line, NodeLine, Outline, Recorded,
    ReportLine, Since,
};
pub use judged::Edit;
pub use listed::{Listed, Source};
pub use load::{Resources, knowledge};
pub use pipeline::{Options, Pipeline, Progress};
pub use proof::{Damage, Proof};
pub use snapshot::Snapshot;
pub use stream::in_order;
pub use summary::Summary;
