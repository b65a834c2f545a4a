// Where a map looks. The map owns its camera; the rest of the program only asks and remembers.
import type { LngLat } from "./lngLat.ts";

export type Camera = { center: LngLat; zoom: number; bearing: number };

/** Camera equality at the precision the URL keeps. */
export const sameCamera = (a: Camera, b: Camera): boolean =>
  Math.abs(a.zoom - b.zoom) < 0.005 &&
  Math.abs(a.center[0] - b.center[0]) < 5e-6 &&
  Math.abs(a.center[1] - b.center[1]) < 5e-6 &&
  Math.abs(a.bearing - b.bearing) < 0.05;
