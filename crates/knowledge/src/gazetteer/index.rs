//! An index from folded names to entities.

use super::entity::{GazEntity, Match, NameUse, Years};
use super::fold::{Folded, name_key};
use rapporteur_model::well_known::types;
use rustc_hash::FxHashMap;

/// A name from a file, with its entity resolved.
#[derive(Clone, Debug)]
pub(super) struct NameSpec<'a> {
    pub text: &'a str,
    pub entity: usize,
    pub usage: NameUse,
    pub years: Years,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Name {
    entity: usize,
    usage: NameUse,
    /// The years in which the name is used this way; the entity's own years if the file gives none.
    years: Years,
    /// For abbreviations: the letters that a text must show, with their case.
    cased: Option<String>,
    /// Whether a text must show a capital letter.
    capital: bool,
}

/// Names by folded key, and for each first part the number of parts of the names that begin with it.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    names: FxHashMap<String, Vec<Name>>,
    longest: FxHashMap<String, usize>,
}

impl Index {
    pub fn new(entities: &[GazEntity], names: Vec<NameSpec<'_>>) -> Self {
        let own = entities.iter().enumerate().flat_map(|(entity, e)| {
            let name = move |text, usage| NameSpec { text, entity, usage, years: Years::default() };
            let aliases = e.aliases.iter().map(move |alias| name(alias, NameUse::Alias));
            std::iter::once(name(&e.label, NameUse::Label)).chain(aliases)
        });
        // A one-word name of a person could be anybody's, so it does not count as a name by itself.
        let sure =
            |name: &NameSpec<'_>| entities[name.entity].type_name != types::PERSON || name.text.contains(' ');
        let mut index = Self::default();
        for name in own.filter(sure).chain(names) {
            index.add(entities, name);
        }
        for names in index.names.values_mut() {
            names.sort_by(|a, b| {
                let order = |n: &Name| {
                    let e = &entities[n.entity];
                    (rank(&e.type_name, n.usage), n.usage, std::cmp::Reverse(e.population), n.entity)
                };
                order(a).cmp(&order(b))
            });
        }
        index
    }

    fn add(&mut self, entities: &[GazEntity], spec: NameSpec<'_>) {
        let folded = name_key(spec.text);
        let first = folded.first_part();
        match self.longest.get_mut(first) {
            Some(count) => *count = folded.n_parts.max(*count),
            None => drop(self.longest.insert(first.to_owned(), folded.n_parts)),
        }
        let shouted = folded.cased.len() > 1 && !folded.cased.chars().any(|c| c.is_ascii_lowercase());
        let years = if spec.years.are_open() { entities[spec.entity].years } else { spec.years };
        let cased = spec.usage == NameUse::Abbreviation || shouted;
        let names = self.names.entry(folded.key).or_default();
        let name = Name {
            entity: spec.entity,
            usage: spec.usage,
            years,
            cased: cased.then_some(folded.cased),
            capital: folded.capital,
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }

    pub fn matches<'g>(&self, entities: &'g [GazEntity], text: &Folded, year: Option<i16>) -> Vec<Match<'g>> {
        let mut found: Vec<Match<'g>> = Vec::new();
        for name in self.names.get(&text.key).into_iter().flatten() {
            let written_so = match &name.cased {
                Some(cased) => *cased == text.cased,
                None => text.capital || !name.capital,
            };
            let entity = &entities[name.entity];
            if written_so && !found.iter().any(|m| std::ptr::eq(m.entity, entity) && m.usage == name.usage) {
                found.push(Match { entity, usage: name.usage, in_time: name.years.hold_in(year) });
            }
        }
        found.sort_by_key(|m| !m.in_time);
        found
    }

    pub fn longest<'g>(
        &self,
        entities: &'g [GazEntity],
        tokens: &[&str],
        year: Option<i16>,
    ) -> Option<(usize, Vec<Match<'g>>)> {
        let mut text = Folded::default();
        text.push(tokens.first()?);
        let most = *self.longest.get(text.first_part())?;
        let mut ends = vec![(1, text.clone())];
        for (i, token) in tokens.iter().enumerate().skip(1) {
            let parts = text.n_parts;
            text.push(token);
            if text.n_parts > most {
                break;
            }
            if text.n_parts > parts {
                ends.push((i + 1, text.clone()));
            }
        }
        ends.into_iter().rev().find_map(|(n_tokens, text)| {
            let found = self.matches(entities, &text, year);
            (!found.is_empty()).then_some((n_tokens, found))
        })
    }
}

/// Ranks the readings of a name for cases in which nothing else decides; the lowest comes first.
fn rank(type_name: &str, usage: NameUse) -> u8 {
    match (type_name, usage) {
        (_, NameUse::Capital) => 7,
        (_, NameUse::Seat) => 3,
        (types::COUNTRY, usage) => u8::from(usage.is_demonym()),
        (types::ORGANIZATION, _) => 2,
        (types::PLACE, usage) => 4 + u8::from(usage.is_demonym()),
        _ => 6,
    }
}
