// Asks a server what a store holds with fetch-sparql-endpoint: node ask_server.mjs PACKAGES ADDRESS PROGRAM STORE
//
// PACKAGES is a folder with node_modules, ADDRESS that of the server (http://127.0.0.1:7879/). What the client gets is compared
// with what PROGRAM finds in STORE.

import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";

const [packages, address, program, store] = process.argv.slice(2);
const { SparqlEndpointFetcher } = createRequire(`${packages}/`)("fetch-sparql-endpoint");
const endpoint = `${address}sparql`;
const RAP = "https://w3id.org/rapporteur/ns#";
const PEOPLE = `SELECT ?p ?name { ?p a <${RAP}Person> ; <http://www.w3.org/2000/01/rdf-schema#label> ?name }`;
const MEET = `CONSTRUCT { ?a <${RAP}meetsWith> ?b } WHERE { ?a <${RAP}meetsWith> ?b }`;

const told = (query) =>
  JSON.parse(execFileSync(program, ["query", query, "--format", "json", "--store", store], { stdio: ["ignore", "pipe", "ignore"] }));
const faults = [];
const same = (what, found, expected) => {
  const [one, other] = [found, expected].map((value) => JSON.stringify(value));
  if (one !== other) faults.push(`${what}: ${one}, not ${other}`);
};
const sorted = (values) => [...values].sort();

const people = sorted(told(PEOPLE).results.bindings.map((row) => `${row.p.value} ${row.name.value}`));
const meetings = sorted(told(MEET).results.bindings.map((row) => `${row.subject.value} ${row.object.value}`));

for (const method of ["GET", "POST"]) {
  const fetcher = new SparqlEndpointFetcher({ method });
  const rows = [];
  for await (const row of await fetcher.fetchBindings(endpoint, PEOPLE)) rows.push(`${row.p.value} ${row.name.value}`);
  same(`${method}: people`, sorted(rows), people);
  const triples = [];
  for await (const triple of await fetcher.fetchTriples(endpoint, MEET)) triples.push(`${triple.subject.value} ${triple.object.value}`);
  same(`${method}: meetings`, sorted(triples), meetings);
  same(`${method}: ask`, await fetcher.fetchAsk(endpoint, `ASK { ?p a <${RAP}Person> }`), true);
  const broken = await fetcher.fetchBindings(endpoint, "SELECT ?x { ?x }").then(() => "answered", (error) => error.message);
  same(`${method}: a malformed query`, broken === "answered", false);
}
const refused = await new SparqlEndpointFetcher().fetchUpdate(endpoint, "INSERT DATA { <urn:a> <urn:b> <urn:c> }").then(() => "done", (error) => error.message);
same("an update", refused === "done", false);
const card = await (await fetch(`${address}api/node?id=${told(PEOPLE).results.bindings[0].p.value.split("/id/")[1]}`)).json();
same("the API", card.iri, told(PEOPLE).results.bindings[0].p.value);

if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(`fetch-sparql-endpoint: ${people.length} people, ${meetings.length} meetings`);
