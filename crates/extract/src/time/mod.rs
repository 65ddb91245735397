//! Time expressions: finds them and gives them TIMEX3 values, anchored in the report's date.
//!
//! Values follow TimeML's TIMEX3 (Saurí et al., *TimeML Annotation Guidelines* 1.2.1, 2006). Method: patterns over word
//! classes with a normalisation each, as in HeidelTime (Strötgen and Gertz, *HeidelTime: High Quality Rule-Based
//! Extraction and Normalization of Temporal Expressions*, SemEval 2010), news mode: what is not said is taken from the
//! report's date, in the direction of the governing verb's tense. Words, patterns, examples and counter-examples are data
//! (`data/grammar/dates.toml`).
//!
//! Known limits: seasons are those of the north; times counted from events ("two days after the vote")
//! are read as durations; a year that no report states stays open (`XXXX-01-06`).

mod calendar;
mod calendar_date;
mod check;
mod compile;
mod counted;
mod fields;
mod grammar;
mod number;
mod op;
mod ops;
mod ordinal;
mod pattern;
mod reading;
mod recurring;
mod relative;
mod spec;
mod tagger;
mod tense;
mod times;
mod together;

#[cfg(test)]
mod tests;

pub use grammar::Grammar;
pub use tagger::{Hints, TimeTagger};
pub use tense::Tense;
pub use times::Times;
pub use together::Join;
