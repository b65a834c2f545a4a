// The ground within a distance of a place, as pieces that may overlap; and how much of a geometry lies inside such ground.
// Planar in degrees between crossings, which is right for a town; measures are shares of the measures on the sphere.
import { simplify } from "@turf/turf";
import type { Position } from "geojson";
import { boxOf, pathsOf, type PlaceGeometry } from "./geometry.ts";
import { inBox, type Box, type LngLat } from "./lngLat.ts";
import { areaSquareMetres, circleAround, lengthMetres } from "./measure.ts";

type Ring = readonly Position[];
type Piece = { rings: readonly Ring[]; box: Box };
/** Ground: a position in any piece is inside; within a piece holes are outside. */
export type Region = readonly Piece[];

const METRES_A_DEGREE = 111_195;
const RAD = Math.PI / 180;
/** Longer paths are simplified before they are buffered: the edge of a buffer is no survey. */
const MOST_VERTICES = 240;
const HALF_TURN = 12;
/** At least so many slices of an overlap, so that pieces which cross each other are told apart well enough. */
const SLICES = 96;
/** Edges against edges; beyond this an overlap is measured by even slices alone. */
const MOST_PAIRS = 400_000;

const pieceOf = (rings: readonly Ring[]): Piece => ({
  rings,
  box: boxOf({ type: "LineString", coordinates: rings[0] as Position[] }),
});

const polygonsOf = (geometry: PlaceGeometry): readonly (readonly Ring[])[] =>
  geometry.type === "Polygon"
    ? [geometry.coordinates]
    : geometry.type === "MultiPolygon"
      ? geometry.coordinates
      : [];

const pointsOf = (geometry: PlaceGeometry): readonly Position[] =>
  geometry.type === "Point"
    ? [geometry.coordinates]
    : geometry.type === "MultiPoint"
      ? geometry.coordinates
      : [];

/** A line of few vertices as it is; a longer one to a hundredth of the distance, then coarser until few are left. */
export function thin(line: Ring, metres: number): Ring {
  let path = line;
  for (let metre = metres / 100; path.length > MOST_VERTICES; metre *= 2)
    path = simplify(
      { type: "LineString", coordinates: path as Position[] },
      { tolerance: metre / METRES_A_DEGREE },
    ).coordinates;
  return path;
}

/** The ground within `metres` of a segment: two sides and two round ends. */
function capsule([ax, ay]: Position, [bx, by]: Position, metres: number): Ring {
  const tall = metres / METRES_A_DEGREE;
  const wide = tall / Math.cos(ay! * RAD);
  const along = Math.atan2((by! - ay!) / tall, (bx! - ax!) / wide);
  const end = (x: number, y: number, from: number): Position[] =>
    Array.from({ length: HALF_TURN + 1 }, (_, i) => {
      const angle = from + (Math.PI * i) / HALF_TURN;
      return [x + wide * Math.cos(angle), y + tall * Math.sin(angle)];
    });
  const ring = [...end(bx!, by!, along - Math.PI / 2), ...end(ax!, ay!, along + Math.PI / 2)];
  return [...ring, ring[0]!];
}

/** The ground within `metres` of a place; with 0 an area itself, and nothing of points and lines. */
export function regionAround(geometry: PlaceGeometry, metres: number): Region {
  const areas = polygonsOf(geometry);
  if (!(metres > 0)) return areas.map(pieceOf);
  const rings = pointsOf(geometry).map(
    ([lng, lat]) => circleAround([lng!, lat!], metres).coordinates[0]!,
  );
  const capsules = pathsOf(geometry).flatMap((line) => {
    const path = thin(line, metres);
    return path.slice(1).map((to, index) => capsule(path[index]!, to, metres));
  });
  return [...areas, ...[...rings, ...capsules].map((ring) => [ring])].map(pieceOf);
}

/** Ordered, pairwise apart spans of a line, on which something is inside. */
type Span = readonly [from: number, to: number];

function unite(spans: readonly Span[]): Span[] {
  const united: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = united.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else united.push([from, to]);
  }
  return united;
}

/** Where a horizontal line at `y` is inside the rings of one piece. */
function across(rings: readonly Ring[], y: number): Span[] {
  const meets: number[] = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as [number, number];
      const [bx, by] = ring[i] as [number, number];
      if (ay > y !== by > y) meets.push(ax + ((bx - ax) * (y - ay)) / (by - ay));
    }
  }
  meets.sort((a, b) => a - b);
  return Array.from({ length: meets.length >> 1 }, (_, i) => [meets[2 * i]!, meets[2 * i + 1]!]);
}

const acrossRegion = (region: Region, y: number): Span[] =>
  unite(region.flatMap(({ rings, box }) => (y >= box[1] && y <= box[3] ? across(rings, y) : [])));

export const isInRegion = (region: Region, [x, y]: LngLat): boolean =>
  region.some(
    ({ rings, box }) =>
      inBox([x, y], box) && across(rings, y).some(([from, to]) => x >= from && x < to),
  );

/** The spans of a segment, 0…1, inside the region. */
function spansInside([ax, ay]: Position, [bx, by]: Position, region: Region): Span[] {
  const [dx, dy] = [bx! - ax!, by! - ay!];
  const spans = region.flatMap(({ rings, box }): Span[] => {
    if (
      Math.max(ax!, bx!) < box[0] ||
      Math.min(ax!, bx!) > box[2] ||
      Math.max(ay!, by!) < box[1] ||
      Math.min(ay!, by!) > box[3]
    )
      return [];
    const cuts = [0, 1];
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const [cx, cy] = ring[i - 1] as [number, number];
        const [ex, ey] = [ring[i]![0]! - cx, ring[i]![1]! - cy];
        const turned = dx * ey - dy * ex;
        if (turned === 0) continue;
        const [along, beside] = [
          ((cx - ax!) * ey - (cy - ay!) * ex) / turned,
          ((cx - ax!) * dy - (cy - ay!) * dx) / turned,
        ];
        if (along > 0 && along < 1 && beside >= 0 && beside <= 1) cuts.push(along);
      }
    }
    cuts.sort((a, b) => a - b);
    return cuts.slice(1).flatMap((to, index): Span[] => {
      const from = cuts[index]!;
      const middle = (from + to) / 2;
      return to > from && isInRegion([{ rings, box }], [ax! + dx * middle, ay! + dy * middle])
        ? [[from, to]]
        : [];
    });
  });
  return unite(spans);
}

const total = (spans: readonly Span[]): number =>
  spans.reduce((sum, [from, to]) => sum + to - from, 0);

/** The part of two sets of spans that both cover. */
function shared(a: readonly Span[], b: readonly Span[]): number {
  let [i, j, sum] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    sum += Math.max(0, Math.min(a[i]![1], b[j]![1]) - Math.max(a[i]![0], b[j]![0]));
    if (a[i]![1] < b[j]![1]) i++;
    else j++;
  }
  return sum;
}

const yOf = (ring: Ring): number[] => ring.map((at) => at[1]!);

/** The share, 0…1, of an area inside the region: trapezoids between the heights at which any edge begins or ends. */
function shareOfArea(rings: readonly Ring[], region: Region): number {
  const { box } = pieceOf(rings);
  const near = region.filter(
    ({ box: other }) =>
      other[0] <= box[2] && other[2] >= box[0] && other[1] <= box[3] && other[3] >= box[1],
  );
  if (near.length === 0) return 0;
  const [low, high] = [box[1], box[3]];
  const edges = near.reduce(
    (sum, piece) => sum + piece.rings.reduce((all, ring) => all + ring.length, 0),
    0,
  );
  const tooMuch = edges * rings.reduce((sum, ring) => sum + ring.length, 0) > MOST_PAIRS;
  const crossings = rings.flatMap((ring) =>
    ring.slice(1).flatMap((to, index) => {
      const from = ring[index]!;
      return tooMuch
        ? []
        : spansInside(from, to, near)
            .flat()
            .map((along) => from[1]! + (to[1]! - from[1]!) * along);
    }),
  );
  const slices = tooMuch ? SLICES * 10 : SLICES;
  const even = Array.from({ length: slices + 1 }, (_, i) => low + ((high - low) * i) / slices);
  const corners = tooMuch
    ? []
    : [...rings.flatMap(yOf), ...near.flatMap((piece) => piece.rings.flatMap(yOf))];
  const heights = [...new Set([...corners, ...crossings, ...even])]
    .filter((y) => y >= low && y <= high)
    .sort((a, b) => a - b);
  let [inside, whole] = [0, 0];
  for (let i = 1; i < heights.length; i++) {
    const [middle, height] = [(heights[i]! + heights[i - 1]!) / 2, heights[i]! - heights[i - 1]!];
    const own = across(rings, middle);
    whole += total(own) * height;
    inside += shared(own, acrossRegion(near, middle)) * height;
  }
  return whole > 0 ? Math.min(1, inside / whole) : 0;
}

/** What of a place lies in the region. A line or an area touches it when any of its length or extent is inside. */
export type Inside = { touches: boolean; metres: number; squareMetres: number };

export function insideOf(geometry: PlaceGeometry, region: Region): Inside {
  const nothing: Inside = { touches: false, metres: 0, squareMetres: 0 };
  const polygons = polygonsOf(geometry);
  if (polygons.length > 0) {
    const squareMetres = polygons.reduce(
      (sum, rings) =>
        sum +
        areaSquareMetres({ type: "Polygon", coordinates: rings as Position[][] }) *
          shareOfArea(rings, region),
      0,
    );
    return { ...nothing, touches: squareMetres > 0, squareMetres };
  }
  if (geometry.type === "Point" || geometry.type === "MultiPoint")
    return {
      ...nothing,
      touches: pointsOf(geometry).some(([x, y]) => isInRegion(region, [x!, y!])),
    };
  let metres = 0;
  for (const line of pathsOf(geometry)) {
    for (let i = 1; i < line.length; i++) {
      const share = total(spansInside(line[i - 1]!, line[i]!, region));
      if (share > 0)
        metres +=
          share * lengthMetres({ type: "LineString", coordinates: [line[i - 1]!, line[i]!] });
    }
  }
  return { ...nothing, touches: metres > 0, metres };
}

/** Metres from a position to the nearest edge of a region, from inside or outside; edges between overlapping pieces do not count. Infinity when none is within `most` metres. */
export function edgeDistance(region: Region, at: LngLat, most = Infinity): number {
  const stretch = Math.cos(at[1] * RAD);
  const [tall, wide] = [most / METRES_A_DEGREE, most / METRES_A_DEGREE / stretch];
  let nearest = Infinity;
  for (const piece of region) {
    const [west, south, east, north] = piece.box;
    if (!inBox(at, [west - wide, south - tall, east + wide, north + tall])) continue;
    const others = region.filter((other) => other !== piece);
    for (const ring of piece.rings) nearest = nearestOnRing(ring, at, others, nearest);
  }
  return nearest;
}

/** The lesser of `nearest` and the distance in metres from `at` to the parts of `ring` that lie outside `others`. */
function nearestOnRing(
  ring: Region[number]["rings"][number],
  at: LngLat,
  others: Region,
  nearest: number,
): number {
  const stretch = Math.cos(at[1] * RAD);
  let least = nearest;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = [(ring[i - 1]![0]! - at[0]) * stretch, ring[i - 1]![1]! - at[1]];
    const [dx, dy] = [(ring[i]![0]! - at[0]) * stretch - ax, ring[i]![1]! - at[1] - ay];
    const isPoint = dx === 0 && dy === 0;
    const along = isPoint
      ? 0
      : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
    const [x, y] = [ax + dx * along, ay + dy * along];
    const metres = Math.hypot(x, y) * METRES_A_DEGREE;
    if (metres < least && !isInRegion(others, [at[0] + x / stretch, at[1] + y])) least = metres;
  }
  return least;
}
