//! Reads files into entities, names and memberships.

use super::cells::{Item, ListedType, Slug};
use super::entity::{GazEntity, NameUse, Years};
use super::first_names::{self, FirstNames};
use super::index::NameSpec;
use super::terms::{self, TermRow, Terms};
use crate::Fault;
use crate::table::{self, At, Filled, List, Year};
use rapporteur_model::well_known::types;

const NAMES: &str = "gazetteers/names.tsv";
const MEMBERS: &str = "gazetteers/members.tsv";

crate::table! {
    /// A row of a file of entities.
    pub(super) struct EntityRow<'a>, unique by 0 {
        id: Slug<'a>,
        type_name as "type": ListedType<'a>,
        label: &'a str,
        pub kind: &'a str,
        country: Option<&'a str>,
        capital: Option<&'a str>,
        iso2: Option<&'a str>,
        iso3: Option<&'a str>,
        wikidata: Option<Item<'a>>,
        population: Option<u32>,
        short: List<';', &'a str>,
        aliases: List<';', &'a str>,
        valid_from: Option<Year>,
        valid_to: Option<Year>,
        _source as "source": Filled,
    }
}

crate::table! {
    /// A row of `names.tsv`.
    pub(super) struct NameRow<'a>, unique by 0 {
        pub name: &'a str,
        pub type_name as "type": ListedType<'a>,
        pub id: &'a str,
        pub usage as "use": NameUse,
        pub valid_from: Option<Year>,
        pub valid_to: Option<Year>,
        _source as "source": Filled,
    }
}

crate::table! {
    /// A row of `members.tsv`.
    struct MemberRow<'a>, unique by 0 {
        organization: &'a str,
        country: &'a str,
        valid_from: Option<Year>,
        valid_to: Option<Year>,
        _source as "source": Filled,
    }
}

/// The files as read, before ids are resolved.
#[derive(Default)]
pub(super) struct Spec<'a> {
    /// Sorted by type and id.
    pub entities: Vec<(At<'a>, GazEntity)>,
    pub names: Vec<(At<'a>, NameRow<'a>)>,
    members: Vec<(At<'a>, MemberRow<'a>)>,
    pub first_names: FirstNames,
    pub terms: Terms,
}

/// Reads all files and records every fault of form.
pub(super) fn read<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
    faults: &mut Vec<Fault>,
) -> Spec<'a> {
    let mut spec = Spec::default();
    let mut held: Vec<(At<'a>, TermRow<'a>)> = Vec::new();
    for (path, text) in files {
        match path {
            terms::PATH => held = table::rows(path, text, faults),
            NAMES => spec.names = table::rows(path, text, faults),
            MEMBERS => spec.members = table::rows(path, text, faults),
            first_names::PATH => spec.first_names = FirstNames::read(path, text, faults),
            _ => {
                for (at, row) in table::rows(path, text, faults) {
                    spec.entities.push((at, entity(at, row, faults)));
                }
            }
        }
    }
    spec.entities.sort_by(|(_, a), (_, b)| (&a.type_name, &a.id).cmp(&(&b.type_name, &b.id)));
    if !faults.iter().any(|fault| defines(&fault.file)) {
        spec.terms = Terms::new(held, &mut spec, faults);
    }
    spec
}

/// Whether the rows of a file define entities, which other rows refer to.
pub(super) fn defines(path: &str) -> bool {
    path.starts_with("gazetteers/") && ![terms::PATH, NAMES, MEMBERS].contains(&path)
}

fn entity(at: At<'_>, row: EntityRow<'_>, faults: &mut Vec<Fault>) -> GazEntity {
    let owned = |cell: Option<&str>| cell.map(str::to_owned);
    let list = |cell: List<';', &str>| cell.0.into_iter().map(str::to_owned).collect();
    GazEntity {
        type_name: row.type_name.0.to_owned(),
        id: row.id.0.to_owned(),
        label: row.label.to_owned(),
        kind: row.kind.to_owned(),
        country: owned(row.country),
        capital: owned(row.capital),
        iso2: owned(row.iso2),
        iso3: owned(row.iso3),
        wikidata: row.wikidata.map(|item| item.0.to_owned()),
        population: row.population.unwrap_or(0),
        short: list(row.short),
        aliases: list(row.aliases),
        years: years(at, row.valid_from, row.valid_to, faults),
    }
}

impl<'a> Spec<'a> {
    /// The position of an entity.
    pub fn find(&self, type_name: &str, id: &str) -> Option<usize> {
        self.entities
            .binary_search_by(|(_, e)| (e.type_name.as_str(), e.id.as_str()).cmp(&(type_name, id)))
            .ok()
    }

    /// The position of an entity that a row refers to; if there is none, that is a fault of the row.
    fn refer(&self, at: At<'_>, type_name: &str, id: &str, faults: &mut Vec<Fault>) -> Option<usize> {
        let found = self.find(type_name, id);
        if found.is_none() {
            let remedy = "correct type and id, or add it to an entity file";
            faults.push(at.fault(format!("there is no {type_name} `{id}`: {remedy}")));
        }
        found
    }

    /// The names, with their entities resolved.
    pub fn names(&self, faults: &mut Vec<Fault>) -> Vec<NameSpec<'a>> {
        let mut names = Vec::with_capacity(self.names.len());
        for (at, row) in &self.names {
            let years = years(*at, row.valid_from, row.valid_to, faults);
            if let Some(entity) = self.refer(*at, row.type_name.0, row.id, faults) {
                names.push(NameSpec { text: row.name, entity, usage: row.usage, years });
            }
        }
        names
    }

    /// The memberships, with body and state resolved, sorted.
    pub fn members(&self, faults: &mut Vec<Fault>) -> Vec<(usize, usize, Years)> {
        let mut members = Vec::with_capacity(self.members.len());
        for (at, row) in &self.members {
            let years = years(*at, row.valid_from, row.valid_to, faults);
            let body = self.refer(*at, types::ORGANIZATION, row.organization, faults);
            let state = self.refer(*at, types::COUNTRY, row.country, faults);
            if let (Some(body), Some(state)) = (body, state) {
                members.push((body, state, years));
            }
        }
        members.sort_unstable();
        members
    }
}

fn years(at: At<'_>, from: Option<Year>, to: Option<Year>, faults: &mut Vec<Fault>) -> Years {
    let years = Years { from: from.map(|year| year.0), to: to.map(|year| year.0) };
    if matches!((years.from, years.to), (Some(from), Some(to)) if from > to) {
        faults.push(at.fault("`valid_to` is before `valid_from`: swap them"));
    }
    years
}
