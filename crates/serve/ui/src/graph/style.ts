/** How Cytoscape draws the graph. */

import type { Css, StylesheetJson } from "cytoscape";
import type { GraphNode, Status } from "../api/types.ts";
import { look } from "../parts/shapes.ts";
import { type Colours, of } from "./colours.ts";
import { type Link, lineWidth, radius, wrapped } from "./model.ts";

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Up to this many lines say what they are; of more, only those at what is chosen or pointed at. */
export const LABELLED_LINES = 22;
/** Up to this many nodes are named at any size. */
const FEW_NODES = 70;

const kept = new Map<string, string>();

function picture(svg: string): string {
  let url = kept.get(svg);
  if (url === undefined) {
    url = `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
    kept.set(svg, url);
  }
  return url;
}

function icon(type: string, colour: string): string {
  return picture(
    `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 16 16"><path fill="${colour}" fill-rule="evenodd" d="${look(type).icon}"/></svg>`,
  );
}

/** A small sign that more neighbours are there. */
function badge(n: number, colours: Colours): string {
  const words = n > 99 ? "99+" : `+${n}`;
  const width = 18 + 9 * words.length;
  return picture(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * width}" height="56" viewBox="0 0 ${width} 28"><rect x="1" y="1" width="${width - 2}" height="26" rx="13" fill="${colours.paper}" stroke="${colours.soft}" stroke-width="1.5"/><text x="${width / 2}" y="19" text-anchor="middle" font-family="system-ui, Arial, sans-serif" font-weight="600" font-size="15" fill="${colours.ink}">${words}</text></svg>`,
  );
}

export const BADGE = { height: 15, width: (n: number) => (18 + 9 * (n > 99 ? 3 : String(n).length + 1)) * (15 / 28) };

/** What Cytoscape keeps of a node. */
export function nodeData(node: GraphNode): Record<string, unknown> {
  return { id: node.id, label: wrapped(node.label).join("\n"), type: node.type, r: radius(node), d: 2 * radius(node), hidden: node.hidden, focus: node.focus ? 1 : 0 };
}

/** What Cytoscape keeps of a link. */
export function linkData(link: Link): Record<string, unknown> {
  return { id: link.id, source: link.source, target: link.target, label: link.label, status: link.status, width: lineWidth(link.nOrigins), mutual: link.mutual ? 1 : 0 };
}

const LINE: Record<Status, Css.Edge> = {
  Happened: { "line-style": "solid" },
  Planned: { "line-style": "dashed", "line-dash-pattern": [7, 4] },
  Possible: { "line-style": "dashed", "line-dash-pattern": [1, 5], "line-cap": "round" },
  Denied: { "line-style": "solid", "mid-target-arrow-shape": "tee" },
};

function typeStyle(type: string, colours: Colours): StylesheetJson[number] {
  const { shape, dashed } = look(type);
  const css: Css.Node = {
    "background-color": of(colours.fill, type),
    "border-color": of(colours.edge, type),
    "border-style": dashed ? "dashed" : "solid",
    shape: shape.kind === "polygon" ? "polygon" : shape.kind === "round" ? "round-rectangle" : shape.kind === "rect" ? "rectangle" : "ellipse",
    ...(shape.kind === "polygon" && { "shape-polygon-points": shape.points.join(" ") }),
    "background-image": [icon(type, of(colours.icon, type))] as unknown as string,
  };
  return { selector: `node[type = "${type}"]`, style: css };
}

/** The style sheet for so many nodes of these types. */
export function stylesheet(colours: Colours, nodes: readonly GraphNode[], nLinks: number): StylesheetJson {
  const types = [...new Set(nodes.map((node) => node.type))];
  const counts = [...new Set(nodes.map((node) => node.hidden).filter((n) => n > 0))];
  const few = nodes.length <= FEW_NODES;
  const sheet: StylesheetJson = [
    {
      selector: "node",
      style: {
        label: "data(label)",
        width: "data(d)",
        height: "data(d)",
        "font-family": FONT,
        "font-size": 11.5,
        color: colours.ink,
        "text-wrap": "wrap",
        "text-valign": "bottom",
        "text-margin-y": 4,
        "line-height": 1.12,
        "text-background-color": colours.paper,
        "text-background-opacity": 0.82,
        "text-background-padding": "1px",
        "text-background-shape": "round-rectangle",
        "min-zoomed-font-size": few ? 5 : 8,
        "border-width": 1.5,
        "background-fit": "none",
        "background-width": "56%",
        "background-height": "56%",
        "background-image-containment": "over",
        "background-clip": "none",
        "bounds-expansion": [10, 16, 4, 4],
        "overlay-opacity": 0,
      } as unknown as Css.Node,
    },
    ...types.map((type) => typeStyle(type, colours)),
    ...types.flatMap((type) =>
      counts.map((n): StylesheetJson[number] => ({
        selector: `node[type = "${type}"][hidden = ${n}]`,
        style: {
          "background-image": [icon(type, of(colours.icon, type)), badge(n, colours)],
          "background-width": ["56%", `${BADGE.width(n)}px`],
          "background-height": ["56%", `${BADGE.height}px`],
          "background-position-x": ["50%", "100%"],
          "background-position-y": ["50%", "0%"],
          "background-offset-x": ["0px", `${BADGE.width(n) / 2}px`],
          "background-offset-y": ["0px", `${-BADGE.height / 2}px`],
          "background-fit": ["none", "none"],
          "background-clip": ["none", "none"],
          "background-image-containment": ["over", "over"],
        } as unknown as Css.Node,
      })),
    ),
    { selector: "node[focus = 1]", style: { "font-weight": 700, "font-size": 12.5, "border-width": 2.5, "min-zoomed-font-size": 4 } },
    {
      selector: "edge",
      style: {
        "curve-style": "straight",
        width: "data(width)",
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.85,
        "overlay-opacity": 0,
        ...(nLinks <= LABELLED_LINES && { label: "data(label)" }),
        "font-family": FONT,
        "font-size": 9.5,
        color: colours.soft,
        "text-rotation": "autorotate",
        "text-background-color": colours.paper,
        "text-background-opacity": 0.88,
        "text-background-padding": "1.5px",
        "min-zoomed-font-size": 7.5,
      } as unknown as Css.Edge,
    },
    ...(Object.keys(LINE) as Status[]).map((status): StylesheetJson[number] => ({
      selector: `edge[status = "${status}"]`,
      style: {
        "line-color": colours.status[status],
        "target-arrow-color": colours.status[status],
        "source-arrow-color": colours.status[status],
        "mid-target-arrow-color": colours.status[status],
        "line-opacity": status === "Happened" ? 0.62 : 0.9,
        ...LINE[status],
      },
    })),
    { selector: "edge[mutual = 1]", style: { "source-arrow-shape": "triangle" } },
    { selector: ".faded", style: { opacity: 0.22 } },
    { selector: "edge.lit", style: { label: "data(label)", color: colours.ink, "line-opacity": 1, "z-index": 9, "min-zoomed-font-size": 5 } },
    { selector: "node.chosen", style: { "border-color": colours.accent, "border-width": 4, "z-index": 10 } },
    { selector: "node.walked", style: { "outline-color": colours.accent, "outline-width": 3, "outline-offset": 4, "outline-opacity": 1 } },
    { selector: "edge.chosen", style: { "underlay-color": colours.accent, "underlay-opacity": 0.3, "underlay-padding": 5, label: "data(label)", color: colours.ink, "line-opacity": 1 } },
  ];
  return sheet;
}
