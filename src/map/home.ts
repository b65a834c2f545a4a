// The view a town opens with. Knows the size of the map and what lies upon it, not MapLibre.
import type { Camera } from "#geo/camera.ts";
import { boxOf } from "#geo/geometry.ts";
import { uniteBoxes, type Box, type LngLat } from "#geo/lngLat.ts";
import { latOf, lngOf, mercatorX, mercatorY } from "#geo/mercator.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { placesOf } from "#ledger/sites.ts";
import { NO_INSETS, type Insets, type Size } from "./covers.ts";

/**
 * The town's own view, meant for a map of 900 × 700 pixels; larger screens come closer. `featured` is the box of what
 * must be in sight on any screen, null where the town names nothing.
 */
export type Home = { center: LngLat; zoom: number; featured: Box | null };

const WORLD_PIXELS = 512;
/** Room around the featured marks for their names, as a share of the free map, and in pixels at most. */
const BESIDE = { share: 0.16, most: 72 };
const ABOVE = { share: 0.1, most: 48 };

export function homeOf({ town, projects }: Ledger): Home {
  const named = new Set<string>(town.featured);
  const featured = projects.reduce<Box | null>(
    (box, project) =>
      named.has(project.id)
        ? placesOf(project).reduce<Box | null>((all, place) => uniteBoxes(all, boxOf(place)), box)
        : box,
    null,
  );
  return { ...town.view, featured };
}

/**
 * The camera of the opening view on a map of that size; `insets` are kept free of what is featured. `textScale` is how
 * much larger names are than at a desk: larger ones need marks that stand farther apart.
 */
export function fitHome(
  { center, zoom, featured }: Home,
  { clientWidth, clientHeight }: Pick<HTMLElement, "clientWidth" | "clientHeight">,
  insets: Insets = NO_INSETS,
  textScale = 1,
): Camera {
  const room = Math.min(clientWidth / 900, clientHeight / 700);
  const plain = zoom + Math.max(-1, Math.log2(Math.max(room, 0.1)));
  if (!featured) return { center, zoom: plain, bearing: 0 };
  const size: Size = [clientWidth, clientHeight];
  const margins = marginsOf(insets, size, textScale);
  const nearest = nearestZoom(featured, margins, size);
  // A small map would show the town smaller than names can bear; it comes closer, as far as the featured marks allow.
  const wanted = Math.max(plain, zoom) + Math.max(0, Math.log2(textScale)) / 2;
  const fitted = Math.min(nearest, wanted);
  return {
    center: keepInside(featured, centred(center, insets, fitted), margins, size, fitted),
    zoom: fitted,
    bearing: 0,
  };
}

function marginsOf(
  { left, top, right, bottom }: Insets,
  [width, height]: Size,
  textScale: number,
): Insets {
  const beside = Math.max(
    0,
    Math.min(BESIDE.most * textScale, (width - left - right) * BESIDE.share),
  );
  const above = Math.max(
    0,
    Math.min(ABOVE.most * textScale, (height - top - bottom) * ABOVE.share),
  );
  return { left: left + beside, right: right + beside, top: top + above, bottom: bottom + above };
}

/** The zoom at which the box just fits between the margins. */
function nearestZoom([west, south, east, north]: Box, margins: Insets, [width, height]: Size) {
  const across = Math.max(mercatorX(east) - mercatorX(west), 1e-9);
  const down = Math.max(mercatorY(south) - mercatorY(north), 1e-9);
  const [roomX, roomY] = [
    Math.max(1, width - margins.left - margins.right),
    Math.max(1, height - margins.top - margins.bottom),
  ];
  return Math.log2(Math.min(roomX / across, roomY / down) / WORLD_PIXELS);
}

/** In world pixels: the camera's centre that brings `center` into the middle of what is free. */
function centred([lng, lat]: LngLat, { left, top, right, bottom }: Insets, zoom: number) {
  const world = WORLD_PIXELS * 2 ** zoom;
  return [
    mercatorX(lng) * world - (left - right) / 2,
    mercatorY(lat) * world - (top - bottom) / 2,
  ] as const;
}

/** Moves the centre no farther than it takes to bring the box between the margins. */
function keepInside(
  [west, south, east, north]: Box,
  [x, y]: readonly [number, number],
  { left, top, right, bottom }: Insets,
  [width, height]: Size,
  zoom: number,
): LngLat {
  const world = WORLD_PIXELS * 2 ** zoom;
  const clamp = (value: number, least: number, most: number): number =>
    Math.max(least, Math.min(most, value));
  const middleX = clamp(
    x,
    mercatorX(east) * world - width / 2 + right,
    mercatorX(west) * world + width / 2 - left,
  );
  const middleY = clamp(
    y,
    mercatorY(south) * world - height / 2 + bottom,
    mercatorY(north) * world + height / 2 - top,
  );
  return [lngOf(middleX / world), latOf(middleY / world)];
}
