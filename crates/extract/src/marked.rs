//! What the syntax says of words that somebody else marked as speaking of something.

use crate::parsed_report::{ParsedReport, TokenIdx};
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
pub fn marked(parsed: &ParsedReport<'_>, extraction: &Extraction, spans: &[Span]) -> Vec<Option<Marked>> {
    let mut by_head: BTreeMap<TokenIdx, LocalId> = BTreeMap::new();
    for mention in &extraction.mentions {
        let tokens = parsed.tokens_in(mention.span);
        if !tokens.is_empty() {
            by_head.insert(parsed.head_of(tokens), mention.entity);
        }
    }
    spans.iter().map(|span| describe(parsed, &by_head, *span)).collect()
}

fn describe(parsed: &ParsedReport<'_>, by_head: &BTreeMap<TokenIdx, LocalId>, span: Span) -> Option<Marked> {
    let tokens = parsed.tokens_in(span);
    if tokens.is_empty() {
        return None;
    }
    let head = parsed.head_of(tokens.clone());
    let carries = |i: &TokenIdx| {
        *i != head
            && matches!(parsed.pos(*i), Pos::Noun | Pos::Propn | Pos::Verb | Pos::Adj | Pos::Num)
            && parsed.text(*i).chars().any(char::is_alphanumeric)
    };
    let beside = by_head.range(tokens.clone()).filter(|(at, _)| **at != head);
    Some(Marked {
        entity: by_head.get(&head).copied(),
        sentence: parsed.sentence_idx(head),
        head,
        governor: parsed.head(head),
        kind: kind(parsed, head),
        word: parsed.text(head).to_lowercase(),
        lemma: parsed.lemma(head).to_owned(),
        content: tokens.clone().filter(carries).map(|i| parsed.lemma(i).to_owned()).collect(),
        several: parsed.children_by(head, &[Dep::Conj]).any(|c| tokens.contains(&c)),
        plural: matches!(parsed.tag(head), Tag::Nns | Tag::Nnps),
        subject: matches!(parsed.dep(head), Dep::Nsubj | Dep::Nsubjpass),
        within: beside.map(|(_, entity)| *entity).collect(),
        same_as: same_as(parsed, head),
        tokens,
    })
}

fn kind(parsed: &ParsedReport<'_>, head: TokenIdx) -> HeadKind {
    let word = parsed.span_of(head..head + 1);
    if parsed.in_time(word) {
        return HeadKind::Other;
    }
    match parsed.pos(head) {
        Pos::Propn => HeadKind::Name,
        Pos::Noun => HeadKind::Noun,
        Pos::Verb | Pos::Aux => HeadKind::Verb,
        _ => HeadKind::Other,
    }
}

/// An apposition, a relative pronoun. A title is no name of its bearer: it speaks of the post.
fn same_as(parsed: &ParsedReport<'_>, head: TokenIdx) -> Option<TokenIdx> {
    match parsed.head(head) {
        Some(beside) if parsed.dep(head) == Dep::Appos => Some(beside),
        _ => antecedent(parsed, head),
    }
}
