//! Resolves those who act and speak for a body or country: governments, officials, spokesmen, forces.

use super::noun::{PartyNoun, is_plural};
use super::owner::Owner;
use super::parties::Parties;
use crate::mention::national_body;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use rapporteur_knowledge::words::{Column, ForState};
use rapporteur_language::Dep;
use rapporteur_model::LocalId;
use rapporteur_model::well_known::types;

/// What the words at a noun tell of the party meant.
enum Told {
    /// Which it is, or that it is none.
    Party(Option<LocalId>),
    /// Nothing: what stands before decides.
    Open,
}

impl Parties<'_, '_, '_> {
    /// "The government": that of the country named with it, or of the one that the report is about.
    pub(super) fn government(
        &mut self,
        noun: &PartyNoun,
        registry: &mut Registry,
        depth: usize,
    ) -> Option<LocalId> {
        if self.is_former(noun) {
            return None;
        }
        let parsed = self.parsed;
        let of_state = |m| parsed.hits.is(m, "state_adj") || registry.covering(m).is_some();
        let plain = noun.modifiers(parsed).all(of_state);
        match self.owner(noun, registry, depth) {
            Some(Owner::Country(id)) if plain => Some(id),
            Some(Owner::Person(id)) => self.governed_by(id, registry),
            None if plain && (noun.definite || noun.is_owner(parsed, registry)) => {
                // "The administration" is that of the one country that the report is about.
                let about = registry.country_of_report();
                let home = || {
                    self.home_country(noun.head, registry).filter(|id| !noun.is_vague || about == Some(*id))
                };
                self.met_before(noun, registry).or_else(home)
            }
            _ => None,
        }
    }

    /// "The finance ministry", "the central bank": the one named before, else that of the country at hand.
    pub(super) fn organ(
        &mut self,
        noun: &PartyNoun,
        registry: &mut Registry,
        depth: usize,
    ) -> Option<LocalId> {
        let narrowed = noun.modifiers(self.parsed).next().is_some();
        let owner = self.owner(noun, registry, depth);
        let country = match owner {
            Some(Owner::Country(id)) => Some(id),
            None => None,
            Some(_) => return None,
        };
        if country.is_none() {
            let before =
                self.bodies.before(self.parsed, noun, registry).or_else(|| self.met_before(noun, registry));
            if before.is_some() {
                return before;
            }
        }
        if country.is_none() && !noun.own && (noun.plural || !narrowed) {
            return None;
        }
        let country = country.or_else(|| self.home_of_organ(noun, registry))?;
        if self.parsed.hits.is(noun.head, "national_body") {
            let parsed = self.parsed;
            let unnamed = noun.modifiers(parsed).filter(|m| registry.at(*m).is_none());
            let mut words: Vec<String> = unnamed.map(|m| parsed.text(m).to_lowercase()).collect();
            words.extend((noun.start..noun.head).map(|i| parsed.text(i).to_lowercase()));
            return national_body(parsed, self.context, noun.head, country, words, registry);
        }
        // Its forces stand for a country.
        Some(country)
    }

    /// The country at hand; where a title follows, only the one country of the report: others have such posts, too.
    fn home_of_organ(&self, noun: &PartyNoun, registry: &Registry) -> Option<LocalId> {
        let home = self.home_country(noun.head, registry)?;
        (!noun.is_before(self.parsed) || self.countries.len() == 1).then_some(home)
    }

    /// "Ministry officials", "the officials": the body or country whose they are.
    pub(super) fn official(
        &mut self,
        noun: &PartyNoun,
        registry: &mut Registry,
        depth: usize,
    ) -> Option<LocalId> {
        match self.told(noun, registry, depth) {
            Told::Party(party) => party,
            Told::Open => self.met_before(noun, registry).or_else(|| self.one_of_them(noun, registry)),
        }
    }

    /// What the words at a noun for somebody who acts for others tell: the person it takes up, or whose he is.
    fn told(&mut self, noun: &PartyNoun, registry: &mut Registry, depth: usize) -> Told {
        if self.is_former(noun) {
            return Told::Party(None);
        }
        if let Some(person) = self.person(noun, registry) {
            return Told::Party(Some(person));
        }
        match self.owner(noun, registry, depth) {
            Some(Owner::Country(id) | Owner::Body(id)) => Told::Party(Some(id)),
            Some(_) => Told::Party(None),
            None => Told::Open,
        }
    }

    /// "One official said", "the official": one of the officials spoken of before, for the same party.
    fn one_of_them(&self, noun: &PartyNoun, registry: &Registry) -> Option<LocalId> {
        let parsed = self.parsed;
        let one = noun.definite
            || parsed
                .children_by(noun.head, &[Dep::Nummod, Dep::Det])
                .any(|d| matches!(parsed.lemma(d), "one" | "another"));
        if noun.plural || !one || !noun.is_bare(parsed) {
            return None;
        }
        let before = self.met.get(parsed.lemma(noun.head))?.iter().rev().find(|at| **at < noun.head)?;
        let party = registry.entity_at(*before)?;
        let entity = registry.entity(party);
        (entity.kind == types::COUNTRY || entity.named).then_some(party)
    }

    /// "A ministry spokesman", "a spokesman for Acme", "the spokesman": whom he speaks for.
    pub(super) fn spokesperson(
        &mut self,
        noun: &PartyNoun,
        registry: &mut Registry,
        depth: usize,
    ) -> Option<LocalId> {
        if let Told::Party(party) = self.told(noun, registry, depth) {
            return party;
        }
        if let Some(body) = self.short_owner(noun, registry) {
            return Some(body);
        }
        let met = self.met_before(noun, registry);
        if noun.plural || noun.modifiers(self.parsed).next().is_some() {
            return met;
        }
        met.or_else(|| self.spoken_of(noun.head, registry))
    }

    /// "An executive spokesman": the body that the last word before the noun is short for.
    fn short_owner(&self, noun: &PartyNoun, registry: &Registry) -> Option<LocalId> {
        let word = noun.modifiers(self.parsed).last()?;
        self.bodies.ending_in(&self.parsed.text(word).to_lowercase(), registry)
    }

    /// The named person that a singular noun takes up.
    fn person(&self, noun: &PartyNoun, registry: &Registry) -> Option<LocalId> {
        if noun.plural {
            return None;
        }
        self.named_beside(noun, registry)
            .or_else(|| self.holder_of_post(noun, registry))
            .or_else(|| self.called(noun, registry))
            .or_else(|| self.named_later(noun, registry))
    }

    /// "The analyst", "rebels": whom the report has described so, or those whom they act for.
    pub(super) fn people(
        &mut self,
        noun: &PartyNoun,
        registry: &mut Registry,
        depth: usize,
    ) -> Option<LocalId> {
        if let Some(person) = self.person(noun, registry).or_else(|| self.met_before(noun, registry)) {
            return Some(person);
        }
        if self.is_former(noun) || !self.acts_for_owner(noun) {
            return None;
        }
        match self.owner(noun, registry, depth)? {
            Owner::Country(id) if stands_for_state(self.parsed, noun.head) => Some(id),
            Owner::Body(id) if registry.entity(id).named => Some(id),
            _ => None,
        }
    }

    /// Officials, forces, and holders of one post in several countries act for whom they belong to.
    pub(super) fn acts_for_owner(&self, noun: &PartyNoun) -> bool {
        let hits = &self.parsed.hits;
        hits.is(noun.head, "representative") || noun.plural && hits.is(noun.head, "office")
    }

    fn is_former(&self, noun: &PartyNoun) -> bool {
        let parsed = self.parsed;
        parsed.children(noun.head).iter().any(|c| {
            matches!(parsed.lemma(*c), "former" | "ex" | "retired" | "previous" | "last" | "outgoing")
        })
    }
}

/// Whether those whom a noun for representatives names stand for a country: soldiers are its forces, a soldier is somebody, and
/// police officers are not the country at all.
pub(crate) fn stands_for_state(parsed: &ParsedReport<'_>, noun: TokenIdx) -> bool {
    let hit = parsed.hits.get(noun, "representative");
    match hit.and_then(|hit| hit.word.value(Column::State)) {
        Some(ForState::No) => false,
        Some(ForState::Many) => is_plural(parsed, noun),
        None => true,
    }
}
