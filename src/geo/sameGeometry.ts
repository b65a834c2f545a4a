// Whether two places are the same, and how far apart they are.
import type { Position } from "geojson";
import { offsetBetween } from "./distance.ts";
import { anchorOf, type PlaceGeometry } from "./geometry.ts";

/** About a centimetre. */
const SAME_DEGREES = 1e-7;

type Nested = Position | Position[] | Position[][] | Position[][][];

function close(a: Nested | number, b: Nested | number): boolean {
  if (typeof a === "number" || typeof b === "number")
    return typeof a === "number" && typeof b === "number" && Math.abs(a - b) <= SAME_DEGREES;
  return a.length === b.length && a.every((item, index) => close(item, b[index]!));
}

/** Same kind and every vertex within a centimetre. */
export const sameGeometry = (a: PlaceGeometry | null, b: PlaceGeometry | null): boolean =>
  a === b || (a !== null && b !== null && a.type === b.type && close(a.coordinates, b.coordinates));

/** How far the middle of a place has moved, in metres. */
export const movedMetres = (before: PlaceGeometry, after: PlaceGeometry): number =>
  offsetBetween(anchorOf(before), anchorOf(after)).metres;
