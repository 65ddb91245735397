//! One entity of each person: full names first, then surnames and given names, each to a bearer before it.

use super::namesake;
use crate::context::Context;
use crate::mention::names::{NamedSpan, label, name_key};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use rapporteur_knowledge::words::Column;
use rapporteur_model::well_known::types;
use rapporteur_model::{Gender, LocalEntity, LocalId};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Makes one entity of each person: full names first, then surnames and given names, each to the nearest bearer before it;
/// not to one introduced as another's kin, if somebody else bears the name or the name stood alone before.
pub(in crate::mention) fn register(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    spans: Vec<NamedSpan>,
    registry: &mut Registry,
) {
    let parts = |span: &NamedSpan| -> Vec<String> {
        name_key(parsed.text_of(span.tokens.clone())).split(' ').map(str::to_owned).collect()
    };
    let mut known: Vec<Bearer> = Vec::new();
    let (long, single): (Vec<_>, Vec<_>) = spans.into_iter().partition(|span| parts(span).len() > 1);
    let mut full: FxHashMap<LocalId, usize> = FxHashMap::default();
    let mut kin: BTreeMap<LocalId, TokenIdx> = BTreeMap::new();
    let mut posts = namesake::Posts::default();
    for span in long.into_iter().chain(single) {
        let name = parts(&span);
        let gender = title_gender(parsed, span.tokens.start)
            .or_else(|| context.knowledge.gazetteer.first_name_gender(parsed.text(span.tokens.start)));
        let fits = |(other, id, _): &&Bearer| {
            same_person(&name, other)
                && agrees(registry.entity(*id).traits.gender, title_gender(parsed, span.tokens.start))
        };
        let start = span.tokens.start;
        let mut bearers: Vec<_> = known.iter().filter(fits).collect();
        apart_from_kin(parsed, &span, &name, &kin, &mut bearers);
        let namesakes = !bearers.is_empty();
        let titled = namesake::title_before(parsed, start).filter(|_| name.len() == 1);
        let leader = titled.as_deref().and_then(|post| {
            if bearers.iter().any(|(_, id, _)| posts.holds(*id, post)) {
                bearers.retain(|(_, id, _)| posts.holds(*id, post));
                return None;
            }
            let leader = namesake::leader(context, parsed.text_of(span.tokens.clone()), post)?;
            bearers.retain(|(name, _, _)| namesake::is_same(leader, name));
            bearers.is_empty().then_some(leader)
        });
        // Of two with one surname, the one whom the report names far more often goes by it alone.
        let n_named = |id: &LocalId| full.get(id).copied().unwrap_or_default();
        let most = bearers.iter().map(|(_, id, _)| n_named(id)).max().unwrap_or_default();
        let bearer = bearers
            .iter()
            .filter(|(_, id, _)| most == 0 || n_named(id) * 2 > most)
            .min_by_key(|(_, _, at)| (*at > start, at.abs_diff(start)))
            .map(|(_, id, _)| *id);
        let id = bearer.unwrap_or_else(|| registry.add(new_person(parsed, &span)));
        if let Some(leader) = leader.filter(|_| bearer.is_none() && namesakes) {
            registry.rename(id, &leader.label);
        }
        let traits = &mut registry.entity_mut(id).traits;
        traits.gender = traits.gender.or(if name.len() > 1 { gender } else { title_gender(parsed, start) });
        if name.len() > 1 {
            posts.note(parsed, context, &span, id);
            *full.entry(id).or_default() += 1;
            if bearer.is_none() && namesake::is_kin(parsed, &span) {
                kin.insert(id, start);
            }
        }
        known.push((name, id, start));
        let head = parsed.head_of(span.tokens.clone());
        registry.mention(
            parsed,
            Placed { tokens: span.tokens, head, entity: id, form: span.form, found_by: span.found_by },
        );
    }
}

/// The parts of a name that somebody bears, and where.
type Bearer = (Vec<String>, LocalId, TokenIdx);

/// Leaves out those whom a name cannot mean because one is introduced as another's kin.
fn apart_from_kin(
    parsed: &ParsedReport<'_>,
    span: &NamedSpan,
    name: &[String],
    kin: &BTreeMap<LocalId, TokenIdx>,
    bearers: &mut Vec<&Bearer>,
) {
    let is_kin = |id: &LocalId| kin.contains_key(id);
    if name.len() > 1 {
        // "her mother, Ana Maria Ruiz" is not Ana Ruiz, though the names could be one person's.
        let introduced = namesake::is_kin(parsed, span);
        bearers.retain(|(other, id, _)| other == name || !introduced && !is_kin(id));
    } else {
        let others = bearers.iter().any(|(_, id, _)| !is_kin(id));
        bearers.retain(|(_, id, _)| !is_kin(id) || !others && kin[id] < span.tokens.start);
    }
}

fn new_person(parsed: &ParsedReport<'_>, span: &NamedSpan) -> LocalEntity {
    let label = label(parsed, span.tokens.clone());
    LocalEntity { kind: types::PERSON.to_owned(), label, named: true, ..LocalEntity::default() }
}

fn agrees(a: Option<Gender>, b: Option<Gender>) -> bool {
    a.is_none() || b.is_none() || a == b
}

/// Whether two names of one report can be one person's: equal, one part of the other from its end, or initials for given names.
fn same_person(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    match short {
        [] => false,
        [one] => long.last() == Some(one) || (long.len() > 1 && long[0] == *one),
        _ => {
            let (s_last, l_last) = (&short[short.len() - 1], &long[long.len() - 1]);
            let given = |x: &str, y: &str| {
                x == y || (x.len() == 1 && y.starts_with(x)) || (y.len() == 1 && x.starts_with(y))
            };
            s_last == l_last && (given(&short[0], &long[0]) || long.contains(&short[0]))
        }
    }
}

/// The gender that an honorific before a name shows.
fn title_gender(parsed: &ParsedReport<'_>, start: TokenIdx) -> Option<Gender> {
    let before = start.checked_sub(1)?;
    let hit = parsed.hits.get(before, "honorific").filter(|hit| hit.tokens.end == start)?;
    hit.word.value(Column::Gender)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn surnames_and_initials_join_full_names() {
        assert!(same_person(&name("ruiz"), &name("ana ruiz")));
        assert!(same_person(&name("a ruiz"), &name("ana maria ruiz")));
        assert!(same_person(&name("kim"), &name("kim jong un")));
        assert!(!same_person(&name("eva ruiz"), &name("ana ruiz")));
    }
}
