"""Reads claims as RDF 1.2 reifiers with pyoxigraph and compares them with the claims of the same graph as statements.

    python read_rdf12.py GRAPH.nq REIFIED...
"""

import sys

import pyoxigraph as ox

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def statements(quads):
    """Subject, predicate and object of every statement that has all three, by its IRI."""
    parts = {}
    for quad in quads:
        name = quad.predicate.value.removeprefix(RDF)
        if name in ("subject", "predicate", "object"):
            parts.setdefault(quad.subject, {})[name] = quad.object
    return {claim: (p["subject"], p["predicate"], p["object"]) for claim, p in parts.items() if len(p) == 3}


def reified(quads):
    """The triples that reifiers stand for."""
    triples = {q.subject: q.object for q in quads if q.predicate.value == RDF + "reifies"}
    return {claim: (t.subject, t.predicate, t.object) for claim, t in triples.items()}


def main(plain, others):
    expected = statements(ox.parse(path=plain))
    if not expected:
        sys.exit(f"{plain} has no statements")
    for other in others:
        if reified(ox.parse(path=other)) != expected:
            sys.exit(f"{other} reifies other triples than {plain} states")
    print(f"pyoxigraph {ox.__version__}: {len(expected)} claims, the same as reifiers in {len(others)} syntaxes")


main(sys.argv[1], sys.argv[2:])
