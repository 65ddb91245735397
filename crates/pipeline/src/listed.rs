//! Reports as a list of the store has them.

use rapporteur_model::ReportId;

/// By what a person may name a report of the store.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// Its id.
    pub id: ReportId,
    /// Its headline, else its first words.
    pub label: String,
    /// Where it was published.
    pub url: Option<String>,
    /// What it was read from, at least one; the first is shown.
    pub sources: Vec<Source>,
}

/// What a report was read from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The input: a path or `-`.
    pub input: String,
    /// The id its record had.
    pub record_id: Option<String>,
}
