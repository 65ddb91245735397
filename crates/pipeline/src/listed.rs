//! Reports as a list of the store has them.

use rapporteur_model::ReportId;
use serde::{Deserialize, Serialize};

/// By what a person may name a report of the store.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Listed {
    /// Its id.
    pub id: ReportId,
    /// Its headline, else its first words.
    pub label: String,
    /// Where it was published.
    pub url: Option<String>,
    /// The id its record had.
    pub record_id: Option<String>,
    /// The input it was read from: a path or `-`.
    pub source: String,
}
