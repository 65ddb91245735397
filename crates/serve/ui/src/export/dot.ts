/** The view as a graph of Graphviz. */

import type { Drawn } from "../graph/model.ts";
import type { Status } from "../api/types.ts";

const STYLE: Record<Status, string> = { Happened: "solid", Planned: "dashed", Possible: "dotted", Denied: "solid" };
const HEAD: Record<Status, string> = { Happened: "normal", Planned: "normal", Possible: "empty", Denied: "teeodot" };

/** A quoted string whose value Graphviz takes as it is. */
function quoted(text: string): string {
  return `"${text.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ").replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"`;
}

/** The graph, a line for each edge; equal views give equal bytes. */
export function dot({ nodes, links }: Drawn, title: string): string {
  const lines = ["digraph rapporteur {", `  label=${quoted(title)};`, '  node [shape=box, fontname="Helvetica,Arial,sans-serif"];', '  edge [fontname="Helvetica,Arial,sans-serif", fontsize=10];'];
  for (const node of nodes) lines.push(`  ${quoted(node.id)} [label=${quoted(node.label)}, class=${quoted(node.type)}];`);
  for (const link of links) {
    for (const edge of link.edges) {
      const attributes = [
        `label=${quoted(edge.label)}`,
        `style=${STYLE[link.status]}`,
        `arrowhead=${HEAD[link.status]}`,
        `penwidth=${(1 + 0.8 * Math.log2(Math.max(1, edge.nOrigins))).toFixed(1)}`,
        `tooltip=${quoted(`${edge.nOrigins} origins, ${edge.nClaims} claims`)}`,
      ];
      lines.push(`  ${quoted(edge.source)} -> ${quoted(edge.target)} [${attributes.join(", ")}];`);
    }
  }
  return `${lines.join("\n")}\n}\n`;
}
