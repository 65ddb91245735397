//! Parquet: nodes, edges and claims as columns, for Spark and GraphFrames (`id`, `src`, `dst`), DuckDB, Polars, pandas.
//! Source: Apache Parquet, "File Format" and "Logical Types" (LIST of three levels).

use crate::format::{Files, GraphFormat, Writing};
use crate::rows::{Cell, Column, EDGE_ENDS, Edges, Kind, MERGED_COLUMNS, NODE_COLUMNS, NODE_ID, Row, Rows};
use parquet::basic::Compression;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use std::io::{self, Write};
use std::sync::Arc;

pub(crate) const FORMAT: GraphFormat = GraphFormat {
    name: "parquet",
    title: "folder of Parquet tables: nodes, edges, claims",
    extension: "parquet",
    media_type: "application/vnd.apache.parquet",
    writing: Writing::RowsInFolder(write),
};

/// Rows that are written together: what is in memory at once.
const GROUP: usize = 16_384;

fn write(rows: &Rows<'_>, files: &mut dyn Files) -> io::Result<()> {
    files.add("nodes.parquet", &mut |out| table(out, &[NODE_ID, NODE_COLUMNS], rows.nodes()))?;
    files.add("edges.parquet", &mut |out| table(out, &[EDGE_ENDS, MERGED_COLUMNS], rows.merged()))?;
    let claims = || rows.claims().filter(|row| row.stated.is_some());
    files.add("claims.parquet", &mut |out| table::<Edges>(out, &[EDGE_ENDS, rows.edge_columns()], claims()))
}

/// Writes rows group by group.
fn table<'a, R: Row>(
    out: &mut dyn Write,
    columns: &[&[Column<'_, R>]],
    mut rows: impl Iterator<Item = R::Of<'a>>,
) -> io::Result<()> {
    let columns: Vec<&Column<'_, R>> = columns.iter().copied().flatten().collect();
    let schema = Arc::new(parse_message_type(&schema(&columns))?);
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    // The writer wants an owner that other threads could use; a table in memory is one.
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
    loop {
        let group: Vec<R::Of<'a>> = rows.by_ref().take(GROUP).collect();
        if group.is_empty() {
            break;
        }
        let mut columns_of = writer.next_row_group()?;
        for column in &columns {
            write_column(&mut columns_of, column, &group)?;
        }
        columns_of.close()?;
    }
    out.write_all(&writer.into_inner()?)
}

/// The schema in Parquet's own notation. A value that is not known is null, so that every program can tell it from an empty text.
fn schema<R: Row>(columns: &[&Column<'_, R>]) -> String {
    let declare = |column: &&Column<'_, R>| {
        let name = column.name;
        match column.kind {
            Kind::Text => format!("optional binary {name} (STRING);"),
            Kind::List => {
                format!(
                    "optional group {name} (LIST) {{ repeated group list {{ required binary element (STRING); }} }}"
                )
            }
            Kind::Integer => format!("optional int64 {name};"),
            Kind::Decimal | Kind::Number => format!("optional double {name};"),
            Kind::Boolean => format!("optional boolean {name};"),
        }
    };
    format!("message rapporteur {{ {} }}", columns.iter().map(declare).collect::<Vec<_>>().join(" "))
}

fn write_column<R: Row>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    column: &Column<'_, R>,
    rows: &[R::Of<'_>],
) -> io::Result<()> {
    let cells = rows.iter().map(|row| column.cell(row));
    match column.kind {
        Kind::List => write_lists(group, cells),
        Kind::Text => write_values::<ByteArrayType>(group, cells, |cell| Some(bytes(&cell.written()?))),
        Kind::Integer => write_values::<Int64Type>(group, cells, |cell| match cell {
            Cell::Integer(number) => i64::try_from(*number).ok(),
            _ => None,
        }),
        Kind::Decimal => write_values::<DoubleType>(group, cells, |cell| match cell {
            Cell::Decimal(share) => Some(share.get()),
            _ => None,
        }),
        Kind::Number => write_values::<DoubleType>(group, cells, |cell| match cell {
            Cell::Number(lexical) => lexical.parse().ok(),
            _ => None,
        }),
        Kind::Boolean => write_values::<BoolType>(group, cells, |cell| match cell {
            Cell::Boolean(truth) => Some(*truth),
            _ => None,
        }),
    }
}

fn bytes(text: &str) -> ByteArray {
    ByteArray::from(text.as_bytes().to_vec())
}

/// Writes a column of single values: level 1 where there is one.
fn write_values<'c, T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    cells: impl Iterator<Item = Cell<'c>>,
    value: impl Fn(&Cell<'c>) -> Option<T::T>,
) -> io::Result<()> {
    let values: Vec<Option<T::T>> = cells.map(|cell| value(&cell)).collect();
    let levels: Vec<i16> = values.iter().map(|value| i16::from(value.is_some())).collect();
    let values: Vec<T::T> = values.into_iter().flatten().collect();
    write_batch::<T>(group, &values, &levels, None)
}

/// Writes a column of lists, none of which is empty: level 2 for an element, 0 where there is no list; an element that goes on
/// with a list repeats at level 1.
fn write_lists<'c>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    cells: impl Iterator<Item = Cell<'c>>,
) -> io::Result<()> {
    let (mut values, mut levels, mut repeats) = (Vec::new(), Vec::new(), Vec::new());
    for cell in cells {
        let Cell::List(texts) = cell else {
            levels.push(0);
            repeats.push(0);
            continue;
        };
        levels.extend(texts.iter().map(|_| 2));
        repeats.extend((0..texts.len()).map(|i| i16::from(i > 0)));
        values.extend(texts.into_iter().map(bytes));
    }
    write_batch::<ByteArrayType>(group, &values, &levels, Some(&repeats))
}

fn write_batch<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    values: &[T::T],
    levels: &[i16],
    repeats: Option<&[i16]>,
) -> io::Result<()> {
    let column = group.next_column()?;
    let mut column = column.ok_or_else(|| io::Error::other("the schema has fewer columns than the table"))?;
    column.typed::<T>().write_batch(values, Some(levels), repeats)?;
    Ok(column.close()?)
}
