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


SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def validated(graph, shapes):
    """Whether the graph conforms, the nodes at fault, and the report in words."""
    conforms, results, text = pyshacl.validate(graph, shacl_graph=shapes, advanced=True)
    return conforms, set(results.objects(None, SH.focusNode)), text


def first(graph, predicate, value=None):
    return sorted(graph.triples((None, predicate, value)))[0]


def without_label(graph):
    triple = first(graph, RDFS.label)
    graph.remove(triple)
    return triple[0]


def of_unknown_status(graph):
    claim, status, _ = first(graph, RAP.status)
    graph.set((claim, status, RAP.Rumoured))
    return claim


def of_wrong_type(graph):
    claim, _, _ = first(graph, RDF.predicate, RAP.officeOf)
    graph.set((claim, RDF.object, graph.value(claim, RDF.subject)))
    return claim


def without_claim(graph):
    person, _, _ = first(graph, RDF.type, RAP.Person)
    graph.add((person, RAP.attends, first(graph, RDF.type, RAP.Place)[0]))
    return person


def with_wrong_number(graph):
    evidence, start, _ = first(graph, RAP.start)
    graph.set((evidence, start, Literal("early")))
    return evidence


def main(shapes_file, ontology_file, graph_file):
    shapes = rdflib.Graph().parse(shapes_file)
    graph = rdflib.Graph().parse(graph_file)
    conforms, _, text = validated(graph, shapes)
    if not conforms:
        sys.exit(f"{graph_file} does not conform: {text}")
    faults = [without_label, of_unknown_status, of_wrong_type, without_claim, with_wrong_number]
    nodes = {fault.__name__: fault(graph) for fault in faults}
    _, found, _ = validated(graph, shapes)
    if missed := [name for name, node in nodes.items() if node not in found]:
        sys.exit(f"pyshacl finds no fault in nodes {missed}")
    ontology = rdflib.Graph().parse(ontology_file)
    used = {term for triple in graph for term in triple if isinstance(term, URIRef) and term.startswith(RAP)}
    used -= {RAP.Rumoured}
    undescribed = sorted(term for term in used if (term, RDFS.label, None) not in ontology)
    if undescribed:
        sys.exit(f"{ontology_file} does not describe {undescribed}")
    print(f"pyshacl {pyshacl.__version__}: {len(graph)} triples conform, {len(faults)} faults found; {len(used)} terms described")


main(*sys.argv[1:])
