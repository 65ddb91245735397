//! One world from the extractions of many reports: people, bodies, places, meetings and documents that are one thing in
//! several reports become one entity, reports that relay one another one origin, and what cannot all hold a dispute.
//!
//! Everything is decided on the sorted set of reports, so order and threads never show in the result.

mod bodies;
mod corpus;
mod dates;
mod gazetteer;
pub mod names;
mod offices;
mod partition;
mod people;
mod profile;
mod tables;
mod weights;

pub use gazetteer::{Gazetteer, GazetteerEntry, NoGazetteer};
pub use tables::Tables;
pub use weights::{DocumentWeights, MeetingWeights, NameWeights, OriginWeights, PeopleWeights, Weights};
