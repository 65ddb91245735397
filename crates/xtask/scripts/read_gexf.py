"""Reads a GEXF export with networkx: python read_gexf.py ANSWERS GRAPH.gexf"""

import sys

import networkx as nx
from expected import load, same, xml


def main(answers, path):
    expected = load(answers)
    graph = nx.read_gexf(path, version="1.3")
    same("multigraph", graph.is_multigraph() and graph.is_directed(), True)
    edges = [(source, target, data) for source, target, data in graph.edges(data=True)]
    expected.compare(dict(graph.nodes(data=True)), edges, clean=xml)
    same("edge ids", len({key for _, _, key in graph.edges(keys=True)}), len(edges))
    same("colours", all("viz" in data for _, data in graph.nodes(data=True)), True)
    print(f"networkx {nx.__version__}, GEXF: {expected.summary()}")


main(*sys.argv[1:])
