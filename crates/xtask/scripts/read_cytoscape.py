"""Reads a Cytoscape.js export with networkx: python read_cytoscape.py ANSWERS GRAPH.cyjs"""

import json
import sys

import networkx as nx
from expected import load, same, same_places


def main(answers, path):
    expected = load(answers)
    with open(path, encoding="utf-8") as file:
        elements = json.load(file)
    graph = nx.cytoscape_graph(elements)
    same("multigraph", graph.is_multigraph() and graph.is_directed(), True)
    expected.compare(dict(graph.nodes(data=True)), list(graph.edges(data=True)))
    # Cytoscape.js refuses an element whose id is taken, be it a node's or an edge's.
    ids = [element["data"]["id"] for kind in ("nodes", "edges") for element in elements["elements"][kind]]
    same("ids", len(set(ids)), len(ids))
    places = [element["position"] for element in elements["elements"]["nodes"]]
    same_places([(place["x"], place["y"]) for place in places], len(graph))
    print(f"networkx {nx.__version__}, Cytoscape.js: {expected.summary()}")


main(*sys.argv[1:])
