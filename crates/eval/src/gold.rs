//! Gold annotations, one record a line. Offsets count characters and are half-open. Fields that no score uses
//! are ignored.

use serde::{Deserialize, Serialize};

/// One annotated text.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// The id by which predictions refer to it.
    pub id: String,
    /// Date of publication as stated (`"1998-08-07"`), not always in that form.
    pub date: Option<String>,
    /// The text.
    pub text: String,
    /// The headline, if it is not part of the text.
    pub title: Option<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// The topic under which the collection files it.
    pub topic: Option<String>,
    /// Named and described things.
    pub mentions: Vec<Mention>,
    /// Relations between them.
    pub relations: Vec<Relation>,
    /// PLOVER events, the main one first.
    pub events: Vec<Event>,
    /// Attributed passages.
    pub quotes: Vec<Quote>,
    /// Time expressions.
    pub times: Vec<Time>,
    /// If present, only mentions inside these spans are annotated.
    pub scored: Option<Vec<[usize; 2]>>,
    /// Mentions that touch these spans are left out.
    pub unscored: Option<Vec<[usize; 2]>>,
    /// If present, which relations are annotated where.
    pub closed: Option<Vec<Closed>>,
}

/// A passage annotated for some relations only.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Closed {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The relations annotated there.
    pub rels: Vec<String>,
}

/// A mention of a thing.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Mention {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The gold's own type name.
    #[serde(rename = "type")]
    pub kind: String,
    /// The thing mentioned; records that mention the same thing share it.
    pub cluster: Option<String>,
    /// Whether it counts as neither found nor missed.
    pub optional: bool,
}

/// A relation between two clusters or mentions (`"m3"`: the mention of index 3).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Relation {
    /// Subject's cluster or mention.
    pub subj: String,
    /// Our name for the relation.
    pub rel: String,
    /// Object's cluster or mention.
    pub obj: String,
    /// The source's name for the relation.
    pub orig: String,
    /// A name of the subject.
    pub subj_name: Option<String>,
    /// A name of the object.
    pub obj_name: Option<String>,
}

/// Who did what to whom.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Event {
    /// Class of the scheme it was annotated in.
    #[serde(rename = "type")]
    pub kind: String,
    /// Class of PLOVER as of 2021; absent if the scheme has none.
    pub plover2021: Option<String>,
    /// The actors.
    pub source: Vec<Actor>,
    /// Those acted on.
    pub target: Vec<Actor>,
}

impl Event {
    /// The class that predictions are compared with.
    pub fn class(&self) -> &str {
        self.plover2021.as_deref().unwrap_or(&self.kind)
    }
}

/// One party of an event.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Actor {
    /// The words.
    #[serde(rename = "actorText")]
    pub text: Option<String>,
    /// Code of the country or kind of body (`"FRA"`, `"IGO"`).
    pub code: Option<String>,
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
    /// Direct, mixed or indirect.
    pub kind: Option<String>,
}

/// A time expression.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
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
    /// Whether it is the report's own date, which is not scored.
    #[serde(deserialize_with = "truthy")]
    pub dct: bool,
}

/// Reads a flag that annotations write as a boolean or as null.
fn truthy<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(Option::<bool>::deserialize(deserializer)?.unwrap_or(false))
}

/// The claims of one text, which is the record `id` of the gold file `file`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ClaimRecord {
    /// Name of the file of texts, without extension.
    pub file: String,
    /// The text's id there.
    pub id: String,
    /// All claims stated before this character are annotated; absent if only some claims are, as in a round
    /// of judging.
    pub until: Option<usize>,
    /// The claims.
    pub claims: Vec<Claim>,
}

/// One relation stated in a text. Each argument is the span of any mention of the thing.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Claim {
    /// Who or what the claim is about; absent where the text tells an act without its doer.
    pub subject: Option<[usize; 2]>,
    /// Name of the relation.
    pub relation: String,
    /// The object, if it is a thing; for a saying, the words said.
    pub object: Option<[usize; 2]>,
    /// The object, if it is a number or date, or a thing that the text does not name.
    pub value: Option<String>,
    /// Happened, Planned, Possible or Denied.
    pub status: String,
    /// The source that the text gives.
    pub attributed_to: Option<[usize; 2]>,
    /// The sentence or words that state it.
    pub evidence: [usize; 2],
    /// Whether it is true but of little weight, so that it counts as neither found nor missed.
    pub optional: bool,
    /// A reader's verdict in a round of judging. A claim without one is annotated as right.
    pub verdict: Option<Judged>,
    /// Why it is wrong or was missed (`"wrong-object"`, `"coreference"`).
    pub cause: Option<String>,
}

impl Claim {
    /// Whether a reader said that the text does not support it, or that it says nothing of interest.
    pub fn is_refused(&self) -> bool {
        matches!(self.verdict, Some(Judged::Wrong | Judged::Pointless))
    }

    /// Whether a reader gave this cause.
    pub fn is_because(&self, cause: &str) -> bool {
        self.cause.as_deref() == Some(cause)
    }
}

/// A reader's verdict on a claim that an earlier build made or should have made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Judged {
    /// The report says so.
    Ok,
    /// True, but of no interest.
    Pointless,
    /// The report does not say so.
    Wrong,
    /// The build did not make it and should have.
    Missed,
}

/// Two names, and whether they name the same thing.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NamePair {
    /// Identity.
    pub id: String,
    /// Kind of thing (`"Person"`).
    pub schema: String,
    /// One name.
    pub a: String,
    /// Another name.
    pub b: String,
    /// Whether they name the same thing.
    #[serde(rename = "match")]
    pub matches: bool,
}
