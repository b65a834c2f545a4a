// Parts, rings and vertices of a sketch, and the way from GeoJSON and back. Knows neither pointer nor history.
import type { Position } from "geojson";
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";

export type SketchKind = "point" | "line" | "area";
/** A run of vertices; a ring is kept open, its first vertex is not repeated. A vertex keeps whatever height it came with until it is moved. */
export type Path = readonly LngLat[];
/** One point, one line, or one area: its outer ring and then its holes. */
export type Part = readonly Path[];
/** A path among the parts. */
export type Where = { part: number; ring: number };

export const FEWEST: Readonly<Record<SketchKind, number>> = { point: 1, line: 2, area: 3 };

export const kindOf = ({ type }: PlaceGeometry): SketchKind =>
  type.endsWith("Point") ? "point" : type.endsWith("LineString") ? "line" : "area";

export const samePlace = (a: LngLat | undefined, b: LngLat | undefined): boolean =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

const toPath = (positions: readonly Position[]): Path => positions as unknown as Path;

const openRing = (ring: readonly Position[]): Path => {
  const path = toPath(ring);
  return path.length > 1 && samePlace(path[0], path.at(-1)) ? path.slice(0, -1) : path;
};

/** Every ring of every part, in the order of the geometry. */
export function partsOf(geometry: PlaceGeometry): readonly Part[] {
  switch (geometry.type) {
    case "Point":
      return [[toPath([geometry.coordinates])]];
    case "MultiPoint":
      return geometry.coordinates.map((at) => [toPath([at])]);
    case "LineString":
      return [[toPath(geometry.coordinates)]];
    case "MultiLineString":
      return geometry.coordinates.map((line) => [toPath(line)]);
    case "Polygon":
      return [geometry.coordinates.map(openRing)];
    case "MultiPolygon":
      return geometry.coordinates.map((rings) => rings.map(openRing));
  }
}

/** Twice the signed area in degrees; positive when counter-clockwise. */
const turn = (path: Path): number =>
  path.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = path[(i + 1) % path.length]!;
    const [originX, originY] = path[0]!;
    return sum + (x - originX) * (nextY - originY) - (nextX - originX) * (y - originY);
  }, 0);

/** Closed, and turned as RFC 7946 wants it: the outer ring counter-clockwise, holes clockwise. The first vertex stays first. */
function closeRing(path: Path, hole: boolean): Position[] {
  const [first, ...rest] = path;
  const ordered = turn(path) < 0 !== hole ? [first!, ...rest.reverse()] : path;
  return [...ordered, first!].map((at) => [...at]);
}

const plain = (path: Path): Position[] => path.map((at) => [...at]);

/** Valid GeoJSON, or null while a path has too few vertices. A geometry that came as Multi… stays one. */
export function geometryOf(
  kind: SketchKind,
  parts: readonly Part[],
  multi: boolean,
): PlaceGeometry | null {
  if (
    parts.length === 0 ||
    parts.some((part) => part.length === 0 || part.some((path) => path.length < FEWEST[kind]))
  )
    return null;
  const many = multi || parts.length > 1;
  if (kind === "area") {
    const areas = parts.map((part) => part.map((path, ring) => closeRing(path, ring > 0)));
    return many
      ? { type: "MultiPolygon", coordinates: areas }
      : { type: "Polygon", coordinates: areas[0]! };
  }
  const lines = parts.map((part) => plain(part[0]!));
  if (kind === "line")
    return many
      ? { type: "MultiLineString", coordinates: lines }
      : { type: "LineString", coordinates: lines[0]! };
  return many
    ? { type: "MultiPoint", coordinates: lines.map((line) => line[0]!) }
    : { type: "Point", coordinates: lines[0]![0]! };
}

export const pathAt = (parts: readonly Part[], { part, ring }: Where): Path =>
  parts[part]?.[ring] ?? [];

export const withPath = (
  parts: readonly Part[],
  { part, ring }: Where,
  path: Path,
): readonly Part[] =>
  parts.map((rings, i) => (i === part ? rings.map((old, j) => (j === ring ? path : old)) : rings));

/** Without one ring; an area without its outer ring is gone with its holes. */
export const withoutPath = (parts: readonly Part[], { part, ring }: Where): readonly Part[] =>
  ring === 0
    ? parts.filter((_, i) => i !== part)
    : parts.map((rings, i) => (i === part ? rings.filter((_, j) => j !== ring) : rings));

export const replaceAt = (path: Path, index: number, at: LngLat): Path =>
  path.map((old, i) => (i === index ? at : old));
export const removeAt = (path: Path, index: number): Path => path.filter((_, i) => i !== index);
export const insertAt = (path: Path, index: number, at: LngLat): Path => [
  ...path.slice(0, index),
  at,
  ...path.slice(index),
];

export const wheresOf = (parts: readonly Part[]): readonly Where[] =>
  parts.flatMap((rings, part) => rings.map((_, ring) => ({ part, ring })));

const cosine = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);

/** All parts moved by degrees. Distances across are kept on the ground, so a moved area keeps its measure. */
export function shiftParts(parts: readonly Part[], [east, north]: LngLat): readonly Part[] {
  const all = parts.flat(2);
  if (all.length === 0) return parts;
  const middle = all.reduce(
    ([x, y], [lng, lat]) => [x + lng / all.length, y + lat / all.length] as const,
    [0, 0] as LngLat,
  );
  const stretch = cosine(middle[1]) / cosine(middle[1] + north);
  const move = ([lng, lat, ...height]: LngLat): LngLat =>
    [middle[0] + east + (lng - middle[0]) * stretch, lat + north, ...height] as unknown as LngLat;
  return parts.map((part) => part.map((path) => path.map(move)));
}
