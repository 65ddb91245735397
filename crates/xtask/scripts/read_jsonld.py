"""Reads JSON-LD as JSON, and expands it with pyld and pyoxigraph, which must find the triples of N-Quads; rdflib does in read_rdf.py.

    python read_jsonld.py GRAPH.nq GRAPH.jsonld
"""

import json
import sys
from importlib.metadata import version

import pyoxigraph as ox
from expected import same
from pyld import jsonld

BASE = "https://w3id.org/rapporteur/id/"


def canonical(quads):
    """Quads with blank nodes named by what they stand for."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


def as_json(document, quads):
    """What a programmer who knows no RDF does: follows ids, reads names, and finds arrays where there may be several."""
    nodes = {node["@id"]: node for node in document["@graph"]}
    same("ids", len(nodes), len(document["@graph"]))
    claims = [node for node in nodes.values() if "Claim" in node["@type"]]
    subjects = {str(quad.subject.value) for quad in quads if quad.predicate.value.endswith("ns#foundBy")}
    same("claims", {BASE + claim["@id"] for claim in claims}, subjects)
    for claim in claims:
        same("report", nodes[claim["report"]]["text"].count(claim["evidence"]["quote"]) > 0, True)
        same("status", claim["status"] in ("Happened", "Planned", "Possible", "Denied"), True)
        if "subject" in claim and isinstance(claim.get("object"), str) and claim["status"] == "Happened" and claim["relation"] in nodes[claim["subject"]]:
            same("plain edges are arrays", isinstance(nodes[claim["subject"]][claim["relation"]], list), True)
    return len(nodes)


def main(plain, path):
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    quads = list(ox.parse(path=plain))
    n_nodes = as_json(document, quads)
    expected = canonical(quads)
    found = canonical(ox.parse(path=path))
    same("pyoxigraph", (sorted(found - expected)[:3], sorted(expected - found)[:3]), ([], []))
    lines = jsonld.to_rdf(document, {"format": "application/n-quads"})
    found = canonical(ox.parse(lines, format=ox.RdfFormat.N_QUADS))
    same("pyld", (sorted(found - expected)[:3], sorted(expected - found)[:3]), ([], []))
    print(f"pyld {version('pyld')}, pyoxigraph {ox.__version__}: {len(expected)} triples in {n_nodes} objects")


main(*sys.argv[1:])
