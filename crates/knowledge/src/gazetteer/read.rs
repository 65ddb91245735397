//! From files to entities, names and memberships.

use super::entity::{GazEntity, NameUse, Years};
use super::first_names::{self, FirstNames};
use super::index::NameSpec;
use super::table::{Columns, Row, Table};
use crate::Fault;

const NAMES: &str = "gazetteers/names.tsv";
const MEMBERS: &str = "gazetteers/members.tsv";

const ENTITY_COLUMNS: Columns = Columns {
    required: &["id", "type", "label", "kind", "source"],
    optional: &["country", "capital", "iso2", "iso3", "wikidata", "population", "valid_from", "valid_to"],
};
const NAME_COLUMNS: Columns =
    Columns { required: &["name", "type", "id", "use", "valid_from", "valid_to", "source"], optional: &[] };
const MEMBER_COLUMNS: Columns =
    Columns { required: &["organization", "country", "valid_from", "valid_to", "source"], optional: &[] };

/// Where a row stands.
#[derive(Clone, Debug)]
pub(super) struct At {
    pub file: String,
    pub line: usize,
}

impl At {
    fn new(table: &Table<'_>, row: &Row<'_>) -> Self {
        Self { file: table.path.to_owned(), line: row.line }
    }

    /// A fault of this row.
    pub fn fault(&self, message: impl Into<String>) -> Fault {
        Fault::new(&self.file, self.line, message)
    }
}

/// A row of `names.tsv`.
pub(super) struct NameRow {
    pub at: At,
    pub name: String,
    pub type_name: String,
    pub id: String,
    pub usage: String,
    pub years: Years,
}

/// A row of `members.tsv`.
pub(super) struct MemberRow {
    pub at: At,
    pub organization: String,
    pub country: String,
    pub years: Years,
}

/// The files as read, before ids are looked up.
#[derive(Default)]
pub(super) struct Spec {
    /// Sorted by type and id.
    pub entities: Vec<(At, GazEntity)>,
    pub names: Vec<NameRow>,
    pub members: Vec<MemberRow>,
    pub first_names: FirstNames,
}

/// Reads all files; every fault of form is noted.
pub(super) fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>, faults: &mut Vec<Fault>) -> Spec {
    let mut spec = Spec::default();
    for (path, text) in files {
        let table = Table::parse(path, text, faults);
        match path {
            NAMES => spec.read_names(&table, faults),
            MEMBERS => spec.read_members(&table, faults),
            first_names::PATH => spec.first_names = FirstNames::read(&table, faults),
            _ => spec.read_entities(&table, faults),
        }
    }
    spec.entities.sort_by(|(_, a), (_, b)| (&a.type_name, &a.id).cmp(&(&b.type_name, &b.id)));
    spec
}

impl Spec {
    fn read_entities(&mut self, table: &Table<'_>, faults: &mut Vec<Fault>) {
        table.check(&ENTITY_COLUMNS, ENTITY_COLUMNS.required, faults);
        for row in &table.rows {
            let text = |column| table.some(row, column).map(str::to_owned);
            let at = At::new(table, row);
            let population = table.some(row, "population").map_or(Ok(0), str::parse).unwrap_or_else(|_| {
                faults.push(at.fault("`population` is not a whole number: write digits only, or nothing"));
                0
            });
            let entity = GazEntity {
                type_name: table.cell(row, "type").to_owned(),
                id: table.cell(row, "id").to_owned(),
                label: table.cell(row, "label").to_owned(),
                kind: table.cell(row, "kind").to_owned(),
                country: text("country"),
                capital: text("capital"),
                iso2: text("iso2"),
                iso3: text("iso3"),
                wikidata: text("wikidata"),
                population,
                years: years(table, row, faults),
            };
            self.entities.push((at, entity));
        }
    }

    fn read_names(&mut self, table: &Table<'_>, faults: &mut Vec<Fault>) {
        table.check(&NAME_COLUMNS, &["name", "type", "id", "use", "source"], faults);
        for row in &table.rows {
            self.names.push(NameRow {
                at: At::new(table, row),
                name: table.cell(row, "name").to_owned(),
                type_name: table.cell(row, "type").to_owned(),
                id: table.cell(row, "id").to_owned(),
                usage: table.cell(row, "use").to_owned(),
                years: years(table, row, faults),
            });
        }
    }

    fn read_members(&mut self, table: &Table<'_>, faults: &mut Vec<Fault>) {
        table.check(&MEMBER_COLUMNS, &["organization", "country", "source"], faults);
        for row in &table.rows {
            self.members.push(MemberRow {
                at: At::new(table, row),
                organization: table.cell(row, "organization").to_owned(),
                country: table.cell(row, "country").to_owned(),
                years: years(table, row, faults),
            });
        }
    }

    /// Position of an entity.
    pub fn find(&self, type_name: &str, id: &str) -> Option<usize> {
        self.entities
            .binary_search_by(|(_, e)| (e.type_name.as_str(), e.id.as_str()).cmp(&(type_name, id)))
            .ok()
    }

    /// The names with their entities found.
    pub fn names(&self, faults: &mut Vec<Fault>) -> Vec<NameSpec> {
        let mut names = Vec::with_capacity(self.names.len());
        for row in &self.names {
            let usage = NameUse::WRITTEN.iter().find(|(written, _)| *written == row.usage);
            if usage.is_none() {
                let uses = NameUse::WRITTEN.map(|(written, _)| written).join(", ");
                faults.push(row.at.fault(format!("unknown use `{}`: write one of {uses}", row.usage)));
            }
            let entity = self.find(&row.type_name, &row.id);
            if entity.is_none() {
                let remedy = "correct type and id, or add it to an entity file";
                faults.push(row.at.fault(format!("there is no {} `{}`: {remedy}", row.type_name, row.id)));
            }
            if let (Some((_, usage)), Some(entity)) = (usage, entity) {
                names.push(NameSpec { text: row.name.clone(), entity, usage: *usage, years: row.years });
            }
        }
        names
    }

    /// The memberships with body and state found, sorted.
    pub fn members(&self, faults: &mut Vec<Fault>) -> Vec<(usize, usize, Years)> {
        let mut members = Vec::with_capacity(self.members.len());
        for row in &self.members {
            let mut find = |type_name: &str, id: &str| {
                let found = self.find(type_name, id);
                if found.is_none() {
                    let remedy = "correct the id, or add it to an entity file";
                    faults.push(row.at.fault(format!("there is no {type_name} `{id}`: {remedy}")));
                }
                found
            };
            if let (Some(body), Some(state)) =
                (find("Organization", &row.organization), find("Country", &row.country))
            {
                members.push((body, state, row.years));
            }
        }
        members.sort_unstable();
        members
    }
}

fn years(table: &Table<'_>, row: &Row<'_>, faults: &mut Vec<Fault>) -> Years {
    let mut year = |column| {
        let cell = table.some(row, column)?;
        let year = cell.parse::<i16>().ok().filter(|y| (1..=2200).contains(y));
        if year.is_none() {
            let message = format!("`{column}` is `{cell}`: write a year such as 1991, or nothing");
            faults.push(Fault::new(table.path, row.line, message));
        }
        year
    };
    let years = Years { from: year("valid_from"), to: year("valid_to") };
    if matches!((years.from, years.to), (Some(from), Some(to)) if from > to) {
        faults.push(Fault::new(table.path, row.line, "`valid_to` is before `valid_from`: swap them"));
    }
    years
}
