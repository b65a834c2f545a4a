// Arrows from old places to new ones, in pixels of the map. Pure.
import { anchorOf } from "#geo/geometry.ts";
import { lengthText } from "#geo/formatMeasure.ts";
import type { LngLat } from "#geo/lngLat.ts";
import type { SinceRow } from "#ledger/since.ts";

type Pixels = readonly [x: number, y: number];

/** `head` is an SVG path of the tip at `to`; the label stands beside the shaft, on its upper side. */
export type Arrow = {
  id: string;
  from: Pixels;
  to: Pixels;
  head: string;
  label: { text: string; at: Pixels };
};

export type Move = { id: string; from: LngLat; to: LngLat; metres: number };

/** The moved projects, those that went farthest first. */
export const movesOf = (rows: readonly SinceRow[]): Move[] =>
  rows
    .flatMap(({ id, before, after, movedMetres }): Move[] =>
      movedMetres !== null && before?.geometry && after?.geometry
        ? [
            {
              id,
              from: anchorOf(before.geometry),
              to: anchorOf(after.geometry),
              metres: movedMetres,
            },
          ]
        : [],
    )
    .sort((a, b) => b.metres - a.metres);

/** Shorter ones say nothing at this zoom. */
const SHORTEST = 10;
const HEAD = 9;
/** Half the height of a label, and half its width, with a little air. */
const [ROOM_Y, ROOM_X] = [13, 30];

/** What of the moves is in sight, at most `most` of them. `size` in pixels. */
export function arrowsOf(
  moves: readonly Move[],
  toPixels: (at: LngLat) => Pixels,
  [width, height]: Pixels,
  most: number,
): Arrow[] {
  const arrows: Arrow[] = [];
  for (const { id, from: old, to: now, metres } of moves) {
    if (arrows.length >= most) break;
    const [from, to] = [toPixels(old), toPixels(now)];
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(dx, dy);
    const outside =
      Math.max(from[0], to[0]) < 0 ||
      Math.min(from[0], to[0]) > width ||
      Math.max(from[1], to[1]) < 0 ||
      Math.min(from[1], to[1]) > height;
    if (!(length >= SHORTEST) || outside) continue;
    arrows.push({
      id,
      from,
      to,
      head: headAt(to, dx / length, dy / length),
      label: { text: lengthText(metres), at: beside(from, to, dx / length, dy / length) },
    });
  }
  return arrows;
}

/** Steep shafts need more room beside them: labels are wider than high. */
function beside(from: Pixels, to: Pixels, ux: number, uy: number): Pixels {
  const side = ux >= 0 ? 1 : -1;
  const room = ROOM_Y * Math.abs(ux) + ROOM_X * Math.abs(uy);
  return [(from[0] + to[0]) / 2 + side * uy * room, (from[1] + to[1]) / 2 - side * ux * room];
}

function headAt([x, y]: Pixels, ux: number, uy: number): string {
  const [bx, by] = [x - ux * HEAD, y - uy * HEAD];
  const half = HEAD / 2.2;
  return `M${x} ${y}L${bx - uy * half} ${by + ux * half}L${bx + uy * half} ${by - ux * half}Z`;
}
