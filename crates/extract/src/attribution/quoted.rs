//! Passages in quotation marks: they lengthen the sayings they touch, and those left over go to the nearest speaker.

use super::{Manner, Saying, runs};
use crate::document::{Document, TokenIdx};
use rapporteur_language::Pos;
use std::ops::Range;

/// A shorter quotation is a term ("coalition of the willing"), not something said.
const MIN_TOKENS: usize = 5;

/// Joins quotations to sayings.
pub(super) fn attach(document: &Document<'_>, sayings: &mut Vec<Saying>) {
    for quote in quotations(document) {
        if let Some(saying) =
            sayings.iter_mut().find(|saying| saying.content.iter().any(|c| overlap(c, &quote)))
        {
            lengthen(document, saying, &quote);
        } else if quote.len() >= MIN_TOKENS {
            attribute(document, sayings, quote);
        }
    }
    sayings.retain(|saying| !saying.content.is_empty() || dash_line(document, saying));
    for saying in sayings.iter_mut().filter(|saying| saying.content.is_empty()) {
        saying.content = paragraph_before(document, saying.cue[0]).into_iter().collect();
    }
    attribute_dash_lines(document, sayings);
}

fn overlap(a: &Range<TokenIdx>, b: &Range<TokenIdx>) -> bool {
    a.start < b.end && b.start < a.end
}

/// A quotation that goes on beyond the clause belongs to the saying as a whole.
fn lengthen(document: &Document<'_>, saying: &mut Saying, quote: &Range<TokenIdx>) {
    let outside = |i: &TokenIdx| !saying.cue.contains(i) && !saying.source.contains(i);
    let tokens: Vec<TokenIdx> =
        saying.content.iter().cloned().flatten().chain(quote.clone().filter(outside)).collect();
    saying.content = runs(document, tokens);
}

/// Gives a quotation to the speaker of its sentence, else to the one who spoke last in its paragraph or the one before.
fn attribute(document: &Document<'_>, sayings: &mut Vec<Saying>, quote: Range<TokenIdx>) {
    let first = document.sentence_idx(quote.start);
    let last = document.sentence_idx(quote.end - 1);
    let block = document.sentence(quote.start).passage_idx;
    let cue_sentence = |saying: &Saying| saying.cue.first().map(|c| document.sentence_idx(*c));
    let silent = sayings.iter().position(|s| {
        s.content.is_empty() && cue_sentence(s).is_some_and(|i| (first..=last + 1).contains(&i))
    });
    if let Some(i) = silent {
        sayings[i].content = runs(document, quote.collect());
        return;
    }
    let same_sentence = sayings.iter().position(|s| {
        cue_sentence(s).is_some_and(|i| (first..=last).contains(&i)) && s.manner == Manner::Say
    });
    if let Some(i) = same_sentence {
        lengthen(document, &mut sayings[i], &quote);
        return;
    }
    let before = |s: &&Saying| {
        s.cue.first().is_some_and(|c| *c < quote.start)
            && cue_sentence(s)
                .is_some_and(|i| document.sentences[i].passage_idx + 1 >= block && first - i <= 4)
    };
    let speaker = sayings.iter().filter(before).max_by_key(|s| s.cue[0]).map(|s| s.source.clone());
    if let Some(source) = speaker.filter(|source| !source.is_empty()) {
        sayings.push(Saying {
            source,
            cue: Vec::new(),
            content: runs(document, quote.collect()),
            distanced: false,
            manner: Manner::Say,
        });
    }
}

/// Passages between quotation marks, marks included, paragraph by paragraph. One left open at the end of its paragraph runs to that end.
fn quotations(document: &Document<'_>) -> Vec<Range<TokenIdx>> {
    let mut found = Vec::new();
    let mut open: Option<TokenIdx> = None;
    let mut block = usize::MAX;
    for i in 0..document.tokens.len() {
        let here = document.sentence(i).passage_idx;
        if here != block {
            found.extend(open.take().map(|start| start..i));
            block = here;
        }
        match (document.text(i), open) {
            ("“" | "«" | "„", _) => open = Some(i),
            ("”" | "»", Some(start)) | ("\"" | "''", Some(start)) => {
                found.push(start..i + 1);
                open = None;
            }
            ("\"" | "``", None) => open = Some(i),
            _ => {}
        }
    }
    found.extend(open.map(|start| start..document.tokens.len()));
    found.retain(|quote| quote.len() > 2);
    found
}

/// Whether a saying without content stands in a paragraph that a dash opens: "- a spokesman told reporters".
fn dash_line(document: &Document<'_>, saying: &Saying) -> bool {
    saying.cue.first().is_some_and(|cue| opens_with_dash(document, *cue))
}

fn opens_with_dash(document: &Document<'_>, token: TokenIdx) -> bool {
    let block = document.sentence(token).passage_idx;
    let first = document.sentences.iter().find(|s| s.passage_idx == block).map(|s| s.tokens.start);
    first.is_some_and(|first| matches!(document.text(first), "-" | "–" | "—"))
}

fn paragraph_before(document: &Document<'_>, token: TokenIdx) -> Option<Range<TokenIdx>> {
    let block = document.sentence(token).passage_idx;
    let before = document.sentences.iter().rev().find(|s| s.passage_idx < block)?.passage_idx;
    let mut sentences = document.sentences.iter().filter(|s| s.passage_idx == before);
    let start = sentences.next()?.tokens.start;
    let end = document.sentences.iter().rev().find(|s| s.passage_idx == before)?.tokens.end;
    runs(document, (start..end).filter(|i| document.pos(*i) != Pos::Space).collect())
        .first()
        .map(|first| first.start..end)
}

/// "- according to a note": the paragraph before is the content of what follows the dash.
fn attribute_dash_lines(document: &Document<'_>, sayings: &mut [Saying]) {
    for saying in sayings.iter_mut() {
        let Some(cue) =
            saying.cue.first().copied().filter(|cue| document.text(*cue).eq_ignore_ascii_case("according"))
        else {
            continue;
        };
        if opens_with_dash(document, cue)
            && let Some(paragraph) = paragraph_before(document, cue)
        {
            saying.content = vec![paragraph];
        }
    }
}
