// Brings one database of a town up to what another holds, record by record. Knows keys and heads, and takes every value as it is:
// what cannot be understood is copied like the rest.
import { asPromise, STORES, type StoreName } from "../database.ts";
import { done, HEAD, toHead, type Head } from "../ledgerStore.ts";

/** What may have changed: projects with their edits, the files they began with, decks and minutes, attachments. */
export type Part = "ledger" | "baseline" | "meeting" | "files";
export const PARTS: readonly Part[] = ["ledger", "baseline", "meeting", "files"];

/** `whole`: the store shall hold nothing else. A value of undefined removes its key. */
type Copied = { store: StoreName; whole: boolean; keys: IDBValidKey[]; values: unknown[] };

const FILE_INFOS = (): IDBKeyRange => IDBKeyRange.bound("file:", "file;", false, true);

export const readHead = async (db: IDBDatabase): Promise<Head | null> => toHead(await asPromise(db.transaction("meta").objectStore("meta").get(HEAD)));

/**
 * Makes `to` equal to `from` in these parts, in one transaction of `to`; a ledger that is not the same one, or older than what `to` holds,
 * comes whole. Answers the head of `from`. Where `from` keeps no ledger and `to` does, `to` is left alone. Rejects with the browser's error.
 */
export async function bringUp(from: IDBDatabase, to: IDBDatabase, parts: readonly Part[]): Promise<Head | null> {
  const [behind, known] = await Promise.all([readHead(to), asPromise(to.transaction("files").objectStore("files").getAllKeys())]);
  const reading = from.transaction(STORES, "readonly");
  const head = toHead(await asPromise(reading.objectStore("meta").get(HEAD)));
  if (!head && behind) return null;
  const isAnew = head !== null && (behind?.epoch !== head.epoch || behind.seq > head.seq);
  const wanted = new Set(isAnew ? [...parts, "ledger" as const, "baseline" as const] : parts);
  const copies: Copied[] = [];
  if (head && wanted.has("ledger")) copies.push(...(isAnew ? [await whole(reading, "projects"), await whole(reading, "edits")] : await since(reading, behind!.seq)));
  if (head && wanted.has("baseline")) copies.push(await whole(reading, "baseline"));
  if (wanted.has("meeting")) copies.push(await whole(reading, "decks"), await whole(reading, "minutes"));
  if (wanted.has("files")) copies.push(...(await files(reading, known)));
  await write(to, copies, wanted.has("ledger") ? head : null);
  return head;
}

async function whole(reading: IDBTransaction, store: StoreName): Promise<Copied> {
  const [keys, values] = await Promise.all([asPromise(reading.objectStore(store).getAllKeys()), asPromise(reading.objectStore(store).getAll() as IDBRequest<unknown[]>)]);
  return { store, whole: true, keys, values };
}

/** The edits after `seq` and the projects they touched; all projects where one was added, which may have moved others in their order. */
async function since(reading: IDBTransaction, seq: number): Promise<Copied[]> {
  const range = IDBKeyRange.lowerBound([seq + 1]);
  const [keys, values] = await Promise.all([asPromise(reading.objectStore("edits").getAllKeys(range)), asPromise(reading.objectStore("edits").getAll(range) as IDBRequest<unknown[]>)]);
  if (keys.length === 0) return [];
  const changes = values.flatMap((value) => (value as { changes?: readonly { id?: unknown; before?: unknown }[] }).changes ?? []);
  const edits: Copied = { store: "edits", whole: false, keys, values };
  if (changes.some(({ before }) => before === null)) return [edits, await whole(reading, "projects")];
  const ids = [...new Set(changes.flatMap(({ id }) => (typeof id === "string" ? [id] : [])))];
  const rows = await Promise.all(ids.map((id) => asPromise(reading.objectStore("projects").get(id) as IDBRequest<unknown>)));
  return [edits, { store: "projects", whole: false, keys: ids, values: rows }];
}

/** An attachment never changes under its key: only new ones are copied, and those that are gone removed. */
async function files(reading: IDBTransaction, known: readonly IDBValidKey[]): Promise<Copied[]> {
  const meta = reading.objectStore("meta");
  const [keys, infoKeys, infos] = await Promise.all([
    asPromise(reading.objectStore("files").getAllKeys()),
    asPromise(meta.getAllKeys(FILE_INFOS())),
    asPromise(meta.getAll(FILE_INFOS()) as IDBRequest<unknown[]>),
  ]);
  const [here, there] = [new Set(keys), new Set(known)];
  const added = keys.filter((key) => !there.has(key));
  const gone = known.filter((key) => !here.has(key));
  const bytes = await Promise.all(added.map((key) => asPromise(reading.objectStore("files").get(key) as IDBRequest<unknown>)));
  const goneInfos = gone.flatMap((key) => (typeof key === "string" ? [`file:${key}`] : []));
  return [
    { store: "files", whole: false, keys: [...added, ...gone], values: [...bytes, ...gone.map(() => undefined)] },
    { store: "meta", whole: false, keys: [...infoKeys, ...goneInfos], values: [...infos, ...goneInfos.map(() => undefined)] },
  ];
}

function write(to: IDBDatabase, copies: readonly Copied[], head: Head | null): Promise<void> {
  const transaction = to.transaction(STORES, "readwrite", { durability: "strict" });
  const finished = done(transaction);
  for (const { store: name, whole: isWhole, keys, values } of copies) {
    const store = transaction.objectStore(name);
    if (isWhole) store.clear();
    keys.forEach((key, index) => (values[index] === undefined ? store.delete(key) : store.put(values[index], key)));
  }
  if (head) transaction.objectStore("meta").put(head, HEAD);
  return finished;
}

/** Fills a database that keeps no ledger from the copy; decks and minutes that it has already stay. Answers the head brought back. */
export async function restore(twin: IDBDatabase, own: IDBDatabase): Promise<Head | null> {
  if (await readHead(own)) return null;
  const met = await Promise.all((["decks", "minutes"] as const).map((store) => asPromise(own.transaction(store).objectStore(store).count())));
  return bringUp(twin, own, met.some((count) => count > 0) ? ["ledger", "baseline"] : PARTS);
}

/** Whether both hold as many projects and edits: what an unfinished copy would not. */
export async function sameCounts(a: IDBDatabase, b: IDBDatabase): Promise<boolean> {
  const counts = await Promise.all([a, b].map((db) => Promise.all((["projects", "edits"] as const).map((store) => asPromise(db.transaction(store).objectStore(store).count())))));
  return String(counts[0]) === String(counts[1]);
}

/** Empties it. */
export async function empty(db: IDBDatabase): Promise<void> {
  const transaction = db.transaction(STORES, "readwrite", { durability: "strict" });
  const finished = done(transaction);
  for (const store of STORES) transaction.objectStore(store).clear();
  await finished;
}
