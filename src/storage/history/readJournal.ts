// Reads any stretch of the journal, from pages and single records alike, a little at a time: a write in between waits for one go at most.
import { isObject } from "#base/loose.ts";
import type { Edit, NetChange, Past } from "#ledger/journal.ts";
import { reviveEdit } from "#ledger/revive.ts";
import { UNWATCHED, type Watch } from "#base/watch.ts";
import type { Version } from "#ledger/since.ts";
import { begin, type Database } from "../database.ts";
import { JournalReader, type Journal } from "./journalReader.ts";
import { GO, pageFrom, pageHeads, readGo, readPage, seqOf, type EditRecord } from "./pages.ts";

type Stretch = { records: readonly EditRecord[]; lost: number };

/** The records of the edits from `from` to `to`, in order, a page or a few at a time. Rejects when the store cannot be read. */
async function* stretches(
  db: Database,
  from: number,
  to: number,
): AsyncGenerator<Stretch, void, undefined> {
  for (let start: IDBValidKey = [from]; seqOf(start) <= to;) {
    const first: IDBValidKey = start;
    // In one transaction: edits that go into a page meanwhile are seen in the one place or in the other.
    const transaction = begin(db, ["pages", "edits"]);
    const page = await pageFrom(transaction, seqOf(first));
    if (page && page.from <= seqOf(first)) {
      const { records, lost } = await readPage(db, page);
      yield {
        records: records.filter(([key]) => indexedDB.cmp(key, first) >= 0 && seqOf(key) <= to),
        lost,
      };
      start = [page.to + 1];
      continue;
    }
    const end = Math.min(to + 1, page?.from ?? Infinity, Number.MAX_SAFE_INTEGER);
    const go = await readGo(transaction, IDBKeyRange.bound(first, [end], false, true));
    if (go.length > 0) yield { records: go, lost: 0 };
    if (go.length === GO) start = [...(go.at(-1)![0] as IDBValidKey[]), 0];
    else if (page) start = [page.from];
    else return;
  }
}

/** The edits from `from` to `to`, both counted. */
export async function readJournal(db: Database, from: number, to = Infinity): Promise<Journal> {
  const reader = new JournalReader();
  for await (const { records, lost } of stretches(db, from, to)) {
    for (const [, value] of records) reader.add(value);
    reader.lose(lost);
  }
  return reader.finish();
}

/** Records as they lie in the store; how many edits begin in them, and how many more are damaged. */
export type RecordSlice = { records: readonly unknown[]; edits: number; lost: number };

/**
 * The records of the journal slice by slice, oldest first: a `JournalReader` makes edits of them. Rejects when told to
 * end.
 */
export async function* recordSlices(
  db: Database,
  from: number,
  to: number,
  signal: AbortSignal,
): AsyncGenerator<RecordSlice, void, undefined> {
  for await (const { records, lost } of stretches(db, from, to)) {
    signal.throwIfAborted();
    const edits = records.filter(([key]) => (key as IDBValidKey[]).length === 1).length;
    yield { records: records.map(([, value]) => value), edits, lost };
  }
}

type Raw = { id: unknown; before: unknown; after: unknown; index: unknown };

type RawNet = Map<unknown, { change: Raw; at: unknown; by: unknown }>;

/** Of the record of an edit, or of a part of one; `last` is when and by whom the record before was made. */
function addRaw(net: RawNet, value: unknown, last: { at: unknown; by: unknown }): void {
  if (!isObject(value)) return;
  if (value.part === undefined) Object.assign(last, { at: value.at, by: value.by });
  for (const change of (Array.isArray(value.changes) ? value.changes : []) as Raw[]) {
    const known = net.get(change.id);
    const { id, after, index } = change;
    const before = known ? known.change.before : change.before;
    net.set(id, { change: { id, before, after, index }, ...last });
  }
}

/**
 * What the edits after `seq` up to `until` come to. Only the first and the last state of each project are
 * looked at. Rejects when told to end.
 */
export async function readPast(
  db: Database,
  seq: number,
  until: number,
  { signal, progress }: Watch = UNWATCHED,
): Promise<Past> {
  const net: RawNet = new Map();
  const last: { at: unknown; by: unknown } = { at: 0, by: "" };
  for await (const { records } of stretches(db, seq + 1, until)) {
    signal.throwIfAborted();
    for (const [, value] of records) addRaw(net, value, last);
    const [newest] = records.at(-1) ?? [];
    if (newest !== undefined) progress((seqOf(newest) - seq) / (until - seq));
  }
  const changes: NetChange[] = [];
  for (const { change, at, by } of net.values()) {
    const read = reviveEdit({ seq: 1, at, by, label: "", changes: [change] })?.edit;
    for (const one of read?.changes ?? []) changes.push({ ...one, at: read!.at, by: read!.by });
  }
  signal.throwIfAborted();
  const version = seq === 0 ? null : ((await readJournal(db, seq, seq)).edits[0] ?? null);
  return { seq, until, version: version && withoutChanges(version), changes };
}

const withoutChanges = (edit: Edit): Edit => ({ ...edit, changes: [] });

/** The versions that lie in pages, oldest first. */
export const readVersions = async (db: Database): Promise<Version[]> =>
  (await pageHeads(db)).flatMap(({ versions }) => versions);

/** Where a page of the history that ends right before `seq` begins: that of the store's own, or so many edits back. */
export async function startOfPageBefore(db: Database, seq: number, least: number): Promise<number> {
  const transaction = begin(db, "pages");
  const page = await pageFrom(transaction, seq - 1);
  return page && page.from < seq ? page.from : Math.max(1, seq - least);
}
