//! Makes one entity of each person: full names come first, then surnames and given names join a bearer before them.

use super::namesake::{self, Posts};
use crate::context::Context;
use crate::mention::names::{NamedSpan, label, name_key};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use rapporteur_knowledge::Generations;
use rapporteur_knowledge::gazetteer::GazEntity;
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
    let generations = &context.knowledge.generations;
    let folded = |span: &NamedSpan| name_key(parsed.text_of(span.tokens.clone()));
    let named = spans.into_iter().map(|span| (FoldedName::new(&folded(&span), generations), span));
    let (long, single): (Vec<_>, Vec<_>) = named.partition(|(name, _)| name.is_full());
    let mut people = People {
        parsed,
        context,
        bearers: Vec::new(),
        n_full: FxHashMap::default(),
        generations: BTreeMap::new(),
        kin: BTreeMap::new(),
        posts: Posts::default(),
    };
    for (name, span) in long.into_iter().chain(single) {
        people.enter(name, span, registry);
    }
}

/// The parts of a person's name, folded.
#[derive(Clone, PartialEq, Eq, Debug)]
struct FoldedName {
    parts: Vec<String>,
    /// What tells its bearer from a parent of the same name.
    generation: Option<String>,
}

impl FoldedName {
    fn new(key: &str, generations: &Generations) -> Self {
        let (name, generation) = generations.divide(key);
        let parts = name.split(' ').map(str::to_owned).collect();
        Self { parts, generation: generation.map(str::to_owned) }
    }

    fn is_full(&self) -> bool {
        self.parts.len() > 1
    }

    /// Whether the generation lets a name mean an earlier bearer: a report that gives it once leaves it out elsewhere. A short name
    /// with a generation means nobody whose name has none: "King Charles III" is not Charles Michel.
    fn is_of_age(&self, bearer: &Self) -> bool {
        self.generation.is_none()
            || self.generation == bearer.generation
            || bearer.generation.is_none() && self.is_full()
    }
}

/// A name that somebody bears, and where.
type Bearer = (FoldedName, LocalId, TokenIdx);

/// The people entered so far, and what tells them apart.
struct People<'d, 'r, 'k> {
    parsed: &'d ParsedReport<'r>,
    context: Context<'k>,
    bearers: Vec<Bearer>,
    /// How often each is named in full.
    n_full: FxHashMap<LocalId, usize>,
    /// The generation of each whose name has ever had one.
    generations: BTreeMap<LocalId, String>,
    /// Who is introduced as another's kin, and where.
    kin: BTreeMap<LocalId, TokenIdx>,
    posts: Posts,
}

impl<'k> People<'_, '_, 'k> {
    fn enter(&mut self, name: FoldedName, span: NamedSpan, registry: &mut Registry) {
        let (parsed, start) = (self.parsed, span.tokens.start);
        let (bearer, leader) = self.meant(&name, &span, registry);
        let id = bearer.unwrap_or_else(|| registry.add(new_person(parsed, &span)));
        if let Some(leader) = leader {
            registry.rename(id, &leader.label);
        }
        let gazetteer = &self.context.knowledge.gazetteer;
        let given = || gazetteer.first_name_gender(parsed.text(start)).filter(|_| name.is_full());
        let traits = &mut registry.entity_mut(id).traits;
        traits.gender = traits.gender.or_else(|| title_gender(parsed, start)).or_else(given);
        if name.is_full() {
            self.posts.note(parsed, self.context, &span, id);
            *self.n_full.entry(id).or_default() += 1;
            if bearer.is_none() && namesake::is_kin(parsed, &span) {
                self.kin.insert(id, start);
            }
        }
        if let Some(generation) = &name.generation {
            self.generations.entry(id).or_insert_with(|| generation.clone());
        }
        self.bearers.push((name, id, start));
        let head = parsed.head_of(span.tokens.clone());
        registry.mention(
            parsed,
            Placed { tokens: span.tokens, head, entity: id, form: span.form, found_by: span.found_by },
        );
    }

    /// Finds the nearest bearer whom a name can mean; where its title tells that it means none of those who bear it, the leader it means.
    fn meant(
        &self,
        name: &FoldedName,
        span: &NamedSpan,
        registry: &Registry,
    ) -> (Option<LocalId>, Option<&'k GazEntity>) {
        let (parsed, start) = (self.parsed, span.tokens.start);
        let gender = title_gender(parsed, start);
        // "Ana Ruiz" who has been "Ana Ruiz Jr." once is not "Ana Ruiz Sr."
        let other_age = |id: &LocalId| {
            self.generations.get(id).zip(name.generation.as_ref()).is_some_and(|(known, own)| known != own)
        };
        let fits = |(other, id, _): &&Bearer| {
            same_person(&name.parts, &other.parts)
                && name.is_of_age(other)
                && !other_age(id)
                && agrees(registry.entity(*id).traits.gender, gender)
        };
        let mut bearers: Vec<_> = self.bearers.iter().filter(fits).collect();
        apart_from_kin(parsed, span, name, &self.kin, &mut bearers);
        let namesakes = !bearers.is_empty();
        let title = namesake::title_before(parsed, start).filter(|_| !name.is_full());
        let leader = title.and_then(|post| self.of_post(span, &post, &mut bearers));
        // Of two with one surname, the one whom the report names far more often goes by it alone.
        let n_full = |id: &LocalId| self.n_full.get(id).copied().unwrap_or_default();
        let most = bearers.iter().map(|(_, id, _)| n_full(id)).max().unwrap_or_default();
        let often = bearers.iter().filter(|(_, id, _)| most == 0 || n_full(id) * 2 > most);
        let nearest = often.min_by_key(|(_, _, at)| (*at > start, at.abs_diff(start)));
        (nearest.map(|(_, id, _)| *id), leader.filter(|_| namesakes))
    }

    /// Leaves those who hold the post of the title before a surname, else those who can be its one known leader; gives the leader
    /// where that is nobody.
    fn of_post(&self, span: &NamedSpan, post: &str, bearers: &mut Vec<&Bearer>) -> Option<&'k GazEntity> {
        if bearers.iter().any(|(_, id, _)| self.posts.holds(*id, post)) {
            bearers.retain(|(_, id, _)| self.posts.holds(*id, post));
            return None;
        }
        let leader = namesake::leader(self.context, self.parsed.text_of(span.tokens.clone()), post)?;
        bearers.retain(|(name, _, _)| namesake::is_same(leader, &name.parts));
        bearers.is_empty().then_some(leader)
    }
}

/// Leaves out those whom a name cannot mean because one is introduced as another's kin.
fn apart_from_kin(
    parsed: &ParsedReport<'_>,
    span: &NamedSpan,
    name: &FoldedName,
    kin: &BTreeMap<LocalId, TokenIdx>,
    bearers: &mut Vec<&Bearer>,
) {
    let is_kin = |id: &LocalId| kin.contains_key(id);
    if name.is_full() {
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
    use rapporteur_knowledge::Knowledge;

    fn folded(text: &str) -> FoldedName {
        FoldedName::new(text, &Knowledge::embedded().unwrap().generations)
    }

    fn name(text: &str) -> Vec<String> {
        folded(text).parts
    }

    #[test]
    fn surnames_and_initials_join_full_names() {
        assert!(same_person(&name("ruiz"), &name("ana ruiz")));
        assert!(same_person(&name("a ruiz"), &name("ana maria ruiz")));
        assert!(same_person(&name("kim"), &name("kim jong un")));
        assert!(!same_person(&name("eva ruiz"), &name("ana ruiz")));
    }

    #[test]
    fn a_generation_is_no_surname_and_tells_two_apart() {
        assert!(same_person(&name("ruiz"), &name("ana ruiz jr")));
        assert!(folded("ana ruiz").is_of_age(&folded("ana ruiz jr")));
        assert!(folded("ana ruiz junior").is_of_age(&folded("ana ruiz jr")));
        assert!(!folded("ana ruiz sr").is_of_age(&folded("ana ruiz jr")));
        assert!(folded("ana ruiz jr").is_of_age(&folded("ana ruiz")));
        assert!(!folded("charles iii").is_of_age(&folded("charles michel")));
    }
}
