//! The gold's mentions, described.

use super::pronouns::Pronoun;
use super::stem::stem;
use rapporteur_extract::{HeadKind, Marked};
use std::collections::BTreeSet;

/// Words that, like articles, do not distinguish things of the same kind.
const IDLE: [&str; 14] = [
    "one", "two", "first", "other", "such", "same", "many", "several", "own", "new", "more", "most", "last",
    "next",
];

/// The thing of the world that a mention refers to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// Its id, shared by reports.
    pub cluster: String,
    /// Its node type.
    pub kind: String,
    /// Whether it has a proper name. A thing that is only described may still equal another one.
    pub named: bool,
}

/// A gold mention with what syntax, extraction and the world know about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Described {
    /// What syntax says of its words.
    pub marked: Marked,
    /// The thing that it refers to, if extraction found one there.
    pub known: Option<Known>,
    /// Ids of the named things that it names beside its head.
    pub within: BTreeSet<String>,
}

/// The position of a report in its collection.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Place {
    pub story: usize,
    /// Unit: reports whose mentions are compared in pairs.
    pub unit: usize,
    /// Scope: reports that may share gold clusters.
    pub scope: usize,
    /// Numbers of marked things and events per word of text.
    pub marked: [f64; 2],
}

/// A mention and its place.
pub(super) struct Node<'m> {
    pub record: usize,
    pub place: Place,
    pub is_event: bool,
    pub marked: &'m Marked,
    pub known: Option<&'m Known>,
    pub within: &'m BTreeSet<String>,
    pub pronoun: Option<Pronoun>,
    pub stem: String,
    pub words: BTreeSet<String>,
}

impl<'m> Node<'m> {
    pub fn new(record: usize, place: Place, is_event: bool, described: &'m Described) -> Self {
        let Described { marked, known, within } = described;
        let telling = |word: &&String| word.len() > 1 && !IDLE.contains(&word.as_str());
        let words = marked.content.iter().filter(telling).map(|word| stem(word)).collect();
        let alone = marked.kind == HeadKind::Other || marked.tokens.len() == 1;
        let pronoun = Pronoun::of(&marked.word).filter(|_| alone);
        let (known, stem) = (known.as_ref(), stem(&marked.lemma));
        Self { record, place, is_event, marked, known, within, pronoun, stem, words }
    }

    pub fn is(&self, kind: HeadKind) -> bool {
        self.marked.kind == kind
    }

    /// The node type of the thing that it refers to.
    pub fn kind(&self) -> Option<&'m str> {
        self.known.map(|known| known.kind.as_str())
    }

    /// Whether the world knows it by a proper name.
    pub fn is_settled(&self) -> bool {
        self.known.is_some_and(|known| known.named)
    }

    /// Whether the modifiers of one mention include all modifiers of the other.
    pub fn contains(&self, other: &Self) -> bool {
        self.words.is_subset(&other.words) || other.words.is_subset(&self.words)
    }
}

#[cfg(test)]
pub(super) mod invented {
    //! Mentions for tests.

    use super::{Described, HeadKind, Known, Marked};
    use std::collections::BTreeSet;

    /// A mention of one token. The last word is the head's lemma, the others its modifiers. A sentence has
    /// ten tokens.
    pub fn marked(head: usize, kind: HeadKind, words: &str, known: Option<(&str, &str)>) -> Described {
        let mut words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        let lemma = words.pop().unwrap_or_default();
        let known = known.map(|(cluster, kind)| Known {
            cluster: cluster.to_owned(),
            kind: kind.to_owned(),
            named: true,
        });
        let marked = Marked {
            entity: None,
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
            within: Vec::new(),
            same_as: None,
        };
        Described { marked, known, within: BTreeSet::new() }
    }
}
