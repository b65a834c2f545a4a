// Whether a position lies in an area (even-odd, so holes are outside). Planar in degrees: right for a town.
import type { Position } from "geojson";
import type { PlaceGeometry } from "./geometry.ts";
import type { LngLat } from "./lngLat.ts";

export function isInside(geometry: PlaceGeometry, at: LngLat): boolean {
  if (geometry.type === "Polygon") return oddCrossings(geometry.coordinates, at);
  return (
    geometry.type === "MultiPolygon" &&
    geometry.coordinates.some((rings) => oddCrossings(rings, at))
  );
}

function oddCrossings(rings: readonly Position[][], [x, y]: LngLat): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i] as [number, number];
      const [bx, by] = ring[j] as [number, number];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}
