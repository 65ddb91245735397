//! What no relation covers yet: predicates with samples, and drafts of patterns for them.
//!
//! [`sightings`] finds the predicates of an explained report and [`Predicates`] counts them. For a draft,
//! [`Evidence`] collects what reports show of one predicate, and [`draft`] writes a pattern from it that it has
//! proven: it reads every example that it prints.

mod draft;
mod error;
mod evidence;
mod pattern;
mod proof;
mod table;

pub use draft::{Draft, draft};
pub use error::DraftError;
pub use evidence::{Evidence, Shown, Wanted};
pub use table::{PredicateRow, Predicates, Sample, Sighting, sightings};

use rapporteur_extract::{Explained, TokenIdx};

/// Digits of a report's id that a sample shows.
const REPORT_DIGITS: usize = 12;

/// A text on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The place of the sentence that holds a token, counted from 0, and its words on one line.
fn sentence(explained: &Explained<'_>, token: TokenIdx) -> (usize, String) {
    let sentences = &explained.parsed.sentences;
    let place = sentences.partition_point(|sentence| sentence.tokens.end <= token);
    (place, line(explained.parsed.sentence(token).span.of(&explained.parsed.report.text)))
}
