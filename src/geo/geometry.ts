// Geometry from outside: checked position by position before anything draws or measures it.
import { shorten } from "#base/shorten.ts";
import { bbox } from "@turf/turf";
import type { Geometry, Position } from "geojson";
import { inChina, looksSwapped, uniteBoxes, type Box, type LngLat } from "./lngLat.ts";

export type PlaceGeometry = Exclude<Geometry, { type: "GeometryCollection" }>;

/** Why a geometry was refused. `found` is what stood there, for the message. */
export type GeometryFault = {
  fault: "shape" | "type" | "empty" | "number" | "range" | "swapped" | "far" | "ring";
  found: string;
};

const DEPTH = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
} as const;
const FEWEST = { LineString: 2, MultiLineString: 2, Polygon: 4, MultiPolygon: 4 } as const;

/** Where positions may lie: in degrees in China, or anywhere (metres of a projection, before it is converted). */
export type Frame = "china" | "anywhere";

/** Checks a GeoJSON geometry (RFC 7946 §3.1). Returns it unchanged, or the first fault. */
export function checkGeometry(
  value: unknown,
  frame: Frame = "china",
): PlaceGeometry | GeometryFault {
  if (typeof value !== "object" || value === null) return { fault: "shape", found: shown(value) };
  const { type, coordinates } = value as { type?: unknown; coordinates?: unknown };
  if (typeof type !== "string" || !Object.hasOwn(DEPTH, type))
    return { fault: "type", found: shown(type) };
  const kind = type as keyof typeof DEPTH;
  const fault = checkLevel(
    coordinates,
    DEPTH[kind],
    Object.hasOwn(FEWEST, kind) ? FEWEST[kind as keyof typeof FEWEST] : 1,
    kind.endsWith("Polygon"),
    frame,
  );
  return fault ?? (value as PlaceGeometry);
}

export const isFault = (value: PlaceGeometry | GeometryFault): value is GeometryFault =>
  "fault" in value;

function checkLevel(
  value: unknown,
  depth: number,
  fewest: number,
  ring: boolean,
  frame: Frame,
): GeometryFault | null {
  if (!Array.isArray(value)) return { fault: "shape", found: shown(value) };
  if (depth === 0) return checkPosition(value, frame);
  if (value.length === 0) return { fault: "empty", found: "[]" };
  for (const item of value) {
    const fault = checkLevel(item, depth - 1, fewest, ring, frame);
    if (fault) return fault;
  }
  if (depth > 1) return null;
  if (value.length < fewest) return { fault: "ring", found: `${value.length}` };
  const [first, last] = [value[0] as Position, value.at(-1) as Position];
  return ring && (first[0] !== last[0] || first[1] !== last[1])
    ? { fault: "ring", found: `${shown(first)} … ${shown(last)}` }
    : null;
}

function checkPosition(value: unknown[], frame: Frame): GeometryFault | null {
  const [lng, lat] = value;
  if (
    typeof lng !== "number" ||
    typeof lat !== "number" ||
    !Number.isFinite(lng) ||
    !Number.isFinite(lat)
  )
    return { fault: "number", found: shown(value) };
  if (frame === "anywhere" || inChina([lng, lat])) return null;
  if (looksSwapped([lng, lat])) return { fault: "swapped", found: shown(value) };
  return Math.abs(lng) > 180 || Math.abs(lat) > 90
    ? { fault: "range", found: shown(value) }
    : { fault: "far", found: shown(value) };
}

/** What was cut off the positions of a geometry: how often, and the first of it as it stood. */
export type DroppedHeights = { count: number; found: string };

/**
 * A checked geometry whose heights (metres) are finite numbers or absent, and positions no longer than three numbers. The geometry
 * itself where nothing was doubtful.
 */
export function withSoundHeights<T extends PlaceGeometry>(
  geometry: T,
): { geometry: T; dropped: DroppedHeights | null } {
  const dropped: DroppedHeights = { count: 0, found: "" };
  const mend = (value: unknown, depth: number): unknown => {
    if (depth > 0) return (value as unknown[]).map((item) => mend(item, depth - 1));
    const position = value as unknown[];
    if (position.length === 2) return position;
    const isSound = Number.isFinite(position[2]);
    if (isSound && position.length === 3) return position;
    if (dropped.count++ === 0)
      dropped.found = shownHeight(isSound ? position.slice(3) : position[2]);
    return position.slice(0, isSound ? 3 : 2);
  };
  const coordinates = mend(geometry.coordinates, DEPTH[geometry.type]);
  return dropped.count === 0
    ? { geometry, dropped: null }
    : { geometry: { ...geometry, coordinates } as T, dropped };
}

/** JSON has no word for what a number too large becomes. */
const shownHeight = (value: unknown): string =>
  typeof value === "number" ? String(value) : shown(value);

const shown = (value: unknown): string =>
  shorten(value === undefined ? "—" : (JSON.stringify(value) ?? typeof value), 60);

/** Lines and the outlines of areas, their holes among them; a point has none. */
export function pathsOf(geometry: PlaceGeometry): readonly Position[][] {
  switch (geometry.type) {
    case "LineString":
      return [geometry.coordinates];
    case "MultiLineString":
    case "Polygon":
      return geometry.coordinates;
    case "MultiPolygon":
      return geometry.coordinates.flat();
    case "Point":
    case "MultiPoint":
      return [];
  }
}

/** Calls `visit` for every position of a geometry. */
export function eachPosition(geometry: PlaceGeometry, visit: (position: Position) => void): void {
  const walk = (
    value: Position | Position[] | Position[][] | Position[][][],
    depth: number,
  ): void => {
    if (depth === 0) visit(value as Position);
    else for (const item of value as Position[]) walk(item, depth - 1);
  };
  walk(geometry.coordinates, DEPTH[geometry.type]);
}

/** Measured, never read: a geometry from a file may bring a `bbox` of its own that is wrong. */
export function boxOf(geometry: PlaceGeometry): Box {
  const [west, south, east, north] = bbox(geometry, { recompute: true });
  return west <= east ? [west, south, east, north] : [0, 0, 0, 0];
}

/** The box around all that have a place; null where none has. */
export const boxOfAll = (geometries: readonly (PlaceGeometry | null)[]): Box | null =>
  geometries.reduce<Box | null>(
    (box, geometry) => (geometry ? uniteBoxes(box, boxOf(geometry)) : box),
    null,
  );

/** A position to hang a name on: the point itself, the middle vertex of a line, the middle of an area's box. */
export function anchorOf(geometry: PlaceGeometry): LngLat {
  if (geometry.type === "Point") return [geometry.coordinates[0]!, geometry.coordinates[1]!];
  if (geometry.type === "LineString") return middleOf(geometry.coordinates);
  const [west, south, east, north] = boxOf(geometry);
  return [(west + east) / 2, (south + north) / 2];
}

function middleOf(line: Position[]): LngLat {
  if (line.length % 2 === 1) {
    const [lng, lat] = line[(line.length - 1) / 2]!;
    return [lng!, lat!];
  }
  const [a, b] = [line[line.length / 2 - 1]!, line[line.length / 2]!];
  return [(a[0]! + b[0]!) / 2, (a[1]! + b[1]!) / 2];
}
