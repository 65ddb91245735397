"""Reads a GraphML export with networkx and igraph: python read_graphml.py ANSWERS GRAPH.graphml"""

import sys

import igraph
import networkx as nx
from expected import load, same, xml


def main(answers, path):
    expected = load(answers)
    graph = nx.read_graphml(path, force_multigraph=True)
    same("multigraph", graph.is_multigraph() and graph.is_directed(), True)
    edges = [(source, target, data) for source, target, data in graph.edges(data=True)]
    expected.compare(dict(graph.nodes(data=True)), edges, clean=xml)
    keys = {key for _, _, key in graph.edges(keys=True)}
    same("edge ids", len(keys), len(edges))
    print(f"networkx {nx.__version__}, GraphML: {expected.summary()}")
    graph = igraph.Graph.Read_GraphML(path)
    nodes = {vertex["id"]: vertex.attributes() for vertex in graph.vs}
    names = [vertex["id"] for vertex in graph.vs]
    edges = [(names[edge.source], names[edge.target], edge.attributes()) for edge in graph.es]
    # igraph gives numbers that are absent as NaN, booleans as such.
    for _, _, attributes in edges:
        attributes.update({name: None for name, value in attributes.items() if value != value})
    expected.compare(nodes, edges, clean=xml)
    print(f"igraph {igraph.__version__}, GraphML: {expected.summary()}")


main(*sys.argv[1:])
