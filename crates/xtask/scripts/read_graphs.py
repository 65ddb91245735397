"""Reads claims in the graphs of their reports with rdflib and pyoxigraph, and compares them with the same graph in one piece.

    python read_graphs.py GRAPH.nq GRAPHS.nq GRAPHS.trig REIFIED.trig

REIFIED.trig has the claims as RDF 1.2 reifiers, which pyoxigraph alone reads.
"""

import sys
from collections import Counter

import pyoxigraph as ox
import rdflib
from expected import same
from rdflib.compare import isomorphic

RAP = "https://w3id.org/rapporteur/ns#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def homes(quads):
    """The graphs of each claim's statements and of its evidence, and the report that it names."""
    graphs, reports, words = {}, {}, {}
    for quad in quads:
        graphs.setdefault(quad.subject, set()).add(getattr(quad.graph_name, "value", None))
        if quad.predicate.value == RAP + "report":
            reports[quad.subject] = quad.object.value
        elif quad.predicate.value == RAP + "evidence":
            words[quad.subject] = quad.object
    return graphs, reports, words


def check(path):
    """Holds a file to the rule: a claim and its words are where its report is, and nothing else is in a graph with a name."""
    quads = list(ox.parse(path=path))
    graphs, reports, words = homes(quads)
    for claim, report in reports.items():
        same(f"graphs of {claim} in {path}", graphs[claim], {report})
        same(f"graphs of its words", graphs[words[claim]], {report})
    inside = {subject for subject, names in graphs.items() if names != {None}}
    lists = {subject for subject in inside if isinstance(subject, ox.BlankNode)}
    same("what else is in a graph", inside - set(reports) - set(words.values()) - lists, set())
    same("graphs", {names for subject in reports for names in graphs[subject]}, set(reports.values()))
    return len(reports), len(set(reports.values()))


def whole(path, syntax):
    """All triples of a file, in whichever graph they are."""
    rdflib.NORMALIZE_LITERALS = False
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format=syntax)
    graph = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    names = Counter(str(name) for *_, name in dataset.quads())
    return graph, names


def main(plain, quads, trig, reified):
    counts = [check(path) for path in (quads, trig, reified)]
    same("claims and graphs", counts, counts[:1] * 3)
    expected, _ = whole(plain, "nquads")
    sizes = []
    for path, syntax in ((quads, "nquads"), (trig, "trig")):
        found, names = whole(path, syntax)
        same(f"triples of {path}", isomorphic(found, expected), True)
        sizes.append(sorted(names.values()))
    same("sizes of graphs", *sizes)
    n_claims, n_graphs = counts[0]
    print(f"rdflib {rdflib.__version__}, pyoxigraph {ox.__version__}: {n_claims} claims in {n_graphs} graphs of reports, {len(expected)} triples in all")


main(*sys.argv[1:])
