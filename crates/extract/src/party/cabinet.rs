//! Governments with a name: "the British Government", "the Obama administration" are the country.

use crate::context::Context;
use crate::office::Offices;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Registry, STANDING_IN};
use rapporteur_knowledge::gazetteer::GazEntity;
use rapporteur_knowledge::words::{Column, PartyKind};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalId};
use std::collections::BTreeMap;
use std::ops::Range;

/// Lets names of governments speak of the country that they govern.
pub(crate) fn governments(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    offices: &Offices,
    registry: &mut Registry,
) {
    let mut countries: BTreeMap<LocalId, LocalId> = BTreeMap::new();
    for i in 0..registry.mentions.len() {
        let mention = &registry.mentions[i];
        let body = mention.entity;
        if mention.form != Form::Name || registry.entity(body).kind != types::ORGANIZATION {
            continue;
        }
        let Some(rest) = without_noun(parsed, mention.tokens.clone()) else { continue };
        let country = country_of(parsed, context, rest.clone(), registry)
            .or_else(|| of_leader(parsed, context, offices, rest, registry));
        countries.extend(country.map(|country| (body, country)));
    }
    for mention in &mut registry.mentions {
        if let Some(country) = countries.get(&mention.entity) {
            mention.entity = *country;
            mention.form = Form::Nominal;
            mention.found_by = STANDING_IN.into();
        }
    }
}

/// The words that say whose government it is.
fn without_noun(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> Option<Range<TokenIdx>> {
    let noun = |i: TokenIdx| {
        parsed
            .hits
            .get(i, "party")
            .is_some_and(|hit| hit.word.value(Column::Kind) == Some(PartyKind::Government))
    };
    let article = |i: TokenIdx| parsed.lemma(i) == "the";
    let start = tokens.start + usize::from(article(tokens.start));
    if start + 1 >= tokens.end {
        return None;
    }
    if noun(tokens.end - 1) {
        let end = tokens.end - 1 - usize::from(parsed.text(tokens.end - 2) == "'s");
        return (start < end).then_some(start..end);
    }
    let of = noun(start) && parsed.lemma(start + 1) == "of" && start + 2 < tokens.end;
    let rest = start + 2 + usize::from(of && article(start + 2));
    (of && rest < tokens.end).then_some(rest..tokens.end)
}

fn country_of(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    words: Range<TokenIdx>,
    registry: &mut Registry,
) -> Option<LocalId> {
    let texts: Vec<&str> = words.map(|i| parsed.text(i)).collect();
    let (n, matches) = context.knowledge.gazetteer.longest_match(&texts, 0, context.year)?;
    let country =
        matches.iter().find(|m| m.entity.type_name == types::COUNTRY).filter(|_| n == texts.len())?;
    Some(registry.known(country.entity))
}

/// "The Obama administration": the country of the leader of that name.
fn of_leader(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    offices: &Offices,
    words: Range<TokenIdx>,
    registry: &mut Registry,
) -> Option<LocalId> {
    let name = parsed.text_of(words).to_owned();
    let borne = |id: &LocalId| {
        let entity = registry.entity(*id);
        entity.named && (entity.label == name || entity.label.ends_with(&format!(" {name}")))
    };
    let bearers: Vec<LocalId> = registry.of_kind(types::PERSON).filter(borne).collect();
    if let [person] = bearers[..] {
        let held =
            offices.values().filter(|usage| usage.holder == Some(person)).filter_map(|usage| usage.body);
        let stated = held.into_iter().find(|body| registry.entity(*body).kind == types::COUNTRY);
        if stated.is_some() {
            return stated;
        }
    }
    led_by(context, &name, registry)
}

/// The country that the only leader in office whom reports call by a name governs.
pub(super) fn led_by(context: Context<'_>, name: &str, registry: &mut Registry) -> Option<LocalId> {
    let gazetteer = &context.knowledge.gazetteer;
    let year = context.year?;
    let governs = |leader: &&GazEntity| {
        gazetteer
            .terms(&leader.id)
            .iter()
            .any(|term| term.body_type == types::COUNTRY && term.holds_in(year, context.month))
    };
    let mut leaders = gazetteer.called(name).filter(governs);
    let leader = leaders.next()?;
    let country = gazetteer.entity(types::COUNTRY, leader.country.as_deref()?)?;
    leaders.next().is_none().then(|| registry.known(country))
}
