// Makes src/views/land.ts, the outline of all land: node scripts/land.mjs
// From Natural Earth 1:110m (public domain) as the package world-atlas has it, projected and cut to tenths of a map 1,000 wide.

import { readFileSync, writeFileSync } from "node:fs";
import { feature } from "topojson-client";

const [A1, A2, A3, A4, M] = [1.340264, -0.081106, 0.000893, 0.003796, Math.sqrt(3) / 2];
const scale = 1000 / ((2 * Math.PI) / (M * A1));
const project = ([longitude, latitude]) => {
  const t = Math.asin(M * Math.sin((latitude * Math.PI) / 180));
  const t2 = t * t, t6 = t2 ** 3;
  const x = ((longitude * Math.PI) / 180) * Math.cos(t) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)));
  return [500 + x * scale, 243.5 - t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2)) * scale];
};
const world = JSON.parse(readFileSync("node_modules/world-atlas/land-110m.json", "utf8"));
const { features } = feature(world, world.objects.land);
// Rings that cross the antimeridian are laid out in one piece, then cut at both edges of the map.
const laidOut = (ring) => {
  let turn = 0;
  return ring.map(([longitude, latitude], i) => {
    const step = i === 0 ? 0 : longitude - ring[i - 1][0];
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    return [longitude + turn, latitude];
  });
};
// Sutherland and Hodgman (1974), for one edge.
const cut = (ring, isInside, edge) => ring.flatMap((point, i) => {
  const before = ring[(i + ring.length - 1) % ring.length];
  const t = (edge - before[0]) / (point[0] - before[0]);
  const crossing = [edge, before[1] + t * (point[1] - before[1])];
  if (isInside(point)) return isInside(before) ? [point] : [crossing, point];
  return isInside(before) ? [crossing] : [];
});
const pieces = (ring) => [-360, 0, 360].map((shift) => {
  const moved = laidOut(ring).map(([longitude, latitude]) => [longitude + shift, latitude]);
  return cut(cut(moved, ([x]) => x >= -180, -180), ([x]) => x <= 180, 180);
}).filter((piece) => piece.length > 2);
const rings = features.flatMap(({ geometry }) => geometry.coordinates.flat()).filter((ring) => ring.some(([, latitude]) => latitude > -60)).flatMap((ring) => pieces(ring.slice(0, -1)));
const tenths = (n) => Math.round(n * 10);
const paths = rings.map((ring) => {
  let [px, py] = [0, 0];
  const steps = [];
  for (const [x, y] of ring.map(project).map((point) => point.map(tenths))) {
    if (steps.length > 0 && x === px && y === py) continue;
    steps.push(steps.length === 0 ? `M${x} ${y}` : `${x - px} ${y - py}`);
    [px, py] = [x, y];
  }
  return steps.length < 4 ? "" : `${steps[0]}l${steps.slice(1).join(" ")}z`.replace(/ -/g, "-");
});
writeFileSync("src/views/land.ts", `/** The outline of all land, in tenths of a map 1,000 wide. Made by scripts/land.mjs from Natural Earth (public domain). */\nexport const LAND =\n  "${paths.join("")}";\n`);
