// What every writer of map files is given: a table with a place a row, and the way into the system that was asked for.
import { transformGeometry, type Crs } from "#geo/crs.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";

/** `short`: its name where a format cuts names after ten bytes; without one the label is cut. */
export type ExportColumn = { key: string; label: string; numeric: boolean; short?: string };
export type ExportRow = {
  cells: readonly (string | number | null)[];
  geometry: PlaceGeometry | null;
};

/** Geometries are WGS-84; `toCrs` is the way to `crs`, degrees or metres, [east, north]. */
export type ExportLayer = {
  name: string;
  columns: readonly ExportColumn[];
  rows: readonly ExportRow[];
  crs: Crs;
  toCrs: (lng: number, lat: number) => readonly [number, number];
};

/** 7 decimals of a degree are 1 cm, 3 of a metre 1 mm. */
export const inCrs = (
  { toCrs }: ExportLayer,
  geometry: PlaceGeometry,
  decimals: number,
): PlaceGeometry =>
  transformGeometry(geometry, (lng, lat) => {
    const [east, north] = toCrs(lng, lat);
    return [Number(east.toFixed(decimals)), Number(north.toFixed(decimals))];
  });
