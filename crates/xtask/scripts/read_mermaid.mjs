// Reads Mermaid exports with Mermaid itself: node read_mermaid.mjs PACKAGES NODES.json PICTURE.mmd ...
//
// PACKAGES is a folder with node_modules, NODES.json the answer of SPARQL to expected/nodes.rq. A picture must be one that
// Mermaid draws, with as many nodes and links as its title says, each node of a defined class and with a name of the store.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [packages, answer, ...paths] = process.argv.slice(2);
const load = createRequire(`${packages}/`);
// Mermaid cleans texts with the help of a page.
const { JSDOM } = load("jsdom");
const page = new JSDOM("");
Object.assign(globalThis, { window: page.window, document: page.window.document });
const { default: mermaid } = await import(`${packages}/node_modules/mermaid/dist/mermaid.core.mjs`);
const version = load(`${packages}/node_modules/mermaid/package.json`).version;

// The longest text that Mermaid draws unless a page raises it.
const LONGEST = 50_000;
const fail = (path, words) => {
  console.error(`${path}: ${words}`);
  process.exit(1);
};
const names = new Map();
for (const { type, label } of JSON.parse(readFileSync(answer, "utf8")).results.bindings) {
  const kind = type.value.split("#").at(-1);
  names.set(kind, [...(names.get(kind) ?? []), bare(label.value)]);
}

// Letters and digits alone: how a name is broken into lines, and what stands for a control character, does not count.
function bare(text) {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}

// What a label shows: Mermaid keeps entities as signs of its own until it draws.
function shown(text) {
  const plain = text.replaceAll(/<br\s*\/?>/g, "\n");
  return plain.replaceAll(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(code));
}

mermaid.initialize({ startOnLoad: false });
const counts = [];
for (const path of paths) {
  const text = readFileSync(path, "utf8");
  if (text.length > LONGEST) fail(path, `${text.length} characters are more than Mermaid draws`);
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  const { db } = diagram;
  const [vertices, edges] = [[...db.getVertices().values()], db.getEdges()];
  // The title is YAML that is JSON as well.
  const title = JSON.parse(text.match(/^title: (.*)$/m)?.[1] ?? '""');
  const [, nNodes, nLinks] = title.match(/(\d+)[^·\d]*?(?: of \d+)? nodes?, (\d+) links?/) ?? fail(path, `title ${title}`);
  if (vertices.length !== Number(nNodes)) fail(path, `${vertices.length} nodes, its title says ${nNodes}`);
  if (edges.length !== Number(nLinks)) fail(path, `${edges.length} links, its title says ${nLinks}`);
  for (const { id, classes, text: label } of vertices) {
    const words = shown(label);
    if (classes.length !== 1 || !db.getClasses().has(classes[0])) fail(path, `${id} is of the classes ${classes}`);
    if (words.includes("ﬂ°") || /<\/?\w/.test(label.replaceAll(/<br\s*\/?>/g, ""))) fail(path, `${id} shows ${label}`);
    const begun = bare(words.split("…")[0]);
    const isNamed = names.get(classes[0])?.some((name) => name && (begun.startsWith(name) || name.startsWith(begun)));
    if (!isNamed) fail(path, `${id} is called ${words}`);
  }
  counts.push(`${vertices.length} nodes and ${edges.length} links`);
}
console.log(`Mermaid ${version}: ${counts.join(", ")}`);
