// Which path of a sketch a click means, in screen pixels. Knows no page.
import type { LngLat } from "#geo/lngLat.ts";
import type { Where } from "./paths.ts";
import type { Sketch } from "./sketch.ts";

type Pixel = readonly [x: number, y: number];

/** The nearest path within reach; else the outer ring of the area around the click; else null. */
export function hitPath(
  { kind, parts }: Pick<Sketch, "kind" | "parts">,
  pointer: Pixel,
  toPixels: (at: LngLat) => Pixel,
  reach = 12,
): Where | null {
  let best: { where: Where; gap: number } | null = null;
  let around: Where | null = null;
  parts.forEach((rings, part) =>
    rings.forEach((path, ring) => {
      const pixels = path.map(toPixels);
      const gap = gapTo(pixels, pointer, kind === "area");
      if (gap <= reach && (!best || gap < best.gap)) best = { where: { part, ring }, gap };
      if (kind === "area" && ring === 0 && isInside(pixels, pointer)) around = { part, ring };
    }),
  );
  return (best as { where: Where } | null)?.where ?? around;
}

function gapTo(path: readonly Pixel[], [px, py]: Pixel, closed: boolean): number {
  let nearest =
    path.length > 0 ? Math.hypot(path[0]![0] - px, path[0]![1] - py) : Number.POSITIVE_INFINITY;
  for (let i = 1; i < path.length + (closed ? 1 : 0); i++) {
    const [[ax, ay], [bx, by]] = [path[i - 1]!, path[i % path.length]!];
    const square = (bx - ax) ** 2 + (by - ay) ** 2;
    const t =
      square > 0
        ? Math.max(0, Math.min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / square))
        : 0;
    nearest = Math.min(nearest, Math.hypot(ax + t * (bx - ax) - px, ay + t * (by - ay) - py));
  }
  return nearest;
}

function isInside(ring: readonly Pixel[], [x, y]: Pixel): boolean {
  let inside = false;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring.at(i - 1)!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}
