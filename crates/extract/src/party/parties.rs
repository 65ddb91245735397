//! Resolves a noun for a party to what it stands for.

use super::bodies::Bodies;
use super::noun::{self, Kind, PartyNoun};
use super::roles::Roles;
use super::words::words;
use crate::attribution::Saying;
use crate::context::Context;
use crate::office::Offices;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry, STANDING_IN};
use rapporteur_language::Dep;
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalId};
use rustc_hash::{FxHashMap, FxHashSet};

/// How far "a spokesman for the board of the bank" is followed.
const DEPTH: usize = 3;

/// How many sentences back "the workers" may have been spoken of.
const REACH: usize = 4;

/// What nouns for parties are resolved with.
pub struct Parties<'s, 'd, 'r> {
    pub(super) parsed: &'d ParsedReport<'r>,
    pub(super) context: Context<'s>,
    pub(super) offices: &'s Offices,
    pub(super) roles: Roles,
    pub(super) bodies: Bodies,
    /// How often the report speaks of each country.
    pub(super) countries: FxHashMap<LocalId, u32>,
    /// Heads of whoever is reported to say something.
    pub(super) speakers: FxHashSet<TokenIdx>,
    /// Heads of descriptions met so far, by their lemma.
    pub(super) met: FxHashMap<String, Vec<TokenIdx>>,
}

impl<'s, 'd, 'r> Parties<'s, 'd, 'r> {
    /// Reads what the report names, and by which nouns it describes that.
    pub fn new(
        parsed: &'d ParsedReport<'r>,
        context: Context<'s>,
        offices: &'s Offices,
        sayings: &[Saying],
        registry: &Registry,
    ) -> Self {
        let mut met: FxHashMap<String, Vec<TokenIdx>> = FxHashMap::default();
        for mention in registry.mentions.iter().filter(|m| m.found_by == STANDING_IN) {
            met.entry(parsed.lemma(mention.tokens.end - 1).to_owned()).or_default().push(mention.head);
        }
        Self {
            parsed,
            context,
            offices,
            roles: Roles::read(parsed, registry),
            bodies: Bodies::read(parsed, registry),
            countries: countries(registry),
            speakers: sayings.iter().flat_map(|saying| saying.source.iter().copied()).collect(),
            met,
        }
    }

    /// Makes a mention of a noun that takes up something of the report.
    pub fn take_up(&mut self, head: TokenIdx, registry: &mut Registry) -> Option<LocalId> {
        self.settle(head, registry, DEPTH, Self::known)
    }

    /// Makes a mention of a noun whose party the report knows by these words alone.
    pub fn describe(&mut self, head: TokenIdx, registry: &mut Registry) -> Option<LocalId> {
        self.settle(head, registry, DEPTH, |parties, noun, registry, _| parties.described(noun, registry))
    }

    fn settle(
        &mut self,
        head: TokenIdx,
        registry: &mut Registry,
        depth: usize,
        find: impl Fn(&mut Self, &PartyNoun, &mut Registry, usize) -> Option<LocalId>,
    ) -> Option<LocalId> {
        if registry.covering(head).is_some() || !registry.members(head).is_empty() {
            return registry.entity_at(head);
        }
        let noun = noun::read(self.parsed, head).filter(|noun| self.stands(noun, registry))?;
        if self.is_named(&noun, registry) || self.join(&noun, registry, depth) {
            return None;
        }
        let entity = find(self, &noun, registry, depth)?;
        let tokens = words(self.parsed, head);
        let found_by = STANDING_IN.into();
        registry.mention(self.parsed, Placed { tokens, head, entity, form: Form::Nominal, found_by });
        self.met.entry(self.parsed.lemma(head).to_owned()).or_default().push(head);
        if let Some(other) = noun.joined.and_then(|other| self.beside(other, registry, depth)) {
            registry.group(head, vec![other]);
        }
        Some(entity)
    }

    /// "The bank and finance ministry": the party whose noun the parser takes for a word before another.
    fn beside(&mut self, other: TokenIdx, registry: &mut Registry, depth: usize) -> Option<LocalId> {
        let noun = noun::read(self.parsed, other).filter(|_| registry.covering(other).is_none())?;
        self.known(&noun, registry, depth)
    }

    /// "The ministers of Peru and Chile" stand for both.
    fn join(&mut self, noun: &PartyNoun, registry: &mut Registry, depth: usize) -> bool {
        let acting = match noun.kind {
            Kind::Official | Kind::Spokesperson | Kind::Government => true,
            Kind::People => self.acts_for_owner(noun),
            _ => false,
        };
        let parties = if acting { self.joint_owners(noun, registry, depth) } else { Vec::new() };
        let several = parties.len() > 1;
        if several {
            registry.group(noun.head, parties);
        }
        several
    }

    /// What a word stands for, resolved now if it is a noun for a party that comes later in the text.
    pub(super) fn entity_of(
        &mut self,
        head: TokenIdx,
        registry: &mut Registry,
        depth: usize,
    ) -> Option<LocalId> {
        if let Some(mention) = registry.covering(head) {
            return Some(mention.entity);
        }
        let depth = depth.checked_sub(1)?;
        self.settle(head, registry, depth, |parties, noun, registry, depth| {
            parties.known(noun, registry, depth).or_else(|| parties.described(noun, registry))
        })
    }

    fn known(&mut self, noun: &PartyNoun, registry: &mut Registry, depth: usize) -> Option<LocalId> {
        match noun.kind {
            Kind::Government => self.government(noun, registry, depth),
            Kind::Organ => self.organ(noun, registry, depth),
            Kind::Official => self.official(noun, registry, depth),
            Kind::Spokesperson => self.spokesperson(noun, registry, depth),
            Kind::Source => self.met_before(noun, registry),
            Kind::Body => self.body(noun, registry),
            Kind::Kin => self.kin(noun, registry),
            Kind::People => self.people(noun, registry, depth),
        }
    }

    /// Whether a noun is spoken of as a party: it acts, is acted on, speaks, owns, or stands before a noun for who speaks for it.
    fn stands(&self, noun: &PartyNoun, registry: &Registry) -> bool {
        self.speakers.contains(&noun.head) && noun.kind != Kind::Kin
            || noun.is_argument(self.parsed)
            || noun.is_owner(self.parsed, registry)
    }

    /// The last description before with the same noun that has all the words of this one: "the officials", "the two sources".
    pub(super) fn met_before(&self, noun: &PartyNoun, registry: &Registry) -> Option<LocalId> {
        if !noun.definite && !noun.is_owner(self.parsed, registry) {
            return None;
        }
        let parsed = self.parsed;
        let here = parsed.sentence_idx(noun.head);
        // Crowds are soon forgotten, bodies and officials are not.
        let reach = if noun.kind == Kind::People && noun.plural { REACH } else { usize::MAX };
        let words: Vec<&str> = noun.modifiers(parsed).map(|m| parsed.lemma(m)).collect();
        let owners = self.people_owning(noun, registry);
        if self.is_of_unknown(noun, registry) {
            return None;
        }
        let fits = |at: &&TokenIdx| {
            let mention = registry.at(**at).filter(|_| **at < noun.head);
            mention.is_some_and(|m| {
                noun::is_plural(parsed, **at) == noun.plural
                    && here - parsed.sentence_idx(**at) <= reach
                    && (owners.is_empty() || self.belongs_to_one(**at, &owners, registry))
                    && words.iter().all(|word| m.tokens.clone().any(|i| parsed.lemma(i) == *word))
            })
        };
        let before = self.met.get(parsed.lemma(noun.head))?;
        before.iter().filter(fits).max().and_then(|at| registry.entity_at(*at))
    }

    /// "A spokesman for the group, Acme": the name that an apposition gives to a word without a mention.
    pub(super) fn named_behind(&self, word: TokenIdx, registry: &Registry) -> Option<LocalId> {
        if registry.covering(word).is_some() {
            return None;
        }
        let names = self.parsed.children_by(word, &[Dep::Appos]).filter_map(|i| registry.at(i));
        names.filter(|m| m.form == Form::Name).map(|m| m.entity).next()
    }

    /// "Brokers Acme and Larkspur", "two envoys, Ana Ruiz and Eva Ortega": the names beside the noun say it all.
    fn is_named(&self, noun: &PartyNoun, registry: &Registry) -> bool {
        let beside = self.parsed.children_by(noun.head, &[Dep::Appos]);
        noun.plural && beside.filter_map(|i| registry.at(i)).any(|m| m.form == Form::Name)
    }

    /// The named thing that stands beside the noun: "the analyst, Ana Ruiz", "the bank, Acme Savings".
    pub(super) fn named_beside(&self, noun: &PartyNoun, registry: &Registry) -> Option<LocalId> {
        let kind = if noun.kind == Kind::Body { types::ORGANIZATION } else { types::PERSON };
        let named = |i: &TokenIdx| {
            let mention = registry.at(*i)?;
            let entity = registry.entity(mention.entity);
            (mention.form == Form::Name && entity.kind == kind).then_some(mention.entity)
        };
        let beside: Vec<TokenIdx> = self.parsed.children_by(noun.head, &[Dep::Appos]).collect();
        match beside[..] {
            [name] if !noun.plural => named(&name),
            _ => None,
        }
    }
}

/// How often a report speaks of each country.
fn countries(registry: &Registry) -> FxHashMap<LocalId, u32> {
    let mut counts = FxHashMap::default();
    for mention in registry.mentions.iter().filter(|m| registry.entity(m.entity).kind == types::COUNTRY) {
        *counts.entry(mention.entity).or_default() += 1;
    }
    counts
}
