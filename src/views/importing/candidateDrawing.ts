// What a small map of candidate places shows, in its own pixels: pure, so that three of them can be drawn while somebody waits.
import type { Position } from "geojson";
import { anchorOf } from "#geo/geometry.ts";
import { growBox, inBox, type Box, type LngLat } from "#geo/lngLat.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import { isVerified, type Project } from "#ledger/project.ts";

export const WIDTH = 236;
export const HEIGHT = 150;
/** Farther than this from the middle of the rest a place is a stray. Degrees. */
const STRAY = 0.3;
/** At least this much ground is shown, so that a single point has surroundings. Degrees. */
const LEAST = 0.03;

type Pixel = readonly [x: number, y: number];
/** `lines` and `dots` are path data; one path for all dots, since a circle each would be hundreds of elements a map. */
export type Drawing = {
  lines: string[];
  dots: string;
  names: { at: Pixel; name: string }[];
  known: Pixel[];
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** The ground around most of the places: a few strays must not shrink the rest to a dot. `home` where there are none. */
export function frameOf(places: readonly LngLat[], home: Box): Box {
  if (places.length === 0) return home;
  const [lng, lat] = [median(places.map(([x]) => x)), median(places.map(([, y]) => y))];
  const near = places.filter(
    (at) => Math.abs(at[0] - lng) < STRAY && Math.abs(at[1] - lat) < STRAY,
  );
  const box = near.reduce<Box | null>((grown, at) => growBox(grown, at), null) ?? [
    lng,
    lat,
    lng,
    lat,
  ];
  const half = Math.max(
    LEAST,
    (box[2] - box[0]) * 0.62,
    (box[3] - box[1]) * 0.62 * (WIDTH / HEIGHT),
  );
  const middle: LngLat = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return [
    middle[0] - half,
    middle[1] - half * (HEIGHT / WIDTH),
    middle[0] + half,
    middle[1] + half * (HEIGHT / WIDTH),
  ];
}

export function layOut(
  places: readonly LngLat[],
  base: BaseMap,
  projects: readonly Project[],
  box: Box,
): Drawing {
  const { toScreen, sight } = viewOf(box);
  const isSeen = (at: LngLat) => inBox(at, box);
  const known = projects.filter(
    (project) => isVerified(project) && isSeen(anchorOf(project.geometry!)),
  );
  const named = base.features.filter(
    ({ geometry, properties: { role } }) =>
      (role === "town" || role === "village") &&
      geometry.type === "Point" &&
      isSeen(anchorOf(geometry)),
  );
  return {
    lines: bordersOf(base)
      .map((line) => linePath(line, sight, toScreen))
      .filter((path) => path !== ""),
    dots: places.map((at) => `M${written(toScreen(at))}h0`).join(""),
    known: known.map(({ geometry }) => toScreen(anchorOf(geometry!))),
    names: named
      .slice(0, 12)
      .map(({ geometry, properties: { name } }) => ({ at: toScreen(anchorOf(geometry)), name })),
  };
}

/** The middle of the box in the middle of the drawing, all of it to be seen; `sight` is what the drawing shows then. */
function viewOf(box: Box): { toScreen: (at: LngLat | Position) => Pixel; sight: Box } {
  const middle: LngLat = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const squeeze = Math.cos((middle[1] * Math.PI) / 180);
  const scale = Math.min(WIDTH / ((box[2] - box[0]) * squeeze), HEIGHT / (box[3] - box[1]));
  const [halfWidth, halfHeight] = [WIDTH / 2 / (squeeze * scale), HEIGHT / 2 / scale];
  return {
    toScreen: ([lng, lat]) => [
      WIDTH / 2 + (lng! - middle[0]) * squeeze * scale,
      HEIGHT / 2 - (lat! - middle[1]) * scale,
    ],
    sight: [
      middle[0] - halfWidth,
      middle[1] - halfHeight,
      middle[0] + halfWidth,
      middle[1] + halfHeight,
    ],
  };
}

const bordersOf = (base: BaseMap): Position[][] =>
  base.features.flatMap(({ geometry, properties: { role } }) => {
    if (role !== "border" && role !== "extent") return [];
    if (geometry.type === "LineString") return [geometry.coordinates];
    return geometry.type === "MultiLineString" || geometry.type === "Polygon"
      ? geometry.coordinates
      : [];
  });

/** Borders run far beyond a small map and turn more often than it has pixels: what lies wholly to one side of it, or nearer than a pixel, is left out. */
function linePath(
  ring: readonly Position[],
  sight: Box,
  toScreen: (at: Position) => Pixel,
): string {
  let path = "";
  let last: Pixel | null = null;
  for (let index = 1; index < ring.length; index++) {
    const [from, to] = [ring[index - 1]!, ring[index]!];
    if (passesBeside(from, to, sight)) {
      last = null;
      continue;
    }
    const at = toScreen(to);
    if (last === null) path += `M${written((last = toScreen(from)))}`;
    if (index < ring.length - 1 && Math.hypot(at[0] - last[0], at[1] - last[1]) < 1) continue;
    path += `L${written(at)}`;
    last = at;
  }
  return path;
}

const passesBeside = (
  [ax, ay]: Position,
  [bx, by]: Position,
  [west, south, east, north]: Box,
): boolean =>
  (ax! < west && bx! < west) ||
  (ax! > east && bx! > east) ||
  (ay! < south && by! < south) ||
  (ay! > north && by! > north);
const written = ([x, y]: Pixel): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
