/**
 * Where nodes stand. Forces move them, the same way each time; what has its place keeps it when the graph grows.
 */

import { forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationLinkDatum, type SimulationNodeDatum } from "d3-force";
import type { GraphNode } from "../api/types.ts";
import { type Drawn, radius, wrapped } from "./model.ts";
import type { Point } from "./state.ts";

const CHAR_WIDTH = 6.3;
const LINE_HEIGHT = 13;
const TICKS = 260;
const SLICE_MS = 12;

interface Body extends SimulationNodeDatum {
  id: string;
  focus: boolean;
  /** What node and label cover: to the side, above and below the node's middle. */
  half: number;
  above: number;
  below: number;
}

/** What a node and its label cover around the node's middle. */
export function extent(node: GraphNode): { half: number; above: number; below: number } {
  const lines = wrapped(node.label);
  const r = radius(node);
  const width = Math.max(...lines.map((line) => line.length), 1) * CHAR_WIDTH;
  return { half: Math.max(r, width / 2) + 5, above: r + 5, below: r + 6 + lines.length * LINE_HEIGHT };
}

/** Places for all nodes; those of `kept` stay. Long layouts give the page its turn, and end early if `stop` says so. */
export async function layout(of: Drawn, kept: ReadonlyMap<string, Point>, stop?: AbortSignal): Promise<Map<string, Point>> {
  const bodies = of.nodes.map((node) => body(node, kept));
  begin(bodies, of, kept);
  const byId = new Map(bodies.map((one) => [one.id, one]));
  const roomy = 1 + Math.max(0, 16 - bodies.length) / 26;
  const apartness = (link: SimulationLinkDatum<Body>) => roomy * distance(link);
  const links: SimulationLinkDatum<Body>[] = of.links.map((link) => ({ source: byId.get(link.source)!, target: byId.get(link.target)! }));
  const simulation = forceSimulation(bodies)
    .alphaDecay(1 - 0.001 ** (1 / TICKS))
    .velocityDecay(0.38)
    .force("link", forceLink<Body, SimulationLinkDatum<Body>>(links).distance(apartness).iterations(2))
    .force("charge", forceManyBody<Body>().strength((one) => roomy * (one.focus ? -1500 : -760)).distanceMax(1100))
    .force("x", forceX<Body>(0).strength((one) => (one.focus ? 0.1 : 0.03)))
    .force("y", forceY<Body>(0).strength((one) => (one.focus ? 0.14 : 0.06)))
    .force("apart", apart(bodies))
    .force("aside", aside(bodies, links))
    .stop();
  let turn = performance.now();
  for (let i = 0; i < TICKS; i++) {
    simulation.tick();
    if (performance.now() - turn > SLICE_MS) {
      await new Promise((resolve) => setTimeout(resolve));
      if (stop?.aborted) break;
      turn = performance.now();
    }
  }
  settle(bodies);
  return new Map(bodies.map((one) => [one.id, { x: Math.round(one.x!), y: Math.round(one.y!) }]));
}

function body(node: GraphNode, kept: ReadonlyMap<string, Point>): Body {
  const place = kept.get(node.id);
  return { id: node.id, focus: node.focus, ...extent(node), ...(place && { x: place.x, y: place.y, fx: place.x, fy: place.y }) };
}

function distance(link: SimulationLinkDatum<Body>): number {
  const [a, b] = [link.source as Body, link.target as Body];
  return 112 + (a.half + b.half) * 0.6;
}

/** New nodes begin near what they are joined to; a first picture begins on rings around what the question is about. */
function begin(bodies: Body[], of: Drawn, kept: ReadonlyMap<string, Point>): void {
  const placed = new Map<string, Point>(kept);
  const focus = bodies.filter((one) => one.focus && !placed.has(one.id));
  focus.forEach((one, i) => place(one, placed, { x: focus.length < 2 ? 0 : (i - (focus.length - 1) / 2) * 320, y: 0 }));
  if (focus.length === 2 && kept.size === 0) {
    // What joins two stands between them.
    const half = 200 + 11 * Math.min(40, bodies.length);
    focus.forEach((one, i) => Object.assign(one, { fx: i === 0 ? -half : half, fy: 0 }));
  }
  const middle = mean([...placed.values()]);
  const rest = bodies.filter((one) => !placed.has(one.id));
  const near = new Map<string, Point[]>();
  for (const { source, target } of of.links) {
    for (const [one, other] of [[source, target], [target, source]] as const) {
      const at = placed.get(other);
      if (at && !placed.has(one)) near.set(one, [...(near.get(one) ?? []), at]);
    }
  }
  rest.forEach((one, i) => {
    const from = mean(near.get(one.id) ?? [middle]);
    // Away from the middle, and around in steps of the golden angle so that no two begin at one place.
    const away = Math.atan2(from.y - middle.y, from.x - middle.x) || 0;
    const spread = kept.size > 0 && near.has(one.id) ? ((i % 7) - 3) * 0.5 : i * 2.399963;
    const r = kept.size > 0 ? 120 : 130 + 9 * i;
    place(one, placed, { x: from.x + r * Math.cos(away + spread), y: from.y + r * Math.sin(away + spread) * 0.8 });
  });
}

function place(one: Body, placed: Map<string, Point>, at: Point): void {
  one.x = at.x;
  one.y = at.y;
  placed.set(one.id, at);
}

function mean(points: readonly Point[]): Point {
  const n = Math.max(1, points.length);
  return { x: points.reduce((sum, { x }) => sum + x, 0) / n, y: points.reduce((sum, { y }) => sum + y, 0) / n };
}

/** Pushes boxes of nodes and labels apart: half of what they overlap, along the shorter side. */
function push(bodies: Body[], share: number): boolean {
  let any = false;
  for (let i = 0; i < bodies.length; i++) {
    const a = bodies[i]!;
    for (let j = i + 1; j < bodies.length; j++) {
      const b = bodies[j]!;
      const dx = b.x! - a.x!;
      const overX = a.half + b.half - Math.abs(dx);
      if (overX <= 0) continue;
      const dy = b.y! + (b.below - b.above) / 2 - a.y! - (a.below - a.above) / 2;
      const overY = (a.above + a.below + b.above + b.below) / 2 - Math.abs(dy);
      if (overY <= 0) continue;
      any = true;
      const [movesA, movesB] = [a.fx == null, b.fx == null];
      if (!movesA && !movesB) continue;
      const part = movesA && movesB ? share / 2 : share;
      if (overX < overY) {
        const by = overX * part * (dx < 0 ? -1 : 1);
        if (movesA) a.x! -= by;
        if (movesB) b.x! += by;
      } else {
        const by = overY * part * (dy < 0 ? -1 : 1);
        if (movesA) a.y! -= by;
        if (movesB) b.y! += by;
      }
    }
  }
  return any;
}

/** The force of `push`, for one simulation. */
function apart(bodies: Body[]): (alpha: number) => void {
  return (alpha) => {
    if (alpha < 0.7) push(bodies, 0.55);
  };
}

/** More pairs of nodes and lines than this are too many to keep apart in time. */
const MOST_PAIRS = 16_000;

/** Pushes nodes off the lines that only pass by, so that no line seems to lead to them. */
function aside(bodies: Body[], links: SimulationLinkDatum<Body>[]): (alpha: number) => void {
  if (bodies.length * links.length > MOST_PAIRS) return () => undefined;
  return (alpha) => {
    if (alpha > 0.5) return;
    for (const link of links) {
      const [a, b] = [link.source as Body, link.target as Body];
      const [dx, dy] = [b.x! - a.x!, b.y! - a.y!];
      const squared = dx * dx + dy * dy;
      if (squared < 1) continue;
      for (const one of bodies) {
        if (one === a || one === b || one.fx != null) continue;
        const t = ((one.x! - a.x!) * dx + (one.y! - a.y!) * dy) / squared;
        if (t < 0.08 || t > 0.92) continue;
        const [ox, oy] = [one.x! - a.x! - t * dx, one.y! - a.y! - t * dy];
        const away = Math.hypot(ox, oy);
        const wanted = one.above + 12;
        if (away >= wanted) continue;
        const by = ((wanted - away) * 0.32) / (away || 1);
        const [px, py] = away < 1 ? [-dy / Math.sqrt(squared), dx / Math.sqrt(squared)] : [ox, oy];
        one.x! += px * by;
        one.y! += py * by;
      }
    }
  };
}

const SETTLE_ROUNDS = 40;

/** The last overlaps go. */
function settle(bodies: Body[]): void {
  for (let i = 0; i < SETTLE_ROUNDS && push(bodies, 1); i++);
}
