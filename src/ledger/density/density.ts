// What a density shows of the projects that are filtered, reckoned once for all that tell it: map, legend, table,
// paper, slides.
import { hexGrid } from "#geo/hexGrid.ts";
import type { Project } from "../project.ts";
import { densityCells, type DensityCells } from "./cells.ts";
import type { Density } from "./choice.ts";
import { densityClasses, type DensityClasses } from "./classes.ts";
import { densityHeat, type DensityHeat } from "./heat.ts";
import { placesOf } from "./places.ts";

export type DensityPicture = DensityCells &
  DensityClasses & {
    choice: Density;
    /** Null for hexagons, and where nothing has a value to spread. */
    heat: DensityHeat | null;
  };

/**
 * `mask` null takes all; for sites it is that of all places (filter.ts), for projects that of the projects;
 * `latitude` is that of the town, by which the grid is laid.
 */
export type DensityOrder = {
  projects: readonly Project[];
  mask: Uint8Array | null;
  choice: Density;
  latitude: number;
};

let last: { order: DensityOrder; picture: DensityPicture } | null = null;

const isSame = (a: DensityOrder, b: DensityOrder): boolean =>
  a.projects === b.projects &&
  a.mask === b.mask &&
  a.latitude === b.latitude &&
  a.choice.form === b.choice.form &&
  a.choice.by === b.choice.by &&
  a.choice.metres === b.choice.metres;

/** The same object as long as the same is asked for. */
export function densityPicture(order: DensityOrder): DensityPicture {
  if (!last || !isSame(last.order, order)) last = { order, picture: reckon(order) };
  return last.picture;
}

function reckon({ projects, mask, choice, latitude }: DensityOrder): DensityPicture {
  const { form, by, metres } = choice;
  const places = placesOf(projects, by);
  const counted = densityCells(places, mask, hexGrid(latitude, metres), by);
  return {
    ...counted,
    ...densityClasses(counted.cells, by),
    choice,
    heat: form === "heat" ? densityHeat(places, mask, { by, metres, latitude }) : null,
  };
}
