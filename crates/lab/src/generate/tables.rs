//! Reads the words that reports are made of: `crates/lab/news/*.toml`.

use anyhow::Result;
use rapporteur_xtask::project;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Sentences by their position in a report.
#[derive(Clone, Deserialize, Default, Debug)]
#[serde(deny_unknown_fields, default)]
pub struct Parts {
    pub headline: Vec<String>,
    pub lead: Vec<String>,
    pub body: Vec<String>,
}

/// Names of a meeting: at first mention, later, and in a headline.
#[derive(Clone, Deserialize, Default, Debug)]
#[serde(deny_unknown_fields, default)]
pub struct Naming {
    pub first: Vec<String>,
    pub later: Vec<String>,
    pub headline: Vec<String>,
    pub previous: Vec<String>,
    pub preliminary: Vec<String>,
    pub session: Vec<String>,
}

type Phases = BTreeMap<String, Parts>;

/// All wordings.
#[derive(Clone, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Wordings {
    /// Rows of words that may replace one another.
    pub synonyms: Vec<Vec<String>>,
    pub namings: BTreeMap<String, Naming>,
    pub gathering: Phases,
    pub talks: Phases,
    pub visit: Phases,
    pub call: Phases,
    pub filler: Parts,
    pub relay: Parts,
}

/// A family of names, such as those of one language.
#[derive(Clone, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// Gender and the spellings of a given name, separated by blanks.
    pub given: Vec<String>,
    pub stems: Vec<String>,
    pub endings: Vec<String>,
    /// Replacements that turn the usual spelling into that of another transcription.
    pub spellings: Vec<Vec<(String, String)>>,
}

/// Names of invented things.
#[derive(Clone, Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// A word for headlines, and the topic in full.
    pub topics: Vec<(String, String)>,
    pub regions: Vec<String>,
    pub series_nouns: Vec<String>,
    pub conference_nouns: Vec<String>,
    pub talks_nouns: Vec<String>,
    pub document_nouns: Vec<String>,
    pub outlets: Vec<String>,
    pub agencies: Vec<String>,
    pub invented_posts: Vec<String>,
    pub known_posts: Vec<String>,
    /// Words in countries' names that require an article.
    pub articles: Vec<String>,
    /// Gazetteer ids of bodies.
    pub bodies: Vec<String>,
    pub family: Vec<Family>,
}

impl Wordings {
    /// Reads the file.
    pub fn load() -> Result<Self> {
        project::table("crates/lab/news/wordings.toml")
    }
}

impl Names {
    /// Reads the file.
    pub fn load() -> Result<Self> {
        project::table("crates/lab/news/names.toml")
    }
}
