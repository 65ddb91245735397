/** What the start asks in SPARQL: what most reports speak of, and what contradicts what. */

import type { Counted, Dispute, SparqlResults, Status, StoreAnswer } from "../api/types.ts";

export interface Top extends Pick<Counted, "id" | "type" | "label" | "nReports"> {}

/** What most reports speak of, the most reported first. */
const TOP = `SELECT ?node ?label ?type ?reports WHERE {
  { SELECT ?node (COUNT(DISTINCT ?report) AS ?reports) WHERE { ?report rap:mentions ?node } GROUP BY ?node }
  ?node rdfs:label ?label ; a ?type .
  FILTER(?type IN (rap:Person, rap:Country, rap:Organization, rap:Meeting, rap:Event, rap:Place, rap:Document))
} ORDER BY DESC(?reports) ?label LIMIT 12`;

const DISPUTES = `SELECT ?dispute ?kind ?about ?label ?type ?claim ?status ?quote ?report ?title WHERE {
  { SELECT ?dispute WHERE { ?dispute a rap:Dispute } ORDER BY ?dispute LIMIT 4 }
  ?dispute rap:kind ?kind ; rap:about ?about ; rap:claim ?claim .
  ?about rdfs:label ?label ; a ?type .
  ?claim rap:status ?status ; rap:report ?report ; rap:evidence/rap:quote ?quote .
  ?report rdfs:label ?title .
  FILTER(STRSTARTS(STR(?type), STR(rap:)))
} ORDER BY ?dispute ?claim LIMIT 24`;

const address = (query: string): string => `/sparql?query=${encodeURIComponent(query)}`;

/** Where the two are asked. */
export const TOP_PATH = address(TOP);
export const DISPUTES_PATH = address(DISPUTES);

type Row = Record<string, string>;

/** Rows with bare values: ids without the base, terms without the prefix. */
function rows(answer: SparqlResults | undefined, { base, prefixes }: StoreAnswer): Row[] {
  const bare = (value: string) => [base, prefixes["rap"] ?? ""].reduce((rest, start) => (start !== "" && rest.startsWith(start) ? rest.slice(start.length) : rest), value);
  return (answer?.results?.bindings ?? []).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, term]) => [name, term?.type === "uri" ? bare(String(term.value)) : String(term?.value ?? "")])),
  );
}

/** The answer to the first. */
export function topOf(answer: SparqlResults | undefined, store: StoreAnswer): Top[] {
  return rows(answer, store).map(({ node, label, type, reports }) => ({ id: node!, label: label!, type: type!, nReports: Number(reports) }));
}

/** The answer to the second. */
export function disputesOf(answer: SparqlResults | undefined, store: StoreAnswer): Dispute[] {
  const found = new Map<string, Dispute>();
  for (const { dispute, kind, about, label, type, claim, status, quote, report, title } of rows(answer, store)) {
    const one = found.get(dispute!) ?? { id: dispute!, kind: kind!, about: { id: about!, type: type!, label: label! }, claims: [] };
    const said = { claim: tail(claim!), status: status as Status, quote: quote!, report: tail(report!), title: title! };
    if (one.claims.every((other) => other.claim !== said.claim)) one.claims.push(said);
    found.set(one.id, one);
  }
  return [...found.values()];
}

function tail(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}
