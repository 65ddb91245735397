//! "They": what was named together, several under one description, or a body.

use super::binding;
use super::salience::{Key, SPOKE, Search};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Dep, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalId};
use std::collections::BTreeMap;

/// How many sentences back several are remembered.
const REACH: usize = 2;

/// How much more weight than the next best the best must have, in percent.
const CLEAR: u32 = 115;

/// What a single body weighs beside those that are several, in percent.
const ONE_BODY: u32 = 60;

/// What several things weigh that can neither say nor want anything, where the pronoun does so, in percent.
const LIFELESS: u32 = 40;

/// Classes of nouns for people.
const PEOPLE: [&str; 5] = ["human_noun", "person_noun", "office", "actor_group", "party"];

/// What a plural pronoun can stand for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Several {
    /// Things named together.
    Named(Vec<LocalId>),
    /// One entity: a group by description, or a body.
    Entity(LocalId),
    /// A plural noun that no entity stands behind.
    Bare(TokenIdx),
}

/// Whether a word is a plural pronoun of the third person.
pub(super) fn is_plural_pronoun(word: &str) -> bool {
    matches!(word, "they" | "them" | "their" | "theirs" | "themselves")
}

/// "Both are professors": two who have been named together.
pub(super) fn is_both(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    parsed.lemma(i) == "both"
        && matches!(parsed.dep(i), Dep::Nsubj | Dep::Nsubjpass)
        && parsed.children_by(i, &[Dep::Prep]).next().is_none()
}

impl Search<'_, '_, '_> {
    /// The things that a plural pronoun stands for; none in doubt.
    pub fn antecedents(&self, pronoun: TokenIdx) -> Option<Several> {
        let parsed = self.parsed;
        let here = parsed.sentence_idx(pronoun);
        let first = parsed.sentences[here.saturating_sub(REACH)].tokens.start.max(self.earshot(pronoun));
        let excluded = self.excluded(pronoun);
        let own = binding::own_subjects(parsed, pronoun);
        let outer = binding::outer_subjects(parsed, pronoun);
        let personal = self.is_personal(pronoun);
        let spoke = self.spoke_before(pronoun);
        let mut weights: BTreeMap<Several, [u32; REACH + 2]> = BTreeMap::new();
        for token in first..pronoun {
            let Some((several, share)) = self.several(token, personal) else { continue };
            let barred = |id: LocalId| excluded.contains(&Key::Entity(id));
            let shut = match &several {
                Several::Named(ids) => ids.iter().all(|id| barred(*id)),
                Several::Entity(id) => barred(*id),
                Several::Bare(token) => excluded.contains(&Key::Bare(*token)),
            };
            if shut || excluded.contains(&Key::Bare(token)) {
                continue;
            }
            let back = here - parsed.sentence_idx(token);
            let parallel = parsed.dep(parsed.first_of_row(token)) == parsed.dep(pronoun);
            let sought = 150 * u32::from(own.contains(&token))
                + 100 * u32::from(outer.contains(&token))
                + SPOKE * u32::from(spoke == Some(token))
                + 35 * u32::from(parallel && back <= 1);
            let entry = weights.entry(several).or_default();
            entry[back] = entry[back].max(self.weight(token) * share / 100);
            entry[REACH + 1] = entry[REACH + 1].max(sought * share / 100);
        }
        decide(weights)
    }

    /// What a word brings that several can be, and how much of its weight counts.
    fn several(&self, token: TokenIdx, personal: bool) -> Option<(Several, u32)> {
        let parsed = self.parsed;
        if let Some(row) = self.row(token).or_else(|| self.meeting(token)) {
            return Some((Several::Named(row), 110));
        }
        let members = self.registry.members(token);
        if members.len() > 1 {
            return Some((Several::Named(members.to_vec()), 110));
        }
        let plural = self.is_plural(token);
        if let Some(mention) = self.registry.at(token) {
            let entity = self.registry.entity(mention.entity);
            let party = matches!(entity.kind.as_str(), types::ORGANIZATION | types::COUNTRY | types::PERSON);
            let adjective = mention.form == Form::Demonym && !plural;
            return match entity.kind.as_str() {
                _ if adjective || self.in_row(token) => None,
                types::ORGANIZATION | types::COUNTRY if plural => {
                    Some((Several::Entity(mention.entity), 100))
                }
                types::ORGANIZATION if entity.gazetteer.is_none() => {
                    Some((Several::Entity(mention.entity), ONE_BODY))
                }
                _ if plural && !party => Some((Several::Bare(token), if personal { LIFELESS } else { 100 })),
                _ => None,
            };
        }
        let noun = plural && matches!(self.key(token), Some(Key::Bare(_)));
        let dated = || parsed.in_time(parsed.span_of(token..token + 1));
        if !noun || dated() {
            return None;
        }
        let lifeless = personal && !parsed.hits.is_any(token, &PEOPLE);
        Some((Several::Bare(token), if lifeless { LIFELESS } else { 100 }))
    }

    /// The parties that "and" joins, where the word is the first of them.
    fn row(&self, first: TokenIdx) -> Option<Vec<LocalId>> {
        let parsed = self.parsed;
        let rest: Vec<TokenIdx> = parsed.conjuncts_after(first).collect();
        let joined = parsed.dep(first) != Dep::Conj && !rest.is_empty();
        let or = std::iter::once(&first)
            .chain(&rest)
            .any(|i| parsed.children_by(*i, &[Dep::Cc]).any(|cc| !matches!(parsed.lemma(cc), "and" | "&")));
        let kind = |i: TokenIdx| {
            let id = self.registry.entity_at(i)?;
            let kind = self.registry.entity(id).kind.as_str();
            matches!(kind, types::PERSON | types::COUNTRY | types::ORGANIZATION).then_some(id)
        };
        let ids: Option<Vec<LocalId>> = std::iter::once(first).chain(rest).map(kind).collect();
        let mut ids = ids.filter(|_| joined && !or)?;
        ids.sort_unstable();
        ids.dedup();
        (ids.len() > 1).then_some(ids)
    }

    /// "X met Y": the two who meet, where the word is the subject.
    fn meeting(&self, subject: TokenIdx) -> Option<Vec<LocalId>> {
        let parsed = self.parsed;
        let verb = parsed.head(subject).filter(|_| parsed.dep(subject) == Dep::Nsubj)?;
        if !parsed.hits.is(verb, "gather") && !matches!(parsed.lemma(verb), "talk" | "speak") {
            return None;
        }
        let with = parsed.children_by(verb, &[Dep::Prep]).find(|p| parsed.lemma(*p) == "with");
        let other =
            parsed.child(verb, &[Dep::Dobj]).or_else(|| with.and_then(|p| parsed.child(p, &[Dep::Pobj])))?;
        let (one, two) = (self.registry.entity_at(subject)?, self.registry.entity_at(other)?);
        let kind = |id: LocalId| self.registry.entity(id).kind.as_str();
        let alike = kind(one) == kind(two)
            && matches!(kind(one), types::PERSON | types::COUNTRY | types::ORGANIZATION);
        (alike && one != two).then(|| vec![one.min(two), one.max(two)])
    }

    /// Whether a word is one of several named together.
    fn in_row(&self, token: TokenIdx) -> bool {
        self.row(self.parsed.first_conjunct(token)).is_some()
    }

    /// Whether the pronoun is said to do what only people do.
    fn is_personal(&self, pronoun: TokenIdx) -> bool {
        let parsed = self.parsed;
        let verb = parsed.head(pronoun).filter(|_| parsed.dep(pronoun) == Dep::Nsubj);
        verb.is_some_and(|verb| {
            parsed.hits.is_any(verb, &["reporting", "attitude", "gather", "sign_verb", "reject_verb"])
                && parsed.tag(verb) != Tag::Vbn
        })
    }
}

/// The weightiest, if it leads clearly and is something of the report.
fn decide(weights: BTreeMap<Several, [u32; REACH + 2]>) -> Option<Several> {
    let total = |by: &[u32; REACH + 2]| {
        let sentences: u32 = by[..=REACH].iter().enumerate().map(|(back, weight)| weight >> back).sum();
        sentences + by[REACH + 1]
    };
    let mut all: Vec<(u32, Several)> =
        weights.iter().map(|(several, by)| (total(by), several.clone())).collect();
    all.sort();
    let (best, several) = all.pop()?;
    let next = all.last().map_or(0, |(weight, _)| *weight);
    (best * 100 >= next * CLEAR && !matches!(several, Several::Bare(_))).then_some(several)
}
