// Geometry as path data in millimetres. What lies far outside the map is cut away, what is finer than print is left out.
import type { Position } from "geojson";
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { PaperProjection } from "./paperProjection.ts";
import { mm } from "./svg.ts";

type Point = readonly [x: number, y: number];
/** Finer than the dots of an office printer. */
const FINEST = 0.06;
/** So far beyond the edge that no stroke or dash of the cut shows. */
const BEYOND = 12;

type Bounds = { left: number; top: number; right: number; bottom: number };

const boundsOf = ({ rect }: PaperProjection): Bounds => ({
  left: rect.x - BEYOND,
  top: rect.y - BEYOND,
  right: rect.x + rect.width + BEYOND,
  bottom: rect.y + rect.height + BEYOND,
});

/** Path data of lines (open) or areas (closed); "" where nothing is in sight. Points have none. */
export function pathOf(geometry: PlaceGeometry, projection: PaperProjection): string {
  const bounds = boundsOf(projection);
  const points = (line: readonly Position[]): Point[] =>
    line.map((at) => projection.toPaper([at[0]!, at[1]!]));
  const open = (line: readonly Position[]): string =>
    cutLine(points(line), bounds)
      .map((part) => data(thin(part)))
      .join("");
  const closed = (ring: readonly Position[]): string => {
    const cut = thin(cutArea(points(ring.slice(0, -1)), bounds));
    return cut.length < 3 ? "" : `${data(cut)}Z`;
  };
  switch (geometry.type) {
    case "LineString":
      return open(geometry.coordinates);
    case "MultiLineString":
      return geometry.coordinates.map(open).join("");
    case "Polygon":
      return geometry.coordinates.map(closed).join("");
    case "MultiPolygon":
      return geometry.coordinates.flat().map(closed).join("");
    case "Point":
    case "MultiPoint":
      return "";
  }
}

const data = (points: readonly Point[]): string =>
  points.length < 2 ? "" : points.map(([x, y], i) => `${i ? "L" : "M"}${mm(x)} ${mm(y)}`).join("");

function thin(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  points.forEach((at, i) => {
    const last = kept.at(-1);
    if (!last || i === points.length - 1 || Math.hypot(at[0] - last[0], at[1] - last[1]) >= FINEST)
      kept.push(at);
  });
  return kept;
}

/** Sutherland–Hodgman against the four sides. */
function cutArea(ring: readonly Point[], { left, top, right, bottom }: Bounds): Point[] {
  const sides: readonly [axis: 0 | 1, limit: number, sign: 1 | -1][] = [
    [0, left, 1],
    [0, right, -1],
    [1, top, 1],
    [1, bottom, -1],
  ];
  return sides.reduce<Point[]>(
    (points, [axis, limit, sign]) => {
      const inside = (at: Point): boolean => (at[axis] - limit) * sign >= 0;
      return points.flatMap((at, i) => {
        const before = points[(i + points.length - 1) % points.length]!;
        if (inside(at) === inside(before)) return inside(at) ? [at] : [];
        const share = (limit - before[axis]) / (at[axis] - before[axis]);
        const crossing: Point = [
          before[0] + share * (at[0] - before[0]),
          before[1] + share * (at[1] - before[1]),
        ];
        return inside(at) ? [crossing, at] : [crossing];
      });
    },
    [...ring],
  );
}

/** Liang–Barsky, segment by segment; pieces that join stay one line. */
function cutLine(line: readonly Point[], bounds: Bounds): Point[][] {
  const parts: Point[][] = [];
  for (let i = 1; i < line.length; i++) {
    const cut = cutSegment(line[i - 1]!, line[i]!, bounds);
    if (!cut) continue;
    const last = parts.at(-1)?.at(-1);
    if (last && last[0] === cut[0][0] && last[1] === cut[0][1]) parts.at(-1)!.push(cut[1]);
    else parts.push([...cut]);
  }
  return parts;
}

function cutSegment(
  a: Point,
  b: Point,
  { left, top, right, bottom }: Bounds,
): readonly [Point, Point] | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  let [from, to] = [0, 1];
  for (const [run, room] of [
    [-dx, a[0] - left],
    [dx, right - a[0]],
    [-dy, a[1] - top],
    [dy, bottom - a[1]],
  ] as const) {
    if (run === 0 && room < 0) return null;
    if (run < 0) from = Math.max(from, room / run);
    if (run > 0) to = Math.min(to, room / run);
  }
  if (from > to) return null;
  const at = (share: number): Point =>
    share === 0 ? a : share === 1 ? b : [a[0] + share * dx, a[1] + share * dy];
  return [at(from), at(to)];
}
