//! Neo4j: two tables, a shell script that imports them with `neo4j-admin database import`, and a Cypher script that loads them
//! into a running database.
//! Source: Neo4j Operations Manual 5, "Import", "CSV file header format"; Cypher Manual 5, "LOAD CSV".

use crate::format::{Files, GraphFormat, Writing};
use crate::rows::{Cell, Column, Kind, NODE_COLUMNS, Row, Rows};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Write};

pub(crate) const FORMAT: GraphFormat = GraphFormat {
    name: "neo4j",
    title: "folder of tables with import scripts for Neo4j",
    extension: "csv",
    media_type: "text/csv",
    writing: Writing::RowsInFolder(write),
};

const NODES: &str = "nodes.csv";
const RELATIONSHIPS: &str = "relationships.csv";
/// The label that every node has beside its type: relationships find their ends by it.
const COMMON_LABEL: &str = "Node";

const IMPORT: &str = "\
#!/bin/sh
# Makes a Neo4j database of the tables in this folder; the database must not run meanwhile.
#   sh import.sh [DATABASE]               one that is there is left as it is; neo4j-admin must be on the PATH
#   sh import.sh --overwrite [DATABASE]   replaces one that is there, with all it holds
cd \"$(dirname \"$0\")\" || exit 1
overwrite=false
if [ \"${1:-}\" = --overwrite ]; then overwrite=true; shift; fi
exec neo4j-admin database import full \"${1:-neo4j}\" \\
  --nodes=nodes.csv --relationships=relationships.csv \\
  --multiline-fields=true --array-delimiter=';' --overwrite-destination=\"$overwrite\"
";

fn write(rows: &Rows<'_>, files: &mut dyn Files) -> io::Result<()> {
    files.add(NODES, &mut |out| {
        let mut table = csv::Writer::from_writer(out);
        let headers = NODE_COLUMNS.iter().map(header);
        table.write_record(["id:ID".to_owned()].into_iter().chain(headers).chain([":LABEL".to_owned()]))?;
        for row in rows.nodes() {
            table.write_field(row.id.as_bytes())?;
            for column in NODE_COLUMNS {
                table.write_field(&*field(&column.cell(&row)))?;
            }
            table.write_record([format!("{COMMON_LABEL};{}", row.kind)])?;
        }
        table.flush()
    })?;
    files.add(RELATIONSHIPS, &mut |out| {
        let mut table = csv::Writer::from_writer(out);
        let ends = ["id", ":START_ID", ":END_ID", ":TYPE"].map(str::to_owned);
        table.write_record(ends.into_iter().chain(rows.edge_columns().iter().map(header)))?;
        for row in rows.edges() {
            for end in [&row.id, row.source, &*row.target, &relationship_type(&row.edge.relation)] {
                table.write_field(end)?;
            }
            for column in rows.edge_columns() {
                table.write_field(&*field(&column.cell(&row)))?;
            }
            table.write_record(None::<&[u8]>)?;
        }
        table.flush()
    })?;
    files.add("import.sh", &mut |out| out.write_all(IMPORT.as_bytes()))?;
    files.add("load.cypher", &mut |out| load(rows, out))
}

/// `reports:int`, `aliases:string[]`.
fn header<R: Row>(column: &Column<'_, R>) -> String {
    let kind = match column.kind {
        Kind::Text => "string",
        Kind::List => "string[]",
        Kind::Integer => "int",
        Kind::Decimal | Kind::Number => "double",
        Kind::Boolean => "boolean",
    };
    format!("{}:{kind}", column.name)
}

/// A list is divided at `;`, so a name must not hold one.
fn field<'a>(cell: &'a Cell<'_>) -> Cow<'a, str> {
    match cell {
        Cell::List(texts) => {
            texts.iter().map(|text| text.replace(';', ",")).collect::<Vec<_>>().join(";").into()
        }
        cell => cell.written().unwrap_or_default(),
    }
}

/// `holdsOffice` as Neo4j's people write it: `HOLDS_OFFICE`.
fn relationship_type(relation: &str) -> String {
    let mut name = String::with_capacity(relation.len() + 4);
    for letter in relation.chars() {
        if letter.is_uppercase() {
            name.push('_');
        }
        name.extend(letter.to_uppercase());
    }
    name
}

/// The script has one statement for all nodes, then one for each type and relation: Cypher cannot take labels and types from data.
fn load(rows: &Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let kinds: BTreeSet<String> = rows.nodes().map(|row| row.kind.to_owned()).collect();
    let relations: BTreeSet<String> = rows.edges().map(|row| row.edge.relation.clone()).collect();
    writeln!(
        out,
        "// Loads nodes.csv and relationships.csv, which must lie in the import folder of the database; again is no harm.\n\
         //   cypher-shell -f load.cypher\n\
         // With the setting db.import.csv.legacy_quote_escaping=false backslashes are read as they are.\n\
         CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:{COMMON_LABEL}) REQUIRE n.id IS UNIQUE;\n\
         LOAD CSV WITH HEADERS FROM 'file:///{NODES}' AS row\n\
         MERGE (n:{COMMON_LABEL} {{id: row.`id:ID`}})\n\
         SET {};",
        settings("n", NODE_COLUMNS)
    )?;
    for kind in kinds {
        writeln!(out, "MATCH (n:{COMMON_LABEL} {{type: '{kind}'}}) SET n:`{kind}`;")?;
    }
    for relation in relations {
        let name = relationship_type(&relation);
        writeln!(
            out,
            "LOAD CSV WITH HEADERS FROM 'file:///{RELATIONSHIPS}' AS row\n\
             WITH row WHERE row.`:TYPE` = '{name}'\n\
             MATCH (a:{COMMON_LABEL} {{id: row.`:START_ID`}}), (b:{COMMON_LABEL} {{id: row.`:END_ID`}})\n\
             MERGE (a)-[r:`{name}` {{id: row.id}}]->(b)\n\
             SET {};",
            settings("r", rows.edge_columns())
        )?;
    }
    Ok(())
}

fn settings<R: Row>(variable: &str, columns: &[Column<'_, R>]) -> String {
    let set = |column: &Column<'_, R>| {
        let value = format!("row.`{}`", header(column));
        let value = match column.kind {
            Kind::Text => value,
            Kind::List => format!("split({value}, ';')"),
            Kind::Integer => format!("toInteger({value})"),
            Kind::Decimal | Kind::Number => format!("toFloat({value})"),
            Kind::Boolean => format!("toBoolean({value})"),
        };
        format!("{variable}.`{}` = {value}", column.name)
    };
    columns.iter().map(set).collect::<Vec<_>>().join(",\n  ")
}
