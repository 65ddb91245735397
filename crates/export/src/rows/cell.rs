//! Values of a row and the columns they stand in.

use rapporteur_model::{Confidence, EntityId, Qualifier};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// Words, ids, dates as far as known.
    Text,
    /// Several of them.
    List,
    /// A count or an offset.
    Integer,
    /// A share.
    Decimal,
    /// A number of any size.
    Number,
    /// Yes or no.
    Boolean,
}

/// One column of a table whose rows are of type `R`.
pub(crate) struct Column<'n, R: Row> {
    /// Its name: the vocabulary's where that has one.
    pub name: &'n str,
    /// What it holds.
    pub kind: Kind,
    /// The value of a row.
    pub of: Of<R>,
}

/// How a column finds the value of a row.
pub(crate) enum Of<R: Row> {
    /// It knows where the value stands.
    Own(for<'r, 'a> fn(&'r R::Of<'a>) -> Cell<'r>),
    /// The value goes by the column's name.
    Named(for<'r, 'a> fn(&'r R::Of<'a>, &str) -> Cell<'r>),
}

impl<R: Row> Column<'_, R> {
    /// The value of a row.
    pub fn cell<'r>(&self, row: &'r R::Of<'_>) -> Cell<'r> {
        match self.of {
            Of::Own(of) => of(row),
            Of::Named(of) => of(row, self.name),
        }
    }
}

impl<R: Row> Clone for Of<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: Row> Copy for Of<R> {}

impl<R: Row> Clone for Column<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: Row> Copy for Column<'_, R> {}

/// A kind of rows, whatever they borrow from.
pub(crate) trait Row {
    /// Such a row that borrows for `'r`.
    type Of<'r>;
}

/// One value.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Cell<'a> {
    /// Not known, or not applicable.
    Nothing,
    /// Words, ids, dates.
    Text(Cow<'a, str>),
    /// Several of them.
    List(Vec<&'a str>),
    /// A count or an offset.
    Integer(usize),
    /// A share with two decimals.
    Decimal(Confidence),
    /// A number in full, as XSD writes it.
    Number(&'a str),
    /// Yes or no.
    Boolean(bool),
}

impl<'a> Cell<'a> {
    /// Nothing where there is no text.
    pub fn text(text: Option<&'a str>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(Cow::Borrowed(text)))
    }

    /// Nothing where there is no text.
    pub fn owned(text: Option<String>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(Cow::Owned(text)))
    }

    /// Nothing where the list is empty.
    pub fn list(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let texts: Vec<&str> = texts.into_iter().collect();
        if texts.is_empty() { Self::Nothing } else { Self::List(texts) }
    }

    /// The value in plain words, a list as a JSON array; `None` for nothing.
    pub fn written(&self) -> Option<Cow<'_, str>> {
        Some(match self {
            Self::Nothing => return None,
            Self::Text(text) => Cow::Borrowed(text),
            // Strings can always be written as JSON.
            Self::List(texts) => Cow::Owned(serde_json::to_string(texts).unwrap_or_default()),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Decimal(share) => Cow::Owned(share.to_string()),
            Self::Number(lexical) => Cow::Borrowed(lexical),
            Self::Boolean(truth) => Cow::Borrowed(if *truth { "true" } else { "false" }),
        })
    }
}

impl<'a> From<&'a Qualifier<EntityId>> for Cell<'a> {
    fn from(qualifier: &'a Qualifier<EntityId>) -> Self {
        match qualifier {
            Qualifier::Entity(id) => Self::from(&*id.0),
            Qualifier::Number(lexical) => Self::Number(lexical),
            Qualifier::Text(text) => Self::from(&**text),
        }
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(texts) => texts.serialize(serializer),
            Self::Integer(number) => number.serialize(serializer),
            Self::Decimal(share) => serializer.serialize_f64(share.get()),
            Self::Number(lexical) => match (lexical.parse::<i64>(), lexical.parse::<f64>()) {
                (Ok(whole), _) => serializer.serialize_i64(whole),
                (Err(_), Ok(number)) => serializer.serialize_f64(number),
                (Err(_), Err(_)) => serializer.serialize_str(lexical),
            },
            Self::Boolean(truth) => serializer.serialize_bool(*truth),
        }
    }
}

/// Named values, written as one JSON object in this order.
pub(crate) struct Object<'a>(pub Vec<(&'a str, Cell<'a>)>);

impl<'a> Object<'a> {
    /// The values of a row that are known, after those given.
    pub fn new<R: Row>(
        first: impl IntoIterator<Item = (&'a str, Cell<'a>)>,
        columns: &'a [Column<'_, R>],
        row: &'a R::Of<'_>,
    ) -> Self {
        Self(first.into_iter().chain(known(columns, row)).collect())
    }
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, cell)| (name, cell)))
    }
}

/// The values of a row that are known, with the names of their columns.
pub(crate) fn known<'a, R: Row>(
    columns: &'a [Column<'_, R>],
    row: &'a R::Of<'_>,
) -> impl Iterator<Item = (&'a str, Cell<'a>)> {
    columns.iter().map(|column| (column.name, column.cell(row))).filter(|(_, cell)| *cell != Cell::Nothing)
}
