//! Finds names that the gazetteers know, and chooses the reading that their place in the sentence asks for.

use crate::context::Context;
use crate::detector::Detector;
use crate::mention::names::{NamedSpan, Source};
use crate::mention::writing::capitalised;
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::gazetteer::{Match, NameUse};
use rapporteur_language::{Dep, Pos};
use rapporteur_model::Form;
use rapporteur_model::well_known::types;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::ops::Range;

/// Kinds of bodies that every state has, most of them called alike.
const OF_EVERY_STATE: [&str; 3] = ["court", "ministry", "parliament"];

/// How many times as often as of a country a report may speak of another one, and still of the bodies of the first.
const OFTEN: usize = 3;

/// Number of words from which a name of such a body tells whose it is: "Supreme Court" does not.
const LONG_NAME: usize = 3;

/// Names that the gazetteers know, longest first at each place.
pub(in crate::mention) fn from_gazetteer<'k>(
    parsed: &ParsedReport<'_>,
    context: Context<'k>,
) -> Vec<NamedSpan> {
    let texts: Vec<&str> = parsed.tokens.iter().map(|t| t.text.as_ref()).collect();
    let named = Named { parsed, context, counts: OnceCell::new() };
    let (mut found, mut i) = (Vec::new(), 0);
    while i < texts.len() {
        let sentence_end = parsed.sentence(i).tokens.end;
        let window = &texts[..sentence_end];
        let found_here = context
            .knowledge
            .gazetteer
            .longest_match(window, i, context.year)
            .map(|(n, matches)| (n, timely(context, matches)));
        match found_here {
            Some((n, matches)) if !matches.is_empty() && plausible(parsed, i..i + n) => {
                found.extend(choose(&named, i..i + n, &matches));
                i += n;
            }
            _ => i += 1,
        }
    }
    without_strangers(parsed, context, found)
}

/// "the Senate", "the Supreme Court": a name that such bodies of many countries have is that of the known one only where the report
/// speaks of that one's country about as often as of any, or of none at all.
fn without_strangers(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    mut found: Vec<NamedSpan>,
) -> Vec<NamedSpan> {
    let known = |span: &NamedSpan| context.knowledge.gazetteer.entity(&span.kind, span.gazetteer.as_deref()?);
    // "U.S. Senate", "the French Senate"
    let tells = |i: TokenIdx, home: &str| {
        let found = context.knowledge.gazetteer.lookup(parsed.text(i), context.year);
        found.iter().any(|m| m.entity.type_name == types::COUNTRY && m.entity.id == home)
    };
    let shared = |span: &NamedSpan| {
        let of_state = known(span).filter(|e| OF_EVERY_STATE.contains(&e.kind.as_str()));
        let home = of_state.and_then(|e| e.country.as_deref());
        let beside = span.tokens.start.saturating_sub(1)..span.tokens.end;
        span.kind == types::ORGANIZATION
            && home.is_some_and(|home| !beside.clone().any(|i| tells(i, home)))
            && parsed.hits.is(span.tokens.end - 1, "organization_noun")
            && span.tokens.len() < LONG_NAME
    };
    let mut countries: FxHashMap<&str, usize> = FxHashMap::default();
    for span in found.iter().filter(|span| !shared(span)) {
        let Some(entity) = known(span) else { continue };
        let country =
            if span.kind == types::COUNTRY { Some(entity.id.as_str()) } else { entity.country.as_deref() };
        *countries.entry(country.unwrap_or_default()).or_default() += 1;
    }
    countries.remove("");
    let most = countries.values().copied().max().unwrap_or_default();
    let spoken = |home: &str| countries.get(home).copied().unwrap_or_default() * OFTEN >= most;
    found.retain(|span| {
        let home = known(span).and_then(|entity| entity.country.as_deref()).filter(|_| shared(span));
        home.is_none_or(spoken)
    });
    found
}

/// Names out of use in the report's year are left out, but for those of former states, which are spoken of for long. A report
/// without a year may speak of anybody.
fn timely<'k>(context: Context<'k>, matches: Vec<Match<'k>>) -> Vec<Match<'k>> {
    let lasting = |m: &Match<'_>| match m.entity.type_name.as_str() {
        types::COUNTRY => !m.usage.is_metonym(),
        types::PERSON => context.year.is_none(),
        _ => false,
    };
    matches.into_iter().filter(|m| m.in_time || lasting(m)).collect()
}

fn plausible(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> bool {
    tokens.clone().any(|i| capitalised(parsed, i))
        && parsed.pos(tokens.start) != Pos::Punct
        && parsed.dep(tokens.start) != Dep::Punct
}

/// The reading of a gazetteer name that its context asks for.
fn choose<'k>(
    named: &Named<'_, '_, 'k>,
    tokens: Range<TokenIdx>,
    matches: &[Match<'k>],
) -> Option<NamedSpan> {
    let parsed = named.parsed;
    let head = parsed.head_of(tokens.clone());
    let place = matches.iter().find(|m| m.entity.type_name == types::PLACE);
    let capital = named.ruled_from(matches);
    let seat = matches.iter().find(|m| m.usage == NameUse::Seat);
    let chosen = match (capital.or(seat), place) {
        (Some(_), Some(place)) if before_gathering(parsed, tokens.clone()) => place,
        (Some(_), Some(place)) if before_local(parsed, &tokens) => place,
        // "a statement from the White House" comes from no building.
        (Some(_), Some(_)) if seat.is_some() && from_or_to(parsed, head) => seat?,
        (Some(_), Some(place)) if seat.is_some() && locative(parsed, head) => place,
        (Some(_), Some(_)) if seat.is_some() => seat?,
        (Some(_), Some(place)) if locative(parsed, head) || !acts(parsed, head) => place,
        (Some(capital), _) => capital,
        _ => matches.first()?,
    };
    let form = if chosen.usage.is_demonym() {
        Form::Demonym
    } else if chosen.usage.is_metonym() {
        Form::Metonym
    } else {
        Form::Name
    };
    let sure = chosen.entity.type_name != types::PLACE || chosen.entity.population == 0;
    Some(NamedSpan {
        tokens,
        kind: chosen.entity.type_name.clone(),
        gazetteer: Some(chosen.entity.id.clone()),
        form,
        source: Source::Gazetteer { sure },
        found_by: Detector::Gazetteer(form),
    })
}

/// How often a report names each entity of the gazetteers, counted once it is asked for.
struct Named<'p, 'r, 'k> {
    parsed: &'p ParsedReport<'r>,
    context: Context<'k>,
    counts: OnceCell<FxHashMap<&'k str, usize>>,
}

impl<'k> Named<'_, '_, 'k> {
    fn count(&self, id: &str) -> usize {
        let counts = self.counts.get_or_init(|| {
            let texts: Vec<&str> = self.parsed.tokens.iter().map(|token| token.text.as_ref()).collect();
            let mut counts: FxHashMap<&'k str, usize> = FxHashMap::default();
            for i in 0..texts.len() {
                let end = self.parsed.sentence(i).tokens.end;
                let found =
                    self.context.knowledge.gazetteer.longest_match(&texts[..end], i, self.context.year);
                if let Some(first) = found.and_then(|(_, found)| found.into_iter().next()) {
                    *counts.entry(first.entity.id.as_str()).or_default() += 1;
                }
            }
            counts
        });
        counts.get(id).copied().unwrap_or_default()
    }

    /// What a capital stands for. Where several are ruled from it, as Belgium and the European Union from Brussels, it is the one
    /// that the report names more often.
    fn ruled_from<'m>(&self, matches: &'m [Match<'k>]) -> Option<&'m Match<'k>> {
        let ruled = || matches.iter().filter(|m| m.usage == NameUse::Capital);
        if ruled().nth(1).is_none() {
            return ruled().next();
        }
        // The first of equals stays.
        ruled().rev().max_by_key(|m| self.count(&m.entity.id))
    }
}

/// "the Oslo talks", "the Oslo visit": the city right before such a noun is where it takes place.
pub(in crate::mention) fn before_gathering(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> bool {
    let noun =
        |i: TokenIdx| parsed.pos(i) == Pos::Noun && parsed.hits.is_any(i, &["meeting", "gathering_word"]);
    let start = tokens.start;
    let joined = start > 0 && matches!(parsed.text(start - 1), "-" | "–" | "and");
    tokens.end < parsed.sentence(start).tokens.end && noun(tokens.end) && !joined
}

/// "Lima police chief Ana Ruiz", "the Oslo mayor": what cities have and states do not.
fn before_local(parsed: &ParsedReport<'_>, tokens: &Range<TokenIdx>) -> bool {
    const LOCAL: [&str; 9] =
        ["airport", "city", "district", "hospital", "mayor", "police", "resident", "suburb", "university"];
    tokens.end < parsed.sentence(tokens.start).tokens.end && LOCAL.contains(&parsed.lemma(tokens.end))
}

fn from_or_to(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    parsed.head(head).is_some_and(|up| matches!(parsed.lemma(up), "from" | "to"))
}

/// The word that a list hangs by; in "between Oslo, Riga and Nordic allies" the parser lets the names hang on the last member.
fn first_of_list(parsed: &ParsedReport<'_>, head: TokenIdx) -> TokenIdx {
    let top = parsed.first_conjunct(head);
    let listed = parsed.dep(top) == Dep::Nmod && parsed.child(top, &[Dep::Conj]).is_some();
    parsed.head(top).filter(|last| listed && *last > top).unwrap_or(top)
}

/// Whether a name stands where a place stands: after "in", "at", "to", "from", "near".
fn locative(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    let top = first_of_list(parsed, head);
    let Some(up) = parsed.head(top) else { return false };
    let after_place_word = parsed.dep(top) == Dep::Pobj
        && matches!(
            parsed.lemma(up),
            "in" | "at"
                | "near"
                | "outside"
                | "around"
                | "into"
                | "through"
                | "to"
                | "from"
                | "via"
                | "across"
        );
    let within = parsed.dep(top) == Dep::Pobj
        && parsed.lemma(up) == "of"
        && parsed.head(up).is_some_and(|noun| lies_in_town(parsed, noun));
    let visited = parsed.dep(top) == Dep::Dobj
        && matches!(
            parsed.lemma(up),
            "visit" | "leave" | "reach" | "tour" | "enter" | "capture" | "bomb" | "shell" | "rock" | "jolt"
        );
    // "An earthquake hit Lima"
    let struck = parsed.dep(top) == Dep::Dobj
        && parsed.hits.is(up, "disaster_verb")
        && parsed.child(up, &[Dep::Nsubj]).is_some_and(|subject| parsed.hits.is(subject, "disaster_noun"));
    let of_place = matches!(parsed.dep(top), Dep::Npadvmod | Dep::Dep) || (parsed.dep(top) == Dep::Appos);
    (after_place_word && !speaking(parsed, up)) || within || visited || struck || of_place
}

/// "the mayor of Oslo", "the outskirts of Oslo": what is said of towns and not of the governments that sit in them.
fn lies_in_town(parsed: &ParsedReport<'_>, noun: TokenIdx) -> bool {
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
    OF_TOWNS.contains(&parsed.lemma(noun))
}

/// "according to Kyiv", "said to Moscow": no place.
fn speaking(parsed: &ParsedReport<'_>, preposition: TokenIdx) -> bool {
    parsed.head(preposition).is_some_and(|h| {
        parsed.lemma(h) == "accord"
            || parsed.text(h).eq_ignore_ascii_case("according")
            || (parsed.lemma(preposition) == "to" && parsed.hits.is(h, "reporting"))
    })
}

/// Whether a name stands where a party stands: subject, object, possessor, or after a preposition of dealing.
fn acts(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    let top = first_of_list(parsed, head);
    match parsed.dep(top) {
        Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Dative | Dep::Poss | Dep::Agent => true,
        Dep::Pobj => parsed.head(top).is_some_and(|p| {
            matches!(
                parsed.lemma(p),
                "with"
                    | "by"
                    | "between"
                    | "against"
                    | "among"
                    | "of"
                    | "for"
                    | "on"
                    | "to"
                    | "from"
                    | "than"
                    | "toward"
                    | "towards"
                    | "over"
            )
        }),
        Dep::Compound | Dep::Nmod | Dep::Amod => {
            parsed.head(top).is_some_and(|h| parsed.hits.is(h, "representative"))
        }
        _ => false,
    }
}
