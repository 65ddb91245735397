"""Reads the tables of a Neo4j export by the rules of `neo4j-admin database import`: python read_neo4j.py ANSWERS FOLDER"""

import csv
import sys
from pathlib import Path

from expected import load, same

csv.field_size_limit(1 << 30)
KINDS = {"string": str, "int": int, "double": float, "boolean": lambda text: text == "true"}


def table(path):
    """Rows with the values that a header's types make of the fields; an empty field is no property."""
    with open(path, encoding="utf-8", newline="") as file:
        lines = csv.reader(file, strict=True)
        header = next(lines)
        for line in lines:
            same(f"fields of a line of {path.name}", len(line), len(header))
            yield {name: value(kind, field) for name, kind, field in split(header, line) if field}


def split(header, line):
    for column, field in zip(header, line):
        name, _, kind = column.partition(":")
        yield (name or column, kind, field)


def value(kind, field):
    if kind.endswith("[]"):
        return field.split(";")
    return KINDS.get(kind, str)(field)


def main(answers, folder):
    expected, folder = load(answers), Path(folder)
    nodes = {row["id"]: row for row in table(folder / "nodes.csv")}
    relationships = list(table(folder / "relationships.csv"))
    edges = [(row[":START_ID"], row[":END_ID"], row) for row in relationships]
    expected.compare(nodes, edges, clean_list=lambda text: text.replace(";", ","))
    same("labels", {row[":LABEL"] for row in nodes.values()}, {f"Node;{row['type']}" for row in nodes.values()})
    script = (folder / "load.cypher").read_text(encoding="utf-8")
    loaded = {kind for kind in {row[":TYPE"] for row in relationships} if f"MERGE (a)-[r:`{kind}` " in script}
    same("types that the script loads", loaded, {row[":TYPE"] for row in relationships})
    print(f"rules of neo4j-admin: {expected.summary()}")


main(*sys.argv[1:])
