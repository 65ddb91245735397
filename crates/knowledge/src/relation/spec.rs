//! Relations and patterns as their files write them.

use super::Derived;
use rapporteur_model::Status;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A relation as its file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RelationSpec {
    pub id: String,
    pub label: String,
    pub inverse: String,
    #[serde(default)]
    pub comment: String,
    pub from: Vec<String>,
    #[serde(default)]
    pub to: Vec<String>,
    #[serde(default)]
    pub literal: Option<String>,
    #[serde(default)]
    pub symmetric: bool,
    #[serde(default)]
    pub objectless: bool,
    #[serde(default)]
    pub timeless: bool,
    #[serde(default)]
    pub plover: Option<String>,
    #[serde(default)]
    pub aligned: Vec<String>,
    pub source: String,
    #[serde(default)]
    pub pattern: Vec<PatternSpec>,
    #[serde(default)]
    pub derived: Vec<Derived>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PatternSpec {
    pub id: String,
    pub trigger: String,
    pub subject: String,
    #[serde(default)]
    pub object: Option<String>,
    #[serde(default)]
    pub count: Option<String>,
    #[serde(default)]
    pub role: Option<String>,
    #[serde(default, rename = "where")]
    pub conditions: BTreeMap<String, String>,
    #[serde(default)]
    pub unless: BTreeMap<String, String>,
    #[serde(default)]
    pub from: Vec<String>,
    #[serde(default)]
    pub to: Vec<String>,
    #[serde(default)]
    pub status: Option<Status>,
    #[serde(default)]
    pub plover: Option<String>,
    #[serde(default)]
    pub speaker: Option<String>,
    #[serde(default)]
    pub collective: bool,
    #[serde(default)]
    pub presupposed: bool,
    #[serde(default = "usual_confidence")]
    pub confidence: f64,
    pub examples: Vec<String>,
    pub rejects: Vec<String>,
}

fn usual_confidence() -> f64 {
    0.9
}
