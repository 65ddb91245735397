//! The gold's mentions, described.

use super::stem::stem;
use std::collections::BTreeSet;

/// Words that tell things of one kind apart no more than an article does.
const IDLE: [&str; 14] = [
    "one", "two", "first", "other", "such", "same", "many", "several", "own", "new", "more", "most", "last",
    "next",
];

/// What kind of word heads a mention.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HeadKind {
    /// A proper noun.
    Name,
    /// A common noun.
    Noun,
    /// A verb.
    Verb,
    /// Anything else.
    Other,
}

/// A thing of the world that a mention speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// Its id, shared by reports.
    pub cluster: String,
    /// Whether it has a proper name: what is only described may still be one with another.
    pub named: bool,
}

/// A gold mention as extraction and syntax see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Marked {
    /// What it speaks of, if extraction found something there.
    pub known: Option<Known>,
    /// Number of the head among the report's tokens.
    pub head: usize,
    /// Kind of the head.
    pub kind: HeadKind,
    /// The head's lemma.
    pub lemma: String,
    /// Lemmas of the other words that carry meaning.
    pub content: Vec<String>,
    /// Several things joined by "and".
    pub several: bool,
    /// Head of other words for the same thing.
    pub same_as: Option<usize>,
}

/// A mention, the report it stands in and its story.
pub(super) struct Node<'m> {
    pub record: usize,
    pub story: usize,
    pub marked: &'m Marked,
    pub stem: String,
    pub words: BTreeSet<String>,
}

impl<'m> Node<'m> {
    pub fn new(record: usize, story: usize, marked: &'m Marked) -> Self {
        let telling = |word: &&String| word.len() > 1 && !IDLE.contains(&word.as_str());
        let words = marked.content.iter().filter(telling).map(|word| stem(word)).collect();
        Self { record, story, marked, stem: stem(&marked.lemma), words }
    }

    pub fn is(&self, kind: HeadKind) -> bool {
        self.marked.kind == kind
    }

    /// Whether the world knows it by name.
    pub fn is_settled(&self) -> bool {
        self.marked.known.as_ref().is_some_and(|known| known.named)
    }

    /// Whether one mention's modifiers are among the other's.
    pub fn contains(&self, other: &Self) -> bool {
        self.words.is_subset(&other.words) || other.words.is_subset(&self.words)
    }
}
