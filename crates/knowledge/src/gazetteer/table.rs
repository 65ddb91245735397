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
    /// Line of each row, from 1.
    lines: Vec<usize>,
    /// The cells of all rows, as many a row as there are columns.
    cells: Vec<&'a str>,
}

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Row<'t, 'a> {
    pub path: &'a str,
    /// From 1.
    pub line: usize,
    cells: &'t [&'a str],
}

/// Place of a column in its table; `None` where the table lacks it.
pub(super) type Column = Option<usize>;

impl<'a> Row<'_, 'a> {
    /// A cell, trimmed; `""` where the table lacks the column.
    pub fn cell(&self, column: Column) -> &'a str {
        column.map_or("", |i| self.cells[i].trim())
    }

    /// A cell that is filled in.
    pub fn filled(&self, column: Column) -> Option<&'a str> {
        Some(self.cell(column)).filter(|cell| !cell.is_empty())
    }

    /// A fault of this row.
    pub fn fault(&self, message: impl Into<String>) -> Fault {
        Fault::new(self.path, self.line, message)
    }
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
        let mut table = Self { path, columns, lines: Vec::new(), cells: Vec::new() };
        let mut previous = "";
        for (line, row) in lines {
            table.push(line, row, previous, faults);
            previous = row;
        }
        table
    }

    fn push(&mut self, line: usize, row: &'a str, previous: &str, faults: &mut Vec<Fault>) {
        let start = self.cells.len();
        self.cells.extend(row.split('\t'));
        let (n, wanted) = (self.cells.len() - start, self.columns.len());
        if n != wanted {
            self.cells.truncate(start);
            let message =
                format!("the row has {n} cells, the header {wanted}: write one tab between two cells");
            faults.push(Fault::new(self.path, line, message));
            return;
        }
        self.lines.push(line);
        if row <= previous {
            let wrong = if row == previous { "repeats the line before" } else { "is out of order" };
            let message = format!("`{}` {wrong}: sort the rows with `LC_ALL=C sort -u`", self.cells[start]);
            faults.push(Fault::new(self.path, line, message));
        }
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_, 'a>> {
        let width = self.columns.len().max(1);
        let path = self.path;
        self.lines.iter().zip(self.cells.chunks(width)).map(move |(line, cells)| Row {
            path,
            line: *line,
            cells,
        })
    }

    /// Places of columns.
    pub fn columns<const N: usize>(&self, names: [&str; N]) -> [Column; N] {
        names.map(|name| self.columns.iter().position(|column| *column == name))
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
        for name in filled {
            let [column] = self.columns([name]);
            for row in self.rows().filter(|row| column.is_some() && row.cell(column).is_empty()) {
                faults.push(row.fault(format!("the cell `{name}` is empty: fill it in")));
            }
        }
    }
}
