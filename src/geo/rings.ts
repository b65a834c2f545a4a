// Which ring is an outer border and which a hole: by how deep each lies inside the others, whatever its direction. Knows no file format.

type Point = readonly [number, number];

/** Twice the signed area; positive is counter-clockwise. Counted from the first point, so that large coordinates keep their digits. */
export function signedArea(ring: readonly Point[]): number {
  const [ox, oy] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return sum;
}

/** Planar, half open: of two parcels that share a border none holds it, and a ring need not be closed (decision 11). */
export function isInRing([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i]!, ring[j]!];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

type Boxed = {
  ring: readonly Point[];
  box: readonly [number, number, number, number];
  size: number;
};

function boxed(ring: readonly Point[]): Boxed {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring)
    [west, south, east, north] = [
      Math.min(west, x),
      Math.min(south, y),
      Math.max(east, x),
      Math.max(north, y),
    ];
  return { ring, box: [west, south, east, north], size: Math.abs(signedArea(ring)) };
}

/** One ring inside another: a middle of its sides must lie there, since corners may touch. */
function contains(outer: Boxed, inner: Boxed): boolean {
  if (
    outer.size <= inner.size ||
    outer.box[0] > inner.box[0] ||
    outer.box[1] > inner.box[1] ||
    outer.box[2] < inner.box[2] ||
    outer.box[3] < inner.box[3]
  )
    return false;
  const a = inner.ring[0]!;
  const b = inner.ring[1] ?? a;
  return isInRing([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], outer.ring);
}

const MOST_NESTED = 3000;

/**
 * Closed rings → polygons, outer ring first and counter-clockwise, holes clockwise. A ring inside an odd number of others is a hole of the
 * smallest of them. `isHole` lets the file decide where it knows. More than 3000 rings are not nested: then direction alone tells.
 */
export function groupRings(
  rings: readonly (readonly Point[])[],
  isHole?: (ring: readonly Point[]) => boolean,
): Point[][][] {
  const items = rings.map(boxed).sort((a, b) => b.size - a.size);
  const polygons = new Map<Boxed, Point[][]>();
  items.forEach((item, index) => {
    const around =
      items.length > MOST_NESTED
        ? []
        : items.slice(0, index).filter((other) => contains(other, item));
    const outer = (isHole ? isHole(item.ring) : around.length % 2 === 1)
      ? around.findLast((other) => polygons.has(other))
      : undefined;
    if (outer) polygons.get(outer)!.push(directed(item.ring, false));
    else polygons.set(item, [directed(item.ring, true)]);
  });
  const order = new Map(rings.map((ring, index) => [ring, index]));
  return [...polygons]
    .sort(([a], [b]) => order.get(a.ring)! - order.get(b.ring)!)
    .map(([, polygon]) => polygon);
}

const directed = (ring: readonly Point[], counterClockwise: boolean): Point[] =>
  signedArea(ring) > 0 === counterClockwise ? [...ring] : [...ring].reverse();
