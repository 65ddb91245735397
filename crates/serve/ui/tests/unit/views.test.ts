import assert from "node:assert/strict";
import { test } from "node:test";
import type { TimelineEntry } from "../../src/api/types.ts";
import { dateOf, day, marks, position, rows, scale } from "../../src/views/chronology.ts";
import { columnName, sorted, table } from "../../src/views/results.ts";

test("a date without day or month begins and ends where it does", () => {
  const span = (value: string) => [dateOf(day(value, "first")!), dateOf(day(value, "last")!)];
  assert.deepEqual(span("1986-10-12"), ["1986-10-12", "1986-10-12"]);
  assert.deepEqual(span("1986-02"), ["1986-02-01", "1986-02-28"]);
  assert.deepEqual(span("1986-12"), ["1986-12-01", "1986-12-31"]);
  assert.deepEqual(span("1988"), ["1988-01-01", "1988-12-31"]);
  assert.equal(day("PXW", "first"), undefined);
});

const entry = (from: string, to = from): TimelineEntry => ({ when: from, from, to, precision: "day", node: { id: `meeting/${from}`, type: "Meeting", label: "talks" }, edges: [] });

test("long pauses are folded, and time runs to the right", () => {
  const all = marks([entry("1975-07-30"), entry("1975-08-01"), entry("1986-10-11", "1986-10-12"), { when: "PRESENT", precision: "other", edges: [] }]);
  assert.equal(all.length, 3);
  const stretches = scale(all);
  assert.equal(stretches.length, 2);
  const at = all.map((mark) => position(stretches, mark.from));
  assert.deepEqual([...at].sort((a, b) => a - b), at);
  assert.ok(at[2]! - at[1]! < 500);
});

test("marks of a lane hide no other", () => {
  const all = marks(Array.from({ length: 9 }, (_, i) => entry(`1986-10-1${i}`)));
  const placed = rows(all, scale(all), () => 120);
  for (const a of placed) for (const b of placed) if (a !== b && a.row === b.row) assert.ok(Math.abs(a.x - b.x) >= 120);
});

const BASE = "https://w3id.org/rapporteur/";
const PREFIXES = { rap: `${BASE}ns#`, id: `${BASE}id/` };

test("terms of a result lead to nodes, claims and reports, and to nothing by a script's address", () => {
  const uri = (value: string) => ({ type: "uri" as const, value });
  const { rows: [row] } = table(
    {
      head: { vars: ["a", "b", "c", "d", "e", "f"] },
      results: { bindings: [{ a: uri(`${BASE}id/person/x`), b: uri(`${BASE}id/claim/0a1b2c3d4e`), c: uri(`${BASE}ns#Denied`), d: uri("javascript:alert(1)"), e: { type: "literal", value: "12", datatype: "http://www.w3.org/2001/XMLSchema#integer" } }] },
    },
    BASE,
    PREFIXES,
  );
  assert.deepEqual(row!.map((cell) => cell.to?.kind), ["node", "claim", undefined, "outside", undefined, undefined]);
  assert.deepEqual(row!.map((cell) => cell.text), ["person/x", "claim 0a1b2c3d", "rap:Denied", "javascript:alert(1)", "12", ""]);
  assert.equal(row![4]!.number, 12);
});

test("columns read in plain words and sort by number or word", () => {
  assert.deepEqual(["officeLabel", "saidBy", "Label", "when"].map(columnName), ["office", "said by", "Label", "when"]);
  const cells = (...values: (number | string)[]) => values.map((value) => [typeof value === "number" ? { text: String(value), number: value } : { text: value }]);
  assert.deepEqual(sorted(cells(10, 9, 100), 0, false).map(([cell]) => cell!.text), ["9", "10", "100"]);
  assert.deepEqual(sorted(cells("b", "a"), 0, true).map(([cell]) => cell!.text), ["b", "a"]);
  assert.deepEqual(table({ head: {}, boolean: true }, BASE, PREFIXES).rows, [[{ text: "yes" }]]);
});
