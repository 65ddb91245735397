/** The picture as SVG: the same shapes, lines and places as on the screen, with the legend it needs. */

import type { Status } from "../api/types.ts";
import { type Colours, of } from "../graph/colours.ts";
import { extent } from "../graph/layout.ts";
import { type Drawn, type Link, lineWidth, radius, wrapped } from "../graph/model.ts";
import type { Point } from "../graph/state.ts";
import { look, outline, TYPES } from "../parts/shapes.ts";
import { xml } from "./xml.ts";

const MARGIN = 36;
const LEGEND_HEIGHT = 54;
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const DASH: Record<Status, string> = { Happened: "", Planned: ' stroke-dasharray="7 4"', Possible: ' stroke-dasharray="0.1 5" stroke-linecap="round"', Denied: "" };
const WORDS: Record<Status, string> = { Happened: "happened or holds", Planned: "planned", Possible: "possible or alleged", Denied: "denied" };

const round = (n: number) => Math.round(n * 10) / 10;

/** The whole picture; equal views give equal bytes. */
export function svg({ nodes, links }: Drawn, places: ReadonlyMap<string, Point>, colours: Colours, title: string): string {
  const at = (id: string): Point => places.get(id) ?? { x: 0, y: 0 };
  const boxes = nodes.map((node) => ({ ...at(node.id), ...extent(node) }));
  const left = Math.min(0, ...boxes.map((box) => box.x - box.half)) - MARGIN;
  const right = Math.max(0, ...boxes.map((box) => box.x + box.half)) + MARGIN;
  const top = Math.min(0, ...boxes.map((box) => box.y - box.above)) - MARGIN - 30;
  const bottom = Math.max(0, ...boxes.map((box) => box.y + box.below)) + MARGIN + LEGEND_HEIGHT;
  const width = Math.max(right - left, 640);
  const radii = new Map(nodes.map((node) => [node.id, radius(node)]));
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(bottom - top)}" viewBox="${round(left)} ${round(top)} ${round(width)} ${round(bottom - top)}" font-family="${FONT}">`,
    `<title>${xml(title)}</title>`,
    `<rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(bottom - top)}" fill="${colours.paper}"/>`,
    `<text x="${round(left + MARGIN)}" y="${round(top + 30)}" font-size="17" font-weight="700" fill="${colours.ink}">${xml(title)}</text>`,
    heads(colours),
    ...links.map((link) => line(link, at, radii, colours)),
    ...nodes.map((node) => {
      const { x, y } = at(node.id);
      const r = radius(node);
      const { shape, icon, dashed } = look(node.type);
      const label = wrapped(node.label);
      const size = node.focus ? 12.5 : 11.5;
      const words = label.map((words, i) => `<tspan x="${x}" dy="${i === 0 ? 0 : 13}">${xml(words)}</tspan>`).join("");
      return `<g><title>${xml(node.label)} (${xml(node.type)})</title><path d="${outline(shape, x, y, r, r)}" fill="${of(colours.fill, node.type)}" stroke="${of(colours.edge, node.type)}" stroke-width="${node.focus ? 2.5 : 1.5}"${dashed ? ' stroke-dasharray="4 3"' : ""}/><path d="${icon}" fill="${of(colours.icon, node.type)}" fill-rule="evenodd" transform="translate(${round(x - r * 0.56)} ${round(y - r * 0.56)}) scale(${round((r * 1.12) / 16 * 100) / 100})"/><text y="${y + r + 15}" text-anchor="middle" font-size="${size}"${node.focus ? ' font-weight="700"' : ""} fill="${colours.ink}" stroke="${colours.paper}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${words}</text></g>`;
    }),
    legend([...new Set(nodes.map((node) => node.type))], [...new Set(links.map((link) => link.status))], left + MARGIN, bottom - LEGEND_HEIGHT + 8, colours),
    "</svg>",
    "",
  ];
  return parts.join("\n");
}

function heads(colours: Colours): string {
  const marks = (Object.keys(colours.status) as Status[]).map(
    (status) => `<marker id="head-${status}" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="9" markerHeight="9" orient="auto-start-reverse"><path d="M0 0.6 8 4 0 7.4z" fill="${colours.status[status]}"/></marker>`,
  );
  return `<defs>${marks.join("")}</defs>`;
}

function line(link: Link, at: (id: string) => Point, radii: ReadonlyMap<string, number>, colours: Colours): string {
  const [a, b] = [at(link.source), at(link.target)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const [ra, rb] = [(radii.get(link.source) ?? 0) + 1, (radii.get(link.target) ?? 0) + 2];
  if (length <= ra + rb) return "";
  const from = { x: round(a.x + dx * ra), y: round(a.y + dy * ra) };
  const to = { x: round(b.x - dx * rb), y: round(b.y - dy * rb) };
  const middle = { x: round((from.x + to.x) / 2), y: round((from.y + to.y) / 2) };
  const colour = colours.status[link.status];
  const angle = (Math.atan2(dy, dx) * 180) / Math.PI;
  const upright = round(angle > 90 ? angle - 180 : angle < -90 ? angle + 180 : angle);
  const struck = link.status === "Denied" ? `<path d="M${round(middle.x - dy * 6)} ${round(middle.y + dx * 6)}L${round(middle.x + dy * 6)} ${round(middle.y - dx * 6)}" stroke="${colour}" stroke-width="2"/>` : "";
  const ends = `marker-end="url(#head-${link.status})"${link.mutual ? ` marker-start="url(#head-${link.status})"` : ""}`;
  return `<g><title>${xml(link.label)}, ${link.nOrigins} origins</title><path d="M${from.x} ${from.y}L${to.x} ${to.y}" stroke="${colour}" stroke-opacity="${link.status === "Happened" ? 0.62 : 0.9}" stroke-width="${lineWidth(link.nOrigins)}"${DASH[link.status]} ${ends}/>${struck}<text x="${middle.x}" y="${middle.y}" dy="-3" text-anchor="middle" font-size="9.5" fill="${colours.soft}" stroke="${colours.paper}" stroke-width="2.5" stroke-linejoin="round" paint-order="stroke" transform="rotate(${upright} ${middle.x} ${middle.y})">${xml(link.label)}</text></g>`;
}

function legend(types: string[], statuses: Status[], left: number, top: number, colours: Colours): string {
  let x = left;
  const parts: string[] = [];
  for (const type of TYPES.filter((one) => types.includes(one))) {
    const { shape, dashed } = look(type);
    parts.push(`<path d="${outline(shape, round(x + 7), round(top), 7, 7)}" fill="${of(colours.fill, type)}" stroke="${of(colours.edge, type)}"${dashed ? ' stroke-dasharray="3 2"' : ""}/><text x="${round(x + 19)}" y="${round(top + 4)}" font-size="11" fill="${colours.soft}">${xml(type.toLowerCase())}</text>`);
    x += 34 + type.length * 6.2;
  }
  x = left;
  for (const status of (Object.keys(WORDS) as Status[]).filter((one) => statuses.includes(one))) {
    parts.push(`<path d="M${round(x)} ${round(top + 24)}h30" stroke="${colours.status[status]}" stroke-width="1.6"${DASH[status]} marker-end="url(#head-${status})"/>${status === "Denied" ? `<path d="M${round(x + 14)} ${round(top + 18)}v12" stroke="${colours.status[status]}" stroke-width="2"/>` : ""}<text x="${round(x + 37)}" y="${round(top + 28)}" font-size="11" fill="${colours.soft}">${WORDS[status]}</text>`);
    x += 52 + WORDS[status].length * 6;
  }
  parts.push(`<text x="${round(x)}" y="${round(top + 28)}" font-size="11" fill="${colours.soft}">wider: more origins</text>`);
  return `<g>${parts.join("")}</g>`;
}
