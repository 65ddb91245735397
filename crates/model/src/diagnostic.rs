//! Problems that do not stop the work.

use crate::Span;
use bitcode::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// How much a diagnostic matters.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; nothing was lost.
    Note,
    /// Part of the input was left out or is doubtful.
    Warning,
    /// The input gave no report.
    Failure,
}

/// A remark on one input. Text is never an error: the batch goes on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Diagnostic {
    /// How much the diagnostic matters.
    pub severity: Severity,
    /// Stable kebab-case name of the kind of remark (`"not-english"`).
    pub code: String,
    /// What happened and what to do, in one or two sentences.
    pub message: String,
    /// Where in the text, if the diagnostic concerns a place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

impl Diagnostic {
    /// Makes a remark on the whole input.
    pub fn new(severity: Severity, code: &str, message: impl Into<String>) -> Self {
        Self { severity, code: code.to_owned(), message: message.into(), span: None }
    }
}
