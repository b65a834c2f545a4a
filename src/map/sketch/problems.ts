// What keeps a sketch from being finished, and what it measures. Knows no sentences.
import { areaSquareMetres, lengthMetres } from "#geo/measure.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { crossingsIn } from "./crossings.ts";
import { FEWEST, geometryOf, pathAt, withPath, type Part, type Path, type SketchKind, type Where } from "./paths.ts";
import type { Sketch } from "./sketch.ts";

/** too-few: `missing` vertices more; flat: no length or no area; crossing: an area's edge meets another at `at`. */
export type Problem = { problem: "too-few"; missing: number } | { problem: "flat" } | { problem: "crossing"; at: LngLat };

/** Empty when the sketch may be finished. Lines may cross themselves, as roads do. `open` is the ring of an area still being drawn. */
export function problemsOf({ kind, parts }: { kind: SketchKind; parts: readonly Part[] }, open: Where | null = null): readonly Problem[] {
  const missing = Math.max(0, ...parts.flat().map((path) => FEWEST[kind] - path.length));
  if (missing > 0) return [{ problem: "too-few", missing }];
  if (kind === "area") {
    const crossing = parts.flatMap((part, i) => crossingsIn(part, open?.part === i ? open.ring : null)).map((at): Problem => ({ problem: "crossing", at }));
    if (crossing.length > 0) return crossing;
  }
  return kind !== "point" && parts.some((part) => isFlat(kind, part)) ? [{ problem: "flat" }] : [];
}

function isFlat(kind: SketchKind, part: Part): boolean {
  const geometry = geometryOf(kind, [part], false);
  return geometry !== null && (kind === "area" ? areaSquareMetres(geometry) < 1e-3 : lengthMetres(geometry) < 1e-3);
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
  if (sketch.kind === "point") return { metres: 0, squareMetres: 0, at: pathAt(parts, sketch.active)[0] ?? null };
  const closed = sketch.kind === "area";
  const lines = parts.flat().filter((path) => path.length > 1).map((path) => (closed && path.length > 2 ? [...path, path[0]!] : path));
  const whole = closed ? parts.filter((part) => part.every((path) => path.length > 2)) : [];
  const area = whole.length > 0 ? geometryOf("area", whole, true) : null;
  return { metres: lines.reduce((sum, line) => sum + lengthOf(line), 0), squareMetres: area ? areaSquareMetres(area) : 0, at: null };
}

const lengthOf = (path: Path): number => lengthMetres({ type: "LineString", coordinates: path.map((at) => [...at]) });
