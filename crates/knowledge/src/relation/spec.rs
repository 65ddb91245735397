//! Relations and patterns as their files state them.

use super::FtmLink;
use crate::record::Spanned;
use rapporteur_model::{Ranking, RelationFamily, Status};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A relation as its file states it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RelationSpec {
    pub id: Spanned<String>,
    pub label: String,
    pub inverse: String,
    #[serde(default)]
    pub comment: String,
    pub from: Vec<Spanned<String>>,
    #[serde(default)]
    pub to: Vec<Spanned<String>>,
    #[serde(default)]
    pub literal: Option<Spanned<String>>,
    #[serde(default)]
    pub symmetric: bool,
    #[serde(default)]
    pub objectless: bool,
    #[serde(default)]
    pub subjectless: bool,
    #[serde(default)]
    pub broader: Option<Spanned<String>>,
    #[serde(default)]
    pub qualifiers: Vec<Spanned<String>>,
    #[serde(default)]
    pub timeless: bool,
    #[serde(default)]
    pub plover: Option<Spanned<String>>,
    #[serde(default)]
    pub aligned: Vec<Spanned<String>>,
    #[serde(default)]
    pub families: Vec<RelationFamily>,
    #[serde(default)]
    pub ranks: BTreeMap<Ranking, u8>,
    #[serde(default)]
    pub ftm: Option<FtmLink>,
    pub source: String,
    #[serde(default)]
    pub pattern: Vec<PatternSpec>,
    #[serde(default)]
    pub derived: Vec<DerivedSpec>,
}

/// A rule by which the relation follows from another.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DerivedSpec {
    pub id: Spanned<String>,
    pub from: Spanned<String>,
    #[serde(default)]
    pub subject: Option<Spanned<String>>,
    #[serde(default)]
    pub object: Option<Spanned<String>>,
    #[serde(default)]
    pub time: Option<Spanned<String>>,
    #[serde(default)]
    pub posts: Option<Spanned<String>>,
    #[serde(default)]
    pub to: Vec<Spanned<String>>,
    pub examples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PatternSpec {
    pub id: Spanned<String>,
    pub trigger: Spanned<String>,
    pub subject: Spanned<String>,
    #[serde(default)]
    pub object: Option<Spanned<String>>,
    #[serde(default)]
    pub count: Option<Spanned<String>>,
    #[serde(default)]
    pub growth: bool,
    #[serde(default)]
    pub role: Option<Spanned<String>>,
    #[serde(default)]
    pub with: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    pub set: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default, rename = "where")]
    pub conditions: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    pub unless: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    pub from: Vec<Spanned<String>>,
    #[serde(default)]
    pub to: Vec<Spanned<String>>,
    #[serde(default)]
    pub status: Option<Status>,
    #[serde(default)]
    pub plover: Option<Spanned<String>>,
    #[serde(default)]
    pub speaker: Option<Spanned<String>>,
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
