//! Types of cells in tables.

use crate::Closed;

/// The type of a cell, and how it is read.
pub trait Cell<'a>: Sized {
    /// Whether the cell may be empty, and the column missing.
    const OPTIONAL: bool = false;

    /// Reads a cell.
    ///
    /// # Errors
    /// The part that cannot be read; `""` for an empty cell that must not be empty.
    fn read(cell: &'a str) -> Result<Self, &'a str>;

    /// What the author should write there.
    fn remedy() -> String;
}

impl<'a> Cell<'a> for &'a str {
    fn read(cell: &'a str) -> Result<Self, &'a str> {
        let is_sound = !cell.is_empty() && cell == cell.trim();
        if is_sound { Ok(cell) } else { Err(cell) }
    }

    fn remedy() -> String {
        "write words without spaces around them".to_owned()
    }
}

/// Words in lower case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lower<'a>(pub &'a str);

impl<'a> Cell<'a> for Lower<'a> {
    fn read(cell: &'a str) -> Result<Self, &'a str> {
        let is_sound = !cell.is_empty() && cell == cell.trim() && cell == cell.to_lowercase();
        if is_sound { Ok(Self(cell)) } else { Err(cell) }
    }

    fn remedy() -> String {
        "write it in lower case, without spaces around it".to_owned()
    }
}

/// A cell that only has to be filled in, such as the source of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Filled;

impl<'a> Cell<'a> for Filled {
    fn read(cell: &'a str) -> Result<Self, &'a str> {
        if cell.trim().is_empty() { Err(cell) } else { Ok(Self) }
    }

    fn remedy() -> String {
        "fill it in".to_owned()
    }
}

/// A year of the common era.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Year(pub i16);

impl<'a> Cell<'a> for Year {
    fn read(cell: &'a str) -> Result<Self, &'a str> {
        cell.parse().ok().filter(|year| (1..=2200).contains(year)).map(Self).ok_or(cell)
    }

    fn remedy() -> String {
        "write a year such as 1991".to_owned()
    }
}

/// Several values, separated by `SEPARATOR` with or without spaces around it; may be empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct List<const SEPARATOR: char, T>(pub Vec<T>);

impl<'a, const SEPARATOR: char, T: Cell<'a>> Cell<'a> for List<SEPARATOR, T> {
    const OPTIONAL: bool = true;

    fn read(cell: &'a str) -> Result<Self, &'a str> {
        let parts = cell.split(SEPARATOR).filter(|_| !cell.is_empty()).map(str::trim);
        parts.map(T::read).collect::<Result<_, _>>().map(Self)
    }

    fn remedy() -> String {
        let between = match SEPARATOR {
            ' ' => "a space".to_owned(),
            separator => format!("`{separator}`"),
        };
        format!("{}; {between} stands between several", T::remedy())
    }
}

impl<'a, T: Cell<'a>> Cell<'a> for Option<T> {
    const OPTIONAL: bool = true;

    fn read(cell: &'a str) -> Result<Self, &'a str> {
        if cell.is_empty() { Ok(None) } else { T::read(cell).map(Some) }
    }

    fn remedy() -> String {
        T::remedy()
    }
}

/// Implements cells that hold numbers as Rust writes them.
macro_rules! numbers {
    ($($kind:ty: $remedy:literal,)+) => {
        $(impl<'a> Cell<'a> for $kind {
            fn read(cell: &'a str) -> Result<Self, &'a str> {
                cell.parse().map_err(|_| cell)
            }

            fn remedy() -> String {
                $remedy.to_owned()
            }
        })+
    };
}

numbers! {
    i64: "write a whole number in digits",
    u32: "write a whole number in digits",
    usize: "write a whole number in digits",
}

impl<'a, T: Closed> Cell<'a> for T {
    fn read(cell: &'a str) -> Result<Self, &'a str> {
        <T as Closed>::read(cell).ok_or(cell)
    }

    fn remedy() -> String {
        format!("write {}", T::names().join(", "))
    }
}
