// Areas that are not valid: whose border crosses itself or another ring of the same geometry, or one ring of which
// comes twice through a point. Where, and the same area without such places. Lines may cross freely; rings may touch
// each other in a point.
import type { Position } from "geojson";
import { eachNearPair, isInside, properCrossing, turn, type Segment } from "./crossings.ts";
import type { PlaceGeometry } from "./geometry.ts";
import type { LngLat } from "./lngLat.ts";
import { rebuildArea } from "./rebuildArea.ts";

/** More places than anyone looks at; a scribble has millions. */
const MOST = 500;

const polygonsOf = (geometry: PlaceGeometry): readonly (readonly Position[][])[] =>
  geometry.type === "Polygon"
    ? [geometry.coordinates]
    : geometry.type === "MultiPolygon"
      ? geometry.coordinates
      : [];

/** Rings without their closing point and without points repeated at once. */
function openRings(polygon: readonly Position[][]): LngLat[][] {
  return polygon.map((ring) => {
    const open = ring.flatMap(([x, y], i) =>
      i > 0 && x === ring[i - 1]![0] && y === ring[i - 1]![1] ? [] : [[x!, y!] as const],
    );
    if (open.length > 1 && open[0]![0] === open.at(-1)![0] && open[0]![1] === open.at(-1)![1])
      open.pop();
    return open;
  });
}

/** A thousand-millionth of a degree is 0.1 mm. */
const GRID = 1e9;
const DIGITS = 9;

/** Segments of all rings, numbered through; `rings` are their points, as whole grid steps from the first one, so that tests of sides are exact. */
function segmentsOf(geometry: PlaceGeometry): {
  segments: Segment[];
  rings: LngLat[][];
  origin: LngLat;
  polygonOfRing: number[];
} {
  const polygonOfRing: number[] = [];
  const all = polygonsOf(geometry).flatMap((polygon, index) =>
    openRings(polygon).map((ring) => (polygonOfRing.push(index), ring)),
  );
  const origin: LngLat = all[0]?.[0] ?? [0, 0];
  const rings = all.map((ring) =>
    ring.map(
      ([x, y]) => [Math.round((x - origin[0]) * GRID), Math.round((y - origin[1]) * GRID)] as const,
    ),
  );
  const segments = rings.flatMap((ring, index) =>
    ring.map(([ax, ay], at) => {
      const [bx, by] = ring[(at + 1) % ring.length]!;
      return { ax, ay, bx, by, ring: index, at };
    }),
  );
  return {
    segments: segments.filter((s) => s.ax !== s.bx || s.ay !== s.by),
    rings,
    origin,
    polygonOfRing,
  };
}

/**
 * Points where borders cross, run over each other, pass through one point to the other side, or where one ring comes
 * to a point it has been to; at most 500, each once. Empty for points and lines. Parts, or a shell and its hole, that
 * touch in a point are valid.
 */
export function crossingsOf(geometry: PlaceGeometry): readonly LngLat[] {
  const { segments, rings, origin, polygonOfRing } = segmentsOf(geometry);
  const found = new Map<string, LngLat>();
  eachNearPair(segments, (a, b) => {
    const at = meeting(a, b, rings, polygonOfRing[a.ring] === polygonOfRing[b.ring]);
    if (at)
      found.set(`${Math.round(at[0])} ${Math.round(at[1])}`, [
        at[0] / GRID + origin[0],
        at[1] / GRID + origin[1],
      ]);
    return found.size < MOST;
  });
  return [...found.values()];
}

function meeting(
  a: Segment,
  b: Segment,
  rings: readonly LngLat[][],
  samePolygon: boolean,
): LngLat | null {
  const proper = properCrossing(a, b);
  if (proper) return proper;
  if (samePolygon && overlaps(a, b))
    return isInside(a, b.ax, b.ay) || (a.ax === b.ax && a.ay === b.ay)
      ? [b.ax, b.ay]
      : isInside(a, b.bx, b.by)
        ? [b.bx, b.by]
        : [a.ax, a.ay];
  // Each point of a ring is the start of one segment: looking at starts alone sees every vertex once.
  if (a.ring === b.ring) return comesBack(a, b);
  return (
    passes(a, b, rings) ??
    passes(b, a, rings) ??
    (a.ax === b.ax && a.ay === b.ay && interleave(a, b, rings) ? [a.ax, a.ay] : null)
  );
}

/** Where one of two segments of one ring starts upon the other: the ring has been there. */
function comesBack(a: Segment, b: Segment): LngLat | null {
  if ((a.ax === b.ax && a.ay === b.ay) || isInside(a, b.ax, b.ay)) return [b.ax, b.ay];
  return isInside(b, a.ax, a.ay) ? [a.ax, a.ay] : null;
}

/** Two segments on one line that share more than a point. */
function overlaps(a: Segment, b: Segment): boolean {
  if (
    turn(a.ax, a.ay, a.bx, a.by, b.ax, b.ay) !== 0 ||
    turn(a.ax, a.ay, a.bx, a.by, b.bx, b.by) !== 0
  )
    return false;
  const along = (x: number, y: number): number => x * (a.bx - a.ax) + y * (a.by - a.ay);
  const [p, q, r, s] = [along(a.ax, a.ay), along(a.bx, a.by), along(b.ax, b.ay), along(b.bx, b.by)];
  return Math.min(Math.max(p, q), Math.max(r, s)) > Math.max(Math.min(p, q), Math.min(r, s));
}

const before = (s: Segment, rings: readonly LngLat[][]): LngLat =>
  rings[s.ring]![(s.at + rings[s.ring]!.length - 1) % rings[s.ring]!.length]!;

/** The start of `b` lies inside `a`, and b's ring goes from one side of it to the other. */
function passes(a: Segment, b: Segment, rings: readonly LngLat[][]): LngLat | null {
  if (!isInside(a, b.ax, b.ay)) return null;
  const [x, y] = before(b, rings);
  const [one, two] = [turn(a.ax, a.ay, a.bx, a.by, x, y), turn(a.ax, a.ay, a.bx, a.by, b.bx, b.by)];
  return one * two < 0 ? [b.ax, b.ay] : null;
}

/** Two rings through one point: do they cross there, or only touch? */
function interleave(a: Segment, b: Segment, rings: readonly LngLat[][]): boolean {
  const angle = (x: number, y: number): number => Math.atan2(y - a.ay, x - a.ax);
  const [from, to] = [angle(...before(a, rings)), angle(a.bx, a.by)];
  const between = (value: number): boolean =>
    from < to ? value > from && value < to : value > from || value < to;
  const [one, two] = [angle(...before(b, rings)), angle(b.bx, b.by)];
  if ([one, two].some((value) => value === from || value === to)) return false;
  return between(one) !== between(two);
}

/**
 * The same area without crossings. Rule: a spot belongs to a polygon when an odd number of its borders lies between it and the outside
 * (a bow-tie becomes its two triangles, a doubled loop a hole); the polygons of a MultiPolygon are united. Corners move by less than 1 mm.
 * Points and lines come back as they are, and so does an area that is nothing but a line.
 */
export function untangle(geometry: PlaceGeometry): PlaceGeometry {
  let now = geometry;
  // Corners are put on a grid; in rare cases that makes a new crossing, which the next round takes away.
  for (let round = 0; round < 5 && crossingsOf(now).length > 0; round++) {
    const { segments, origin, polygonOfRing } = segmentsOf(now);
    const polygons = rebuildArea(
      segments.map((segment) => ({ ...segment, ring: polygonOfRing[segment.ring]! })),
    );
    if (polygons === null || polygons.length === 0) return geometry;
    const placed = polygons.map((rings) =>
      rings.map((ring) =>
        ring.map(([x, y]) => [
          Number((x / GRID + origin[0]).toFixed(DIGITS)),
          Number((y / GRID + origin[1]).toFixed(DIGITS)),
        ]),
      ),
    );
    now =
      placed.length === 1
        ? { type: "Polygon", coordinates: placed[0]! }
        : { type: "MultiPolygon", coordinates: placed };
  }
  return now;
}
