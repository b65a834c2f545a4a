// Web Mercator in the unit square, as the drawing needs it: x east, y south, both 0…1. Never measure with it.
import type { LngLat } from "./lngLat.ts";

export const mercatorX = (lng: number): number => (lng + 180) / 360;

export const mercatorY = (lat: number): number => {
  const clamped = Math.max(-85.051129, Math.min(85.051129, lat));
  return (1 - Math.log(Math.tan(Math.PI / 4 + (clamped * Math.PI) / 360)) / Math.PI) / 2;
};

export const toLngLat = (x: number, y: number): LngLat => [x * 360 - 180, (Math.atan(Math.exp((1 - 2 * y) * Math.PI)) * 360) / Math.PI - 90];

/** Mercator units per metre at a latitude. */
export const mercatorPerMetre = (lat: number): number => 1 / (40_075_016.686 * Math.cos((lat * Math.PI) / 180));
