import assert from "node:assert/strict";
import { test } from "node:test";
import type { GraphAnswer } from "../../src/api/types.ts";
import { csv } from "../../src/export/csv.ts";
import { dot } from "../../src/export/dot.ts";
import { gexf } from "../../src/export/gexf.ts";
import { svg } from "../../src/export/svg.ts";
import { xml } from "../../src/export/xml.ts";
import type { Colours } from "../../src/graph/colours.ts";
import { drawn } from "../../src/graph/model.ts";
import { NO_FILTERS } from "../../src/graph/state.ts";

const EVIL = `<script>"\\ & 'x'</script>\u0007`;
const ANSWER: GraphAnswer = {
  nodes: [
    { id: "person/a", type: "Person", label: EVIL, nClaims: 3, nReports: 2, focus: true, hidden: 0 },
    { id: "meeting/b", type: "Meeting", label: "Oslo talks", nClaims: 1, nReports: 1, focus: false, hidden: 2 },
  ],
  edges: [{ id: "e1", source: "person/a", target: "meeting/b", relation: "attends", label: EVIL, statuses: ["Denied"], plain: false, distant: false, nOrigins: 2, nReports: 2, nClaims: 2, claims: ["c1", "c2"] }],
};
const SHOWN = drawn(ANSWER, NO_FILTERS);
const PLACES = new Map([["person/a", { x: -100, y: 0 }], ["meeting/b", { x: 100, y: 40 }]]);
const COLOURS: Colours = {
  paper: "#fff", ink: "#111", soft: "#555", line: "#ccc", accent: "#07c",
  status: { Happened: "#333", Planned: "#06b", Possible: "#750", Denied: "#b30" }, fill: { "": "#eee" }, edge: { "": "#999" }, icon: { "": "#222" },
};

/** Whether every tag of a document is closed in order, and no text holds a sign of markup. */
function isWellFormed(text: string): boolean {
  const open: string[] = [];
  for (const { 0: tag, index } of text.matchAll(/<[^>]*>/g)) {
    void index;
    if (tag.startsWith("<?")) continue;
    if (tag.startsWith("</")) {
      if (open.pop() !== tag.slice(2, -1).trim()) return false;
    } else if (!tag.endsWith("/>")) open.push(/^<([\w:]+)/.exec(tag)?.[1] ?? "");
  }
  const words = text.replace(/<[^>]*>/g, "");
  return open.length === 0 && !/[<>]|&(?!#\d+;)|[\u0000-\u0008]/.test(words);
}

test("SVG and GEXF are well formed whatever the names hold", () => {
  assert.ok(isWellFormed(svg(SHOWN, PLACES, COLOURS, EVIL)));
  assert.ok(isWellFormed(gexf(SHOWN, PLACES)));
  assert.equal(xml("a\ud800b\uffff"), "a b ");
  assert.equal(xml("😀"), "😀");
});

test("the picture has the line, its legend, and no script", () => {
  const picture = svg(SHOWN, PLACES, COLOURS, "Oslo");
  assert.ok(!/<script|on\w+=|href/i.test(picture));
  assert.match(picture, /head-Denied/);
  assert.match(picture, />denied</);
  assert.match(picture, />person</);
  assert.equal(picture, svg(SHOWN, PLACES, COLOURS, "Oslo"));
});

test("GEXF has the places, upwards as Gephi counts", () => {
  assert.match(gexf(SHOWN, PLACES), /<viz:position x="100" y="-40" z="0"\/>/);
});

test("DOT quotes names so that none ends its string", () => {
  const text = dot(SHOWN, EVIL);
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, "");
  assert.ok(!bare.includes("script") && !bare.includes('"'), bare);
});

test("no cell of a CSV is a formula, and every cell comes back", () => {
  const rows = [["=1+1", "+x", "-y", "@z", "-3.5", "42"], ['say "so"', "a,b", "two\nlines", "", "\tt", "é"]];
  const text = csv(rows);
  assert.ok(text.startsWith("\ufeff'=1+1,'+x,'-y,'@z,-3.5,42\r\n"));
  assert.ok(text.includes('"say ""so""","a,b","two\nlines",,'));
});
