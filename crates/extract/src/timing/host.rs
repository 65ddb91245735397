//! What a time expression hangs on.

use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::words::Usage;
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::{PartialDate, Timex};
use std::ops::Range;

/// Labels through which a time expression hangs on its predicate.
const LINKS: [Dep; 13] = [
    Dep::Npadvmod,
    Dep::Pobj,
    Dep::Prep,
    Dep::Nummod,
    Dep::Amod,
    Dep::Compound,
    Dep::Poss,
    Dep::Advmod,
    Dep::Appos,
    Dep::Nmod,
    Dep::Pcomp,
    Dep::Quantmod,
    Dep::Dep,
];

/// Prepositions that say of what day something is, or for which it is meant, not when a verb's action took place.
const OF_NOUNS: [&str; 2] = ["of", "for"];

/// The word before an expression that says how it is meant: "on", "since", "between".
pub(super) fn word_before<'d>(parsed: &'d ParsedReport<'_>, time: &Timex) -> Option<&'d str> {
    let start = parsed.tokens_in(time.span).start;
    let floor = parsed.sentence(start.min(parsed.tokens.len().checked_sub(1)?)).tokens.start;
    let mut before = (floor..start)
        .rev()
        .filter(|i| !matches!(parsed.lemma(*i), "the" | "about" | "around" | "early" | "late"));
    let at = before.next()?;
    Some(parsed.lemma(at))
}

/// What a time expression hangs on: the first word above it that is no part of an adverbial.
pub(super) fn host(parsed: &ParsedReport<'_>, time: &Timex) -> Option<TokenIdx> {
    let tokens = parsed.tokens_in(time.span);
    let host = parsed_host(parsed, tokens.clone())?;
    let behind = host < tokens.start;
    let preposition = word_before(parsed, time).unwrap_or("");
    if behind && !OF_NOUNS.contains(&preposition) && !is_dated(parsed, host) {
        return Some(above(parsed, host, time, preposition).unwrap_or(host));
    }
    let verb = matches!(parsed.pos(host), Pos::Verb | Pos::Aux);
    let meant = verb && OF_NOUNS.contains(&preposition) && !parsed.serves(host, Usage::Schedule);
    (!meant).then_some(host)
}

fn parsed_host(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> Option<TokenIdx> {
    if tokens.is_empty() {
        return None;
    }
    let mut at = parsed.head_of(tokens.clone());
    for _ in 0..6 {
        // "met Friday": the parser takes a bare day for an object.
        let object = tokens.contains(&at) && parsed.dep(at) == Dep::Dobj;
        if !LINKS.contains(&parsed.dep(at)) && !object {
            return Some(at);
        }
        let up = parsed.head(at)?;
        // "in five days' time", "since 1991"
        let preposition = parsed.pos(up) == Pos::Adp || parsed.dep(up) == Dep::Prep;
        let passed = tokens.contains(&up) || preposition || parsed.lemma(up) == "time";
        if !passed {
            return Some(up);
        }
        at = up;
    }
    None
}

/// Endings of nouns that name what happens, and so can have a day of their own.
const OF_EVENTS: [&str; 8] = ["tion", "sion", "ment", "ance", "ence", "ing", "al", "ure"];

/// Word classes whose nouns are parties, places and things, which no day belongs to.
const OF_THINGS: [&str; 12] = [
    "person_noun",
    "human_noun",
    "office",
    "kin",
    "missile_noun",
    "forces_noun",
    "group_noun",
    "place_noun",
    "representative",
    "employee_noun",
    "settlement",
    "facility",
];

/// Whether a day said behind a word can be its own: that of a verb, of an event, a document; not that of a place, a person or
/// a weapon ("attacked the port with drones on Monday", "met in Oslo on Monday").
fn is_dated(parsed: &ParsedReport<'_>, host: TokenIdx) -> bool {
    match parsed.pos(host) {
        Pos::Propn => parsed.hits.is_any(host, &["meeting", "event", "document"]),
        // "in the period from April": that is the period's, whatever the period is of.
        Pos::Noun if parsed.serves(host, Usage::Stretch) => true,
        Pos::Noun => {
            let lemma = parsed.lemma(host);
            let event =
                OF_EVENTS.iter().any(|ending| lemma.ends_with(ending) && lemma.len() > ending.len() + 2);
            !parsed.hits.is_any(host, &OF_THINGS) && (event || parsed.hits.any(host))
        }
        _ => true,
    }
}

/// Word classes of posts, which one holds for a time.
const POSTS: &[&str] = &["office", "leader", "member"];

/// What a time behind a noun is said of: the verb whose object, place or means the noun is, where nothing but those stands
/// between; the post, where it tells since when or how long one was held.
fn above(parsed: &ParsedReport<'_>, noun: TokenIdx, time: &Timex, preposition: &str) -> Option<TokenIdx> {
    let tokens = parsed.tokens_in(time.span);
    let lasting = matches!(preposition, "since" | "until" | "till" | "from" | "between")
        || matches!(time.when.from, Some(PartialDate::Year(_) | PartialDate::Month(..)))
            && !matches!(preposition, "in" | "during");
    let mut at = noun;
    for _ in 0..6 {
        if lasting && parsed.hits.is_any(at, POSTS) {
            return Some(at);
        }
        // "Ana Ruiz, president since 1999, met them": the parser has the years of the post under the name.
        let post = parsed.children_by(at, &[Dep::Appos]).find(|i| parsed.hits.is_any(*i, POSTS));
        if lasting && let Some(post) = post.filter(|i| *i < tokens.start) {
            return Some(post);
        }
        let linked = matches!(
            parsed.dep(at),
            Dep::Dobj | Dep::Pobj | Dep::Prep | Dep::Conj | Dep::Dative | Dep::Agent | Dep::Attr | Dep::Nsubj
        );
        if !linked {
            return None;
        }
        let up = parsed.head(at)?;
        if matches!(parsed.pos(up), Pos::Verb | Pos::Aux) {
            // "Leaders in Oslo on Monday" before their verb: the parser has them in the subject, the reader in the clause.
            return (up < tokens.start || parsed.tag(up) != Tag::Vbg).then_some(up);
        }
        if parsed.pos(up) == Pos::Noun && is_dated(parsed, up) {
            return Some(up);
        }
        at = up;
    }
    None
}
