//! Scores and limits of resolution. `data/resolution/weights.toml` sets and explains each.

use serde::Deserialize;

/// All weights.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are those of the commented file")]
pub struct Weights {
    pub names: NameWeights,
    pub people: PeopleWeights,
    pub stories: StoryWeights,
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
    pub likely: f64,
    pub merge: f64,
}

/// When a part of a name stands for a person known by a full one.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are those of the commented file")]
pub struct PeopleWeights {
    pub join: f64,
    pub lead: f64,
    pub likely_name: f64,
    pub misspelled_name: f64,
    pub same_office: f64,
    pub same_post: f64,
    pub in_office: f64,
    pub same_country: f64,
    pub shared_parties: f64,
    pub same_origin: f64,
    pub same_spelling: f64,
    pub same_days: f64,
    pub given_name: f64,
    pub prominent: usize,
    pub prominent_lead: f64,
    pub days_close: i64,
    pub days_near: i64,
    pub days_far: i64,
}

/// When two reports tell one story.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are those of the commented file")]
pub struct StoryWeights {
    pub person: f64,
    pub organization: f64,
    pub country: f64,
    pub place: f64,
    pub least: f64,
    pub enough: f64,
    pub neutral: f64,
    pub full: f64,
    pub same: f64,
    pub other: f64,
}

/// When two meetings or events are one.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are those of the commented file")]
pub struct MeetingWeights {
    pub join: f64,
    pub same_report: f64,
    pub repeated: f64,
    pub same_name: f64,
    pub same_place: f64,
    pub inner_place: f64,
    pub near_place: f64,
    pub home_place: f64,
    pub unknown_place: f64,
    pub same_date: f64,
    pub overlapping_date: f64,
    pub other_date: f64,
    pub same_noun: f64,
    pub shared_person: f64,
    pub shared_organization: f64,
    pub shared_country: f64,
    pub shared_other: f64,
    pub most_company: f64,
    pub other_company: f64,
    pub same_modifiers: f64,
    pub same_topic: f64,
    pub same_matter: f64,
    pub other_topic: f64,
    pub same_origin: f64,
    pub published_near: f64,
    pub main_of_story: f64,
    pub days_near: i64,
    pub days_running: i64,
    pub days_far: i64,
}

/// When two documents are one.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names are those of the commented file")]
pub struct DocumentWeights {
    pub join: f64,
    pub same_noun: f64,
    pub same_family: f64,
    pub same_name: f64,
    pub same_words: f64,
    pub other_words: f64,
    pub unnamed: f64,
    pub same_maker: f64,
    pub other_author: f64,
    pub same_reader: f64,
    pub same_meeting: f64,
    pub other_meeting: f64,
    pub same_addressee: f64,
    pub same_subject: f64,
    pub same_origin: f64,
    pub published_near: f64,
    pub days_near: i64,
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
    pub revised: f64,
}
