//! The gold's mentions, described.

use super::pronouns::Pronoun;
use super::stem::stem;
use std::collections::BTreeSet;
use std::ops::Range;

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
    /// Its node type.
    pub kind: String,
    /// Whether it has a proper name: what is only described may still be one with another.
    pub named: bool,
}

/// A gold mention as extraction and syntax see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Marked {
    /// What it speaks of, if extraction found something there.
    pub known: Option<Known>,
    /// Its place among the report's tokens.
    pub tokens: Range<usize>,
    /// Number of its sentence.
    pub sentence: usize,
    /// Number of the head among the report's tokens.
    pub head: usize,
    /// Number of the token that governs the head.
    pub governor: Option<usize>,
    /// Kind of the head.
    pub kind: HeadKind,
    /// The head as written, in lower case.
    pub word: String,
    /// The head's lemma.
    pub lemma: String,
    /// Lemmas of the other words that carry meaning.
    pub content: Vec<String>,
    /// Several things joined by "and".
    pub several: bool,
    /// Whether the head is a plural.
    pub plural: bool,
    /// Whether it is the subject of a clause.
    pub subject: bool,
    /// Head of other words for the same thing.
    pub same_as: Option<usize>,
    /// Ids of the things with a name that it names beside its head.
    pub within: BTreeSet<String>,
}

/// Where a report belongs in its collection.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Place {
    pub story: usize,
    /// Reports whose mentions are compared pair by pair.
    pub unit: usize,
    /// Reports whose gold clusters may be the same.
    pub scope: usize,
    /// Things and events marked for a word of text.
    pub marked: [f64; 2],
}

/// A mention, and where it stands.
pub(super) struct Node<'m> {
    pub record: usize,
    pub place: Place,
    pub is_event: bool,
    pub marked: &'m Marked,
    pub pronoun: Option<Pronoun>,
    pub stem: String,
    pub words: BTreeSet<String>,
}

impl<'m> Node<'m> {
    pub fn new(record: usize, place: Place, is_event: bool, marked: &'m Marked) -> Self {
        let telling = |word: &&String| word.len() > 1 && !IDLE.contains(&word.as_str());
        let words = marked.content.iter().filter(telling).map(|word| stem(word)).collect();
        let alone = marked.kind == HeadKind::Other || marked.tokens.len() == 1;
        let pronoun = Pronoun::of(&marked.word).filter(|_| alone);
        Self { record, place, is_event, marked, pronoun, stem: stem(&marked.lemma), words }
    }

    pub fn is(&self, kind: HeadKind) -> bool {
        self.marked.kind == kind
    }

    /// The node type of what it speaks of.
    pub fn kind(&self) -> Option<&'m str> {
        self.marked.known.as_ref().map(|known| known.kind.as_str())
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

#[cfg(test)]
pub(super) mod invented {
    //! Mentions for tests.

    use super::{HeadKind, Known, Marked};
    use std::collections::BTreeSet;

    /// A mention of one token, whose last word is the head's lemma and the others its modifiers. Sentences have ten tokens.
    pub fn marked(head: usize, kind: HeadKind, words: &str, known: Option<(&str, &str)>) -> Marked {
        let mut words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        let lemma = words.pop().unwrap_or_default();
        let known = known.map(|(cluster, kind)| Known {
            cluster: cluster.to_owned(),
            kind: kind.to_owned(),
            named: true,
        });
        Marked {
            known,
            tokens: head..head + 1,
            sentence: head / 10,
            head,
            governor: None,
            kind,
            word: lemma.to_lowercase(),
            lemma,
            content: words,
            several: false,
            plural: false,
            subject: false,
            same_as: None,
            within: BTreeSet::new(),
        }
    }
}
