//! Parties known by an adjective or a letter: "Socialist president", "Tory leader", "a Democrat", "(D-Ohio)".
//!
//! An adjective names a party only before somebody who does politics or behind a name; "conservative economists" belong to none.

use crate::context::Context;
use crate::detector::Rule;
use crate::label::raised;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use rapporteur_knowledge::Word;
use rapporteur_knowledge::gazetteer::GazEntity;
use rapporteur_knowledge::words::Column;
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, LocalId};
use std::ops::Range;

/// Where words stand for a party or for an American state behind a politician's name.
pub(crate) struct Words {
    /// Adjectives and nouns, each with the head of its words.
    adjectives: Vec<(Range<TokenIdx>, TokenIdx)>,
    /// Letters with what stands behind them: a hyphen or comma, and the state.
    seats: Vec<Seat>,
}

/// "D-Ohio" behind a name.
struct Seat {
    letter: TokenIdx,
    state: Range<TokenIdx>,
}

impl Words {
    /// All of a report.
    pub fn find(parsed: &ParsedReport<'_>) -> Self {
        let all: Vec<_> = parsed.hits.of_class("party_word").collect();
        let longer = |tokens: &Range<TokenIdx>| {
            all.iter().any(|o| {
                o.tokens.len() > tokens.len() && o.tokens.start <= tokens.start && tokens.end <= o.tokens.end
            })
        };
        let hits = all.iter().filter(|hit| !longer(&hit.tokens));
        let places = hits.map(|hit| (hit.tokens.clone(), parsed.head_of(hit.tokens.clone())));
        let adjectives = places.filter(|(tokens, head)| tells_party(parsed, tokens, *head)).collect();
        let seats = (1..parsed.tokens.len()).filter_map(|i| seat(parsed, i)).collect();
        Self { adjectives, seats }
    }

    /// Whether a name found elsewhere is nothing but such words.
    pub fn hold(&self, name: &Range<TokenIdx>) -> bool {
        let inside = |words: &Range<TokenIdx>| words.start <= name.start && name.end <= words.end;
        self.adjectives.iter().any(|(tokens, _)| inside(tokens))
            || self.seats.iter().any(|seat| inside(&(seat.letter..seat.state.end)))
    }

    /// Makes mentions of the parties and states.
    pub fn register(&self, parsed: &ParsedReport<'_>, context: Context<'_>, registry: &mut Registry) {
        for (tokens, head) in &self.adjectives {
            let Some(word) = parsed.hits.get(*head, "party_word").map(|hit| hit.word.clone()) else {
                continue;
            };
            let named =
                registry.holding(tokens.start).any(|m| registry.entity(m.entity).kind == types::ORGANIZATION);
            if named {
                continue;
            }
            let party = Party { parsed, context, registry }.meant(&word, *head);
            let party = match party {
                Meant::Known(party) => registry.known(party),
                Meant::Called(label) => called(registry, label),
            };
            place(parsed, registry, party, tokens.clone(), *head);
        }
        for seat in &self.seats {
            self.seat(parsed, context, registry, seat);
        }
    }

    fn seat(&self, parsed: &ParsedReport<'_>, context: Context<'_>, registry: &mut Registry, seat: &Seat) {
        let letters = context.knowledge.words.get("party_letter", &parsed.text(seat.letter).to_lowercase());
        let party = letters.map(|word| word.cell(Column::Party)).filter(|party| !party.is_empty());
        let of_country = |stem| Party { parsed, context, registry }.of_country(stem, "united-states");
        if let Some(party) = party.and_then(of_country) {
            let party = registry.known(party);
            place(parsed, registry, party, seat.letter..seat.letter + 1, seat.letter);
        }
        let state = state(parsed, context, seat.state.clone());
        let free = registry.covering(seat.state.start).is_none();
        if let Some(state) = state.filter(|_| free) {
            let state = registry.known(state);
            place(parsed, registry, state, seat.state.clone(), parsed.head_of(seat.state.clone()));
        }
    }
}

/// The report's party of a name that the gazetteers do not have, new if nothing has spoken of it yet.
fn called(registry: &mut Registry, label: String) -> LocalId {
    let alike = |id: &LocalId| {
        let other = registry.entity(*id);
        other.gazetteer.is_none() && other.label == label
    };
    let known = registry.of_kind(types::ORGANIZATION).find(alike);
    known.unwrap_or_else(|| {
        let kind = types::ORGANIZATION.to_owned();
        registry.add(LocalEntity { kind, label, named: true, ..LocalEntity::default() })
    })
}

fn place(
    parsed: &ParsedReport<'_>,
    registry: &mut Registry,
    entity: LocalId,
    tokens: Range<TokenIdx>,
    head: TokenIdx,
) {
    let found_by = Rule::Party.into();
    registry.mention(parsed, Placed { tokens, head, entity, form: Form::Demonym, found_by });
}

/// Whether the word says of somebody what party it is: before a politician's title or name, or as noun beside a name.
fn tells_party(parsed: &ParsedReport<'_>, tokens: &Range<TokenIdx>, head: TokenIdx) -> bool {
    let capital = parsed.text(tokens.start).starts_with(char::is_uppercase);
    let shouted =
        parsed.sentence(head).tokens.clone().all(|i| !parsed.text(i).chars().any(char::is_lowercase));
    if !capital || shouted {
        return false;
    }
    let named = |i: TokenIdx| parsed.pos(i) == Pos::Propn && parsed.text(i).starts_with(char::is_uppercase);
    let Some(up) = parsed.head(head) else { return false };
    let modifies = matches!(parsed.dep(head), Dep::Amod | Dep::Compound | Dep::Nmod)
        && up > head
        && !parsed.tag(up).is_plural();
    let politics = |i: TokenIdx| parsed.hits.is_any(i, &["politician", "office", "leader"]);
    let titled = modifies && (politics(up) || named(up) && stands_before_name(parsed, tokens.end, up));
    let beside = parsed.dep(head) == Dep::Appos && up < head && named(up) && parsed.tag(head) != Tag::Jj;
    let attribute = parsed.dep(head) == Dep::Attr && parsed.child(head, &[Dep::Det]).is_some();
    titled || beside || attribute
}

/// "Conservative Ana Ruiz", "Socialist mayoral candidate Ana Ruiz": nothing but words for politics up to the name.
fn stands_before_name(parsed: &ParsedReport<'_>, from: TokenIdx, head: TokenIdx) -> bool {
    let politics = |i: TokenIdx| parsed.hits.is_any(i, &["politician", "office", "leader"]);
    let rest = from..head + 1;
    let plain =
        rest.clone().all(|i| matches!(parsed.pos(i), Pos::Propn) || politics(i) || parsed.pos(i) == Pos::Adj);
    let body =
        rest.clone().any(|i| parsed.hits.is_any(i, &["organization_noun", "meeting", "event", "document"]));
    plain && !body && (rest.len() > 1 || rest.clone().any(politics))
}

/// "(D-Ohio)", ", R-Texas,": a letter for a party, a hyphen and a state, right behind a name.
fn seat(parsed: &ParsedReport<'_>, open: TokenIdx) -> Option<Seat> {
    const LONGEST: usize = 3;
    let end = parsed.sentence(open).tokens.end;
    let letter = open + 1;
    let opened = matches!(parsed.text(open), "(" | ",") && parsed.pos(open - 1) == Pos::Propn;
    let known = |i: TokenIdx| {
        let text = parsed.text(i);
        parsed.hits.is(i, "party_letter") || matches!(text, "D" | "R" | "I" | "D." | "R." | "I.")
    };
    if !opened || letter + 2 >= end || !known(letter) || !matches!(parsed.text(letter + 1), "-" | "–" | ",")
    {
        return None;
    }
    let from = letter + 2;
    let close = (from + 1..end.min(from + LONGEST) + 1)
        .find(|i| *i >= end || matches!(parsed.text(*i), ")" | "," | "." | ";" | "and"))?;
    let upper = (from..close).all(|i| parsed.text(i).starts_with(char::is_uppercase));
    (upper && (parsed.text(open) == "," || close < end && parsed.text(close) == ")"))
        .then_some(Seat { letter, state: from..close })
}

/// The American state that words in brackets name, in full or abbreviated.
fn state<'k>(
    parsed: &ParsedReport<'_>,
    context: Context<'k>,
    words: Range<TokenIdx>,
) -> Option<&'k GazEntity> {
    let text = parsed.text_of(words);
    let lower = text.to_lowercase();
    let codes = context.knowledge.words.class("state_code").iter();
    let code =
        codes.filter(|word| word.lemmas[1..].join(" ") == lower).map(|word| word.cell(Column::Place)).next();
    if let Some(id) = code {
        return context.knowledge.gazetteer.entity(types::PLACE, id);
    }
    let found = context.knowledge.gazetteer.lookup(text, context.year);
    let state = |e: &&GazEntity| {
        e.type_name == types::PLACE && e.kind == "region" && e.country.as_deref() == Some("united-states")
    };
    found.into_iter().map(|m| m.entity).find(state)
}

/// What a word for a party stands for.
struct Party<'p, 'r, 'k> {
    parsed: &'p ParsedReport<'r>,
    context: Context<'k>,
    registry: &'p Registry,
}

/// The party that a word stands for.
enum Meant<'k> {
    /// One of the gazetteers.
    Known(&'k GazEntity),
    /// One that is called so.
    Called(String),
}

impl<'k> Party<'_, '_, 'k> {
    /// The party of the country that the context gives; without one, a party of that name.
    fn meant(&self, word: &Word, head: TokenIdx) -> Meant<'k> {
        let stem = word.cell(Column::Party);
        let homes: Vec<&str> = word.parts(Column::Home).collect();
        let known =
            self.countries(head, &homes).into_iter().find_map(|country| self.of_country(stem, &country));
        let label = || {
            let words: Vec<String> = stem.split(' ').map(raised).collect();
            format!("{} Party", words.join(" "))
        };
        known.map_or_else(|| Meant::Called(label()), Meant::Known)
    }

    /// Countries whose party may be meant, best first: of the phrase, of the word's homes, of the report.
    fn countries(&self, head: TokenIdx, homes: &[&str]) -> Vec<String> {
        let id = |id: LocalId| self.registry.entity(id).gazetteer.clone();
        let beside = self.parsed.ancestors(head).take(2).flat_map(|up| self.parsed.children(up));
        let national = |i: &TokenIdx| *i < head && head - *i < 6;
        let country = |i: &TokenIdx| {
            self.registry.entity_at(*i).filter(|id| self.registry.entity(*id).kind == types::COUNTRY)
        };
        let phrase = beside.filter(|i| national(i)).filter_map(country).filter_map(id);
        let spoken = homes.iter().filter(|home| self.registry.of_gazetteer(types::COUNTRY, home).is_some());
        let report = self.registry.sole_country().or_else(|| self.registry.country_of_report()).and_then(id);
        let report = report.filter(|country| homes.is_empty() || homes.contains(&country.as_str()));
        let first = homes.first().map(|home| (*home).to_owned());
        phrase.chain(report).chain(spoken.map(|home| (*home).to_owned())).chain(first).collect()
    }

    /// The one party of a country whose name has the word.
    fn of_country(&self, stem: &str, country: &str) -> Option<&'k GazEntity> {
        let parties = self.context.knowledge.gazetteer.entities().filter(|e| {
            e.kind == "party"
                && e.country.as_deref() == Some(country)
                && e.years.hold_in(self.context.year.or(e.years.to))
        });
        let named: Vec<&GazEntity> = parties.filter(|e| has_word(&e.label, stem)).collect();
        let plain = format!("{stem} party");
        let exact = named.iter().find(|e| e.label.to_lowercase() == plain).copied();
        exact.or_else(|| (named.len() == 1).then(|| named[0]))
    }
}

/// Whether a name has a word, its plural or a longer form ("Liberal Democrats", "Christian Democratic Union").
fn has_word(name: &str, stem: &str) -> bool {
    let lower = name.to_lowercase();
    let starts = lower.match_indices(stem).map(|(at, _)| at);
    starts.into_iter().any(|at| at == 0 || lower.as_bytes()[at - 1] == b' ')
}
