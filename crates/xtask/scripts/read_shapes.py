"""Checks a graph against the shapes of `rapporteur ontology --shapes` with pyshacl, an engine that is not ours.

    python read_shapes.py SHAPES.ttl ONTOLOGY.ttl GRAPH.ttl

The graph must conform, and must not once a fault of each of several kinds is put in. The ontology must be readable and describe
every term of its namespace that the graph uses.
"""

import sys

import pyshacl
import rdflib
from rdflib import RDF, RDFS, Literal, URIRef

RAP = rdflib.Namespace("https://w3id.org/rapporteur/ns#")


def conforms(graph, shapes):
    return pyshacl.validate(graph, shacl_graph=shapes, advanced=True)[0]


def first(graph, predicate):
    return sorted(graph.triples((None, predicate, None)))[0]


def without_label(graph):
    graph.remove(first(graph, RDFS.label))


def of_unknown_status(graph):
    claim, status, _ = first(graph, RAP.status)
    graph.set((claim, status, RAP.Rumoured))


def of_wrong_type(graph):
    claim = next(claim for claim, _, relation in graph.triples((None, RDF.predicate, None)) if relation == RAP.attends)
    graph.set((claim, RDF.object, graph.value(claim, RDF.subject)))


def without_claim(graph):
    person = sorted(graph.subjects(RDF.type, RAP.Person))[0]
    graph.add((person, RAP.attends, sorted(graph.subjects(RDF.type, RAP.Place))[0]))


def with_wrong_number(graph):
    evidence, start, _ = first(graph, RAP.start)
    graph.set((evidence, start, Literal("early")))


def main(shapes_file, ontology_file, graph_file):
    shapes = rdflib.Graph().parse(shapes_file)
    graph = rdflib.Graph().parse(graph_file)
    if not conforms(graph, shapes):
        sys.exit(f"{graph_file} does not conform: {pyshacl.validate(graph, shacl_graph=shapes, advanced=True)[2]}")
    faults = [without_label, of_unknown_status, of_wrong_type, without_claim, with_wrong_number]
    for fault in faults:
        broken = rdflib.Graph()
        broken += graph
        fault(broken)
        if conforms(broken, shapes):
            sys.exit(f"pyshacl finds no fault in a graph {fault.__name__}")
    ontology = rdflib.Graph().parse(ontology_file)
    used = {term for triple in graph for term in triple if isinstance(term, URIRef) and term.startswith(RAP)}
    undescribed = sorted(term for term in used if (term, RDFS.label, None) not in ontology)
    if undescribed:
        sys.exit(f"{ontology_file} does not describe {undescribed}")
    print(f"pyshacl {pyshacl.__version__}: {len(graph)} triples conform, {len(faults)} faults found; {len(used)} terms described")


main(*sys.argv[1:])
