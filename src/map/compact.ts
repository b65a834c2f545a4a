// The part of a scene that is shown, packed to the front of a buffer. What is hidden or out of sight never reaches
// the GPU: that, not a clever shader, is what keeps filtering quick on a machine that draws in software.
import type { Box } from "#geo/lngLat.ts";
import { POINT_WORDS, type Scene } from "./scene.ts";

/**
 * Rows to draw: 1 in `mask` (null: all) and touching `box` (null: anywhere), from below to above as `order` says
 * (null: as they stand).
 */
export function rowsInSight(
  scene: Scene,
  mask: Uint8Array | null,
  box: Box | null,
  order: Uint32Array | null = null,
): Uint32Array {
  const rows = new Uint32Array(scene.size);
  const { boxes } = scene;
  let count = 0;
  for (let at = 0; at < scene.size; at++) {
    const row = order ? order[at]! : at;
    if (mask && !mask[row]) continue;
    const i = row * 4;
    if (
      box &&
      !(
        boxes[i]! <= box[2] &&
        boxes[i + 2]! >= box[0] &&
        boxes[i + 1]! <= box[3] &&
        boxes[i + 3]! >= box[1]
      )
    )
      continue;
    rows[count++] = row;
  }
  return rows.subarray(0, count);
}

/** Marks of the rows; returns how many. */
export function packPoints(
  { points, pointStart }: Scene,
  rows: Uint32Array,
  into: Uint32Array,
): number {
  let to = 0;
  for (const row of rows)
    for (
      let i = pointStart[row]! * POINT_WORDS, end = pointStart[row + 1]! * POINT_WORDS;
      i < end;
      i++
    )
      into[to++] = points[i]!;
  return to / POINT_WORDS;
}

/** Corner indexes of the rows' triangles; returns how many. */
export function packTriangles(
  { triangles, triangleStart }: Scene,
  rows: Uint32Array,
  into: Uint32Array,
): number {
  let to = 0;
  for (const row of rows)
    for (let i = triangleStart[row]!, end = triangleStart[row + 1]!; i < end; i++)
      into[to++] = triangles[i]!;
  return to;
}

/** Two triangles for each segment of the rows: corner c of segment s is 4 s + c. Returns how many indexes. */
export function packSegments(
  { segmentStart, edged }: Scene,
  rows: Uint32Array,
  withEdges: boolean,
  into: Uint32Array,
): number {
  let to = 0;
  for (const row of rows) {
    if (!withEdges && edged[row]) continue;
    for (
      let corner = segmentStart[row]! * 4, end = segmentStart[row + 1]! * 4;
      corner < end;
      corner += 4
    ) {
      into[to++] = corner;
      into[to++] = corner + 1;
      into[to++] = corner + 2;
      into[to++] = corner + 2;
      into[to++] = corner + 1;
      into[to++] = corner + 3;
    }
  }
  return to;
}
