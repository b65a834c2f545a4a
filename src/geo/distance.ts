// How far and in which direction one position lies from another, on the sphere; and the middle of many offsets.
import { bearing, distance } from "@turf/turf";
import type { LngLat } from "./lngLat.ts";

/** `bearing`: degrees clockwise from north, the way from the true place to the read one. */
export type Offset = { metres: number; bearing: number };

const RAD = Math.PI / 180;

/** Way from `from` to `to`. */
export const offsetBetween = (from: LngLat, to: LngLat): Offset => ({
  metres: distance([...from], [...to], { units: "meters" }),
  bearing: (bearing([...from], [...to]) + 360) % 360,
});

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The offset that most pairs share, and how far the pairs typically stray from it. Null without pairs. */
export function sharedOffset(
  pairs: readonly { known: LngLat; read: LngLat }[],
): (Offset & { spread: number }) | null {
  if (pairs.length === 0) return null;
  const ways = pairs.map(({ known, read }) => {
    const { metres, bearing } = offsetBetween(known, read);
    return [metres * Math.sin(bearing * RAD), metres * Math.cos(bearing * RAD)] as const;
  });
  const [east, north] = [median(ways.map(([x]) => x)), median(ways.map(([, y]) => y))];
  const spread = median(ways.map(([x, y]) => Math.hypot(x - east, y - north)));
  return {
    metres: Math.hypot(east, north),
    bearing: (Math.atan2(east, north) / RAD + 360) % 360,
    spread,
  };
}
