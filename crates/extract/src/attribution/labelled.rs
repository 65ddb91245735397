//! Words after a speaker's name and a colon: headlines ("Minister: talks to go on") and transcripts.

use super::{Manner, Saying, runs};
use crate::document::{Document, TokenIdx};
use rapporteur_language::Pos;
use rapporteur_model::BlockKind;

/// A speaker before a colon has no more words than this.
const MAX_SPEAKER: usize = 8;

/// What follows has at least as many.
const MIN_CONTENT: usize = 3;

/// Sayings of headlines and of transcripts' lines.
pub(super) fn labelled(document: &Document<'_>) -> Vec<Saying> {
    let mut found = Vec::new();
    let mut passage = usize::MAX;
    for (i, sentence) in document.sentences.iter().enumerate() {
        let opening = std::mem::replace(&mut passage, sentence.passage_idx) != sentence.passage_idx;
        if opening {
            found.extend(line(document, i));
        }
    }
    found
}

/// The saying of a passage that opens with a speaker and a colon.
fn line(document: &Document<'_>, sentence_idx: usize) -> Option<Saying> {
    let sentence = &document.sentences[sentence_idx];
    // A transcript's line may stand in quotation marks as a whole.
    let mark = |i: TokenIdx| matches!(document.text(i), "\"" | "“" | "``" | "''");
    let start = sentence.tokens.clone().find(|i| document.pos(*i) != Pos::Space && !mark(*i))?;
    let colon =
        (start + 1..sentence.tokens.end.min(start + MAX_SPEAKER + 1)).find(|i| document.text(*i) == ":")?;
    let headline = sentence.block == BlockKind::Headline;
    let source = speaker(document, start, colon, headline)?;
    let end = document
        .sentences
        .iter()
        .skip(sentence_idx)
        .take_while(|s| s.passage_idx == sentence.passage_idx)
        .last()?
        .tokens
        .end;
    let content = runs(document, (colon + 1..end).collect());
    let words = content.iter().map(ExactSizeIterator::len).sum::<usize>();
    (words >= MIN_CONTENT).then(|| Saying {
        source: vec![source],
        cue: vec![colon],
        content,
        distanced: false,
        manner: Manner::Say,
    })
}

/// The head of the words before a colon, if they name a speaker: a person or body, in headlines also what speaks ("poll").
fn speaker(document: &Document<'_>, start: TokenIdx, colon: TokenIdx, headline: bool) -> Option<TokenIdx> {
    let head = document.head_of(start..colon);
    let shouted = (start..colon).all(|i| document.text(i).chars().all(|c| c.is_uppercase() || c == '.'));
    let named = document.names.iter().any(|n| {
        n.tokens.end == colon
            && n.tokens.start >= start
            && matches!(n.label.as_str(), "PERSON" | "ORG" | "NORP")
    });
    // "Ana Ruiz (Greek: …)": a bracket that the colon stands in ends after it.
    let whole = (start..colon).all(|i| !document.text(i).starts_with(['(', '[']));
    let verbless =
        whole && (start..colon).all(|i| !matches!(document.pos(i), Pos::Verb | Pos::Aux | Pos::Adp));
    let speaks = document.hits.is_any(head, &["office", "speaking_noun"]);
    let fits = verbless && (named || headline && speaks || !headline && shouted && colon - start <= 3);
    fits.then_some(head)
}
