//! Whose a party is: "ministry officials", "a spokesman for the bank", "Acme's board".

use super::Parties;
use super::noun::PartyNoun;
use crate::document::TokenIdx;
use crate::registry::Registry;
use crate::syntax::Frame;
use rapporteur_model::LocalId;

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
        let frame = Frame::new(self.document, noun.head);
        let mut words = frame.slot("poss");
        words.extend(frame.slot("modifier").into_iter().rev().filter(|m| *m < noun.start));
        for preposition in ["of", "for", "at", "from", "with", "in", "within"] {
            words.extend(frame.slot(preposition));
        }
        let mut unknown = None;
        for word in words {
            match self.entity_of(word, registry, depth) {
                Some(id) => {
                    if let Some(owner) = self.kind_of_owner(word, id, registry) {
                        return Some(owner);
                    }
                }
                None if self.document.dep(word) == "poss" => unknown = Some(Owner::Unknown),
                None => {}
            }
        }
        unknown
    }

    fn kind_of_owner(&self, word: TokenIdx, id: LocalId, registry: &Registry) -> Option<Owner> {
        let place_of_state = || {
            let behind = self.document.head(word).is_some_and(|p| self.document.lemma(p) == "in");
            behind.then_some(Owner::Place(id))
        };
        match registry.entity(id).kind.as_str() {
            "Country" => place_of_state().or(Some(Owner::Country(id))),
            "Organization" => Some(Owner::Body(id)),
            "Person" => Some(Owner::Person(id)),
            "Place" => Some(Owner::Place(id)),
            _ => None,
        }
    }

    /// The country that a person in office governs or represents.
    pub(super) fn governed_by(&self, person: LocalId, registry: &Registry) -> Option<LocalId> {
        let held = self.offices.values().filter(|usage| usage.holder == Some(person));
        let stated = held.filter_map(|usage| usage.body).find(|body| registry.entity(*body).kind == "Country");
        let known = || {
            let leader = registry.entity(person).gazetteer.as_deref()?;
            let leader = self.context.knowledge.gazetteer.entity("Person", leader)?;
            registry.of_gazetteer("Country", leader.country.as_deref()?)
        };
        stated.or_else(known)
    }
}
