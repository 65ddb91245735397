//! Passages in quotation marks: they lengthen the sayings they touch, and those left over go to the nearest speaker.

use super::introduced::introduced;
use super::marks::{around, is_mark};
use super::saying::{Manner, Saying, runs};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::Pos;
use std::ops::Range;

/// A quotation of fewer words and marks is a term ("coalition of the willing"), not something said.
const MIN_TOKENS: usize = 5;

/// A shorter quotation is said only by a speaker right next to it.
const MIN_WORDS: usize = 3;

/// How many sentences after its speaker was named a quotation may stand.
const REACH: usize = 4;

/// Joins quotations to sayings.
pub(super) fn attach(parsed: &ParsedReport<'_>, quotations: &[Range<TokenIdx>], sayings: &mut Vec<Saying>) {
    // A cue inside a quotation belongs to what is quoted; it takes over no words around it.
    let free = |saying: &Saying| {
        saying.cue.first().is_none_or(|cue| around(quotations, *cue).is_none_or(|q| q.len() < MIN_TOKENS))
    };
    let mut free: Vec<bool> = sayings.iter().map(free).collect();
    for quote in quotations {
        if let Some(i) = holder(sayings, quote) {
            lengthen(parsed, &mut sayings[i], quote);
        } else if let Some(saying) = introduced(parsed, quotations, quote) {
            let known = sayings.iter_mut().find(|s| !s.cue.is_empty() && s.cue == saying.cue);
            match known {
                Some(known) => lengthen(parsed, known, quote),
                None => {
                    sayings.push(saying);
                    free.resize(sayings.len(), true);
                }
            }
        } else {
            attribute(parsed, sayings, &free, quote);
        }
    }
    sayings.retain(|saying| !saying.content.is_empty() || dash_line(parsed, saying));
    for saying in sayings.iter_mut().filter(|saying| saying.content.is_empty()) {
        saying.content = paragraph_before(parsed, saying.cue[0]).into_iter().collect();
    }
    attribute_dash_lines(parsed, sayings);
    let left: Vec<Saying> = quotations.iter().filter_map(|quote| echoed(parsed, sayings, quote)).collect();
    sayings.extend(left);
}

/// Words in quotation marks that no saying puts forward: of whoever wants, praises or calls so what they speak of, else of nobody who is
/// named. They are never the report's own.
fn echoed(parsed: &ParsedReport<'_>, sayings: &[Saying], quote: &Range<TokenIdx>) -> Option<Saying> {
    let held = |s: &&Saying| {
        s.content.iter().any(|run| overlap(run, quote)) && !s.cue.iter().any(|cue| quote.contains(cue))
    };
    if sayings.iter().filter(held).any(Saying::is_voiced) {
        return None;
    }
    let source = sayings.iter().find(held).map(|s| s.source.clone()).unwrap_or_default();
    Some(Saying {
        distant: source.is_empty(),
        source,
        cue: Vec::new(),
        content: runs(parsed, quote.clone().collect()),
        manner: Manner::Echo,
    })
}

/// Whether a saying is its speaker's own "I think" or a "you know" inside a quotation.
pub(super) fn is_own_voice(
    parsed: &ParsedReport<'_>,
    quotations: &[Range<TokenIdx>],
    saying: &Saying,
) -> bool {
    let personal = saying.source.iter().any(|s| matches!(parsed.lemma(*s), "i" | "we" | "you"));
    personal && saying.cue.first().is_some_and(|cue| around(quotations, *cue).is_some())
}

fn is_verb(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    matches!(parsed.pos(i), Pos::Verb | Pos::Aux)
}

/// The saying that a quotation is part of: its cue stands outside, its content inside.
fn holder(sayings: &[Saying], quote: &Range<TokenIdx>) -> Option<usize> {
    let distance = |cue: TokenIdx| quote.start.saturating_sub(cue).max(cue.saturating_sub(quote.end));
    let holds = |s: &Saying| {
        s.content.iter().any(|c| overlap(c, quote)) && !s.cue.iter().any(|cue| quote.contains(cue))
    };
    let candidates = sayings.iter().enumerate().filter(|(_, s)| holds(s));
    candidates
        .min_by_key(|(i, s)| (!s.is_voiced(), s.cue.iter().map(|c| distance(*c)).min().unwrap_or(0), *i))
        .map(|(i, _)| i)
}

fn overlap(a: &Range<TokenIdx>, b: &Range<TokenIdx>) -> bool {
    a.start < b.end && b.start < a.end
}

/// A quotation that goes on beyond the clause belongs to the saying as a whole.
fn lengthen(parsed: &ParsedReport<'_>, saying: &mut Saying, quote: &Range<TokenIdx>) {
    let outside = |i: &TokenIdx| !saying.cue.contains(i) && !saying.source.contains(i);
    let tokens: Vec<TokenIdx> =
        saying.content.iter().cloned().flatten().chain(quote.clone().filter(outside)).collect();
    saying.content = runs(parsed, tokens);
}

/// Gives a quotation to the speaker of its sentence, else to the one who is quoted just before it in its paragraph, else to who spoke last.
fn attribute(parsed: &ParsedReport<'_>, sayings: &mut Vec<Saying>, free: &[bool], quote: &Range<TokenIdx>) {
    let first = parsed.sentence_idx(quote.start);
    let last = parsed.sentence_idx(quote.end - 1);
    let cue_sentence = |saying: &Saying| saying.cue.first().map(|c| parsed.sentence_idx(*c));
    let long = n_words(parsed, quote) >= MIN_WORDS;
    // The text below a headline does not say who speaks in it.
    let apart = |i: usize| parsed.sentences[i].block != parsed.sentences[first].block;
    let silent = |from: usize, to: usize| {
        let fits = |s: &Saying| {
            s.content.is_empty()
                && cue_sentence(s).is_some_and(|i| !apart(i))
                && (long || beside_cue(s, quote))
                && cue_sentence(s).is_some_and(|i| (from..=to).contains(&i))
        };
        free_ones(sayings, free).find(|(_, s)| fits(s)).map(|(i, _)| i)
    };
    // A title or a term ("Fiona in “Away from Her”") is not said by whoever speaks near.
    let clausal = long && quote.clone().any(|i| is_verb(parsed, i));
    let beside = || {
        let fits = |s: &Saying| {
            clausal && cue_sentence(s).is_some_and(|i| (first..=last).contains(&i)) && s.manner == Manner::Say
        };
        free_ones(sayings, free).find(|(_, s)| fits(s)).map(|(i, _)| i)
    };
    let introduced = || silent(first.saturating_sub(1), first).filter(|i| opens(parsed, &sayings[*i]));
    let at = silent(first, last)
        .or_else(beside)
        .or_else(introduced)
        .or_else(|| quoted_before(parsed, sayings, free, quote).filter(|_| long))
        .or_else(|| silent(last + 1, last + 1));
    match at {
        Some(i) => lengthen(parsed, &mut sayings[i], quote),
        None if clausal && is_free(parsed, quote) => {
            sayings.extend(by_last_speaker(parsed, sayings, free, quote))
        }
        None => {}
    }
}

fn n_words(parsed: &ParsedReport<'_>, quote: &Range<TokenIdx>) -> usize {
    quote.clone().filter(|i| !matches!(parsed.pos(*i), Pos::Punct | Pos::Space)).count()
}

/// "“Never,” said the minister": the cue or its source stands next to the quotation.
fn beside_cue(saying: &Saying, quote: &Range<TokenIdx>) -> bool {
    let near = |i: TokenIdx| i + 2 >= quote.start && i < quote.end + 2;
    saying.cue.iter().chain(&saying.source).any(|i| near(*i))
}

/// Whether a quotation is a sentence or several by itself.
fn is_free(parsed: &ParsedReport<'_>, quote: &Range<TokenIdx>) -> bool {
    let (first, last) = (parsed.sentence(quote.start), parsed.sentence(quote.end - 1));
    let plain = |i: TokenIdx| !matches!(parsed.pos(i), Pos::Space | Pos::Punct);
    !(first.tokens.start..quote.start).any(plain) && !(quote.end..last.tokens.end).any(plain)
}

/// The sayings whose cue stands outside quotations, with their places.
fn free_ones<'s>(sayings: &'s [Saying], free: &'s [bool]) -> impl Iterator<Item = (usize, &'s Saying)> {
    sayings.iter().enumerate().filter(|(i, _)| free.get(*i).is_some_and(|free| *free))
}

/// Whether a cue ends its sentence with a colon.
fn opens(parsed: &ParsedReport<'_>, saying: &Saying) -> bool {
    let Some(cue) = saying.cue.first() else { return false };
    let words = parsed.sentence(*cue).tokens.clone();
    words.rev().find(|i| parsed.pos(*i) != Pos::Space).is_some_and(|i| parsed.text(i) == ":")
}

/// The saying quoted last before a quotation, in the same paragraph: "…," he said. "…".
fn quoted_before(
    parsed: &ParsedReport<'_>,
    sayings: &[Saying],
    free: &[bool],
    quote: &Range<TokenIdx>,
) -> Option<usize> {
    let block = parsed.sentence(quote.start).passage_idx;
    let first = parsed.sentence_idx(quote.start);
    let near = |cue: TokenIdx| {
        cue < quote.start
            && parsed.sentence(cue).passage_idx == block
            && first - parsed.sentence_idx(cue) <= REACH
    };
    let quotes = |s: &Saying| s.content.iter().cloned().flatten().any(|i| is_mark(parsed, i));
    let (i, last) = free_ones(sayings, free)
        .filter(|(_, s)| s.is_voiced() && s.cue.first().is_some_and(|cue| near(*cue)))
        .max_by_key(|(_, s)| s.cue[0])?;
    quotes(last).then_some(i)
}

/// The quotation as a saying of whoever spoke last in its paragraph or the one before.
fn by_last_speaker(
    parsed: &ParsedReport<'_>,
    sayings: &[Saying],
    free: &[bool],
    quote: &Range<TokenIdx>,
) -> Option<Saying> {
    let block = parsed.sentence(quote.start).passage_idx;
    let first = parsed.sentence_idx(quote.start);
    let before = |s: &&Saying| {
        s.is_voiced()
            && s.cue.first().is_some_and(|cue| {
                *cue < quote.start
                    && parsed.sentence(*cue).passage_idx + 1 >= block
                    && first - parsed.sentence_idx(*cue) <= REACH
            })
    };
    let source =
        free_ones(sayings, free).map(|(_, s)| s).filter(before).max_by_key(|s| s.cue[0])?.source.clone();
    (!source.is_empty()).then(|| Saying {
        source,
        cue: Vec::new(),
        content: runs(parsed, quote.clone().collect()),
        distant: false,
        manner: Manner::Say,
    })
}

/// Whether a saying without content stands in a paragraph that a dash opens: "- a spokesman told reporters".
fn dash_line(parsed: &ParsedReport<'_>, saying: &Saying) -> bool {
    saying.cue.first().is_some_and(|cue| opens_with_dash(parsed, *cue))
}

fn opens_with_dash(parsed: &ParsedReport<'_>, token: TokenIdx) -> bool {
    let block = parsed.sentence(token).passage_idx;
    let first = parsed.sentences.partition_point(|s| s.passage_idx < block);
    parsed
        .sentences
        .get(first)
        .is_some_and(|first| matches!(parsed.text(first.tokens.start), "-" | "–" | "—"))
}

fn paragraph_before(parsed: &ParsedReport<'_>, token: TokenIdx) -> Option<Range<TokenIdx>> {
    let block = parsed.sentence(token).passage_idx;
    let here = parsed.sentences.partition_point(|s| s.passage_idx < block);
    let last = parsed.sentences.get(here.checked_sub(1)?)?;
    let first = parsed.sentences.partition_point(|s| s.passage_idx < last.passage_idx);
    let (start, end) = (parsed.sentences[first].tokens.start, last.tokens.end);
    runs(parsed, (start..end).filter(|i| parsed.pos(*i) != Pos::Space).collect())
        .first()
        .map(|first| first.start..end)
}

/// "- according to a note": the paragraph before is the content of what follows the dash.
fn attribute_dash_lines(parsed: &ParsedReport<'_>, sayings: &mut [Saying]) {
    for saying in sayings.iter_mut() {
        let Some(cue) =
            saying.cue.first().copied().filter(|cue| parsed.text(*cue).eq_ignore_ascii_case("according"))
        else {
            continue;
        };
        if opens_with_dash(parsed, cue)
            && let Some(paragraph) = paragraph_before(parsed, cue)
        {
            saying.content = vec![paragraph];
        }
    }
}
