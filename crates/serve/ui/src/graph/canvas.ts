/** The picture of the graph on a canvas, and what pointer and keys do to it. */

import cytoscape from "cytoscape";
import type { Colours } from "./colours.ts";
import type { Drawn } from "./model.ts";
import type { Point } from "./state.ts";
import { Badges, onBadge } from "./badges.ts";
import { density, linkData, nodeData, stylesheet } from "./style.ts";

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
const NARROW = 520;
const LEAST_NARROW = 0.78;
const ANIMATION_MS = 320;
const FADE_REST_MS = 140;
const MOST_FADED = 250;

/** The picture. */
export class Canvas {
  readonly #cy: cytoscape.Core;
  readonly #acts: Acts;
  #drawn: Drawn = { nodes: [], links: [] };
  #colours: Colours;
  #walked: string | undefined;
  #chosen: string | undefined;
  #isOver = false;
  #lit: cytoscape.Collection;
  #faded: cytoscape.Collection;
  #fade: ReturnType<typeof setTimeout> | undefined;
  #fitWidth = 0;
  #density = "";
  readonly #badges: Badges;
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
      // Dense pictures are moved as pictures, so that they follow the pointer.
      textureOnViewport: false,
      hideEdgesOnViewport: false,
      pixelRatio: "auto" as unknown as number,
    });
    this.#lit = this.#faded = this.#cy.collection();
    this.#badges = new Badges(this.#cy, colours);
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
      this.#isOver = true;
      this.#fadeAround(one);
    });
    cy.on("mouseout", "node, edge", () => this.#left());
    cy.on("viewport drag", () => this.#left());
  }

  #left(): void {
    if (!this.#isOver) return;
    this.#isOver = false;
    clearTimeout(this.#fade);
    this.#acts.hover(undefined);
    this.#cy.container()?.classList.remove("over");
    this.#cy.batch(() => {
      this.#lit.removeClass("lit");
      this.#faded.removeClass("faded");
    });
    this.#lit = this.#faded = this.#cy.collection();
    this.#light();
  }

  #fadeAround(one: cytoscape.SingularElementArgument): void {
    clearTimeout(this.#fade);
    this.#fade = setTimeout(() => {
      const near = one.isNode() ? (one as cytoscape.NodeSingular).closedNeighborhood() : one.union((one as cytoscape.EdgeSingular).connectedNodes());
      this.#cy.batch(() => {
        // To fade what is far would take too long with very many lines; there the near ones are only lit.
        if (this.#drawn.links.length <= MOST_FADED) this.#faded = this.#cy.elements().not(near).addClass("faded");
        this.#lit = near.filter("edge").addClass("lit");
      });
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
    const at = (id: string): Point => places.get(id) ?? { x: 0, y: 0 };
    const fresh: cytoscape.ElementDefinition[] = [];
    cy.batch(() => {
      const wanted = new Set([...drawn.nodes, ...drawn.links].map((one) => one.id));
      const isKept = (one: cytoscape.SingularElementArgument) =>
        one.group() === "nodes" ? all.has(one.id()) : all.has(one.data("source") as string) && all.has(one.data("target") as string);
      cy.elements().filter((one) => !isKept(one)).remove();
      if (this.#walked !== undefined && !wanted.has(this.#walked)) this.#walked = undefined;
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
    this.#light();
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
    if (this.#still || this.#drawn.nodes.length > 150) node.position({ ...to });
    else node.animate({ position: { ...to } }, { duration: ANIMATION_MS, easing: "ease-out" });
  }

  /** Takes other colours. */
  recolour(colours: Colours): void {
    this.#colours = colours;
    this.#badges.colours = colours;
    this.#density = "";
    this.#restyle(density(this.#drawn.nodes.length, this.#drawn.links.length));
  }

  /** Marks what the panel shows. */
  choose(id: string | undefined): void {
    this.#cy.batch(() => {
      if (this.#chosen !== undefined) {
        const before = this.#cy.getElementById(this.#chosen).removeClass("chosen");
        before.connectedEdges().removeClass("lit");
      }
      this.#chosen = id;
      if (id !== undefined) this.#cy.getElementById(id).addClass("chosen");
    });
    this.#light();
  }

  /** The lines at the chosen node say what they are. */
  #light(): void {
    if (this.#chosen !== undefined) this.#cy.getElementById(this.#chosen).connectedEdges().addClass("lit");
  }

  /** Brings a node into sight if it is not. */
  reveal(id: string): void {
    const node = this.#cy.getElementById(id);
    if (node.empty()) return;
    const box = node.renderedBoundingBox();
    const [width, height] = [this.#cy.width(), this.#cy.height()];
    if (box.x1 < 8 || box.y1 < 8 || box.x2 > width - 8 || box.y2 > height - 8) {
      if (this.#still) this.#cy.center(node);
      else this.#cy.animate({ center: { eles: node } }, { duration: ANIMATION_MS });
    }
  }

  /** Shows everything. */
  fit(atOnce = false): void {
    const cy = this.#cy;
    const seen = cy.elements().not(".away");
    if (seen.empty() || cy.width() < 20) return;
    this.#fitWidth = cy.width();
    if (this.#still || atOnce || this.#drawn.nodes.length > 150) {
      cy.fit(seen, PADDING);
      const middle = { x: cy.width() / 2, y: cy.height() / 2 };
      if (cy.zoom() > 1.25) cy.zoom({ level: 1.25, renderedPosition: middle });
      // On a narrow screen names that can be read count more than a whole picture.
      const focus = cy.nodes("[focus = 1]");
      if (cy.width() < NARROW && cy.zoom() < LEAST_NARROW && focus.nonempty() && this.#drawn.nodes.length < 80) {
        cy.zoom(LEAST_NARROW);
        cy.center(focus);
      }
    } else {
      cy.animate({ fit: { eles: seen, padding: PADDING } }, { duration: ANIMATION_MS });
    }
  }

  /** Magnifies, or makes smaller with a factor below 1. */
  zoom(by: number): void {
    this.#cy.zoom({ level: this.#cy.zoom() * by, renderedPosition: { x: this.#cy.width() / 2, y: this.#cy.height() / 2 } });
  }

  /** Moves what is seen. */
  pan(x: number, y: number): void {
    this.#cy.panBy({ x, y });
  }

  /** Follows the size of its container. */
  resize(): void {
    this.#cy.resize();
    const width = this.#cy.width();
    const by = width / (this.#fitWidth || 1);
    // A picture that was fitted to a sliver, or to much more than there is now, is fitted again.
    if (width > 40 && (by > 1.7 || by < 0.45)) this.fit(true);
  }

  /** Where all nodes are. */
  places(): Map<string, Point> {
    return new Map(this.#cy.nodes().map((node) => [node.id(), { x: Math.round(node.position("x")), y: Math.round(node.position("y")) }]));
  }

  /** The middle of an element on the screen, for what stands beside it. */
  where(id: string): Point | undefined {
    const one = this.#cy.getElementById(id);
    if (one.empty()) return undefined;
    const box = one.renderedBoundingBox({ includeLabels: false });
    return { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 };
  }

  /** The node that the keys are at. */
  get walked(): string | undefined {
    return this.#walked;
  }

  /** Sets the keys to a node, or to none. */
  walkTo(id: string | undefined): void {
    this.#cy.batch(() => {
      if (this.#walked !== undefined) this.#cy.getElementById(this.#walked).removeClass("walked");
      this.#walked = id;
      if (id !== undefined) this.#cy.getElementById(id).addClass("walked");
    });
    if (id !== undefined) this.reveal(id);
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
