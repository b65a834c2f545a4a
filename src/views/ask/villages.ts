// The village whose point was clicked.
import type { LngLat } from "#geo/lngLat.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import { villagePoints, type Village } from "#ledger/villages.ts";

/** How near a click must be, in pixels. */
const REACH = 32;

export function nearestVillage(
  base: BaseMap,
  at: LngLat,
  toPixels: (at: LngLat) => readonly [number, number],
): (Village & { at: LngLat }) | null {
  const [x, y] = toPixels(at);
  let best: (Village & { at: LngLat }) | null = null;
  let nearest = REACH;
  for (const village of villagePoints(base)) {
    const [vx, vy] = toPixels(village.at);
    const far = Math.hypot(vx - x, vy - y);
    if (far < nearest) [nearest, best] = [far, village];
  }
  return best;
}
