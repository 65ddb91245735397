//! What tests of layout look up in a report.

use rapporteur_model::{BlockKind, CreditRole, Report, Sourced};

/// The texts of all blocks of a kind, in order.
pub fn of_kind(report: &Report, kind: BlockKind) -> Vec<&str> {
    report.blocks.iter().filter(|b| b.kind == kind).map(|b| b.span.of(&report.text)).collect()
}

/// The credits of a report, in order.
pub fn credits(report: &Report) -> Vec<(CreditRole, &str)> {
    report.credits.iter().map(|credit| (credit.role, credit.name.value.as_str())).collect()
}

/// A value as text; empty if there is none.
pub fn value<T: ToString>(sourced: Option<&Sourced<T>>) -> String {
    sourced.map(|sourced| sourced.value.to_string()).unwrap_or_default()
}
