// Density as a surface: each thing spreads over the ground around it, most in its middle and nothing beyond its
// reach. Values are absolute (things or 万元 a square kilometre) and belong to the ground, not to a screen. Knows no
// colour.
import { unitsPerMetre } from "#geo/hexGrid.ts";
import { latOf, lngOf } from "#geo/mercator.ts";
import type { Box } from "#geo/lngLat.ts";
import type { DensityMeasure } from "./choice.ts";
import type { DensityPlaces } from "./places.ts";

/** Pixels that the reach is divided into, and how many a surface may have a side. */
const STEPS = 8;
const MOST_PIXELS = 1024;

/**
 * `values` row by row from the north-west, each the density in the middle of its pixel. `metres` is the reach that
 * was used: more than was asked for where things lie so far apart that the surface would have too many pixels.
 * `left`: what has no stated money.
 */
export type DensityHeat = {
  width: number;
  height: number;
  values: Float32Array;
  most: number;
  /** Degrees of the outer edges. */
  box: Box;
  metres: number;
};

/** Null where nothing has a value to spread. */
export function densityHeat(
  places: DensityPlaces,
  mask: Uint8Array | null,
  { by, metres, latitude }: { by: DensityMeasure; metres: number; latitude: number },
): DensityHeat | null {
  const things = countedIn(places, mask, by);
  if (things.length === 0) return null;
  const frame = frameOf(things, places, metres * unitsPerMetre(latitude));
  const reach = frame.pixel * STEPS;
  const groundMetres = reach / unitsPerMetre(latitude);
  const { width, height } = frame;
  const values = spread(weightsOf(things, places, frame, by), width, groundMetres / 1000);
  const [east, south] = [frame.west + width * frame.pixel, frame.north + height * frame.pixel];
  return {
    width,
    height,
    values,
    most: values.reduce((most, value) => Math.max(most, value), 0),
    box: [lngOf(frame.west), latOf(south), lngOf(east), latOf(frame.north)],
    metres: Math.round(groundMetres),
  };
}

/** Those with a point, and with stated money where that is what is spread. */
function countedIn(
  { size, row, x, wan }: DensityPlaces,
  mask: Uint8Array | null,
  by: DensityMeasure,
): number[] {
  const things: number[] = [];
  for (let index = 0; index < size; index++) {
    const isShown = !mask || mask[row[index]!] === 1;
    const hasValue = by !== "money" || wan[index]! > 0;
    if (isShown && hasValue && !Number.isNaN(x[index]!)) things.push(index);
  }
  return things;
}

/** Room for all things with their reach on every side; the side of a pixel grows where they would be too many. */
function frameOf(things: readonly number[], { x, y }: DensityPlaces, reach: number) {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const index of things) {
    west = Math.min(west, x[index]!);
    east = Math.max(east, x[index]!);
    north = Math.min(north, y[index]!);
    south = Math.max(south, y[index]!);
  }
  // A single thing lies in the middle of its pixel.
  const margin = STEPS + 1.5;
  const widest = Math.max(east - west, south - north);
  const pixel = Math.max(reach / STEPS, widest / (MOST_PIXELS - 2 * margin));
  const [width, height] = [east - west, south - north].map(
    (length) => Math.floor(length / pixel) + 2 * margin,
  ) as [number, number];
  return {
    pixel,
    west: west - margin * pixel,
    north: north - margin * pixel,
    width,
    height,
  };
}

/** What falls into each pixel. */
function weightsOf(
  things: readonly number[],
  { x, y, wan }: DensityPlaces,
  { west, north, pixel, width, height }: ReturnType<typeof frameOf>,
  by: DensityMeasure,
): Float32Array {
  const weights = new Float32Array(width * height);
  for (const index of things) {
    const column = Math.floor((x[index]! - west) / pixel);
    const row = Math.floor((y[index]! - north) / pixel);
    weights[row * width + column]! += by === "money" ? wan[index]! : 1;
  }
  return weights;
}

/** Pixel by pixel in their order, which is several times faster than thing by thing. */
function spread(weights: Float32Array, width: number, kilometres: number): Float32Array {
  const values = new Float32Array(weights.length);
  const { offsets, shares } = kernelOf(width, kilometres);
  for (let pixel = 0; pixel < weights.length; pixel++) {
    const weight = weights[pixel]!;
    if (weight === 0) continue;
    for (let at = 0; at < offsets.length; at++)
      values[pixel + offsets[at]!]! += weight * shares[at]!;
  }
  return values;
}

/** The quartic kernel of GIS programs over pixels; its shares of a square kilometre add up to one thing exactly. */
function kernelOf(width: number, kilometres: number) {
  const pixels: { offset: number; share: number }[] = [];
  for (let dy = -STEPS; dy <= STEPS; dy++)
    for (let dx = -STEPS; dx <= STEPS; dx++) {
      const far = (dx * dx + dy * dy) / (STEPS * STEPS);
      if (far < 1) pixels.push({ offset: dy * width + dx, share: (1 - far) ** 2 });
    }
  const sum = pixels.reduce((total, { share }) => total + share, 0);
  const pixelArea = (kilometres / STEPS) ** 2;
  return {
    offsets: Int32Array.from(pixels, ({ offset }) => offset),
    shares: Float64Array.from(pixels, ({ share }) => share / sum / pixelArea),
  };
}
