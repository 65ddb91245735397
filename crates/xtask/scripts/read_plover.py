"""Reads a table of events: python read_plover.py ANSWERS EVENTS.csv"""

import csv
import sys

from expected import load, local_id, same

csv.field_size_limit(1 << 30)
CLASSES = set(
    "ACCUSE AGREE AID ASSAULT COERCE CONCEDE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST RETREAT SANCTION SUPPORT "
    "THREATEN".split()
)


def main(answers, path):
    expected = load(answers)
    with open(path, encoding="utf-8", newline="") as file:
        events = list(csv.DictReader(file, strict=True))
    claims = {local_id(iri): claim for iri, claim in expected.claims.items()}
    same("classes", {event["class"] for event in events} - CLASSES, set())
    same("events", bool(events), True)
    for event in events:
        claim, id = claims.pop(event["id"]), event["id"]
        fields = expected.fields(claim)
        for name in ("status", "quote", "sentence", "report", "foundBy"):
            if name in event:
                same(f"{name} of {id}", event[name], fields[name])
        same(f"words of {id}", (event["startByte"], event["endByte"]), (claim["startByte"], claim["endByte"]))
        source = expected.nodes[claim["subject"]]["label"] if "subject" in claim else ""
        same(f"source of {id}", event["source"], source)
        target = expected.nodes[claim["object"]]["label"] if claim["object_is_node"] else ""
        same(f"target of {id}", event["target"], target)
        same(f"date of {id}", bool(event["date"]) or not claim.get("publishedOn"), True)
    # A meeting that leaders attend or a post that somebody holds is no event of PLOVER's.
    same("attendance", "attends" in {fields["kind"] for fields in map(expected.fields, claims.values())}, True)
    print(f"Python's csv: {len(events)} events of {len(expected.claims)} claims: as SPARQL says")


main(*sys.argv[1:])
