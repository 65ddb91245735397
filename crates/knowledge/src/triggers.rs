//! Predicates that no wording covers, each with the decision about it: `data/triggers.tsv`.

use crate::table::{self, At, Cell};
use crate::{Fault, Files};
use std::collections::BTreeMap;

/// Path of the table inside `data/`.
const PATH: &str = "triggers.tsv";

/// Why a predicate has no wording.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Decision {
    /// The predicate says nothing that a graph should hold, for this reason.
    Nothing(String),
    /// The predicate belongs to this relation, which does not exist yet.
    Waits(String),
}

/// Decisions by predicate.
#[derive(Clone, Default, Debug)]
pub struct Decisions {
    rows: BTreeMap<String, (usize, Decision)>,
}

impl Decisions {
    /// Reads the table; without it nothing is decided.
    ///
    /// # Errors
    /// Every fault with its place.
    pub fn parse(files: &Files) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let decisions = Self::read(files, &mut faults);
        if faults.is_empty() { Ok(decisions) } else { Err(faults) }
    }

    /// The same, but keeps the rows that have no fault.
    pub(crate) fn read(files: &Files, faults: &mut Vec<Fault>) -> Self {
        let Some(text) = files.get(PATH) else { return Self::default() };
        let rows: Vec<(At<'_>, DecisionRow<'_>)> = table::rows(PATH, text, faults);
        let decided =
            |(at, row): (At<'_>, DecisionRow<'_>)| (row.predicate.0.to_owned(), (at.line, row.decision));
        Self { rows: rows.into_iter().map(decided).collect() }
    }

    /// The decision about a predicate (`verb: hand over to`): its own row, or a row that ends in `*` and begins like it.
    pub fn of(&self, predicate: &str) -> Option<&Decision> {
        let own = self.rows.get(predicate);
        let mut stems = predicate.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| &predicate[..at]);
        let found = own.or_else(|| self.rows.get(&format!("{predicate} *")));
        found
            .or_else(|| stems.find_map(|stem| self.rows.get(&format!("{stem} *"))))
            .map(|(_, decision)| decision)
    }

    /// The relations that predicates wait for, each with its line in the table.
    pub fn awaited(&self) -> impl Iterator<Item = (usize, &str)> {
        self.rows.values().filter_map(|(line, decision)| match decision {
            Decision::Waits(relation) => Some((*line, relation.as_str())),
            Decision::Nothing(_) => None,
        })
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether the table has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

crate::table! {
    /// A row of the table.
    struct DecisionRow<'a>, unique by 1 {
        predicate: Predicate<'a>,
        decision: Decision,
    }
}

/// A part of speech and a lemma.
struct Predicate<'a>(&'a str);

impl<'a> Cell<'a> for Predicate<'a> {
    fn read(cell: &'a str) -> Result<Self, &'a str> {
        let class = cell.split_once(": ").map(|(class, _)| class);
        if matches!(class, Some("verb" | "noun" | "adj")) { Ok(Self(cell)) } else { Err(cell) }
    }

    fn remedy() -> String {
        "write `verb: play for`, or a noun or adj so".to_owned()
    }
}

impl<'a> Cell<'a> for Decision {
    fn read(cell: &'a str) -> Result<Self, &'a str> {
        match cell.split_once(": ").ok_or(cell)? {
            ("none", reason) => Ok(Self::Nothing(reason.to_owned())),
            ("waits", relation) => Ok(Self::Waits(relation.to_owned())),
            _ => Err(cell),
        }
    }

    fn remedy() -> String {
        "write `none: REASON` or `waits: RELATION`".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &'static str) -> (Decisions, Vec<Fault>) {
        let mut faults = Vec::new();
        let decisions = Decisions::read(&Files::default().with(PATH, text), &mut faults);
        (decisions, faults)
    }

    #[test]
    fn a_star_decides_all_that_begins_so() {
        let (decisions, _) =
            parse("# rows\npredicate\tdecision\nverb: play *\tnone: sport\nverb: play host\twaits: wins\n");
        let none = Decision::Nothing("sport".to_owned());
        assert_eq!(decisions.of("verb: play"), Some(&none));
        assert_eq!(decisions.of("verb: play [match] against"), Some(&none));
        assert_eq!(decisions.of("verb: play host"), Some(&Decision::Waits("wins".to_owned())));
        assert_eq!(decisions.of("verb: player"), None);
        assert_eq!(decisions.awaited().collect::<Vec<_>>(), [(4, "wins")]);
    }

    #[test]
    fn faults_name_their_lines() {
        let (_, faults) =
            parse("predicate\tdecision\nverb: see\tnone: told nothing\nverb: be\tnone: copula\nnoun: war\n");
        let lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [3, 4, 4]);
    }
}
