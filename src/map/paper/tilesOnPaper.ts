// Tiles behind a paper map: which ones, and where they lie in millimetres. Knows addresses, fetches nothing.
import type { LngLat } from "#geo/lngLat.ts";
import { mercatorX, mercatorY } from "#geo/mercator.ts";
import { tileUrl, type TileBackground } from "../tiles.ts";
import type { PaperProjection } from "./paperProjection.ts";
import { el, mm, type SvgNode } from "./svg.ts";

/** Dots per inch that tiles are wanted at; with more tiles than this a coarser level serves. */
const DOTS = 180;
const MOST_TILES = 700;
const EQUATOR = 40_075_016.7;

const toLat = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

export function tilesOnPaper(
  { templates, maxZoom }: TileBackground,
  projection: PaperProjection,
): SvgNode[] {
  const [west, south, east, north] = projection.box;
  const metresPerDot = (projection.scale * 0.0254) / DOTS;
  const wanted = Math.round(
    Math.log2((EQUATOR * Math.cos((((south + north) / 2) * Math.PI) / 180)) / (256 * metresPerDot)),
  );
  for (let z = Math.max(0, Math.min(maxZoom, wanted)); ; z--) {
    const count = 2 ** z;
    const [left, right] = [
      Math.floor(mercatorX(west) * count),
      Math.floor(mercatorX(east) * count),
    ];
    const [top, bottom] = [
      Math.max(0, Math.floor(mercatorY(north) * count)),
      Math.min(count - 1, Math.floor(mercatorY(south) * count)),
    ];
    if (z > 0 && (right - left + 1) * (bottom - top + 1) * templates.length > MOST_TILES) continue;
    return templates.flatMap((template) => {
      const images: SvgNode[] = [];
      for (let y = top; y <= bottom; y++)
        for (let x = left; x <= right; x++)
          images.push(
            tileImage(tileUrl(template, z, x, y), [x / count, y / count], 1 / count, projection),
          );
      return images;
    });
  }
}

/** A tile is no larger than some millimetres: three corners place it truly, and a hair of overlap hides the joints. */
function tileImage(
  href: string,
  [x, y]: readonly [number, number],
  side: number,
  { toPaper }: PaperProjection,
): SvgNode {
  const corner = (u: number, v: number): readonly [number, number] =>
    toPaper([(x + u * side) * 360 - 180, toLat(y + v * side)] satisfies LngLat);
  const [a, b, c] = [corner(0, 0), corner(1, 0), corner(0, 1)];
  const matrix = [b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]].map((value) =>
    (value * 1.002).toFixed(5),
  );
  return el("image", {
    href,
    width: 1,
    height: 1,
    preserveAspectRatio: "none",
    transform: `matrix(${matrix.join(" ")} ${mm(a[0])} ${mm(a[1])})`,
  });
}
