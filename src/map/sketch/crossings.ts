// Where the edges of an area cross or touch themselves. Segments sorted from west to east, so that long rings cost little.
import type { LngLat } from "#geo/lngLat.ts";
import { samePlace, type Part } from "./paths.ts";

type Segment = { a: LngLat; b: LngLat; ring: number; index: number; size: number; west: number; east: number; south: number; north: number };

/**
 * The first place found, for a simple area none. Rings of one area may touch each other in a point, a ring never itself.
 * `open` is the ring that is still being drawn: the edge that will close it does not count.
 */
export function crossingsIn(part: Part, open: number | null = null, most = 1): readonly LngLat[] {
  const segments = part.flatMap((path, ring) => (ring === open ? segmentsOf(path, ring).slice(0, -1) : segmentsOf(path, ring))).sort((one, other) => one.west - other.west);
  const found: LngLat[] = [];
  for (let i = 0; i < segments.length; i++) {
    const one = segments[i]!;
    for (let j = i + 1; j < segments.length; j++) {
      const other = segments[j]!;
      if (other.west > one.east) break;
      if (other.south > one.north || other.north < one.south) continue;
      const at = meeting(one, other);
      if (at) found.push(at);
      if (found.length >= most) return found;
    }
  }
  return found;
}

const segmentsOf = (path: readonly LngLat[], ring: number): Segment[] =>
  path.map((a, index) => {
    const b = path[(index + 1) % path.length]!;
    return { a, b, ring, index, size: path.length, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]), south: Math.min(a[1], b[1]), north: Math.max(a[1], b[1]) };
  });

/** Left of the line a→b is positive, right negative, on it 0. */
const side = (a: LngLat, b: LngLat, p: LngLat): number => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);

const within = (p: LngLat, { west, east, south, north }: Segment): boolean => p[0] >= west && p[0] <= east && p[1] >= south && p[1] <= north;

function meeting(one: Segment, other: Segment): LngLat | null {
  const [a, b, c, d] = [side(one.a, one.b, other.a), side(one.a, one.b, other.b), side(other.a, other.b, one.a), side(other.a, other.b, one.b)];
  if (a * b < 0 && c * d < 0) {
    const t = c / (c - d);
    return [one.a[0] + t * (one.b[0] - one.a[0]), one.a[1] + t * (one.b[1] - one.a[1])];
  }
  if (one.ring !== other.ring) return null;
  // Neighbours share a vertex; only what lies beyond it is a fault: an edge that runs back along the other.
  const shared = followed(one, other) ? one.b : followed(other, one) ? other.b : null;
  const touch = [a === 0 && within(other.a, one) ? other.a : null, b === 0 && within(other.b, one) ? other.b : null, c === 0 && within(one.a, other) ? one.a : null, d === 0 && within(one.b, other) ? one.b : null];
  return touch.find((at) => at !== null && !samePlace(at, shared ?? undefined)) ?? null;
}

const followed = (one: Segment, next: Segment): boolean => (one.index + 1) % one.size === next.index;
