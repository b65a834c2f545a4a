// The second database of a town: after any history it holds what the first one holds, and gives it back. IndexedDB in memory.
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  begin,
  done,
  emptyAll,
  openDatabase,
  STORES,
  type Database,
  type StoreName,
} from "#storage/database.ts";
import { bringUp, heal, PARTS, sameCounts, type Part } from "#storage/twin/records.ts";

async function pair(): Promise<[own: Database, twin: Database]> {
  const opened = await Promise.all(
    [new IDBFactory(), new IDBFactory()].map((factory) => openDatabase("town", factory)),
  );
  return opened.map((database) =>
    "db" in database ? database.db : expect.fail(database.cause),
  ) as [Database, Database];
}

/** Everything in it, by store. */
async function contents(db: Database): Promise<Record<string, [IDBValidKey, unknown][]>> {
  const found: Record<string, [IDBValidKey, unknown][]> = {};
  for (const name of STORES) {
    const store = db.transaction(name).objectStore(name);
    const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
    found[name] = keys.map((key, index) => [key, values[index]]);
  }
  return found;
}

type Put = [store: StoreName, key: IDBValidKey, value: unknown];
async function put(db: Database, records: readonly Put[]): Promise<void> {
  const transaction = begin(db, STORES, "readwrite");
  await done(
    transaction,
    records.map(([name, key, value]) => {
      const store = transaction.objectStore(name);
      return value === undefined ? store.delete(key) : store.put(value, key);
    }),
  );
}

const head = (seq: number, epoch = "a"): Put => ["meta", "head", { epoch, seq }];
const row = (id: string, note: string | null): Put => [
  "projects",
  id,
  note === null ? undefined : { id, order: 1, project: { id, note } },
];
const edit = (seq: number, id: string, before: unknown, after: unknown): Put => [
  "edits",
  [seq],
  { seq, changes: [{ id, before, after }] },
];

type Step = {
  kind: "set" | "add" | "remove" | "deck" | "file" | "drop" | "files anew";
  at: number;
};
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<Step["kind"]>(
      "set",
      "add",
      "remove",
      "deck",
      "file",
      "drop",
      "files anew",
    ),
    at: fc.nat(4),
  }),
  { minLength: 1, maxLength: 12 },
);

/** One step of a town's life, as its records, with the part it belongs to. */
function records({ kind, at }: Step, seq: number): { part: Part; puts: Put[]; seq: number } {
  const id = `p${at}`;
  const ledger = (...puts: Put[]) => ({
    part: "ledger" as const,
    puts: [...puts, head(seq + 1)],
    seq: seq + 1,
  });
  switch (kind) {
    case "set":
      return ledger(row(id, `第${seq}`), edit(seq + 1, id, {}, {}));
    // One that is added may give others a new place.
    case "add":
      return ledger(row(`n${seq}`, "新"), row(id, `移${seq}`), edit(seq + 1, `n${seq}`, null, {}));
    case "remove":
      return ledger(row(id, null), edit(seq + 1, id, {}, null));
    case "deck":
      return {
        part: "meeting",
        puts: [
          ["decks", id, { order: seq, item: at }],
          ["minutes", `m${at}`, seq % 2 ? undefined : { order: 1 }],
        ],
        seq,
      };
    case "file":
      return {
        part: "files",
        puts: [
          ["files", id, { data: new Uint8Array([at, seq]).buffer }],
          ["meta", `file:${id}`, { id, bytes: 2 }],
        ],
        seq,
      };
    case "drop":
      return {
        part: "files",
        puts: [
          ["files", id, undefined],
          ["meta", `file:${id}`, undefined],
        ],
        seq,
      };
    case "files anew":
      return { part: "baseline", puts: [["baseline", 0, { projects: [seq] }]], seq };
  }
}

describe("the second database", () => {
  it("equals the first after every step, and after steps that it missed", async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.array(fc.boolean()), async (list, misses) => {
        const [own, twin] = await pair();
        await put(own, [
          row("p0", "甲"),
          row("p1", "乙"),
          edit(1, "p0", {}, {}),
          head(1),
          ["baseline", 0, { projects: [] }],
        ]);
        await bringUp(own, twin, ["ledger"]);
        expect(await contents(twin)).toEqual(await contents(own));
        let seq = 1;
        let missed = false;
        const filed = new Set<string>();
        for (const [index, step] of list.entries()) {
          // An attachment never changes under its key.
          if (step.kind === "file" && filed.has(`p${step.at}`)) continue;
          if (step.kind === "file") filed.add(`p${step.at}`);
          const { part, puts, seq: next } = records(step, seq);
          seq = next;
          await put(own, puts);
          missed ||= misses[index] === true;
          if (misses[index]) continue;
          expect(await bringUp(own, twin, missed ? PARTS : [part])).toEqual({ epoch: "a", seq });
          missed = false;
          expect(await contents(twin)).toEqual(await contents(own));
        }
        await bringUp(own, twin, PARTS);
        expect(await sameCounts(own, twin)).toBe(true);
        const before = await contents(own);
        await emptyAll(own);
        expect(await heal(twin, own, null)).toEqual({ epoch: "a", seq });
        expect(await contents(own)).toEqual(before);
      }),
      { seed: 20230423, numRuns: 60 },
    );
  });

  it("is left alone by a first one that lost its ledger", async () => {
    const [own, twin] = await pair();
    await put(twin, [row("p0", "甲"), edit(1, "p0", {}, {}), head(1)]);
    const before = await contents(twin);
    expect(await bringUp(own, twin, PARTS)).toBeNull();
    expect(await contents(twin)).toEqual(before);
  });

  it("takes over another life of the ledger whole", async () => {
    const [own, twin] = await pair();
    await put(twin, [
      row("p0", "甲"),
      edit(1, "p0", {}, {}),
      edit(2, "p0", {}, {}),
      head(2, "old"),
    ]);
    await put(own, [
      row("p9", "乙"),
      edit(1, "p9", {}, {}),
      head(1, "new"),
      ["baseline", 0, { projects: [] }],
    ]);
    await bringUp(own, twin, ["ledger"]);
    expect(await contents(twin)).toEqual(await contents(own));
  });
});

describe("what the second database gives back", () => {
  it("is a ledger, decks and attachments beside decks that were made since, and nothing to one that has a ledger", async () => {
    const [own, twin] = await pair();
    await put(twin, [
      row("p0", "甲"),
      edit(1, "p0", {}, {}),
      head(1),
      ["decks", "old", { order: 0 }],
      ["files", "f", { data: new ArrayBuffer(2) }],
      ["meta", "file:f", { id: "f" }],
    ]);
    await put(own, [["decks", "new", { order: 0 }]]);
    expect(await heal(twin, own, null)).toEqual({ epoch: "a", seq: 1 });
    const now = await contents(own);
    expect([now.decks!.map(([key]) => key), now.files!.map(([key]) => key)]).toEqual([
      ["new", "old"],
      ["f"],
    ]);
    expect(await heal(twin, own, null)).toBeNull();
  });

  it("is the newest edits when it is ahead in the same life, where it is never overwritten; not to one that went on differently", async () => {
    const [own, twin] = await pair();
    await put(own, [row("p0", "甲"), edit(1, "p0", {}, {}), head(1)]);
    await put(twin, [
      row("p0", "丙"),
      edit(1, "p0", {}, {}),
      edit(2, "p0", {}, {}),
      edit(3, "p0", {}, {}),
      head(3),
    ]);
    await expect(bringUp(own, twin, PARTS)).rejects.toThrow("ahead");
    expect(await heal(twin, own, null)).toEqual({ epoch: "a", seq: 3 });
    expect((await contents(own)).projects).toEqual((await contents(twin)).projects);
    expect((await contents(own)).edits).toHaveLength(3);
    const [other, copy] = await pair();
    await put(other, [row("p0", "丁"), edit(1, "p0", {}, {}), edit(2, "p0", "别的", {}), head(2)]);
    await put(copy, [
      row("p0", "丙"),
      edit(1, "p0", {}, {}),
      edit(2, "p0", {}, {}),
      edit(3, "p0", {}, {}),
      head(3),
    ]);
    expect(await heal(copy, other, null)).toBeNull();
    expect((await contents(other)).projects![0]![1]).toMatchObject({ project: { note: "丁" } });
  });

  it("is nothing of a life that the user has thrown away; it is emptied", async () => {
    const [own, twin] = await pair();
    await put(twin, [row("p0", "甲"), edit(1, "p0", {}, {}), head(1)]);
    expect(await heal(twin, own, "a")).toBeNull();
    expect([(await contents(own)).projects, (await contents(twin)).projects]).toEqual([[], []]);
  });

  it("are decks and attachments also of a town whose ledger was never edited", async () => {
    const [own, twin] = await pair();
    await put(own, [
      ["decks", "d", { order: 0 }],
      ["files", "f", { data: new ArrayBuffer(2) }],
      ["meta", "file:f", { id: "f" }],
    ]);
    await bringUp(own, twin, ["meeting", "files"]);
    expect(await contents(twin)).toEqual(await contents(own));
  });
});
