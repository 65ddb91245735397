/** Small signs at nodes that have more neighbours, drawn over the picture: "+12". */

import type cytoscape from "cytoscape";
import type { Colours } from "./colours.ts";
import { FONT } from "./style.ts";

const HEIGHT = 15;
/** Below this magnification the signs could not be read. */
const LEAST_ZOOM = 0.55;

function words(n: number): string {
  return n > 99 ? "99+" : `+${n}`;
}

function width(n: number): number {
  return 10 + 5.6 * words(n).length;
}

/** Whether a place of the graph lies on the sign of a node. */
export function onBadge(node: cytoscape.NodeSingular, at: { x: number; y: number }): boolean {
  const n = node.data("hidden") as number;
  if (n <= 0 || node.cy().zoom() < LEAST_ZOOM) return false;
  const { x, y } = node.position();
  const r = node.data("r") as number;
  return Math.abs(at.x - (x + r)) <= width(n) / 2 + 2 && Math.abs(at.y - (y - r)) <= HEIGHT / 2 + 3;
}

/** A layer over the picture that follows it. */
export class Badges {
  readonly #layer = document.createElement("canvas");
  readonly #cy: cytoscape.Core;
  colours: Colours;

  constructor(cy: cytoscape.Core, colours: Colours) {
    this.#cy = cy;
    this.colours = colours;
    this.#layer.className = "badges";
    cy.container()!.append(this.#layer);
    cy.on("render", () => this.#draw());
  }

  #draw(): void {
    const cy = this.#cy;
    const layer = this.#layer;
    const ratio = window.devicePixelRatio || 1;
    const [w, h] = [Math.round(cy.width() * ratio), Math.round(cy.height() * ratio)];
    if (layer.width !== w || layer.height !== h) [layer.width, layer.height] = [w, h];
    const context = layer.getContext("2d")!;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, w, h);
    const zoom = cy.zoom();
    if (zoom < LEAST_ZOOM) return;
    const pan = cy.pan();
    context.setTransform(zoom * ratio, 0, 0, zoom * ratio, pan.x * ratio, pan.y * ratio);
    context.font = `600 8.5px ${FONT}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineWidth = 1;
    const [left, top, right, bottom] = [-pan.x / zoom, -pan.y / zoom, (cy.width() - pan.x) / zoom, (cy.height() - pan.y) / zoom];
    cy.nodes().forEach((node) => {
      const n = node.data("hidden") as number;
      if (n <= 0 || node.hasClass("away")) return;
      const { x, y } = node.position();
      if (x < left - 40 || x > right + 40 || y < top - 40 || y > bottom + 40) return;
      const r = node.data("r") as number;
      context.globalAlpha = node.hasClass("faded") ? 0.25 : 1;
      context.beginPath();
      context.roundRect(x + r - width(n) / 2, y - r - HEIGHT / 2, width(n), HEIGHT, HEIGHT / 2);
      context.fillStyle = this.colours.paper;
      context.strokeStyle = this.colours.soft;
      context.fill();
      context.stroke();
      context.fillStyle = this.colours.ink;
      context.fillText(words(n), x + r, y - r + 0.5);
    });
    context.globalAlpha = 1;
  }
}
