// The ledger, or what the filter leaves of it, as a file of any format, in any coordinate system that format can hold.
import { warning, type Issue, type Parsed } from "#base/issue.ts";
import { crsName, fromWgs84, type Crs } from "#geo/crs.ts";
import { words } from "#words/words.ts";
import { FIELD_KEYS } from "../fields.ts";
import type { ExportLayer } from "../formats/exportLayer.ts";
import type { Sheet, SheetHead, Workbook } from "../formats/xlsx/workbook.ts";
import type { Ledger } from "../ledger.ts";
import { SHAPE_SHEET } from "../serviceSheets.ts";
import type { Project } from "../project.ts";
import { exampleNotices, isInternal } from "../town.ts";
import { SITE_FIELDS } from "../siteFields.ts";
import { toSiteTable } from "./siteTable.ts";
import { shapePieces, toLedgerTable, type LedgerTable, type TableCell } from "./ledgerTable.ts";
import { loadPart } from "#base/loadPart.ts";

/** `siteCsv`: the sites alone, which a .csv of projects has no room for. */
export const EXPORT_FORMATS = ["xlsx", "csv", "siteCsv", "geojson", "kml", "shapefile"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** KML knows WGS-84 alone. */
export const takesCrs = (format: ExportFormat): boolean => format !== "kml";

export type ExportRequest = {
  format: ExportFormat;
  crs: Crs;
  /** "2026-11-24", for title and name. */ on: string;
  /** How many projects the whole ledger holds. */ of: number;
};
export type Exported = {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  type: "xlsx" | "csv" | "geojson" | "kml" | "zip";
};

const say = words.exporting;
const MOST_CELL = 32_000;

/** Writes `projects` of `ledger`. The writers are loaded when first needed. */
export async function exportLedger(
  projects: readonly Project[],
  ledger: Ledger,
  request: ExportRequest,
): Promise<Parsed<Exported>> {
  const { format, on } = request;
  const crs = takesCrs(format) ? request.crs : "WGS84";
  const name = say.fileName(ledger.town.name, on);
  if (format === "siteCsv") {
    const { statuses } = ledger.town.sites;
    const table = toSiteTable(projects, { crs, place: true, statuses });
    return writeTable(table, say.siteFileName(ledger.town.name, on), "siteId");
  }
  if (format === "xlsx" || format === "csv") {
    const table = toLedgerTable(projects, ledger, { crs, place: true, extra: true });
    return format === "csv"
      ? writeTable(table, name)
      : writeBook(table, projects, ledger, { crs, on, of: request.of }, name);
  }
  const [ending, type] = LAYER_FILES[format];
  const { value, issues } = await writeLayers(format, toLayers(projects, ledger, crs));
  const bytes = value as Uint8Array<ArrayBuffer>;
  return { value: { name: `${name}.${ending}`, bytes, type }, issues };
}

type LayerFormat = "geojson" | "kml" | "shapefile";

const LAYER_FILES = {
  geojson: ["geojson", "geojson"],
  kml: ["kml", "kml"],
  shapefile: ["zip", "zip"],
} as const satisfies Record<LayerFormat, readonly [ending: string, type: Exported["type"]]>;

async function writeLayers(
  format: LayerFormat,
  layers: readonly ExportLayer[],
): Promise<Parsed<Uint8Array>> {
  switch (format) {
    case "geojson":
      return (await loadPart(() => import("../formats/writeGeojson.ts"))).writeGeojson(layers);
    case "kml":
      return (await loadPart(() => import("../formats/writeKml.ts"))).writeKml(layers);
    case "shapefile":
      return (await loadPart(() => import("../formats/writeShapefile.ts"))).writeShapefile(layers);
  }
}

/** Names of at most ten bytes by which the columns of a list of sites are known again. */
const SHORT: Readonly<Record<string, string>> = {
  owner: "ownerName",
  ownerId: "siteOf",
  siteId: "siteId",
  statedSquareMetres: "面积",
  statedMetres: "长度",
  accuracyMetres: "误差",
  confirmedOn: "confirmOn",
  confirmedBy: "confirmBy",
};
const shortOf = (key: string): string | undefined =>
  SHORT[key] ?? (Object.hasOwn(SITE_FIELDS, key) ? key : undefined);

const layerColumns = ({ columns }: LedgerTable): ExportLayer["columns"] =>
  columns.map(({ key, label, type }) => ({ key, label, numeric: type === "number" }));

const withShortNames = (columns: ExportLayer["columns"]): ExportLayer["columns"] =>
  columns.map((column) => {
    const short = shortOf(column.key);
    return short ? { ...column, short } : column;
  });

/** The projects, and where there are any, their sites as a layer of their own. */
function toLayers(projects: readonly Project[], ledger: Ledger, crs: Crs): ExportLayer[] {
  const table = toLedgerTable(projects, ledger, {
    keys: FIELD_KEYS,
    crs,
    place: false,
    extra: true,
  });
  const own: ExportLayer = {
    name: say.layerName(ledger.town.name),
    columns: layerColumns(table),
    rows: table.rows.map((cells, index) => ({ cells, geometry: projects[index]!.geometry })),
    crs,
    toCrs: fromWgs84(crs),
  };
  const { statuses } = ledger.town.sites;
  const sites = toSiteTable(projects, { crs, place: false, statuses });
  if (sites.owned.length === 0) return [own];
  const rows = sites.rows.map((cells, index) => ({
    cells,
    geometry: sites.owned[index]!.site.geometry,
  }));
  const name = say.siteLayerName(ledger.town.name);
  return [own, { ...own, name, columns: withShortNames(layerColumns(sites)), rows }];
}

/** A .csv has no second sheet: long shapes stand in their cell. */
async function writeTable(
  { columns, rows, longShapes }: LedgerTable,
  name: string,
  idKey = "id",
): Promise<Parsed<Exported>> {
  const { writeCsv } = await loadPart(() => import("../formats/writeCsv.ts"));
  const shapes = new Map(longShapes);
  const [id, shape] = [
    columns.findIndex(({ key }) => key === idKey),
    columns.findIndex(({ key }) => key === "shape"),
  ];
  const whole = rows.map((cells) =>
    shapes.has(String(cells[id]))
      ? cells.map((cell, index) => (index === shape ? shapes.get(String(cells[id]))! : cell))
      : cells,
  );
  return {
    value: {
      name: `${name}.csv`,
      bytes: writeCsv(
        columns.map(({ label }) => label),
        whole,
      ),
      type: "csv",
    },
    issues: [],
  };
}

async function writeBook(
  table: LedgerTable,
  projects: readonly Project[],
  ledger: Ledger,
  { crs, on, of }: Pick<ExportRequest, "crs" | "on" | "of">,
  name: string,
): Promise<Parsed<Exported>> {
  const { writeXlsx } = await loadPart(() => import("../formats/xlsx/writeXlsx.ts"));
  const { value: rows, issues } = rowsForCells(table);
  const { town } = ledger;
  const notes = [
    ...exampleNotices(town),
    ...say.notes(on, projects.length, of, crsName(crs), isInternal(town)),
  ];
  const ledgerSheet: Sheet = {
    name: say.ledgerSheet,
    title: say.title(town.name, town.programme),
    notes: [notes.join("　")],
    heads: table.columns.map(headOf),
    rows,
    totals: true,
  };
  const { statuses } = town.sites;
  const sites = toSiteTable(projects, { crs, place: true, statuses });
  const siteRows = rowsForCells(sites);
  const longShapes = [...table.longShapes, ...sites.longShapes];
  const book: Workbook = {
    sheets: [
      ledgerSheet,
      ...(sites.rows.length > 0 ? [siteSheet(sites, siteRows.value, projects, town.name)] : []),
      ...(longShapes.length > 0 ? [shapeSheet(longShapes)] : []),
    ],
  };
  return {
    value: { name: `${name}.xlsx`, bytes: await writeXlsx(book), type: "xlsx" },
    issues: [...issues, ...siteRows.issues],
  };
}

const siteSheet = (
  { columns }: LedgerTable,
  rows: Sheet["rows"],
  projects: readonly Project[],
  town: string,
): Sheet => {
  const owners = projects.filter(({ sites }) => sites.length > 0).length;
  return {
    name: say.siteSheet,
    title: say.siteTitle(town),
    notes: [say.siteNotes(owners, rows.length)],
    heads: columns.map(headOf),
    rows,
  };
};

const shapeSheet = (longShapes: LedgerTable["longShapes"]): Sheet => ({
  name: SHAPE_SHEET,
  title: null,
  heads: say.shapeHeads.map((label) => ({ label, width: 20, type: "text" })),
  rows: shapePieces(longShapes),
});

const headOf = ({ label, width, type, options }: LedgerTable["columns"][number]): SheetHead => ({
  label,
  width,
  type,
  ...(options ? { options } : {}),
  ...(label.includes("万元") ? { sum: true } : {}),
});

/** A text longer than a cell may be is cut, and said. */
function rowsForCells({ columns, rows }: LedgerTable): Parsed<TableCell[][]> {
  const issues: Issue[] = [];
  const nameAt = columns.findIndex(({ key }) => key === "name");
  const value = rows.map((row) =>
    row.map((cell, column) => {
      if (typeof cell !== "string" || cell.length <= MOST_CELL) return cell;
      const project = String(row[nameAt] ?? "");
      const message = say.longText(columns[column]!.label, project);
      issues.push(warning("export.long-text", message, { path: project }));
      return cell.slice(0, MOST_CELL);
    }),
  );
  return { value, issues };
}
