//! What the syntax says of words that somebody else marked as speaking of something.

use crate::document::{Document, TokenIdx};
use crate::syntax::antecedent;
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::{Extraction, LocalId, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// What kind of word heads the words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum HeadKind {
    /// A proper noun.
    Name,
    /// A common noun.
    Noun,
    /// A verb.
    Verb,
    /// Anything else: a pronoun or determiner that stands alone, a date.
    Other,
}

/// Words marked in a report, and what they show of what they speak of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Marked {
    /// The thing of the extraction whose mention has the same head.
    pub entity: Option<LocalId>,
    /// Its tokens.
    pub tokens: Range<TokenIdx>,
    /// Number of its sentence.
    pub sentence: usize,
    /// The syntactic head.
    pub head: TokenIdx,
    /// What governs the head.
    pub governor: Option<TokenIdx>,
    /// Kind of the head.
    pub kind: HeadKind,
    /// The head as written, in lower case.
    pub word: String,
    /// The head's lemma.
    pub lemma: String,
    /// Lemmas of the other words that carry meaning, in order of the text.
    pub content: Vec<String>,
    /// Several things joined by "and".
    pub several: bool,
    /// Whether the head is a plural.
    pub plural: bool,
    /// Whether the head is the subject of a clause.
    pub subject: bool,
    /// Things that are mentioned in the words, beside the one at their head.
    pub within: Vec<LocalId>,
    /// The head of other words that syntax gives for the same: what an apposition stands beside, what a relative pronoun takes up.
    pub same_as: Option<TokenIdx>,
}

/// Describes each of the spans; `None` for one outside of the analysed text.
pub fn marked(document: &Document<'_>, extraction: &Extraction, spans: &[Span]) -> Vec<Option<Marked>> {
    let mut by_head: BTreeMap<TokenIdx, LocalId> = BTreeMap::new();
    for mention in &extraction.mentions {
        let tokens = document.tokens_in(mention.span);
        if !tokens.is_empty() {
            by_head.insert(document.head_of(tokens), mention.entity);
        }
    }
    spans.iter().map(|span| describe(document, &by_head, *span)).collect()
}

fn describe(document: &Document<'_>, by_head: &BTreeMap<TokenIdx, LocalId>, span: Span) -> Option<Marked> {
    let tokens = document.tokens_in(span);
    if tokens.is_empty() {
        return None;
    }
    let head = document.head_of(tokens.clone());
    let carries = |i: &TokenIdx| {
        *i != head
            && matches!(document.pos(*i), Pos::Noun | Pos::Propn | Pos::Verb | Pos::Adj | Pos::Num)
            && document.text(*i).chars().any(char::is_alphanumeric)
    };
    let beside = by_head.range(tokens.clone()).filter(|(at, _)| **at != head);
    Some(Marked {
        entity: by_head.get(&head).copied(),
        sentence: document.sentence_idx(head),
        head,
        governor: document.head(head),
        kind: kind(document, head),
        word: document.text(head).to_lowercase(),
        lemma: document.lemma(head).to_owned(),
        content: tokens.clone().filter(carries).map(|i| document.lemma(i).to_owned()).collect(),
        several: document.children_by(head, &[Dep::Conj]).any(|c| tokens.contains(&c)),
        plural: matches!(document.tag(head), Tag::Nns | Tag::Nnps),
        subject: matches!(document.dep(head), Dep::Nsubj | Dep::Nsubjpass),
        within: beside.map(|(_, entity)| *entity).collect(),
        same_as: same_as(document, head),
        tokens,
    })
}

fn kind(document: &Document<'_>, head: TokenIdx) -> HeadKind {
    let word = document.span_of(head..head + 1);
    if document.in_time(word) {
        return HeadKind::Other;
    }
    match document.pos(head) {
        Pos::Propn => HeadKind::Name,
        Pos::Noun => HeadKind::Noun,
        Pos::Verb | Pos::Aux => HeadKind::Verb,
        _ => HeadKind::Other,
    }
}

/// An apposition, a relative pronoun. A title is no name of its bearer: it speaks of the post.
fn same_as(document: &Document<'_>, head: TokenIdx) -> Option<TokenIdx> {
    match document.head(head) {
        Some(beside) if document.dep(head) == Dep::Appos => Some(beside),
        _ => antecedent(document, head),
    }
}
