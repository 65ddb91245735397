//! Solutions as a table for people.

use super::Solutions;
use crate::{Error, Store};
use comfy_table::{Cell, ContentArrangement, Table, presets};
use oxigraph::model::{NamedNode, Term};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// Nodes appear by label, other IRIs by prefix, literals by their text; two nodes of one label by label and IRI.
pub(super) fn write(
    store: &Store,
    solutions: &Solutions,
    width: Option<u16>,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let names = names(store, solutions)?;
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    if let Some(width) = width {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    table.set_header(solutions.variables.iter().map(|variable| variable.as_str().to_owned()));
    for row in &solutions.rows {
        table.add_row(
            row.iter().map(|term| Cell::new(term.as_ref().map_or_else(String::new, |t| text(&names, t)))),
        );
    }
    if !solutions.rows.is_empty() {
        writeln!(out, "{table}")?;
    }
    let count = match solutions.rows.len() {
        0 => "no rows".to_owned(),
        1 => "1 row".to_owned(),
        n => format!("{n} rows"),
    };
    Ok(writeln!(out, "{count}")?)
}

fn text(names: &BTreeMap<&NamedNode, String>, term: &Term) -> String {
    match term {
        Term::NamedNode(node) => names.get(node).cloned().unwrap_or_default(),
        Term::BlankNode(node) => node.to_string(),
        Term::Literal(literal) => literal.value().to_owned(),
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
