// When a store cannot be used: everything that can still be read of it, raw, as one JSON file; and a new beginning.
import { UNWATCHED, type Watch } from "#base/watch.ts";
import { deleteDB, wrap, type IDBPDatabase } from "idb";
import { browserDatabases } from "./database.ts";

/** With whatever stores it has. */
type AnyDatabase = IDBPDatabase;

/** Records read together: few enough that the page answers in between. */
const GO = 64;
/** Stores whose records may be many megabytes: these are read one by one. */
const BIG: ReadonlySet<string> = new Set(["files", "pageBytes"]);

/** Bytes as base64, errors as text: JSON holds neither. */
function toJson(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) => {
      if (inner instanceof ArrayBuffer) return { base64: toBase64(new Uint8Array(inner)) };
      return inner instanceof Error || inner instanceof DOMException ? inner.message : inner;
    }) ?? "null"
  );
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000)
    text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

/**
 * All raw records: {name, version, stores: {store: [{key, value}]}, unreadable: [...]}. Rejects only when told
 * to end; what cannot be read is named in the file.
 */
export async function rescueStore(name: string, watch: Watch = UNWATCHED): Promise<Blob> {
  const pieces: BlobPart[] = [];
  const unreadable: string[] = [];
  let version = 0;
  try {
    const db = await openAsItIs(name);
    version = db.version;
    try {
      await readStores(db, pieces, unreadable, watch);
    } finally {
      db.close();
    }
  } catch (cause) {
    watch.signal.throwIfAborted();
    unreadable.push(String(cause));
  }
  return new Blob(
    [
      `{"format":"one-map-rescue","name":${JSON.stringify(name)},"version":${version},"stores":{\n`,
      ...pieces,
      `\n},"unreadable":${JSON.stringify(unreadable)}}\n`,
    ],
    { type: "application/json" },
  );
}

/** A store that cannot be read at all costs no other. */
async function readStores(
  db: AnyDatabase,
  pieces: BlobPart[],
  unreadable: string[],
  { signal, progress }: Watch,
): Promise<void> {
  const names = [...db.objectStoreNames];
  const counts = await Promise.all(names.map((store) => countIn(db, store)));
  const all = counts.reduce((sum, count) => sum + count, 0);
  let read = 0;
  const told = (count: number): void => {
    signal.throwIfAborted();
    progress((read += count) / all);
  };
  for (const [index, store] of names.entries()) {
    pieces.push(`${index > 0 ? ",\n" : ""}${JSON.stringify(store)}:[\n`);
    try {
      await pushRows(db, store, pieces, unreadable, told);
    } catch (cause) {
      signal.throwIfAborted();
      unreadable.push(`${store}: ${String(cause)}`);
    }
    pieces.push("\n]");
  }
}

async function pushRows(
  db: AnyDatabase,
  store: string,
  pieces: BlobPart[],
  unreadable: string[],
  told: (count: number) => void,
): Promise<void> {
  const rows = rowsOf(db, store, (key, cause) =>
    unreadable.push(`${store} ${toJson(key)}: ${String(cause)}`),
  );
  let between = "";
  for await (const { texts, count } of rows) {
    // As a blob it need not lie in the memory of the page.
    if (texts.length > 0) pieces.push(new Blob([between, texts.join(",\n")]));
    if (texts.length > 0) between = ",\n";
    told(count);
  }
}

/** A store of whatever name. What its transaction ends with is told by each request. */
function storeIn(db: AnyDatabase, name: string) {
  const transaction = db.transaction(name);
  transaction.done.catch(() => undefined);
  return transaction.store;
}

const countIn = (db: AnyDatabase, store: string): Promise<number> =>
  storeIn(db, store)
    .count()
    .catch(() => 0);

type OnUnreadable = (key: IDBValidKey, cause: unknown) => void;
const toRow = (key: IDBValidKey, value: unknown): string =>
  `{"key":${toJson(key)},"value":${toJson(value)}}`;

/**
 * The records of a store as JSON, some at a time; of those that cannot be read together each by itself, so
 * that a broken one costs no other.
 */
async function* rowsOf(
  db: AnyDatabase,
  store: string,
  onUnreadable: OnUnreadable,
): AsyncGenerator<{ texts: readonly string[]; count: number }, void, undefined> {
  const keys = await storeIn(db, store).getAllKeys();
  const go = BIG.has(store) ? 1 : GO;
  for (let from = 0; from < keys.length; from += go) {
    const wanted = keys.slice(from, from + go);
    const range = IDBKeyRange.bound(wanted[0], wanted.at(-1));
    const values: unknown[] | null = await storeIn(db, store)
      .getAll(range)
      .catch(() => null);
    const isWhole = values?.length === wanted.length;
    const texts = isWhole
      ? wanted.map((key, index) => toRow(key, values[index]))
      : await rowByRow(db, store, wanted, onUnreadable);
    yield { texts, count: wanted.length };
  }
}

async function rowByRow(
  db: AnyDatabase,
  store: string,
  keys: readonly IDBValidKey[],
  onUnreadable: OnUnreadable,
): Promise<string[]> {
  const texts: string[] = [];
  for (const key of keys) {
    try {
      texts.push(toRow(key, await storeIn(db, store).get(key)));
    } catch (cause) {
      onUnreadable(key, cause);
    }
  }
  return texts;
}

/** Whatever version it has. A database that is not there is not made. */
function openAsItIs(name: string): Promise<AnyDatabase> {
  const request = browserDatabases()!.open(name);
  request.addEventListener("upgradeneeded", () => request.transaction!.abort());
  return wrap(request) as Promise<AnyDatabase>;
}

/** Deletes the store of the town; resolves to whether it is gone. */
export function deleteStore(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      deleteDB(name, { blocked: () => resolve(false) }).then(
        () => resolve(true),
        () => resolve(false),
      );
    } catch {
      resolve(false);
    }
  });
}
