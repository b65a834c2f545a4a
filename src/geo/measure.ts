// Lengths and areas on the ellipsoid's sphere, never from map pixels (here web-mercator areas are 16 % wrong).
import { area, circle, length } from "@turf/turf";
import type { Polygon } from "geojson";
import type { PlaceGeometry } from "./geometry.ts";
import type { LngLat } from "./lngLat.ts";

/** A regular ring of `radiusMetres` around a centre, for showing an accuracy. */
export const circleAround = (centre: LngLat, radiusMetres: number): Polygon =>
  circle([...centre], radiusMetres, { units: "meters", steps: 72 }).geometry;

/** Length of lines in metres; 0 for anything else. */
export const lengthMetres = (geometry: PlaceGeometry): number =>
  geometry.type.endsWith("LineString")
    ? length({ type: "Feature", properties: {}, geometry }, { units: "meters" })
    : 0;

/** Area of polygons in square metres; 0 for anything else. */
export const areaSquareMetres = (geometry: PlaceGeometry): number =>
  geometry.type.endsWith("Polygon") ? area(geometry) : 0;

/** 1 亩 = 2000/3 m². */
export const toMu = (squareMetres: number): number => (squareMetres * 3) / 2000;
