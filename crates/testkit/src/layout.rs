//! What tests of layout ask of a report.

use rapporteur_model::{BlockKind, CreditRole, Report, Sourced};

/// The texts of all blocks of a kind, in order.
pub fn of_kind(report: &Report, kind: BlockKind) -> Vec<&str> {
    report.blocks.iter().filter(|b| b.kind == kind).map(|b| b.span.of(&report.text)).collect()
}

/// Who is credited with what, in order.
pub fn credits(report: &Report) -> Vec<(CreditRole, &str)> {
    report.credits.iter().map(|credit| (credit.role, credit.name.value.as_str())).collect()
}

/// A value in words; nothing if there is none.
pub fn value<T: ToString>(sourced: Option<&Sourced<T>>) -> String {
    sourced.map(|sourced| sourced.value.to_string()).unwrap_or_default()
}
