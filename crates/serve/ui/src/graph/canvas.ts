/** The picture of the graph on a canvas, and what pointer and keys do to it. */

import cytoscape from "cytoscape";
import type { Colours } from "./colours.ts";
import type { Drawn } from "./model.ts";
import type { Point } from "./state.ts";
import { onBadge, Overlay } from "./overlay.ts";
import { density, LABELLED_LINES, linkData, nodeData, stylesheet } from "./style.ts";

/** What is under the pointer. */
export interface Under {
  kind: "node" | "link";
  id: string;
  x: number;
  y: number;
}

/** What the picture tells the view. */
export interface Acts {
  select(kind: "node" | "link", id: string): void;
  unselect(): void;
  expand(id: string): void;
  moved(places: Map<string, Point>): void;
  hover(under: Under | undefined): void;
}

const PADDING = 46;
const MOST_ZOOM = 2.4;
const MOST_FIT_ZOOM = 1.25;
const NARROW = 520;
const LEAST_NARROW = 0.78;
const ANIMATION_MS = 320;
const FADE_REST_MS = 140;
/** More lines than this take too long to fade. */
const MOST_FADED = 250;
/** More nodes than this go to their places at once. */
const MOST_MOVING = 150;

/** The picture. */
export class Canvas {
  readonly #cy: cytoscape.Core;
  readonly #acts: Acts;
  #drawn: Drawn = { nodes: [], links: [] };
  #colours: Colours;
  #faded: cytoscape.Collection;
  #fade: ReturnType<typeof setTimeout> | undefined;
  #fitted = 0;
  #density = "";
  readonly #overlay: Overlay;
  readonly #still: boolean;

  constructor(container: HTMLElement, colours: Colours, acts: Acts) {
    this.#acts = acts;
    this.#colours = colours;
    this.#still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#cy = cytoscape({
      container,
      minZoom: 0.08,
      maxZoom: MOST_ZOOM,
      boxSelectionEnabled: false,
      autounselectify: true,
      textureOnViewport: false,
      hideEdgesOnViewport: false,
      pixelRatio: "auto" as unknown as number,
    });
    this.#faded = this.#cy.collection();
    this.#overlay = new Overlay(this.#cy, colours);
    this.#listen();
  }

  #listen(): void {
    const cy = this.#cy;
    cy.on("tap", "node", (event: cytoscape.EventObject) => {
      const node = event.target as cytoscape.NodeSingular;
      if (onBadge(node, event.position)) this.#acts.expand(node.id());
      else this.#acts.select("node", node.id());
    });
    cy.on("dbltap", "node", (event: cytoscape.EventObject) => this.#acts.expand((event.target as cytoscape.NodeSingular).id()));
    cy.on("tap", "edge", (event: cytoscape.EventObject) => this.#acts.select("link", (event.target as cytoscape.EdgeSingular).id()));
    cy.on("tap", (event: cytoscape.EventObject) => {
      if (event.target === cy) this.#acts.unselect();
    });
    cy.on("dragfree", "node", () => this.#acts.moved(this.places()));
    cy.on("mouseover", "node, edge", (event: cytoscape.EventObject) => {
      const one = event.target as cytoscape.SingularElementArgument;
      const at = event.renderedPosition;
      this.#acts.hover({ kind: one.isNode() ? "node" : "link", id: one.id(), x: at.x, y: at.y });
      cy.container()!.classList.add("over");
      this.#fadeAround(one);
    });
    cy.on("mouseout", "node, edge", () => this.#left());
    cy.on("viewport drag", () => this.#left());
  }

  #left(): void {
    clearTimeout(this.#fade);
    if (this.#overlay.marks.over === undefined && !this.#cy.container()?.classList.contains("over")) return;
    this.#acts.hover(undefined);
    this.#cy.container()?.classList.remove("over");
    this.#faded.removeClass("faded");
    this.#faded = this.#cy.collection();
    this.#overlay.mark({ over: undefined });
  }

  /** The lines at what is under the pointer say what they are, and what is far fades. */
  #fadeAround(one: cytoscape.SingularElementArgument): void {
    clearTimeout(this.#fade);
    this.#fade = setTimeout(() => {
      this.#overlay.mark({ over: one.id() });
      if (this.#drawn.links.length > MOST_FADED) return;
      const near = one.isNode() ? (one as cytoscape.NodeSingular).closedNeighborhood() : one.union((one as cytoscape.EdgeSingular).connectedNodes());
      this.#faded = this.#cy.elements().not(near).addClass("faded");
    }, FADE_REST_MS);
  }

  /**
   * Draws other nodes and links; what stays moves to its place, what is new grows out of what it is joined to. What is of
   * `all` and not drawn is kept out of sight, so that a filter is quick.
   */
  update(drawn: Drawn, all: ReadonlySet<string>, places: ReadonlyMap<string, Point>, fit: boolean): void {
    const cy = this.#cy;
    const first = cy.nodes().empty();
    this.#drawn = drawn;
    this.#overlay.named = drawn.links.length <= LABELLED_LINES;
    const at = (id: string): Point => places.get(id) ?? { x: 0, y: 0 };
    const fresh: cytoscape.ElementDefinition[] = [];
    cy.batch(() => {
      const wanted = new Set([...drawn.nodes, ...drawn.links].map((one) => one.id));
      const isKept = (one: cytoscape.SingularElementArgument) =>
        one.group() === "nodes" ? all.has(one.id()) : all.has(one.data("source") as string) && all.has(one.data("target") as string);
      cy.elements().filter((one) => !isKept(one)).remove();
      if (this.walked !== undefined && !wanted.has(this.walked)) this.#overlay.mark({ walked: undefined });
      cy.elements().filter((one) => one.hasClass("away") === wanted.has(one.id())).toggleClass("away");
      for (const node of drawn.nodes) {
        const old = cy.getElementById(node.id) as cytoscape.NodeSingular;
        if (old.empty()) {
          fresh.push({ group: "nodes", data: nodeData(node), position: { ...at(node.id) } });
          continue;
        }
        renew(old, nodeData(node));
        if (!same(old.position(), at(node.id))) this.#move(old, at(node.id));
      }
      for (const link of drawn.links) {
        const old = cy.getElementById(link.id);
        // The ends of an edge cannot be exchanged, so one that turns around is made anew.
        if (old.nonempty() && old.data("source") === link.source) renew(old, linkData(link));
        else {
          old.remove();
          fresh.push({ group: "edges", data: linkData(link) as unknown as cytoscape.EdgeDataDefinition });
        }
      }
      this.#restyle(density(drawn.nodes.length, drawn.links.length));
    });
    const added = cy.add(fresh).nodes();
    if (!first && !this.#still && added.length < 40) this.#growFrom(added, at);
    if (first || fit) this.fit(first);
  }

  #growFrom(added: cytoscape.NodeCollection, at: (id: string) => Point): void {
    added.forEach((node) => {
      const [from] = node.neighborhood().nodes().difference(added);
      if (!from) return;
      node.position({ ...(from as cytoscape.NodeSingular).position() });
      this.#move(node, at(node.id()));
    });
  }

  #restyle(next: string): void {
    if (next === this.#density) return;
    this.#density = next;
    this.#cy.style(stylesheet(this.#colours, this.#drawn.nodes.length, this.#drawn.links.length));
  }

  #move(node: cytoscape.NodeSingular, to: Point): void {
    node.stop(true);
    if (this.#still || this.#drawn.nodes.length > MOST_MOVING) node.position({ ...to });
    else node.animate({ position: { ...to } }, { duration: ANIMATION_MS, easing: "ease-out" });
  }

  /** Takes other colours. */
  recolour(colours: Colours): void {
    this.#colours = colours;
    this.#overlay.colours = colours;
    this.#density = "";
    this.#restyle(density(this.#drawn.nodes.length, this.#drawn.links.length));
  }

  /** Marks what the panel shows. */
  choose(id: string | undefined): void {
    this.#overlay.mark({ chosen: id });
  }

  /** How much of the picture is in sight: a panel lies over the rest. */
  #room(): { width: number; height: number } {
    const { clientWidth, clientHeight } = this.#cy.container()!.parentElement!;
    return { width: clientWidth, height: clientHeight };
  }

  /** Brings a place of the graph to the middle of what is in sight. */
  #go(to: Point, zoom: number, atOnce = false): void {
    const { width, height } = this.#room();
    const pan = { x: width / 2 - zoom * to.x, y: height / 2 - zoom * to.y };
    if (this.#still || atOnce || this.#drawn.nodes.length > MOST_MOVING) this.#cy.viewport({ zoom, pan });
    else this.#cy.animate({ zoom, pan }, { duration: ANIMATION_MS });
  }

  /** Brings a node into sight if it is not. */
  reveal(id: string): void {
    const node = this.#cy.getElementById(id) as cytoscape.NodeSingular;
    if (this.#cy.destroyed() || node.empty()) return;
    const box = node.renderedBoundingBox();
    const { width, height } = this.#room();
    if (box.x1 < 8 || box.y1 < 8 || box.x2 > width - 8 || box.y2 > height - 8) this.#go(node.position(), this.#cy.zoom());
  }

  /** Shows everything. */
  fit(atOnce = false): void {
    const cy = this.#cy;
    const seen = cy.nodes().not(".away");
    const { width, height } = this.#room();
    if (seen.empty() || width < 20) return;
    this.#fitted = width;
    const box = seen.boundingBox();
    const whole = Math.min((width - 2 * PADDING) / box.w, (height - 2 * PADDING) / box.h, MOST_FIT_ZOOM);
    // On a narrow screen names that can be read count more than a whole picture.
    const [focus] = cy.nodes("[focus = 1]");
    if (width < NARROW && whole < LEAST_NARROW && focus && this.#drawn.nodes.length < 80) this.#go((focus as cytoscape.NodeSingular).position(), LEAST_NARROW, atOnce);
    else this.#go({ x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 }, Math.max(cy.minZoom(), whole), atOnce);
  }

  /** Magnifies, or makes smaller with a factor below 1. */
  zoom(by: number): void {
    const { width, height } = this.#room();
    this.#cy.zoom({ level: this.#cy.zoom() * by, renderedPosition: { x: width / 2, y: height / 2 } });
  }

  /** Moves what is seen. */
  pan(x: number, y: number): void {
    this.#cy.panBy({ x, y });
  }

  /** Follows the size of its container, and of what is in sight of it. */
  resize(): void {
    const { clientWidth, clientHeight } = this.#cy.container()!;
    // Behind the table it stays as it is.
    if (clientWidth === 0) return;
    if (clientWidth !== this.#cy.width() || clientHeight !== this.#cy.height()) this.#cy.resize();
    // A picture that was fitted to a sliver is fitted again.
    if (this.#fitted > 0 && this.#room().width > 1.7 * this.#fitted) this.fit(true);
  }

  /** Where all nodes are. */
  places(): Map<string, Point> {
    return new Map(this.#cy.nodes().map((node) => [node.id(), { x: Math.round(node.position("x")), y: Math.round(node.position("y")) }]));
  }

  /** The node that the keys are at. */
  get walked(): string | undefined {
    return this.#overlay.marks.walked;
  }

  /** Sets the keys to a node, or to none. */
  walkTo(id: string | undefined): void {
    this.#overlay.mark({ walked: id });
    if (id !== undefined) setTimeout(() => this.reveal(id));
  }

  /** The nearest node in a direction: one that lies ahead counts nearer than one aside. */
  towards(id: string, dx: number, dy: number): string | undefined {
    const from = (this.#cy.getElementById(id) as cytoscape.NodeSingular).position();
    let best: string | undefined;
    let least = Infinity;
    this.#cy.nodes().forEach((node) => {
      if (node.hasClass("away")) return;
      const { x, y } = node.position();
      const ahead = (x - from.x) * dx + (y - from.y) * dy;
      const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
      if (ahead <= 1 || aside > ahead * 2.5) return;
      const cost = ahead + 2 * aside;
      if (cost < least) [least, best] = [cost, node.id()];
    });
    return best;
  }

  /** Ends the picture. */
  destroy(): void {
    clearTimeout(this.#fade);
    this.#cy.destroy();
  }
}

/** Changes what is kept of an element, if it changed. */
function renew(one: cytoscape.NodeSingular | cytoscape.EdgeSingular, data: Record<string, unknown>): void {
  if (Object.entries(data).some(([key, value]) => one.data(key) !== value)) one.data(data);
}

function same(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1;
}
