"""Asks the graph questions of a store again with networkx and igraph: python read_questions.py PROGRAM STORE GRAPH.json

GRAPH.json is the node-link export of the whole store. Here the edges are chosen once more and the network is made once
more from it, so that the choosing is compared as well as the measuring.
"""

import heapq
import itertools
import json
import subprocess
import sys
from collections import defaultdict

import igraph
import networkx as nx
from expected import same, short

SOURCES = {"Claim", "Dispute", "Evidence", "Origin", "Report"}
CLUTTER = {"Office", "Statement", "Topic"}
# Relations that hold both ways.
SYMMETRIC = {"meetsWith", "sharesTextWith"}
# Selections that are asked about, as arguments; the first is the usual one.
SELECTIONS = [
    {},
    {"--min-origins": "2"},
    {"--status": "Possible,Denied"},
    {"--relation": "attends,meetsWith,hosts"},
    {"--type": "Person,Meeting,Country"},
    {"--type": "Report,Origin,Person", "--relation": "origin,mentions,sharesTextWith"},
]
# How much higher a modularity the method of another may find: neither finds the highest.
SLACK = 0.03
# Nodes between which ways are looked for: so many of the best connected, and so many of all.
N_BEST, N_SPREAD = 4, 4
# Ways without short cut that are looked for, by cost.
N_WAYS = 3


class Network:
    """Nodes joined by the edges of a selection: `links` without direction, `arcs` with it."""

    def __init__(self, graph, options, scope):
        chosen = {name: set(value.split(",")) for name, value in options.items()}
        types, relations = chosen.get("--type"), chosen.get("--relation")
        statuses, least = chosen.get("--status"), int(options.get("--min-origins", 0))
        edges = defaultdict(list)
        for source, target, claim in graph.edges(data=True):
            ends = {graph.nodes[end]["type"] for end in (source, target)}
            wanted = ends <= types if types else not ends & (SOURCES | scope | {"Value", "Unsaid"})
            fits = (not relations or claim["kind"] in relations) and (relations or claim.get("iri"))
            if wanted and fits and source != target:
                edges[source, claim["kind"], target].append(claim)
        self.arcs, self.links = nx.DiGraph(), nx.Graph()
        origins = defaultdict(set)
        for (source, relation, target), claims in edges.items():
            rests_on_claims = any(claim.get("iri") for claim in claims)
            if statuses and rests_on_claims:
                claims = [claim for claim in claims if claim["status"] in statuses]
            own = {claim["origin"] for claim in claims if claim.get("origin")}
            asserted = bool(statuses) or not rests_on_claims or any(claim["asserted"] for claim in claims)
            if not claims or not asserted or (rests_on_claims and len(own) < least):
                continue
            origins[frozenset((source, target))] |= own
            ways = [(source, target), (target, source)] if relation in SYMMETRIC else [(source, target)]
            for a, b in ways:
                weight = self.arcs.get_edge_data(a, b, {"weight": 0})["weight"]
                self.arcs.add_edge(a, b, weight=weight + max(len(own), 1))
        # Sorted, since other methods draw lots among nodes in their order.
        for ends, own in sorted(origins.items(), key=lambda link: sorted(link[0])):
            self.links.add_edge(*sorted(ends), weight=max(len(own), 1))

    def page_ranks(self):
        """By igraph's PRPACK, which solves equations where we walk."""
        nodes = sorted(self.arcs)
        arcs = igraph.Graph(directed=True)
        arcs.add_vertices(nodes)
        arcs.add_edges(list(self.arcs.edges))
        weights = [weight for _, _, weight in self.arcs.edges(data="weight")]
        return dict(zip(nodes, arcs.pagerank(damping=0.85, weights=weights)))

    def cost(self, way):
        """What a way costs: each link by its origins, each node between by its neighbours, in thousandths."""
        links = sum(1000 + 1000 // self.links[a][b]["weight"] for a, b in itertools.pairwise(way))
        return links + sum(self.crowd(node) for node in way[1:-1])

    def crowd(self, node):
        degree = self.links.degree(node)
        power = degree.bit_length() - 1
        return 1000 * power + 1000 * (degree - 2**power) // 2**power

    def costs(self, a, b):
        """What the cheapest ways without short cut cost: those begun that can become cheapest are led on first."""
        # Twice, so that half of what a node costs is whole.
        def step(x, y, _=None):
            return 2 * self.cost([x, y]) + self.crowd(x) + self.crowd(y)

        left = nx.single_source_dijkstra_path_length(self.links, b, weight=step) if b in self.links else {}
        begun = [(left[a], 0, [a])] if a in left else []
        found = []
        while begun and len(found) < N_WAYS:
            _, spent, way = heapq.heappop(begun)
            if way[-1] == b:
                found.append(self.cost(way))
                continue
            near = set().union(way, *(self.links[node] for node in way[:-1]))
            for node in sorted(set(self.links[way[-1]]) - near):
                cost = spent + step(way[-1], node)
                heapq.heappush(begun, (cost + left[node], cost, [*way, node]))
        return found


def main(program, store, path):
    with open(path, encoding="utf-8") as file:
        graph = nx.node_link_graph(json.load(file))

    def ask(*words, **options):
        options = [word for pair in options.get("options", {}).items() for word in pair]
        output = subprocess.run(
            [program, *words, *options, "--format", "json", "--store", store], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        if output.returncode != 0:
            raise SystemExit(f"{words}: {output.stderr.decode()}")
        return json.loads(output.stdout)

    counts = []
    for options in SELECTIONS:
        network = Network(graph, options, CLUTTER)
        check_rank(network, ask("rank", "--limit", "0", options=options))
        check_bridges(network, ask("bridges", "--least", "1", options=options))
        for resolution in ("1", "2.5"):
            answer = ask("communities", "--least", "1", "--resolution", resolution, options=options)
            check_communities(network, answer, float(resolution))
        counts.append(f"{len(network.links)} nodes")
    same("selections that hold little", [count for count in counts if count in ("0 nodes", "1 nodes")], [])
    n_ways = check_paths(Network(graph, {}, set()), ask)
    print(f"networkx {nx.__version__} and igraph {igraph.__version__}, rank, bridges and communities over {', '.join(counts)}; {n_ways} ways: as they say")


def check_rank(network, ranked):
    """Degree and betweenness by networkx, PageRank by igraph."""
    same("ranked nodes", sorted(row["id"] for row in ranked), sorted(network.links))
    between, ranks = nx.betweenness_centrality(network.links), network.page_ranks()
    for row in ranked:
        node = row["id"]
        same(f"degree of {node}", row["degree"], network.links.degree(node))
        near(f"betweenness of {node}", row["betweenness"], between[node])
        near(f"PageRank of {node}", row["pageRank"], ranks[node])


def check_bridges(network, answer):
    """What falls apart without a node or a link."""
    found = {joint["node"]["id"]: joint["parts"] for joint in answer["nodes"]}
    same("articulation points", sorted(found), sorted(nx.articulation_points(network.links)))
    for node, parts in found.items():
        around = network.links.subgraph(nx.node_connected_component(network.links, node)).copy()
        around.remove_node(node)
        expected = sorted(sorted(part) for part in nx.connected_components(around))
        same(f"parts that {node} joins", sorted(sorted(one["id"] for one in part) for part in parts), expected)
    links = {frozenset((link["near"]["id"], link["far"]["id"])): link for link in answer["links"]}
    same("bridges", sorted(map(sorted, links)), sorted(map(sorted, nx.bridges(network.links))))
    for ends, link in links.items():
        without = network.links.copy()
        without.remove_edge(*ends)
        part = nx.node_connected_component(without, link["far"]["id"])
        same(f"what {sorted(ends)} joins", sorted(one["id"] for one in link["part"]), sorted(part))


def check_communities(network, answer, resolution):
    """The modularity of the groups, that each holds together, and that another method finds nothing clearly better."""
    groups = [{member["id"] for member in group["members"]} for group in answer["communities"]]
    same("members of groups", sorted(member for group in groups for member in group), sorted(network.links))
    modularity = nx.community.modularity(network.links, groups, resolution=resolution)
    near("modularity", answer["modularity"], modularity)
    torn = [sorted(group) for group in groups if not nx.is_connected(network.links.subgraph(group))]
    same("groups in parts", torn, [])
    other = nx.community.louvain_communities(network.links, resolution=resolution, seed=1)
    best = nx.community.modularity(network.links, other, resolution=resolution)
    if modularity < best - SLACK:
        raise SystemExit(f"modularity {modularity}, by Louvain's method {best}")


def check_paths(network, ask):
    """What the cheapest ways cost, between well and badly connected nodes."""
    by_degree = sorted(network.links, key=lambda node: (-network.links.degree(node), node))
    ends = sorted({*by_degree[:N_BEST], *by_degree[:: len(by_degree) // N_SPREAD]})
    n_ways = 0
    for a, b in itertools.combinations(ends, 2):
        answer = ask("path", a, b, "--count", str(N_WAYS))
        ways = [[node["id"] for node in way["nodes"]] for way in answer["paths"]]
        costs = [way["cost"] for way in answer["paths"]]
        same(f"costs of ways from {a} to {b}", costs, network.costs(a, b))
        same(f"costs of {ways}", costs, [network.cost(way) for way in ways])
        same(f"ends of {ways}", {(way[0], way[-1]) for way in ways} - {(a, b)}, set())
        n_ways += len(ways)
    return n_ways


def near(what, found, expected):
    """Ends the program if two numbers differ."""
    if abs(found - expected) > 1e-9:
        raise SystemExit(f"{what}: {short(found)}, expected {short(expected)}")


main(*sys.argv[1:])
