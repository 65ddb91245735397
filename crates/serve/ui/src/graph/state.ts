/** What a view of the graph shows, and how the address keeps it. */

import type { Status } from "../api/types.ts";
import { STATUSES } from "../text/words.ts";

export interface Point {
  x: number;
  y: number;
}

export interface Filters {
  statuses: readonly Status[];
  /** Types that are not shown. */
  hiddenTypes: readonly string[];
  /** Groups of relations that are not shown. */
  hiddenGroups: readonly string[];
  minOrigins: number;
  minConfidence: number;
  /** Whether acts that no relation covers are shown. */
  open: boolean;
}

export interface GraphState {
  /** What the question is about. */
  focus: readonly string[];
  /** The two ends of a search for ways. */
  path?: readonly [string, string];
  /** The nodes one by one, once the reader has changed what the question gave; those without a place are given one. */
  placed?: ReadonlyMap<string, Point | undefined>;
  /** Nodes that the reader hid, which growing does not bring back. */
  hidden: readonly string[];
  filters: Filters;
  asTable: boolean;
  /** Most nodes that the question alone gives. */
  limit: number;
}

export const DEFAULT_LIMIT = 24;
/** How many neighbours growing adds. */
export const GROWTH = 8;
/** More nodes than this make no picture that a person can read. */
export const MOST_NODES = 500;

export const NO_FILTERS: Filters = { statuses: STATUSES, hiddenTypes: [], hiddenGroups: [], minOrigins: 1, minConfidence: 0, open: false };

/** Parameters of an address that are the graph's own. */
export type GraphParams = Record<"focus" | "path" | "n" | "hide" | "status" | "types" | "groups" | "origins" | "confidence" | "open" | "as" | "limit", string | undefined>;

const list = (value: string | undefined): string[] => (value ?? "").split(",").filter((one) => one !== "");
const bounded = (value: string | undefined, least: number, most: number, otherwise: number): number => {
  const n = Number(value);
  return value === undefined || !Number.isFinite(n) ? otherwise : Math.min(most, Math.max(least, n));
};

/** Reads an address; what is broken in it is left out. */
export function readGraph(params: Readonly<Record<string, string>>): GraphState {
  const path = list(params["path"]);
  const placed = params["n"] === undefined ? undefined : readPlaces(params["n"]);
  const statuses = list(params["status"]);
  return {
    focus: list(params["focus"]),
    ...(path[0] !== undefined && path[1] !== undefined && { path: [path[0], path[1]] as const }),
    ...(placed && { placed }),
    hidden: list(params["hide"]),
    filters: {
      statuses: statuses.length === 0 ? STATUSES : STATUSES.filter((status) => statuses.includes(status)),
      hiddenTypes: list(params["types"]),
      hiddenGroups: list(params["groups"]),
      minOrigins: bounded(params["origins"], 1, 999, 1),
      minConfidence: bounded(params["confidence"], 0, 1, 0),
      open: params["open"] === "1",
    },
    asTable: params["as"] === "table",
    limit: Math.round(bounded(params["limit"], 2, MOST_NODES, DEFAULT_LIMIT)),
  };
}

/** The parameters of a state; what is as it is without saying is left out. */
export function writeGraph({ focus, path, placed, hidden, filters, asTable, limit }: GraphState): GraphParams {
  const some = (values: readonly string[]) => (values.length > 0 ? values.join(",") : undefined);
  return {
    focus: some(focus),
    path: path?.join(","),
    n: placed && writePlaces(placed),
    hide: some(hidden),
    status: filters.statuses.length === STATUSES.length ? undefined : (some(filters.statuses) ?? "none"),
    types: some(filters.hiddenTypes),
    groups: some(filters.hiddenGroups),
    origins: filters.minOrigins > 1 ? String(filters.minOrigins) : undefined,
    confidence: filters.minConfidence > 0 ? String(filters.minConfidence) : undefined,
    open: filters.open ? "1" : undefined,
    as: asTable ? "table" : undefined,
    limit: limit === DEFAULT_LIMIT ? undefined : String(limit),
  };
}

/** `person/ana-ruiz*120*-40,…` */
function readPlaces(value: string): Map<string, Point | undefined> {
  const places = new Map<string, Point | undefined>();
  for (const entry of value.split(",")) {
    const [id, x, y] = entry.split("*");
    if (id === undefined || id === "" || places.size >= MOST_NODES) continue;
    const point = { x: Number(x), y: Number(y) };
    places.set(id, Number.isFinite(point.x) && Number.isFinite(point.y) ? point : undefined);
  }
  return places;
}

function writePlaces(places: ReadonlyMap<string, Point | undefined>): string {
  return [...places].map(([id, at]) => (at ? `${id}*${Math.round(at.x)}*${Math.round(at.y)}` : id)).join(",");
}
