import assert from "node:assert/strict";
import { test } from "node:test";
import type { GraphAnswer, GraphEdge, GraphNode } from "../../src/api/types.ts";
import { extent, layout } from "../../src/graph/layout.ts";
import { drawn, drawnStatuses, linkId, links, radius, wrapped } from "../../src/graph/model.ts";
import { NO_FILTERS, type Point } from "../../src/graph/state.ts";

const node = (id: string, more: Partial<GraphNode> = {}): GraphNode => ({ id, type: "Person", label: id, nClaims: 1, nReports: 1, focus: false, hidden: 0, ...more });
const edge = (source: string, target: string, more: Partial<GraphEdge> = {}): GraphEdge => ({
  id: `${source} ${target} ${more.relation ?? ""}`, source, target, relation: "accuses", label: "accuses", statuses: ["Happened"], plain: true, distant: false,
  nOrigins: 1, nReports: 1, nClaims: 1, claims: ["c"], ...more,
});
const ANSWER: GraphAnswer = {
  nodes: [node("a", { focus: true }), node("b"), node("c", { type: "Topic" }), node("lonely")],
  edges: [edge("a", "b"), edge("b", "a", { relation: "praises", label: "praises", nOrigins: 3, statuses: ["Planned"] }), edge("a", "c", { statuses: ["Denied"] }), edge("a", "a")],
};

test("all edges between two nodes are one line, drawn by the surest of them", () => {
  const [ab, ac] = drawn(ANSWER, NO_FILTERS).links;
  assert.equal(ab!.id, "a~b");
  assert.equal(ab!.label, "2 relations");
  assert.equal(ab!.status, "Happened");
  assert.ok(ab!.mutual);
  assert.equal(ab!.nOrigins, 3);
  assert.equal(ac!.status, "Denied");
  assert.equal(linkId("b", "a"), "a~b");
});

test("a line that leads one way keeps its direction", () => {
  const [link] = links([edge("z", "a")]);
  assert.deepEqual([link!.source, link!.target, link!.mutual], ["z", "a", false]);
});

test("filters take lines away, and nodes that only those lines joined, but not what the question is about", () => {
  const ids = (filters: Partial<typeof NO_FILTERS>) => drawn(ANSWER, { ...NO_FILTERS, ...filters }).nodes.map((one) => one.id).join();
  assert.equal(ids({}), "a,b,c,lonely");
  assert.equal(ids({ statuses: ["Planned"] }), "a,b,lonely");
  assert.equal(ids({ hiddenTypes: ["Topic", "Person"] }), "a");
  assert.equal(ids({ minOrigins: 2 }), "a,b,lonely");
  assert.equal(ids({ hiddenGroups: ["Dispute and conflict"] }), "a,b,lonely");
});

test("what is only alleged is drawn as possible", () => {
  assert.deepEqual(drawnStatuses(edge("a", "b", { distant: true, statuses: ["Happened", "Denied"] })), ["Possible", "Denied"]);
});

test("labels are wrapped, and long ones end in dots", () => {
  assert.deepEqual(wrapped("President of the United States"), ["President of the", "United States"]);
  assert.equal(wrapped("one two three four five six seven eight nine ten eleven twelve thirteen").length, 3);
  assert.ok(wrapped("a".repeat(90))[0]!.endsWith("…"));
  assert.deepEqual(wrapped(""), []);
});

const many = (n: number): GraphAnswer => ({
  nodes: Array.from({ length: n }, (_, i) => node(`n${i}`, { focus: i === 0, label: `Some name ${i}`, nReports: i % 9 })),
  edges: Array.from({ length: n - 1 }, (_, i) => edge(`n${i % 5}`, `n${i + 1}`)),
});

test("a layout is the same each time, and no node or label hides another", async () => {
  const shown = drawn(many(40), NO_FILTERS);
  const [one, two] = [await layout(shown, new Map()), await layout(shown, new Map())];
  assert.deepEqual([...one], [...two]);
  let overlaps = 0;
  for (const [i, a] of shown.nodes.entries()) {
    for (const b of shown.nodes.slice(i + 1)) {
      const [p, q, e, f] = [one.get(a.id)!, one.get(b.id)!, extent(a), extent(b)];
      const overX = e.half + f.half - Math.abs(p.x - q.x);
      const overY = Math.min(p.y + e.below, q.y + f.below) - Math.max(p.y - e.above, q.y - f.above);
      if (overX > 2 && overY > 2) overlaps++;
    }
  }
  assert.equal(overlaps, 0);
});

test("what has its place keeps it when the graph grows", async () => {
  const before = await layout(drawn(many(20), NO_FILTERS), new Map());
  const after = await layout(drawn(many(28), NO_FILTERS), before);
  for (const [id, place] of before) assert.deepEqual(after.get(id), place, id);
  const fresh = [...after].filter(([id]) => !before.has(id)).map(([, place]) => place);
  assert.equal(fresh.length, 8);
  const far = (place: Point) => Math.hypot(place.x, place.y) > 3000;
  assert.ok(!fresh.some(far));
});

test("radius grows with reports, up to a limit", () => {
  assert.ok(radius({ nReports: 4, focus: false }) > radius({ nReports: 1, focus: false }));
  assert.equal(radius({ nReports: 1e6, focus: false }), 27);
});
