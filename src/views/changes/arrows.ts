// Arrows from old places to new ones, in pixels of the map. Pure.
import { anchorOf } from "#geo/geometry.ts";
import { lengthText } from "#geo/formatMeasure.ts";
import type { LngLat } from "#geo/lngLat.ts";
import type { SinceRow } from "#ledger/since.ts";

type Pixels = readonly [x: number, y: number];

/** `head` is an SVG path of the tip at `to`; `label` stands at `middle`. */
export type Arrow = { id: string; from: Pixels; to: Pixels; head: string; middle: Pixels; label: string };

export type Move = { id: string; from: LngLat; to: LngLat; metres: number };

/** The moved projects, those that went farthest first. */
export const movesOf = (rows: readonly SinceRow[]): Move[] =>
  rows.flatMap(({ id, before, after, movedMetres }): Move[] => (movedMetres !== null && before?.geometry && after?.geometry ? [{ id, from: anchorOf(before.geometry), to: anchorOf(after.geometry), metres: movedMetres }] : []))
    .sort((a, b) => b.metres - a.metres);

/** Shorter ones say nothing at this zoom. */
const SHORTEST = 10;
const HEAD = 9;

/** What of the moves is in sight, at most `most` of them. `size` in pixels. */
export function arrowsOf(moves: readonly Move[], toPixels: (at: LngLat) => Pixels, [width, height]: Pixels, most: number): Arrow[] {
  const arrows: Arrow[] = [];
  for (const { id, from: old, to: now, metres } of moves) {
    if (arrows.length >= most) break;
    const [from, to] = [toPixels(old), toPixels(now)];
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(dx, dy);
    const outside = Math.max(from[0], to[0]) < 0 || Math.min(from[0], to[0]) > width || Math.max(from[1], to[1]) < 0 || Math.min(from[1], to[1]) > height;
    if (!(length >= SHORTEST) || outside) continue;
    arrows.push({ id, from, to, head: headAt(to, dx / length, dy / length), middle: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], label: lengthText(metres) });
  }
  return arrows;
}

function headAt([x, y]: Pixels, ux: number, uy: number): string {
  const [bx, by] = [x - ux * HEAD, y - uy * HEAD];
  const half = HEAD / 2.2;
  return `M${x} ${y}L${bx - uy * half} ${by + ux * half}L${bx + uy * half} ${by - ux * half}Z`;
}
