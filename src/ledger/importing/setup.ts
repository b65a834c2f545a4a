// How one source is to be read: which column is which field, in what coordinate system, how exact. Proposed here, corrected by the user.
import { parseDegrees, parsePair } from "#geo/degrees.ts";
import { toWgs84, type Crs } from "#geo/crs.ts";
import { detectCrs, type CrsFinding } from "#geo/detectCrs.ts";
import type { Box, LngLat } from "#geo/lngLat.ts";
import type { Geometry, Position } from "geojson";
import { anchorOf } from "#geo/geometry.ts";
import type { Precision, Project } from "../project.ts";
import { isVerified } from "../project.ts";
import { words } from "#words/words.ts";
import {
  isSiteList,
  recogniseHeads,
  recogniseSiteHeads,
  type Recognised,
  type Target,
} from "../reading/heads.ts";
import type { ProjectId } from "#base/ids.ts";
import type { SiteType } from "../site.ts";
import type { Source, SourceRow } from "../source.ts";
import { plainName } from "./match.ts";

/** A column is a field, a coordinate, an attachment list, or nothing that is known. */
export type ColumnTarget = Target | { to: "attachments" };

/** A row is a project, or a site of one. */
export type RowsOf = "projects" | "sites";

export type Setup = {
  include: boolean;
  rows: RowsOf;
  /** The project that all sites of the list belong to; null where each row names its own. */
  owner: ProjectId | null;
  /** What the sites are; null proposes it from the project of each. */
  siteType: SiteType | null;
  targets: readonly ColumnTarget[];
  crs: Crs | null;
  /** East and north stand the other way round. */
  swapped: boolean;
  precision: Exclude<Precision, "none">;
  accuracyMetres: number | null;
  blankClears: boolean;
};

export type Pair = readonly [number, number];
const MOST_SAMPLES = 2000;

/** Survey results are surveys; whatever else a file brings stays to be confirmed. */
const SURVEYED: ReadonlySet<string> = new Set(["gpx", "survey-txt"]);

const ATTACHMENT_HEADS: ReadonlySet<string> = new Set(["附件", "attachments"]);
/** What the sheet of rejected rows adds is for the reader alone. */
const REASON_HEADS: ReadonlySet<string> = new Set(words.importing.rejectedHeads);

export const proposeTargets = (heads: readonly Recognised[]): ColumnTarget[] =>
  heads.map(({ column, target }) =>
    target.to !== "extra"
      ? target
      : ATTACHMENT_HEADS.has(column)
        ? { to: "attachments" }
        : REASON_HEADS.has(column)
          ? { to: "ignore" }
          : target,
  );

const systemNamed = (source: Source, heads: readonly Recognised[]): Crs | null =>
  source.crs?.crs ?? heads.find(({ crs }) => crs !== null)?.crs ?? null;

export const propose = (
  source: Source,
  heads: readonly Recognised[],
  targets: readonly ColumnTarget[],
  finding: CrsFinding | null,
  rows: RowsOf = "projects",
): Setup => ({
  include: true,
  rows,
  owner: null,
  siteType: null,
  targets,
  // Shapes kept on a sheet of their own show no position here; then the head's word is all there is.
  crs: finding?.chosen?.crs ?? (finding ? null : systemNamed(source, heads)),
  swapped: finding?.chosen?.swapped ?? false,
  precision: SURVEYED.has(source.format) ? "surveyed" : "schematic",
  accuracyMetres: null,
  blankClears: false,
});

export const headsOf = (source: Source, rows: RowsOf): readonly Recognised[] =>
  rows === "sites" ? recogniseSiteHeads(source.columns) : recogniseHeads(source.columns);

/** What the rows of a source are, by its heads. */
export const rowsOf = (source: Source): RowsOf =>
  isSiteList(source.columns) ? "sites" : "projects";

const indexOf = (targets: readonly ColumnTarget[], to: ColumnTarget["to"]): number =>
  targets.findIndex((target) => target.to === to);

/** Digits, a sign, a point: what Number reads as a person does. */
const isPlain = (cell: string): boolean => {
  for (let i = 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i);
    if ((code < 48 || code > 57) && code !== 46 && (code !== 45 || i > 0)) return false;
  }
  return cell !== "" && cell !== "-" && cell !== ".";
};

/** One coordinate of a cell: a number, a plain number as text (metres too), or degrees in any written form. */
export function coordinateOf(cell: unknown): number | null {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== "string") return null;
  const number = isPlain(cell) ? Number(cell) : Number.NaN;
  return Number.isNaN(number) ? (parseDegrees(cell)?.value ?? null) : number;
}

/** The pair of a row as the file holds it, east first as labelled; null where there is none. */
export function pairOf(row: SourceRow, targets: readonly ColumnTarget[]): Pair | null {
  if (row.geometry) return firstPosition(row.geometry);
  const [lng, lat, east, north, place] = (["lng", "lat", "east", "north", "place"] as const).map(
    (to) => indexOf(targets, to),
  ) as [number, number, number, number, number];
  const [a, b] = lng >= 0 && lat >= 0 ? [lng, lat] : [east, north];
  if (a >= 0 && b >= 0) {
    const [first, second] = [coordinateOf(row.cells[a]), coordinateOf(row.cells[b])];
    if (first !== null && second !== null && (first !== 0 || second !== 0)) return [first, second];
  }
  const text = place >= 0 ? row.cells[place] : null;
  return typeof text === "string" ? (wktStart(text) ?? parsePair(text)) : null;
}

const WKT_PAIR =
  /^\s*(?:SRID=\d+;)?(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*(?:Z\s*)?\({1,4}\s*(-?[\d.]+)\s+(-?[\d.]+)/i;

function wktStart(text: string): Pair | null {
  const found = WKT_PAIR.exec(text);
  return found ? [Number(found[1]), Number(found[2])] : null;
}

/** The first position of any geometry that has one. */
export function firstPosition(geometry: Geometry): Pair | null {
  let value: unknown =
    geometry.type === "GeometryCollection" ? geometry.geometries[0] : geometry.coordinates;
  if (value && typeof value === "object" && "type" in value)
    return firstPosition(value as Geometry);
  for (let depth = 0; depth < 5 && Array.isArray(value) && Array.isArray(value[0]); depth++)
    value = value[0];
  const [a, b] = (Array.isArray(value) ? value : []) as Position;
  return typeof a === "number" && typeof b === "number" ? [a, b] : null;
}

const textOf = (cell: unknown): string =>
  typeof cell === "string" || typeof cell === "number" ? String(cell) : "";

export type Reference = { pair: Pair; known: LngLat; accuracyMetres: number };

/** Rows that name a project whose true place is known: what tells one coordinate system from another. */
function references(
  source: Source,
  targets: readonly ColumnTarget[],
  projects: readonly Project[],
): Reference[] {
  const [id, name] = [indexOf(targets, "id"), indexOf(targets, "name")];
  const known = new Map<string, Project>();
  for (const project of projects) {
    if (!isVerified(project) || (project.location.accuracyMetres ?? 50) > 100) continue;
    known.set(`id:${project.id}`, project);
    known.set(`name:${plainName(project.name)}`, project);
  }
  if (known.size === 0) return [];
  return source.rows.slice(0, 20_000).flatMap((row): Reference[] => {
    const project =
      known.get(`id:${textOf(row.cells[id])}`) ??
      known.get(`name:${plainName(textOf(row.cells[name]))}`);
    const pair = project && pairOf(row, targets);
    return pair
      ? [
          {
            pair,
            known: anchorOf(project.geometry!),
            accuracyMetres: project.location.accuracyMetres ?? 50,
          },
        ]
      : [];
  });
}

export type Town = { home: Box; projects: readonly Project[] };

/** Which coordinate system a source is in, as far as its data tells. Null: it has no places. */
export function findCrs(
  source: Source,
  heads: readonly Recognised[],
  targets: readonly ColumnTarget[],
  { home, projects }: Town,
  given: Crs | null,
): CrsFinding | null {
  const rows = source.rows;
  const step = Math.max(1, Math.floor(rows.length / MOST_SAMPLES));
  const pairs: Pair[] = [];
  for (let i = 0; i < rows.length; i += step) {
    const pair = rows[i]!.crs ? null : pairOf(rows[i]!, targets);
    if (pair) pairs.push(pair);
  }
  if (pairs.length === 0 && !source.crs?.refused) return null;
  const named = systemNamed(source, heads);
  const hint = source.crs ?? (named ? { crs: named, refused: null, text: named } : null);
  return detectCrs({ pairs, hint, given, home, references: references(source, targets, projects) });
}

/** Where up to `most` rows would lie under a system: for the preview of the candidates. */
export function placesUnder(
  source: Source,
  targets: readonly ColumnTarget[],
  crs: Crs,
  swapped: boolean,
  most = 200,
): LngLat[] {
  const convert = toWgs84(crs);
  const step = Math.max(1, Math.floor(source.rows.length / most));
  const places: LngLat[] = [];
  for (let i = 0; i < source.rows.length; i += step) {
    const pair = pairOf(source.rows[i]!, targets);
    if (pair) places.push(swapped ? convert(pair[1], pair[0]) : convert(pair[0], pair[1]));
  }
  return places;
}
