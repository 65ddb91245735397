//! Gold annotations: one record a line. Offsets count characters, half-open. Fields that no score uses are ignored.

use serde::{Deserialize, Serialize};

/// One annotated text.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// Identity; predictions refer to it.
    pub id: String,
    /// Date of publication as stated (`"1998-08-07"`); not always of that form.
    pub date: Option<String>,
    /// The text.
    pub text: String,
    /// The headline, if it is kept apart.
    pub title: Option<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// What the collection files it under.
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
    /// The thing mentioned; shared between records where it is the same.
    pub cluster: Option<String>,
    /// Whether it counts neither as found nor as missed.
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
    /// Class of PLOVER as of 2021; absent where the scheme has none.
    pub plover2021: Option<String>,
    /// Who acts.
    pub source: Vec<Actor>,
    /// On whom.
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
    /// Who is the source.
    pub source: Vec<[usize; 2]>,
    /// The words that attribute.
    pub cue: Vec<[usize; 2]>,
    /// What is attributed.
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

/// Annotations write the flag as a boolean or leave it null.
fn truthy<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(Option::<bool>::deserialize(deserializer)?.unwrap_or(false))
}

/// The claims of one text, which lies elsewhere: `id` in the gold file `file`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ClaimRecord {
    /// Name of the file of texts, without its ending.
    pub file: String,
    /// The text's id there.
    pub id: String,
    /// Every claim stated before this character is annotated; absent if some claims only are, as in a round of judging.
    pub until: Option<usize>,
    /// The claims.
    pub claims: Vec<Claim>,
}

/// One relation stated in a text. Arguments are spans of any mention of the thing meant.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Claim {
    /// Who or what the claim is about.
    pub subject: [usize; 2],
    /// Name of the relation.
    pub relation: String,
    /// What it points at, if that is a thing; for a saying, the words said.
    pub object: Option<[usize; 2]>,
    /// What it points at, if that is a number or date, or a thing that the text leaves unnamed.
    pub value: Option<String>,
    /// Happened, Planned, Possible or Denied.
    pub status: String,
    /// Whom the text gives as the source.
    pub attributed_to: Option<[usize; 2]>,
    /// The sentence or words that state it.
    pub evidence: [usize; 2],
    /// Whether it counts neither as found nor as missed: true, but of little weight.
    pub optional: bool,
    /// In a round of judging: what a reader said of it. A claim without is annotated as right.
    pub verdict: Option<Judged>,
    /// Why it is wrong or was missed (`"wrong-object"`, `"coreference"`).
    pub cause: Option<String>,
}

impl Claim {
    /// Whether a reader said that the text does not say so, or that it tells nothing.
    pub fn is_refused(&self) -> bool {
        matches!(self.verdict, Some(Judged::Wrong | Judged::Pointless))
    }

    /// Whether a reader gave this cause.
    pub fn is_because(&self, cause: &str) -> bool {
        self.cause.as_deref() == Some(cause)
    }
}

/// What a reader said of a claim of an earlier build, or of one that it did not make.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Judged {
    /// As the report says.
    Ok,
    /// True, but it tells nothing.
    Pointless,
    /// Not as the report says.
    Wrong,
    /// Wanted, and not made.
    Missed,
}

/// Two names and whether they are one thing's.
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
