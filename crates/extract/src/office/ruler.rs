//! Finds whom "the Kenyan leader" or "the Tory leader" means: whoever holds the highest post of the country, or leads the party.

use super::belonging::body;
use super::unnamed::stands_alone;
use super::usage::{OfficeUse, Offices};
use crate::context::Context;
use crate::detector::Rule;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use crate::syntax::{Frame, phrase};
use rapporteur_knowledge::pattern::SlotName;
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalId};
use std::collections::{BTreeMap, BTreeSet};

/// Makes mentions of leaders known by their country alone, where the report names one of them and no other.
pub(super) fn rulers(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    registry: &mut Registry,
    uses: &Offices,
) {
    let described = described(parsed, registry);
    let mut known: BTreeMap<LocalId, BTreeSet<LocalId>> = BTreeMap::new();
    for usage in uses.values().filter(|usage| usage.is_held() && is_chief(context, usage)) {
        if let (Some(country), Some(holder)) = (usage.body, usage.holder) {
            known.entry(country).or_default().insert(holder);
        }
    }
    for (head, country) in &described {
        known.entry(*country).or_default().extend(bearers(parsed, *head, registry));
    }
    for (head, country) in described {
        let leaders = &known[&country];
        let (Some(leader), 1) = (leaders.first(), leaders.len()) else { continue };
        if registry.at(head).is_some()
            || !stands_alone(parsed, head)
            || !bearers(parsed, head, registry).is_empty()
        {
            continue;
        }
        let placed = Placed {
            tokens: phrase(parsed, head, true),
            head,
            entity: *leader,
            form: Form::Nominal,
            found_by: Rule::NounLeader.into(),
        };
        registry.mention(parsed, placed);
    }
}

/// Nouns for a country's or a body's leader, with what is led.
fn described(parsed: &ParsedReport<'_>, registry: &Registry) -> Vec<(TokenIdx, LocalId)> {
    let hits = parsed.hits.of_class("national_leader");
    let of_country = hits.filter_map(|hit| {
        let head = parsed.head_of(hit.tokens.clone());
        let country = body(parsed, head, registry)?;
        matches!(registry.entity(country).kind.as_str(), types::COUNTRY | types::ORGANIZATION)
            .then_some((head, country))
    });
    of_country.collect()
}

/// The people whose title or description a noun is.
fn bearers(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry) -> Vec<LocalId> {
    let holders = Frame::new(parsed, head).slot(SlotName::Holder);
    let entities = holders.into_iter().filter_map(|i| registry.entity_at(i));
    entities.filter(|id| registry.entity(*id).kind == types::PERSON).collect()
}

fn is_chief(context: Context<'_>, usage: &OfficeUse) -> bool {
    context.knowledge.words.has("chief_office", &usage.post)
}
