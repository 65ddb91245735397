//! Names of countries, bodies, places and leaders: which entity a name stands for in which year, and what is known about it.
//!
//! The files are `data/gazetteers/*.tsv`: `names.tsv`, `members.tsv`, and any number of entity files, recognised by their
//! columns. Names are matched without regard to diacritics, dots, hyphens and apostrophes. Abbreviations keep their case (`US` is
//! not `us`); every other name needs one capital letter somewhere, since no newspaper writes `turkey` for the state. The caller
//! judges from the context whether a match is meant, since `Nice`, `Reading` and `Congress` are words, too.

mod cells;
mod check;
mod entity;
mod first_names;
mod fold;
mod index;
mod kinds;
mod read;
mod terms;

pub use entity::{GazEntity, Match, NameUse, Years};
pub use first_names::{GivenName, PATH as FIRST_NAMES};
pub use kinds::Kinds;
pub use terms::Term;

use crate::{Error, Fault, Files};
use first_names::FirstNames;
use index::Index;
use rapporteur_model::Gender;
use rapporteur_model::well_known::types;
use read::Spec;
use terms::Terms;

/// All entities of the gazetteers, with their names and memberships.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    /// Sorted by type and id.
    entities: Vec<GazEntity>,
    index: Index,
    /// Body, state and years, sorted by body and state.
    members: Vec<(usize, usize, Years)>,
    first_names: FirstNames,
    terms: Terms,
}

impl Gazetteer {
    /// The gazetteers that this binary was built with.
    ///
    /// # Errors
    /// If an embedded file is at fault; the project's tests rule that out.
    pub fn embedded() -> Result<Self, Error> {
        let mut faults = Vec::new();
        let (gazetteer, _) = Self::read(&Files::embedded(), &mut faults);
        gazetteer.ok_or(Error::Invalid(faults))
    }

    /// Reads the gazetteers among the files of `data/`: the gazetteers, unless a file is at fault, and the kinds of their
    /// entries.
    pub(crate) fn read(files: &Files, faults: &mut Vec<Fault>) -> (Option<Self>, Kinds) {
        let first_names = files.below("lexicons/").filter(|(path, _)| *path == first_names::PATH);
        let mut own = Vec::new();
        let spec = read::read(files.below("gazetteers/").chain(first_names), &mut own);
        let kinds = Kinds::new(spec.entities.iter().map(|(_, entity)| entity.kind.as_str()), files);
        let gazetteer = Self::checked(spec, &mut own);
        faults.append(&mut own);
        (gazetteer, kinds)
    }

    /// Checks and indexes what was read; `None` if there are faults.
    fn checked(spec: Spec<'_>, faults: &mut Vec<Fault>) -> Option<Self> {
        // If an entity row cannot be read, every row that refers to that entity would look faulty too, so checking stops here.
        if faults.iter().any(|fault| read::defines(&fault.file)) {
            return None;
        }
        check::check(&spec, faults);
        let members = spec.members(faults);
        let names = spec.names(faults);
        if !faults.is_empty() {
            return None;
        }
        let entities: Vec<GazEntity> = spec.entities.into_iter().map(|(_, entity)| entity).collect();
        let index = Index::new(&entities, names);
        Some(Self { entities, index, members, first_names: spec.first_names, terms: spec.terms })
    }

    /// The entity of a type (`"Country"`) and id (`"france"`).
    pub fn entity(&self, type_name: &str, id: &str) -> Option<&GazEntity> {
        self.position(type_name, id).map(|i| &self.entities[i])
    }

    /// All entities, sorted by type and id.
    pub fn entities(&self) -> impl ExactSizeIterator<Item = &GazEntity> {
        self.entities.iter()
    }

    /// The entities that a name may stand for, best first. Names in use in `year` come before others (without a year, names still
    /// in use); then states, nationalities, bodies, seats of government, places, and capitals as governments; larger places come
    /// before smaller ones. A leading article is ignored.
    pub fn lookup(&self, name: &str, year: Option<i16>) -> Vec<Match<'_>> {
        let found = self.whole(name, year);
        match name.split_once(' ') {
            Some((article, rest)) if found.is_empty() && article.eq_ignore_ascii_case("the") => {
                self.whole(rest, year)
            }
            _ => found,
        }
    }

    fn whole(&self, name: &str, year: Option<i16>) -> Vec<Match<'_>> {
        self.index.matches(&self.entities, &fold::name_key(name), year)
    }

    /// The longest name that begins with token `at` and ends with a token: the number of its tokens and the entities it may stand
    /// for. Tokens may divide a name's parts in any way (`Guinea-Bissau` is one token or three).
    pub fn longest_match(
        &self,
        tokens: &[&str],
        at: usize,
        year: Option<i16>,
    ) -> Option<(usize, Vec<Match<'_>>)> {
        self.index.longest(&self.entities, tokens.get(at..)?, year)
    }

    /// The name before a hyphen of a compound (`U.S.-led`): its length in bytes and the entities it may stand for.
    pub fn compound_head(&self, token: &str, year: Option<i16>) -> Option<(usize, Vec<Match<'_>>)> {
        token.rmatch_indices(['-', '\u{2010}', '\u{2011}', '\u{2013}']).find_map(|(end, _)| {
            let found = self.whole(&token[..end], year);
            (!found.is_empty()).then_some((end, found))
        })
    }

    /// The states that belong to a body in a year, sorted by id; without a year, those that still belong to it.
    pub fn members(&self, organization: &str, year: Option<i16>) -> Vec<&GazEntity> {
        let Some(body) = self.position(types::ORGANIZATION, organization) else { return Vec::new() };
        let start = self.members.partition_point(|(b, _, _)| *b < body);
        let mut states: Vec<usize> = self.members[start..]
            .iter()
            .take_while(|(b, _, _)| *b == body)
            .filter(|(_, _, years)| years.hold_in(year))
            .map(|(_, state, _)| *state)
            .collect();
        states.dedup();
        states.into_iter().map(|state| &self.entities[state]).collect()
    }

    /// The present capital of a country, or the last one of a former state.
    pub fn capital_of(&self, country: &str) -> Option<&GazEntity> {
        self.entity(types::PLACE, self.entity(types::COUNTRY, country)?.capital.as_deref()?)
    }

    /// The state that a place, body or territory lies in or belongs to.
    pub fn country_of(&self, entity: &GazEntity) -> Option<&GazEntity> {
        self.entity(types::COUNTRY, entity.country.as_deref()?)
    }

    /// The only body of a kind (`"parliament"`) that a country has in a year; `None` if the gazetteers know several or none.
    pub fn only_body(&self, country: &str, kind: &str, year: Option<i16>) -> Option<&GazEntity> {
        let first = self.entities.partition_point(|e| e.type_name.as_str() < types::ORGANIZATION);
        let bodies = self.entities[first..].iter().take_while(|e| e.type_name == types::ORGANIZATION);
        let mut of_kind = bodies
            .filter(|e| e.country.as_deref() == Some(country) && e.kind == kind && e.years.hold_in(year));
        of_kind.next().filter(|_| of_kind.next().is_none())
    }

    /// The terms of office of a person.
    pub fn terms(&self, person: &str) -> &[Term] {
        self.position(types::PERSON, person).map_or(&[], |person| self.terms.of(person))
    }

    /// The leaders that reports call by this short name ("Merkel", "Xi"), sorted by id.
    pub fn called(&self, short: &str) -> impl Iterator<Item = &GazEntity> {
        self.terms.called(short).iter().map(|i| &self.entities[*i])
    }

    /// The gender that a given name shows (`Anne-Marie` as `Anne`); `None` for unknown names and for names of both genders.
    pub fn first_name_gender(&self, name: &str) -> Option<Gender> {
        self.first_names.gender(name)
    }

    /// Whether a word is a known given name of any gender.
    pub fn is_first_name(&self, name: &str) -> bool {
        self.first_names.contains(name)
    }

    fn position(&self, type_name: &str, id: &str) -> Option<usize> {
        self.entities.binary_search_by(|e| (e.type_name.as_str(), e.id.as_str()).cmp(&(type_name, id))).ok()
    }
}

#[cfg(test)]
mod tests;
