/** Where things stand in time: days, lanes, and a scale that folds the years in which nothing is told. */

import type { StatedEdge, TimelineEntry } from "../api/types.ts";
import { groupOf } from "../state/groups.ts";

const DAY_MS = 86_400_000;

export const LANES = ["Meetings", "Events", "Offices", "Documents", "Other acts"] as const;
export type Lane = (typeof LANES)[number];

/** Something at a time, ready to be drawn. */
export interface Mark {
  entry: TimelineEntry;
  lane: Lane;
  /** First and last day, counted from 1970. */
  from: number;
  to: number;
}

/** The first or last day of a date that may lack day or month, counted from 1970. */
export function day(date: string, end: "first" | "last"): number | undefined {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date);
  if (!parts) return undefined;
  const [year, month, dayOfMonth] = [Number(parts[1]), parts[2] && Number(parts[2]), parts[3] && Number(parts[3])];
  if (dayOfMonth) return Math.round(Date.UTC(year, Number(month) - 1, dayOfMonth) / DAY_MS);
  if (end === "first") return Math.round(Date.UTC(year, month ? month - 1 : 0, 1) / DAY_MS);
  return Math.round(Date.UTC(month ? year : year + 1, month ? month : 0, 1) / DAY_MS) - 1;
}

/** A day as a date: `1986-10-12`. */
export function dateOf(days: number): string {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

/** Entries with a known time. */
export function marks(entries: readonly TimelineEntry[]): Mark[] {
  return entries.flatMap((entry) => {
    const from = day(entry.from ?? entry.to ?? entry.when, "first");
    const to = day(entry.to ?? entry.from ?? entry.when, "last");
    return from === undefined || to === undefined ? [] : [{ entry, lane: laneOf(entry), from, to: Math.max(from, to) }];
  });
}

function laneOf({ node, edges }: TimelineEntry): Lane {
  if (node) return node.type === "Meeting" ? "Meetings" : node.type === "Document" ? "Documents" : node.type === "Office" ? "Offices" : "Events";
  return laneOfEdge(edges[0]);
}

function laneOfEdge(edge: StatedEdge | undefined): Lane {
  if (!edge) return "Other acts";
  const ends = [edge.subject?.type, edge.object?.type];
  if (ends.includes("Meeting")) return "Meetings";
  switch (groupOf(edge.relation)) {
    case "Meetings":
      return edge.relation === "visits" || edge.relation === "meetsWith" ? "Meetings" : "Events";
    case "People and posts":
    case "Elections and votes":
      return "Offices";
    case "Documents":
      return "Documents";
    default:
      return ends.includes("Event") ? "Events" : ends.includes("Document") ? "Documents" : "Other acts";
  }
}

/** A stretch of time without a long pause, and its place on the scale. */
export interface Stretch {
  from: number;
  to: number;
  x: number;
  width: number;
}

/** Pauses longer than this are folded. */
const PAUSE_DAYS = 100;
const FOLD_WIDTH = 34;
const LEAST_WIDTH = 150;

/** The scale, larger by a factor: each stretch gets room by the number of marks in it, so that the crowded ones can be read. */
export function scale(all: readonly Mark[], zoom = 1): Stretch[] {
  const sorted = [...all].sort((a, b) => a.from - b.from);
  const found: (Stretch & { n: number })[] = [];
  for (const mark of sorted) {
    const last = found.at(-1);
    // Long spells in office would hide every pause, so what lasts more than a year counts where it begins.
    const to = mark.to - mark.from > 366 ? mark.from : mark.to;
    if (last && mark.from - last.to <= PAUSE_DAYS) {
      last.to = Math.max(last.to, to);
      last.n++;
    } else {
      found.push({ from: mark.from, to, x: 0, width: 0, n: 1 });
    }
  }
  let x = 0;
  return found.map(({ from, to, n }) => {
    const days = to - from + 1;
    const width = Math.round(LEAST_WIDTH + zoom * (74 * Math.log2(n) + 12 * Math.log2(days)));
    const stretch = { from, to, x, width };
    x += width + FOLD_WIDTH;
    return stretch;
  });
}

/** Where a day stands; one in a fold stands at its edge. */
export function position(stretches: readonly Stretch[], at: number): number {
  for (const { from, to, x, width } of stretches) {
    if (at < from) return x;
    if (at <= to + 1) return x + 8 + ((at - from) / (to + 1 - from)) * (width - 16);
  }
  const last = stretches.at(-1);
  return last ? last.x + last.width : 0;
}

/** A mark with its row in the lane. */
export interface Placed {
  mark: Mark;
  x: number;
  width: number;
  row: number;
}

/** Marks of a lane in rows, so that no label hides another. */
export function rows(own: readonly Mark[], stretches: readonly Stretch[], labelWidth: (mark: Mark) => number): Placed[] {
  const ends: number[] = [];
  return [...own]
    .sort((a, b) => a.from - b.from || b.to - b.from - (a.to - a.from))
    .map((mark) => {
      const x = position(stretches, mark.from);
      const width = Math.max(9, position(stretches, mark.to + 1) - x);
      const end = x + width + labelWidth(mark);
      let row = ends.findIndex((free) => free <= x);
      if (row < 0) row = ends.length;
      ends[row] = end + 8;
      return { mark, x, width, row };
    });
}
