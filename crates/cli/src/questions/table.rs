//! Answers as tables.

use crate::tables::counted;
use comfy_table::{Cell, CellAlignment, Table};
use rapporteur_graph::Node;
use rapporteur_store::laid_out;

/// Characters of a name in a list.
const NAME: usize = 40;

/// The head of a column and whether it holds numbers.
pub struct Column(pub &'static str, pub bool);

/// A table of rows, fitted to the terminal; numbers stand right.
pub fn table(columns: &[Column], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let aligned = |text: String, number: bool| {
        Cell::new(text).set_alignment(if number { CellAlignment::Right } else { CellAlignment::Left })
    };
    let mut table = Table::new();
    table.set_header(columns.iter().map(|Column(name, number)| aligned((*name).to_owned(), *number)));
    for row in rows {
        table.add_row(row.into_iter().zip(columns).map(|(text, column)| aligned(text, column.1)));
    }
    laid_out(table, crate::output::width())
}

/// The first names, and how many more there are.
pub fn listed(nodes: &[&Node], most: usize) -> String {
    let mut names: Vec<String> =
        nodes.iter().take(most).map(|node| crate::tables::cut(&node.label, NAME)).collect();
    if nodes.len() > most {
        names.push(format!("{} more", nodes.len() - most));
    }
    names.join(", ")
}

/// `7 groups`, and how many of them a limit hid.
pub fn remaining(n: usize, shown: usize, what: &str) -> String {
    let hidden = n - shown;
    let hidden = if hidden == 0 { String::new() } else { format!("; {hidden} not shown: --limit 0") };
    format!("{}{hidden}", counted(n, what))
}
