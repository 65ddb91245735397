// A server that answers as `rapporteur serve` does, from fixtures: node mock/server.mjs [--port N] [--writable] [--big]
// Prints its address. For work on the page and for its tests; it never leaves this machine.

import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { World, PREFIXES, read } from "./world.mjs";
import { bigSource } from "./big.mjs";
import { workbook } from "./workbook.mjs";

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const MEDIA = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".json": "application/json", ".txt": "text/plain; charset=utf-8" };
const PREFIX_LINES = Object.entries(PREFIXES).map(([name, iri]) => `PREFIX ${name}: <${iri}>`).join(" ");

/** Starts the server; the answer has its address and ways to change what it holds. */
export async function start({ port = 0, writable = false, big = false, dist, token = "mock-token" } = {}) {
  const folder = dist ?? join(dirname(fileURLToPath(import.meta.url)), "../dist");
  const base = JSON.parse(read("store.json.gz"));
  let source = big ? bigSource(base) : base;
  let judgements = [];
  let world = new World(source);
  let next = 1;
  const listeners = new Set();
  const engine = makeEngine();

  const renew = () => {
    world = new World(source, judgements);
    for (const response of listeners) response.write(`event: generation\ndata: ${JSON.stringify({ generation: world.generation, build: world.build })}\n\n`);
    return world.generation;
  };

  const changes = (since) => {
    const came = (rows) => ({ new: rows, changed: [], gone: [] });
    const nodes = (...types) => [...world.nodes.values()].filter((node) => types.includes(node.type)).slice(-9).map(({ id }) => world.ref(id));
    const words = (claim) => [claim.subject, claim.relation, claim.object ?? claim.value].map((id) => world.ref(id)?.label ?? id).join(" ");
    return {
      since: since ?? "1f0c".padEnd(32, "0"), build: world.build, generation: world.generation, nChanges: 1,
      reports: came([...world.reports.values()].slice(-4).map(({ id, title, input }) => ({ title, input, id }))),
      meetings: { ...came(nodes("Meeting")), changed: nodes("Meeting").slice(0, 1).map((node) => ({ ...node, was: { ...node, label: "talks" } })) },
      people: came(nodes("Person")), things: { ...came(nodes("Country")), gone: nodes("Topic").slice(0, 1) },
      claims: came(world.claims.slice(-8).map((claim) => ({ title: world.reports.get(claim.report).title, words: words(claim), status: claim.status, claim: claim.id, relation: claim.relation, subject: claim.subject, object: claim.object ?? claim.value, asserted: claim.asserted, report: claim.report, input: world.reports.get(claim.report).input }))),
      edges: came(world.edges.slice(-5).map((edge) => ({ words: words({ subject: edge.source, relation: edge.relation, object: edge.target }), edge: `${edge.source} ${edge.relation} ${edge.target}` }))),
      disputes: came(world.source.disputes.slice(0, 1).map(({ id, kind, about }) => ({ label: world.ref(about).label, kind, id, about }))),
    };
  };

  const doubts = (limit) => {
    const done = new Set(judgements.flatMap(({ node, other, claim }) => [`${node} ${other}`, claim]));
    const pairs = world.source.doubts.pairs.filter((pair) => !done.has(`${pair.left.place} ${pair.right.place}`));
    const claims = world.source.doubts.claims.filter((claim) => !done.has(claim.id.replace("claim/", "")));
    return { doubtful: pairs.length, pairs: pairs.slice(0, limit), doubtfulClaims: world.source.doubts.doubtfulClaims - (world.source.doubts.claims.length - claims.length), claims: claims.slice(0, limit) };
  };

  const timeline = (about) => {
    const has = (edge) => [edge.subject?.id, edge.object?.id].includes(about);
    return { entries: about ? world.source.timeline.filter((entry) => entry.node?.id === about || entry.edges.some(has)) : world.source.timeline };
  };

  const api = {
    store: () => world.store(world.source.queries ?? [], writable),
    search: (p) => world.search(p.get("q") ?? "", Number(p.get("limit") ?? 20)),
    suggest: (p) => ({ nodes: world.named(p.get("q") ?? "", Number(p.get("limit") ?? 8), true) }),
    node: (p) => world.node(p.get("id")),
    graph: (p) => world.graph(ids(p, "focus"), Number(p.get("limit") ?? 40), filter(p), p.get("types")?.split(",")),
    among: (p) => world.among(ids(p, "ids"), filter(p)),
    between: (p) => world.between(p.get("a"), p.get("b")),
    path: (p) => world.path(p.get("from"), p.get("to")),
    meetings: () => world.meetings(),
    compare: (p) => world.source.compared[p.get("id")] ?? { about: world.ref(p.get("id")), origins: [], facets: [] },
    evidence: (p) => world.evidenceOf(p.get("claim")),
    report: (p) => world.report(p.get("id")),
    reports: () => world.allReports(),
    timeline: (p) => timeline(p.get("about")),
    changes: (p) => changes(p.get("since") ?? undefined),
    doubts: (p) => doubts(Number(p.get("limit") ?? 20)),
    judgements: () => ({ judgements: judgements.map(({ claim, ...judgement }) => ({ ...judgement, ...(claim && { claim: `claim/${claim}` }), applied: true })) }),
  };

  const judge = (request, response, url, body) => {
    const send = (status, value) => json(response, status, value);
    if (!writable || request.headers["x-rapporteur-token"] !== token) return send(403, { error: "The token is missing or wrong." });
    if (request.method === "DELETE") {
      const n = Number(url.pathname.split("/").at(-1));
      const wanted = request.headers["if-match"];
      if (wanted !== undefined && wanted !== `"${world.generation}"`) return send(412, { error: "the store has changed since, and with it the numbers of lines: ask /api/judgements again" });
      if (!judgements.some((one) => one.n === n)) return send(404, { error: `line ${n} holds no judgement: /api/judgements lists them` });
      judgements = judgements.filter((one) => one.n !== n);
      return send(200, { generation: renew(), changes: [] });
    }
    const judgement = JSON.parse(body);
    if (!judgement.reason?.trim()) return send(400, { error: "A judgement needs a reason, so that later readers can judge it." });
    if (judgement.decision === "rename" && !judgement.value) return send(400, { error: "A new name is missing." });
    judgements = [...judgements, { ...judgement, claim: judgement.claim?.replace(/^claim\//, ""), n: next }];
    return send(200, { generation: renew(), n: next++, changes: [] });
  };

  const query = async (response, text) => {
    try {
      const answer = (await engine)(text);
      response.writeHead(200, { ...HEADERS, "Content-Type": answer.type });
      response.end(answer.text);
    } catch (fault) {
      const place = /error at (\d+):(\d+): ([\s\S]*)/.exec(String(fault.message ?? fault));
      json(response, 400, place ? { error: `query: line ${place[1]}, column ${place[2]}: ${place[3]}`, line: Number(place[1]), column: Number(place[2]) } : { error: String(fault.message ?? fault) });
    }
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://127.0.0.1");
    let body = "";
    request.on("data", (piece) => (body += piece));
    request.on("end", () => {
      const name = url.pathname.slice("/api/".length);
      if (url.pathname === "/api/events") return listen(response);
      if (url.pathname.startsWith("/api/judgements") && request.method !== "GET") return judge(request, response, url, body);
      if (url.pathname === "/sparql") return query(response, body || url.searchParams.get("query"));
      if (url.pathname === "/api/query") return query(response, bound(base.queries.find((one) => one.name === url.searchParams.get("name")), url.searchParams, world));
      if (url.pathname === "/api/export") return exported(response, url.searchParams);
      if (url.pathname.startsWith("/api/")) {
        const answer = api[name]?.(url.searchParams);
        return answer === undefined ? json(response, 404, { error: `Nothing is known of ${url.searchParams.get("id") ?? url.searchParams.get("claim") ?? url.pathname}.` }) : json(response, 200, answer);
      }
      return file(response, url.pathname);
    });
  });

  const exported = (response, params) => {
    if (params.get("format") !== "xlsx") return json(response, 400, { error: "format: choose xlsx" });
    const named = params.get("query");
    if (named && !base.queries.some((one) => one.name === named)) return json(response, 404, { error: `no named query is called ${named}` });
    const rows = named ? [["query", named]] : world.among(ids(params, "ids"), filter(params)).edges.map((edge) => [edge.source, edge.relation, edge.target]);
    response.writeHead(200, { ...HEADERS, "Content-Type": XLSX, "Content-Disposition": `attachment; filename="${named ?? "graph"}.xlsx"` });
    return response.end(workbook(rows));
  };

  const listen = (response) => {
    response.writeHead(200, { ...HEADERS, "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    response.write(`event: generation\ndata: ${JSON.stringify({ generation: world.generation, build: world.build })}\n\n`);
    listeners.add(response);
    response.on("close", () => listeners.delete(response));
  };

  const file = (response, pathname) => {
    const path = normalize(join(folder, pathname === "/" || pathname.startsWith("/id/") ? "index.html" : pathname));
    if (!path.startsWith(folder) || !existsSync(path)) return json(response, 404, { error: "There is no such page." });
    response.writeHead(200, { ...HEADERS, "Content-Type": MEDIA[extname(path)] ?? "application/octet-stream", "Content-Security-Policy": POLICY });
    return response.end(readFileSync(path));
  };

  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${server.address().port}/`;
  return {
    url: address, token,
    /** Ids of all nodes, those with the most claims first. */
    ids: () => [...world.nodes.keys()].map((id) => world.counted(id)).sort((a, b) => b.nClaims - a.nClaims).map((node) => node.id),
    /** As if reports came in: a new generation comes into force. */
    grow: () => {
      source = { ...source, more: (source.more ?? 0) + 1 };
      return renew();
    },
    /** Forgets judgements. */
    reset: () => {
      judgements = [];
      renew();
    },
    stop: () => new Promise((done) => {
      for (const response of listeners) response.end();
      server.closeAllConnections();
      server.close(done);
    }),
  };
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const HEADERS = { "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin" };
const ids = (params, name) => (params.get(name) ?? "").split(",").filter(Boolean);
const filter = (params) => ({ statuses: params.get("status")?.split(","), minConfidence: Number(params.get("minConfidence") ?? 0), open: params.get("open") === "true" });

function json(response, status, value) {
  response.writeHead(status, { ...HEADERS, "Content-Type": "application/json" });
  response.end(JSON.stringify(value));
}

/** A named query with its parameters bound the simple way: a node by its name, else a text. The real server joins them to the algebra. */
function bound(query, params, world) {
  if (!query) return "there is no such query";
  let { text } = query;
  for (const { name, kind } of query.parameters) {
    const value = params.get(name);
    if (!value) continue;
    const node = world.named(value, 1)[0];
    const term = kind === "text" ? JSON.stringify(value) : kind === "name" ? `rap:${value}` : `<https://w3id.org/rapporteur/id/${node?.id ?? "none"}>`;
    text = text.replace(/WHERE \{/, `WHERE { VALUES ?${name} { ${term} }`).replace(/WHERE \{ (VALUES[^}]*\})\s*SELECT \* WHERE \{/, "WHERE { SELECT * WHERE { $1");
  }
  return text;
}

async function makeEngine() {
  const { default: oxigraph } = await import("oxigraph");
  const quads = new oxigraph.Store();
  quads.load(read("graph.nq.gz"), { format: "application/n-quads" });
  return (text) => {
    // The prefixes are known beforehand and stand on one line, which is taken off the place of a fault again.
    let answer;
    try {
      answer = quads.query(`${PREFIX_LINES}\n${text}`, { results_format: "application/sparql-results+json" });
    } catch (fault) {
      const moved = String(fault.message ?? fault).replace(/error at (\d+):/, (_, line) => `error at ${Number(line) - 1}:`);
      throw new Error(moved);
    }
    if (typeof answer === "string") return { type: "application/sparql-results+json", text: answer };
    if (typeof answer === "boolean") return { type: "application/sparql-results+json", text: JSON.stringify({ head: {}, boolean: answer }) };
    return { type: "text/turtle", text: String(answer) };
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.argv[process.argv.indexOf("--port") + 1] || 7880);
  const writable = process.argv.includes("--writable");
  const { url, token } = await start({ port: process.argv.includes("--port") ? port : 7880, writable, big: process.argv.includes("--big") });
  process.stdout.write(`listening on ${url}${writable ? `?token=${token}` : ""}\n`);
}
