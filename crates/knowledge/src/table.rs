//! Tab-separated files: comment lines, a header that names the columns, and sorted rows with typed cells.
//!
//! A struct of columns declares what a file holds. Reading checks the header, the order of the rows and every cell, and reports
//! each fault with line and column.
//!
//! ```
//! use rapporteur_knowledge::table::{self, Filled};
//!
//! rapporteur_knowledge::table! {
//!     /// How long it is from one meeting to the next.
//!     struct Recurring<'a>, unique by 1 {
//!         word: &'a str,
//!         days: i64,
//!         source: Filled,
//!     }
//! }
//!
//! let mut faults = Vec::new();
//! let text = "word\tdays\tsource\nmonthly\tthirty\tproject\nweekly\t7\tproject\n";
//! let rows: Vec<(_, Recurring)> = table::rows("recurring.tsv", text, &mut faults);
//! assert_eq!((rows[0].1.word, rows[0].1.days), ("weekly", 7));
//! assert_eq!(
//!     faults[0].to_string(),
//!     "data/recurring.tsv:2:9: `thirty` is no days: write a whole number in digits"
//! );
//! ```

mod cell;

pub use cell::{Cell, Filled, List, Lower, Year};

use crate::{Fault, Files};

/// A column that a table may have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// The name in the header.
    pub name: &'static str,
    /// Whether a table may omit the column and a row may leave its cell empty.
    pub optional: bool,
}

/// The type that a table's rows are read into; [`table!`](crate::table!) declares it.
pub trait Record<'a>: Sized {
    /// The columns.
    const COLUMNS: &'static [Column];
    /// How many of the first cells identify a row; 0 means all of them.
    const KEY: usize;

    /// Reads a row and reports every cell at fault.
    fn read(row: &Row<'_, 'a>, faults: &mut Vec<Fault>) -> Option<Self>;
}

/// The place of a row.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    /// Path inside `data/`.
    pub file: &'a str,
    /// Line, from 1.
    pub line: usize,
}

impl At<'_> {
    /// Makes a fault of this row.
    pub fn fault(&self, message: impl Into<String>) -> Fault {
        Fault::new(self.file, self.line, message)
    }
}

/// Reads the rows of a file, each with its place. A missing file is a fault and has no rows.
pub fn of<'a, T: Record<'a>>(files: &'a Files, path: &'a str, faults: &mut Vec<Fault>) -> Vec<(At<'a>, T)> {
    let Some(text) = files.get(path) else {
        faults.push(Fault::missing(path));
        return Vec::new();
    };
    rows(path, text, faults)
}

/// Reads the rows of a text, each with its place. A row with a fault is left out.
pub fn rows<'a, T: Record<'a>>(path: &'a str, text: &'a str, faults: &mut Vec<Fault>) -> Vec<(At<'a>, T)> {
    let Some(table) = Table::parse(path, text, T::COLUMNS, T::KEY, faults) else { return Vec::new() };
    table.rows().filter_map(|row| Some((row.at(), T::read(&row, faults)?))).collect()
}

/// The rows of a file, split into the cells of declared columns.
#[derive(Debug)]
pub struct Table<'a> {
    path: &'a str,
    text: &'a str,
    columns: Vec<Column>,
    /// The position of each declared column among the cells; `None` if the table omits it.
    places: Vec<Option<usize>>,
    width: usize,
    /// The line of each row, from 1.
    lines: Vec<usize>,
    /// The cells of all rows; each row has as many as the header.
    cells: Vec<&'a str>,
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t, 'a> {
    table: &'t Table<'a>,
    line: usize,
    cells: &'t [&'a str],
}

impl<'a> Table<'a> {
    /// Splits a text into rows and checks header, order and number of cells. If the header is at fault, no row is read.
    pub fn parse(
        path: &'a str,
        text: &'a str,
        columns: &[Column],
        key: usize,
        faults: &mut Vec<Fault>,
    ) -> Option<Self> {
        let written = |line: &&str| !line.starts_with('#') && !line.trim().is_empty();
        let mut lines = text.lines().enumerate().map(|(i, line)| (i + 1, line)).filter(|(_, l)| written(l));
        let Some((line, header)) = lines.next() else {
            let names = names(columns);
            faults.push(Fault::new(path, 0, format!("the table is empty: the first line names {names}")));
            return None;
        };
        let header: Vec<&str> = header.split('\t').collect();
        let known = faults.len();
        faults.extend(header_faults(&header, columns).map(|message| Fault::new(path, line, message)));
        if faults.len() > known {
            return None;
        }
        let places = columns.iter().map(|column| header.iter().position(|name| *name == column.name));
        let mut table = Self {
            path,
            text,
            places: places.collect(),
            columns: columns.to_vec(),
            width: header.len(),
            lines: Vec::new(),
            cells: Vec::new(),
        };
        let mut previous = "";
        for (line, row) in lines {
            table.push(line, row, faults);
            if !is_before(previous, row, key) {
                let first = row.split('\t').next().unwrap_or_default();
                let remedy = "sort the rows by byte value, as `LC_ALL=C sort -u` does";
                faults.push(Fault::new(path, line, format!("`{first}` is out of order or double: {remedy}")));
            }
            previous = row;
        }
        Some(table)
    }

    /// Adds a row. Cells omitted at its end are empty.
    fn push(&mut self, line: usize, row: &'a str, faults: &mut Vec<Fault>) {
        let start = self.cells.len();
        self.cells.extend(row.split('\t'));
        let n_cells = self.cells.len() - start;
        if n_cells > self.width {
            let message =
                format!("{n_cells} cells under {} columns: write one tab between two cells", self.width);
            faults.push(Fault::new(self.path, line, message));
        }
        self.cells.resize(start + self.width, &row[row.len()..]);
        self.lines.push(line);
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_, 'a>> {
        let cells = self.cells.chunks(self.width);
        self.lines.iter().zip(cells).map(move |(line, cells)| Row { table: self, line: *line, cells })
    }
}

impl<'a> Row<'_, 'a> {
    /// The row's place.
    pub fn at(&self) -> At<'a> {
        At { file: self.table.path, line: self.line }
    }

    /// The cell of a column, by its position among the declared ones; `""` if the table omits it.
    pub fn cell(&self, column: usize) -> &'a str {
        self.table.places[column].map_or("", |place| self.cells[place])
    }

    /// Reads the value of a cell and reports what is wrong with it.
    pub fn read<T: Cell<'a>>(&self, column: usize, faults: &mut Vec<Fault>) -> Option<T> {
        let cell = self.cell(column);
        let Column { name, .. } = self.table.columns[column];
        let wrong = match T::read(cell) {
            Ok(value) => return Some(value),
            Err(_) if cell.is_empty() => format!("the cell `{name}` is empty"),
            Err(part) => format!("`{part}` is no {name}"),
        };
        faults.push(self.fault(column, format!("{wrong}: {}", T::remedy())));
        None
    }

    /// Makes a fault of a cell.
    pub fn fault(&self, column: usize, message: impl Into<String>) -> Fault {
        let Some(place) = self.table.places[column] else { return self.at().fault(message) };
        let start = self.table.text.as_ptr().addr();
        Fault::in_text(self.table.path, self.table.text, self.cells[place].as_ptr().addr() - start, message)
    }
}

/// Whether a row comes after the one before it and differs from it in its key. A tab sorts before every character of a cell, so
/// lines have the same order as their cells.
fn is_before(previous: &str, row: &str, key: usize) -> bool {
    let key_of = |row: &'_ str| row.split('\t').take(key).map(str::to_owned).collect::<Vec<_>>();
    previous < row && (key == 0 || previous.is_empty() || key_of(previous) != key_of(row))
}

fn header_faults<'a>(header: &'a [&str], columns: &'a [Column]) -> impl Iterator<Item = String> + 'a {
    let missing = columns.iter().filter(|column| !column.optional && !header.contains(&column.name));
    let missing = missing.map(|c| format!("the header lacks the column `{}`: add it behind a tab", c.name));
    let known = |name: &str| columns.iter().any(|column| column.name == name);
    let unknown = header.iter().filter(move |name| !known(name));
    let unknown = unknown.map(|name| format!("`{name}` is no column of this table: use {}", names(columns)));
    let double = header.iter().enumerate().filter(|(i, name)| header[..*i].contains(name));
    missing.chain(unknown).chain(double.map(|(_, name)| format!("two columns are `{name}`: remove one")))
}

fn names(columns: &[Column]) -> String {
    columns.iter().map(|column| column.name).collect::<Vec<_>>().join(", ")
}

/// Declares the rows of a table: a struct with one field per column, in the column's type, and how many of the first cells
/// identify a row (0 means all). A field's `as "name"` gives its column another name.
#[macro_export]
macro_rules! table {
    ($(#[$meta:meta])* $vis:vis struct $name:ident<$life:lifetime>, unique by $key:literal {
        $($(#[$about:meta])* $seen:vis $field:ident $(as $column:literal)?: $kind:ty,)+
    }) => {
        $(#[$meta])*
        $vis struct $name<$life> {
            $($(#[$about])* $seen $field: $kind,)+
        }

        impl<$life> $crate::table::Record<$life> for $name<$life> {
            const COLUMNS: &'static [$crate::table::Column] = &[$($crate::table::Column {
                name: $crate::table!(@name $field $($column)?),
                optional: <$kind as $crate::table::Cell<$life>>::OPTIONAL,
            },)+];
            const KEY: usize = $key;

            fn read(
                row: &$crate::table::Row<'_, $life>,
                faults: &mut Vec<$crate::Fault>,
            ) -> Option<Self> {
                let mut column = 0..;
                // All cells are read first, so that every fault of the row is reported before the row is left out.
                $(let $field = row.read::<$kind>(column.next().unwrap_or_default(), faults);)+
                Some(Self { $($field: $field?,)+ })
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $column:literal) => { $column };
}

#[cfg(test)]
mod tests {
    use super::*;

    crate::table! {
        #[derive(Debug, PartialEq)]
        struct Held<'a>, unique by 2 {
            name: &'a str,
            usage as "use": Option<Lower<'a>>,
            places: List<'|', &'a str>,
            since: Option<Year>,
        }
    }

    /// The rows in their debug form, and the faults.
    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let mut faults = Vec::new();
        let rows: Vec<(At<'_>, Held<'_>)> = rows("x.tsv", text, &mut faults);
        let rows = rows.iter().map(|(at, row)| format!("{}: {row:?}", at.line)).collect();
        (rows, faults.iter().map(Fault::to_string).collect())
    }

    #[test]
    fn columns_are_found_by_name_and_may_be_left_out() {
        let (rows, faults) = read("# why\nuse\tname\n\nformer\tAna\nformer\tEva\n");
        assert_eq!(faults, [""; 0]);
        let row = |line, name| {
            format!(
                "{line}: Held {{ name: {name:?}, usage: Some(Lower(\"former\")), places: List([]), since: None }}"
            )
        };
        assert_eq!(rows, [row(4, "Ana"), row(5, "Eva")]);
    }

    #[test]
    fn every_fault_of_a_row_is_told_at_its_cell() {
        let (rows, faults) = read("name\tuse\tplaces\tsince\nZoë\tFormer\ta||b\tlong ago\n\tnow\n");
        assert_eq!(rows, [""; 0]);
        let expected = [
            "data/x.tsv:3: `` is out of order or double: sort the rows by byte value, as `LC_ALL=C sort -u` does",
            "data/x.tsv:2:5: `Former` is no use: write it in lower case, without spaces around it",
            "data/x.tsv:2:12: `` is no places: write words without spaces around them; `|` stands between several",
            "data/x.tsv:2:17: `long ago` is no since: write a year such as 1991",
            "data/x.tsv:3:1: the cell `name` is empty: write words without spaces around them",
        ];
        assert_eq!(faults, expected);
    }

    #[test]
    fn rows_are_sorted_and_told_apart_by_their_key() {
        let double = |rows: &str| read(&format!("name\tuse\tplaces\n{rows}")).1.len();
        assert_eq!(double("a\tx\nb\tx\nb\ty\n"), 0);
        assert_eq!(double("b\tx\na\tx\n"), 1);
        assert_eq!(double("b\tx\tp\nb\tx\tq\n"), 1);
        assert_eq!(double("a\tx\na b\tx\n"), 0);
    }

    #[test]
    fn headers_name_the_columns() {
        let faults = |text: &str| read(text).1;
        assert_eq!(
            faults("use\tsinse\tuse\n"),
            [
                "data/x.tsv:1: the header lacks the column `name`: add it behind a tab",
                "data/x.tsv:1: `sinse` is no column of this table: use name, use, places, since",
                "data/x.tsv:1: two columns are `use`: remove one",
            ]
        );
        assert_eq!(
            faults("# only this\n"),
            ["data/x.tsv: the table is empty: the first line names name, use, places, since"]
        );
        assert_eq!(
            faults("name\na\tb\n"),
            ["data/x.tsv:2: 2 cells under 1 columns: write one tab between two cells"]
        );
    }
}
