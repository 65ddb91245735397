"""Reads one graph in several syntaxes of RDF with rdflib, a reader that is not ours, and compares what it finds.

    python read_rdf.py GRAPH.nq OTHER...

Files called schema.* are in the words of schema.org, whose JSON has no datatypes: these are not compared.
Every other file must hold the same triples as GRAPH.nq. A file's extension tells its syntax. XML cannot hold control characters:
there U+FFFD stands for them.
"""

import re
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
    untyped = Path(path).stem == "schema"
    for subject, predicate, value, _ in dataset.quads():
        if untyped and isinstance(value, rdflib.Literal):
            value = rdflib.Literal(str(value))
        graph.add((subject, predicate, value))
    return graph


NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def in_xml(graph):
    """The triples as XML can hold them."""
    held = rdflib.Graph()
    for subject, predicate, value in graph:
        if isinstance(value, rdflib.Literal):
            value = rdflib.Literal(NOT_IN_XML.sub("\ufffd", str(value)), lang=value.language, datatype=value.datatype)
        held.add((subject, predicate, value))
    return held


def main(reference, others):
    whole = read(reference)
    expected = whole
    n_lines = sum(1 for line in open(reference, encoding="utf-8") if line.strip())
    if len(expected) != n_lines:
        sys.exit(f"{reference}: {n_lines} lines but {len(expected)} triples")
    for other in others:
        found = read(other)
        expected = in_xml(whole) if other.endswith(".rdf") else whole
        if len(found) != len(expected) or not isomorphic(found, expected):
            missing = list(expected - found)[:3]
            surplus = list(found - expected)[:3]
            sys.exit(f"{other}: {len(found)} triples, not the {len(expected)} of {reference}; missing {missing}, surplus {surplus}")
    print(f"rdflib {rdflib.__version__}: {len(expected)} triples, the same in {len(others) + 1} syntaxes")


main(sys.argv[1], sys.argv[2:])
