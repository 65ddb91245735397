//! Finds relatives by whose they are: "her husband", "the president's son".

use super::noun::PartyNoun;
use super::parties::Parties;
use crate::parsed_report::TokenIdx;
use crate::registry::Registry;
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::SlotName;
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, LocalId};

/// Words for either of a couple.
const SPOUSES: [&str; 3] = ["husband", "spouse", "wife"];

impl Parties<'_, '_, '_> {
    /// The relative whom the report names elsewhere, else somebody known as one's kin.
    pub(super) fn kin(&self, noun: &PartyNoun, registry: &mut Registry) -> Option<LocalId> {
        let parsed = self.parsed;
        if noun.plural {
            return None;
        }
        let mut beside = Frame::new(parsed, noun.head).slot(SlotName::Holder).into_iter();
        if let Some(name) = beside.next() {
            let only = beside.next().is_none() && registry.at(name).is_some_and(|m| m.form == Form::Name);
            return registry.entity_at(name).filter(|id| only && registry.entity(*id).kind == types::PERSON);
        }
        let owner = self.owner_of_kin(noun.head, registry)?;
        if let Some(named) = self.named_kin(noun, owner, registry) {
            return Some(named);
        }
        if !self.speakers.contains(&noun.head) && !noun.is_subject(parsed) {
            return None;
        }
        let words = parsed.text_of(noun.start..noun.head + 1).to_lowercase();
        let label = format!("{}'s {words}", registry.entity(owner).label);
        let known = registry.of_kind(types::PERSON).find(|id| registry.entity(*id).label == label);
        Some(known.unwrap_or_else(|| {
            registry.add(LocalEntity { kind: types::PERSON.to_owned(), label, ..LocalEntity::default() })
        }))
    }

    fn owner_of_kin(&self, head: TokenIdx, registry: &Registry) -> Option<LocalId> {
        let owner = Frame::new(self.parsed, head)
            .slot(SlotName::Poss)
            .into_iter()
            .find_map(|p| registry.entity_at(p));
        owner.filter(|id| registry.entity(*id).kind == types::PERSON)
    }

    /// "his wife, Ana Ruiz" elsewhere in the report; a wife's husband is whose wife she is.
    fn named_kin(&self, noun: &PartyNoun, owner: LocalId, registry: &Registry) -> Option<LocalId> {
        let parsed = self.parsed;
        let lemma = parsed.lemma(noun.head);
        let named = |id: &LocalId| registry.entity(*id).kind == types::PERSON && registry.entity(*id).named;
        parsed
            .hits
            .of_class("kin")
            .filter_map(|hit| {
                let at = parsed.head_of(hit.tokens.clone());
                let holder = Frame::new(parsed, at)
                    .slot(SlotName::Holder)
                    .into_iter()
                    .find_map(|i| registry.entity_at(i));
                Some((parsed.lemma(at), self.owner_of_kin(at, registry)?, holder.filter(named)?))
            })
            .find_map(|(word, other, holder)| {
                if word == lemma && other == owner {
                    return Some(holder);
                }
                let couple = SPOUSES.contains(&word) && SPOUSES.contains(&lemma);
                (couple && holder == owner && word != lemma).then_some(other)
            })
    }
}
