//! The analysis of a text: tokens with tags and syntax, sentences, names.

use crate::{Dep, Tag};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// Universal part of speech, like spaCy's `Token.pos_`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[allow(missing_docs, reason = "the names are the Universal Dependencies tags")]
pub enum Pos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    Space,
    #[default]
    X,
}

/// Every tag with its name in Universal Dependencies.
const NAMES: [(Pos, &str); 18] = [
    (Pos::Adj, "ADJ"),
    (Pos::Adp, "ADP"),
    (Pos::Adv, "ADV"),
    (Pos::Aux, "AUX"),
    (Pos::Cconj, "CCONJ"),
    (Pos::Det, "DET"),
    (Pos::Intj, "INTJ"),
    (Pos::Noun, "NOUN"),
    (Pos::Num, "NUM"),
    (Pos::Part, "PART"),
    (Pos::Pron, "PRON"),
    (Pos::Propn, "PROPN"),
    (Pos::Punct, "PUNCT"),
    (Pos::Sconj, "SCONJ"),
    (Pos::Sym, "SYM"),
    (Pos::Verb, "VERB"),
    (Pos::Space, "SPACE"),
    (Pos::X, "X"),
];

impl Pos {
    /// The upper-case name (`"PROPN"`).
    pub fn as_str(self) -> &'static str {
        NAMES.iter().find(|(pos, _)| *pos == self).map_or("X", |(_, name)| name)
    }

    /// The part of speech with this upper-case name; `None` if the name is unknown.
    pub fn from_name(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, n)| *n == name).map(|(pos, _)| *pos)
    }

    /// Whether it is a common noun, proper noun or pronoun, which can head an argument.
    pub fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Propn | Self::Pron)
    }
}

impl fmt::Display for Pos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One token of an analysed text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// Byte offsets into the analysed text, half-open; never includes the following space.
    pub span: Range<usize>,
    /// The token's slice of the text, unchanged.
    pub text: Arc<str>,
    /// Dictionary form from spaCy's rule lemmatizer.
    pub lemma: Arc<str>,
    /// Penn Treebank tag after the attribute ruler.
    pub tag: Tag,
    /// Universal part of speech.
    pub pos: Pos,
    /// Morphological features in Universal Dependencies notation (`"Tense=Past|VerbForm=Fin"`); `""` if there are none.
    pub morph: Arc<str>,
    /// Index of the head token; a root is its own head.
    pub head: usize,
    /// The token's relation to its head.
    pub dep: Dep,
    /// Whether a single U+0020 follows the token directly.
    pub space_after: bool,
}

/// A name found by the entity recogniser.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
    /// Token indices, half-open.
    pub tokens: Range<usize>,
    /// OntoNotes label (`"PERSON"`, `"GPE"`, `"ORG"`, …).
    pub label: Arc<str>,
}

/// The analysis of one text. Indices are stable: token `i` is `tokens[i]`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Analysis {
    /// All tokens in text order, including white-space tokens.
    pub tokens: Vec<Token>,
    /// Token ranges of the sentences, in order; together they cover all tokens.
    pub sentences: Vec<Range<usize>>,
    /// Names in text order; they never overlap.
    pub names: Vec<Name>,
}

impl Analysis {
    /// Whether a sentence that does not end within 512 tokens was cut, so that relations across the cut are missing. The answer
    /// holds only for an unchanged analysis.
    pub fn is_cut(&self) -> bool {
        crate::pieces::is_cut(self)
    }
}
