/** The view of the graph as files. */

import { ask, path } from "../api/client.ts";
import type { StatedEdge } from "../api/types.ts";
import { csv } from "../export/csv.ts";
import { dot } from "../export/dot.ts";
import { attempt, download, downloadWorkbook } from "../export/download.ts";
import { gexf } from "../export/gexf.ts";
import { png } from "../export/png.ts";
import { svg } from "../export/svg.ts";
import type { Entry } from "../parts/dialog.tsx";
import { announce, relationLabel } from "../state/store.ts";
import { count, STATUSES } from "../text/words.ts";
import { colours } from "./colours.ts";
import type { Drawn, Link } from "./model.ts";
import type { Filters, GraphState } from "./state.ts";
import { filtered, type Loaded } from "./use-graph.ts";

/** The entries of the menu. */
export function graphExports(state: GraphState, { shown, places, answer }: Loaded): Entry[] {
  if (!shown || !places || !answer) return [];
  const title = [...state.focus, ...(state.path ?? [])].map((id) => answer.nodes.find((node) => node.id === id)?.label ?? id).join(", ");
  const name = fileName(title);
  const picture = () => svg(shown, places, colours(), title);
  return [
    { label: "Picture, SVG", hint: "sharp at any size", act: () => download(`${name}.svg`, "image/svg+xml", picture()) },
    { label: "Picture, PNG", hint: "for documents", act: () => void attempt(async () => download(`${name}.png`, "image/png", await png(picture()))) },
    { label: "Claims, CSV", hint: "every sentence behind the lines, for spreadsheets", act: () => void attempt(async () => download(`${name}.csv`, "text/csv", await claims(shown))) },
    { label: "Claims, XLSX", hint: "the same for Excel, with meetings and reports", act: () => void downloadWorkbook(name, workbook(state.filters, shown)) },
    { label: "Graph, DOT", hint: "for Graphviz", act: () => download(`${name}.dot`, "text/vnd.graphviz", dot(shown, title)) },
    { label: "Graph, GEXF", hint: "for Gephi, with positions", act: () => download(`${name}.gexf`, "application/gexf+xml", gexf(shown, places)) },
  ];
}

/** What the server is to write of a view. What is filtered by group or by origins is known to the page alone, so it is in the workbook. */
function workbook(filters: Filters, { nodes }: Drawn): Record<string, string | undefined> {
  const all = filters.statuses.length === STATUSES.length;
  return { ids: nodes.map((node) => node.id).join(","), ...filtered(filters), status: all ? undefined : filters.statuses.join(",") };
}

function fileName(title: string): string {
  return title.normalize("NFKD").replace(/[^\w]+/g, "-").replace(/^-+|-+$/g, "").toLowerCase().slice(0, 60) || "graph";
}

const AT_ONCE = 6;

/** All claims behind the lines that are shown, with their words. */
async function claims(shown: Drawn): Promise<string> {
  const rows: string[][] = [["subject", "relation", "object", "status", "said by", "date", "confidence", "report", "published", "quote", "sentence", "claim"]];
  const queue = [...shown.links];
  const found = new Map<Link, StatedEdge[]>();
  const work = async () => {
    for (let link = queue.shift(); link; link = queue.shift()) {
      found.set(link, (await ask<{ edges: StatedEdge[] }>(path("between", { a: link.source, b: link.target }))).edges);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const link of shown.links) {
    const relations = new Set(link.edges.map((edge) => `${edge.source} ${edge.relation}`));
    for (const edge of found.get(link) ?? []) {
      if (!relations.has(`${edge.subject?.id} ${edge.relation}`)) continue;
      for (const claim of edge.claims) {
        rows.push([
          edge.subject?.label ?? "", relationLabel(edge.relation), edge.object?.label ?? edge.value ?? "", claim.status, claim.attributedTo?.label ?? "",
          claim.onDate ?? "", String(claim.confidence), claim.title, claim.publishedOn ?? "", claim.quote, claim.sentence, claim.claim,
        ]);
      }
    }
  }
  announce(`${count(rows.length - 1, "claim")} saved`);
  return csv(rows);
}
