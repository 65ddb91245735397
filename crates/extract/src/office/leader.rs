//! Leaders: people of the report whom the gazetteers know, by name, date and company.
//!
//! A name alone identifies nobody. A full name needs the person's country or body in the report; what a leader is called for short
//! needs a term of office at the report's date as well; and an office of another state, another gender or a second bearer
//! of the name rules an identity out. An unnamed holder is never given a name.

use super::usage::{OfficeUse, Offices};
use crate::context::Context;
use crate::registry::Registry;
use crate::title::Tenure;
use rapporteur_knowledge::gazetteer::{GazEntity, Term};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalId};
use std::collections::{BTreeMap, BTreeSet};

/// How long before and after a term its holder may be named in short.
const NEAR_MONTHS: u32 = 3;

/// Gives people of the report their identity in the gazetteers, makes one of those who have the same, and tells what the offices
/// belong to that they are known to hold.
pub(crate) fn identify(context: Context<'_>, names: &Names, uses: &mut Offices, registry: &mut Registry) {
    let known: Vec<(LocalId, &GazEntity)> = names
        .0
        .iter()
        .filter_map(|(id, names)| Some((*id, identity(context, *id, names, uses, registry)?)))
        .collect();
    let mut first: BTreeMap<&str, LocalId> = BTreeMap::new();
    for (id, leader) in known {
        match first.get(leader.id.as_str()) {
            Some(kept) => {
                registry.merge(*kept, id);
                uses.values_mut().filter(|u| u.holder == Some(id)).for_each(|u| u.holder = Some(*kept));
            }
            None => {
                first.insert(&leader.id, id);
                // Reports spell a full name as their readers know it; a short one gives way to the full one.
                let label = &registry.entity(id).label;
                if !label.contains(' ') || leader.short.contains(label) {
                    registry.rename(id, &leader.label);
                }
                registry.entity_mut(id).gazetteer = Some(leader.id.clone());
            }
        }
    }
    complete(context, uses, registry);
}

/// The names that the report gives to each of its people, longest first.
pub(crate) struct Names(BTreeMap<LocalId, Vec<String>>);

impl Names {
    /// Of all people with a proper name. `text` gives the words of tokens.
    pub fn of(registry: &Registry, text: impl Fn(std::ops::Range<usize>) -> String) -> Self {
        let mut names: BTreeMap<LocalId, Vec<String>> = BTreeMap::new();
        let people = |id: LocalId| {
            registry.entity(id).kind == types::PERSON && registry.entity(id).gazetteer.is_none()
        };
        for mention in registry.mentions.iter().filter(|m| m.form == Form::Name && people(m.entity)) {
            let name = text(mention.tokens.clone());
            let names = names.entry(mention.entity).or_default();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        for names in names.values_mut() {
            names.sort_by_key(|name| (std::cmp::Reverse(name.split(' ').count()), name.clone()));
        }
        Self(names)
    }
}

/// The one leader whom a person's names and company fit.
fn identity<'k>(
    context: Context<'k>,
    id: LocalId,
    names: &[String],
    uses: &Offices,
    registry: &Registry,
) -> Option<&'k GazEntity> {
    let gazetteer = &context.knowledge.gazetteer;
    let longest = names.first()?;
    let by_name = names.iter().find_map(|name| {
        let found = gazetteer.lookup(name, context.year).into_iter();
        let people = found.filter(|m| m.entity.type_name == types::PERSON);
        let timely = people.filter(|m| m.in_time || context.year.is_none()).map(|m| m.entity);
        Some(timely.collect::<Vec<_>>()).filter(|people| !people.is_empty())
    });
    let in_full = by_name.is_some();
    let people = by_name.unwrap_or_else(|| gazetteer.called(longest).collect());
    let fits = |leader: &&GazEntity| {
        let near = in_full || context.year.is_none() || months(context, leader) <= NEAR_MONTHS;
        near && in_company(context, leader, registry) && agrees(context, leader, id, in_full, uses, registry)
    };
    let mut people: Vec<(u32, &GazEntity)> =
        people.into_iter().filter(fits).map(|leader| (months(context, leader), leader)).collect();
    people.sort_by_key(|(months, leader)| (*months, &leader.id));
    match people[..] {
        [(_, leader)] if in_full || !shared(longest, id, registry) => Some(leader),
        [(nearest, leader), (next, _), ..] if in_full && nearest < next => Some(leader),
        _ => None,
    }
}

/// Months between the report and the nearest term.
fn months(context: Context<'_>, leader: &GazEntity) -> u32 {
    let Some(year) = context.year else { return u32::MAX };
    let terms = context.knowledge.gazetteer.terms(&leader.id);
    terms.iter().map(|term| term.months_from(year, context.month)).min().unwrap_or(u32::MAX)
}

/// Whether the report speaks of the leader's country, or of what one of the offices belongs to.
fn in_company(context: Context<'_>, leader: &GazEntity, registry: &Registry) -> bool {
    let home = leader.country.iter().map(|country| (types::COUNTRY, country.as_str()));
    let bodies = context.knowledge.gazetteer.terms(&leader.id).iter().map(|t| (t.body_type, t.body.as_str()));
    home.chain(bodies).any(|(kind, id)| registry.of_gazetteer(kind, id).is_some())
}

/// Whether neither gender nor office speaks against a leader, and, where the name is short, a post beside it speaks for one.
fn agrees(
    context: Context<'_>,
    leader: &GazEntity,
    id: LocalId,
    in_full: bool,
    uses: &Offices,
    registry: &Registry,
) -> bool {
    let gazetteer = &context.knowledge.gazetteer;
    let terms = gazetteer.terms(&leader.id);
    let given = leader.label.split(' ').next().unwrap_or_default();
    let genders = (registry.entity(id).traits.gender, gazetteer.first_name_gender(given));
    if matches!(genders, (Some(a), Some(b)) if a != b) {
        return false;
    }
    let of_state = |usage: &OfficeUse| {
        let body = registry.entity(usage.body?);
        let id = body.gazetteer.as_deref().filter(|_| body.kind == types::COUNTRY)?;
        Some(leader.country.as_deref() == Some(id) || terms.iter().any(|t| t.body == id))
    };
    let held: Vec<&OfficeUse> = uses.values().filter(|u| u.holder == Some(id)).collect();
    let foreign = held.iter().any(|u| of_state(u) == Some(false));
    let own = held.iter().any(|u| of_state(u) == Some(true) || terms.iter().any(|t| t.office == u.post));
    !foreign && (in_full || held.is_empty() || own)
}

/// Whether another person of the report bears the name, too.
fn shared(name: &str, id: LocalId, registry: &Registry) -> bool {
    let bears = |other: LocalId| {
        let entity = registry.entity(other);
        let names = std::iter::once(&entity.label).chain(&entity.names);
        entity.named && names.into_iter().any(|n| n.split(' ').any(|word| word == name))
    };
    registry.of_kind(types::PERSON).any(|other| other != id && bears(other))
}

/// "Secretary of State Ruiz": whoever is known to hold this very post at that time holds it there, if the report speaks of that
/// country or body at all.
fn complete(context: Context<'_>, uses: &mut Offices, registry: &Registry) {
    for usage in uses.values_mut().filter(|u| u.body.is_none()) {
        let holder = usage.holder.and_then(|id| registry.entity(id).gazetteer.as_deref());
        let Some(holder) = holder else { continue };
        let meant = |term: &&Term| {
            let near = |year| !usage.is_held() || term.months_from(year, context.month) <= NEAR_MONTHS;
            term.office == usage.post && context.year.is_some_and(near)
        };
        let mut bodies: Vec<LocalId> = context
            .knowledge
            .gazetteer
            .terms(holder)
            .iter()
            .filter(meant)
            .filter_map(|term| registry.of_gazetteer(term.body_type, &term.body))
            .collect();
        bodies.dedup();
        usage.body = bodies.first().copied().filter(|_| bodies.len() == 1);
    }
}

/// "President Ruiz" long after her term: reports go on calling people by the post they held.
/// `stated` are the posts that the report itself says somebody to hold, and of what.
pub(crate) fn retire(
    context: Context<'_>,
    uses: &mut Offices,
    registry: &Registry,
    stated: &BTreeSet<(String, LocalId)>,
) {
    const LONG_AGO: i16 = 60;
    let Some(year) = context.year else { return };
    for usage in uses.values_mut().filter(|u| u.is_held()) {
        if usage.holder.is_none_or(|holder| stated.contains(&(usage.post.clone(), holder))) {
            continue;
        }
        let holder = usage.holder.and_then(|id| registry.entity(id).gazetteer.as_deref());
        let body = usage.body.and_then(|id| registry.entity(id).gazetteer.as_deref());
        let (Some(holder), Some(body)) = (holder, body) else { continue };
        let all = context.knowledge.gazetteer.terms(holder).iter();
        let terms: Vec<&Term> = all.filter(|term| term.office == usage.post && term.body == body).collect();
        let near = terms.iter().any(|term| term.months_from(year, context.month) <= NEAR_MONTHS);
        let once = terms.iter().any(|term| (year - LONG_AGO..year).any(|past| term.holds_in(past, None)));
        if once && !near {
            usage.tenure = Tenure::Former;
        }
    }
}
