"""Reads FollowTheMoney entities with the package of that name: python read_ftm.py ANSWERS GRAPH.ftm.json"""

import json
import sys

import followthemoney
from expected import load, local, same
from followthemoney import model


# What an asserted claim may be; a role may stand beside it.
STATUSES = {"Happened", "Planned"}


def main(answers, path):
    expected = load(answers)
    entities = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            entity = model.get_proxy(record)
            model.get(record["schema"]).validate(record)
            # The package drops values that are none of their type.
            for name, values in record["properties"].items():
                same(f"{name} of {record['id']}", sorted(entity.get(name)), sorted(set(values)))
            entities[entity.id] = entity
    for entity in entities.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                fits = value in entities and entities[value].schema.is_a(prop.range)
                same(f"{prop.name} of {entity.id} is a {prop.range.name}", fits, True)
    asserted = [claim for claim in expected.claims.values() if claim["asserted"]]
    claims = {id: entity for id, entity in entities.items() if id.startswith("claim-")}
    same("claims", sorted(claims), sorted("claim-" + local(claim["claim"]) for claim in asserted))
    for claim in asserted:
        entity = claims["claim-" + local(claim["claim"])]
        same("quote", entity.first("summary").split(), claim["quote"].split())
        same("report", entity.get("proof"), ["report-" + local(claim["report"])])
        same("link", entity.schema.edge, claim["object_is_node"])
        # A family tie has no place for the status; what is no link tells it among its notes.
        place = {"Family": None}.get(entity.schema.name, "status" if entity.schema.edge else "notes")
        if place:
            told = [value for value in entity.get(place) if value in STATUSES]
            same(f"{place} of {entity.id}", told, [local(claim["status"])])
    left_out = {"Dispute", "Origin"}
    things = [node for node in expected.nodes.values() if local(node["type"]) not in left_out]
    same("things", len(entities) - len(claims), len(things))
    known = {entity.first("wikidataId", quiet=True) for entity in entities.values()} - {None}
    same("Wikidata ids", known, {local(node["wikidata"]) for node in things if "wikidata" in node})
    print(f"followthemoney {followthemoney.__version__}: {len(things)} things, {len(claims)} asserted claims: as SPARQL says")


main(*sys.argv[1:])
