// The view a town opens with. Knows the size of the screen, not the map.
import type { Camera } from "#geo/camera.ts";
import type { LngLat } from "#geo/lngLat.ts";

/** The town's own view, meant for a map of 900 × 700 pixels; larger screens come closer. */
export type Home = { center: LngLat; zoom: number };

export const fitHome = (
  { center, zoom }: Home,
  { clientWidth, clientHeight }: HTMLElement,
): Camera => {
  const room = Math.min(clientWidth / 900, clientHeight / 700);
  return { center, zoom: zoom + Math.max(-1, Math.log2(Math.max(room, 0.1))), bearing: 0 };
};
