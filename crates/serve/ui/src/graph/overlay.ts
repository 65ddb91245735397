/**
 * What changes from moment to moment, drawn on layers of its own so that the picture need not be drawn again: lines at hand
 * under the picture; over it the words of lines, rings around nodes, and signs of further neighbours ("+12").
 */

import type cytoscape from "cytoscape";
import type { Status } from "../api/types.ts";
import type { Colours } from "./colours.ts";
import { FONT } from "./style.ts";

const HEIGHT = 15;
/** Below this magnification the signs could not be read. */
const LEAST_ZOOM = 0.55;
/** Below this magnification the words of lines could not be read. */
const LEAST_WORDS_ZOOM = 0.5;
/** More lines than this are not named. */
const MOST_WORDS = 40;
/** Where on their lines words may stand, the best place first. */
const PLACES = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74];
const CHAR_WIDTH = 6.3;
const LINE_HEIGHT = 13;

const DASHES: Record<Status, number[]> = { Happened: [], Planned: [7, 4], Possible: [1, 5], Denied: [] };

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

/** What is marked: ids of nodes or links. */
export interface Marks {
  /** What the panel shows. */
  chosen?: string | undefined;
  /** The node that the keys are at. */
  walked?: string | undefined;
  /** What is under the pointer. */
  over?: string | undefined;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The two layers, which follow the picture. */
export class Overlay {
  readonly #under = document.createElement("canvas");
  readonly #over = document.createElement("canvas");
  readonly #cy: cytoscape.Core;
  #marks: Marks = {};
  #hasLines = false;
  colours: Colours;
  /** Whether every line is named, and not only those at hand. */
  named = false;

  constructor(cy: cytoscape.Core, colours: Colours) {
    this.#cy = cy;
    this.colours = colours;
    this.#under.className = "layer";
    this.#over.className = "layer layer-over";
    cy.container()!.prepend(this.#under);
    cy.container()!.append(this.#over);
    cy.on("render", () => this.#draw());
  }

  get marks(): Readonly<Marks> {
    return this.#marks;
  }

  /** Marks something else. */
  mark(changes: Marks): void {
    this.#marks = { ...this.#marks, ...changes };
    this.#draw();
  }

  #draw(): void {
    const { chosen, walked, over } = this.#marks;
    const atHand = this.#edges([...new Set([chosen, over])]);
    // What was empty and stays so costs the browser nothing.
    if (this.#hasLines || atHand.length > 0) {
      const under = this.#cleared(this.#under);
      for (const edge of atHand) this.#line(under, edge, edge.id() === chosen);
    }
    this.#hasLines = atHand.length > 0;
    const context = this.#cleared(this.#over);
    if (this.#cy.zoom() >= LEAST_WORDS_ZOOM) this.#words(context, atHand);
    this.#ring(context, chosen, 3, 4);
    this.#ring(context, walked, 9, 2.5);
    if (this.#cy.zoom() >= LEAST_ZOOM) this.#badges(context);
  }

  /** An empty layer that lies as the picture does. */
  #cleared(layer: HTMLCanvasElement): CanvasRenderingContext2D {
    const cy = this.#cy;
    const ratio = window.devicePixelRatio || 1;
    const [w, h] = [Math.round(cy.width() * ratio), Math.round(cy.height() * ratio)];
    if (layer.width !== w || layer.height !== h) [layer.width, layer.height] = [w, h];
    const context = layer.getContext("2d")!;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, w, h);
    const zoom = cy.zoom() * ratio;
    const pan = cy.pan();
    context.setTransform(zoom, 0, 0, zoom, pan.x * ratio, pan.y * ratio);
    context.textAlign = "center";
    context.textBaseline = "middle";
    return context;
  }

  /** A node or link that is drawn. */
  #seen(id: string | undefined): cytoscape.CollectionReturnValue | undefined {
    const found = id === undefined ? undefined : this.#cy.getElementById(id);
    return found === undefined || found.empty() || found.hasClass("away") ? undefined : found;
  }

  #ring(context: CanvasRenderingContext2D, id: string | undefined, away: number, wide: number): void {
    const node = this.#seen(id);
    if (!node?.isNode()) return;
    const { x, y } = node.position();
    context.beginPath();
    context.arc(x, y, (node.data("r") as number) + away, 0, 2 * Math.PI);
    context.lineWidth = wide;
    context.strokeStyle = this.colours.accent;
    context.stroke();
  }

  /** Lines of these nodes, and these lines. */
  #edges(ids: (string | undefined)[]): cytoscape.EdgeSingular[] {
    const edges = new Map<string, cytoscape.EdgeSingular>();
    for (const id of ids) {
      const one = this.#seen(id);
      const own = one?.isNode() ? one.connectedEdges().not(".away") : one;
      own?.forEach((edge) => void edges.set(edge.id(), edge as unknown as cytoscape.EdgeSingular));
    }
    return [...edges.values()];
  }

  #line(context: CanvasRenderingContext2D, edge: cytoscape.EdgeSingular, chosen: boolean): void {
    const [a, b] = [edge.source(), edge.target()];
    const [from, to] = [a.position(), b.position()];
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    const [start, end] = [(a.data("r") as number) + 2, Math.hypot(to.x - from.x, to.y - from.y) - (b.data("r") as number) - 2];
    if (end <= start) return;
    const status = edge.data("status") as Status;
    const wide = edge.data("width") as number;
    const at = (t: number) => [from.x + t * dx, from.y + t * dy] as const;
    const stroke = () => {
      context.beginPath();
      context.moveTo(...at(start));
      context.lineTo(...at(end));
      context.stroke();
    };
    if (chosen) {
      context.lineWidth = wide + 10;
      context.strokeStyle = this.colours.accent;
      context.globalAlpha = 0.3;
      stroke();
      context.globalAlpha = 1;
    }
    context.lineWidth = wide + 0.6;
    context.strokeStyle = context.fillStyle = this.colours.status[status];
    context.setLineDash(DASHES[status]);
    stroke();
    context.setLineDash([]);
    head(context, ...at(end), angle, wide);
    if (status === "Denied") {
      const [x, y] = at((start + end) / 2);
      context.beginPath();
      context.moveTo(x - 6 * dy, y + 6 * dx);
      context.lineTo(x + 6 * dy, y - 6 * dx);
      context.stroke();
    }
    if (edge.data("mutual") === 1) head(context, ...at(start), angle + Math.PI, wide);
  }

  /** Words of lines, where they hide no node, no name and no other words; those that find no place are left out. */
  #words(context: CanvasRenderingContext2D, atHand: cytoscape.EdgeSingular[]): void {
    if (atHand.length > MOST_WORDS) return;
    const near = new Set(atHand.map((edge) => edge.id()));
    const rest = this.named ? this.#cy.edges().not(".away").filter((edge) => !near.has(edge.id())).toArray() : [];
    if (atHand.length + rest.length === 0) return;
    const boxes = this.#cy.nodes().not(".away").map(boxOf);
    const taken: { x: number; y: number }[] = [];
    const isFree = ({ x, y }: { x: number; y: number }) =>
      boxes.every((box) => x < box.left || x > box.right || y < box.top || y > box.bottom) && taken.every((other) => Math.hypot(other.x - x, other.y - y) > 12);
    context.font = `9.5px ${FONT}`;
    for (const edge of [...atHand, ...rest] as cytoscape.EdgeSingular[]) {
      const [from, to] = [edge.source().position(), edge.target().position()];
      const angle = Math.atan2(to.y - from.y, to.x - from.x);
      const label = edge.data("label") as string;
      const half = context.measureText(label).width / 2 + 2;
      const places = PLACES.map((t) => [-1, -0.5, 0, 0.5, 1].map((part) => ({
        x: from.x + t * (to.x - from.x) + part * half * Math.cos(angle), y: from.y + t * (to.y - from.y) + part * half * Math.sin(angle),
      })));
      const place = places.find((points) => points.every(isFree));
      if (!place) continue;
      taken.push(...place);
      context.save();
      context.globalAlpha = edge.hasClass("faded") ? 0.25 : 1;
      context.translate(place[2]!.x, place[2]!.y);
      // Words never stand on their head.
      context.rotate(Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle);
      context.fillStyle = this.colours.paper;
      context.fillRect(-half, -6.5, 2 * half, 13);
      context.fillStyle = near.has(edge.id()) ? this.colours.ink : this.colours.soft;
      context.fillText(label, 0, 0.5);
      context.restore();
    }
  }

  #badges(context: CanvasRenderingContext2D): void {
    const cy = this.#cy;
    const zoom = cy.zoom();
    const pan = cy.pan();
    const [left, top, right, bottom] = [-pan.x / zoom, -pan.y / zoom, (cy.width() - pan.x) / zoom, (cy.height() - pan.y) / zoom];
    context.font = `600 8.5px ${FONT}`;
    context.lineWidth = 1;
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

/** What a node and its name cover, and some room around. */
function boxOf(node: cytoscape.NodeSingular): Box {
  const { x, y } = node.position();
  const r = node.data("r") as number;
  const lines = (node.data("label") as string).split("\n");
  const half = Math.max(r, (Math.max(...lines.map((line) => line.length)) * CHAR_WIDTH) / 2) + 3;
  return { left: x - half, right: x + half, top: y - r - 7, bottom: y + r + 7 + lines.length * LINE_HEIGHT };
}

function head(context: CanvasRenderingContext2D, x: number, y: number, angle: number, wide: number): void {
  const size = 5 + 1.6 * wide;
  context.beginPath();
  context.moveTo(x, y);
  for (const side of [-0.42, 0.42]) context.lineTo(x - size * Math.cos(angle + side), y - size * Math.sin(angle + side));
  context.fill();
}
