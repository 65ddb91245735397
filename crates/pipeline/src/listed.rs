//! Reports as the store lists them.

use rapporteur_model::ReportId;

/// A report of the store with whatever a person may name it by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// Its id.
    pub id: ReportId,
    /// Its headline, or else its first words.
    pub label: String,
    /// Where it was published.
    pub url: Option<String>,
    /// The inputs it was read from, at least one; the first is shown.
    pub sources: Vec<Source>,
}

/// An input that a report was read from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The input: a path or `-`.
    pub input: String,
    /// The id that the input gave its record.
    pub record_id: Option<String>,
}
