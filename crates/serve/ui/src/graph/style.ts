/** How Cytoscape draws the graph. */

import type { Css, StylesheetJson } from "cytoscape";
import type { GraphNode, Status } from "../api/types.ts";
import { look, TYPES } from "../parts/shapes.ts";
import { type Colours, of } from "./colours.ts";
import { type Link, lineWidth, radius, wrapped } from "./model.ts";

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Up to this many lines say what they are; of more, only those at hand, which the overlay draws. */
export const LABELLED_LINES = 22;
/** Up to this many nodes are named at any size. */
const FEW_NODES = 70;
/** More lines than this are drawn without heads, in the fastest way there is; those at hand have them on the overlay. */
const CROWD_LINES = 300;

const ICON_PIXELS = 64;
const kept = new Map<string, string>();

/** The sign of a type as a bitmap: drawing those is much faster than drawing vectors hundreds of times. */
function icon(type: string, colour: string): string {
  const { icon: d } = look(type);
  const key = `${colour} ${d}`;
  let url = kept.get(key);
  if (url === undefined) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = ICON_PIXELS;
    const context = canvas.getContext("2d")!;
    context.scale(ICON_PIXELS / 16, ICON_PIXELS / 16);
    context.fillStyle = colour;
    context.fill(new Path2D(d), "evenodd");
    url = canvas.toDataURL("image/png");
    kept.set(key, url);
  }
  return url;
}

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
    "background-image": icon(type, of(colours.icon, type)),
  };
  return { selector: `node[type = "${type}"]`, style: css };
}

/** What the style sheet depends on beside colours: it is made anew only when this changes. */
export function density(nNodes: number, nLinks: number): string {
  return `${nNodes <= FEW_NODES} ${nLinks > CROWD_LINES}`;
}

/** The style sheet for so many nodes and lines. */
export function stylesheet(colours: Colours, nNodes: number, nLinks: number): StylesheetJson {
  const few = nNodes <= FEW_NODES;
  const crowd = nLinks > CROWD_LINES;
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
        "overlay-opacity": 0,
      } as unknown as Css.Node,
    },
    ...TYPES.map((type) => typeStyle(type, colours)),
    { selector: "node[focus = 1]", style: { "font-weight": 700, "font-size": 12.5, "border-width": 2.5, "min-zoomed-font-size": 4 } },
    {
      selector: "edge",
      style: {
        width: "data(width)",
        ...(crowd ? { "curve-style": "haystack", "haystack-radius": 0 } : { "curve-style": "straight", "target-arrow-shape": "triangle", "arrow-scale": 0.85 }),
        "overlay-opacity": 0,
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
    ...(crowd ? [] : [{ selector: "edge[mutual = 1]", style: { "source-arrow-shape": "triangle" } } as const]),
    { selector: ".away", style: { display: "none" } },
    { selector: ".faded", style: { opacity: 0.22 } },
  ];
  return sheet;
}
