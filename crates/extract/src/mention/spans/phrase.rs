//! How far a capitalised phrase reaches around the noun that says what it names.

use super::{capitalised, class_kind, title_cased};
use crate::document::{Document, TokenIdx};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use std::ops::Range;

/// Words that bind a complement to a class noun ("Ministry of", "Campaign for", "Campaign Against").
const BINDERS: [&str; 4] = ["of", "for", "on", "against"];

/// Lower-case words that may stand inside a complement ("Movement for the Liberation of the Congo", "Confédération du travail").
const INNER: [&str; 11] = ["of", "the", "for", "on", "and", "in", "to", "de", "du", "des", "la"];

/// Nouns for members in whose name a body is: their possessive lies inside its name ("People's Party").
const MEMBERS: [&str; 14] = [
    "people",
    "peoples",
    "workers",
    "women",
    "men",
    "children",
    "farmers",
    "peasants",
    "citizens",
    "teachers",
    "journalists",
    "doctors",
    "mothers",
    "veterans",
];

/// The capitalised phrase that a class noun heads.
pub(super) fn capitalised_run(document: &Document<'_>, head: TokenIdx) -> Range<TokenIdx> {
    let sentence = document.sentence(head).tokens.clone();
    let first = document.hits.get(head, "organization_noun").map_or(head, |hit| hit.tokens.start.min(head));
    if title_cased(document, sentence.clone()) {
        return first.min(head)..head + 1;
    }
    let mut start = first;
    while let Some(step) = step_left(document, start, sentence.start) {
        start = step;
    }
    if start == sentence.start
        && start < head
        && matches!(document.pos(start), Pos::Det | Pos::Adp | Pos::Pron)
    {
        start += 1;
    }
    let end = complement_end(document, head + 1, sentence.end);
    start..if end == head + 1 { number_end(document, head, sentence.end) } else { end }
}

/// "Resolution 1441", "Directive 2003/87": the number of a document ends its name.
fn number_end(document: &Document<'_>, head: TokenIdx, ceiling: TokenIdx) -> TokenIdx {
    let numbered = head + 1 < ceiling
        && class_kind(document, head) == Some(types::DOCUMENT)
        && document.text(head + 1).starts_with(|c: char| c.is_ascii_digit());
    if numbered && !in_time(document, head + 1) { head + 2 } else { head + 1 }
}

fn in_time(document: &Document<'_>, i: TokenIdx) -> bool {
    let span = document.span_of(i..i + 1);
    document.times_near(span).iter().any(|time| time.span.overlaps(span))
}

/// Where the phrase begins if one more word before it belongs to it.
fn step_left(document: &Document<'_>, start: TokenIdx, floor: TokenIdx) -> Option<TokenIdx> {
    let before = start.checked_sub(1).filter(|i| *i >= floor)?;
    let two_before = || before.checked_sub(1).filter(|i| *i >= floor && capitalised(document, *i));
    if is_possessive(document, before) {
        return two_before().filter(|owner| is_membership(document.text(*owner)));
    }
    if is_hyphen_inside(document, before) {
        return two_before();
    }
    (capitalised(document, before) && !breaks(document, before)).then_some(before)
}

/// Whether a body can be named after them: "People's", "Workers'".
pub(in crate::mention) fn is_membership(word: &str) -> bool {
    let lower = word.to_lowercase();
    MEMBERS.iter().any(|members| *members == lower || members.strip_suffix('s') == Some(lower.as_str()))
}

fn is_possessive(document: &Document<'_>, i: TokenIdx) -> bool {
    matches!(document.text(i), "'s" | "’s" | "'" | "’") && document.tag(i) == Tag::Pos
}

/// A hyphen without space on either side: "Turkish-Islamic".
pub(in crate::mention) fn is_hyphen_inside(document: &Document<'_>, i: TokenIdx) -> bool {
    let touches = |a: TokenIdx, b: TokenIdx| document.tokens[a].span.end == document.tokens[b].span.start;
    matches!(document.text(i), "-" | "–")
        && i > 0
        && i + 1 < document.tokens.len()
        && touches(i - 1, i)
        && touches(i, i + 1)
}

fn breaks(document: &Document<'_>, i: TokenIdx) -> bool {
    matches!(
        document.pos(i),
        Pos::Punct
            | Pos::Space
            | Pos::Det
            | Pos::Adp
            | Pos::Pron
            | Pos::Verb
            | Pos::Cconj
            | Pos::Sconj
            | Pos::Adv
    ) || document.hits.is(i, "office")
        || (document.dep(i) == Dep::Poss && !is_membership(document.text(i)))
}

/// The end of the complement that begins at `from`, or `from` itself if there is none.
fn complement_end(document: &Document<'_>, from: TokenIdx, ceiling: TokenIdx) -> TokenIdx {
    if from >= ceiling || !BINDERS.contains(&document.text(from)) || said_of_place(document, from, ceiling) {
        return from;
    }
    let (mut end, mut probe) = (from, from + 1);
    while probe < ceiling && probe - end < 4 {
        if capitalised(document, probe) && belongs(document, probe) {
            end = probe + 1;
        } else if is_hyphen_inside(document, probe) && probe > from + 1 {
            // A compound goes on.
        } else if !INNER.contains(&document.text(probe)) || another_body(document, probe, ceiling) {
            break;
        }
        probe += 1;
    }
    end
}

/// "signed the Accords on Cape Cod": a place after "on" or "for" is where something happened, unless the noun stands alone.
fn said_of_place(document: &Document<'_>, binder: TokenIdx, ceiling: TokenIdx) -> bool {
    let named = binder > 1
        && capitalised(document, binder - 2)
        && document.pos(binder - 2) != Pos::Det
        && class_kind(document, binder - 1) == Some(types::DOCUMENT);
    let first = (binder + 1..ceiling).find(|i| capitalised(document, *i));
    let place = |i: TokenIdx| {
        document
            .names
            .iter()
            .any(|n| matches!(n.label.as_str(), "GPE" | "LOC" | "FAC" | "ORG") && n.tokens.contains(&i))
    };
    document.text(binder) == "on" && named && first.is_some_and(place)
}

fn belongs(document: &Document<'_>, i: TokenIdx) -> bool {
    matches!(document.pos(i), Pos::Propn | Pos::Noun | Pos::Adj | Pos::Verb)
        && !document.hits.is_any(i, &["office", "member", "honorific"])
        && !in_person(document, i)
        && !in_time(document, i)
}

fn in_person(document: &Document<'_>, i: TokenIdx) -> bool {
    document.name_at(i).is_some_and(|name| name.label == "PERSON")
}

/// "the Council of Europe and the Court": what follows "and" or "in" is a name of its own.
fn another_body(document: &Document<'_>, i: TokenIdx, ceiling: TokenIdx) -> bool {
    let joined = || document.name_at(i).is_some_and(|name| name.tokens.start < i);
    match document.text(i) {
        "and" => !joined() || names_body(document, i + 1, ceiling),
        "in" | "to" => !joined(),
        _ => false,
    }
}

/// Whether the capitalised words from a token on hold a noun for a body, or are an abbreviation.
pub(in crate::mention) fn names_body(document: &Document<'_>, from: TokenIdx, ceiling: TokenIdx) -> bool {
    let start = if from < ceiling && document.lemma(from) == "the" { from + 1 } else { from };
    let is_abbreviation = |i: TokenIdx| {
        document.text(i).chars().count() > 1 && document.text(i).chars().all(char::is_uppercase)
    };
    let mut run = (start..ceiling).take_while(|i| capitalised(document, *i)).peekable();
    run.peek().copied().is_some_and(is_abbreviation)
        || run.any(|i| class_kind(document, i) == Some(types::ORGANIZATION))
}

/// "the mayor of Oslo", "the outskirts of Oslo": what is said of towns and not of the governments that sit in them.
pub(super) fn lies_in_town(document: &Document<'_>, noun: TokenIdx) -> bool {
    const OF_TOWNS: [&str; 16] = [
        "mayor",
        "bishop",
        "archbishop",
        "outskirts",
        "suburb",
        "center",
        "centre",
        "city",
        "town",
        "street",
        "airport",
        "siege",
        "bombing",
        "resident",
        "south",
        "north",
    ];
    OF_TOWNS.contains(&document.lemma(noun))
}

/// The phrase between quotation marks whose head the noun is: "so-called 'coalition of the willing'".
pub(super) fn quoted_phrase(document: &Document<'_>, noun: TokenIdx) -> Option<Range<TokenIdx>> {
    const OPEN: [&str; 5] = ["\"", "“", "'", "‘", "«"];
    const CLOSE: [&str; 5] = ["\"", "”", "'", "’", "»"];
    let sentence = &document.sentence(noun).tokens;
    let start = (sentence.start..noun).rev().take(5).find(|i| OPEN.contains(&document.text(*i)))? + 1;
    let end = (noun + 1..sentence.end).take(6).find(|i| CLOSE.contains(&document.text(*i)))?;
    let plain = (start..end)
        .all(|i| !matches!(document.pos(i), Pos::Punct | Pos::Verb | Pos::Aux) || document.text(i) == "-");
    let of_phrase = document.head_of(start..end) == noun && (start..end).any(|i| document.lemma(i) == "of");
    (plain && of_phrase).then_some(start..end)
}

/// "Chief of the General Staff": the body is part of a post's name.
pub(super) fn part_of_office(document: &Document<'_>, i: TokenIdx) -> bool {
    document
        .ancestors(i)
        .take(2)
        .any(|a| document.hits.get(a, "office").is_some_and(|hit| hit.tokens.contains(&i)))
}
