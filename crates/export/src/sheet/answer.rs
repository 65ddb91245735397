//! The answer to a query as a workbook of one sheet.

use super::{Book, Table, Value};
use crate::Error;
use rapporteur_store::model::vocab::xsd;
use rapporteur_store::model::{Literal, NamedNode, Term};
use rapporteur_store::{Answer, Solutions, Store};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;

/// Name of the format, in messages.
const XLSX: &str = "xlsx";

/// Writes an answer as a workbook: names of nodes as in a table for people, numbers as numbers, addresses of the web as links. Triples
/// are rows of subject, predicate and object.
///
/// # Errors
/// If the store fails or `out` refuses the bytes.
pub fn write_answer(answer: &Answer, store: &Store, out: &mut dyn Write) -> Result<(), Error> {
    let solutions = answer.solutions();
    let names = solutions.names(store)?;
    let bytes = written(&solutions, &names).map_err(std::io::Error::other);
    bytes.and_then(|bytes| out.write_all(&bytes)).map_err(|source| Error::Write { format: XLSX, source })
}

fn written(
    solutions: &Solutions,
    names: &BTreeMap<&NamedNode, String>,
) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut book = Book::new()?;
    book.add(&Table {
        name: "Answer",
        about: "A row is a solution of the query.",
        columns: solutions.headings().map(Cow::from).collect(),
        drops_empty: false,
        rows: &|taker| {
            solutions.rows.iter().try_for_each(|row| {
                let values: Vec<Value<'_>> = row.iter().map(|term| value(names, term.as_ref())).collect();
                taker(&values)
            })
        },
    })?;
    book.finish()
}

fn value<'v>(names: &'v BTreeMap<&NamedNode, String>, term: Option<&'v Term>) -> Value<'v> {
    match term {
        None => Value::Nothing,
        Some(Term::NamedNode(node)) => Value::text(names.get(node).map(String::as_str)),
        Some(Term::Literal(literal)) => of_literal(literal),
        Some(other) => Value::Text(Cow::Owned(other.to_string())),
    }
}

fn of_literal(literal: &Literal) -> Value<'_> {
    let (text, datatype) = (literal.value(), literal.datatype());
    match datatype {
        xsd::INTEGER | xsd::DECIMAL | xsd::DOUBLE | xsd::FLOAT => Value::number(text),
        xsd::BOOLEAN if matches!(text, "true" | "false") => Value::Truth(text == "true"),
        xsd::ANY_URI => Value::Address(Cow::Borrowed(text)),
        _ => Value::text(Some(text)),
    }
}
