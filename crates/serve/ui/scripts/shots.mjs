// Takes a picture of every view, to be looked at: node scripts/shots.mjs FOLDER [NAME …]
// Each light, dark, and as narrow as a telephone; with RAPPORTEUR_URL [and RAPPORTEUR_TOKEN] before that server instead of the mock.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { start } from "../mock/server.mjs";
import { fromDist, launch } from "../tests/browser.mjs";

const [folder = ".out/shots", ...only] = process.argv.slice(2);
const SUMMIT = "meeting/reykjavik-summit-1986-10-11";
const VIEWS = {
  start: "#/",
  search: "#/search?q=rejected",
  ask: "#/graph",
  graph: `#/graph?focus=${SUMMIT}`,
  "graph-node": "#/graph?focus=person/ronald-reagan&node=person/ronald-reagan",
  "graph-edge": "#/graph?focus=person/ronald-reagan&edge=person/mikhail-gorbachev~person/ronald-reagan",
  "graph-path": "#/graph?path=person/helmut-kohl,person/eduard-shevardnadze",
  "graph-table": "#/graph?focus=person/ronald-reagan&as=table",
  evidence: "#/graph?focus=person/ronald-reagan&node=person/ronald-reagan&claim=CLAIM",
  meetings: "#/meetings",
  compare: `#/compare?id=${SUMMIT}`,
  "compare-choose": "#/compare",
  timeline: "#/timeline",
  reports: "#/reports",
  hostile: "#/reports?report=HOSTILE",
  query: "#/query?name=accusations",
  sparql: "#/query?q=SELECT+?who+?what+WHERE+{+?c+rdf:subject+?who+;+rap:status+?what+.+foo:bar+a+rap:Person",
  new: "#/new",
  judge: "#/judge",
  "judge-made": "#/judge?list=made",
};
const SIZES = { light: { width: 1360, height: 850, colorScheme: "light" }, dark: { width: 1360, height: 850, colorScheme: "dark" }, narrow: { width: 360, height: 740, colorScheme: "light" } };

mkdirSync(folder, { recursive: true });
const real = process.env.RAPPORTEUR_URL;
const server = real ? { url: real, token: process.env.RAPPORTEUR_TOKEN } : await start({ writable: true });
const { claims } = await (await fetch(`${server.url}api/node?id=person/ronald-reagan`)).json().then((node) => node.relations.find((row) => row.relation === "rejects").edges[0]);
const { reports } = await (await fetch(`${server.url}api/reports`)).json();
const hostile = (reports.find((report) => report.title.includes("<script>")) ?? reports[0]).id;
if (!real) await fetch(`${server.url}api/judgements`, { method: "POST", headers: { "X-Rapporteur-Token": server.token }, body: JSON.stringify({ decision: "keep", claim: claims[0].claim, reason: "the sentence says it in so many words" }) });
const browser = await launch();
for (const [size, { width, height, colorScheme }] of Object.entries(SIZES)) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
  for (const [name, hash] of Object.entries(VIEWS)) {
    if (only.length > 0 && !only.includes(name) && !only.includes(`${name}-${size}`)) continue;
    const page = await context.newPage();
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && console.log(`${name} ${size}: ${message.text()}`));
    page.on("pageerror", (error) => console.log(`${name} ${size}: ${error}`));
    if (real) await page.route("**/*", fromDist);
    await page.goto(`${server.url}${server.token ? `?token=${server.token}` : ""}${hash.replace("CLAIM", claims[0].claim).replace("HOSTILE", hostile)}`);
    await page.waitForTimeout(name.startsWith("graph") || name === "evidence" || name === "sparql" ? 1300 : 700);
    await page.screenshot({ path: join(folder, `${name}-${size}.png`) });
    await page.close();
  }
  await context.close();
}
await browser.close();
await server.stop?.();
