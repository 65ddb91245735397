//! One world from the extractions of many reports: people, bodies, places, meetings and documents that are one thing in
//! several reports become one entity, reports that relay one another one origin, and what cannot all hold a dispute.
//!
//! Everything is decided on the sorted set of reports, so order and threads never show in the result.
//!
//! ```
//! use rapporteur_resolve::{NoGazetteer, Tables, resolve};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let world = resolve(&[], &NoGazetteer, &Tables::embedded()?);
//! assert!(world.entities.is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! Likeness of names, offices, places, dates and parties is summed with the [`Weights`] of `data/resolution/weights.toml`;
//! a contradiction ends the comparison whatever the sum. Doubt keeps apart, and every merge keeps its reason in
//! [`World::merges`].

mod agglomerate;
mod bodies;
mod corpus;
mod dates;
mod documents;
mod gatherings;
mod gazetteer;
pub mod names;
mod offices;
mod origins;
mod partition;
mod people;
mod profile;
mod reasons;
mod tables;
mod weights;
mod world;

pub use gazetteer::{Gazetteer, GazetteerEntry, NoGazetteer};
pub use tables::Tables;
pub use weights::{DocumentWeights, MeetingWeights, NameWeights, OriginWeights, PeopleWeights, Weights};

use corpus::Corpus;
use partition::Partition;
use profile::Context;
use rapporteur_model::{Extraction, Report, World};

/// Makes one world of the extractions of a set of reports. The order of the slice does not matter; a report given twice
/// counts once.
pub fn resolve(analysed: &[(Report, Extraction)], gazetteer: &dyn Gazetteer, tables: &Tables) -> World {
    let corpus = Corpus::new(analysed);
    let mut partition = Partition::new(corpus.nodes.len());
    bodies::merge(&corpus, tables, &mut partition);
    let origins = origins::group(&corpus, &partition, tables);
    let context = Context { corpus: &corpus, tables, origins: &origins.of_source };
    offices::merge(&corpus, tables, &mut partition);
    people::merge(&context, &mut partition);
    offices::merge_by_holder(&corpus, tables, &mut partition);
    let geography = gatherings::Geography::new(&corpus, gazetteer, &partition);
    gatherings::merge(&context, &geography, &mut partition);
    documents::merge(&context, &mut partition);
    documents::merge_statements(&corpus, &mut partition);
    let parts = world::Parts { corpus: &corpus, tables, gazetteer, partition: &partition, origins: &origins };
    world::assemble(&parts)
}
