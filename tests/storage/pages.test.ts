// A long journal: its old edits lie in pages, and nothing that the history shows is lost by that. IndexedDB in memory.
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, it } from "vitest";
import { changesSince } from "#ledger/since.ts";
import { projectsAt, type Edit } from "#ledger/journal.ts";
import type { Project } from "#ledger/project.ts";
import { withValue } from "#ledger/fields.ts";
import { begin, done, emptyAll, openDatabase, type Database } from "#storage/database.ts";
import { JournalReader } from "#storage/history/journalReader.ts";
import { compactOldest, pageHeads } from "#storage/history/pages.ts";
import { LedgerStore, type Row } from "#storage/ledgerStore.ts";
import { Backlog } from "#storage/twin/backlog.ts";
import { bringUp, heal, PARTS } from "#storage/twin/records.ts";
import { project, projects } from "./desk.ts";

const SIZES = { page: 60, loose: 100, big: 3 };
const PAGE = SIZES.page;
/** More than what the copy gets at once. */
const COUNT = 500 + 3 * PAGE + 20;
const PAGES = 10;
const BIG = 80;
const EPOCH = "life";

/** A journal with versions, an undo, a removal that is taken back, and one edit of more changes than a page may hold. */
function journal(first: readonly Project[]): { edits: Edit[]; after: Project[] } {
  const now = [...first];
  const edits: Edit[] = [];
  const add = (change: Partial<Edit>) =>
    edits.push({
      seq: edits.length + 1,
      at: 1_700_000_000_000 + edits.length * 60_000,
      by: `填报人${edits.length % 3}`,
      label: `第 ${edits.length + 1} 次`,
      changes: [],
      mark: null,
      undoes: null,
      redoes: null,
      ...change,
    });
  const set = (index: number, note: string) => {
    const before = now[index]!;
    const after = withValue(before, "note", note);
    now[index] = after;
    return { id: before.id, before, after, index };
  };
  while (edits.length < COUNT) {
    const seq = edits.length + 1;
    if (seq % 70 === 0) add({ mark: { kind: "named", name: `版本 ${seq}` } });
    else if (seq === BIG) {
      const added = Array.from({ length: 450 }, (_, k) => project(`x${k}`));
      now.push(...added);
      add({
        changes: added.map((after, k) => ({
          id: after.id,
          before: null,
          after,
          index: first.length + k,
        })),
      });
    } else if (seq % 50 === 3) {
      const { id, before, after, index } = edits.at(-1)!.changes[0]!;
      now[index] = before!;
      add({ changes: [{ id, before: after, after: before, index }], undoes: seq - 1 });
    } else add({ changes: [set((seq * 7) % first.length, `备注 ${seq}`)] });
  }
  return { edits, after: now };
}

const FILES = projects(40);
const { edits: EDITS, after: AFTER } = journal(FILES);
let name = "";
let count = 0;

async function database(factory: IDBFactory, town: string): Promise<Database> {
  const opened = await openDatabase(town, factory);
  return "db" in opened ? opened.db : expect.fail(opened.cause);
}

async function filled(): Promise<{ store: LedgerStore; own: Database; twin: Database }> {
  const store = (await LedgerStore.open(name)) as LedgerStore;
  const rows = new Map<string, Row>(
    AFTER.map((item, order) => [item.id, { order, project: item }]),
  );
  await store.write({
    seen: null,
    next: { epoch: EPOCH, seq: COUNT },
    edits: EDITS,
    rows,
    baseline: FILES,
  });
  return {
    store,
    own: await database(indexedDB, name),
    twin: await database(new IDBFactory(), name),
  };
}

const compact = async (db: Database): Promise<number> => {
  let pages = 0;
  while (await compactOldest(db, SIZES)) pages++;
  return pages;
};
const loose = (db: Database): Promise<number> => db.count("edits");

beforeEach(() => {
  name = `pages-${++count}`;
});

describe("a journal put into pages", () => {
  it("reads as before: whole, in pages back from any edit, and its versions", async () => {
    const { store, own } = await filled();
    expect(await compact(own)).toBe(PAGES);
    // The big edit stays a record of its own beside its page.
    expect(await loose(own)).toBe(COUNT - PAGES * PAGE + 5);
    expect(await store.readEdits(0)).toEqual({ edits: EDITS, lostEdits: 0, lostChanges: 0 });
    expect((await store.readEdits(PAGE - 20, PAGE + 20)).edits).toEqual(
      EDITS.slice(PAGE - 20, PAGE + 20),
    );
    const back: Edit[] = [];
    while (back[0]?.seq !== 1) {
      const { edits } = await store.readEditsBefore(back[0]?.seq ?? COUNT + 1, 25);
      expect(edits.length).toBeLessThanOrEqual(PAGE);
      back.unshift(...edits);
    }
    expect(back).toEqual(EDITS);
    expect(await store.readVersions()).toEqual(
      [70, 140, 210, 280, 350, 420, 490, 560].map((seq) => ({
        seq,
        at: EDITS[seq - 1]!.at,
        by: EDITS[seq - 1]!.by,
        mark: EDITS[seq - 1]!.mark,
      })),
    );
    store.close();
  });

  it("comes slice by slice without a gap, a big edit whole, and no further when told to end", async () => {
    const { store, own } = await filled();
    await compact(own);
    const reader = new JournalReader();
    const slices: (readonly Edit[])[] = [];
    for await (const { records } of store.recordSlices(COUNT, new AbortController().signal)) {
      for (const record of records) reader.add(record);
      slices.push(reader.takeWhole());
    }
    slices.push(reader.finish().edits);
    expect(slices.length).toBeGreaterThan(PAGES);
    expect(slices.flat()).toEqual(EDITS);
    const stop = new AbortController();
    const some = store.recordSlices(COUNT, stop.signal);
    await some.next();
    stop.abort();
    await expect(some.next()).rejects.toMatchObject({ name: "AbortError" });
    store.close();
  });

  it("tells of any version what became of the projects since, and what they were, without the edits between", async () => {
    const { store, own } = await filled();
    await compact(own);
    const first = COUNT - 90;
    const here = EDITS.slice(first - 1);
    for (const seq of [0, 1, 70, 79, 80, 300, first - 5]) {
      const past = await store.readPast(seq, first - 1);
      expect(past.version?.seq ?? 0).toBe(seq);
      const bySeq = (rows: readonly { id: string }[]) =>
        [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(bySeq(changesSince(here, seq, past))).toEqual(bySeq(changesSince(EDITS, seq)));
      expect(projectsAt(AFTER, here, seq, past)).toEqual(projectsAt(AFTER, EDITS, seq));
    }
    store.close();
  });

  it("loses one page at most where its bytes are damaged, and counts what it lost", async () => {
    const { store, own } = await filled();
    await compact(own);
    const transaction = begin(own, "pageBytes", "readwrite");
    await done(transaction, [
      transaction.objectStore("pageBytes").put(new Uint8Array([1, 2, 3]).buffer, 2 * PAGE),
    ]);
    const { edits, lostEdits } = await store.readEdits(0);
    expect(lostEdits).toBe(PAGE - 1);
    // The big one lies outside.
    expect(edits.map(({ seq }) => seq)).toEqual(
      EDITS.map(({ seq }) => seq).filter((seq) => seq <= PAGE || seq > 2 * PAGE || seq === BIG),
    );
    store.close();
  });

  it("is left as it is when another life of the store has begun, and can be cleared", async () => {
    const { store, own } = await filled();
    await compact(own);
    await store.clear();
    expect(await store.readEdits(0)).toMatchObject({ edits: [] });
    expect(await pageHeads(own)).toEqual([]);
    store.close();
  });
});

describe("the second database of a long journal", () => {
  it("has all projects and the newest edits at once, and the rest step by step while edits go on", async () => {
    const { store, own, twin } = await filled();
    await bringUp(own, twin, PARTS);
    expect(await twin.count("projects")).toBe(AFTER.length);
    expect(await loose(twin)).toBe(500);
    const backlog = new Backlog(own, twin, SIZES);
    let seq = COUNT;
    const all = [...EDITS];
    for (let isDone = false; !isDone;) {
      isDone = (await backlog.step()).done;
      if (seq > COUNT + 5) continue;
      const before = AFTER[0]!;
      const after = withValue(before, "note", `新的 ${seq}`);
      const edit: Edit = {
        ...EDITS[0]!,
        seq: seq + 1,
        changes: [{ id: before.id, before, after, index: 0 }],
      };
      all.push(edit);
      await store.write({
        seen: { epoch: EPOCH, seq },
        next: { epoch: EPOCH, seq: ++seq },
        edits: [edit],
        rows: new Map([[before.id, { order: 0, project: after }]]),
        baseline: null,
      });
      expect(await bringUp(own, twin, ["ledger"])).toEqual({ epoch: EPOCH, seq });
    }
    // What was lost comes back whole from it.
    const kept = await store.read();
    await emptyAll(own);
    await heal(twin, own, null);
    expect(await store.read()).toEqual(kept);
    expect(await store.readEdits(0)).toEqual({ edits: all, lostEdits: 0, lostChanges: 0 });
    store.close();
  });

  it("gives back every project and the newest edits when the first one is lost before it has the whole history", async () => {
    const { store, own, twin } = await filled();
    await bringUp(own, twin, PARTS);
    await new Backlog(own, twin, SIZES).step();
    const kept = await store.read();
    await emptyAll(own);
    expect(await heal(twin, own, null)).toEqual({ epoch: EPOCH, seq: COUNT });
    expect(await store.read()).toEqual(kept);
    const { edits } = await store.readEdits(0);
    expect(edits.map(({ seq }) => seq)).toEqual([
      ...EDITS.slice(0, PAGE).map(({ seq }) => seq),
      ...EDITS.slice(-500).map(({ seq }) => seq),
    ]);
    store.close();
  });

  it("does not follow where the first one has begun another life", async () => {
    const { store, own, twin } = await filled();
    await bringUp(own, twin, PARTS);
    await store.clear();
    await new Backlog(own, twin, SIZES).step();
    expect(await loose(twin)).toBe(500);
    store.close();
  });

  it("needs no second database to put old edits into pages", async () => {
    const { store, own } = await filled();
    const backlog = new Backlog(own, null, SIZES);
    while (!(await backlog.step()).done);
    expect(await pageHeads(own)).toHaveLength(PAGES);
    store.close();
  });
});
