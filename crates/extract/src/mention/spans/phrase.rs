//! Finds how far a capitalised phrase reaches around the noun that says what it names.

use super::shape::opens_idly;
use crate::mention::class_noun::{class_kind, is_membership, names_body};
use crate::mention::writing::{capitalised, is_hyphen_inside, title_cased};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use std::ops::Range;

/// Words that bind a complement to a class noun ("Ministry of", "Campaign for", "Campaign Against").
const BINDERS: [&str; 4] = ["of", "for", "on", "against"];

/// Lower-case words that may stand inside a complement ("Movement for the Liberation of the Congo", "Confédération du travail").
const INNER: [&str; 11] = ["of", "the", "for", "on", "and", "in", "to", "de", "du", "des", "la"];

/// The capitalised phrase that a class noun heads.
pub(super) fn capitalised_run(parsed: &ParsedReport<'_>, head: TokenIdx) -> Range<TokenIdx> {
    let sentence = parsed.sentence(head).tokens.clone();
    let first = parsed.hits.get(head, "organization_noun").map_or(head, |hit| hit.tokens.start.min(head));
    if title_cased(parsed, sentence.clone()) {
        return first.min(head)..head + 1;
    }
    let mut start = first;
    while let Some(step) = step_left(parsed, start, sentence.start) {
        start = step;
    }
    let idle = matches!(parsed.pos(start), Pos::Det | Pos::Adp | Pos::Pron) || opens_idly(parsed, start);
    if start == sentence.start && start < head && idle {
        start += 1;
    }
    let end = complement_end(parsed, head + 1, sentence.end);
    start..if end == head + 1 { number_end(parsed, head, sentence.end) } else { end }
}

/// "Resolution 1441", "Directive 2003/87": the number of a document ends its name.
fn number_end(parsed: &ParsedReport<'_>, head: TokenIdx, ceiling: TokenIdx) -> TokenIdx {
    let numbered = head + 1 < ceiling
        && class_kind(parsed, head) == Some(types::DOCUMENT)
        && parsed.text(head + 1).starts_with(|c: char| c.is_ascii_digit());
    if numbered && !in_time(parsed, head + 1) { head + 2 } else { head + 1 }
}

fn in_time(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let span = parsed.span_of(i..i + 1);
    parsed.times_near(span).iter().any(|time| time.span.overlaps(span))
}

/// Where the phrase begins if one more word before it belongs to it.
fn step_left(parsed: &ParsedReport<'_>, start: TokenIdx, floor: TokenIdx) -> Option<TokenIdx> {
    let before = start.checked_sub(1).filter(|i| *i >= floor)?;
    let two_before = || before.checked_sub(1).filter(|i| *i >= floor && capitalised(parsed, *i));
    if is_possessive(parsed, before) {
        let owner = two_before()?;
        // "the U.S. Attorney's Office": what belongs to a post is named by it.
        let post = parsed.hits.get(owner, "office").filter(|_| !parsed.tag(owner).is_plural());
        let post = post.map(|hit| hit.tokens.start).filter(|i| *i >= floor && capitalised(parsed, *i));
        return post.or(Some(owner).filter(|owner| is_membership(parsed.text(*owner))));
    }
    if is_hyphen_inside(parsed, before) {
        return two_before();
    }
    (capitalised(parsed, before) && !breaks(parsed, before)).then_some(before)
}

fn is_possessive(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    matches!(parsed.text(i), "'s" | "’s" | "'" | "’") && parsed.tag(i) == Tag::Pos
}

fn breaks(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    matches!(
        parsed.pos(i),
        Pos::Punct
            | Pos::Space
            | Pos::Det
            | Pos::Adp
            | Pos::Pron
            | Pos::Verb
            | Pos::Cconj
            | Pos::Sconj
            | Pos::Adv
    ) || parsed.hits.is(i, "office")
        || (parsed.dep(i) == Dep::Poss && !is_membership(parsed.text(i)))
}

/// The end of the complement that begins at `from`, or `from` itself if there is none.
fn complement_end(parsed: &ParsedReport<'_>, from: TokenIdx, ceiling: TokenIdx) -> TokenIdx {
    if from >= ceiling || !BINDERS.contains(&parsed.text(from)) || said_of_place(parsed, from, ceiling) {
        return from;
    }
    let (mut end, mut probe) = (from, from + 1);
    while probe < ceiling && probe - end < 4 {
        if capitalised(parsed, probe) && belongs(parsed, probe) {
            end = probe + 1;
        } else if is_hyphen_inside(parsed, probe) && probe > from + 1 {
            // A compound goes on.
        } else if !INNER.contains(&parsed.text(probe)) || another_body(parsed, probe, ceiling) {
            break;
        }
        probe += 1;
    }
    end
}

/// "signed the Accords on Cape Cod": a place after "on" or "for" is where something happened, unless the noun stands alone.
/// "the Court against Chad's president": what is done against a place is no part of a name either.
fn said_of_place(parsed: &ParsedReport<'_>, binder: TokenIdx, ceiling: TokenIdx) -> bool {
    let named = binder > 1
        && capitalised(parsed, binder - 2)
        && parsed.pos(binder - 2) != Pos::Det
        && class_kind(parsed, binder - 1) == Some(types::DOCUMENT);
    let first = (binder + 1..ceiling).find(|i| capitalised(parsed, *i));
    let place = |i: TokenIdx| {
        parsed
            .names
            .iter()
            .any(|n| matches!(n.label.as_str(), "GPE" | "LOC" | "FAC" | "ORG") && n.tokens.contains(&i))
    };
    match parsed.text(binder) {
        "on" => named && first.is_some_and(place),
        "against" => first.is_some_and(place),
        _ => false,
    }
}

fn belongs(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    matches!(parsed.pos(i), Pos::Propn | Pos::Noun | Pos::Adj | Pos::Verb)
        && !parsed.hits.is_any(i, &["office", "member", "honorific"])
        && !in_person(parsed, i)
        && !in_time(parsed, i)
}

fn in_person(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    parsed.name_at(i).is_some_and(|name| name.label == "PERSON")
}

/// "the Council of Europe and the Court": what follows "and" or "in" is a name of its own.
fn another_body(parsed: &ParsedReport<'_>, i: TokenIdx, ceiling: TokenIdx) -> bool {
    let joined = || parsed.name_at(i).is_some_and(|name| name.tokens.start < i);
    match parsed.text(i) {
        "and" => !joined() || names_body(parsed, i + 1, ceiling),
        "in" | "to" => !joined(),
        _ => false,
    }
}

/// The phrase between quotation marks whose head the noun is: "so-called 'coalition of the willing'".
pub(super) fn quoted_phrase(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Option<Range<TokenIdx>> {
    const OPEN: [&str; 5] = ["\"", "“", "'", "‘", "«"];
    const CLOSE: [&str; 5] = ["\"", "”", "'", "’", "»"];
    let sentence = &parsed.sentence(noun).tokens;
    let start = (sentence.start..noun).rev().take(5).find(|i| OPEN.contains(&parsed.text(*i)))? + 1;
    let end = (noun + 1..sentence.end).take(6).find(|i| CLOSE.contains(&parsed.text(*i)))?;
    let plain = (start..end)
        .all(|i| !matches!(parsed.pos(i), Pos::Punct | Pos::Verb | Pos::Aux) || parsed.text(i) == "-");
    let of_phrase = parsed.head_of(start..end) == noun && (start..end).any(|i| parsed.lemma(i) == "of");
    (plain && of_phrase).then_some(start..end)
}

/// "Chief of the General Staff": the body is part of a post's name.
pub(super) fn part_of_office(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    parsed
        .ancestors(i)
        .take(2)
        .any(|a| parsed.hits.get(a, "office").is_some_and(|hit| hit.tokens.contains(&i)))
}
