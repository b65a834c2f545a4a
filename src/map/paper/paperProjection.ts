// From degrees to millimetres on paper: Gauss–Krüger about the map's own meridian, so that over a town a scale is true everywhere.
import type { Box, LngLat } from "#geo/lngLat.ts";
import { project, unproject, type Zone } from "#geo/gaussKruger.ts";
import { roundScaleFor } from "./papers.ts";
import type { Rect } from "./svg.ts";

export type PaperProjection = {
  scale: number;
  meridian: number;
  rect: Rect;
  toPaper: (at: LngLat) => readonly [x: number, y: number];
  toLngLat: (x: number, y: number) => LngLat;
  /** Degrees that the rectangle covers at least. */
  box: Box;
};

/** `centre` lies in the middle of `rect` (mm). */
export function paperProjection(centre: LngLat, scale: number, rect: Rect): PaperProjection {
  const zone: Zone = { meridian: centre[0], falseEasting: 0, scale: 1 };
  const [, north0] = project(zone, centre[0], centre[1]);
  const [midX, midY] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  const perMetre = 1000 / scale;
  const toLngLat = (x: number, y: number): LngLat =>
    unproject(zone, (x - midX) / perMetre, north0 - (y - midY) / perMetre);
  const corners = [0, 0.5, 1].flatMap((u) =>
    [0, 0.5, 1].map((v) => toLngLat(rect.x + u * rect.width, rect.y + v * rect.height)),
  );
  const [lngs, lats] = [corners.map(([lng]) => lng), corners.map(([, lat]) => lat)];
  return {
    scale,
    meridian: centre[0],
    rect,
    toLngLat,
    toPaper: ([lng, lat]) => {
      const [east, north] = project(zone, lng, lat);
      return [midX + east * perMetre, midY - (north - north0) * perMetre];
    },
    box: [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)],
  };
}

/** The middle of a box, and the largest round scale at which the box goes into `rect` with `margin` (mm) around it. */
export function fitToPaper(
  [west, south, east, north]: Box,
  rect: Rect,
  margin: number,
): { centre: LngLat; scale: number } {
  const centre: LngLat = [(west + east) / 2, (south + north) / 2];
  const zone: Zone = { meridian: centre[0], falseEasting: 0, scale: 1 };
  const corners = [
    [west, south],
    [east, south],
    [west, north],
    [east, north],
    [centre[0], south],
    [centre[0], north],
  ].map(([lng, lat]) => project(zone, lng!, lat!));
  const spread = (axis: 0 | 1): number =>
    Math.max(...corners.map((at) => at[axis])) - Math.min(...corners.map((at) => at[axis]));
  return {
    centre,
    scale: Math.max(
      roundScaleFor(spread(0), Math.max(1, rect.width - 2 * margin)),
      roundScaleFor(spread(1), Math.max(1, rect.height - 2 * margin)),
    ),
  };
}
