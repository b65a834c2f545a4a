// Which projects stand so close together on the screen that one mark hides another. Pure: points of a scene in,
// groups of rows out.
import type { Box, LngLat } from "#geo/lngLat.ts";
import { POINT_WORDS, type Scene } from "./scene.ts";

/** Rows whose marks lie on one another, in ledger order, and where the first of them is. */
export type Coincident = { rows: readonly number[]; at: LngLat };

export type Sight = {
  /** What is on the screen, in degrees. */
  box: Box;
  zoom: number;
  /** Marks nearer than this, in pixels, hide one another. */
  reach: number;
};

/** With more marks in sight they are drawn as a crowd, and a count at each would hide them. */
export const MOST_IN_SIGHT = 400;
const WORLD_PIXELS = 512;

type Group = { x: number; y: number; rows: number[] };

/**
 * Every group of at least two. Nearness is measured to the first of a group, so that a chain of marks along a street
 * is no group. Empty where more than `MOST_IN_SIGHT` marks are in sight.
 */
export function coincidentPoints(scene: Scene, mask: Uint8Array, sight: Sight): Coincident[] {
  const rows = pointsInSight(scene, mask, sight.box);
  if (rows.length > MOST_IN_SIGHT) return [];
  const floats = new Float32Array(
    scene.points.buffer,
    scene.points.byteOffset,
    scene.points.length,
  );
  const scale = WORLD_PIXELS * 2 ** sight.zoom;
  const cells = new Map<string, Group[]>();
  const groups: Group[] = [];
  for (const row of rows) {
    const at = scene.pointStart[row]! * POINT_WORDS;
    const [x, y] = [floats[at]! * scale, floats[at + 1]! * scale];
    const found = nearest(cells, x, y, sight.reach);
    if (found) found.rows.push(row);
    else {
      const group = { x, y, rows: [row] };
      groups.push(group);
      const key = keyOf(Math.floor(x / sight.reach), Math.floor(y / sight.reach));
      cells.set(key, [...(cells.get(key) ?? []), group]);
    }
  }
  return groups
    .filter(({ rows: members }) => members.length > 1)
    .map(({ rows: members }) => ({
      rows: members,
      at: [scene.anchors[members[0]! * 2]!, scene.anchors[members[0]! * 2 + 1]!],
    }));
}

const keyOf = (column: number, line: number): string => `${column} ${line}`;

/** The first group, in the order of their beginning, that lies within reach. */
function nearest(
  cells: ReadonlyMap<string, readonly Group[]>,
  x: number,
  y: number,
  reach: number,
): Group | undefined {
  const [column, line] = [Math.floor(x / reach), Math.floor(y / reach)];
  for (let dx = -1; dx <= 1; dx++)
    for (let dy = -1; dy <= 1; dy++) {
      const found = cells
        .get(keyOf(column + dx, line + dy))
        ?.find((group) => Math.hypot(group.x - x, group.y - y) < reach);
      if (found) return found;
    }
  return undefined;
}

/** Shown rows that are a single point; stops one after the most. */
function pointsInSight({ size, pointStart, boxes }: Scene, mask: Uint8Array, box: Box): number[] {
  const rows: number[] = [];
  for (let row = 0; row < size && rows.length <= MOST_IN_SIGHT; row++) {
    if (!mask[row] || pointStart[row + 1]! - pointStart[row]! !== 1) continue;
    const [lng, lat] = [boxes[row * 4]!, boxes[row * 4 + 1]!];
    if (lng >= box[0] && lng <= box[2] && lat >= box[1] && lat <= box[3]) rows.push(row);
  }
  return rows;
}
