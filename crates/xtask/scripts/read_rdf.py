"""Reads one graph in several syntaxes of RDF with rdflib, a reader that is not ours, and compares what it finds.

    python read_rdf.py GRAPH.nq OTHER...

Every other file must hold the same triples as GRAPH.nq. A file's extension tells its syntax.
"""

import sys
from pathlib import Path

import rdflib
from rdflib.compare import isomorphic

SYNTAXES = {".nq": "nquads", ".ttl": "turtle", ".trig": "trig", ".jsonld": "json-ld", ".rdf": "xml"}


def read(path):
    """The triples of a file's default graph."""
    # A triple's literal must come back as it was written, not as Python would write it.
    rdflib.NORMALIZE_LITERALS = False
    syntax = SYNTAXES[Path(path).suffix]
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format=syntax)
    graph = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    return graph


def main(reference, others):
    expected = read(reference)
    n_lines = sum(1 for line in open(reference, encoding="utf-8") if line.strip())
    if len(expected) != n_lines:
        sys.exit(f"{reference}: {n_lines} lines but {len(expected)} triples")
    for other in others:
        found = read(other)
        if len(found) != len(expected) or not isomorphic(found, expected):
            missing = list(expected - found)[:3]
            surplus = list(found - expected)[:3]
            sys.exit(f"{other}: {len(found)} triples, not the {len(expected)} of {reference}; missing {missing}, surplus {surplus}")
    print(f"rdflib {rdflib.__version__}: {len(expected)} triples, the same in {len(others) + 1} syntaxes")


main(sys.argv[1], sys.argv[2:])
