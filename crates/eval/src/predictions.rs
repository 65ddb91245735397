//! Prediction lines: a system's answers for each gold record. Offsets count characters and are half-open.

use serde::{Deserialize, Serialize};

/// Typed mentions of one record.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Typing {
    /// The gold record's id.
    pub id: String,
    /// The mentions found.
    pub mentions: Vec<TypedMention>,
}

/// A mention with its type.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct TypedMention {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// Node type.
    #[serde(rename = "type")]
    pub kind: String,
}

/// Relations of one record.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Relations {
    /// The gold record's id.
    pub id: String,
    /// The relations found.
    pub relations: Vec<Relation>,
}

/// A relation between two things.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Relation {
    /// Name of the relation, in kebab case.
    pub rel: String,
    /// Subject.
    pub subj: Side,
    /// Object.
    pub obj: Side,
}

/// One side of a relation: a span of the text, or a name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Side {
    /// `[start, end]` in characters.
    Span([usize; 2]),
    /// A name.
    Name(String),
}

/// The coreferring mentions of one record.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Coreference {
    /// The gold record's id.
    pub id: String,
    /// The gold record's mentions, each with its cluster.
    pub mentions: Vec<ClusteredMention>,
}

/// A mention and its cluster.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ClusteredMention {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// Its cluster, which records may share; `None` if it is alone.
    pub cluster: Option<String>,
}

/// Time expressions of one record.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Times {
    /// The gold record's id.
    pub id: String,
    /// The expressions found.
    pub times: Vec<Time>,
}

/// A time expression.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Time {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// TIMEX3 class.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// TIMEX3 value.
    pub value: Option<String>,
}

/// Attributed passages of one record.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Quotes {
    /// The gold record's id.
    pub id: String,
    /// The passages found.
    pub quotes: Vec<Quote>,
}

/// An attributed passage; each part may be split.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Quote {
    /// The source's words.
    pub source: Vec<[usize; 2]>,
    /// The words that attribute the content to the source.
    pub cue: Vec<[usize; 2]>,
    /// The attributed words.
    pub content: Vec<[usize; 2]>,
}

/// The main event of one record. The class is empty if no event was found.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Plover {
    /// The gold record's id.
    pub id: String,
    /// PLOVER class (`"CONSULT"`).
    pub class: String,
    /// Codes or names of the actors.
    pub source: Vec<String>,
    /// Codes or names of those acted on.
    pub target: Vec<String>,
}

/// Whether two names name the same thing.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct NameMatch {
    /// The gold pair's id.
    pub id: String,
    /// The decision.
    #[serde(rename = "match")]
    pub matches: bool,
    /// How sure the decision is, from 0 to 1.
    pub score: f64,
}
