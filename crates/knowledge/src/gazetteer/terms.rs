//! Who held which office of which country or body, and when.

use super::entity::{GazEntity, Years};
use super::fold::name_key;
use super::read::Spec;
use crate::Fault;
use crate::table::{At, Cell, Filled};
use rapporteur_model::well_known::types;
use rustc_hash::FxHashMap;

/// Path of the list inside `data/`.
pub(super) const PATH: &str = "gazetteers/terms.tsv";

crate::table! {
    /// A row of the list.
    pub(super) struct TermRow<'a>, unique by 0 {
        person: &'a str,
        office: &'a str,
        country: Option<&'a str>,
        organization: Option<&'a str>,
        valid_from: Months,
        valid_to: Option<Months>,
        _source as "source": Filled,
    }
}

/// The first and last month that a cell covers.
struct Months(Month, Month);

impl<'a> Cell<'a> for Months {
    fn read(cell: &'a str) -> Result<Self, &'a str> {
        parse(cell).map(|(first, last)| Self(first, last)).ok_or(cell)
    }

    fn remedy() -> String {
        "write a year or a month such as 1991-04".to_owned()
    }
}

/// How many years before the first term reports already mention a future leader.
const BEFORE: i16 = 10;
/// How many years after the last term reports still mention a former leader.
const AFTER: i16 = 25;

/// A month, counted from year 0.
type Month = i32;

/// One term of office.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// The post, lower case ("foreign minister").
    pub office: String,
    /// Type of what the post belongs to: `"Country"` or `"Organization"`.
    pub body_type: &'static str,
    /// Id of what the post belongs to.
    pub body: String,
    first: Month,
    /// `None` while the term lasts.
    last: Option<Month>,
}

impl Term {
    /// Whether the term covers part of a year or month.
    pub fn holds_in(&self, year: i16, month: Option<u8>) -> bool {
        self.months_from(year, month) == 0
    }

    /// The number of months between the term and a year or month; 0 if they overlap.
    pub fn months_from(&self, year: i16, month: Option<u8>) -> u32 {
        let (first, last) = span(year, month);
        let ahead = (self.first - last).max(0);
        let ago = self.last.map_or(0, |end| (first - end).max(0));
        ahead.max(ago).unsigned_abs()
    }

    fn years(&self) -> Years {
        let year = |month: Month| i16::try_from(month / 12).unwrap_or(i16::MAX);
        Years { from: Some(year(self.first)), to: self.last.map(year) }
    }
}

/// The first and last month of a year, or the month itself.
fn span(year: i16, month: Option<u8>) -> (Month, Month) {
    let start = Month::from(year) * 12;
    let month = month.map(|m| start + Month::from(m.clamp(1, 12)) - 1);
    (month.unwrap_or(start), month.unwrap_or(start + 11))
}

/// Terms by person, and people by short name. People are positions in the list of entities.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    of: FxHashMap<usize, Vec<Term>>,
    called: FxHashMap<String, Vec<usize>>,
}

impl Terms {
    /// Reads the terms, records their faults, and sets the years of the people who held them.
    pub fn new(rows: Vec<(At<'_>, TermRow<'_>)>, spec: &mut Spec<'_>, faults: &mut Vec<Fault>) -> Self {
        let mut terms = Self::default();
        for (at, row) in rows {
            match term(&row, spec) {
                Ok((holder, term)) => terms.of.entry(holder).or_default().push(term),
                Err(message) => faults.push(at.fault(message)),
            }
        }
        let readable = !faults.iter().any(|fault| fault.file == PATH);
        for (i, (at, entity)) in spec.entities.iter_mut().enumerate().filter(|(_, (_, e))| e.is_leader()) {
            let Some(held) = terms.of.get(&i) else {
                // If some row cannot be read, it may be the missing one, so nothing is reported.
                if readable {
                    faults.push(at.fault(format!("`{}` has no term: add one to terms.tsv", entity.id)));
                }
                continue;
            };
            entity.years = years_in_reports(held);
            for short in &entity.short {
                terms.called.entry(name_key(short).key).or_default().push(i);
            }
        }
        terms
    }

    /// The terms of a person, in order of office.
    pub fn of(&self, person: usize) -> &[Term] {
        self.of.get(&person).map_or(&[], Vec::as_slice)
    }

    /// The people that reports call by this short name.
    pub fn called(&self, short: &str) -> &[usize] {
        self.called.get(&name_key(short).key).map_or(&[], Vec::as_slice)
    }
}

impl GazEntity {
    /// Whether the entity is a person who must have terms.
    fn is_leader(&self) -> bool {
        self.type_name == types::PERSON && self.kind == "leader"
    }
}

/// The years in which reports mention somebody who held these offices.
fn years_in_reports(terms: &[Term]) -> Years {
    let from = terms.iter().filter_map(|t| t.years().from).min().map(|year| year - BEFORE);
    let ends: Option<Vec<i16>> = terms.iter().map(|t| t.years().to).collect();
    let to = ends.and_then(|ends| ends.into_iter().max()).map(|year| year.saturating_add(AFTER));
    Years { from, to }
}

/// The holder and the term of a row; otherwise what is wrong with the row.
fn term(row: &TermRow<'_>, spec: &Spec<'_>) -> Result<(usize, Term), String> {
    let Some(holder) = spec.find(types::PERSON, row.person) else {
        return Err(format!("there is no Person `{}`: add it to people.tsv", row.person));
    };
    let (body_type, body) = match (row.country, row.organization) {
        (Some(id), None) => (types::COUNTRY, id),
        (None, Some(id)) => (types::ORGANIZATION, id),
        _ => return Err("fill in one of `country` and `organization`".to_owned()),
    };
    if spec.find(body_type, body).is_none() {
        return Err(format!("there is no {body_type} `{body}`: correct the id"));
    }
    let (first, last) = (row.valid_from.0, row.valid_to.as_ref().map(|Months(_, last)| *last));
    if last.is_some_and(|last| last < first) {
        return Err("`valid_to` is before `valid_from`: swap them".to_owned());
    }
    let (office, body) = (row.office.to_owned(), body.to_owned());
    Ok((holder, Term { office, body_type, body, first, last }))
}

/// Parses the first and last month that a cell covers.
fn parse(cell: &str) -> Option<(Month, Month)> {
    let (year, month) = match cell.split_once('-') {
        Some((year, month)) => (year, Some(month.parse::<u8>().ok().filter(|m| (1..=12).contains(m))?)),
        None => (cell, None),
    };
    let year = year.parse::<i16>().ok().filter(|y| (1..=2200).contains(y))?;
    Some(span(year, month))
}
