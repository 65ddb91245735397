/** Meetings on a map of the world. */

import { useMemo, useState } from "preact/hooks";
import type { MeetingRow } from "../api/types.ts";
import { href, openNode } from "../state/route.ts";
import { count } from "../text/words.ts";
import { isPlain } from "../parts/links.tsx";
import { LAND } from "./land.ts";
import { HEIGHT, project, WIDTH } from "./projection.ts";

interface Spot {
  x: number;
  y: number;
  name: string;
  meetings: MeetingRow[];
  /** Where the name stands: to the right of the sign, or to the left if another would be hidden. */
  left: boolean;
  shown: boolean;
}

const LEAST_WIDTH = 170;

/** The map; it begins with the part of the world where the meetings are. */
export function WorldMap({ meetings }: { meetings: MeetingRow[] }) {
  const [whole, setWhole] = useState(false);
  const spots = useMemo(() => spotsOf(meetings), [meetings]);
  const box = useMemo(() => (whole ? { x: 0, y: 0, width: WIDTH, height: HEIGHT * 0.92 } : around(spots, window.matchMedia("(max-width: 560px)").matches ? 1.35 : 2.6)), [spots, whole]);
  const unit = box.width / 1000;
  const named = useMemo(() => placeNames(spots, unit), [spots, unit]);
  return (
    <figure class="map">
      <svg viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`} role="group" aria-label={`Map with ${count(meetings.length, "meeting")}; all are in the table below`}>
        <rect class="map-sea" x={box.x} y={box.y} width={box.width} height={box.height} />
        <path class="map-land" d={LAND} transform="scale(.1)" stroke-width={6 * unit} />
        {named.map((spot) => (
          <a
            key={spot.name}
            href={href("graph", { focus: spot.meetings[0]!.id, node: spot.meetings[0]!.id })}
            aria-label={`${spot.name}: ${spot.meetings.map((meeting) => meeting.label).join(", ")}`}
            onClick={(event) => {
              if (!isPlain(event)) return;
              event.preventDefault();
              openNode(spot.meetings[0]!.id);
            }}
          >
            <title>{spot.meetings.map((meeting) => meeting.label).join("\n")}</title>
            <circle class="map-spot" cx={spot.x} cy={spot.y} r={unit * (7 + 2.5 * Math.sqrt(spot.meetings.reduce((sum, meeting) => sum + meeting.nOrigins, 0)))} stroke-width={2 * unit} />
            {spot.shown && (
              <text class="map-name" x={spot.x + (spot.left ? -17 : 17) * unit} y={spot.y + 5 * unit} font-size={15 * unit} stroke-width={4 * unit} text-anchor={spot.left ? "end" : "start"}>
                {spot.name}
              </text>
            )}
          </a>
        ))}
      </svg>
      <figcaption>
        <span class="soft">Larger: more origins. Land from Natural Earth.</span>
        <button type="button" class="button button-small" aria-pressed={whole} onClick={() => setWhole(!whole)}>{whole ? "Where the meetings are" : "Whole world"}</button>
      </figcaption>
    </figure>
  );
}

function spotsOf(meetings: MeetingRow[]): Spot[] {
  const byPlace = new Map<string, MeetingRow[]>();
  for (const meeting of meetings) {
    if (!meeting.coordinates) continue;
    const key = meeting.coordinates.join();
    byPlace.set(key, [...(byPlace.get(key) ?? []), meeting]);
  }
  return [...byPlace.values()].map((own) => {
    const [latitude, longitude] = own[0]!.coordinates!;
    return { ...project(longitude, latitude), name: own[0]!.place?.label ?? own[0]!.label, meetings: own, left: false, shown: true };
  });
}

function around(spots: Spot[], aspect: number): { x: number; y: number; width: number; height: number } {
  if (spots.length === 0) return { x: 0, y: 0, width: WIDTH, height: HEIGHT * 0.92 };
  const xs = spots.map((spot) => spot.x);
  const ys = spots.map((spot) => spot.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const width = Math.min(WIDTH, Math.max(LEAST_WIDTH, (right - left) * 1.35, (bottom - top) * 1.5 * aspect));
  const height = width / aspect;
  const x = Math.min(Math.max(0, (left + right - width) / 2), WIDTH - width);
  return { x, y: (top + bottom - height) / 2, width, height };
}

/** Names stand where they hide no other; those that find no place are told by their sign alone. */
function placeNames(spots: Spot[], unit: number): Spot[] {
  const taken: { x1: number; x2: number; y: number }[] = spots.map((spot) => ({ x1: spot.x - 12 * unit, x2: spot.x + 12 * unit, y: spot.y }));
  const free = (x1: number, x2: number, y: number, own: number) => taken.every((other, i) => i === own || x2 < other.x1 || x1 > other.x2 || Math.abs(y - other.y) > 17 * unit);
  return spots.map((spot, i) => {
    const width = spot.name.length * 8 * unit;
    const right = free(spot.x + 13 * unit, spot.x + 17 * unit + width, spot.y, i);
    const left = !right && free(spot.x - 17 * unit - width, spot.x - 13 * unit, spot.y, i);
    if (right) taken.push({ x1: spot.x, x2: spot.x + 17 * unit + width, y: spot.y });
    if (left) taken.push({ x1: spot.x - 17 * unit - width, x2: spot.x, y: spot.y });
    return { ...spot, left, shown: right || left };
  });
}
