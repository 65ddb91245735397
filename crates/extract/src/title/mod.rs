//! Titles: which words together name a post, and whether the post is held now.
//!
//! A post is a noun of `office.tsv`, with fields of work (`portfolio.tsv`: "Social Affairs and Labour Minister", "minister of trade") and
//! words of rank and time (`title_prefix.tsv`: "acting", "vice-", "ex-") around it.

mod compose;
mod mend;
mod seat;
mod share;
mod wording;

pub use mend::mend;
pub use wording::{core, is_national, is_of, is_unique, label_case};

use compose::Line;
use rapporteur_knowledge::words::Owner;
use rapporteur_knowledge::{Knowledge, Word};
use rapporteur_language::{Analysis, Token};
use std::ops::Range;

/// When a post is held, as the words beside it say.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tenure {
    /// At the time of the report.
    #[default]
    Now,
    /// No longer: "former", "ex-".
    Former,
    /// Not yet: "incoming", "-elect".
    Coming,
}

/// A title in running text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Title {
    /// All its words, those of rank and time included.
    pub tokens: Range<usize>,
    /// The noun of the post.
    pub head: usize,
    /// The post in canonical words, lower case ("foreign trade minister").
    pub post: String,
    /// The post in the report's words, singular, lower case.
    pub own: String,
    /// When it is held.
    pub tenure: Tenure,
    /// What it may belong to; empty for a country or body.
    pub of: Vec<Owner>,
    /// Whether several hold it.
    pub is_plural: bool,
}

impl Title {
    /// The same title in a list where its tokens stand further on.
    pub fn shifted(mut self, by: usize) -> Self {
        self.tokens = self.tokens.start + by..self.tokens.end + by;
        self.head += by;
        self
    }

    /// The title as an entry of the class `office`.
    pub fn word(&self) -> Word {
        Word::of_post(&self.post)
    }
}

/// All titles of an analysed text, in order.
pub fn titles(analysis: &Analysis, knowledge: &Knowledge) -> Vec<Title> {
    let mut found = Vec::new();
    for sentence in &analysis.sentences {
        let line =
            Line { tokens: &analysis.tokens, names: &analysis.names, knowledge, sentence: sentence.clone() };
        let mut at = sentence.start;
        while at < sentence.end {
            match line.title(at, found.last().map_or(sentence.start, |t: &Title| t.tokens.end)) {
                Some(title) => {
                    at = title.tokens.end;
                    found.push(title);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// Whether a word is written as a name is.
fn is_capitalised(token: &Token) -> bool {
    token.text.chars().next().is_some_and(char::is_uppercase)
}

/// Whether nothing stands between two neighbouring tokens.
fn touch(tokens: &[Token], left: usize, right: usize) -> bool {
    tokens[left].span.end == tokens[right].span.start
}
