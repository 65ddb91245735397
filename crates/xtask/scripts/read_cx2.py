"""Reads a CX2 export with ndex2: python read_cx2.py ANSWERS GRAPH.cx2"""

import json
import sys
from importlib.metadata import version

from expected import load, same, same_places
from ndex2.cx2 import RawCX2NetworkFactory


def main(answers, path):
    expected = load(answers)
    with open(path, encoding="utf-8") as file:
        aspects = json.load(file)
    network = RawCX2NetworkFactory().get_cx2network(aspects)
    nodes = {id: node["v"] for id, node in network.get_nodes().items()}
    edges = [(edge["s"], edge["t"], edge["v"]) for edge in network.get_edges().values()]
    expected.compare(nodes, edges)
    counts = {entry["name"]: entry["elementCount"] for aspect in aspects for entry in aspect.get("metaData", [])}
    same("counts", (counts["nodes"], counts["edges"]), (len(nodes), len(edges)))
    same_places([(node["x"], node["y"]) for node in network.get_nodes().values()], len(nodes))
    same("style", bool(network.get_visual_properties()["nodeMapping"]), True)
    print(f"ndex2 {version('ndex2')}, CX2: {expected.summary()}")


main(*sys.argv[1:])
