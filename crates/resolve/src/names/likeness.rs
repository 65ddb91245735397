//! What comparing two names finds.

use rapporteur_knowledge::names;

names! {
    /// In what two words of names, or two whole names, agree.
    NameSign {
        /// Nothing differs.
        Same = "same name",
        /// Systems of transliteration differ.
        Transliterated = "same name by transliteration",
        /// One writes the first letter alone.
        Initial = "an initial",
        /// One is a short form, or a form of a neighbouring language, that one person's name is given in.
        Form = "forms of one given name",
        /// Each is of another language.
        Translated = "one given name in two languages",
        /// A pattern of two readings makes them equal.
        SecondReading = "perhaps another transliteration",
        /// Inner vowels differ.
        Vowels = "other vowels",
        /// One ends as women's names do.
        Ending = "perhaps a woman's and a man's name",
        /// Few letters differ.
        Misspelled = "nearly the same letters",
        /// Both are numbers, and differ.
        Number = "another number",
        /// One lacks a word.
        LeftOut = "a name left out",
        /// The family name stands at the other end.
        Turned = "family name first",
    }
}

/// How alike two names are.
#[derive(Clone, PartialEq, Debug)]
pub struct Match {
    /// From 0 (different) to 1 (the same name).
    pub score: f64,
    /// In what they agree or differ, in words.
    pub reason: String,
    /// Likeness of the two words that differ most.
    pub(crate) worst: f64,
    /// Whether they agree but for a few letters.
    pub(crate) is_misspelled: bool,
}

impl Match {
    /// Names that agree in what a sign says.
    pub(super) fn of(score: f64, sign: NameSign) -> Self {
        Self { is_misspelled: sign == NameSign::Misspelled, ..Self::new(score, sign.as_str()) }
    }

    pub(super) fn new(score: f64, reason: impl Into<String>) -> Self {
        let score = score.clamp(0.0, 1.0);
        Self { score, reason: reason.into(), worst: score, is_misspelled: false }
    }
}
