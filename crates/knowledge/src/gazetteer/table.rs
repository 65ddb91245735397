//! Tab-separated files: comment lines, a header that names the columns, sorted rows.

use crate::Fault;

/// What a kind of file must and may hold.
pub(super) struct Columns {
    pub required: &'static [&'static str],
    pub optional: &'static [&'static str],
}

/// A file's rows.
pub(super) struct Table<'a> {
    pub path: &'a str,
    columns: Vec<&'a str>,
    pub rows: Vec<Row<'a>>,
}

/// One row.
pub(super) struct Row<'a> {
    /// From 1.
    pub line: usize,
    cells: Vec<&'a str>,
}

impl<'a> Table<'a> {
    /// Splits a text into rows and checks columns and order.
    pub fn parse(path: &'a str, text: &'a str, faults: &mut Vec<Fault>) -> Self {
        let mut lines = text
            .lines()
            .enumerate()
            .map(|(i, line)| (i + 1, line))
            .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
        let columns: Vec<&str> = lines.next().map_or_else(Vec::new, |(_, line)| line.split('\t').collect());
        let mut rows: Vec<Row<'a>> = Vec::new();
        let mut previous = "";
        for (line, row) in lines {
            let cells: Vec<&str> = row.split('\t').collect();
            if cells.len() == columns.len() {
                if row <= previous {
                    let wrong = if row == previous { "repeats the line before" } else { "is out of order" };
                    let remedy = "sort the rows with `LC_ALL=C sort -u`";
                    faults.push(Fault::new(path, line, format!("`{}` {wrong}: {remedy}", cells[0])));
                }
                rows.push(Row { line, cells });
            } else {
                let (n, wanted) = (cells.len(), columns.len());
                let message =
                    format!("the row has {n} cells, the header {wanted}: write one tab between two cells");
                faults.push(Fault::new(path, line, message));
            }
            previous = row;
        }
        Self { path, columns, rows }
    }

    /// Whether the header has all these columns.
    pub fn has(&self, columns: &[&str]) -> bool {
        columns.iter().all(|column| self.columns.contains(column))
    }

    /// Reports columns that the kind of file lacks or does not know, and empty cells of `filled` columns.
    pub fn check(&self, columns: &Columns, filled: &[&str], faults: &mut Vec<Fault>) {
        for missing in columns.required.iter().filter(|c| !self.columns.contains(c)) {
            faults.push(Fault::new(
                self.path,
                0,
                format!("the header lacks the column `{missing}`: add it, tab-separated"),
            ));
        }
        let known = |c: &&str| columns.required.contains(c) || columns.optional.contains(c);
        for unknown in self.columns.iter().filter(|c| !known(c)) {
            let names = [columns.required, columns.optional].concat().join(", ");
            faults.push(Fault::new(self.path, 0, format!("unknown column `{unknown}`: use {names}")));
        }
        for row in &self.rows {
            for column in filled.iter().filter(|c| self.columns.contains(c) && self.cell(row, c).is_empty()) {
                faults.push(Fault::new(
                    self.path,
                    row.line,
                    format!("the cell `{column}` is empty: fill it in"),
                ));
            }
        }
    }

    /// A cell, trimmed; `""` where the column is not there.
    pub fn cell(&self, row: &Row<'a>, column: &str) -> &'a str {
        self.columns.iter().position(|c| *c == column).map_or("", |i| row.cells[i].trim())
    }

    /// A cell that may be empty.
    pub fn some(&self, row: &Row<'a>, column: &str) -> Option<&'a str> {
        Some(self.cell(row, column)).filter(|cell| !cell.is_empty())
    }
}
