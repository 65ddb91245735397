//! Solutions as a table for people.

use super::Solutions;
use super::layout::laid_out;
use crate::{Error, Store};
use comfy_table::Table;
use oxigraph::model::{NamedNode, Term, Variable};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// Nodes appear by label, other IRIs by prefix, literals by their text; two nodes of one label by label and IRI.
/// Columns without any value are named below the table.
pub(super) fn write(
    store: &Store,
    solutions: &Solutions,
    width: Option<u16>,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let names = solutions.names(store)?;
    let header: Vec<&str> = solutions.headings().collect();
    let cell = |term: &Option<Term>| term.as_ref().map_or_else(String::new, |term| text(&names, term));
    let rows: Vec<Vec<String>> = solutions.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    let filled: Vec<bool> = (0..header.len()).map(|i| rows.iter().any(|row| !row[i].is_empty())).collect();
    if !rows.is_empty() {
        let kept = |row: &[String]| -> Vec<String> {
            row.iter().zip(&filled).filter(|(_, filled)| **filled).map(|(cell, _)| cell.clone()).collect()
        };
        let header = kept(&header.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        let rows: Vec<Vec<String>> = rows.iter().map(|row| kept(row)).collect();
        let mut table = Table::new();
        table.set_header(header).add_rows(rows);
        writeln!(out, "{}", laid_out(table, width))?;
    }
    let empty: Vec<&str> =
        header.iter().zip(&filled).filter(|(_, filled)| !**filled).map(|(name, _)| *name).collect();
    let count = match rows.len() {
        0 => "no rows".to_owned(),
        1 => "1 row".to_owned(),
        n => format!("{n} rows"),
    };
    let without = if rows.is_empty() || empty.is_empty() {
        String::new()
    } else {
        format!("; nothing on {}", empty.join(", "))
    };
    Ok(writeln!(out, "{count}{without}")?)
}

impl Solutions {
    /// What the columns are called.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.variables.iter().map(Variable::as_str)
    }

    /// What each IRI of the solutions is called: its label, with its prefixed name beside it where two have the same label.
    ///
    /// # Errors
    /// If the storage fails.
    pub fn names(&self, store: &Store) -> Result<BTreeMap<&NamedNode, String>, Error> {
        names(store, self)
    }
}

fn text(names: &BTreeMap<&NamedNode, String>, term: &Term) -> String {
    match term {
        Term::NamedNode(node) => names.get(node).cloned().unwrap_or_default(),
        Term::BlankNode(node) => node.to_string(),
        Term::Literal(literal) => literal.value().to_owned(),
        Term::Triple(triple) => triple.to_string(),
    }
}

/// What each IRI of the solutions is called.
fn names<'a>(store: &Store, solutions: &'a Solutions) -> Result<BTreeMap<&'a NamedNode, String>, Error> {
    let mut labels: BTreeMap<&NamedNode, Option<String>> = BTreeMap::new();
    for term in solutions.rows.iter().flatten().flatten() {
        if let Term::NamedNode(node) = term
            && !labels.contains_key(node)
        {
            labels.insert(node, store.label(node.as_ref())?);
        }
    }
    let mut seen = BTreeSet::new();
    let shared: BTreeSet<String> =
        labels.values().flatten().filter(|label| !seen.insert(*label)).cloned().collect();
    let name = |(node, label): (&'a NamedNode, Option<String>)| {
        let iri = store.vocabulary().shortened(node.as_str());
        let name = match label {
            Some(label) if shared.contains(&label) => format!("{label} ({iri})"),
            Some(label) => label,
            None => iri,
        };
        (node, name)
    };
    Ok(labels.into_iter().map(name).collect())
}
