// Makes the fixtures of the mock server from what the program prints: node mock/make.mjs PATH-OF-RAPPORTEUR
// They are samples of the server's answers, so they need not be made again when the program reads more or better.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../../..");
const program = process.argv[2] ?? "rapporteur";
const folder = mkdtempSync(join(tmpdir(), "rapporteur-mock-"));
const store = join(folder, "store");
const run = (...args) => execFileSync(program, args, { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] }).toString();
const json = (...args) => JSON.parse(run(...args, "--format", "json", "--store", store));
const inputs = [join(root, "data/reports"), join(here, "reports")];

run("build", ...inputs, "--store", store);
const graph = JSON.parse(run("export", "--format", "nodelink", "--open", "--store", store));
const extracted = run("extract", ...inputs).trim().split("\n").map((line) => JSON.parse(line));

// A report of the graph is found by one of its claims, whose words stand at their place in the text.
const textOf = (report) => {
  const claims = graph.edges.filter((edge) => edge.report === report.id);
  const fits = ({ text }) => {
    const bytes = Buffer.from(text);
    return claims.every((claim) => bytes.subarray(claim.startByte, claim.endByte).toString() === claim.quote);
  };
  const found = extracted.filter((one) => (claims.length > 0 ? fits(one) : one.title === report.label));
  if (found.length !== 1) throw new Error(`${found.length} texts for ${report.id} ${report.label}`);
  return found[0].text;
};

const is = (...types) => (node) => types.includes(node.type);
const internal = is("Report", "Origin", "Dispute", "Value", "Unsaid");
const bare = (id) => id.slice(id.indexOf("/") + 1);
const values = new Map(graph.nodes.filter(is("Value", "Unsaid")).map((node) => [node.id, node]));
const claims = graph.edges.filter((edge) => edge.basis === "claim").map((edge) => {
  const known = ["role", "unit", "bound", "amount", "currency", "share", "votes", "measure", "changeFrom", "changeBy", "thing", "predicate", "position"];
  const end = (id) => (values.has(id) ? undefined : id);
  return {
    id: bare(edge.key), subject: end(edge.source), object: end(edge.target), relation: edge.kind, label: edge.label,
    value: edge.literal === undefined ? undefined : values.get(edge.target)?.label ?? edge.literal,
    status: edge.status, asserted: edge.asserted, confidence: edge.confidence, foundBy: edge.foundBy, onDate: edge.date,
    attributedTo: edge.attributedTo, report: bare(edge.report), origin: edge.origin, start: edge.startByte, end: edge.endByte,
    quote: edge.quote, sentence: edge.sentence, sentenceStart: edge.sentenceStartByte, sentenceEnd: edge.sentenceEndByte,
    qualifiers: Object.fromEntries(known.filter((key) => edge[key] !== undefined).map((key) => [key, edge[key]])),
  };
});
const mentions = graph.edges.filter((edge) => edge.kind === "mentions").map((edge) => [bare(edge.source), edge.target]);
const originOf = Object.fromEntries(graph.edges.filter((edge) => edge.kind === "origin").map((edge) => [edge.source, edge.target]));
const labels = Object.fromEntries(graph.nodes.map((node) => [node.id, node.label]));
const reports = graph.nodes.filter(is("Report")).map((node) => ({
  id: bare(node.id), title: node.label, publishedOn: node.date, origin: originOf[node.id], originLabel: labels[originOf[node.id]],
  url: node.url, input: `${bare(node.id).slice(0, 12)}.txt`, text: textOf(node),
}));
const nodes = graph.nodes.filter((node) => !internal(node)).map((node) => ({
  id: node.id, type: node.type, label: node.label, iri: node.iri, names: node.aliases, wikidata: node.wikidata, when: node.date,
  meetingStatus: node.meetingStatus, content: node.content, noun: node.noun, gender: node.gender,
}));
const within = graph.edges.filter((edge) => edge.kind === "containedInPlace").map((edge) => [edge.source, edge.target]);
const disputes = graph.nodes.filter(is("Dispute")).map((node) => ({
  id: node.id, kind: node.disputeKind, about: graph.edges.find((edge) => edge.source === node.id && edge.kind === "about").target,
  claims: claims.filter((_, i) => (graph.edges.filter((edge) => edge.basis === "claim")[i].disputes ?? []).includes(node.id)).map((claim) => claim.id),
}));

const most = json("query", "most_mentioned").results.bindings.slice(0, 16).map((row) => row.name.value);
const compared = {};
for (const id of [...nodes.filter(is("Meeting")).map((node) => node.id), ...nodes.filter((node) => most.includes(node.label)).map((node) => node.id)]) {
  compared[id] = json("compare", id);
}
const queries = json("query", "--list").map(({ name, title, description, params }) => ({
  name, title, description,
  parameters: params.map(({ name, kind, need, about }) => ({ name, kind, need, title: about })),
  text: readFileSync(join(root, "queries", `${name}.rq`), "utf8"),
}));
const fixture = {
  version: run("--version").trim().split(" ")[1],
  nodes, claims, mentions, reports, within, disputes, compared, queries,
  timeline: json("timeline"), doubts: json("resolve", "--review", "--limit", "40"),
};
writeFileSync(join(here, "fixtures/store.json.gz"), gzipSync(JSON.stringify(fixture), { level: 9 }));
const quads = run("export", "--format", "nquads", "--store", store).trim().split("\n").sort().join("\n");
writeFileSync(join(here, "fixtures/graph.nq.gz"), gzipSync(`${quads}\n`, { level: 9 }));
rmSync(folder, { recursive: true });
console.log(`${nodes.length} nodes, ${claims.length} claims, ${reports.length} reports, ${Object.keys(compared).length} compared`);
