// Whether a position lies in an area; holes are outside, a border belongs to its area. Planar in degrees: right for a
// town.
import { booleanPointInPolygon } from "@turf/turf";
import type { PlaceGeometry } from "./geometry.ts";
import type { LngLat } from "./lngLat.ts";

export const isInside = (geometry: PlaceGeometry, at: LngLat): boolean =>
  (geometry.type === "Polygon" || geometry.type === "MultiPolygon") &&
  booleanPointInPolygon([...at], geometry);
