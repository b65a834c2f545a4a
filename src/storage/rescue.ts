// When a store cannot be used: everything that can still be read of it, raw, as one JSON file; and a new beginning.
import { asPromise, browserDatabases } from "./database.ts";

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

/** All raw records: {name, version, stores: {store: [{key, value}]}, unreadable: [...]}. Never rejects. */
export async function rescueStore(name: string): Promise<Blob> {
  const pieces: string[] = [];
  const unreadable: string[] = [];
  let version = 0;
  try {
    const db = await openAsItIs(name);
    version = db.version;
    for (const store of db.objectStoreNames) {
      const rows = await readRows(db, store, (key, cause) =>
        unreadable.push(`${store} ${toJson(key)}: ${String(cause)}`),
      );
      pieces.push(`${JSON.stringify(store)}:[\n${rows.join(",\n")}\n]`);
    }
    db.close();
  } catch (cause) {
    unreadable.push(String(cause));
  }
  return new Blob(
    [
      `{"format":"one-map-rescue","name":${JSON.stringify(name)},"version":${version},"stores":{\n`,
      pieces.join(",\n"),
      `\n},"unreadable":${JSON.stringify(unreadable)}}\n`,
    ],
    { type: "application/json" },
  );
}

/** The records of a store as JSON, one at a time, so that a broken one costs no other. */
async function readRows(
  db: IDBDatabase,
  store: string,
  onUnreadable: (key: IDBValidKey, cause: unknown) => void,
): Promise<string[]> {
  const rows: string[] = [];
  for (const key of await asPromise(db.transaction(store).objectStore(store).getAllKeys())) {
    try {
      const value: unknown = await asPromise(
        db.transaction(store).objectStore(store).get(key) as IDBRequest<unknown>,
      );
      rows.push(`{"key":${toJson(key)},"value":${toJson(value)}}`);
    } catch (cause) {
      onUnreadable(key, cause);
    }
  }
  return rows;
}

/** Whatever version it has. A database that is not there is not made. */
function openAsItIs(name: string): Promise<IDBDatabase> {
  const request = browserDatabases()!.open(name);
  request.addEventListener("upgradeneeded", () => request.transaction!.abort());
  return asPromise(request);
}

/** Deletes the store of the town; resolves to whether it is gone. */
export function deleteStore(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = browserDatabases()!.deleteDatabase(name);
      request.addEventListener("success", () => resolve(true));
      request.addEventListener("error", () => resolve(false));
      request.addEventListener("blocked", () => resolve(false));
    } catch {
      resolve(false);
    }
  });
}
