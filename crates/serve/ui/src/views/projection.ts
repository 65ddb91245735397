/** The Equal Earth projection (Šavrič, Patterson, Jenny 2018), in units of a map 1,000 wide. */

const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const M = Math.sqrt(3) / 2;
/** Half the width of the projection at the equator. */
const HALF = Math.PI / (M * A1);

export const WIDTH = 1000;
export const HEIGHT = 487;

/** A place of the globe on the map, from its upper left corner. */
export function project(longitude: number, latitude: number): { x: number; y: number } {
  const theta = Math.asin(M * Math.sin((latitude * Math.PI) / 180));
  const t2 = theta * theta;
  const t6 = t2 * t2 * t2;
  const x = ((longitude * Math.PI) / 180) * Math.cos(theta) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)));
  const y = theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2));
  const scale = WIDTH / (2 * HALF);
  return { x: WIDTH / 2 + x * scale, y: HEIGHT / 2 - y * scale };
}
