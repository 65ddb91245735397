"""Reads a GEXF export with networkx and holds it to the rules of GEXF 1.3: python read_gexf.py ANSWERS GRAPH.gexf

The schema of GEXF is in no package, so what it asks of the parts that we write stands here: which element may hold which,
which attributes each must and may have, and what their values may be. Beyond the schema, as the primer asks: ids are unique,
ends of edges are nodes, values are of declared attributes and of their types, and no interval ends before it starts.
Source: "GEXF 1.3 Primer" and the RELAX NG schema of the same version, github.com/gephi/gexf.
"""

import datetime
import json
import sys
from xml.etree import ElementTree

import networkx as nx
from expected import load, same, same_places, xml

GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"
ANY = str


def one_of(*words):
    """A type of value: one of these words."""
    def parse(text):
        if text not in words:
            raise ValueError(f"not one of {', '.join(words)}")

    return parse


def channel(text):
    """A type of value: one of the three parts of a colour."""
    if not 0 <= int(text) <= 255:
        raise ValueError("not from 0 to 255")


def strings(text):
    """A type of value: texts in brackets."""
    if not all(isinstance(one, str) for one in json.loads(text)):
        raise ValueError("not a list of texts")


DAY = datetime.date.fromisoformat
# Types of declared attributes that we use.
VALUES = {"string": ANY, "liststring": strings, "integer": int, "double": float, "boolean": one_of("true", "false")}
# Element: what it may hold, its attributes that must be there, those that may.
ELEMENTS = {
    f"{GEXF}gexf": ({"meta", "graph"}, {"version": one_of("1.3")}, {"variant": ANY}),
    f"{GEXF}meta": ({"creator", "keywords", "description"}, {}, {"lastmodifieddate": DAY}),
    f"{GEXF}creator": (set(), {}, {}),
    f"{GEXF}keywords": (set(), {}, {}),
    f"{GEXF}description": (set(), {}, {}),
    f"{GEXF}graph": (
        {"attributes", "nodes", "edges"},
        {},
        {
            "mode": one_of("static", "dynamic", "slice"),
            "defaultedgetype": one_of("directed", "undirected", "mutual"),
            "idtype": one_of("integer", "string"),
            "timeformat": one_of("date"),
            "timerepresentation": one_of("interval"),
            "start": DAY,
            "end": DAY,
        },
    ),
    f"{GEXF}attributes": (
        {"attribute"},
        {"class": one_of("node", "edge")},
        {"mode": one_of("static", "dynamic")},
    ),
    f"{GEXF}attribute": (set(), {"id": ANY, "title": ANY, "type": one_of(*VALUES)}, {}),
    f"{GEXF}nodes": ({"node"}, {}, {"count": int}),
    f"{GEXF}node": (
        {"attvalues", "spells", "color", "position", "size", "shape"},
        {"id": ANY},
        {"label": ANY, "start": DAY, "end": DAY},
    ),
    f"{GEXF}edges": ({"edge"}, {}, {"count": int}),
    f"{GEXF}edge": (
        {"attvalues", "spells", "color", "thickness", "shape"},
        {"source": ANY, "target": ANY},
        {
            "id": ANY,
            "label": ANY,
            "kind": ANY,
            "type": one_of("directed", "undirected", "mutual"),
            "weight": float,
            "start": DAY,
            "end": DAY,
        },
    ),
    f"{GEXF}attvalues": ({"attvalue"}, {}, {}),
    f"{GEXF}attvalue": (set(), {"for": ANY, "value": ANY}, {"start": DAY, "end": DAY}),
    f"{VIZ}color": (set(), {"r": channel, "g": channel, "b": channel}, {"a": float}),
    f"{VIZ}position": (set(), {"x": float, "y": float}, {"z": float}),
}


def local(element):
    return element.tag.split("}")[1]


def check_element(element):
    """Holds one element, and all in it, to its line of the table."""
    if element.tag not in ELEMENTS:
        raise SystemExit(f"{element.tag} is no element of GEXF 1.3")
    children, needed, allowed = ELEMENTS[element.tag]
    same(f"what {element.tag} holds", {local(child) for child in element} - children, set())
    same(f"what {element.tag} lacks", set(needed) - set(element.attrib), set())
    for name, value in element.attrib.items():
        try:
            (needed | allowed)[name](value)
        except (KeyError, ValueError) as error:
            raise SystemExit(f"{name}={value!r} of {element.tag}: {error!r}") from None
    if element.get("start", "") > element.get("end", "9999"):
        raise SystemExit(f"{element.tag} {element.get('id')} ends before it starts")
    for child in element:
        check_element(child)


def check_document(path):
    """Holds a document to the rules; gives the number of values whose types were looked at."""
    root = ElementTree.parse(path).getroot()
    same("root", root.tag, f"{GEXF}gexf")
    check_element(root)
    same("parts", [local(child) for child in root], ["meta", "graph"])
    graph = root.find(f"{GEXF}graph")
    parts = [local(child) for child in graph]
    same("order of the graph", parts, ["attributes", "attributes", "nodes", "edges"])
    declared = {}
    for attributes in graph.iter(f"{GEXF}attributes"):
        types = {one.get("id"): one.get("type") for one in attributes}
        same("ids of attributes", len(types), len(attributes))
        declared[attributes.get("class")] = types
    ids = {kind: [one.get("id") for one in graph.iter(f"{GEXF}{kind}")] for kind in declared}
    for kind, names in ids.items():
        same(f"ids of {kind}s", len(set(names)), len(names))
    ends = {edge.get(end) for edge in graph.iter(f"{GEXF}edge") for end in ("source", "target")}
    same("ends that are no nodes", ends - set(ids["node"]), set())
    return sum(check_values(one, types) for kind, types in declared.items() for one in graph.iter(f"{GEXF}{kind}"))


def check_values(element, types):
    """Holds the values of a node or edge to the declared types; gives their number."""
    for kind in {child.tag for child in element}:
        same(f"{kind} of {element.get('id')}", len(element.findall(kind)), 1)
    values = [(one.get("for"), one.get("value")) for one in element.iter(f"{GEXF}attvalue")]
    same(f"values of {element.get('id')}", len({name for name, _ in values}), len(values))
    for name, value in values:
        try:
            VALUES[types[name]](value)
        except (KeyError, ValueError) as error:
            raise SystemExit(f"{name}={value!r} of {element.get('id')}: {error!r}") from None
    return len(values)


def main(answers, path):
    expected = load(answers)
    n_values = check_document(path)
    graph = nx.read_gexf(path, version="1.3")
    same("multigraph", graph.is_multigraph() and graph.is_directed(), True)
    edges = [(source, target, data) for source, target, data in graph.edges(data=True)]
    expected.compare(dict(graph.nodes(data=True)), edges, clean=xml)
    same("edge ids", len({key for _, _, key in graph.edges(keys=True)}), len(edges))
    same("colours", all("viz" in data for _, data in graph.nodes(data=True)), True)
    places = [data["viz"]["position"] for _, data in graph.nodes(data=True)]
    same_places([(place["x"], place["y"]) for place in places], len(graph))
    print(f"networkx {nx.__version__}, GEXF: {expected.summary()}; {n_values} values by the rules of GEXF 1.3")


main(*sys.argv[1:])
