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
import { isInternal } from "../town.ts";
import { shapePieces, toLedgerTable, type LedgerTable, type TableCell } from "./ledgerTable.ts";
import { loadPart } from "#base/loadPart.ts";

export const EXPORT_FORMATS = ["xlsx", "csv", "geojson", "kml", "shapefile"] as const;
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
  if (format === "xlsx" || format === "csv") {
    const table = toLedgerTable(projects, ledger, { crs, place: true, extra: true });
    return format === "csv"
      ? writeTable(table, name)
      : writeBook(table, projects, ledger, { crs, on, of: request.of }, name);
  }
  const [ending, type] = LAYER_FILES[format];
  const { value, issues } = await writeLayer(format, toLayer(projects, ledger, crs));
  const bytes = value as Uint8Array<ArrayBuffer>;
  return { value: { name: `${name}.${ending}`, bytes, type }, issues };
}

type LayerFormat = "geojson" | "kml" | "shapefile";

const LAYER_FILES = {
  geojson: ["geojson", "geojson"],
  kml: ["kml", "kml"],
  shapefile: ["zip", "zip"],
} as const satisfies Record<LayerFormat, readonly [ending: string, type: Exported["type"]]>;

async function writeLayer(format: LayerFormat, layer: ExportLayer): Promise<Parsed<Uint8Array>> {
  switch (format) {
    case "geojson":
      return (await loadPart(() => import("../formats/writeGeojson.ts"))).writeGeojson(layer);
    case "kml":
      return (await loadPart(() => import("../formats/writeKml.ts"))).writeKml(layer);
    case "shapefile":
      return (await loadPart(() => import("../formats/writeShapefile.ts"))).writeShapefile(layer);
  }
}

export function toLayer(projects: readonly Project[], ledger: Ledger, crs: Crs): ExportLayer {
  const { columns, rows } = toLedgerTable(projects, ledger, {
    keys: FIELD_KEYS,
    crs,
    place: false,
    extra: true,
  });
  return {
    name: say.layerName(ledger.town.name),
    columns: columns.map(({ key, label, type }) => ({ key, label, numeric: type === "number" })),
    rows: rows.map((cells, index) => ({ cells, geometry: projects[index]!.geometry })),
    crs,
    toCrs: fromWgs84(crs),
  };
}

/** A .csv has no second sheet: long shapes stand in their cell. */
async function writeTable(
  { columns, rows, longShapes }: LedgerTable,
  name: string,
): Promise<Parsed<Exported>> {
  const { writeCsv } = await loadPart(() => import("../formats/writeCsv.ts"));
  const shapes = new Map(longShapes);
  const [id, shape] = [
    columns.findIndex(({ key }) => key === "id"),
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
  const notes = say.notes(on, projects.length, of, crsName(crs), isInternal(town));
  const ledgerSheet: Sheet = {
    name: say.ledgerSheet,
    title: say.title(town.name, town.programme),
    notes: [notes.join("　")],
    heads: table.columns.map(headOf),
    rows,
    totals: true,
  };
  const shapes: Sheet = {
    name: SHAPE_SHEET,
    title: null,
    heads: say.shapeHeads.map((label) => ({ label, width: 20, type: "text" })),
    rows: shapePieces(table.longShapes),
  };
  const book: Workbook = {
    sheets: table.longShapes.length > 0 ? [ledgerSheet, shapes] : [ledgerSheet],
  };
  return { value: { name: `${name}.xlsx`, bytes: await writeXlsx(book), type: "xlsx" }, issues };
}

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
