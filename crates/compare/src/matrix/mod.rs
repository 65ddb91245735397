//! The matrix of one thing: what is said of it, by which origin.

mod beside;
mod build;
mod comparison;
mod overview;
mod verdict;
mod words;

pub use beside::Beside;
pub use build::Selection;
pub use comparison::Comparison;
pub use overview::{Overview, OverviewRow};
pub use words::written;

use rapporteur_model::{ClaimId, Confidence, EntityId, PartialDate, ReportId};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What is said of one thing, most telling first.
#[derive(Clone, PartialEq, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ComparisonMatrix)]
pub struct Matrix {
    /// The thing.
    pub about: Thing,
    /// The origins that speak of it at all, by day and name: the columns.
    pub origins: Vec<Source>,
    /// What they say, or might have said: the rows.
    pub facets: Vec<Facet>,
}

impl Matrix {
    /// Names the inputs that the reports were read from, which a world does not know.
    pub fn name_inputs(&mut self, input: impl Fn(&ReportId) -> Option<String>) {
        for report in self.origins.iter_mut().flat_map(|origin| &mut origin.reports) {
            report.input = input(&report.id);
        }
    }
}

/// An entity, as far as it is shown.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, ToSchema)]
pub struct Thing {
    /// Identity.
    #[schema(value_type = String)]
    pub id: EntityId,
    /// The best name.
    pub label: String,
    /// Node type.
    #[serde(rename = "type")]
    pub kind: String,
}

/// An origin and those of its reports that speak of the thing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
#[schema(as = ComparedOrigin)]
pub struct Source {
    /// Identity.
    #[schema(value_type = String)]
    pub id: EntityId,
    /// Name of the voice.
    pub label: String,
    /// By day and title.
    pub reports: Vec<ReportRef>,
}

/// A report, as far as it is shown.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, ToSchema)]
#[schema(as = ComparedReport)]
pub struct ReportRef {
    /// Date of writing or publication.
    #[schema(value_type = Option<String>)]
    pub date: Option<PartialDate>,
    /// Title, else the first words.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// The input that it was read from, if whoever shows it knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// Identity.
    #[schema(value_type = String)]
    pub id: ReportId,
}

/// What the thing is to the claims of a facet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Their subject.
    Subject,
    /// Their object.
    Object,
}

/// How the origins stand to one another in a facet; the most telling comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Two voices cannot both be right.
    Disputed,
    /// They say different things that can all hold.
    Differs,
    /// Two or more say the same.
    Agreed,
    /// One alone speaks of it.
    Single,
}

impl Verdict {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Disputed, Self::Differs, Self::Agreed, Self::Single];

    /// The name in files and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Disputed => "disputed",
            Self::Differs => "differs",
            Self::Agreed => "agreed",
            Self::Single => "single",
        }
    }
}

/// One thing that can be said: a row.
#[derive(Clone, PartialEq, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Facet {
    /// Bare name of the relation.
    pub relation: String,
    /// What the thing is to it.
    pub part: Part,
    /// What it is related to; absent where a value is asked.
    pub other: Option<Thing>,
    /// In words: "Ana Ruiz attends", "number of participants".
    pub label: String,
    /// How the origins stand to one another.
    pub verdict: Verdict,
    /// The most origins that agree.
    pub n_agree: usize,
    /// What else there is to know: "planned, then happened".
    pub note: Option<String>,
    /// Every different answer and the origins that give it.
    pub answers: Vec<Answered>,
    /// One for each origin, in the order of the columns.
    pub cells: Vec<Cell>,
}

/// An answer and who gives it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Answered {
    /// A status, a number with its unit, a date or a name.
    pub answer: String,
    /// Origins, sorted.
    #[schema(value_type = Vec<String>)]
    pub origins: Vec<EntityId>,
}

/// What one origin says of one facet.
#[derive(Clone, PartialEq, Debug, Serialize, ToSchema)]
#[schema(as = ComparedCell)]
pub struct Cell {
    /// The origin.
    #[schema(value_type = String)]
    pub origin: EntityId,
    /// In short; empty if it is silent.
    pub words: Vec<String>,
    /// The claims; none if it is silent.
    pub claims: Vec<Saying>,
}

impl Cell {
    /// Whether the origin says nothing of it.
    pub fn is_silent(&self) -> bool {
        self.claims.is_empty()
    }
}

/// One claim, as far as it is shown.
#[derive(Clone, PartialEq, Debug, Serialize, ToSchema)]
pub struct Saying {
    /// Identity.
    #[schema(value_type = String)]
    pub id: ClaimId,
    /// The report that states it.
    #[schema(value_type = String)]
    pub report: ReportId,
    /// Happened, Planned, Possible or Denied.
    pub status: &'static str,
    /// The literal, if it states one.
    pub value: Option<String>,
    /// What is counted.
    pub unit: Option<String>,
    /// How the number relates to the true one.
    pub bound: Option<&'static str>,
    /// What else its words tell: "amount 2000000".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub qualifiers: Vec<String>,
    /// When it happens or holds.
    pub date: Option<String>,
    /// The party that the report quotes.
    pub speaker: Option<Thing>,
    /// Whether the report keeps its distance to it.
    pub alleged: bool,
    /// Trust in the claim.
    #[schema(value_type = f64)]
    pub confidence: Confidence,
    /// The words that state it.
    pub quote: String,
    /// The sentence around them.
    pub sentence: String,
}

/// How relations read.
#[derive(Clone, Debug, Default)]
pub struct Wording(BTreeMap<String, String>);

impl Wording {
    /// From relation names and their labels.
    pub fn new(labels: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(labels.into_iter().collect())
    }

    /// The label of a relation; its name if unknown.
    pub fn of<'a>(&'a self, relation: &'a str) -> &'a str {
        self.0.get(relation).map_or(relation, String::as_str)
    }
}

/// How far the origins agree on a facet: "3 of 4 origins", "differs: the word changed", "disputed: 2 for it, 1 against".
pub fn agreement(facet: &Facet) -> String {
    let n = facet.cells.len();
    let with_note = |text: String, between: [&str; 2]| match &facet.note {
        Some(note) => format!("{text}{}{note}{}", between[0], between[1]),
        None => text,
    };
    match facet.verdict {
        Verdict::Agreed | Verdict::Single => with_note(
            format!("{} of {n} origin{}", facet.n_agree, if n == 1 { "" } else { "s" }),
            [" (", ")"],
        ),
        Verdict::Differs => with_note("differs".to_owned(), [": ", ""]),
        Verdict::Disputed => with_note("disputed".to_owned(), [": ", ""]),
    }
}
