// What lies upon the map (tools, legend, card) and how much of it remains to be seen. Pixels from the map's upper left corner.
import type { Sides } from "./crowd.ts";

export type Size = readonly [width: number, height: number];
/** How far what must be seen has to keep from each side. */
export type Insets = { left: number; top: number; right: number; bottom: number };

export const NO_INSETS: Insets = { left: 0, top: 0, right: 0, bottom: 0 };

/** What would take more than this share of the map is no frame around it, but something to be closed. */
const MOST = 0.6;

/** Each cover takes the strip along that side of the map where it costs least; the largest first. */
export function insetsOf(covers: readonly Sides[], size: Size): Insets {
  const insets = { ...NO_INSETS };
  const area = ([left, top, right, bottom]: Sides): number => (right - left) * (bottom - top);
  for (const cover of [...covers].sort((a, b) => area(b) - area(a))) {
    const [left, top, right, bottom] = freeSides(insets, size);
    if (cover[2] <= left || cover[0] >= right || cover[3] <= top || cover[1] >= bottom) continue;
    const costs = [
      { side: "left", pixels: cover[2] - left, of: size[0] },
      { side: "right", pixels: right - cover[0], of: size[0] },
      { side: "top", pixels: cover[3] - top, of: size[1] },
      { side: "bottom", pixels: bottom - cover[1], of: size[1] },
    ] as const;
    const least = costs.reduce((a, b) => (b.pixels / b.of < a.pixels / a.of ? b : a));
    if (least.pixels / least.of <= MOST) insets[least.side] += least.pixels;
  }
  return insets;
}

/** The part of the map that nothing covers. */
export const freeSides = ({ left, top, right, bottom }: Insets, [width, height]: Size): Sides => [
  left,
  top,
  width - right,
  height - bottom,
];

export const sameCovers = (a: readonly Sides[], b: readonly Sides[]): boolean =>
  a.length === b.length &&
  a.every((sides, index) => sides.every((side, at) => Math.abs(side - b[index]![at]!) < 0.5));
