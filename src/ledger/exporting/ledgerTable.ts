// Projects as the columns of a town's ledger: every field, the place, attachments and further columns. Read back, it is the same ledger.
import { fromWgs84, isProjected, transformGeometry, type Crs } from "#geo/crs.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { toWkt } from "#geo/wkt.ts";
import {
  FIELD_KEYS,
  FIELDS,
  precisionLabel,
  valueOf,
  type FieldKey,
  type FieldType,
} from "../fields.ts";
import { rolesOf, type Ledger } from "../ledger.ts";
import type { Attachment, Precision, Project } from "../project.ts";

export type TableCell = string | number | null;
export type TableColumn = {
  key: string;
  label: string;
  type: "text" | "number" | "date";
  width: number;
  options: readonly string[] | null;
};
export type LedgerTable = {
  columns: readonly TableColumn[];
  rows: readonly (readonly TableCell[])[];
  /** WKT too long for a cell, by project id. */ longShapes: readonly (readonly [
    id: string,
    wkt: string,
  ])[];
};

/** A spreadsheet cell holds 32,767 characters. */
const MOST_CELL = 32_000;
/** Numbers and days are stored as such, so that a spreadsheet adds and sorts them. */
export const cellType = (type: FieldType): TableColumn["type"] =>
  type === "wan" || type === "squareMetres" || type === "metres"
    ? "number"
    : type === "date" || type === "day"
      ? "date"
      : "text";
export const SEE_SHAPES = "见“图形”表";

/** One field as a cell. Offices that a project inherits from its tasks are written out; reading knows them again. */
export function cellOf(project: Project, key: FieldKey, ledger: Ledger): TableCell {
  if (key === "leads" || key === "assists")
    return (
      (project[key] ?? rolesOf({ ...project, leads: null, assists: null }, ledger)[key]).join(
        "、",
      ) || null
    );
  const value = valueOf(project, key);
  if (key === "precision") return precisionLabel(value as Precision);
  return Array.isArray(value) ? value.join("、") || null : (value as TableCell);
}

export const attachmentText = (attachments: readonly Attachment[]): string =>
  attachments.map(({ name, href, id }) => `${name} <${href ?? `附件:${id}`}>`).join("\n");

export type TableOptions = { keys?: readonly FieldKey[]; crs: Crs; place: boolean; extra: boolean };

/** The table of some projects of a ledger, in their order. Positions are in `crs`, which stands in the heads. */
export function toLedgerTable(
  projects: readonly Project[],
  ledger: Ledger,
  { keys = FIELD_KEYS, crs, place, extra }: TableOptions,
): LedgerTable {
  const extras = extra
    ? [...new Set(projects.flatMap((project) => Object.keys(project.extra)))]
    : [];
  const attached = extra && projects.some(({ attachments }) => attachments.length > 0);
  const longShapes: (readonly [string, string])[] = [];
  const convert = fromWgs84(crs);
  const columns: TableColumn[] = [
    ...keys.map((key) => ({
      key,
      label: FIELDS[key].label,
      type: cellType(FIELDS[key].type),
      width: FIELDS[key].width,
      options: FIELDS[key].options ?? null,
    })),
    ...(place ? placeColumns(crs) : []),
    ...(attached
      ? [{ key: "attachments", label: "附件", type: "text" as const, width: 24, options: null }]
      : []),
    ...extras.map((label) => ({
      key: `extra:${label}`,
      label,
      type: "text" as const,
      width: 14,
      options: null,
    })),
  ];
  const rows = projects.map((project) => [
    ...keys.map((key) => cellOf(project, key, ledger)),
    ...(place ? placeCells(project, convert, longShapes) : []),
    ...(attached ? [attachmentText(project.attachments) || null] : []),
    ...extras.map((label) => extraCell(project.extra[label])),
  ]);
  return { columns, rows, longShapes };
}

/** Heads of a position in `crs`: two numbers, and WKT for what is no point. */
export function placeColumns(crs: Crs): TableColumn[] {
  const [east, north] = isProjected(crs) ? ["东坐标", "北坐标"] : ["经度", "纬度"];
  const column = (
    key: string,
    label: string,
    type: TableColumn["type"],
    width: number,
  ): TableColumn => ({ key, label: `${label}（${crs}）`, type, width, options: null });
  return [
    column("east", east!, "number", 14),
    column("north", north!, "number", 14),
    column("shape", "坐标串", "text", 20),
  ];
}

/** A point as two numbers, any other shape as WKT; one too long for a cell goes to `longShapes` under its id. */
export function placeCells(
  { id, geometry }: { id: string; geometry: PlaceGeometry | null },
  convert: (lng: number, lat: number) => readonly [number, number],
  longShapes: (readonly [string, string])[],
): TableCell[] {
  if (!geometry) return [null, null, null];
  const placed = transformGeometry(geometry, convert) as PlaceGeometry;
  if (placed.type === "Point") return [placed.coordinates[0]!, placed.coordinates[1]!, null];
  const wkt = toWkt(placed);
  if (wkt.length <= MOST_CELL) return [null, null, wkt];
  longShapes.push([id, wkt]);
  return [null, null, SEE_SHAPES];
}

/** A value of a further column, as a cell. */
export const extraCell = (value: unknown): TableCell =>
  value === null || value === undefined
    ? null
    : typeof value === "string" || typeof value === "number"
      ? value
      : JSON.stringify(value);

/** Long WKT in pieces that fit a cell: id, number of the piece, text. */
export const shapePieces = (
  longShapes: LedgerTable["longShapes"],
): (readonly [string, number, string])[] =>
  longShapes.flatMap(([id, wkt]) =>
    Array.from(
      { length: Math.ceil(wkt.length / MOST_CELL) },
      (_, i) => [id, i + 1, wkt.slice(i * MOST_CELL, (i + 1) * MOST_CELL)] as const,
    ),
  );
