//! Scores and limits of resolution, read from `data/resolution/weights.toml`, where each is explained.

use serde::Deserialize;

/// All weights.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are those of the commented file")]
pub struct Weights {
    pub names: NameWeights,
    pub people: PeopleWeights,
    pub meetings: MeetingWeights,
    pub documents: DocumentWeights,
    pub origins: OriginWeights,
}

/// When two written names are one.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are those of the commented file")]
pub struct NameWeights {
    pub same: f64,
    pub merge: f64,
}

/// When a part of a name stands for a person known by a full one.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are those of the commented file")]
pub struct PeopleWeights {
    pub join: f64,
    pub lead: f64,
    pub same_office: f64,
    pub same_country: f64,
    pub shared_parties: f64,
    pub same_origin: f64,
    pub same_spelling: f64,
    pub days_near: i64,
    pub days_far: i64,
}

/// When two meetings or events are one.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are those of the commented file")]
pub struct MeetingWeights {
    pub join: f64,
    pub same_report: f64,
    pub same_name: f64,
    pub same_place: f64,
    pub inner_place: f64,
    pub same_date: f64,
    pub overlapping_date: f64,
    pub same_noun: f64,
    pub shared_participants: f64,
    pub shared_parties: f64,
    pub shared_topics: f64,
    pub same_modifiers: f64,
    pub same_origin: f64,
    pub published_near: f64,
    pub same_story: f64,
    pub days_near: i64,
    pub days_far: i64,
}

/// When two documents are one.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are those of the commented file")]
pub struct DocumentWeights {
    pub join: f64,
    pub same_noun: f64,
    pub same_name: f64,
    pub same_modifiers: f64,
    pub same_issuer: f64,
    pub same_addressee: f64,
    pub same_subject: f64,
    pub same_origin: f64,
    pub days_far: i64,
}

/// When two reports are one voice.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are those of the commented file")]
pub struct OriginWeights {
    pub shingle_words: usize,
    pub shared_text: f64,
    pub fewest_shared: usize,
    pub same_text: f64,
    pub common_text: usize,
    pub relay_text: f64,
    pub cited_text: f64,
    pub both_relay_text: f64,
    pub fewest_relayed: usize,
    pub retold: f64,
    pub relay_mentions: usize,
    pub relay_days: i64,
}
