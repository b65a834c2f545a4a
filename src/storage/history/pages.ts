// Old edits lie together in pages: some hundred records of the store "edits" as one compressed record, exactly as they were. Knows records,
// keys and transactions; what an edit means only as far as a page is found by its versions.
import { isObject } from "#base/loose.ts";
import { MARK_KINDS, type Mark } from "#ledger/journal.ts";
import type { Version } from "#ledger/since.ts";
import { FORMAT, upgradeEdit } from "#ledger/upgrade.ts";
import { begin, done, type Database, type Transaction } from "../database.ts";
import { headIn, type Head } from "../metaKeys.ts";

/** A record of the store "edits": its key is [seq, part]. */
export type EditRecord = readonly [key: IDBValidKey, value: unknown];

/**
 * What is known of a page without opening it; it lies under its last number. A big edit stays a record of its own even where a page
 * covers its number: reading a page always looks at both.
 */
export type PageHead = {
  from: number;
  to: number;
  /** Records in the page. */
  count: number;
  /** Of which format the projects in it are. */
  format: number;
  versions: readonly Version[];
};

export type Sizes = {
  /** Edits in a page. */
  page: number;
  /** So many of the newest edits stay records of their own: they are what is read, copied and undone every day. */
  loose: number;
  /** An edit of more records than this (a hundred changes each) is big. */
  big: number;
};
export const SIZES: Sizes = { page: 500, loose: 1000, big: 20 };
/** Records read in one go: few enough that nobody waits for them. */
export const GO = 32;

export const PAGE_STORES = ["pages", "pageBytes"] as const;

export const seqOf = (key: IDBValidKey): number =>
  Array.isArray(key) ? Number(key[0]) : Number.NaN;

const nameOf = (key: IDBValidKey): string => JSON.stringify(key);

/** All records of the edits from `from` to `to`. */
export const editRange = (from: number, to = Infinity): IDBKeyRange =>
  to === Infinity
    ? IDBKeyRange.lowerBound([from])
    : IDBKeyRange.bound([from], [to + 1], false, true);

export const toPageHead = (value: unknown): PageHead | null =>
  isObject(value) &&
  Number.isSafeInteger(value.from) &&
  Number.isSafeInteger(value.to) &&
  typeof value.format === "number" &&
  typeof value.count === "number" &&
  Array.isArray(value.versions)
    ? (value as PageHead)
    : null;

const through = (
  stream: CompressionStream | DecompressionStream,
  bytes: ArrayBuffer | Uint8Array<ArrayBuffer>,
): Promise<ArrayBuffer> =>
  new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer();

export const packRecords = (records: readonly EditRecord[]): Promise<ArrayBuffer> =>
  through(new CompressionStream("gzip"), new TextEncoder().encode(JSON.stringify(records)));

/** Rejects where the bytes are damaged. */
export async function unpackRecords(bytes: ArrayBuffer): Promise<EditRecord[]> {
  const text = new TextDecoder().decode(await through(new DecompressionStream("gzip"), bytes));
  const records: unknown = JSON.parse(text);
  if (!Array.isArray(records)) throw new DOMException("no records", "DataError");
  return records as EditRecord[];
}

function versionOf(value: unknown): Version | null {
  if (!isObject(value) || !isObject(value.mark)) return null;
  const { kind, name } = value.mark;
  return typeof name === "string" && MARK_KINDS.some((known) => known === kind)
    ? {
        seq: Number(value.seq),
        at: typeof value.at === "number" ? value.at : null,
        by: typeof value.by === "string" ? value.by : "",
        mark: value.mark as Mark,
      }
    : null;
}

/** The last page's end; 0 where there is none. */
export async function pagedUntil(transaction: Transaction): Promise<number> {
  const request = transaction.objectStore("pages").openKeyCursor(null, "prev");
  const cursor = await request;
  return cursor ? Number(cursor.key) : 0;
}

/** The edits that are records of their own after the last page. Counting them reads none. */
async function countLoose(db: Database): Promise<{ until: number; loose: number }> {
  const transaction = begin(db, ["pages", "edits"]);
  const until = await pagedUntil(transaction);
  const loose = await transaction.objectStore("edits").count(editRange(until + 1));
  return { until, loose };
}

const isBig = (value: unknown, big: number): boolean =>
  isObject(value) && typeof value.parts === "number" && value.parts > big;

/** The records of the oldest edits after `until`: of at most a page of edits, whole ones, without big ones. `to` is the last number. */
async function oldestLoose(
  db: Database,
  until: number,
  { page, big }: Sizes,
): Promise<{ records: EditRecord[]; to: number }> {
  const records: EditRecord[] = [];
  const seqs = new Set<number>();
  let range = editRange(until + 1);
  for (let to = until; ;) {
    const go = await readGo(begin(db, "edits"), range);
    if (go.length === 0) return { records, to };
    for (const [key, value] of go) {
      const seq = seqOf(key);
      if (!seqs.has(seq) && seqs.size === page) return { records, to };
      seqs.add(seq);
      to = seq;
      if (isBig(value, big)) {
        // Its other records are passed over unread.
        range = editRange(seq + 1);
        break;
      }
      records.push([key, value]);
      range = IDBKeyRange.lowerBound(key, true);
    }
  }
}

/** The first records of a range. */
export async function readGo(transaction: Transaction, range: IDBKeyRange): Promise<EditRecord[]> {
  const store = transaction.objectStore("edits");
  const [keys, values] = await Promise.all([store.getAllKeys(range, GO), store.getAll(range, GO)]);
  return keys.map((key, index) => [key, values[index]]);
}

/**
 * Puts the oldest edits of a long journal into a page of their own, in one transaction: they are in the one place or in the other. Reads
 * and writes little at a time, so that an edit made meanwhile does not wait. False when the journal is short enough.
 */
export async function compactOldest(db: Database, sizes: Sizes = SIZES): Promise<boolean> {
  const { until, loose } = await countLoose(db);
  if (loose < sizes.loose + sizes.page) return false;
  const head = await headIn(begin(db, "meta"));
  const { records, to } = await oldestLoose(db, until, sizes);
  if (!head || to === until || to > head.seq - sizes.loose) return false;
  const page: PageHead = {
    from: until + 1,
    to,
    count: records.length,
    format: FORMAT,
    versions: records.flatMap(([, value]) => versionOf(value) ?? []),
  };
  const bytes = await packRecords(records);
  const found = await unpackRecords(bytes);
  if (found.length !== records.length) throw new DOMException("a page lost records", "DataError");
  await putPage(db, head, page, bytes, records);
  return true;
}

/** Nothing is done where the store has begun another life or another window has made the page. */
async function putPage(
  db: Database,
  head: Head,
  page: PageHead,
  bytes: ArrayBuffer,
  records: readonly EditRecord[],
): Promise<void> {
  // Not strict: what a power cut takes back is there as it was.
  const transaction = begin(db, ["meta", "edits", ...PAGE_STORES], "readwrite");
  const [now, until] = await Promise.all([headIn(transaction), pagedUntil(transaction)]);
  const isFree = now?.epoch === head.epoch && until === page.from - 1;
  await done(
    transaction,
    isFree
      ? [
          transaction.objectStore("pages").put(page, page.to),
          transaction.objectStore("pageBytes").put(bytes, page.to),
          ...removeRecords(transaction, page, records),
        ]
      : [],
  );
}

/** Takes the records of a page out of "edits": all of its range at once where no big edit stays behind. */
export function removeRecords(
  transaction: Transaction<"readwrite">,
  { from, to }: PageHead,
  records: readonly EditRecord[],
): Promise<void>[] {
  const edits = transaction.objectStore("edits");
  const seqs = new Set(records.map(([key]) => seqOf(key)));
  return seqs.size === to - from + 1
    ? [edits.delete(editRange(from, to))]
    : records.map(([key]) => edits.delete(key));
}

/** The records of a page with the big edits of its range, in order; where both hold a record it is the same. `lost` when the page is damaged. */
export async function readPage(
  db: Database,
  page: PageHead,
): Promise<{ records: EditRecord[]; lost: number }> {
  const transaction = begin(db, ["edits", "pageBytes"]);
  const store = transaction.objectStore("edits");
  const [keys, values, bytes] = await Promise.all([
    store.getAllKeys(editRange(page.from, page.to)),
    store.getAll(editRange(page.from, page.to)),
    transaction.objectStore("pageBytes").get(page.to),
  ]);
  const records = new Map<string, EditRecord>();
  let lost = 0;
  try {
    for (const [key, value] of await unpackRecords(bytes as ArrayBuffer))
      records.set(nameOf(key), [key, upgradeEdit(value, page.format)]);
  } catch {
    lost = page.count;
  }
  for (const [index, key] of keys.entries()) records.set(nameOf(key), [key, values[index]]);
  const inOrder = [...records.values()].sort(([a], [b]) => indexedDB.cmp(a, b));
  return { records: inOrder, lost };
}

/** The first page that reaches to `seq` or beyond. */
export async function pageFrom(transaction: Transaction, seq: number): Promise<PageHead | null> {
  const pages = transaction.objectStore("pages");
  const [first] = (await pages.getAll(IDBKeyRange.lowerBound(seq), 1)) as unknown[];
  return toPageHead(first);
}

export async function pageHeads(db: Database): Promise<PageHead[]> {
  const values: unknown[] = await begin(db, "pages").objectStore("pages").getAll();
  return values.map(toPageHead).filter((page) => page !== null);
}
