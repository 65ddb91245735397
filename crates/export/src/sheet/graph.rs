//! The sheets of a graph: things, claims, meetings with who takes part, reports, disputes.

use super::{Book, Table, Value};
use crate::rows::{EdgeRow, NODE_COLUMNS, NODE_ID, Rows};
use rapporteur_graph::{Node, report_node};
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{EntityId, Object};
use rust_xlsxwriter::XlsxError;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// What people look for first in a claim; its other columns follow in the order of all tables.
const FIRST: [&str; 10] = [
    "status",
    "attributedToLabel",
    "date",
    "quote",
    "sentence",
    "reportTitle",
    "publisher",
    relations::PUBLISHED_ON,
    "url",
    "confidence",
];
/// Columns of edges that the sheet of claims has in other words.
const SAID: [&str; 4] = ["kind", "label", "basis", "literal"];
/// The column whose cells are addresses.
const ADDRESS: &str = "url";

/// Writes the workbook of a graph.
pub(crate) fn write(rows: &Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let bytes = written(rows).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn written(rows: &Rows<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::new()?;
    nodes(&mut book, rows)?;
    claims(&mut book, rows)?;
    super::meetings::add(&mut book, rows)?;
    reports(&mut book, rows)?;
    disputes(&mut book, rows)?;
    book.finish()
}

fn nodes(book: &mut Book, rows: &Rows<'_>) -> Result<(), XlsxError> {
    let columns = || NODE_ID.iter().chain(NODE_COLUMNS);
    book.add(&Table {
        name: "Nodes",
        about: "A row is a thing of the graph: a person, a country, a meeting, a report and so on.",
        columns: columns().map(|column| column.name.into()).collect(),
        drops_empty: true,
        rows: &|taker| {
            rows.nodes().filter(|row| row.node().is_some()).try_for_each(|row| {
                let values: Vec<Value<'_>> =
                    columns().map(|column| value(column.name, column.cell(&row).into())).collect();
                taker(&values)
            })
        },
    })
}

fn claims(book: &mut Book, rows: &Rows<'_>) -> Result<(), XlsxError> {
    let mut columns: Vec<_> =
        rows.edge_columns().iter().filter(|column| !SAID.contains(&column.name)).collect();
    columns.sort_by_key(|column| FIRST.iter().position(|name| *name == column.name).unwrap_or(FIRST.len()));
    let named = ["subject", "relation", "object"].into_iter();
    let ids = ["id", "subjectId", "kind", "objectId"];
    book.add(&Table {
        name: "Claims",
        about: "A row is what one report says at one place, with its words; what it says need not be true.",
        columns: named.chain(columns.iter().map(|column| column.name)).chain(ids).map(Cow::from).collect(),
        drops_empty: true,
        rows: &|taker| {
            rows.claims().filter(|row| row.stated.is_some()).try_for_each(|row| {
                let mut values = ends(rows, &row);
                values.extend(columns.iter().map(|column| value(column.name, column.cell(&row).into())));
                let object = row.edge.object.entity().map(|id| id.0.as_str());
                values.extend([
                    Value::from(row.id.as_str()),
                    Value::text(Some(row.source)),
                    Value::from(row.edge.relation.as_str()),
                    Value::text(object),
                ]);
                taker(&values)
            })
        },
    })
}

/// Who does what to whom, in words.
fn ends<'r>(rows: &Rows<'r>, row: &EdgeRow<'r>) -> Vec<Value<'r>> {
    let name = |node: &'r Node| Value::from(node.label.as_str());
    let subject = row.edge.subject.as_ref().and_then(|id| rows.node(id));
    let object = match &row.edge.object {
        Object::Entity(id) => rows.node(id).map_or_else(|| Value::from(id.0.as_str()), name),
        Object::Value { lexical, .. } => Value::number(lexical),
        Object::None => Value::Nothing,
    };
    vec![subject.map_or(Value::Nothing, name), Value::from(row.label), object]
}

fn reports(book: &mut Book, rows: &Rows<'_>) -> Result<(), XlsxError> {
    let mut n_claims: BTreeMap<&str, usize> = BTreeMap::new();
    let claims = rows.input().graph.edges().iter().flat_map(|edge| &edge.claims);
    claims.for_each(|claim| *n_claims.entry(claim.report.0.as_str()).or_default() += 1);
    let count = |node: &Node| -> usize {
        node.reports.iter().filter_map(|report| n_claims.get(report.0.as_str())).sum()
    };
    let names = ["title", "publisher", relations::PUBLISHED_ON, ADDRESS, "origin", "claims", "id"];
    book.add(&Table {
        name: "Reports",
        about: "A row is a report; reports of one origin share their text or relay one another.",
        columns: names.into_iter().map(Cow::from).collect(),
        drops_empty: true,
        rows: &|taker| {
            let reports = rows.nodes().filter(|row| row.kind == types::REPORT);
            reports.filter_map(|row| Some((row.publisher, row.node()?))).try_for_each(|(publisher, node)| {
                taker(&[
                    Value::from(node.label.as_str()),
                    Value::text(publisher),
                    Value::text(node.property(relations::PUBLISHED_ON)),
                    address(node),
                    Value::several(node.origins.iter().filter_map(|id| Some(rows.node(id)?.label.as_str()))),
                    Value::count(count(node)),
                    Value::from(node.id.0.as_str()),
                ])
            })
        },
    })
}

fn disputes(book: &mut Book, rows: &Rows<'_>) -> Result<(), XlsxError> {
    let names = [
        "dispute",
        "kind",
        "about",
        "subject",
        "relation",
        "object",
        "status",
        "attributedToLabel",
        "quote",
        "reportTitle",
        "publisher",
        relations::PUBLISHED_ON,
        ADDRESS,
        "claim",
    ];
    let is_disputed = |row: &EdgeRow<'_>| row.claim().is_some_and(|claim| !claim.disputes.is_empty());
    let claims: Vec<EdgeRow<'_>> = rows.claims().filter(is_disputed).collect();
    let mut of_dispute: BTreeMap<&EntityId, Vec<&EdgeRow<'_>>> = BTreeMap::new();
    for row in &claims {
        for dispute in row.claim().into_iter().flat_map(|claim| &claim.disputes) {
            of_dispute.entry(dispute).or_default().push(row);
        }
    }
    let world = rows.input().world;
    book.add(&Table {
        name: "Disputes",
        about: "A row is a claim of a dispute: claims that cannot all hold.",
        columns: names.into_iter().map(Cow::from).collect(),
        drops_empty: false,
        rows: &|taker| {
            for dispute in &world.disputes {
                for row in of_dispute.get(&dispute.id).into_iter().flatten() {
                    let Some(stated) = &row.stated else { continue };
                    let about = rows.node(&dispute.about).map(|node| node.label.as_str());
                    let mut values = vec![
                        Value::from(dispute.id.0.as_str()),
                        Value::from(dispute.kind.as_str()),
                        Value::text(about),
                    ];
                    values.extend(ends(rows, row));
                    values.extend([
                        Value::from(stated.claim.status.as_str()),
                        Value::text(stated.speaker),
                        Value::from(stated.claim.quote.as_str()),
                        Value::text(stated.report.map(|report| report.label.as_str())),
                        Value::text(stated.publisher),
                        Value::text(
                            stated.report.and_then(|report| report.property(relations::PUBLISHED_ON)),
                        ),
                        stated.report.map_or(Value::Nothing, address),
                        Value::from(row.id.as_str()),
                    ]);
                    taker(&values)?;
                }
            }
            Ok(())
        },
    })
}

/// Where a report can be read.
pub(super) fn address(report: &Node) -> Value<'_> {
    report.property(ADDRESS).map_or(Value::Nothing, |url| Value::Address(Cow::Borrowed(url)))
}

/// The value of a column, of which one holds addresses.
fn value<'v>(column: &str, value: Value<'v>) -> Value<'v> {
    match value {
        Value::Text(text) if column == ADDRESS => Value::Address(text),
        value => value,
    }
}

/// The node of the report that states a claim.
pub(super) fn report<'r>(rows: &Rows<'r>, claim: &rapporteur_graph::StatedClaim) -> Option<&'r Node> {
    rows.node(&report_node(&claim.report))
}
