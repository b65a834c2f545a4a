// Whether two places are the same, and how far apart they are.
import type { Position } from "geojson";
import { anchorOf, type PlaceGeometry } from "./geometry.ts";
import type { LngLat } from "./lngLat.ts";

/** About a centimetre. */
const SAME_DEGREES = 1e-7;

type Nested = Position | Position[] | Position[][] | Position[][][];

function close(a: Nested | number, b: Nested | number): boolean {
  if (typeof a === "number" || typeof b === "number") return typeof a === "number" && typeof b === "number" && Math.abs(a - b) <= SAME_DEGREES;
  return a.length === b.length && a.every((item, index) => close(item, b[index]!));
}

/** Same kind and every vertex within a centimetre. */
export const sameGeometry = (a: PlaceGeometry | null, b: PlaceGeometry | null): boolean =>
  a === b || (a !== null && b !== null && a.type === b.type && close(a.coordinates, b.coordinates));

const EARTH_METRES = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres. */
export function distanceMetres([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  const half = Math.sin(radians(latB - latA) / 2) ** 2 + Math.cos(radians(latA)) * Math.cos(radians(latB)) * Math.sin(radians(lngB - lngA) / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.sqrt(Math.min(1, half)));
}

/** Compass bearing from a to b in degrees, 0 north, 90 east. */
export function bearingDegrees([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  const turn = radians(lngB - lngA);
  const y = Math.sin(turn) * Math.cos(radians(latB));
  const x = Math.cos(radians(latA)) * Math.sin(radians(latB)) - Math.sin(radians(latA)) * Math.cos(radians(latB)) * Math.cos(turn);
  return ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360;
}

/** How far the middle of a place has moved, in metres. */
export const movedMetres = (before: PlaceGeometry, after: PlaceGeometry): number => distanceMetres(anchorOf(before), anchorOf(after));
