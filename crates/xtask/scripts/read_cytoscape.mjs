// Loads a Cytoscape.js export into Cytoscape.js: node read_cytoscape.mjs PACKAGES ANSWERS GRAPH.cyjs
//
// PACKAGES is a folder with node_modules, ANSWERS one with the answers of SPARQL; see expected/__init__.py.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [packages, answers, path] = process.argv.slice(2);
const cytoscape = createRequire(`${packages}/`)("cytoscape");

// A fault of an element is a warning to Cytoscape.js, after which it leaves the element out.
const faults = [];
console.warn = console.error = (...words) => faults.push(words.join(" "));

const rows = (name) => JSON.parse(readFileSync(`${answers}/${name}.json`, "utf8")).results.bindings;
// An act told without its doer is no edge.
const claims = rows("claims").filter((claim) => claim.subject);
// Every literal, and every claim about nothing, has an end of its own.
const ends = claims.filter((claim) => claim.object?.type !== "uri");
const end = (claim) => JSON.stringify([claim.subject.value, claim.relation.value, claim.object?.value]);
const nNodes = rows("nodes").length + new Set(ends.map(end)).size;
const nEdges = claims.length + rows("links").length;

// The usual layout would put every node elsewhere.
const layout = { name: "preset" };
const cy = cytoscape({ headless: true, layout, elements: JSON.parse(readFileSync(path, "utf8")).elements });
const stated = cy.edges().filter((edge) => edge.data("iri"));
const pairs = [
  ["nodes", cy.nodes().length, nNodes],
  ["edges", cy.edges().length, nEdges],
  ["claims", stated.length, claims.length],
  ["evidence", new Set(stated.map((edge) => edge.data("evidence"))).size, new Set(claims.map((claim) => claim.evidence.value)).size],
  ["quotes", stated.map((edge) => edge.data("quote")).sort().join("\n"), claims.map((claim) => claim.quote.value).sort().join("\n")],
  ["places", new Set(cy.nodes().map((node) => JSON.stringify(node.position()))).size, nNodes],
  ["faults", faults.join("\n"), ""],
];
for (const [what, found, expected] of pairs) {
  if (found !== expected) {
    process.stderr.write(`${what}: ${found}, expected ${expected}\n`);
    process.exit(1);
  }
}
console.log(`Cytoscape.js ${cytoscape.version}: ${nNodes} nodes, ${claims.length} claims of ${nEdges} edges: as SPARQL says`);
