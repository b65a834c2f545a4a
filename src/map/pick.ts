// Which project lies under the pointer. Boxes first, then the geometry itself, in screen pixels.
import type { Position } from "geojson";
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { Scene } from "./scene.ts";

export type ToScreen = (at: Position) => readonly [x: number, y: number];
export type Degrees = {
  lng: number;
  lat: number;
  /** Degrees that a pixel spans. */ perPixel: number;
};

/** The row drawn uppermost under the pointer among those shown, or null. Marks win over lines, lines over areas. */
export function pickRow(
  scene: Scene,
  mask: Uint8Array,
  geometryOf: (row: number) => PlaceGeometry | null,
  pointer: readonly [number, number],
  at: Degrees,
  toScreen: ToScreen,
  reach = 12,
): number | null {
  let best: { row: number; score: number } | null = null;
  const pad = reach * at.perPixel;
  for (let row = 0; row < scene.size; row++) {
    if (!mask[row]) continue;
    const i = row * 4;
    if (
      !(
        at.lng >= scene.boxes[i]! - pad &&
        at.lng <= scene.boxes[i + 2]! + pad &&
        at.lat >= scene.boxes[i + 1]! - pad &&
        at.lat <= scene.boxes[i + 3]! + pad
      )
    )
      continue;
    const geometry = geometryOf(row);
    const score = geometry ? scoreOf(geometry, pointer, toScreen, reach) : null;
    if (score !== null && (!best || score <= best.score)) best = { row, score };
  }
  return best?.row ?? null;
}

/** Smaller is nearer: marks 0–1, lines 1–2, areas 2–3 (small areas first); null is a miss. */
function scoreOf(
  geometry: PlaceGeometry,
  pointer: readonly [number, number],
  toScreen: ToScreen,
  reach: number,
): number | null {
  const near = (distance: number, rank: number) =>
    distance <= reach ? rank + distance / reach : null;
  switch (geometry.type) {
    case "Point":
      return near(gap(toScreen(geometry.coordinates), pointer), 0);
    case "MultiPoint":
      return near(Math.min(...geometry.coordinates.map((at) => gap(toScreen(at), pointer))), 0);
    case "LineString":
      return near(toLine(geometry.coordinates, pointer, toScreen), 1);
    case "MultiLineString":
      return near(
        Math.min(...geometry.coordinates.map((line) => toLine(line, pointer, toScreen))),
        1,
      );
    case "Polygon":
      return insideScore([geometry.coordinates], pointer, toScreen);
    case "MultiPolygon":
      return insideScore(geometry.coordinates, pointer, toScreen);
  }
}

const gap = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.hypot(a[0] - b[0], a[1] - b[1]);

function toLine(line: Position[], pointer: readonly [number, number], toScreen: ToScreen): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 1; i < line.length; i++)
    nearest = Math.min(nearest, toSegment(pointer, toScreen(line[i - 1]!), toScreen(line[i]!)));
  return nearest;
}

function toSegment(
  p: readonly [number, number],
  a: readonly [number, number],
  b: readonly [number, number],
): number {
  const [wx, wy] = [b[0] - a[0], b[1] - a[1]];
  const square = wx * wx + wy * wy;
  const t =
    square > 0 ? Math.max(0, Math.min(1, ((p[0] - a[0]) * wx + (p[1] - a[1]) * wy) / square)) : 0;
  return gap(p, [a[0] + t * wx, a[1] + t * wy]);
}

function insideScore(
  polygons: Position[][][],
  pointer: readonly [number, number],
  toScreen: ToScreen,
): number | null {
  for (const rings of polygons) {
    const flat = rings.map((ring) => ring.map(toScreen));
    const crossings = flat.reduce((count, ring) => count + crossingsOf(ring, pointer), 0);
    if (crossings % 2 === 1) return 3 - 1 / (1 + spanOf(flat[0]!) / 100);
  }
  return null;
}

const spanOf = (ring: readonly (readonly [number, number])[]): number =>
  Math.max(...ring.map(([x]) => x)) - Math.min(...ring.map(([x]) => x));

function crossingsOf(
  ring: readonly (readonly [number, number])[],
  [x, y]: readonly [number, number],
): number {
  let count = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[j]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) count++;
  }
  return count;
}
