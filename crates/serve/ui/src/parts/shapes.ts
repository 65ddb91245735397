/** How nodes of a type look: one table for the legend, the lists, the graph and its pictures. */

/** An outline in a square from -1 to 1. */
export type Shape =
  | { kind: "ellipse" }
  | { kind: "round" }
  | { kind: "rect" }
  | { kind: "polygon"; points: readonly number[] };

export interface Look {
  shape: Shape;
  /** A drawing of 16 by 16, filled by the even-odd rule. */
  icon: string;
  /** Name of its colours in the style sheet: `--t-NAME`. */
  colour: string;
  /** Drawn with a dashed border: words and ideas rather than things. */
  dashed?: boolean;
}

const polygon = (...points: number[]): Shape => ({ kind: "polygon", points });

const LOOKS: Record<string, Look> = {
  Meeting: {
    shape: polygon(-1, 0, -0.5, -0.9, 0.5, -0.9, 1, 0, 0.5, 0.9, -0.5, 0.9),
    icon: "M5 2.6a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8zM11 2.6a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8zM1.8 8.4h12.4v1.8H1.8zM3.6 10.2h1.6v3.6H3.6zM10.8 10.2h1.6v3.6h-1.6z",
    colour: "meeting",
  },
  Person: {
    shape: { kind: "round" },
    icon: "M8 2.4a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM2.8 13.6c0-3 2.3-4.7 5.2-4.7s5.2 1.7 5.2 4.7z",
    colour: "person",
  },
  Country: {
    shape: { kind: "ellipse" },
    icon: "M3.6 2h1.3v12.2H3.6zM5.6 2.8h7.8l-2 2.7 2 2.7H5.6z",
    colour: "country",
  },
  Organization: {
    shape: { kind: "rect" },
    icon: "M2.2 5.8 8 2.2l5.8 3.6v1.1H2.2zM3.8 7.8h1.7v3.9H3.8zM7.15 7.8h1.7v3.9h-1.7zM10.5 7.8h1.7v3.9h-1.7zM2.2 12.5h11.6v1.5H2.2z",
    colour: "organization",
  },
  Document: {
    shape: polygon(-0.82, -1, 0.42, -1, 0.82, -0.56, 0.82, 1, -0.82, 1),
    icon: "M3.8 1.8h5.6l2.8 2.8v9.6H3.8zM5.4 6.3v1.1h5.2V6.3zM5.4 8.6v1.1h5.2V8.6zM5.4 10.9V12h3.4v-1.1z",
    colour: "document",
  },
  Event: {
    shape: polygon(-0.42, -1, 0.42, -1, 1, -0.42, 1, 0.42, 0.42, 1, -0.42, 1, -1, 0.42, -1, -0.42),
    icon: "M9.3 1.4 3.4 9.1H7l-.8 5.5 6.4-7.9H8.7z",
    colour: "event",
  },
  Place: {
    shape: polygon(0, -1, 1, -0.18, 0.72, 0.92, -0.72, 0.92, -1, -0.18),
    icon: "M8 1.7a4.4 4.4 0 0 0-4.4 4.4C3.6 9.4 8 14.5 8 14.5s4.4-5.1 4.4-8.4A4.4 4.4 0 0 0 8 1.7zM8 4.4a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4z",
    colour: "place",
  },
  Office: {
    shape: polygon(-1, -0.5, -0.35, -0.5, -0.2, -0.85, 0.5, -0.85, 0.65, -0.5, 1, -0.5, 1, 0.85, -1, 0.85),
    icon: "M5.6 4.2V3a1 1 0 0 1 1-1h2.8a1 1 0 0 1 1 1v1.2H13a1 1 0 0 1 1 1v7.3a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V5.2a1 1 0 0 1 1-1zM6.9 4.2h2.2v-.9H6.9zM2 8.3v1.1h12V8.3z",
    colour: "office",
  },
  Topic: {
    shape: { kind: "ellipse" },
    icon: "M2.2 2.2h5.6l6 6-5.6 5.6-6-6zM5 3.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4z",
    colour: "topic",
    dashed: true,
  },
  Statement: {
    shape: polygon(-1, -0.8, 0.55, -0.8, 1, 0, 0.55, 0.8, -1, 0.8),
    icon: "M3 8.4c0-3 1.4-4.6 3.6-5.2l.5 1.2C5.8 4.9 5.2 5.7 5.2 6.8H7v5H3zM9 8.4c0-3 1.4-4.6 3.6-5.2l.5 1.2c-1.3.5-1.9 1.3-1.9 2.4H13v5H9z",
    colour: "statement",
    dashed: true,
  },
  Report: {
    shape: { kind: "rect" },
    icon: "M2 2.8h10.2v9.4a.7.7 0 0 0 1.4 0V5.4h1.1v6.8a1.8 1.8 0 0 1-1.8 1.8H3.8A1.8 1.8 0 0 1 2 12.2zM3.6 4.6v2.6h7V4.6zM3.6 8.6v1h7v-1zM3.6 10.8v1h7v-1z",
    colour: "report",
  },
};

const OTHER: Look = {
  shape: { kind: "ellipse" },
  icon: "M8 5.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z",
  colour: "topic",
};

/** How a node of a type looks; types that are added later look plain. */
export function look(type: string): Look {
  return LOOKS[type] ?? OTHER;
}

/** The types in the order of the legend. */
export const TYPES: readonly string[] = Object.keys(LOOKS);

/** An outline as an SVG path around a centre. */
export function outline(shape: Shape, x: number, y: number, rx: number, ry: number): string {
  const at = (n: number) => String(Math.round(n * 100) / 100);
  switch (shape.kind) {
    case "ellipse":
      return `M${at(x - rx)} ${at(y)}a${at(rx)} ${at(ry)} 0 1 0 ${at(2 * rx)} 0a${at(rx)} ${at(ry)} 0 1 0 ${at(-2 * rx)} 0z`;
    case "round": {
      const r = Math.min(rx, ry) * 0.5;
      const [w, h] = [2 * (rx - r), 2 * (ry - r)];
      const arc = (dx: number, dy: number) => `a${at(r)} ${at(r)} 0 0 1 ${at(dx)} ${at(dy)}`;
      return `M${at(x - rx + r)} ${at(y - ry)}h${at(w)}${arc(r, r)}v${at(h)}${arc(-r, r)}h${at(-w)}${arc(-r, -r)}v${at(-h)}${arc(r, -r)}z`;
    }
    case "rect":
      return `M${at(x - rx * 0.92)} ${at(y - ry * 0.92)}h${at(rx * 1.84)}v${at(ry * 1.84)}h${at(-rx * 1.84)}z`;
    case "polygon": {
      const corners: string[] = [];
      for (let i = 0; i + 1 < shape.points.length; i += 2) {
        corners.push(`${at(x + shape.points[i]! * rx)} ${at(y + shape.points[i + 1]! * ry)}`);
      }
      return `M${corners.join("L")}z`;
    }
  }
}
