// The border of the ground within a distance of a place, as clean rings. Fetched when a ground is first kept: buffering
// and uniting are heavy (decision 11). Figures are not measured on it; `buffer.ts` does that.
import { buffer, featureCollection, polygon, union } from "@turf/turf";
import type { MultiPolygon, Polygon, Position } from "geojson";
import { thin } from "./buffer.ts";
import { eachNearPair, properCrossing, type Segment } from "./crossings.ts";
import { pathsOf, type PlaceGeometry } from "./geometry.ts";

/** Of a quarter of a circle: its border lies within 0.5 % of the distance. */
const STEPS = 16;
/** A scribble that crosses itself more often would take seconds. */
const MOST_CROSSINGS = 300;

/** Rings of the ground, outer ones and holes; none where there is no ground, or no border that could be followed. */
export function outlineAround(geometry: PlaceGeometry, metres: number): Position[][] {
  if (!(metres > 0)) return ringsOf(unitedParts(geometry));
  const sparse = sparseOf(geometry, metres);
  if (crossesTooOften(sparse)) return [];
  return ringsOf(buffer(sparse, metres, { units: "meters", steps: STEPS })?.geometry ?? null);
}

const ringsOf = (ground: Polygon | MultiPolygon | null): Position[][] =>
  ground === null ? [] : ground.type === "Polygon" ? ground.coordinates : ground.coordinates.flat();

/** Parts that lie side by side have one border, not the line between them. */
function unitedParts(geometry: PlaceGeometry): Polygon | MultiPolygon | null {
  if (geometry.type === "Polygon") return geometry;
  if (geometry.type !== "MultiPolygon") return null;
  const parts = geometry.coordinates.map((rings) => polygon(rings));
  return parts.length > 1 ? (union(featureCollection(parts))?.geometry ?? null) : geometry;
}

/** With no more vertices than the ground has that is measured. Rings that would lose their area stay as they are. */
function sparseOf(geometry: PlaceGeometry, metres: number): PlaceGeometry {
  const ring = (line: Position[]): Position[] => {
    const path = thin(line, metres) as Position[];
    return path.length < 4 ? line : path;
  };
  switch (geometry.type) {
    case "Point":
    case "MultiPoint":
      return geometry;
    case "LineString":
      return { ...geometry, coordinates: thin(geometry.coordinates, metres) as Position[] };
    case "MultiLineString":
      return {
        ...geometry,
        coordinates: geometry.coordinates.map((line) => thin(line, metres) as Position[]),
      };
    case "Polygon":
      return { ...geometry, coordinates: geometry.coordinates.map(ring) };
    case "MultiPolygon":
      return { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map(ring)) };
  }
}

function crossesTooOften(geometry: PlaceGeometry): boolean {
  const segments: Segment[] = pathsOf(geometry).flatMap((path, ring) =>
    path.slice(1).map(([bx, by], at) => {
      const [ax, ay] = path[at] as [number, number];
      return { ax, ay, bx: bx!, by: by!, ring, at };
    }),
  );
  let crossings = 0;
  eachNearPair(segments, (a, b) => {
    if (properCrossing(a, b)) crossings++;
    return crossings <= MOST_CROSSINGS;
  });
  return crossings > MOST_CROSSINGS;
}
