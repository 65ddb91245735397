//! Role nouns as coreference: "the foreign secretary", "the analyst", "the bank" take up whom the report has described so.

use super::noun::{Kind, PartyNoun, is_idle};
use super::parties::Parties;
use crate::office::OfficeUse;
use crate::parsed_report::TokenIdx;
use crate::registry::Registry;
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_model::LocalId;
use rapporteur_model::well_known::types;
use std::collections::BTreeSet;

/// Where two are described alike, the one spoken of in so many sentences before is meant.
const NEAR: usize = 2;

/// How many sentences behind a description the name may come that it anticipates.
const AHEAD: usize = 3;

/// Where what a person or body belongs to stands beside a noun.
const OWNERS: [SlotName; 5] = [
    SlotName::Poss,
    SlotName::Modifier,
    SlotName::Prep(Preposition::Of),
    SlotName::Prep(Preposition::At),
    SlotName::Prep(Preposition::For),
];

impl Parties<'_, '_, '_> {
    /// Whoever holds the post that a definite noun names.
    pub(super) fn holder_of_post(&self, noun: &PartyNoun, registry: &Registry) -> Option<LocalId> {
        let own = self.offices.get(&noun.head)?;
        if noun.plural || !noun.definite || noun.is_indefinite(self.parsed) {
            return None;
        }
        let held = self.offices.iter().filter(|(head, usage)| {
            **head != noun.head
                && usage.post == own.post
                && (usage.body.is_none() || own.body.is_none() || usage.body == own.body)
                && (own.is_former() || !usage.is_former())
        });
        let named = held.filter_map(|(_, usage)| usage.holder).filter(|id| registry.entity(*id).named);
        let holders: BTreeSet<LocalId> = named.collect();
        let holders = if holders.is_empty() { self.known_holders(own, registry) } else { holders };
        self.one_of(&holders, noun.head, registry)
    }

    /// People of the report whom the gazetteers know to hold the post at its date, or to have held it.
    fn known_holders(&self, own: &OfficeUse, registry: &Registry) -> BTreeSet<LocalId> {
        let gazetteer = &self.context.knowledge.gazetteer;
        let Some(year) = self.context.year else { return BTreeSet::new() };
        let body = own.body.and_then(|id| registry.entity(id).gazetteer.as_deref());
        let held = |id: &LocalId| {
            let Some(known) = registry.entity(*id).gazetteer.as_deref() else { return false };
            gazetteer.terms(known).iter().any(|term| {
                term.office == own.post
                    && term.holds_in(year, self.context.month) != own.is_former()
                    && (own.body.is_none() || body == Some(term.body.as_str()))
            })
        };
        registry.of_kind(types::PERSON).filter(held).collect()
    }

    /// The named thing of the report that the noun has described before, or describes soon: "the analyst", "the drugmaker".
    pub(super) fn called(&self, noun: &PartyNoun, registry: &Registry) -> Option<LocalId> {
        let parsed = self.parsed;
        if noun.plural || !noun.definite || noun.is_indefinite(parsed) {
            return None;
        }
        let wanted = if noun.kind == Kind::Body { types::ORGANIZATION } else { types::PERSON };
        let here = parsed.sentence_idx(noun.head);
        let all = self.roles.of(parsed.lemma(noun.head)).iter();
        let fits = |(at, id): &&(TokenIdx, LocalId)| {
            let ahead = parsed.sentence_idx(*at).saturating_sub(here);
            *at != noun.head
                && registry.entity(*id).kind == wanted
                && (*at < noun.head || ahead <= AHEAD)
                && self.agrees(noun, *at, registry)
        };
        let fitting: Vec<&(TokenIdx, LocalId)> = all.filter(fits).collect();
        let before: BTreeSet<LocalId> =
            fitting.iter().filter(|(at, _)| *at < noun.head).map(|(_, id)| *id).collect();
        let set = if before.is_empty() { fitting.iter().map(|(_, id)| *id).collect() } else { before };
        self.one_of(&set, noun.head, registry)
    }

    /// Whether all that narrows a description stands with the earlier one, and the two have no different owners.
    fn agrees(&self, noun: &PartyNoun, earlier: TokenIdx, registry: &Registry) -> bool {
        let parsed = self.parsed;
        let frame = Frame::new(parsed, earlier);
        let beside: Vec<TokenIdx> = frame.slot(SlotName::Modifier);
        let known = self.owners_at(earlier, registry);
        let told = noun.modifiers(parsed).all(|m| {
            is_idle(parsed, m)
                || beside.iter().any(|b| parsed.lemma(*b) == parsed.lemma(m))
                || registry
                    .covering(m)
                    .is_some_and(|mention| known.is_empty() || known.contains(&mention.entity))
        });
        let own = self.owners_at(noun.head, registry);
        told && (own.is_empty() || known.is_empty() || own.iter().any(|id| known.contains(id)))
    }

    /// Whether what a noun describes belongs to one of these.
    pub(super) fn belongs_to_one(&self, head: TokenIdx, owners: &[LocalId], registry: &Registry) -> bool {
        self.owners_at(head, registry).iter().any(|id| owners.contains(id))
    }

    /// What stands beside a noun as that which it belongs to.
    fn owners_at(&self, head: TokenIdx, registry: &Registry) -> Vec<LocalId> {
        let frame = Frame::new(self.parsed, head);
        let slots = OWNERS.into_iter().flat_map(|slot| frame.slot(slot));
        slots.filter_map(|word| registry.covering(word)).map(|m| m.entity).collect()
    }

    /// The only one, or of several the only one spoken of just before.
    fn one_of(&self, candidates: &BTreeSet<LocalId>, noun: TokenIdx, registry: &Registry) -> Option<LocalId> {
        if candidates.len() <= 1 {
            return candidates.first().copied();
        }
        let parsed = self.parsed;
        let here = parsed.sentence_idx(noun);
        let first = parsed.sentences[here.saturating_sub(NEAR)].tokens.start;
        let near: BTreeSet<LocalId> = (first..noun)
            .filter_map(|i| registry.entity_at(i))
            .filter(|id| candidates.contains(id))
            .collect();
        near.first().copied().filter(|_| near.len() == 1)
    }
}
