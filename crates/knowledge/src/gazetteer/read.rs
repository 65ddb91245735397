//! From files to entities, names and memberships.

use super::entity::{GazEntity, NameUse, Years};
use super::first_names::{self, FirstNames};
use super::index::NameSpec;
use super::table::{Column, Columns, Row, Table};
use super::terms::{self, Terms};
use crate::Fault;

const NAMES: &str = "gazetteers/names.tsv";
const MEMBERS: &str = "gazetteers/members.tsv";

const ENTITY_COLUMNS: Columns = Columns {
    required: &["id", "type", "label", "kind", "source"],
    optional: &[
        "country",
        "capital",
        "iso2",
        "iso3",
        "wikidata",
        "population",
        "short",
        "aliases",
        "valid_from",
        "valid_to",
    ],
};
const NAME_COLUMNS: Columns =
    Columns { required: &["name", "type", "id", "use", "valid_from", "valid_to", "source"], optional: &[] };
const MEMBER_COLUMNS: Columns =
    Columns { required: &["organization", "country", "valid_from", "valid_to", "source"], optional: &[] };

/// Where a row stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct At<'a> {
    pub file: &'a str,
    pub line: usize,
}

impl<'a> At<'a> {
    fn new(row: &Row<'_, 'a>) -> Self {
        Self { file: row.path, line: row.line }
    }

    /// A fault of this row.
    pub fn fault(&self, message: impl Into<String>) -> Fault {
        Fault::new(self.file, self.line, message)
    }
}

/// A row of `names.tsv`.
pub(super) struct NameRow<'a> {
    pub at: At<'a>,
    pub name: &'a str,
    pub type_name: &'a str,
    pub id: &'a str,
    pub usage: &'a str,
    pub years: Years,
}

/// A row of `members.tsv`.
struct MemberRow<'a> {
    at: At<'a>,
    organization: &'a str,
    country: &'a str,
    years: Years,
}

/// The files as read, before ids are looked up.
#[derive(Default)]
pub(super) struct Spec<'a> {
    /// Sorted by type and id.
    pub entities: Vec<(At<'a>, GazEntity)>,
    pub names: Vec<NameRow<'a>>,
    members: Vec<MemberRow<'a>>,
    pub first_names: FirstNames,
    pub terms: Terms,
}

/// Reads all files; every fault of form is noted.
pub(super) fn read<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
    faults: &mut Vec<Fault>,
) -> Spec<'a> {
    let mut spec = Spec::default();
    let mut held = None;
    for (path, text) in files {
        let table = Table::parse(path, text, faults);
        match path {
            terms::PATH => held = Some(table),
            NAMES => spec.read_names(&table, faults),
            MEMBERS => spec.read_members(&table, faults),
            first_names::PATH => spec.first_names = FirstNames::read(&table, faults),
            _ => spec.read_entities(&table, faults),
        }
    }
    spec.entities.sort_by(|(_, a), (_, b)| (&a.type_name, &a.id).cmp(&(&b.type_name, &b.id)));
    if !faults.iter().any(|fault| defines(&fault.file)) {
        spec.terms = Terms::new(held.as_ref(), &mut spec, faults);
    }
    spec
}

/// Whether the rows of a file make entities, which other rows refer to.
pub(super) fn defines(path: &str) -> bool {
    ![terms::PATH, NAMES, MEMBERS, first_names::PATH].contains(&path)
}

impl<'a> Spec<'a> {
    fn read_entities(&mut self, table: &Table<'a>, faults: &mut Vec<Fault>) {
        table.check(&ENTITY_COLUMNS, ENTITY_COLUMNS.required, faults);
        let [type_name, id, label, kind] = table.columns(["type", "id", "label", "kind"]);
        let [country, capital, iso2, iso3] = table.columns(["country", "capital", "iso2", "iso3"]);
        let [wikidata, population] = table.columns(["wikidata", "population"]);
        let [short, aliases] = table.columns(["short", "aliases"]);
        let ends = table.columns(["valid_from", "valid_to"]);
        for row in table.rows() {
            let text = |column| row.cell(column).to_owned();
            let filled = |column| row.filled(column).map(str::to_owned);
            let count = row.filled(population).map_or(Ok(0), str::parse).unwrap_or_else(|_| {
                faults.push(row.fault("`population` is not a whole number: write digits only, or nothing"));
                0
            });
            let entity = GazEntity {
                type_name: text(type_name),
                id: text(id),
                label: text(label),
                kind: text(kind),
                country: filled(country),
                capital: filled(capital),
                iso2: filled(iso2),
                iso3: filled(iso3),
                wikidata: filled(wikidata),
                population: count,
                short: list(row.cell(short)),
                aliases: list(row.cell(aliases)),
                years: years(&row, ends, faults),
            };
            self.entities.push((At::new(&row), entity));
        }
    }

    fn read_names(&mut self, table: &Table<'a>, faults: &mut Vec<Fault>) {
        table.check(&NAME_COLUMNS, &["name", "type", "id", "use", "source"], faults);
        let [name, type_name, id, usage] = table.columns(["name", "type", "id", "use"]);
        let ends = table.columns(["valid_from", "valid_to"]);
        self.names.extend(table.rows().map(|row| NameRow {
            at: At::new(&row),
            name: row.cell(name),
            type_name: row.cell(type_name),
            id: row.cell(id),
            usage: row.cell(usage),
            years: years(&row, ends, faults),
        }));
    }

    fn read_members(&mut self, table: &Table<'a>, faults: &mut Vec<Fault>) {
        table.check(&MEMBER_COLUMNS, &["organization", "country", "source"], faults);
        let [organization, country] = table.columns(["organization", "country"]);
        let ends = table.columns(["valid_from", "valid_to"]);
        self.members.extend(table.rows().map(|row| MemberRow {
            at: At::new(&row),
            organization: row.cell(organization),
            country: row.cell(country),
            years: years(&row, ends, faults),
        }));
    }

    /// Position of an entity.
    pub fn find(&self, type_name: &str, id: &str) -> Option<usize> {
        self.entities
            .binary_search_by(|(_, e)| (e.type_name.as_str(), e.id.as_str()).cmp(&(type_name, id)))
            .ok()
    }

    /// Position of an entity that a row refers to; a fault of the row if there is none.
    fn refer(&self, at: At<'_>, type_name: &str, id: &str, faults: &mut Vec<Fault>) -> Option<usize> {
        let found = self.find(type_name, id);
        if found.is_none() {
            let remedy = "correct type and id, or add it to an entity file";
            faults.push(at.fault(format!("there is no {type_name} `{id}`: {remedy}")));
        }
        found
    }

    /// The names with their entities found.
    pub fn names(&self, faults: &mut Vec<Fault>) -> Vec<NameSpec<'a>> {
        let mut names = Vec::with_capacity(self.names.len());
        for row in &self.names {
            let usage = NameUse::WRITTEN.iter().find(|(written, _)| *written == row.usage);
            if usage.is_none() {
                let uses = NameUse::WRITTEN.map(|(written, _)| written).join(", ");
                faults.push(row.at.fault(format!("unknown use `{}`: write one of {uses}", row.usage)));
            }
            let entity = self.refer(row.at, row.type_name, row.id, faults);
            if let (Some((_, usage)), Some(entity)) = (usage, entity) {
                names.push(NameSpec { text: row.name, entity, usage: *usage, years: row.years });
            }
        }
        names
    }

    /// The memberships with body and state found, sorted.
    pub fn members(&self, faults: &mut Vec<Fault>) -> Vec<(usize, usize, Years)> {
        let mut members = Vec::with_capacity(self.members.len());
        for row in &self.members {
            let body = self.refer(row.at, "Organization", row.organization, faults);
            let state = self.refer(row.at, "Country", row.country, faults);
            if let (Some(body), Some(state)) = (body, state) {
                members.push((body, state, row.years));
            }
        }
        members.sort_unstable();
        members
    }
}

/// The parts of a cell that holds several names.
fn list(cell: &str) -> Vec<String> {
    cell.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn years(row: &Row<'_, '_>, [from, to]: [Column; 2], faults: &mut Vec<Fault>) -> Years {
    let mut year = |name, column| {
        let cell = row.filled(column)?;
        let year = cell.parse::<i16>().ok().filter(|y| (1..=2200).contains(y));
        if year.is_none() {
            faults.push(row.fault(format!("`{name}` is `{cell}`: write a year such as 1991, or nothing")));
        }
        year
    };
    let years = Years { from: year("valid_from", from), to: year("valid_to", to) };
    if matches!((years.from, years.to), (Some(from), Some(to)) if from > to) {
        faults.push(row.fault("`valid_to` is before `valid_from`: swap them"));
    }
    years
}
