//! Completes a person's name by given names, particles and hyphenated parts that the recogniser left outside.

use crate::context::Context;
use crate::cover::Taken;
use crate::mention::names::{NamedSpan, Source};
use crate::mention::writing::{capitalised, is_hyphen_inside};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use std::ops::Range;

/// Small words inside surnames ("van der Bellen", "al-Sisi", "bin Salman").
const PARTICLES: [&str; 22] = [
    "de", "del", "della", "der", "den", "di", "da", "do", "dos", "du", "des", "la", "le", "van", "von", "zu",
    "bin", "ibn", "al", "el", "ter", "ten",
];

/// Extends each person's name to its whole and joins the halves of hyphenated names.
pub(super) fn extend(parsed: &ParsedReport<'_>, context: Context<'_>, spans: &mut Vec<NamedSpan>) {
    join_parts(parsed, spans);
    let mut taken = Taken::by(parsed, spans.iter().map(|s| s.tokens.clone()));
    for span in spans.iter_mut().filter(|span| span.kind == types::PERSON && span.source == Source::Model) {
        span.tokens.start = start_of(parsed, context, &taken, span.tokens.clone());
        taken.mark(span.tokens.clone());
    }
}

/// "Ana Ruiz" and "Ortega" with a hyphen between, or nothing, are one name.
fn join_parts(parsed: &ParsedReport<'_>, spans: &mut Vec<NamedSpan>) {
    let mut at = 0;
    while at + 1 < spans.len() {
        let (a, b) = (&spans[at], &spans[at + 1]);
        let people = a.kind == types::PERSON && b.kind == types::PERSON && a.tokens.len() > 1;
        // "the Smith-Jones meeting" speaks of two people, "Eva Smith-Jones" of one.
        let hyphened = b.tokens.start == a.tokens.end + 1
            && b.tokens.len() == 1
            && is_hyphen_inside(parsed, a.tokens.end);
        let run_on = b.tokens.start == a.tokens.end
            && parsed.text(a.tokens.end - 1) != parsed.text(b.tokens.end - 1)
            && parsed.sentence_idx(a.tokens.start) == parsed.sentence_idx(b.tokens.start);
        if people && (hyphened || run_on) {
            spans[at].tokens.end = spans[at + 1].tokens.end;
            spans.remove(at + 1);
        } else {
            at += 1;
        }
    }
}

/// Where the name that the recogniser gives as these words begins. A given name is added to a surname alone: before a name of
/// several words stands what its bearer is ("Democrat", "Witness").
pub(super) fn start_of(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    taken: &Taken,
    tokens: Range<TokenIdx>,
) -> TokenIdx {
    let (mut start, end) = (tokens.start, tokens.end);
    let floor = parsed.sentence(start).tokens.start;
    let single = end - start == 1;
    while let Some(step) =
        step_left(parsed, context, taken, start, floor).filter(|step| single || !capitalised(parsed, *step))
    {
        start = step;
    }
    start
}

fn step_left(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    taken: &Taken,
    start: TokenIdx,
    floor: TokenIdx,
) -> Option<TokenIdx> {
    let before = start.checked_sub(1).filter(|i| *i >= floor)?;
    let free = |i: &TokenIdx| *i >= floor && taken.is_free(*i);
    if is_hyphen_inside(parsed, before) {
        let particle = |i: &TokenIdx| PARTICLES.contains(&parsed.text(*i).to_lowercase().as_str());
        return before.checked_sub(1).filter(free).filter(particle);
    }
    (free(&before) && (is_particle(parsed, before) || is_given(parsed, context, before, start)))
        .then_some(before)
}

pub(super) fn is_particle(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    PARTICLES.contains(&parsed.text(i)) && matches!(parsed.pos(i), Pos::Propn | Pos::X)
}

/// A capitalised proper noun that the parser hangs on the name: no title, no class noun, no opening of a sentence.
fn is_given(parsed: &ParsedReport<'_>, context: Context<'_>, i: TokenIdx, start: TokenIdx) -> bool {
    let joined = parsed.dep(i) == Dep::Compound
        && (parsed.head(i) == Some(start) || parsed.head(i) == parsed.head(start));
    is_name_word(parsed, i) && (joined || context.knowledge.gazetteer.is_first_name(parsed.text(i)))
}

/// Classes of words that are no part of a person's name, however they are written.
const NO_NAMES: [&str; 8] =
    ["office", "honorific", "organization_noun", "meeting", "document", "place_noun", "person_noun", "event"];

/// A capitalised proper noun, not all in capitals, of no class.
pub(super) fn is_name_word(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    parsed.tag(i) == Tag::Nnp
        && capitalised(parsed, i)
        && parsed.text(i).chars().any(char::is_lowercase)
        && !parsed.hits.is_any(i, &NO_NAMES)
}
