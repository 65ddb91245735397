//! Predicates that no wording covers, each with the decision about it: `data/triggers.tsv`.

use crate::{Fault, Files};
use std::collections::BTreeMap;

/// The file.
const PATH: &str = "triggers.tsv";

/// Why a predicate has no wording.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Decision {
    /// It tells nothing that a graph should hold, for this reason.
    Nothing(String),
    /// It belongs to this relation, which does not exist yet.
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
    /// Every fault with its line.
    pub fn parse(files: &Files) -> Result<Self, Vec<Fault>> {
        let (mut decisions, mut faults) = (Self::default(), Vec::new());
        let mut previous = String::new();
        for (i, line) in files.get(PATH).unwrap_or_default().lines().enumerate() {
            if line.starts_with('#') || line == "predicate\tdecision" {
                continue;
            }
            match row(line) {
                Ok((predicate, _)) if predicate <= previous.as_str() => {
                    let message =
                        format!("`{predicate}` is out of order or double: sort the lines by byte value");
                    faults.push(Fault::new(PATH, i + 1, message));
                }
                Ok((predicate, decision)) => {
                    predicate.clone_into(&mut previous);
                    decisions.rows.insert(predicate.to_owned(), (i + 1, decision));
                }
                Err(message) => faults.push(Fault::new(PATH, i + 1, message)),
            }
        }
        if faults.is_empty() { Ok(decisions) } else { Err(faults) }
    }

    /// The decision about a predicate (`verb: hand over to`): its own, or that of a row which ends in `*` and begins like it.
    pub fn of(&self, predicate: &str) -> Option<&Decision> {
        let own = self.rows.get(predicate);
        let mut stems = predicate.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| &predicate[..at]);
        let found = own.or_else(|| self.rows.get(&format!("{predicate} *")));
        found
            .or_else(|| stems.find_map(|stem| self.rows.get(&format!("{stem} *"))))
            .map(|(_, decision)| decision)
    }

    /// Relations that predicates wait for, each with the line of the table.
    pub fn awaited(&self) -> impl Iterator<Item = (usize, &str)> {
        self.rows.values().filter_map(|(line, decision)| match decision {
            Decision::Waits(relation) => Some((*line, relation.as_str())),
            Decision::Nothing(_) => None,
        })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether nothing is decided.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// A line: predicate, tab, `none: reason` or `waits: relation`.
fn row(line: &str) -> Result<(&str, Decision), String> {
    let usage = || {
        format!("`{line}` is no row: write `verb: play for`, a tab, and `none: REASON` or `waits: RELATION`")
    };
    let (predicate, decision) = line.split_once('\t').ok_or_else(usage)?;
    let class = predicate.split_once(": ").map(|(class, _)| class);
    let (kind, rest) = decision.split_once(": ").ok_or_else(usage)?;
    match (class, kind) {
        (Some("verb" | "noun" | "adj"), "none") => Ok((predicate, Decision::Nothing(rest.to_owned()))),
        (Some("verb" | "noun" | "adj"), "waits") => Ok((predicate, Decision::Waits(rest.to_owned()))),
        _ => Err(usage()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &'static str) -> Result<Decisions, Vec<Fault>> {
        Decisions::parse(&Files::default().with(PATH, text))
    }

    #[test]
    fn a_star_decides_all_that_begins_so() {
        let decisions =
            parse("# rows\npredicate\tdecision\nverb: play *\tnone: sport\nverb: play host\twaits: wins\n")
                .unwrap();
        let none = Decision::Nothing("sport".to_owned());
        assert_eq!(decisions.of("verb: play"), Some(&none));
        assert_eq!(decisions.of("verb: play [match] against"), Some(&none));
        assert_eq!(decisions.of("verb: play host"), Some(&Decision::Waits("wins".to_owned())));
        assert_eq!(decisions.of("verb: player"), None);
        assert_eq!(decisions.awaited().collect::<Vec<_>>(), [(4, "wins")]);
    }

    #[test]
    fn faults_name_their_lines() {
        let faults =
            parse("predicate\tdecision\nverb: see\tnone: told nothing\nverb: be\tnone: copula\nnoun: war\n");
        let lines: Vec<usize> = faults.unwrap_err().iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [3, 4]);
    }
}
