//! One line of the generated file: a report in the form that `rapporteur build` reads, with what it speaks of in the form
//! that `rapporteur eval coref` reads. Offsets count characters.

use serde::{Deserialize, Serialize};

/// A report and its gold.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct GoldReport {
    pub id: String,
    /// Day of publication.
    pub date: String,
    /// The outlet.
    pub source: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    pub text: String,
    pub mentions: Vec<GoldMention>,
    /// The first report of its text, or the report it relays.
    pub origin: String,
    pub facts: Facts,
}

/// Words and the thing they name; `cluster` is shared between reports.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct GoldMention {
    pub start: usize,
    pub end: usize,
    #[serde(rename = "type")]
    pub kind: String,
    pub cluster: String,
}

/// What holds of the meeting that the report is about.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Facts {
    pub meeting: String,
    /// What it is: gathering, conference, talks, round, visit or call.
    pub kind: String,
    /// As of the report: Planned, Happened or Cancelled.
    pub status: String,
    pub city: Option<String>,
    pub from: String,
    pub to: String,
    pub parties: Vec<String>,
    /// Countries, as this outlet counts them.
    pub count: Option<u32>,
}
