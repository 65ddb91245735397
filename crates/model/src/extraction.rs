//! What one report says: mentions, local entities, times, quotations and claims.

use crate::{Claim, Diagnostic, PartialDate, Span, When};
use bitcode::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// Index of a [`LocalEntity`] in [`Extraction::entities`].
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode,
)]
pub struct LocalId(pub usize);

/// Name of a node type of the vocabulary (`"Person"`), as in `data/types/`.
pub type TypeName = String;

/// One place in the text that refers to an entity.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Mention {
    /// The words, without determiner and possessive ending.
    pub span: Span,
    /// The entity referred to.
    pub entity: LocalId,
    /// How the entity is referred to.
    pub form: Form,
    /// Detector and rule (`"names/PERSON"`, `"gazetteer/demonym"`).
    pub found_by: String,
}

/// How a mention refers to its entity.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// By proper name.
    Name,
    /// By adjective or noun of nationality ("French").
    Demonym,
    /// By a name that stands for it ("the Kremlin").
    Metonym,
    /// By description ("the summit", "the French president").
    Nominal,
    /// By pronoun.
    Pronoun,
}

/// Grammatical gender as far as a name, title or pronoun shows it.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "kebab-case")]
pub enum Gender {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// What a report shows of an entity beyond its names. Fields that do not suit the type stay empty.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, Encode, Decode)]
#[serde(default)]
pub struct Traits {
    /// Person: gender.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// Office: the post (`"president"`); Meeting, Event, Document, Organization: the head noun's lemma (`"summit"`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Office: what it belongs to. Organization, Place: the country it belongs to or lies in, if the report says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<LocalId>,
    /// Meeting, Event: where, if its description says so ("the talks in Kyiv").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<LocalId>,
    /// Meeting, Event, Document: when, if its description or a claim says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Meeting, Event, Document: parties and topics that its description names ("Ukraine-Russia talks").
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<LocalId>,
    /// Statement: the span of its content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<Span>,
    /// Statement: the rest of its content, if the report interrupts it ("The plan," she said, "is sound").
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub further_content: Vec<Span>,
    /// Statement: who is reported to have made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<LocalId>,
    /// Meeting: whether it was called off.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub cancelled: bool,
    /// Words that tell described things apart ("bilateral", "28-point"), lower case, sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub modifiers: Vec<String>,
}

impl Traits {
    /// A statement's content in the report's words; an ellipsis marks each place where the report interrupts it.
    pub fn content_words(&self, text: &str) -> Option<String> {
        let first = self.content?;
        let parts: Vec<&str> =
            std::iter::once(&first).chain(&self.further_content).map(|span| span.of(text)).collect();
        Some(parts.join(" … "))
    }
}

/// One thing that a report speaks of.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, Encode, Decode)]
pub struct LocalEntity {
    /// Node type.
    pub kind: TypeName,
    /// The best name or description in this report.
    pub label: String,
    /// Every other surface form found, in order of first occurrence, without pronouns.
    pub names: Vec<String>,
    /// Whether some mention is a proper name; an entity without one is known by description alone.
    pub named: bool,
    /// Identity in the gazetteers (`"france"`), if its name leaves no doubt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gazetteer: Option<String>,
    /// What else the report shows about it.
    #[serde(default)]
    pub traits: Traits,
}

/// TIMEX3 class of a time expression.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexKind {
    /// A calendar date or part of one.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// A time expression and its value.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Timex {
    /// The words.
    pub span: Span,
    /// TIMEX3 class.
    pub kind: TimexKind,
    /// TIMEX3 value and, for dates, the days covered.
    pub when: When,
}

/// A passage attributed to a source. Each part may be split over several spans.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, Encode, Decode)]
pub struct Quote {
    /// The source.
    pub source: Vec<Span>,
    /// The words that attribute ("said", "according to").
    pub cue: Vec<Span>,
    /// What is attributed.
    pub content: Vec<Span>,
    /// The entity of the source, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<LocalId>,
}

/// Everything that extraction learned from one report. Mentions, times and quotes are in text order; claims are ordered by
/// evidence, then relation.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, Encode, Decode)]
pub struct Extraction {
    /// The things that the report speaks of.
    pub entities: Vec<LocalEntity>,
    /// Where the report refers to them.
    pub mentions: Vec<Mention>,
    /// Time expressions.
    pub times: Vec<Timex>,
    /// Attributed passages.
    pub quotes: Vec<Quote>,
    /// What the report says of them.
    pub claims: Vec<Claim<LocalId>>,
    /// The date that relative times are counted from.
    pub anchor: Option<PartialDate>,
    /// Doubts that arose during extraction.
    pub diagnostics: Vec<Diagnostic>,
}

impl Extraction {
    /// The entity with an id that this extraction gave out.
    pub fn entity(&self, id: LocalId) -> &LocalEntity {
        &self.entities[id.0]
    }
}
