// A grid of regular hexagons over the ground, pointing north, in Web Mercator. Its cells have a stated width in
// metres at one latitude and names that never change; what is counted in them is not known here.
import type { LngLat } from "./lngLat.ts";
import { latOf, lngOf, mercatorX, mercatorY } from "./mercator.ts";

const EQUATOR_METRES = 40_075_016.686;
/** Latitudes are taken in steps, so that a town's grid stays where it is when its opening view is moved a little. */
const LATITUDE_STEP = 0.5;

/**
 * `width`: from one side of a cell to the opposite one, which is also from centre to centre, in units of the Mercator
 * square.
 */
export type HexGrid = { metres: number; width: number };
/** The column and the (slanted) row of a cell. */
export type HexCell = { q: number; r: number };

/** Mercator units that a metre of ground has at this latitude. */
export const unitsPerMetre = (latitude: number): number =>
  1 / (EQUATOR_METRES * Math.cos((latitude * Math.PI) / 180));

/**
 * Cells `metres` wide about `latitude`, within 1 % for a hundred kilometres to the north and south; farther away the
 * projection makes them smaller (north) or larger (south) on the ground.
 */
export function hexGrid(latitude: number, metres: number): HexGrid {
  const about = Math.round(latitude / LATITUDE_STEP) * LATITUDE_STEP;
  return { metres, width: metres * unitsPerMetre(about) };
}

/** The cell that a point of the Mercator square lies in. */
export function cellOfPoint({ width }: HexGrid, x: number, y: number): HexCell {
  const row = (y - 0.5) / ((width * Math.sqrt(3)) / 2);
  const column = (x - 0.5) / width - row / 2;
  return nearest(column, row);
}

export const cellAt = (grid: HexGrid, [lng, lat]: LngLat): HexCell =>
  cellOfPoint(grid, mercatorX(lng), mercatorY(lat));

/** Rounds three coordinates whose sum is nought; the one that was farthest off follows from the others. */
function nearest(column: number, row: number): HexCell {
  const third = -column - row;
  let [q, r] = [Math.round(column), Math.round(row)];
  const [dq, dr] = [Math.abs(q - column), Math.abs(r - row)];
  const dThird = Math.abs(Math.round(third) - third);
  if (dq > dr && dq > dThird) q = -r - Math.round(third);
  else if (dr > dThird) r = -q - Math.round(third);
  // No -0, which would be another cell to whoever compares.
  return { q: q + 0, r: r + 0 };
}

export function centreOf({ width }: HexGrid, { q, r }: HexCell): LngLat {
  return [lngOf(0.5 + width * (q + r / 2)), latOf(0.5 + ((width * Math.sqrt(3)) / 2) * r)];
}

/** The six corners, from the north clockwise. `share` of the full size, so that neighbours can be told apart. */
export function cornersOf({ width }: HexGrid, { q, r }: HexCell, share = 1): LngLat[] {
  const [x, y] = [0.5 + width * (q + r / 2), 0.5 + ((width * Math.sqrt(3)) / 2) * r];
  const radius = (width / Math.sqrt(3)) * share;
  return [0, 1, 2, 3, 4, 5].map((corner): LngLat => {
    const angle = (corner * Math.PI) / 3;
    return [lngOf(x + radius * Math.sin(angle)), latOf(y - radius * Math.cos(angle))];
  });
}
