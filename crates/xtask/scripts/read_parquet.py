"""Reads Parquet tables with pyarrow: python read_parquet.py ANSWERS FOLDER"""

import sys
from pathlib import Path

import pyarrow
import pyarrow.parquet
from expected import load, same


def rows(path):
    table = pyarrow.parquet.read_table(path)
    table.validate(full=True)
    return table.to_pylist()


def main(answers, folder):
    expected, folder = load(answers), Path(folder)
    nodes = {row["id"]: row for row in rows(folder / "nodes.parquet")}
    claims, edges = rows(folder / "claims.parquet"), rows(folder / "edges.parquet")
    plain = [row for row in edges if row["basis"] != "claim"]
    expected.compare(nodes, [(row["src"], row["dst"], row) for row in claims + plain], untold=True)
    same("edges with claims", len(edges) - len(plain), len({expected.edge(claim) for claim in expected.whole.values()}))
    same("claims of edges", sum(row["claims"] for row in edges), len(expected.whole))
    print(f"pyarrow {pyarrow.__version__}, Parquet: {expected.summary()}")


main(*sys.argv[1:])
