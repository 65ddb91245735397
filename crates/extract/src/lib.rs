//! From one report to what it says: typed mentions, coreference, times, quotations, and claims with status, attribution and evidence.
//!
//! ```
//! use rapporteur_extract::Extractor;
//! use rapporteur_knowledge::Knowledge;
//! use rapporteur_language::Analyzer;
//! use std::sync::Arc;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let extractor = Extractor::new(Arc::new(Knowledge::embedded()?), Arc::new(Analyzer::embedded()?))?;
//! let extraction = extractor.extract(&rapporteur_testkit::report("Kenya signed the treaty."));
//! assert_eq!(extraction.claims[0].relation, "signs");
//! let subject = extraction.claims[0].subject.map(|id| extraction.entity(id).label.as_str());
//! assert_eq!(subject, Some("Kenya"));
//! # Ok(())
//! # }
//! ```
//!
//! Steps, each a function of what came before: analysed [`ParsedReport`] with its [times](time) → mentions of things, joined where
//! they are one → sayings and their speakers → patterns of `data/relations/` matched over predicate–argument frames → status and
//! date of each claim → what follows from claims → the [judge](Judge)'s confidence in each. [`Extractor::explain`] keeps the inner steps.
//!
//! What this crate never does: read or write files; look at another report; decide what a name of another report means.
//! The arguments of a claim stand in one sentence, or are what its pronouns and descriptions stand for.

mod accusation;
mod argument;
mod attribution;
mod casing;
mod chronology;
mod contest;
mod context;
mod cover;
mod derive;
mod detector;
mod divided;
mod extractor;
mod finish;
mod firm_end;
mod gap;
mod group;
mod hyphen;
mod judge;
mod label;
mod lexical;
mod marked;
mod mention;
mod misread;
mod number;
mod office;
mod once;
mod parse;
mod parsed_report;
mod partisan;
mod parts;
mod party;
mod passage;
mod pronoun;
mod registry;
mod relate;
mod relative;
mod second_voice;
mod statement;
mod status;
mod syntax;
pub mod time;
mod timing;
mod title;

pub use extractor::{Explained, Extractor};
pub use gap::{Gap, Predicate, covered, gaps};
pub use judge::{Features, Judge, Judged, Kind as FeatureKind};
pub use marked::{HeadKind, Marked, marked};
pub use parsed_report::{NameSpan, Parse, ParsedReport, Sentence, TokenIdx};
pub use parts::{Parts, join, parts};
pub use relate::{Attempt, Outcome};
