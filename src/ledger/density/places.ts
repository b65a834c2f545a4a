// Where each thing of the ledger counts in a density: at one point, nowhere because it stands for the whole town, or nowhere
// because it has no place. Made once per set of projects; filtering only chooses among its rows.
import { anchorOf, type PlaceGeometry } from "#geo/geometry.ts";
import { cellOfPoint, type HexGrid } from "#geo/hexGrid.ts";
import { mercatorX, mercatorY } from "#geo/mercator.ts";
import { isForWholeTown, type Project } from "../project.ts";
import type { CellRef } from "./choice.ts";

/** Something that is counted. `row` is that of the project it belongs to, by which it is filtered; `wan` null is 未填报. */
export type DensityThing = {
  row: number;
  geometry: PlaceGeometry | null;
  wan: number | null;
  forWholeTown: boolean;
};

/** One entry per thing. `x`, `y` in the Mercator square, NaN where it has no point; `wan` in 万元, NaN for 未填报. */
export type DensityPlaces = {
  size: number;
  row: Uint32Array;
  x: Float64Array;
  y: Float64Array;
  wan: Float64Array;
  /** 1 where it stands for the whole town. */
  wholeTown: Uint8Array;
};

/** All that can be counted: at present the projects. Whatever else gets places joins the list here. */
const thingsOf = (projects: readonly Project[]): DensityThing[] =>
  projects.map((project, row) => ({
    row,
    geometry: project.geometry,
    wan: project.totalWan,
    forWholeTown: isForWholeTown(project),
  }));

/** A line or an area counts once, at the point where its name hangs. */
export function densityPlaces(things: readonly DensityThing[]): DensityPlaces {
  const size = things.length;
  const places: DensityPlaces = {
    size,
    row: new Uint32Array(size),
    x: new Float64Array(size).fill(NaN),
    y: new Float64Array(size).fill(NaN),
    wan: new Float64Array(size).fill(NaN),
    wholeTown: new Uint8Array(size),
  };
  things.forEach(({ row, geometry, wan, forWholeTown }, index) => {
    places.row[index] = row;
    if (wan !== null && Number.isFinite(wan)) places.wan[index] = wan;
    if (forWholeTown) places.wholeTown[index] = 1;
    else if (geometry) put(places, index, geometry);
  });
  return places;
}

function put({ x, y }: DensityPlaces, index: number, geometry: PlaceGeometry): void {
  const [lng, lat] = anchorOf(geometry);
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) return;
  x[index] = mercatorX(lng);
  y[index] = mercatorY(lat);
}

const known = new WeakMap<readonly Project[], DensityPlaces>();

export function placesOf(projects: readonly Project[]): DensityPlaces {
  const places = known.get(projects) ?? densityPlaces(thingsOf(projects));
  known.set(projects, places);
  return places;
}

/** 1 for each project that counts in the cell. */
export function rowsInCell(projects: readonly Project[], grid: HexGrid, cell: CellRef): Uint8Array {
  const { size, row, x, y } = placesOf(projects);
  const rows = new Uint8Array(projects.length);
  for (let index = 0; index < size; index++) {
    if (Number.isNaN(x[index]!)) continue;
    const { q, r } = cellOfPoint(grid, x[index]!, y[index]!);
    if (q === cell.q && r === cell.r) rows[row[index]!] = 1;
  }
  return rows;
}
