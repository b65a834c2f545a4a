// What keeps a sketch from being finished, and what it measures. Knows no sentences.
import type { LngLat } from "#geo/lngLat.ts";
import { areaSquareMetres, lengthMetres } from "#geo/measure.ts";
import { crossingsOf } from "#geo/selfCrossing.ts";
import {
  FEWEST,
  geometryOf,
  pathAt,
  withPath,
  type Part,
  type Path,
  type SketchKind,
  type Where,
} from "./paths.ts";
import type { Sketch } from "./sketch.ts";

/** too-few: `missing` vertices more; flat: no length or no area; crossing: an area's edge meets another at `at`. */
export type Problem =
  | { problem: "too-few"; missing: number }
  | { problem: "flat" }
  | { problem: "crossing"; at: LngLat };

/** Empty when the sketch may be finished. Lines may cross themselves, as roads do. `open` is the ring of an area still being drawn. */
export function problemsOf(
  { kind, parts }: { kind: SketchKind; parts: readonly Part[] },
  open: Where | null = null,
): readonly Problem[] {
  const missing = Math.max(0, ...parts.flat().map((path) => FEWEST[kind] - path.length));
  if (missing > 0) return [{ problem: "too-few", missing }];
  if (kind === "point") return [];
  // A flat ring runs over itself everywhere; what the user needs to hear is that it is flat.
  if (parts.flat().some((path) => isFlat(kind, path))) return [{ problem: "flat" }];
  const area = kind === "area" ? geometryOf(kind, parts, true) : null;
  const crossings = area ? crossingsOf(area) : [];
  return (open ? crossings.filter((at) => !closes(pathAt(parts, open), at)) : crossings).map(
    (at) => ({ problem: "crossing", at }),
  );
}

/** The place lies on the edge that will close the ring: while it is drawn, that edge is not there yet. */
function closes(ring: Path, [x, y]: LngLat): boolean {
  const [[ax, ay], [bx, by]] = [ring.at(-1)!, ring[0]!];
  const length = Math.hypot(bx - ax, by - ay);
  const aside =
    length > 0
      ? Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length
      : Number.POSITIVE_INFINITY;
  return aside < 2e-9 && (x - ax) * (x - bx) + (y - ay) * (y - by) <= 0;
}

/** Metres or square metres: less is a slip of the hand. */
const LEAST = 0.01;
const SQUARE_METRES_PER_SQUARE_DEGREE = 1.15e10;

/** All vertices of a line in one place, or all corners of a ring in one line. A bow-tie is not flat, though its two halves cancel out. */
function isFlat(kind: SketchKind, path: Path): boolean {
  if (kind === "line") return lengthOf(path) < LEAST;
  const [x, y] = path[0]!;
  const [farX, farY] = path.reduce((far, at) =>
    Math.hypot(at[0] - x, at[1] - y) > Math.hypot(far[0] - x, far[1] - y) ? at : far,
  );
  return path.every(
    (at) =>
      Math.abs((farX - x) * (at[1] - y) - (farY - y) * (at[0] - x)) *
        SQUARE_METRES_PER_SQUARE_DEGREE <
      LEAST,
  );
}

/** The parts as the next click would leave them: the cursor stands for the vertex to come. */
export function foreseen({ kind, parts, active, drawing, cursor, held }: Sketch): readonly Part[] {
  if (!drawing || !cursor || held) return parts;
  return withPath(parts, active, kind === "point" ? [cursor] : [...pathAt(parts, active), cursor]);
}

/** Metres: length of lines, perimeter of areas with their holes. Square metres: area less its holes. `at` is the point, of a point. */
export type Measures = { metres: number; squareMetres: number; at: LngLat | null };

/** Geodesic measures of everything drawn, the next vertex included. */
export function measure(sketch: Sketch): Measures {
  const parts = foreseen(sketch);
  if (sketch.kind === "point")
    return { metres: 0, squareMetres: 0, at: pathAt(parts, sketch.active)[0] ?? null };
  const closed = sketch.kind === "area";
  const lines = parts
    .flat()
    .filter((path) => path.length > 1)
    .map((path) => (closed && path.length > 2 ? [...path, path[0]!] : path));
  const whole = closed ? parts.filter((part) => part.every((path) => path.length > 2)) : [];
  const area = whole.length > 0 ? geometryOf("area", whole, true) : null;
  return {
    metres: lines.reduce((sum, line) => sum + lengthOf(line), 0),
    squareMetres: area ? areaSquareMetres(area) : 0,
    at: null,
  };
}

const lengthOf = (path: Path): number =>
  lengthMetres({ type: "LineString", coordinates: path.map((at) => [...at]) });
