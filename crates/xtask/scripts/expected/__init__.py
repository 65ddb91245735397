"""What SPARQL says of a store, to compare with what other programs read from its exports.

The folder given to `load` holds the answers to the queries beside this file as SPARQL Results JSON.
"""

import calendar
import json
from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote

# The least confidence of a plain edge.
ASSERTED = 0.5

# Relations that never make one: their claims tell too little without what stands beside them.
EDGELESS = {"acts", "hasFigure"}

# Nodes that stand for a literal or for nothing: the ends of claims without object node.
ENDS = {"Value", "Unsaid"}


def rows(path):
    """The solutions of an answer, each as a dictionary of the values that are bound."""
    answer = json.loads(path.read_text(encoding="utf-8"))
    for solution in answer["results"]["bindings"]:
        yield {name: term["value"] for name, term in solution.items()} | {
            "object_is_node": solution.get("object", {}).get("type") == "uri"
        }


def local(iri):
    """The tail of an IRI of the vocabulary."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def first_day(date):
    """The first day of a date as far as known, or None without a year."""
    return None if not date or date.startswith("--") else (date + "-01-01")[:10]


def last_day(date):
    """The last day of a date as far as known, or None without a year."""
    if not date or date.startswith("--"):
        return None
    year, month, day = (date.split("-") + [None, None])[:3]
    if month is None:
        return f"{year}-12-31"
    return f"{year}-{month}-{day or calendar.monthrange(int(year), int(month))[1]}"


class Expected:
    """Nodes, claims and other edges of a store."""

    def __init__(self, folder):
        folder = Path(folder)
        self.nodes = {row["node"]: row for row in rows(folder / "nodes.json")}
        for node in self.nodes.values():
            node["aliases"] = []
        for row in rows(folder / "aliases.json"):
            self.nodes[row["node"]]["aliases"].append(row["alias"])
        self.claims = {row["claim"]: row for row in rows(folder / "claims.json")}
        self.links = {(row["from"], local(row["relation"]), row["to"]) for row in rows(folder / "links.json")}
        origins = defaultdict(set)
        for claim in self.claims.values():
            origins[self.edge(claim)].add(claim["origin"])
        for claim in self.claims.values():
            claim["origins"] = len(origins[self.edge(claim)])
            sure = "distant" not in claim and local(claim["status"]) in ("Happened", "Planned")
            sure = sure and float(claim["confidence"]) >= ASSERTED
            claim["asserted"] = sure and "subject" in claim and local(claim["relation"]) not in EDGELESS
        self.evidence = {claim["evidence"] for claim in self.claims.values()}
        # An act told without its doer is no edge: only lists of claims have it.
        self.whole = {iri: claim for iri, claim in self.claims.items() if "subject" in claim}
        # Every literal, and every claim about nothing, has an end of its own.
        self.ends = {self.edge(claim) for claim in self.whole.values() if not claim["object_is_node"]}

    @staticmethod
    def edge(claim):
        """What the claims of one edge have in common."""
        return claim.get("subject"), claim["relation"], claim.get("object")

    def fields(self, claim):
        """What is told of a claim, by the names that the exports use."""
        start, end = claim.get("startDate") or claim.get("onDate"), claim.get("endDate") or claim.get("onDate")
        return {
            "kind": local(claim["relation"]),
            "status": local(claim["status"]),
            "asserted": claim["asserted"],
            "quote": claim["quote"],
            "sentence": claim["sentence"],
            "startByte": int(claim["startByte"]),
            "endByte": int(claim["endByte"]),
            "evidence": local_id(claim["evidence"]),
            "report": local_id(claim["report"]),
            "publishedOn": claim.get("publishedOn"),
            "attributedTo": claim.get("attributedTo") and local_id(claim["attributedTo"]),
            "role": claim.get("role"),
            "unit": claim.get("unit"),
            "amount": float(claim["amount"]) if "amount" in claim else None,
            "currency": claim.get("currency"),
            "thing": claim.get("thing"),
            "literal": None if claim["object_is_node"] else claim.get("object"),
            "start": first_day(start),
            "end": last_day(end),
            "confidence": float(claim["confidence"]),
            "foundBy": claim["foundBy"],
            "origin": local_id(claim["origin"]),
            "origins": claim["origins"],
        }

    def compare(self, nodes, edges, clean=lambda text: text, clean_list=lambda text: text, untold=False):
        """Compares all nodes and edges read with what is expected.

        `clean` says what a format makes of a text, `clean_list` what it makes of one in a list. `nodes` maps ids to attributes, `edges` lists (source, target, attributes); absent attributes may be None or ''.
        `untold` says whether claims that do not tell who did it are among the edges, without a source.
        """
        self.compare_nodes(nodes, clean, clean_list)
        claims = self.claims if untold else self.whole
        iris = {id: attributes.get("iri") for id, attributes in nodes.items()}
        found, links = {}, []
        for source, target, attributes in edges:
            if attributes.get("iri"):
                found[attributes["iri"]] = (source, target, attributes)
            else:
                links.append((iris[source], attributes["kind"], iris[target]))
        same("edges without claim", sorted(links), sorted(self.links))
        same("claims", sorted(found), sorted(claims))
        same("edges", len(edges), len(claims) + len(self.links))
        for iri, claim in claims.items():
            source, target, attributes = found[iri]
            same(f"subject of {iri}", iris.get(source), claim.get("subject"))
            if claim["object_is_node"]:
                same(f"object of {iri}", iris[target], claim["object"])
            else:
                same(f"end of {iri}", nodes[target]["type"], "Value" if "object" in claim else "Unsaid")
            for name, value in self.fields(claim).items():
                value = clean(value) if isinstance(value, str) else value
                same(f"{name} of {iri}", read_as(attributes.get(name), value), value)
        evidence = {attributes["evidence"] for _, _, attributes in found.values()}
        same("evidence", len(evidence), len({claim["evidence"] for claim in claims.values()}))

    def compare_nodes(self, nodes, clean=lambda text: text, clean_list=lambda text: text):
        """Compares the nodes read with what is expected."""
        found = {attributes["iri"]: attributes for attributes in nodes.values() if attributes["type"] not in ENDS}
        same("nodes", sorted(found), sorted(self.nodes))
        same("ends", len(nodes) - len(found), len(self.ends))
        for iri, node in self.nodes.items():
            attributes = found[iri]
            same(f"type of {iri}", attributes["type"], local(node["type"]))
            same(f"label of {iri}", attributes["label"], clean(node["label"]))
            same(f"Wikidata of {iri}", attributes.get("wikidata") or None, node.get("wikidata") and local(node["wikidata"]))
            aliases = attributes.get("aliases") or []
            aliases = json.loads(aliases) if isinstance(aliases, str) else aliases
            same(f"aliases of {iri}", sorted(aliases), sorted(map(clean_list, node["aliases"])))

    def summary(self):
        """What was compared."""
        return (
            f"{len(self.nodes)} nodes, {len(self.claims)} claims with {len(self.evidence)} pieces of evidence, "
            f"{len(self.links)} other edges: as SPARQL says"
        )


def local_id(iri):
    """The id that an instance's IRI ends with: its type and its name."""
    return unquote("/".join(iri.rsplit("/", 2)[-2:]))


def read_as(value, like):
    """A value that a format without types gives as text, as the type expected; empty is absent."""
    if value is None or value == "":
        return None
    if isinstance(like, bool):
        return value if isinstance(value, bool) else {"true": True, "false": False}[value]
    return type(like)(value) if isinstance(like, (int, float)) else value


def same(what, found, expected):
    """Ends the program if two things differ."""
    if found != expected:
        raise SystemExit(f"{what}: {short(found)}, expected {short(expected)}")


def same_places(places, n_nodes):
    """Ends the program unless every node has a place of its own, where its box meets no other's."""
    same("places", len(places), n_nodes)
    taken = {}
    for x, y in places:
        x, y = float(x), float(y)
        # Boxes are 110 wide and 44 high: a grid of half of that tells which could meet.
        cell = (round(x / 55), round(y / 22))
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                for other in taken.get((cell[0] + dx, cell[1] + dy), []):
                    apart = abs(x - other[0]) > 54 or abs(y - other[1]) > 21
                    same(f"the places {(x, y)} and {other} are apart", apart, True)
        taken.setdefault(cell, []).append((x, y))


def short(value):
    text = repr(value)
    return text if len(text) < 400 else text[:400] + "…"


def xml(text):
    """What an XML document makes of a text: characters that it cannot hold are replaced."""
    def illegal(c):
        return c < "\t" or c in "\x0b\x0c" or "\x0e" <= c < " " or c in "\ufffe\uffff"

    return "".join("\ufffd" if illegal(c) else c for c in text)


def load(folder):
    """The expectations of a folder of answers."""
    return Expected(folder)
