"""Asks a server what a store holds with SPARQLWrapper and rdflib: python ask_server.py ADDRESS PROGRAM STORE

ADDRESS is that of the server (http://127.0.0.1:7879/). What the clients get is compared with what PROGRAM finds in STORE.
"""

import csv
import io
import json
import subprocess
import sys

import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper

address, program, store = sys.argv[1:]
endpoint = f"{address}sparql"
RAP = "https://w3id.org/rapporteur/ns#"
BASE = "https://w3id.org/rapporteur/id/"
PEOPLE = f"SELECT ?p ?name {{ ?p a <{RAP}Person> ; <http://www.w3.org/2000/01/rdf-schema#label> ?name }}"
MEET = f"CONSTRUCT {{ ?a <{RAP}meetsWith> ?b }} WHERE {{ ?a <{RAP}meetsWith> ?b }}"


def told(query, form="json"):
    """What the program answers."""
    command = [program, "query", query, "--format", form, "--store", store]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def same(what, found, expected):
    if found != expected:
        sys.exit(f"{what}: {found!r}, not {expected!r}")


def rows(answer):
    bindings = answer["results"]["bindings"]
    return {(row["p"]["value"], row["name"]["value"]) for row in bindings}


people = rows(json.loads(told(PEOPLE)))
meetings = rdflib.Graph().parse(data=told(MEET, "turtle"), format="turtle")
assert len(people) > 30 and len(meetings) > 3


def wrapped(query, form, method=GET, request=URLENCODED):
    wrapper = SPARQLWrapper(endpoint)
    wrapper.setQuery(query)
    wrapper.setReturnFormat(form)
    wrapper.setMethod(method)
    wrapper.setRequestMethod(request)
    return wrapper.query().convert()


for method, request in [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)]:
    same("JSON", rows(wrapped(PEOPLE, JSON, method, request)), people)
    document = wrapped(PEOPLE, XML, method, request)
    same("XML", len(document.getElementsByTagName("result")), len(people))
    lines = csv.reader(io.StringIO(wrapped(PEOPLE, CSV, method, request).decode()))
    same("CSV", {tuple(row) for row in list(lines)[1:]}, people)
    same("TSV", wrapped(PEOPLE, TSV, method, request).decode().count("\n"), len(people) + 1)
    same("ASK", wrapped(f"ASK {{ ?p a <{RAP}Person> }}", JSON, method, request)["boolean"], True)
    for form, syntax in [(TURTLE, "turtle"), (N3, "n3"), (RDFXML, None), (JSONLD, None)]:
        graph = wrapped(MEET, form, method, request)
        if syntax:
            graph = rdflib.Graph().parse(data=graph, format=syntax)
        same(f"CONSTRUCT as {form}", set(graph), set(meetings))
try:
    wrapped("SELECT nothing", JSON)
    sys.exit("a malformed query is answered")
except Exception as error:
    same("a malformed query", "line 1, column" in str(error), True)

remote = rdflib.Graph(SPARQLStore(endpoint))
same("rdflib's query", {(str(p), str(name)) for p, name in remote.query(PEOPLE)}, people)
same("rdflib's CONSTRUCT", set(remote.query(MEET).graph), set(meetings))
same("rdflib's ASK", bool(remote.query(f"ASK {{ ?p a <{RAP}Person> }}").askAnswer), True)
same("rdflib's patterns", {str(p) for p, _, _ in remote.triples((None, rdflib.RDF.type, rdflib.URIRef(f"{RAP}Person")))}, {p for p, _ in people})
whole = rdflib.Graph().parse(f"{address}data")
same("rdflib's length", len(remote), len(whole))
for person, name in sorted(people)[:5]:
    described = rdflib.Graph().parse(person.replace(BASE, f"{address}id/"))
    same(person, str(described.value(rdflib.URIRef(person), rdflib.RDFS.label)), name)
    # A blank node has another name in every answer.
    named = {triple for triple in described if not any(isinstance(term, rdflib.BNode) for term in triple)}
    same(f"what {person} is in", named <= set(whole) and len(named) > 3, True)
ontology = rdflib.Graph().parse(f"{address}ontology")
same("the ontology", (rdflib.URIRef(f"{RAP}attends"), rdflib.RDF.type, rdflib.OWL.ObjectProperty) in ontology, True)
service = rdflib.Graph().parse(endpoint)
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
same("the service", service.value(predicate=rdflib.RDF.type, object=SD.Service), rdflib.URIRef(endpoint))
print(f"SPARQLWrapper, rdflib: {len(people)} people, {len(whole)} triples")
