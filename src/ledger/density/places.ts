// Where each thing of the ledger counts in a density: at one point, nowhere because it stands for the whole town, or
// nowhere because it has no place. Made once per set of projects; filtering only chooses among its rows.
import { anchorOf, type PlaceGeometry } from "#geo/geometry.ts";
import { cellOfPoint, type HexGrid } from "#geo/hexGrid.ts";
import { mercatorX, mercatorY } from "#geo/mercator.ts";
import { isForWholeTown, type Project } from "../project.ts";
import { placesOf as sitePlacesOf } from "../sites.ts";
import type { CellRef, DensityMeasure } from "./choice.ts";

/**
 * Something that is counted. `row` is that in the mask by which it is filtered, `owner` that of its project; `wan`
 * null is 未填报.
 */
export type DensityThing = {
  row: number;
  owner: number;
  geometry: PlaceGeometry | null;
  wan: number | null;
  forWholeTown: boolean;
};

/** One entry per thing. `x`, `y` in the Mercator square, NaN where it has no point; `wan` in 万元, NaN for 未填报. */
export type DensityPlaces = {
  size: number;
  row: Uint32Array;
  owner: Uint32Array;
  x: Float64Array;
  y: Float64Array;
  wan: Float64Array;
  /** 1 where it stands for the whole town. */
  wholeTown: Uint8Array;
};

/** A project counts where it lies, or where the first of its sites does. */
const projectThings = (projects: readonly Project[]): DensityThing[] =>
  projects.map((project, row) => ({
    row,
    owner: row,
    geometry: sitePlacesOf(project)[0] ?? null,
    wan: project.totalWan,
    forWholeTown: isForWholeTown(project),
  }));

/** The sites, whose rows stand behind those of all projects. */
const siteThings = (projects: readonly Project[]): DensityThing[] => {
  let row = projects.length;
  return projects.flatMap(({ sites }, owner) =>
    sites.map(({ geometry }) => ({ row: row++, owner, geometry, wan: null, forWholeTown: false })),
  );
};

/** A line or an area counts once, at the point where its name hangs. */
export function densityPlaces(things: readonly DensityThing[]): DensityPlaces {
  const size = things.length;
  const places: DensityPlaces = {
    size,
    row: new Uint32Array(size),
    owner: new Uint32Array(size),
    x: new Float64Array(size).fill(NaN),
    y: new Float64Array(size).fill(NaN),
    wan: new Float64Array(size).fill(NaN),
    wholeTown: new Uint8Array(size),
  };
  things.forEach(({ row, owner, geometry, wan, forWholeTown }, index) => {
    places.row[index] = row;
    places.owner[index] = owner;
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

const known = {
  projects: new WeakMap<readonly Project[], DensityPlaces>(),
  sites: new WeakMap<readonly Project[], DensityPlaces>(),
};

/** What is counted by a measure. */
export function placesOf(projects: readonly Project[], by: DensityMeasure): DensityPlaces {
  const of = by === "sites" ? "sites" : "projects";
  const places =
    known[of].get(projects) ??
    densityPlaces(of === "sites" ? siteThings(projects) : projectThings(projects));
  known[of].set(projects, places);
  return places;
}

/** 1 for each project that counts in the cell, itself or by one of its sites. */
export function rowsInCell(projects: readonly Project[], grid: HexGrid, cell: CellRef): Uint8Array {
  const rows = new Uint8Array(projects.length);
  for (const by of ["count", "sites"] as const) {
    const { size, owner, x, y } = placesOf(projects, by);
    for (let index = 0; index < size; index++) {
      if (Number.isNaN(x[index]!)) continue;
      const { q, r } = cellOfPoint(grid, x[index]!, y[index]!);
      if (q === cell.q && r === cell.r) rows[owner[index]!] = 1;
    }
  }
  return rows;
}
