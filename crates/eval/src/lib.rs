//! Runs the stages on gold and scores what they extract: precision, recall and F1 by type and relation.
//!
//! [`score`] does all this for one [`Task`]; [`Floors`] are the minimum scores. Gold ([`gold`]) and
//! predictions ([`predictions`]) are JSON lines whose offsets count characters. The scoring functions are
//! pure and agree with the scripts that define the measures: [`score_typing`], [`score_relations`],
//! [`score_coreference`], [`score_times`], [`score_quotes`], [`score_plover`], [`score_names`],
//! [`score_claims`]. [`predict`] and [`mapping`] turn an extraction into prediction lines.

pub mod claims;
mod coref;
mod error;
mod floors;
pub mod gold;
mod lines;
mod main_event;
pub mod mapping;
mod names;
mod plover;
pub mod predict;
pub mod predictions;
mod quotes;
mod relations;
pub mod reports;
mod stages;
mod table;
mod task;
mod times;
mod typing;

pub use claims::{ClaimOptions, score_claims};
pub use coref::{
    Clustering, CorefOptions, CorefScores, Described, DescribedRecord, Known, PronounWeights,
    Weights as CorefWeights, b_cubed, chains, corpus_clusterings, pair_examples, score_clusterings,
    score_coreference,
};
pub use error::Error;
pub use floors::Floors;
pub use lines::{parse_lines, write_lines};
pub use names::score_names;
pub use plover::{is_right_side, score_plover};
pub use quotes::score_quotes;
pub use relations::{RelationOptions, score_relations};
pub use reports::{ReportFiles, parse_report, read_reports};
pub use stages::{Choices, Scored, read_weights, score, score_reports};
pub use table::{Row, Table};
pub use task::Task;
pub use times::score_times;
pub use typing::{TypeMapping, score_typing};
