// A collection of shapes as one: a project is points, lines or areas. The highest kind wins, and what is left out is counted.
import type { Geometry, Position } from "geojson";

const RANK = {
  Point: 0,
  MultiPoint: 0,
  LineString: 1,
  MultiLineString: 1,
  Polygon: 2,
  MultiPolygon: 2,
} as const;
type Simple = Exclude<Geometry, { type: "GeometryCollection" }>;

export function uniteParts(geometry: Geometry): { geometry: Geometry; left: number } {
  if (geometry.type !== "GeometryCollection") return { geometry, left: 0 };
  const parts = flatten(geometry, 0);
  if (parts.length === 0) return { geometry, left: 0 };
  const highest = Math.max(...parts.map(({ type }) => RANK[type]));
  const kept = parts.filter(({ type }) => RANK[type] === highest);
  if (kept.length === 1) return { geometry: kept[0]!, left: parts.length - 1 };
  const pieces = kept.flatMap((part) =>
    part.type.startsWith("Multi") ? (part.coordinates as unknown[]) : [part.coordinates],
  );
  const type = (["MultiPoint", "MultiLineString", "MultiPolygon"] as const)[highest]!;
  return {
    geometry: {
      type,
      coordinates: pieces as Position[] & Position[][] & Position[][][],
    } as Geometry,
    left: parts.length - kept.length,
  };
}

function flatten(geometry: Geometry, depth: number): Simple[] {
  if (geometry.type !== "GeometryCollection")
    return Object.hasOwn(RANK, geometry.type) ? [geometry] : [];
  const parts: unknown = geometry.geometries;
  return depth > 8 || !Array.isArray(parts)
    ? []
    : parts.flatMap((part: unknown) =>
        part && typeof part === "object" ? flatten(part as Geometry, depth + 1) : [],
      );
}
