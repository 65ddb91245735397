//! Parts of speech, features and lemmas from tags, labels and words.

mod lemmas;
mod ruler;

pub(crate) use lemmas::Lemmatizer;
pub(crate) use ruler::{AttributeRuler, Observed};

use crate::Pos;
use crate::labels::Label;

/// What the attribute ruler leaves of a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Attributes {
    /// Tag, perhaps corrected.
    pub(crate) tag: Label,
    /// Dependency label, perhaps corrected.
    pub(crate) dep: Label,
    /// Part of speech, if a rule gave one.
    pub(crate) pos: Option<Pos>,
    /// Morphological features.
    pub(crate) morph: Label,
    /// Lemma, if a rule gave one.
    pub(crate) lemma: Option<Label>,
}
