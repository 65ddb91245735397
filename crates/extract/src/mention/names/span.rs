//! Describes a name: its words, its type and where it was found.

use crate::detector::Detector;
use crate::parsed_report::TokenIdx;
use rapporteur_model::Form;
use rapporteur_model::well_known::types;
use std::ops::Range;

/// Where a candidate comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// The entity recogniser.
    Model,
    /// The gazetteers; `sure` unless the name is also a city's among many.
    Gazetteer {
        /// Whether the name alone is enough.
        sure: bool,
    },
    /// A capitalised phrase with a class noun.
    ClassNoun,
}

/// A name and its type.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedSpan {
    /// The words.
    pub tokens: Range<TokenIdx>,
    /// Node type.
    pub kind: String,
    /// Gazetteer identity.
    pub gazetteer: Option<String>,
    /// How it refers.
    pub form: Form,
    /// Where it comes from.
    pub source: Source,
    /// Detector and rule.
    pub found_by: Detector,
}

impl NamedSpan {
    /// A proper name that no gazetteer has.
    pub fn new(tokens: Range<TokenIdx>, kind: &str, source: Source, found_by: impl Into<Detector>) -> Self {
        Self {
            tokens,
            kind: kind.to_owned(),
            gazetteer: None,
            form: Form::Name,
            source,
            found_by: found_by.into(),
        }
    }

    /// A person's name that the recogniser would have given.
    pub fn person(tokens: Range<TokenIdx>, found_by: impl Into<Detector>) -> Self {
        Self::new(tokens, types::PERSON, Source::Model, found_by)
    }
}
