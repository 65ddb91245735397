import assert from "node:assert/strict";
import { test } from "node:test";
import { formatRoute, parseRoute, routeOfPath } from "../../src/state/route.ts";
import { DEFAULT_LIMIT, type GraphState, NO_FILTERS, readGraph, writeGraph } from "../../src/graph/state.ts";

test("an address comes back as it was, whatever its values hold", () => {
  const params = { q: 'SELECT ?a WHERE { ?a rdfs:label "50 % & more"@en } # +1', name: "meetings", "p.place": "Höfði", node: "person/ana-ruiz" };
  assert.deepEqual(parseRoute(formatRoute({ view: "query", params })), { view: "query", params });
  for (const odd of ["=", "&", "?", "#", "%", "%zz", "a=b&c", "\u202e", "😀", "a,b/c:d", "*1*2"]) {
    assert.deepEqual(parseRoute(formatRoute({ view: "x", params: { k: odd } })).params, { k: odd }, odd);
  }
});

test("an address can be read: ids stay as they are, keys are sorted, what is empty is left out", () => {
  assert.equal(formatRoute({ view: "graph", params: { node: "person/a-b", focus: "meeting/c,country/d", hide: "" } }), "#/graph?focus=meeting/c,country/d&node=person/a-b");
});

test("a broken address is the start, and never a fault", () => {
  for (const hash of ["", "#", "#/", "#/?", "#/graph?%E0%A4%A", "#/graph?=x&&y", "nonsense"]) assert.ok(parseRoute(hash));
  assert.deepEqual(parseRoute(""), { view: "", params: {} });
});

test("the IRI of a node opens it", () => {
  assert.deepEqual(routeOfPath("/id/person/ana-ruiz"), { view: "graph", params: { focus: "person/ana-ruiz", node: "person/ana-ruiz" } });
  assert.deepEqual(routeOfPath("/base/id/place/h%C3%B6f%C3%B0i")?.params["node"], "place/höfði");
  assert.equal(routeOfPath("/"), undefined);
});

const STATE: GraphState = {
  focus: ["meeting/oslo", "person/ana"],
  placed: new Map([["meeting/oslo", { x: 0, y: -12 }], ["person/ana", { x: 140, y: 33 }]]),
  hidden: ["country/x"],
  filters: { statuses: ["Happened", "Denied"], hiddenTypes: ["Topic"], hiddenGroups: ["Money and trade"], minOrigins: 2, minConfidence: 0.55, open: true },
  asTable: true,
  limit: 60,
};

function there(state: GraphState): GraphState {
  const params = Object.fromEntries(Object.entries(writeGraph(state)).filter((pair): pair is [string, string] => pair[1] !== undefined));
  return readGraph(parseRoute(formatRoute({ view: "graph", params })).params);
}

test("a link restores the view of a graph completely", () => {
  assert.deepEqual(there(STATE), STATE);
  const simple: GraphState = { focus: ["a/b"], hidden: [], filters: NO_FILTERS, asTable: false, limit: DEFAULT_LIMIT };
  assert.deepEqual(there(simple), simple);
  assert.deepEqual(there({ ...simple, focus: [], path: ["a/b", "c/d"] }), { ...simple, focus: [], path: ["a/b", "c/d"] });
});

test("no status at all is kept apart from all of them", () => {
  assert.deepEqual(there({ ...STATE, filters: { ...STATE.filters, statuses: [] } }).filters.statuses, []);
});

test("what is broken in the address of a graph is left out", () => {
  const state = readGraph({ n: "a/b*x*2,*1*1,c/d*5", limit: "-3", confidence: "seven", origins: "1e9", status: "Nonsense" });
  assert.deepEqual([...state.placed!], [["a/b", undefined], ["c/d", undefined]]);
  assert.equal(state.limit, 2);
  assert.equal(state.filters.minConfidence, 0);
  assert.equal(state.filters.minOrigins, 999);
  assert.deepEqual(state.filters.statuses, []);
});
