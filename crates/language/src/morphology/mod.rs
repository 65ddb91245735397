//! Derives parts of speech, features and lemmas from tags, labels and words.

mod lemmas;
mod ruler;

pub(crate) use lemmas::Lemmatizer;
pub(crate) use ruler::{AttributeRuler, Observed};

use crate::Pos;
use crate::labels::Label;

/// The attributes of a token after the attribute ruler.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Attributes {
    /// The tag, possibly corrected.
    pub(crate) tag: Label,
    /// The dependency label, possibly corrected.
    pub(crate) dep: Label,
    /// The part of speech, if a rule set one.
    pub(crate) pos: Option<Pos>,
    /// The morphological features.
    pub(crate) morph: Label,
    /// The lemma, if a rule set one.
    pub(crate) lemma: Option<Label>,
}
