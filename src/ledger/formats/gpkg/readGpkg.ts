// The layers of a GeoPackage as sources: what the file lists in gpkg_contents, each with its columns, rows and
// system. Only plain tables are read: a view or a virtual table can compute without end. Source: OGC 12-128r19.
import type { Geometry } from "geojson";
import type { Database, SqlJsStatic } from "sql.js";
import { error, IssueLog, warning, type Parsed } from "#base/issue.ts";
import { shorten } from "#base/shorten.ts";
import { crsOfText, type CrsHint } from "#geo/crs.ts";
import { mapFormats } from "#words/zh-CN/mapFormats.ts";
import type { InputFile, ReadContext, Source, SourceRow } from "#ledger/source.ts";
import { checkIn, finishIssues, MOST_COLUMNS, NOTHING } from "../mapTable.ts";
import {
  headerOf,
  openDatabase,
  quoted,
  rowsOf,
  startSqlite,
  type SqliteHeader,
} from "./sqlite.ts";
import { readGpkgGeometry } from "./wkb.ts";

const say = mapFormats.gpkg;
/** Rows of all layers together. */
const MOST_ROWS = 1_000_000;
const MOST_LAYERS = 200;
/** Running numbers that a sheet could show; anything else is counted by us. */
const MOST_NUMBER = 2 ** 31;
const FEATURES = "features";

type Read = (file: InputFile, context: ReadContext) => Parsed<readonly Source[]>;

/** Rejects when the program that reads such files does not come. `mostRows` of all layers together. */
export async function openReader(mostRows = MOST_ROWS): Promise<Read> {
  const sqlite = await startSqlite();
  return (file, context) => readGpkg(sqlite, file, context, mostRows);
}

type Layer = { table: string; kind: string; name: string; srs: number | null };
type Reading = {
  db: Database;
  file: string;
  context: ReadContext;
  log: IssueLog;
  /** Plain tables by their names in small letters: SQLite tells names apart no further. */
  tables: ReadonlyMap<string, string>;
  mostRows: number;
  /** Rows that may still be read. */
  left: number;
};

function readGpkg(
  sqlite: SqlJsStatic,
  { name: file, bytes }: InputFile,
  context: ReadContext,
  mostRows: number,
): Parsed<readonly Source[]> {
  const log = new IssueLog();
  const refuse = (code: string, message: string): Parsed<readonly Source[]> => {
    log.add(error(code, message, { file }));
    return NOTHING(finishIssues(log, file));
  };
  const header = headerOf(bytes);
  if (!header) return refuse("gpkg.not-sqlite", say.notSqlite);
  remarkHeader(header, bytes.length, file, log);
  let db: Database | null = null;
  try {
    db = openDatabase(sqlite, bytes, header.isWal);
    const reading = { db, file, context, log, tables: plainTables(db), mostRows, left: mostRows };
    if (!reading.tables.has("gpkg_contents")) return refuse("gpkg.not-gpkg", say.notGpkg);
    const value = readLayers(reading);
    return { value, issues: finishIssues(log, file) };
  } catch (cause) {
    context.signal.throwIfAborted();
    return refuse("gpkg.damaged", say.damaged(whyOf(cause)));
  } finally {
    closeQuietly(db);
  }
}

function remarkHeader(header: SqliteHeader, size: number, file: string, log: IssueLog): void {
  const told = header.pages === null ? 0 : header.pages * header.pageBytes;
  if (told > size) log.add(error("gpkg.cut", say.cut(told, size), { file }));
  if (header.isWal) log.add(warning("gpkg.in-use", say.inUse, { file }));
}

function closeQuietly(db: Database | null): void {
  try {
    db?.close();
  } catch {
    // A fault inside WebAssembly leaves nothing that can be closed. What was read before it stands.
  }
}

function whyOf(cause: unknown): string {
  const found = cause instanceof Error ? cause.message : String(cause);
  if (/malformed|corrupt|not a database/i.test(found)) return say.malformed;
  return /out of memory|too big|OOM/i.test(found) ? say.tooMuch : shorten(found, 80);
}

function plainTables(db: Database): Map<string, string> {
  const tables = new Map<string, string>();
  const sql = "SELECT name, sql FROM sqlite_master WHERE type = 'table'";
  for (const [name, made] of rowsOf(db, sql))
    if (typeof name === "string" && typeof made === "string" && !/^\s*CREATE\s+VIRTUAL/i.test(made))
      tables.set(name.toLowerCase(), name);
  return tables;
}

function readLayers(reading: Reading): Source[] {
  const { db, file, log, tables } = reading;
  const listed = [
    ...rowsOf(
      db,
      `SELECT table_name, data_type, identifier, srs_id FROM gpkg_contents LIMIT ${MOST_LAYERS + 1}`,
    ),
  ];
  if (listed.length > MOST_LAYERS) log.add(error("gpkg.layers", say.layers(MOST_LAYERS), { file }));
  const layers = listed.slice(0, MOST_LAYERS).flatMap((row) => layerOf(row, reading));
  if (layers.length === 0) log.add(warning("gpkg.empty", say.empty, { file }));
  const sources: Source[] = [];
  for (const layer of layers) {
    if (!tables.has(layer.table.toLowerCase()))
      log.add(error("gpkg.not-table", say.notTable(layer.name), { file }));
    else sources.push(...readLayer(layer, layers.length > 1, reading));
  }
  return sources;
}

/** Pictures and grids are named and passed over. */
function layerOf([table, kind, identifier, srs]: readonly unknown[], reading: Reading): Layer[] {
  const { file, log } = reading;
  if (typeof table !== "string") return [];
  const name = shorten(
    typeof identifier === "string" && identifier.trim() !== "" ? identifier : table,
    60,
  );
  if (kind !== FEATURES && kind !== "attributes") {
    log.add(warning("gpkg.tiles", say.tiles(name, shorten(String(kind), 30)), { file }));
    return [];
  }
  return [{ table, kind, name, srs: typeof srs === "number" ? srs : null }];
}

/** What is damaged costs its own layer alone, and of this only what comes after. */
function readLayer(layer: Layer, several: boolean, reading: Reading): Source[] {
  const { file, context, log } = reading;
  const rows: SourceRow[] = [];
  const nameOf = (row: number): string =>
    several ? say.inLayer(layer.name, mapFormats.feature(row)) : mapFormats.feature(row);
  let place: Place | null = null;
  try {
    const crs = layer.kind === FEATURES ? crsOf(layer, reading) : null;
    place = { ...columnsOf(layer, reading), layer, crs, nameOf };
    readRows(place, rows, reading);
  } catch (cause) {
    context.signal.throwIfAborted();
    const after = rows.at(-1)?.row ?? 0;
    log.add(error("gpkg.damaged", say.layerDamaged(layer.name, after, whyOf(cause)), { file }));
  }
  return place ? [sourceOf(place, rows, several, file)] : [];
}

type Column = { name: string; declared: string };
type Columns = {
  columns: readonly Column[];
  /** The column of the geometry; null where the layer has none. */
  geometry: string | null;
  /** The file's own running number. */
  number: string | null;
};
type Place = Columns & { layer: Layer; crs: CrsHint | null; nameOf: (row: number) => string };

function columnsOf({ table, kind, name }: Layer, reading: Reading): Columns {
  const { db, file, log } = reading;
  const geometry = kind === FEATURES ? geometryColumn(table, reading) : null;
  const found: Column[] = [];
  let number: string | null = null;
  for (const [, column, declared, , , key, hidden] of rowsOf(
    db,
    `PRAGMA table_xinfo(${quoted(table)})`,
  )) {
    // A generated column computes, and nobody knows how long.
    if (typeof column !== "string" || hidden !== 0) continue;
    const type = typeof declared === "string" ? declared.toUpperCase() : "";
    if (key === 1 && type === "INTEGER" && /^(?:ogc_)?fid$|^id$/i.test(column)) number = column;
    else if (column !== geometry) found.push({ name: column, declared: type });
  }
  if (found.length > MOST_COLUMNS)
    log.add(
      warning("gpkg.columns", say.columns(name, MOST_COLUMNS, found.length - MOST_COLUMNS), {
        file,
      }),
    );
  if (kind === FEATURES && geometry === null)
    log.add(error("gpkg.no-geometry", say.noGeometry(name), { file }));
  return { columns: found.slice(0, MOST_COLUMNS), geometry, number };
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function geometryColumn(table: string, { db, tables }: Reading): string | null {
  if (!tables.has("gpkg_geometry_columns")) return null;
  const sql = `SELECT column_name FROM gpkg_geometry_columns WHERE lower(table_name) = lower(${literal(table)}) LIMIT 1`;
  for (const [column] of rowsOf(db, sql)) if (typeof column === "string") return column;
  return null;
}

/** The system as its authority numbers it, else by its definition. Numbers 0 and -1 say that nobody knows. */
function crsOf({ table, srs, name }: Layer, reading: Reading): CrsHint | null {
  const { db, tables, log, file } = reading;
  const told = ownSrs(table, reading) ?? srs;
  const unknown = (): null => {
    log.add(warning("gpkg.no-crs", say.noCrs(name), { file }));
    return null;
  };
  if (told === null || told === 0 || told === -1) return unknown();
  if (!tables.has("gpkg_spatial_ref_sys")) return unknown();
  const sql = `SELECT organization, organization_coordsys_id, definition, srs_name FROM gpkg_spatial_ref_sys WHERE srs_id = ${told}`;
  for (const [organization, code, definition, title] of rowsOf(db, sql)) {
    const isEpsg = typeof organization === "string" && /^epsg$/i.test(organization.trim());
    const hint = isEpsg && typeof code === "number" ? crsOfText(`EPSG:${code}`) : null;
    if (hint) return hint;
    const text = typeof definition === "string" ? definition.slice(0, 20_000) : "";
    return crsOfText(text) ?? crsOfText(typeof title === "string" ? title : "") ?? unknown();
  }
  return unknown();
}

function ownSrs(table: string, { db, tables }: Reading): number | null {
  if (!tables.has("gpkg_geometry_columns")) return null;
  const sql = `SELECT srs_id FROM gpkg_geometry_columns WHERE lower(table_name) = lower(${literal(table)}) LIMIT 1`;
  for (const [srs] of rowsOf(db, sql)) if (typeof srs === "number") return srs;
  return null;
}

function readRows(place: Place, rows: SourceRow[], reading: Reading): void {
  const { db, file, context, log } = reading;
  const { layer, columns, geometry, number } = place;
  const asked = [number, geometry, ...columns.map(({ name }) => name)].map((name) =>
    name === null ? "NULL" : quoted(name),
  );
  const table = quoted(layer.table);
  const [[count] = []] = rowsOf(db, `SELECT count(*) FROM ${table}`);
  const isNumbered = number !== null && numbersFit(db, table, number);
  const sql = `SELECT ${asked.join(", ")} FROM ${table} NOT INDEXED`;
  let read = 0;
  for (const [own, blob, ...values] of rowsOf(db, sql)) {
    if (reading.left-- <= 0) {
      log.add(error("gpkg.rows", say.rows(layer.name, reading.mostRows), { file }));
      return;
    }
    checkIn(context, read++, Number(count));
    const row = isNumbered ? (own as number) : read;
    const cells = cellsOf(values, place, row, reading);
    rows.push(
      geometry === null
        ? { row, cells }
        : { row, cells, geometry: shapeOf(blob, place, row, reading) },
    );
  }
}

function numbersFit(db: Database, table: string, number: string): boolean {
  const column = quoted(number);
  const [[least, most] = []] = rowsOf(db, `SELECT min(${column}), max(${column}) FROM ${table}`);
  return typeof least === "number" && typeof most === "number" && least > 0 && most < MOST_NUMBER;
}

function cellsOf(
  values: readonly unknown[],
  { columns, nameOf }: Place,
  row: number,
  { file, log }: Reading,
): unknown[] {
  return values.map((value, index) => {
    const { name, declared } = columns[index]!;
    if (value instanceof Uint8Array) {
      log.add(warning("gpkg.bytes", say.bytes(nameOf(row), name), { file, row }));
      return null;
    }
    return declared === "BOOLEAN" && (value === 0 || value === 1) ? value === 1 : value;
  });
}

function shapeOf(
  blob: unknown,
  { nameOf }: Place,
  row: number,
  { file, log }: Reading,
): Geometry | null {
  if (blob === null) return null;
  const fault = (found: string): null => {
    log.add(error("gpkg.bad-geometry", say.badGeometry(nameOf(row), found), { file, row }));
    return null;
  };
  if (!(blob instanceof Uint8Array)) return fault(say.faults.mark);
  const read = readGpkgGeometry(blob);
  return read.fault ? fault(say.faults[read.fault]) : read.geometry;
}

const sourceOf = (
  { layer, columns, geometry, crs }: Place,
  rows: readonly SourceRow[],
  several: boolean,
  file: string,
): Source => ({
  file,
  sheet: several ? layer.name : null,
  format: "gpkg",
  columns: columns.map(({ name }) => name),
  rows,
  skipped: [],
  hasGeometry: geometry !== null,
  crs,
  keepsUnplaced: false,
});
