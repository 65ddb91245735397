//! One line of the generated file: a report as `rapporteur build` reads it, and its gold as `rapporteur eval
//! coref` reads it. Offsets count characters.

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
    /// The first report with its text, or the report that it relays.
    pub origin: String,
    pub facts: Facts,
}

/// A span and the thing it names; reports share `cluster`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct GoldMention {
    pub start: usize,
    pub end: usize,
    #[serde(rename = "type")]
    pub kind: String,
    pub cluster: String,
}

/// The facts about the meeting that the report is about.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Facts {
    pub meeting: String,
    /// Its kind: gathering, conference, talks, round, visit or call.
    pub kind: String,
    /// Its status as of the report: Planned, Happened or Cancelled.
    pub status: String,
    pub city: Option<String>,
    pub from: String,
    pub to: String,
    pub parties: Vec<String>,
    /// The number of countries, as this outlet counts them.
    pub count: Option<u32>,
}
