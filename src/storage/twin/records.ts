// Brings one database of a town up to what another holds, record by record. Knows keys and heads, and takes every value as it is:
// what cannot be understood is copied like the rest.
import {
  abort,
  begin,
  done,
  emptyAll,
  STORES,
  type Database,
  type StoreName,
  type Transaction,
} from "../database.ts";
import { editRange, PAGE_STORES, pageFrom, readPage } from "../history/pages.ts";
import { HEAD, headIn, INFO_KEYS, infoKey, type Head } from "../metaKeys.ts";

/** What may have changed: projects with their edits, the files they began with, decks and minutes, attachments. */
export type Part = "ledger" | "baseline" | "meeting" | "files";
export const PARTS: readonly Part[] = ["ledger", "baseline", "meeting", "files"];

/** Edits that are copied at once; of a longer backlog only the newest are, and the rest follows in the background (backlog.ts). */
const MOST_AT_ONCE = 500;

/** `whole`: the store shall hold nothing else. A value of undefined removes its key. */
type Copied = { store: StoreName; whole: boolean; keys: IDBValidKey[]; values: unknown[] };

const readHead = (db: Database): Promise<Head | null> => headIn(begin(db, "meta"));

/**
 * Makes `twin` equal to `own` in these parts, in one transaction of `twin`; another life of the ledger takes its place. Of a long backlog all
 * projects come and the newest edits: older ones are brought by catchUp (backlog.ts). `own` is always written
 * first: a copy that is ahead of it in the same life means that `own` has lost something, and is never overwritten. Answers the head of
 * `own`; null where it keeps no ledger and `twin` does. Rejects with the browser's error, or when `own` lies behind.
 */
export async function bringUp(
  own: Database,
  twin: Database,
  parts: readonly Part[],
): Promise<Head | null> {
  const [behind, known] = await Promise.all([
    readHead(twin),
    begin(twin, "files").objectStore("files").getAllKeys(),
  ]);
  const reading = begin(own, STORES);
  const head = await headIn(reading);
  if (!head && behind) return null;
  const isAnew = head !== null && behind?.epoch !== head.epoch;
  if (head && behind && !isAnew && behind.seq > head.seq) throw new Error("the copy is ahead");
  const wanted = new Set(isAnew ? [...parts, "ledger" as const, "baseline" as const] : parts);
  const copies: Copied[] = [];
  if (head && wanted.has("ledger"))
    copies.push(
      ...(isAnew ? await newest(reading, head) : await lacking(reading, behind!.seq, head.seq)),
    );
  if (head && wanted.has("baseline")) copies.push(await whole(reading, "baseline"));
  if (wanted.has("meeting"))
    copies.push(await whole(reading, "decks"), await whole(reading, "minutes"));
  if (wanted.has("files")) copies.push(...(await files(reading, known)));
  await write(twin, copies, behind, wanted.has("ledger") ? head : null);
  return head;
}

/**
 * Brings back to `own` what it has lost: the whole ledger where it keeps none, the newest edits where it has fallen behind in the same life.
 * Decks, minutes and attachments that it lacks come too where it has lost its ledger; those that it has stay. `cleared` is the life that
 * the user has thrown away: it stays thrown away. Answers the head brought back, or null when nothing was lost.
 */
export async function heal(
  twin: Database,
  own: Database,
  cleared: string | null,
): Promise<Head | null> {
  const [there, here] = await Promise.all([readHead(twin), readHead(own)]);
  if (there && there.epoch === cleared) {
    if (here?.epoch !== cleared) await emptyAll(twin);
    return null;
  }
  if (
    here &&
    (!there ||
      there.epoch !== here.epoch ||
      there.seq <= here.seq ||
      !(await sameEdit(twin, own, here.seq)))
  )
    return null;
  const names = ["decks", "minutes", "files"] as const;
  const known = await Promise.all(
    names.map((name) => begin(own, name).objectStore(name).getAllKeys()),
  );
  const reading = begin(twin, STORES);
  const copies: Copied[] =
    there === null
      ? []
      : here
        ? [...(await since(reading, here.seq)), ...(await pagesAfter(reading, here.seq))]
        : await Promise.all(
            (["projects", "edits", "baseline", ...PAGE_STORES] as const).map((name) =>
              whole(reading, name),
            ),
          );
  if (!here) {
    for (const [index, name] of names.entries())
      copies.push(without(await whole(reading, name), new Set(known[index])));
    copies.push(await infos(reading));
  }
  await write(own, copies, here, there);
  return there;
}

const without = ({ store, keys, values }: Copied, known: ReadonlySet<IDBValidKey>): Copied => {
  const absent = keys.flatMap((key, index) => (known.has(key) ? [] : [index]));
  return {
    store,
    whole: false,
    keys: absent.map((index) => keys[index]!),
    values: absent.map((index) => values[index]),
  };
};

/** Both may have gone on differently from where one fell behind. An edit that the copy never got tells nothing against it. */
async function sameEdit(twin: Database, own: Database, seq: number): Promise<boolean> {
  const [there, here] = await Promise.all([twin, own].map((db) => recordsOf(db, seq)));
  return seq === 0 || there!.length === 0 || JSON.stringify(there) === JSON.stringify(here);
}

/** The records of one edit, wherever it lies. */
async function recordsOf(db: Database, seq: number): Promise<unknown[]> {
  const loose: unknown[] = await begin(db, "edits")
    .objectStore("edits")
    .getAll(editRange(seq, seq));
  if (loose.length > 0) return loose;
  const page = await pageFrom(begin(db, "pages"), seq);
  if (!page || page.from > seq) return [];
  const { records } = await readPage(db, page);
  return records.filter(([key]) => Array.isArray(key) && key[0] === seq).map(([, value]) => value);
}

/** All projects and the newest edits, in place of whatever the copy holds. */
async function newest(reading: Transaction, head: Head): Promise<Copied[]> {
  const range = editRange(Math.max(1, head.seq - MOST_AT_ONCE + 1));
  const [keys, values] = await Promise.all([
    reading.objectStore("edits").getAllKeys(range),
    reading.objectStore("edits").getAll(range),
  ]);
  return [
    await whole(reading, "projects"),
    { store: "edits", whole: true, keys, values },
    ...PAGE_STORES.map((store) => ({ store, whole: true, keys: [], values: [] })),
  ];
}

/** What the copy lacks after `seq`. */
async function lacking(reading: Transaction, seq: number, until: number): Promise<Copied[]> {
  if (until - seq <= MOST_AT_ONCE) return since(reading, seq);
  const [edits] = await since(reading, until - MOST_AT_ONCE);
  return [...(edits ? [edits] : []), await whole(reading, "projects")];
}

/** Pages with edits after `seq`. */
async function pagesAfter(reading: Transaction, seq: number): Promise<Copied[]> {
  const range = IDBKeyRange.lowerBound(seq + 1);
  return Promise.all(
    PAGE_STORES.map(async (store): Promise<Copied> => {
      const [keys, values] = await Promise.all([
        reading.objectStore(store).getAllKeys(range),
        reading.objectStore(store).getAll(range),
      ]);
      return { store, whole: false, keys, values };
    }),
  );
}

async function whole(reading: Transaction, store: StoreName): Promise<Copied> {
  const [keys, values] = await Promise.all([
    reading.objectStore(store).getAllKeys(),
    reading.objectStore(store).getAll(),
  ]);
  return { store, whole: true, keys, values };
}

/** The edits after `seq` and the projects they touched; all projects where one was added, which may have moved others in their order. */
async function since(reading: Transaction, seq: number): Promise<Copied[]> {
  const range = IDBKeyRange.lowerBound([seq + 1]);
  const [keys, values] = await Promise.all([
    reading.objectStore("edits").getAllKeys(range),
    reading.objectStore("edits").getAll(range),
  ]);
  if (keys.length === 0) return [];
  const changes = values.flatMap(
    (value) => (value as { changes?: readonly { id?: unknown; before?: unknown }[] }).changes ?? [],
  );
  const edits: Copied = { store: "edits", whole: false, keys, values };
  if (changes.some(({ before }) => before === null))
    return [edits, await whole(reading, "projects")];
  const ids = [...new Set(changes.flatMap(({ id }) => (typeof id === "string" ? [id] : [])))];
  const rows = await Promise.all(ids.map((id) => reading.objectStore("projects").get(id)));
  return [edits, { store: "projects", whole: false, keys: ids, values: rows }];
}

/** An attachment never changes under its key: only new ones are copied, and those that are gone removed. */
async function files(reading: Transaction, known: readonly IDBValidKey[]): Promise<Copied[]> {
  const [keys, kept] = [await reading.objectStore("files").getAllKeys(), await infos(reading)];
  const [here, there] = [new Set(keys), new Set(known)];
  const added = keys.filter((key) => !there.has(key));
  const gone = known.filter((key) => !here.has(key));
  const bytes = await Promise.all(added.map((key) => reading.objectStore("files").get(key)));
  const goneInfos = gone.flatMap((key) => (typeof key === "string" ? [infoKey(key)] : []));
  return [
    {
      store: "files",
      whole: false,
      keys: [...added, ...gone],
      values: [...bytes, ...gone.map(() => undefined)],
    },
    {
      ...kept,
      keys: [...kept.keys, ...goneInfos],
      values: [...kept.values, ...goneInfos.map(() => undefined)],
    },
  ];
}

async function infos(reading: Transaction): Promise<Copied> {
  const meta = reading.objectStore("meta");
  const [keys, values] = await Promise.all([
    meta.getAllKeys(INFO_KEYS()),
    meta.getAll(INFO_KEYS()),
  ]);
  return { store: "meta", whole: false, keys, values };
}

/** Nothing is written upon another head than the one that was looked at. `head` null leaves it as it is. */
async function write(
  to: Database,
  copies: readonly Copied[],
  expected: Head | null,
  head: Head | null,
): Promise<void> {
  const transaction = begin(to, STORES, "readwrite", { durability: "strict" });
  const found = await headIn(transaction);
  if (found?.epoch !== expected?.epoch || found?.seq !== expected?.seq) {
    abort(transaction);
    return done(transaction, []);
  }
  const requests = copies.flatMap(({ store: name, whole: isWhole, keys, values }) => {
    const store = transaction.objectStore(name);
    return [
      ...(isWhole ? [store.clear()] : []),
      ...keys.map((key, index) =>
        values[index] === undefined ? store.delete(key) : store.put(values[index], key),
      ),
    ];
  });
  if (head) requests.push(transaction.objectStore("meta").put(head, HEAD));
  await done(transaction, requests);
}

/** Whether both hold as many projects: what an unfinished copy would not. The edits are looked through by catchUp. */
export async function sameCounts(a: Database, b: Database): Promise<boolean> {
  const [one, other] = await Promise.all(
    [a, b].map((db) => begin(db, "projects").objectStore("projects").count()),
  );
  return one === other;
}
