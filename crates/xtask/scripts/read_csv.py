"""Reads a pair of CSV tables: python read_csv.py ANSWERS FOLDER"""

import csv
import sys
from pathlib import Path

from expected import load, same

csv.field_size_limit(1 << 30)


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def main(answers, folder):
    expected = load(answers)
    nodes = {row["id"]: row for row in table(Path(folder) / "nodes.csv")}
    edges = [(row["source"], row["target"], row) for row in table(Path(folder) / "edges.csv")]
    expected.compare(nodes, edges, untold=True)
    same("edge ids", len({row["id"] for _, _, row in edges}), len(edges))
    print(f"Python's csv: {expected.summary()}")


main(*sys.argv[1:])
