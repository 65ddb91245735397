//! The grammar file as written.

use super::op::Op;
use rapporteur_knowledge::record::Spanned;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GrammarSpec {
    #[expect(dead_code, reason = "asked for, so that no grammar comes without its origin")]
    pub(super) source: String,
    #[expect(dead_code, reason = "asked for, so that no grammar comes without its licence")]
    pub(super) licence: String,
    /// Lemmas of plural nouns that a bare year qualifies ("1997 protests"); before other plurals four digits are a count.
    pub(super) dated: Vec<String>,
    pub(super) fragments: BTreeMap<String, String>,
    pub(super) classes: BTreeMap<String, ClassSpec>,
    pub(super) tense: TenseSpec,
    pub(super) pattern: Vec<PatternSpec>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClassSpec {
    #[serde(default)]
    pub(super) capital: bool,
    pub(super) words: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TenseSpec {
    pub(super) past: Vec<String>,
    pub(super) future: Vec<String>,
    pub(super) prospective: BTreeSet<String>,
    pub(super) arranged: BTreeSet<String>,
    pub(super) coming: BTreeSet<String>,
    pub(super) ahead: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PatternSpec {
    pub(super) id: Spanned<String>,
    pub(super) op: Op,
    #[serde(rename = "match")]
    pub(super) matches: Spanned<String>,
    #[serde(default)]
    pub(super) set: BTreeMap<String, String>,
    pub(super) after: Option<Spanned<String>>,
    pub(super) before: Option<Spanned<String>>,
    pub(super) not_after: Option<Spanned<String>>,
    pub(super) not_before: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) bare_year: bool,
    #[serde(default)]
    pub(super) which_year: bool,
    #[serde(default)]
    pub(super) ambiguous: Vec<String>,
    pub(super) examples: Vec<Spanned<Example>>,
    #[serde(default)]
    pub(super) rejects: Vec<Spanned<String>>,
}

/// A text that a pattern must read, the expression in brackets.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Example {
    pub(super) text: String,
    pub(super) value: String,
    pub(super) on: Option<String>,
}
