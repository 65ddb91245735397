//! Finds whose a party is: "ministry officials", "a spokesman for the bank", "Acme's board".

use super::cabinet::led_by;
use super::noun::PartyNoun;
use super::parties::Parties;
use crate::parsed_report::TokenIdx;
use crate::registry::Registry;
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition as P, SlotName};
use rapporteur_language::{Dep, Pos};
use rapporteur_model::LocalId;
use rapporteur_model::well_known::types;

/// What a noun belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Owner {
    /// A state, named by an adjective, a possessor or behind "of".
    Country(LocalId),
    Body(LocalId),
    Person(LocalId),
    Place(LocalId),
    /// Something that no entity stands behind.
    Unknown,
}

impl Parties<'_, '_, '_> {
    /// What stands before the noun, possesses it, or follows it behind "of", "for", "at", "from" or "in".
    pub(super) fn owner(&mut self, noun: &PartyNoun, registry: &mut Registry, depth: usize) -> Option<Owner> {
        let mut unknown = None;
        for word in self.owning_words(noun) {
            let named = self.named_behind(word, registry);
            match named.or_else(|| self.entity_of(word, registry, depth)) {
                Some(id) => {
                    if let Some(owner) = self.kind_of_owner(word, id, registry) {
                        return Some(owner);
                    }
                }
                None if self.parsed.dep(word) == Dep::Poss => unknown = Some(Owner::Unknown),
                None => {}
            }
        }
        unknown
    }

    /// The people whose a noun is by what stands beside it: "her campaign", "the Ruiz campaign", "a Ruiz campaign official".
    pub(super) fn people_owning(&self, noun: &PartyNoun, registry: &Registry) -> Vec<LocalId> {
        let owners = self.owning_words(noun).into_iter().filter_map(|word| registry.covering(word));
        owners.map(|m| m.entity).filter(|id| registry.entity(*id).kind == types::PERSON).collect()
    }

    /// "Ruiz's campaign" where nobody of that name is known: it is nothing that the report has spoken of before.
    pub(super) fn is_of_unknown(&self, noun: &PartyNoun, registry: &Registry) -> bool {
        let owners = Frame::new(self.parsed, noun.head).slot(SlotName::Poss);
        owners.into_iter().any(|i| self.parsed.pos(i) == Pos::Propn && registry.covering(i).is_none())
    }

    /// Places where owners stand, nearest first.
    fn owning_words(&self, noun: &PartyNoun) -> Vec<TokenIdx> {
        let frame = Frame::new(self.parsed, noun.head);
        // "His Somali counterpart" is Somalia's.
        let counterpart = self.parsed.lemma(noun.head) == "counterpart";
        let mut words = if counterpart { Vec::new() } else { frame.slot(SlotName::Poss) };
        words.extend(frame.slot(SlotName::Modifier).into_iter().rev().filter(|m| *m < noun.start));
        // "Peru's central bank governor": the possessor hangs on the word that the body stands before.
        let title = self.parsed.head(noun.head).filter(|up| *up > noun.head && noun.is_before(self.parsed));
        if let Some(up) = title {
            let frame = Frame::new(self.parsed, up);
            words.extend(frame.slot(SlotName::Poss));
            words.extend(frame.slot(SlotName::Modifier).into_iter().rev().filter(|m| *m < noun.start));
        }
        for preposition in [P::Of, P::For, P::At, P::From, P::With, P::In, P::Within] {
            words.extend(frame.slot(preposition));
        }
        words
    }

    /// The countries or bodies that officials have in common: "the ministers of Peru and Chile", "Greek and Turkish officials".
    pub(super) fn joint_owners(
        &mut self,
        noun: &PartyNoun,
        registry: &mut Registry,
        depth: usize,
    ) -> Vec<LocalId> {
        let parsed = self.parsed;
        for word in self.owning_words(noun) {
            let row: Vec<TokenIdx> = std::iter::once(word).chain(parsed.conjuncts_after(word)).collect();
            for i in &row {
                self.entity_of(*i, registry, depth);
            }
            let party = |word: &TokenIdx| {
                let id = registry.covering(*word)?.entity;
                matches!(registry.entity(id).kind.as_str(), types::COUNTRY | types::ORGANIZATION)
                    .then_some(id)
            };
            let mut parties: Vec<LocalId> = row.iter().filter_map(party).collect();
            // "Representatives of the governments of Peru and Chile".
            let members = registry.members(word);
            if row.len() == 1 && members.len() > 1 {
                return members.to_vec();
            }
            if row.len() > 1 && parties.len() == row.len() {
                parties.sort_unstable();
                parties.dedup();
                return parties;
            }
        }
        Vec::new()
    }

    fn kind_of_owner(&self, word: TokenIdx, id: LocalId, registry: &Registry) -> Option<Owner> {
        let place_of_state = || {
            let behind = self.parsed.head(word).is_some_and(|p| self.parsed.lemma(p) == "in");
            behind.then_some(Owner::Place(id))
        };
        match registry.entity(id).kind.as_str() {
            types::COUNTRY => place_of_state().or(Some(Owner::Country(id))),
            types::ORGANIZATION => Some(Owner::Body(id)),
            types::PERSON => Some(Owner::Person(id)),
            types::PLACE => Some(Owner::Place(id)),
            _ => None,
        }
    }

    /// The country that a person in office governs or represents.
    pub(super) fn governed_by(&self, person: LocalId, registry: &mut Registry) -> Option<LocalId> {
        let held = self.offices.values().filter(|usage| usage.holder == Some(person));
        let stated =
            held.filter_map(|usage| usage.body).find(|body| registry.entity(*body).kind == types::COUNTRY);
        if stated.is_some() {
            return stated;
        }
        let gazetteer = &self.context.knowledge.gazetteer;
        let Some(known) = registry.entity(person).gazetteer.clone() else {
            let name = registry.entity(person).label.rsplit(' ').next().unwrap_or_default().to_owned();
            return led_by(self.context, &name, registry);
        };
        let country = gazetteer.entity(types::PERSON, &known)?.country.as_deref()?;
        Some(registry.known(gazetteer.entity(types::COUNTRY, country)?))
    }
}
