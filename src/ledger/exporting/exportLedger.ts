// The ledger, or what the filter leaves of it, as a file of any format, in any coordinate system that format can hold.
import { warning, type Issue, type Parsed } from "#base/issue.ts";
import { crsName, fromWgs84, type Crs } from "#geo/crs.ts";
import { words } from "#words/words.ts";
import { FIELD_KEYS } from "../fields.ts";
import type { ExportLayer } from "../formats/exportLayer.ts";
import type { Workbook } from "../formats/xlsx/workbook.ts";
import type { Ledger } from "../ledger.ts";
import { SHAPE_SHEET } from "../serviceSheets.ts";
import type { Project } from "../project.ts";
import { isInternal } from "../town.ts";
import { shapePieces, toLedgerTable, type LedgerTable, type TableCell } from "./ledgerTable.ts";

export const EXPORT_FORMATS = ["xlsx", "csv", "geojson", "kml", "shapefile"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** KML knows WGS-84 alone. */
export const takesCrs = (format: ExportFormat): boolean => format !== "kml";

export type ExportRequest = {
  format: ExportFormat;
  crs: Crs;
  /** "2026-11-24", for title and name. */ on: string;
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
      : writeBook(table, projects, ledger, { crs, on }, name);
  }
  const layer = toLayer(projects, ledger, crs);
  switch (format) {
    case "geojson": {
      const { writeGeojson } = await import("../formats/writeGeojson.ts");
      const { value, issues } = writeGeojson(layer);
      return {
        value: {
          name: `${name}.geojson`,
          bytes: value as Uint8Array<ArrayBuffer>,
          type: "geojson",
        },
        issues,
      };
    }
    case "kml": {
      const { writeKml } = await import("../formats/writeKml.ts");
      const { value, issues } = writeKml(layer);
      return {
        value: { name: `${name}.kml`, bytes: value as Uint8Array<ArrayBuffer>, type: "kml" },
        issues,
      };
    }
    case "shapefile": {
      const { writeShapefile } = await import("../formats/writeShapefile.ts");
      const { value, issues } = await writeShapefile(layer);
      return {
        value: { name: `${name}.zip`, bytes: value as Uint8Array<ArrayBuffer>, type: "zip" },
        issues,
      };
    }
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
  const { writeCsv } = await import("../formats/writeCsv.ts");
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
  { crs, on }: Pick<ExportRequest, "crs" | "on">,
  name: string,
): Promise<Parsed<Exported>> {
  const { writeXlsx } = await import("../formats/xlsx/writeXlsx.ts");
  const issues: Issue[] = [];
  const nameAt = table.columns.findIndex(({ key }) => key === "name");
  const fit = (cell: TableCell, column: number, row: readonly TableCell[]): TableCell => {
    if (typeof cell !== "string" || cell.length <= MOST_CELL) return cell;
    issues.push(
      warning(
        "export.long-text",
        say.longText(table.columns[column]!.label, String(row[nameAt] ?? "")),
        { path: String(row[nameAt] ?? "") },
      ),
    );
    return cell.slice(0, MOST_CELL);
  };
  const heads = table.columns.map(({ label, width, type, options }) => ({
    label,
    width,
    type,
    ...(options ? { options } : {}),
    ...(label.includes("万元") ? { sum: true } : {}),
  }));
  const ledgerSheet = {
    name: say.ledgerSheet,
    title: say.title(ledger.town.name, ledger.town.programme),
    notes: [
      say
        .notes(on, projects.length, ledger.projects.length, crsName(crs), isInternal(ledger.town))
        .join("　"),
    ],
    heads,
    rows: table.rows.map((row) => row.map((cell, column) => fit(cell, column, row))),
    totals: true,
  };
  const shapes = {
    name: SHAPE_SHEET,
    title: null,
    heads: say.shapeHeads.map((label) => ({ label, width: 20, type: "text" as const })),
    rows: shapePieces(table.longShapes),
  };
  const book: Workbook = {
    sheets: table.longShapes.length > 0 ? [ledgerSheet, shapes] : [ledgerSheet],
  };
  return { value: { name: `${name}.xlsx`, bytes: await writeXlsx(book), type: "xlsx" }, issues };
}
