//! What is doubtful in a world, as questions to a person, and the answers as judgements.

mod claim;
mod pair;

pub use claim::{DoubtfulClaim, Effect, doubtful_claims};
pub use pair::{Pair, doubtful_pairs};

use rapporteur_resolve::Decision;
use std::fmt;

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
