// Which handles are worth a button: vertices on the screen, and middles of edges long enough to take hold of.
import type { LngLat } from "#geo/lngLat.ts";
import type { Path } from "#map/sketch/paths.ts";
import type { Projection } from "./projection.ts";

export type Spot = { index: number; x: number; y: number };
export type Handles = {
  vertices: readonly Spot[];
  middles: readonly (Spot & { at: LngLat })[];
  /** Vertices on the screen, when there are too many to show. */ tooMany: number;
};

const MOST = 250;
const MARGIN_PIXELS = 16;
const SHORTEST_EDGE_PIXELS = 44;

export function handlesInSight(
  path: Path,
  closed: boolean,
  { toPixel, pixelsOf }: Projection,
  [width, height]: readonly [number, number],
): Handles {
  const seen = ([x, y]: readonly [number, number]): boolean =>
    x > -MARGIN_PIXELS &&
    y > -MARGIN_PIXELS &&
    x < width + MARGIN_PIXELS &&
    y < height + MARGIN_PIXELS;
  const pixels = pixelsOf(path);
  const vertices = pixels.flatMap((at, index) => (seen(at) ? [{ index, x: at[0], y: at[1] }] : []));
  if (vertices.length > MOST) return { vertices: [], middles: [], tooMany: vertices.length };
  const edges = path.length < 2 ? 0 : closed && path.length > 2 ? path.length : path.length - 1;
  const middles = Array.from({ length: edges }, (_, index) => {
    const next = (index + 1) % path.length;
    const at: LngLat = [
      (path[index]![0] + path[next]![0]) / 2,
      (path[index]![1] + path[next]![1]) / 2,
    ];
    const length = Math.hypot(
      pixels[next]![0] - pixels[index]![0],
      pixels[next]![1] - pixels[index]![1],
    );
    const [x, y] = toPixel(at);
    return { index, at, x, y, length };
  })
    .filter(({ x, y, length }) => length >= SHORTEST_EDGE_PIXELS && seen([x, y]))
    .slice(0, MOST);
  return { vertices, middles, tooMany: 0 };
}
