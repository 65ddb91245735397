//! The report's extraction in its final form: one claim a fact and place, no entity that nothing speaks of.

use crate::label::plain_label;
use crate::mention::is_worth_keeping;
use crate::once::one_claim_each;
use crate::parsed_report::ParsedReport;
use crate::registry::Registry;
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{Claim, Extraction, Form, LocalEntity, LocalId, Quote};
use std::collections::{BTreeMap, BTreeSet};

/// Puts everything in order and leaves out what nothing refers to.
pub fn finish(
    parsed: &ParsedReport<'_>,
    mut registry: Registry,
    mut claims: Vec<Claim<LocalId>>,
    mut quotes: Vec<Quote>,
) -> Extraction {
    claims.retain(|claim| !relays_itself(parsed, &registry, claim));
    one_claim_each(&mut claims);
    best_labels(parsed, &mut registry);
    let keep = referred(parsed, &registry, &claims, &quotes);
    let mut renumber: BTreeMap<LocalId, LocalId> = BTreeMap::new();
    let mut entities: Vec<LocalEntity> = Vec::new();
    for (i, entity) in registry.entities.iter().enumerate().filter(|(i, _)| keep[*i]) {
        renumber.insert(LocalId(i), LocalId(entities.len()));
        entities.push(entity.clone());
    }
    for entity in &mut entities {
        rename_traits(entity, &renumber);
    }
    let mut mentions = registry.model_mentions(parsed);
    mentions.retain_mut(|mention| {
        renumber.get(&mention.entity).is_some_and(|id| {
            mention.entity = *id;
            true
        })
    });
    for quote in &mut quotes {
        quote.speaker = quote.speaker.and_then(|id| renumber.get(&id).copied());
    }
    let claims =
        claims.into_iter().map(|claim| claim.map(|id| renumber.get(&id).copied().unwrap_or(id))).collect();
    Extraction {
        entities,
        mentions,
        times: parsed.times.to_vec(),
        quotes,
        claims,
        anchor: parsed.anchor,
        diagnostics: Vec::new(),
    }
}

/// An agency's own report that names the agency is not based on another's.
fn relays_itself(parsed: &ParsedReport<'_>, registry: &Registry, claim: &Claim<LocalId>) -> bool {
    let Some(object) = claim.object.entity().filter(|_| claim.relation == relations::BASED_ON) else {
        return false;
    };
    let entity = registry.entity(*object);
    let publisher = parsed.report.publisher.as_ref().map(|p| p.value.to_lowercase());
    publisher.is_some_and(|own| {
        // "BBC News" and "Reuters 1987" are the BBC's and the agency's own.
        let begins = |name: String| {
            own.strip_prefix(&name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        std::iter::once(&entity.label).chain(&entity.names).any(|name| begins(name.to_lowercase()))
    })
}

/// A person is called by the fullest name met; a description ("U.S. TRADE SECRETARY") is none.
fn best_labels(parsed: &ParsedReport<'_>, registry: &mut Registry) {
    let described = registry.mentions.iter().filter(|m| m.form == Form::Nominal);
    let described: BTreeSet<String> =
        described.map(|m| plain_label(parsed.text_of(m.tokens.clone()))).collect();
    for entity in registry.entities.iter_mut().filter(|e| e.kind == types::PERSON && e.named) {
        let words =
            |name: &str| name.split(' ').filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
        let best = entity
            .names
            .iter()
            .filter(|name| name.split(' ').all(|w| w.chars().next().is_some_and(char::is_uppercase)))
            .filter(|name| !described.contains(*name))
            .max_by_key(|name| (words(name), std::cmp::Reverse(name.len())))
            .cloned();
        if let Some(best) = best.filter(|best| words(best) > words(&entity.label) && words(best) <= 4) {
            entity.names.retain(|name| *name != best);
            let old = std::mem::replace(&mut entity.label, best);
            entity.names.insert(0, old);
        }
    }
}

fn referred(
    parsed: &ParsedReport<'_>,
    registry: &Registry,
    claims: &[Claim<LocalId>],
    quotes: &[Quote],
) -> Vec<bool> {
    let mut keep = vec![false; registry.entities.len()];
    for mention in &registry.mentions {
        keep[mention.entity.0] = registry.entity(mention.entity).named;
    }
    for id in registry.of_kind(types::MEETING) {
        keep[id.0] |= is_worth_keeping(parsed, registry, id);
    }
    for claim in claims {
        for id in claim.entities() {
            keep[id.0] = true;
        }
    }
    for id in quotes.iter().filter_map(|q| q.speaker) {
        keep[id.0] = true;
    }
    // What a kept thing is described by is kept with it.
    loop {
        let wanted: Vec<usize> = registry
            .entities
            .iter()
            .enumerate()
            .filter(|(i, _)| keep[*i])
            .flat_map(|(_, e)| {
                let t = &e.traits;
                t.of.into_iter()
                    .chain(t.place)
                    .chain(t.speaker)
                    .chain(t.parties.iter().copied())
                    .map(|id| id.0)
                    .collect::<Vec<_>>()
            })
            .filter(|i| !keep[*i])
            .collect();
        if wanted.is_empty() {
            return keep;
        }
        for i in wanted {
            keep[i] = true;
        }
    }
}

pub(crate) fn rename_traits(entity: &mut LocalEntity, renumber: &BTreeMap<LocalId, LocalId>) {
    let traits = &mut entity.traits;
    for id in [&mut traits.of, &mut traits.place, &mut traits.speaker] {
        *id = id.and_then(|id| renumber.get(&id).copied());
    }
    traits.parties = traits.parties.iter().filter_map(|id| renumber.get(id).copied()).collect();
}
