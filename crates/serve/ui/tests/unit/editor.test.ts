import assert from "node:assert/strict";
import { test } from "node:test";
import { suggest, type Vocabulary } from "../../src/editor/complete.ts";
import { offsetOf, ownFaults, serverFault } from "../../src/editor/faults.ts";

const VOCABULARY: Vocabulary = {
  prefixes: { rap: "https://w3id.org/rapporteur/ns#", rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", rdfs: "http://www.w3.org/2000/01/rdf-schema#" },
  terms: [{ term: "rap:Person", kind: "class", title: "person" }, { term: "rap:attends", kind: "relation", title: "attends" }, { term: "rap:status", kind: "qualifier", title: "status" }],
};

function offered(before: string, whole = before, explicit = false): string[] {
  const found = suggest(before, whole, VOCABULARY, explicit);
  const typed = found ? before.slice(found.from) : "";
  const fits = found?.options.filter((option) => option.label.toLowerCase().startsWith(typed.toLowerCase())) ?? [];
  return fits.sort((a, b) => (b.boost ?? 0) - (a.boost ?? 0)).map((option) => option.label);
}

test("names of the vocabulary are completed behind their prefix, and what fits the place comes first", () => {
  assert.ok(offered("SELECT * { ?c rap:att").includes("rap:attends"));
  assert.equal(offered("SELECT * { ?who a rap:")[0], "rap:Person");
  assert.equal(offered("SELECT * { ?who rap:")[0], "rap:attends");
  assert.ok(offered("SELECT * { ?c rdf:su").includes("rdf:subject"));
});

test("prefixes, words of SPARQL and variables are completed", () => {
  assert.ok(offered("SELECT * { ?c ra").includes("rap:"));
  assert.ok(offered("SEL").includes("SELECT"));
  assert.ok(offered("SELECT (COU").includes("COUNT("));
  assert.deepEqual(offered("SELECT ?who ?wh", "SELECT ?who ?wh { ?who ?p ?whom }"), ["?who", "?whom"]);
});

test("nothing is completed in comments, strings and between words unless it is asked for", () => {
  assert.deepEqual(offered("# ra"), []);
  assert.deepEqual(offered('SELECT * { ?c rdfs:label "ra'), []);
  assert.deepEqual(offered("SELECT "), []);
  assert.ok(offered("SELECT * { ?c ", undefined, true).length > 0);
  assert.ok(offered("SELECT * { ?c a <http://x/#y> ; ra").includes("rap:"));
});

test("the server's fault stands at its line and column", () => {
  const text = "SELECT ?a\nWHERE { ?a 😀 rap:x }";
  assert.equal(text.slice(offsetOf(text, 2, 14)), "rap:x }");
  assert.deepEqual(serverFault("line 2, column 14: expected a name", text), { from: text.indexOf("rap:x"), to: text.indexOf("rap:x") + 5, severity: "error", message: "expected a name" });
  assert.equal(serverFault("error at 1:8: expected", text).from, 7);
  const end = serverFault("line 9, column 9: expected }", text);
  assert.ok(end.from < text.length && end.to === text.length);
  assert.equal(serverFault("the query took too long", text).from, 0);
});

test("faults that need no server: brackets, prefixes, names", () => {
  const faults = (text: string) => ownFaults(text, VOCABULARY).map((fault) => `${text.slice(fault.from, fault.to)} ${fault.severity}`);
  assert.deepEqual(faults("SELECT * { ?s ?p ?o }"), []);
  assert.deepEqual(faults("SELECT * { ?s ?p ?o"), ["{ error"]);
  assert.deepEqual(faults("SELECT * ?s }"), ["} error"]);
  assert.deepEqual(faults("SELECT * { ?s foo:x ?o }"), ["foo:x error"]);
  assert.deepEqual(faults("PREFIX foo: <http://x/> SELECT * { ?s foo:x ?o }"), []);
  assert.deepEqual(faults("SELECT * { ?s rap:attnds ?o }"), ["rap:attnds warning"]);
  assert.deepEqual(faults('SELECT * { ?s rdfs:label "{ foo:x" } # } bar:y'), []);
});
