"""Reads a node-link export with networkx: python read_nodelink.py ANSWERS GRAPH.json"""

import json
import sys

import networkx as nx
from expected import load, same


def main(answers, path):
    expected = load(answers)
    with open(path, encoding="utf-8") as file:
        graph = nx.node_link_graph(json.load(file))
    same("multigraph", graph.is_multigraph() and graph.is_directed(), True)
    expected.compare(dict(graph.nodes(data=True)), list(graph.edges(data=True)))
    print(f"networkx {nx.__version__}, node-link: {expected.summary()}")


main(*sys.argv[1:])
