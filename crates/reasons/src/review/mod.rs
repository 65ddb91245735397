//! What is doubtful in a world, as questions to a person, and the answers as judgements.

mod claim;
mod pair;

pub use claim::{DoubtfulClaim, Effect, doubtful_claims};
pub use pair::{Pair, doubtful_pairs};

use crate::Inputs;
use rapporteur_model::World;
use rapporteur_resolve::{Decision, Judgements};
use serde::Serialize;
use std::fmt;

/// What is doubtful in a world and not judged yet: the first of it, and how much there is.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Doubts {
    /// How many pairs.
    pub doubtful: usize,
    /// The most doubtful pairs.
    pub pairs: Vec<Pair>,
    /// How many claims.
    pub doubtful_claims: usize,
    /// The claims whose answer changes most.
    pub claims: Vec<DoubtfulClaim>,
}

impl Doubts {
    /// At most `limit` pairs and as many claims, with the inputs of their reports.
    pub fn of(world: &World, judgements: &Judgements, inputs: &Inputs, limit: usize) -> Self {
        let (doubtful, mut pairs) = pair::first_pairs(world, judgements, limit);
        let (n_claims, mut claims) = doubtful_claims(world, judgements, limit);
        pairs.iter_mut().for_each(|pair| pair.complete(inputs));
        claims.iter_mut().for_each(|claim| claim.complete(inputs));
        Self { doubtful, pairs, doubtful_claims: n_claims, claims }
    }
}

/// Something doubtful that a person is asked about; shown as text, it tells all that an answer needs.
pub trait Question: fmt::Display {
    /// The answers, as a prompt names them.
    fn answers(&self) -> &'static str;

    /// Parses an answer: its word or the letter that the word begins with, optionally followed by a reason.
    /// Returns `None` for anything else.
    fn answer(&self, line: &str) -> Option<Answer>;
}

/// A person's answer to a question.
#[derive(Clone, PartialEq, Debug)]
pub enum Answer {
    /// What is decided, and for what reason.
    Judged(Decision, String),
    /// No answer to this question.
    Skip,
    /// No answer to this and all further questions.
    Quit,
}

/// The word of an answer in lower case, and the reason behind it.
fn parted(line: &str) -> (String, &str) {
    let line = line.trim();
    let (word, reason) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    (word.to_lowercase(), reason.trim())
}

/// The answers that every question has.
fn common(word: &str) -> Option<Answer> {
    match word {
        "s" | "skip" => Some(Answer::Skip),
        "q" | "quit" => Some(Answer::Quit),
        _ => None,
    }
}
