//! One relation stated at one place of one report.

use crate::{ReportId, Span, When, hash};
use bitcode::{Decode, Encode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// How certain a claim is presented as: FactBank's polarity and certainty, with time.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode,
)]
pub enum Status {
    /// Certain and past, present or timeless.
    Happened,
    /// Certain or expected, and yet to come.
    Planned,
    /// Uncertain: modal, conditional, asked, alleged.
    Possible,
    /// Stated not to be so.
    Denied,
}

impl Status {
    /// The vocabulary's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Happened => "Happened",
            Self::Planned => "Planned",
            Self::Possible => "Possible",
            Self::Denied => "Denied",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How a stated number relates to the true one.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "camelCase")]
pub enum Bound {
    /// "35 countries"
    Exactly,
    /// "at least 35"
    AtLeast,
    /// "more than 27"
    MoreThan,
    /// "up to 30"
    AtMost,
    /// "fewer than 30"
    LessThan,
    /// "some 30"
    About,
}

impl Bound {
    /// The vocabulary's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exactly => "exactly",
            Self::AtLeast => "atLeast",
            Self::MoreThan => "moreThan",
            Self::AtMost => "atMost",
            Self::LessThan => "lessThan",
            Self::About => "about",
        }
    }
}

/// Trust in a claim, 0 to 1, kept and written with two decimals so that rounding is the same on every machine.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, Encode, Decode,
)]
#[serde(from = "f64", into = "f64")]
pub struct Confidence(u8);

impl Confidence {
    /// The least trust in a claim that may become a plain edge: it is rather right than wrong.
    pub const ASSERTED: Self = Self(50);

    /// Makes a confidence from a share; values outside 0 to 1 are clamped.
    pub fn new(share: f64) -> Self {
        Self((share.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    /// The share, 0 to 1.
    pub fn get(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl From<f64> for Confidence {
    fn from(share: f64) -> Self {
        Self::new(share)
    }
}

impl From<Confidence> for f64 {
    fn from(confidence: Confidence) -> Self {
        confidence.get()
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.get())
    }
}

/// What a claim's relation points at.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "kebab-case")]
pub enum Object<E> {
    /// Nothing: the claim has no object ("Kyiv denied").
    None,
    /// An entity.
    Entity(E),
    /// A literal: lexical form and local name of its XSD datatype (`"35"`, `"integer"`).
    Value {
        /// Lexical form.
        lexical: String,
        /// Local name in the XSD namespace.
        datatype: String,
    },
}

impl<E> Object<E> {
    /// The object's entity, if it is one.
    pub fn entity(&self) -> Option<&E> {
        match self {
            Self::Entity(entity) => Some(entity),
            _ => None,
        }
    }
}

/// What a claim tells beside subject and object: an amount, a post, a share of votes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier<E> {
    /// An entity.
    Entity(E),
    /// A number in full, as XSD writes a decimal (`"1200000000"`, `"2.4"`, `"-0.3"`).
    Number(String),
    /// Words.
    Text(String),
}

impl<E> Qualifier<E> {
    /// The entity, if it is one.
    pub fn entity(&self) -> Option<&E> {
        match self {
            Self::Entity(entity) => Some(entity),
            Self::Number(_) | Self::Text(_) => None,
        }
    }

    /// The same with the entity renamed.
    pub fn map<F>(self, rename: impl FnOnce(E) -> F) -> Qualifier<F> {
        match self {
            Self::Entity(entity) => Qualifier::Entity(rename(entity)),
            Self::Number(lexical) => Qualifier::Number(lexical),
            Self::Text(text) => Qualifier::Text(text),
        }
    }
}

/// The words of a report that state a claim.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode,
)]
pub struct Evidence {
    /// The shortest stretch that holds trigger and arguments, which `rap:quote` shows.
    pub span: Span,
    /// The sentence around it.
    pub sentence: Span,
}

/// One relation stated at one place of one report. `E` names entities: [`LocalId`](crate::LocalId) inside a report,
/// [`EntityId`](crate::EntityId) in the world.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Claim<E> {
    /// Who or what the claim is about; `None` where an act is told without its doer ("was arrested").
    pub subject: Option<E>,
    /// Words the subject was read from.
    pub subject_span: Option<Span>,
    /// Bare name of the relation (`"attends"`).
    pub relation: String,
    /// What the relation points at.
    pub object: Object<E>,
    /// Words the object was read from.
    pub object_span: Option<Span>,
    /// How certain the claim is presented as.
    pub status: Status,
    /// The chain of speakers, outermost first; empty where the report itself says so. The last one is `rap:attributedTo`.
    pub attribution: Vec<E>,
    /// Whether the report keeps its distance from some speaker of the chain ("alleged", "so-called").
    pub distant: bool,
    /// Whether no claim of its relation becomes a plain edge, since its qualifiers tell what matters.
    pub edgeless: bool,
    /// When it happens or holds.
    pub when: Option<When>,
    /// Role words ("Prime Minister", "son-in-law").
    pub role: Option<String>,
    /// What is counted ("countries").
    pub unit: Option<String>,
    /// How the stated number relates to the true one.
    pub bound: Option<Bound>,
    /// What else the words tell of it, by the name of the qualifier (`"amount"`), which the relation's file declares.
    pub qualifiers: BTreeMap<String, Qualifier<E>>,
    /// Trust in the claim.
    pub confidence: Confidence,
    /// Whether a person judged that the words say so: then it is trusted, whatever its confidence.
    #[serde(default)]
    pub kept: bool,
    /// Whether a newer text at the same address took the place of its report: then it makes no edge and takes no side.
    #[serde(default)]
    pub superseded: bool,
    /// Relation and pattern (`"attends/expected-to"`), which [`FoundBy`](crate::FoundBy) reads; several are joined by `+` where
    /// one derives from another.
    pub found_by: String,
    /// The words that state it.
    pub evidence: Evidence,
}

impl<E> Claim<E> {
    /// A claim that has happened, in full trust and of nobody's words but the report's, and of which nothing more is known: its
    /// maker fills in the other fields.
    pub fn new(relation: impl Into<String>, object: Object<E>) -> Self {
        let nowhere = Span::new(0, 0);
        Self {
            subject: None,
            subject_span: None,
            relation: relation.into(),
            object,
            object_span: None,
            status: Status::Happened,
            attribution: Vec::new(),
            distant: false,
            edgeless: false,
            when: None,
            role: None,
            unit: None,
            bound: None,
            qualifiers: BTreeMap::new(),
            confidence: Confidence::new(1.0),
            kept: false,
            superseded: false,
            found_by: String::new(),
            evidence: Evidence { span: nowhere, sentence: nowhere },
        }
    }

    /// Every entity that the claim speaks of: subject, object, speakers and qualifiers. One may come twice.
    pub fn entities(&self) -> impl Iterator<Item = &E> {
        let qualifiers = self.qualifiers.values().filter_map(Qualifier::entity);
        self.subject.iter().chain(self.object.entity()).chain(&self.attribution).chain(qualifiers)
    }

    /// Whether the claim may become a plain edge: its relation makes edges, it has a subject, is stated or attributed without
    /// distance, happened or is planned, and is trusted enough: see [`is_sure`](Self::is_sure).
    pub fn is_asserted(&self) -> bool {
        self.subject.is_some() && !self.edgeless && self.is_sure()
    }

    /// Whether it is told as so and trusted enough for a plain edge, be its relation and its doer such that there can be one or not.
    /// It is trusted if its confidence reaches [`Confidence::ASSERTED`] or a person keeps it.
    pub fn is_sure(&self) -> bool {
        self.is_so() && (self.kept || self.confidence >= Confidence::ASSERTED)
    }

    /// Whether it is told as so: stated or attributed without distance, happened or planned, and not in a text that was revised
    /// since.
    pub fn is_so(&self) -> bool {
        !self.distant && !self.superseded && matches!(self.status, Status::Happened | Status::Planned)
    }

    /// The entities that it joins: its subject and its object, as far as it has them.
    pub fn ends(&self) -> impl Iterator<Item = &E> {
        self.subject.iter().chain(self.object.entity())
    }

    /// The innermost speaker.
    pub fn attributed_to(&self) -> Option<&E> {
        self.attribution.last()
    }

    /// The same claim with every entity renamed.
    pub fn map<F>(self, mut rename: impl FnMut(E) -> F) -> Claim<F> {
        Claim {
            subject: self.subject.map(&mut rename),
            subject_span: self.subject_span,
            relation: self.relation,
            object: match self.object {
                Object::None => Object::None,
                Object::Entity(entity) => Object::Entity(rename(entity)),
                Object::Value { lexical, datatype } => Object::Value { lexical, datatype },
            },
            object_span: self.object_span,
            status: self.status,
            attribution: self.attribution.into_iter().map(&mut rename).collect(),
            distant: self.distant,
            edgeless: self.edgeless,
            when: self.when,
            role: self.role,
            unit: self.unit,
            bound: self.bound,
            qualifiers: self
                .qualifiers
                .into_iter()
                .map(|(name, value)| (name, value.map(&mut rename)))
                .collect(),
            confidence: self.confidence,
            kept: self.kept,
            superseded: self.superseded,
            found_by: self.found_by,
            evidence: self.evidence,
        }
    }

    /// The claim's identity: a hash of report, relation, subject span, object span or literal, evidence span, status and whether
    /// a speaker or the report itself says so. Merging entities never changes it.
    pub fn id(&self, report: &ReportId) -> String {
        let span = |s: Span| format!("{}-{}", s.start, s.end);
        let object = match (&self.object, self.object_span) {
            (Object::Value { lexical, datatype }, _) => format!("{lexical}^^{datatype}"),
            (_, Some(s)) => span(s),
            (_, None) => String::new(),
        };
        let attributed = if self.attribution.is_empty() { "report" } else { "speaker" };
        hash(&[
            "claim",
            &report.0,
            &self.relation,
            &self.subject_span.map(span).unwrap_or_default(),
            &object,
            &span(self.evidence.span),
            self.status.as_str(),
            attributed,
        ])
    }
}
