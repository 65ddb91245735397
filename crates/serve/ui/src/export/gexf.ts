/** The view as GEXF 1.3, for Gephi, with the positions of the picture. */

import type { Drawn } from "../graph/model.ts";
import type { Point } from "../graph/state.ts";
import { xml } from "./xml.ts";

/** The graph; equal views give equal bytes. */
export function gexf({ nodes, links }: Drawn, places: ReadonlyMap<string, Point>): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    '  <graph defaultedgetype="directed">',
    '    <attributes class="node"><attribute id="type" title="type" type="string"/><attribute id="reports" title="reports" type="integer"/></attributes>',
    '    <attributes class="edge"><attribute id="relation" title="relation" type="string"/><attribute id="statuses" title="statuses" type="string"/><attribute id="claims" title="claims" type="integer"/></attributes>',
    "    <nodes>",
  ];
  for (const node of nodes) {
    const { x, y } = places.get(node.id) ?? { x: 0, y: 0 };
    lines.push(
      `      <node id="${xml(node.id)}" label="${xml(node.label)}"><attvalues><attvalue for="type" value="${xml(node.type)}"/><attvalue for="reports" value="${node.nReports}"/></attvalues><viz:position x="${x}" y="${-y}" z="0"/></node>`,
    );
  }
  lines.push("    </nodes>", "    <edges>");
  for (const edge of links.flatMap((link) => link.edges)) {
    lines.push(
      `      <edge id="${xml(edge.id)}" source="${xml(edge.source)}" target="${xml(edge.target)}" label="${xml(edge.label)}" weight="${edge.nOrigins}"><attvalues><attvalue for="relation" value="${xml(edge.relation)}"/><attvalue for="statuses" value="${edge.statuses.join(" ")}"/><attvalue for="claims" value="${edge.nClaims}"/></attvalues></edge>`,
    );
  }
  lines.push("    </edges>", "  </graph>", "</gexf>", "");
  return lines.join("\n");
}
