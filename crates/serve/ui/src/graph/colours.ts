/** Colours of the style sheet as values, for the canvas and for pictures. */

import { TYPES, look } from "../parts/shapes.ts";
import type { Status } from "../api/types.ts";

export interface Colours {
  paper: string;
  ink: string;
  soft: string;
  line: string;
  accent: string;
  status: Record<Status, string>;
  fill: Record<string, string>;
  edge: Record<string, string>;
  icon: Record<string, string>;
}

/** Reads the colours as they are now, light or dark. */
export function colours(): Colours {
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const read = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return hex(getComputedStyle(probe).color);
  };
  const perType = (prefix: string) => Object.fromEntries([...TYPES, ""].map((type) => [type, read(`${prefix}-${look(type).colour}`)]));
  const found: Colours = {
    paper: read("canvas"),
    ink: read("ink"),
    soft: read("soft"),
    line: read("line-strong"),
    accent: read("accent"),
    status: { Happened: read("s-happened"), Planned: read("s-planned"), Possible: read("s-possible"), Denied: read("s-denied") },
    fill: perType("t"),
    edge: perType("te"),
    icon: perType("ti"),
  };
  probe.remove();
  return found;
}

/** `rgb(1, 2, 3)` as `#010203`; other programs that read pictures know that form best. */
function hex(colour: string): string {
  const parts = /^rgba?\((\d+), (\d+), (\d+)/.exec(colour);
  if (!parts) return colour;
  return `#${parts.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
}

/** The colour of a type in one of the tables. */
export function of(table: Record<string, string>, type: string): string {
  return table[type] ?? table[""]!;
}
