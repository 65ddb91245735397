//! What formats give: reports before their layout is analysed.

use crate::layout::Hints;
use crate::mapped::MappedText;
use rapporteur_model::{Credit, CreditRole, Diagnostic, Report, Sourced};

/// A report before layout analysis.
#[derive(Default)]
pub(crate) struct Draft {
    /// What metadata says; text and blocks are still empty.
    pub report: Report,
    /// The text with its way back to the input's characters.
    pub text: MappedText,
    /// What markup says of the layout.
    pub hints: Hints,
}

/// What one input held.
#[derive(Default)]
pub(crate) struct Found {
    /// Reports in input order.
    pub drafts: Vec<Draft>,
    /// Remarks on the input and on records that gave no report.
    pub diagnostics: Vec<Diagnostic>,
}

/// Authors as metadata gives them: "By Ana Ruiz and Tom Lee", one string or several.
pub(crate) fn metadata_authors(value: &str) -> Vec<Credit> {
    let value = value.trim();
    let value = value.strip_prefix("By ").or_else(|| value.strip_prefix("by ")).unwrap_or(value);
    value
        .split([',', ';', '&', '|'])
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
        .filter(|name| {
            name.starts_with(char::is_alphabetic)
                && !name.contains("://")
                && !name.contains(|c: char| c.is_ascii_digit() || c == '@')
                && name.split_whitespace().count() <= 6
        })
        .map(|name| Credit { role: CreditRole::Author, name: Sourced::metadata(name.to_owned()) })
        .collect()
}
