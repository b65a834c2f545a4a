// Opens the one database of a town in this browser and brings older formats up to date. Knows requests and versions, no ledger.
// Requests and transactions are idb's. Opening is ours: idb opens in the page's own factory alone, and the copy lies
// in a bucket with another; and a window that does not let go, or a disk that does not answer, must be told in time.
import { wrap, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";
import { changesProjects, FORMAT, upgradeEdit, upgradeProject } from "#ledger/upgrade.ts";

export const STORES = [
  "projects",
  "edits",
  "baseline",
  "meta",
  "files",
  "decks",
  "minutes",
  "pages",
  "pageBytes",
] as const;
export type StoreName = (typeof STORES)[number];

/** Why there is no store. `cause` is the browser's own word for it. */
export type OpenFailure = {
  failed: "unavailable" | "blocked" | "slow" | "full" | "broken";
  cause: string;
};
/** `newer`: written by a later version of this program, to be looked at only. */
export type OpenDatabase = { db: Database; newer: boolean };

/** How long a window of an older version may take to let go, and a database to open at all. */
const PATIENCE_MS = { blocked: 3000, open: 8000 } as const;
/** A browser that has not quite ended holds its files for a moment yet: what cannot be opened is tried again. */
const AGAIN = { times: 2, afterMs: 500 } as const;

export function browserDatabases(): IDBFactory | null {
  try {
    return globalThis.indexedDB ?? null;
  } catch {
    return null;
  }
}

/** False only where the browser knows for sure that there is none: looking is quicker than making one. */
export async function mayExist(name: string): Promise<boolean> {
  try {
    return (await browserDatabases()!.databases()).some((database) => database.name === name);
  } catch {
    return true;
  }
}

/** What is stored is looked at by whoever reads it. */
interface Schema extends DBSchema, Record<StoreName, { key: IDBValidKey; value: unknown }> {}
export type Database = IDBPDatabase<Schema>;
export type Transaction<Mode extends IDBTransactionMode = IDBTransactionMode> = IDBPTransaction<
  Schema,
  StoreName[],
  Mode
>;

/**
 * The one way to a transaction. What fails is told by the requests, and by `done` to whoever waits for it: a
 * transaction that is only read from ends unheard, and must not be a fault of the page.
 */
export function begin<Mode extends IDBTransactionMode = "readonly">(
  db: Database,
  stores: StoreName | readonly StoreName[],
  mode: Mode = "readonly" as Mode,
  options: IDBTransactionOptions = {},
): Transaction<Mode> {
  const transaction = db.transaction([stores].flat() as StoreName[], mode, options);
  transaction.done.catch(() => undefined);
  return transaction;
}

/**
 * A transaction that ends takes its requests down: why it ended is the browser's word, that they were aborted only
 * follows.
 */
export const causeOf = (transaction: Transaction, caught: unknown): unknown =>
  transaction.error ?? caught;

/** Resolves when all of it is on disk. Rejects with what ended the transaction: its own error, or that of a request. */
export async function done(
  transaction: Transaction<"readwrite">,
  requests: readonly Promise<unknown>[],
): Promise<void> {
  try {
    await Promise.all([...requests, transaction.done]);
  } catch (caught) {
    throw causeOf(transaction, caught);
  }
}

/** Takes all back; does nothing where it is on its way to that already. */
export function abort(transaction: Transaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended.
  }
}

export function emptyAll(db: Database): Promise<void> {
  const transaction = begin(db, STORES, "readwrite", { durability: "strict" });
  return done(
    transaction,
    STORES.map((store) => transaction.objectStore(store).clear()),
  );
}

/** Never rejects. */
export async function openDatabase(
  name: string,
  factory: IDBFactory | null = browserDatabases(),
): Promise<OpenDatabase | OpenFailure> {
  if (!factory) return { failed: "unavailable", cause: "no IndexedDB" };
  let first = await tryOpen(factory, name, FORMAT);
  for (
    let left: number = AGAIN.times;
    left > 0 && "cause" in first && first.cause === "UnknownError";
    left--
  ) {
    await new Promise((resolve) => setTimeout(resolve, AGAIN.afterMs));
    first = await tryOpen(factory, name, FORMAT);
  }
  if ("db" in first) return complete(first.db) ? { db: first.db, newer: false } : broken(first.db);
  if (first.cause !== "VersionError") return first;
  const newer = await tryOpen(factory, name);
  if (!("db" in newer)) return newer;
  return complete(newer.db) ? { db: newer.db, newer: true } : broken(newer.db);
}

const complete = (db: Database): boolean =>
  STORES.every((store) => db.objectStoreNames.contains(store));

function broken(db: Database): OpenFailure {
  db.close();
  return { failed: "broken", cause: "object stores are missing" };
}

/** Private windows and forbidden storage answer with these; anything else is damage. */
const FORBIDDEN: ReadonlySet<string> = new Set([
  "SecurityError",
  "InvalidStateError",
  "NotAllowedError",
]);

const failureOf = (cause: string): OpenFailure["failed"] =>
  cause === "QuotaExceededError" ? "full" : FORBIDDEN.has(cause) ? "unavailable" : "broken";

const nameOf = (cause: unknown): string =>
  cause instanceof Error || cause instanceof DOMException ? cause.name : String(cause);

function tryOpen(
  factory: IDBFactory,
  name: string,
  version?: number,
): Promise<{ db: Database } | OpenFailure> {
  return new Promise((resolve) => {
    const fail = (cause: string) => resolve({ failed: failureOf(cause), cause });
    let request: IDBOpenDBRequest;
    try {
      request = factory.open(name, version);
    } catch (cause) {
      fail(nameOf(cause));
      return;
    }
    let late = false;
    const giveUp = (failed: "blocked" | "slow") => () => {
      late = true;
      resolve({ failed, cause: failed });
    };
    let timer = setTimeout(giveUp("slow"), PATIENCE_MS.open);
    request.addEventListener("blocked", () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp("blocked"), PATIENCE_MS.blocked);
    });
    let aborted: string | null = null;
    request.addEventListener("upgradeneeded", ({ oldVersion }) => {
      const transaction = request.transaction!;
      // The request itself only says that it was aborted, not that the disk is full.
      transaction.addEventListener("abort", () => (aborted = transaction.error?.name ?? null));
      upgrade(request.result, transaction, oldVersion);
    });
    request.addEventListener("success", () => {
      clearTimeout(timer);
      if (late) request.result.close();
      else resolve({ db: wrap(request.result) as unknown as Database });
    });
    request.addEventListener("error", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      fail(aborted ?? request.error?.name ?? "UnknownError");
    });
  });
}

function upgrade(db: IDBDatabase, transaction: IDBTransaction, from: number): void {
  for (const store of STORES) if (!db.objectStoreNames.contains(store)) db.createObjectStore(store);
  if (from === 0 || !changesProjects(from)) return;
  rewrite(transaction.objectStore("projects"), (row) => ({
    ...row,
    project: upgradeProject(row.project, from),
  }));
  rewrite(transaction.objectStore("edits"), (row) => upgradeEdit(row, from));
  rewrite(transaction.objectStore("baseline"), (row) => ({
    ...row,
    projects: Array.isArray(row.projects)
      ? row.projects.map((project: unknown) => upgradeProject(project, from))
      : row.projects,
  }));
}

/**
 * Without promises: a rejected one would be nobody's. Inside the transaction that changes the version: either all
 * rows are of the new format, or none.
 */
function rewrite(store: IDBObjectStore, change: (row: Record<string, unknown>) => unknown): void {
  const request = store.openCursor();
  request.addEventListener("success", () => {
    const cursor = request.result;
    if (!cursor) return;
    const row: unknown = cursor.value;
    if (typeof row === "object" && row !== null)
      cursor.update(change(row as Record<string, unknown>));
    cursor.continue();
  });
}
