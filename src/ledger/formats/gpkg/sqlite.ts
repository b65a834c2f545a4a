// SQLite in WebAssembly, for reading what strangers wrote: one database in memory, looked at and never changed. Knows
// no GeoPackage.
import initSqlJs, { type Database, type SqlJsStatic, type Statement } from "sql.js";
import { sqliteFile } from "./sqliteFile.ts";

/**
 * What SQLite may take besides the file itself: a value that unpacks to more ends with a message, not with the
 * worker.
 */
const MOST_HEAP = 256 * 2 ** 20;

let program: Promise<SqlJsStatic> | null = null;

async function start(): Promise<SqlJsStatic> {
  const wasmBinary = await sqliteFile.bring?.();
  return initSqlJs(wasmBinary ? { wasmBinary } : {});
}

/** One for the life of the worker or process. Rejects when the program does not come; another call tries again. */
export async function startSqlite(): Promise<SqlJsStatic> {
  program ??= start();
  try {
    return await program;
  } catch (cause) {
    program = null;
    throw cause;
  }
}

const HEADER_BYTES = 100;
const WRITE_VERSION = 18;
const READ_VERSION = 19;
const WAL = 2;

/** `pages`: as the header has it; null where its own check says that it is old. */
export type SqliteHeader = { pageBytes: number; pages: number | null; isWal: boolean };

/** Null when the bytes are no database. */
export function headerOf(bytes: Uint8Array): SqliteHeader | null {
  const mark = new TextDecoder("latin1").decode(bytes.subarray(0, 16));
  if (bytes.length < HEADER_BYTES || mark !== "SQLite format 3\0") return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint16(16);
  const isCurrent = view.getUint32(24) === view.getUint32(92);
  return {
    pageBytes: size === 1 ? 65_536 : size,
    pages: isCurrent ? view.getUint32(28) : null,
    isWal: bytes[WRITE_VERSION] === WAL || bytes[READ_VERSION] === WAL,
  };
}

/**
 * A file that was in use lies in a mode that needs a second file beside it. Set to the plain mode it opens with what
 * it holds itself. The caller's bytes stay as they are.
 */
export function openDatabase(sqlite: SqlJsStatic, bytes: Uint8Array, isWal: boolean): Database {
  const own = isWal ? bytes.slice() : bytes;
  if (isWal) own[WRITE_VERSION] = own[READ_VERSION] = 1;
  const db = new sqlite.Database(own);
  db.exec(
    `PRAGMA query_only=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA hard_heap_limit=${MOST_HEAP}`,
  );
  return db;
}

/** What the types leave out. */
type ExactStatement = { get: (values: null, options: { useBigInt: boolean }) => unknown[] };

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Rows one by one; whole numbers that a double cannot hold come as text, digit for digit. The database throws at what
 * is damaged.
 */
export function* rowsOf(db: Database, sql: string): Generator<unknown[], void, undefined> {
  const statement = db.prepare(sql) as Statement & ExactStatement;
  try {
    while (statement.step()) yield statement.get(null, { useBigInt: true }).map(exact);
  } finally {
    statement.free();
  }
}

const exact = (value: unknown): unknown =>
  typeof value !== "bigint"
    ? value
    : Number.isSafeInteger(Number(value))
      ? Number(value)
      : String(value);
