//! Finds whom a noun stands for that names several, or those who act for others.

use super::reader::ArgumentReader;
use super::reading::Reading;
use crate::parsed_report::TokenIdx;
use crate::party::stands_for_state;
use crate::syntax::{Frame, phrase};
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalId};

/// Nouns that count what stands behind "of".
const QUANTITIES: [&str; 11] = [
    "number", "group", "dozen", "majority", "most", "several", "ten", "score", "hundred", "thousand",
    "million",
];

/// Prepositions and participles after which members of a group are named.
const INCLUDING: [&str; 4] = ["including", "include", "such", "like"];

impl ArgumentReader<'_, '_> {
    /// Reads the members that are listed behind a noun: "leaders including A and B", "countries such as C".
    pub(super) fn members(&self, token: TokenIdx, reading: &mut Reading, depth: usize) {
        let parsed = self.parsed;
        let listing: Vec<TokenIdx> = parsed
            .children_by(token, &[Dep::Prep, Dep::Acl])
            .filter(|p| INCLUDING.contains(&parsed.text(*p).to_lowercase().as_str()))
            .flat_map(|p| parsed.children_by(p, &[Dep::Pobj, Dep::Dobj]).collect::<Vec<_>>())
            .collect();
        let along: Vec<TokenIdx> = parsed
            .children_by(token, &[Dep::Prep])
            .filter(|p| matches!(parsed.lemma(*p), "along" | "together"))
            .flat_map(|p| Frame::new(parsed, p).slot(Preposition::With))
            .collect();
        self.read_all(listing.into_iter().chain(along), reading, depth - 1);
    }

    /// Finds whom a noun stands for: "French officials", "advisers from 15 countries, including Chad", "one of the allies".
    pub(super) fn represented(&self, token: TokenIdx, reading: &mut Reading, depth: usize) {
        let parsed = self.parsed;
        let quantity = matches!(parsed.pos(token), Pos::Num | Pos::Det | Pos::Pron)
            || QUANTITIES.contains(&parsed.lemma(token));
        // "the presidents of Ghana and Togo" stand for both, one of them is an office holder.
        let officials =
            matches!(parsed.tag(token), Tag::Nns | Tag::Nnps) && self.offices.contains_key(&token);
        let stands_for = officials || parsed.hits.is(token, "representative");
        let frame = Frame::new(parsed, token);
        if !quantity && parsed.hits.is(token, "band_noun") {
            self.band(&frame, reading);
            if !reading.is_empty() {
                return;
            }
        }
        if !stands_for && !quantity {
            return;
        }
        let sources = self.sources(token, &frame, quantity, stands_for);
        let start = reading.len();
        // "French police officers" are not France.
        let of_state = stands_for_state(parsed, token);
        let accepted = |kind: &str| self.accepts(kind) && (of_state || kind != types::COUNTRY);
        let reader = ArgumentReader { accepted: &accepted, ..*self };
        reader.read_all(sources, reading, depth - 1);
        if reading.len() == start && parsed.hits.is(token, "local_body") {
            // "security forces in Guinea" are Guinea's; "diplomats in Guinea" are not.
            reader.read_all(frame.slot(Preposition::In), reading, depth - 1);
        }
        let words = parsed.span_of(phrase(parsed, token, false));
        reading.stand_for(start, words, |reading, thing| {
            let body = self.body_of(reading.known(thing, parsed, self.registry)?)?;
            reader.takes(body).then_some(body)
        });
    }

    /// Lists the words beside a noun that tell whom it stands for, or what it counts.
    fn sources(
        &self,
        token: TokenIdx,
        frame: &Frame<'_, '_>,
        quantity: bool,
        stands_for: bool,
    ) -> Vec<TokenIdx> {
        let of_slots = |slots: &[Preposition]| -> Vec<TokenIdx> {
            slots.iter().flat_map(|preposition| frame.slot(*preposition)).collect()
        };
        let mut sources: Vec<TokenIdx> = Vec::new();
        if !quantity {
            sources.extend(frame.slot(SlotName::Modifier));
            // "his Somali counterpart" stands for Somalia, not for him.
            if self.parsed.lemma(token) != "counterpart" {
                sources.extend(frame.slot(SlotName::Poss));
            }
        }
        sources.extend(of_slots(&[Preposition::Of, Preposition::From]));
        if stands_for {
            sources.extend(of_slots(&[Preposition::For, Preposition::At, Preposition::To]));
        }
        // "The Tory leader" is somebody; the party does nothing by its adjective.
        sources.retain(|i| {
            let party = self.registry.at(*i).filter(|m| m.form == Form::Demonym);
            party.is_none_or(|m| self.kind(m.entity) != types::ORGANIZATION)
        });
        sources
    }

    /// Finds the body whose name a noun for its kind or its fighters bears: "Hezbollah guerrillas", "the Polisario movement".
    fn band(&self, frame: &Frame<'_, '_>, reading: &mut Reading) {
        for name in frame.slot(SlotName::Modifier) {
            if self.registry.entity_at(name).is_some_and(|id| self.kind(id) == types::ORGANIZATION) {
                self.direct(name, reading);
            }
        }
    }

    /// Finds the body of whoever holds a post: an adviser to a president speaks for the country, not for the person.
    fn body_of(&self, person: LocalId) -> Option<LocalId> {
        let mut held = self.offices.values().filter(|u| u.holder == Some(person) && u.is_held());
        held.find_map(|u| u.body).filter(|_| self.kind(person) == types::PERSON)
    }
}
