// A density as layers of deck.gl: polygons for the cells, one picture for the surface, a ring around the cell that is
// marked.
import type { Layer } from "@deck.gl/core";
import { BitmapLayer, SolidPolygonLayer } from "@deck.gl/layers";
import { cornersOf } from "#geo/hexGrid.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { valueOf, type DensityCell } from "#ledger/density/cells.ts";
import type { CellRef } from "#ledger/density/choice.ts";
import { classOf } from "#ledger/density/classes.ts";
import type { DensityPicture } from "#ledger/density/density.ts";
import type { DensityHeat } from "#ledger/density/heat.ts";
import { densityRamp, heatColour, stepColour, type DensityRamp } from "../densityColours.ts";
import type { DensityShown } from "../DensityHost.ts";
import { paletteOf, toRgb } from "../palette.ts";

export const CELLS = "density-cells";
/** A cell leaves a little of the ground around itself. */
const SHARE = 0.96;
const RING = 0.84;
/** Opacities, 0…255: the map is seen through cells; columns hide what is behind them. */
const FLAT = 205;
const SOLID = 245;
const UNSTATED = 110;
/** The highest column, in widths of a cell; the others in proportion. */
const TALLEST = 4;

type Rgba = [number, number, number, number];
const rgba = (hex: string, opacity: number): Rgba => {
  const [red, green, blue] = toRgb(hex).map((value) => Math.round(value * 255));
  return [red!, green!, blue!, opacity];
};

/** From below to above. */
export function densityLayers(picture: DensityPicture, shown: DensityShown): Layer[] {
  const ramp = densityRamp(shown.theme);
  if (picture.cells.length === 0) return [];
  const below =
    shown.choice.form === "heat"
      ? picture.heat && heatLayer(picture.heat, ramp)
      : cellLayer(picture, shown, ramp);
  return [below, ringLayer(picture, shown)].filter((layer) => layer !== null);
}

function cellLayer(picture: DensityPicture, { choice }: DensityShown, ramp: DensityRamp): Layer {
  const { grid, cells, classes } = picture;
  const isHigh = choice.show === "height";
  const most = classes.at(-1)?.to ?? 0;
  const colours = classes.map((_, index) =>
    rgba(stepColour(ramp, index, classes.length), isHigh ? SOLID : FLAT),
  );
  const unstated = rgba(ramp.unstated, UNSTATED);
  return new SolidPolygonLayer<DensityCell>({
    id: CELLS,
    data: cells,
    pickable: isHigh,
    extruded: isHigh,
    _normalize: false,
    positionFormat: "XY",
    getPolygon: (cell) => closedRing(cornersOf(grid, cell, SHARE)),
    getFillColor: (cell) => colours[classOf(picture, valueOf(cell, choice.by)) ?? -1] ?? unstated,
    getElevation: (cell) => heightOf(valueOf(cell, choice.by), most, choice.metres),
    material: { ambient: 0.6, diffuse: 0.5, shininess: 8, specularColor: [20, 20, 20] },
    updateTriggers: { getFillColor: colours, getElevation: [most, isHigh] },
  });
}

/** As flat as deck.gl wants it: the first corner again at the end. */
const closedRing = (corners: readonly LngLat[]): number[] => [...corners, corners[0]!].flat();

const heightOf = (value: number | null, most: number, metres: number): number =>
  value === null || most <= 0 ? 0 : (Math.max(0, value) / most) * TALLEST * metres;

function heatLayer({ width, height, values, most, box }: DensityHeat, ramp: DensityRamp): Layer {
  const colours = Uint8Array.from(
    Array.from({ length: 256 }, (_, step) => heatColour(ramp, step / 255)).flat(),
  );
  const words = new Uint32Array(colours.buffer);
  const image = new ImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let index = 0; index < values.length; index++)
    pixels[index] = words[Math.ceil((values[index]! / most) * 255)]!;
  return new BitmapLayer({ id: "density-heat", image, bounds: [...box] });
}

/** A ring as a polygon with a hole. */
function ringLayer({ grid, cells }: DensityPicture, { picked, theme }: DensityShown) {
  if (!picked || picked.metres !== grid.metres) return null;
  // A filter may have emptied it.
  if (!cells.some(({ q, r }) => q === picked.q && r === picked.r)) return null;
  const [outer, inner] = [1, RING].map((share) => closedRing(cornersOf(grid, picked, share)));
  return new SolidPolygonLayer<CellRef>({
    id: "density-ring",
    data: [picked],
    positionFormat: "XY",
    getPolygon: () => ({ positions: [...outer!, ...inner!], holeIndices: [outer!.length] }),
    getFillColor: rgba(paletteOf(theme).ink, 255),
    updateTriggers: { getFillColor: theme },
  });
}
