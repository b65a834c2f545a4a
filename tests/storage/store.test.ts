// The store: what is written, in which order it comes back, and what happens when a write is refused. IndexedDB in memory.
import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Attachment, Project } from "#ledger/project.ts";
import { FORMAT } from "#ledger/upgrade.ts";
import { keepBytes, keepFile, listFiles, openFile, removeFile } from "#storage/attachments.ts";
import { STORES } from "#storage/database.ts";
import { keeper, Keeper } from "#storage/keeper.ts";
import { LedgerStore } from "#storage/ledgerStore.ts";
import { rescueStore } from "#storage/rescue.ts";
import { storage } from "#words/zh-CN/storage.ts";
import { openDesk, project, projects, set, type Desk } from "./desk.ts";

let name = "";
let count = 0;
const open: Desk[] = [];
const desk = async (files: readonly Project[], others?: Desk[]): Promise<Desk> => {
  const opened = await openDesk(name, files, others);
  open.push(opened);
  return opened;
};
beforeEach(() => {
  name = `store-${++count}`;
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const { ledgerStore } of open.splice(0)) ledgerStore.close();
});

/** Puts into each object store, by its name. */
function countPuts(): Record<string, number> {
  const puts: Record<string, number> = {};
  const put = Reflect.get(IDBObjectStore.prototype, "put");
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function count(
    this: IDBObjectStore,
    ...given: Parameters<IDBObjectStore["put"]>
  ) {
    puts[this.name] = (puts[this.name] ?? 0) + 1;
    return Reflect.apply(put, this, given) as IDBRequest<IDBValidKey>;
  });
  return puts;
}

const raw = (version?: number): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.addEventListener("upgradeneeded", () => {
      for (const store of STORES)
        if (!request.result.objectStoreNames.contains(store))
          request.result.createObjectStore(store);
    });
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("open")));
  });

/** Writes records as they are, whatever they are. */
async function scribble(
  records: [store: string, key: IDBValidKey, value: unknown][],
  version?: number,
): Promise<void> {
  const db = await raw(version);
  const transaction = db.transaction(["projects", "edits", "baseline", "meta"], "readwrite");
  for (const [store, key, value] of records) transaction.objectStore(store).put(value, key);
  await new Promise((resolve) => transaction.addEventListener("complete", resolve));
  db.close();
}

describe("an edit", () => {
  it("writes the changed project, itself and the head, and nothing else", async () => {
    const one = await desk(projects(300));
    one.edit("甲", set("p7", "status", "竣工"));
    await one.settled();
    const puts = countPuts();
    one.edit("甲", set("p9", "status", "竣工"));
    await one.settled();
    expect(puts).toEqual({ projects: 1, edits: 1, meta: 1 });
    expect(one.store.get().saving).toEqual({ phase: "saved", seq: 2, reason: null });
  });

  it("begins to be written in its own tick", async () => {
    const one = await desk(projects(3));
    const puts = countPuts();
    one.edit("甲", set("p1", "status", "竣工"));
    expect(puts).toEqual({ projects: 3, edits: 1, baseline: 1, meta: 1 });
    expect(one.store.get().saving).toMatchObject({ phase: "saving", seq: 0 });
    await one.settled();
  });

  it("comes back with its history after opening again, and can be undone then", async () => {
    const one = await desk(projects(3));
    one.edit("甲", set("p1", "status", "竣工"));
    one.edit("乙", set("p1", "totalWan", 12.5));
    await one.settled();
    const two = await desk([]);
    expect(two.store.get().edits).toEqual(one.store.get().edits);
    expect(two.store.get().ledger.projects).toEqual(one.store.get().ledger.projects);
    two.undo("乙");
    await two.settled();
    expect((await desk([])).value("p1")).toMatchObject({ status: "竣工", totalWan: null });
  });

  it("that brings 20,000 projects is one transaction and comes back whole", async () => {
    const one = await desk(projects(2));
    one.edit("甲", (list) => [
      ...list,
      ...Array.from({ length: 20_000 }, (_, index) => project(`n${index}`)),
    ]);
    await one.settled();
    expect(one.store.get().saving).toEqual({ phase: "saved", seq: 1, reason: null });
    const two = await desk([]);
    expect(two.ids()).toEqual(one.ids());
    expect(two.store.get().edits[0]!.changes).toHaveLength(20_000);
    expect(two.store.get().edits[0]!.changes[12_345]).toEqual(
      one.store.get().edits[0]!.changes[12_345],
    );
  }, 60_000);
});

type Step = { what: "add" | "remove" | "undo" | "set"; at: number; many: number };

/** `index` makes the ids and notes of each step its own. */
function take(one: Desk, { what, at, many }: Step, index: number): void {
  const ids = one.ids();
  const added = Array.from({ length: many }, (_, k) => project(`n${index}-${k}`));
  if (what === "undo") one.undo("甲");
  else if (what === "set")
    one.edit("甲", set(ids[at % Math.max(1, ids.length)] ?? "", "note", `第${index}次`));
  else if (what === "remove")
    one.edit("甲", (list) => list.filter((_, place) => place < at || place >= at + many));
  else one.edit("甲", (list) => [...list.slice(0, at), ...added, ...list.slice(at)]);
}

describe("the order of projects", () => {
  it("survives adding in the middle without touching other rows", async () => {
    const one = await desk(projects(100));
    one.edit("甲", set("p1", "status", "竣工"));
    await one.settled();
    const puts = countPuts();
    one.edit("甲", (list) => [...list.slice(0, 50), project("x"), project("y"), ...list.slice(50)]);
    await one.settled();
    expect(puts.projects).toBe(2);
    expect((await desk([])).ids()).toEqual(one.ids());
  });

  it("survives a hundred insertions at one place, where numbers run out", async () => {
    const one = await desk(projects(3));
    for (let i = 0; i < 100; i++)
      one.edit("甲", (list) => [list[0]!, project(`x${i}`), ...list.slice(1)]);
    await one.settled();
    expect((await desk([])).ids()).toEqual(one.ids());
  });

  it("survives any adding, removing and undoing", async () => {
    const step = fc.record({
      what: fc.constantFrom<Step["what"]>("add", "remove", "undo", "set"),
      at: fc.nat(30),
      many: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        name = `order-${++count}`;
        const one = await desk(projects(6));
        for (const [index, taken] of steps.entries()) take(one, taken, index);
        await one.settled();
        const two = await desk(projects(6));
        expect(two.ids()).toEqual(one.ids());
        expect(two.store.get().ledger.projects).toEqual(one.store.get().ledger.projects);
        one.ledgerStore.close();
        two.ledgerStore.close();
      }),
      { seed: 20230423, numRuns: 40 },
    );
  });
});

describe("a write that is refused", () => {
  /** Makes the next `times` transactions fail at their edit. */
  function refuse(error: DOMException, times: number): void {
    const put = Reflect.get(IDBObjectStore.prototype, "put");
    let left = times;
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function refused(
      this: IDBObjectStore,
      ...given: Parameters<IDBObjectStore["put"]>
    ) {
      if (this.name === "edits" && left-- > 0) throw error;
      return Reflect.apply(put, this, given) as IDBRequest<IDBValidKey>;
    });
  }

  it("by a full disk says so, keeps the edit in memory, and goes out with the next one", async () => {
    const one = await desk(projects(3));
    one.edit("甲", set("p0", "status", "前期"));
    await one.settled();
    refuse(new DOMException("full", "QuotaExceededError"), 1);
    one.edit("甲", set("p1", "status", "竣工"));
    await one.settled();
    expect(one.store.get().saving).toEqual({
      phase: "failed",
      seq: 1,
      reason: storage.reasons.quota,
    });
    expect(one.autosave.unsaved).toBe(1);
    expect((await desk([])).value("p1")!.status).toBeNull();
    one.edit("甲", set("p2", "status", "竣工"));
    await one.settled();
    expect(one.store.get().saving).toEqual({ phase: "saved", seq: 3, reason: null });
    expect((await desk([])).ids().map((id) => one.value(id)!.status)).toEqual([
      "前期",
      "竣工",
      "竣工",
    ]);
  });

  it("goes out when asked to retry", async () => {
    const one = await desk(projects(3));
    refuse(new DOMException("full", "QuotaExceededError"), 1);
    one.edit("甲", set("p1", "status", "竣工"));
    await one.settled();
    expect(one.store.get().saving.phase).toBe("failed");
    one.autosave.retry();
    await one.settled();
    expect(one.store.get().saving).toEqual({ phase: "saved", seq: 1, reason: null });
    expect((await desk([])).value("p1")!.status).toBe("竣工");
  });

  it("in the middle of a big one leaves the store as it was", async () => {
    const one = await desk(projects(3));
    one.edit("甲", set("p0", "status", "前期"));
    await one.settled();
    const put = Reflect.get(IDBObjectStore.prototype, "put");
    let written = 0;
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function crash(
      this: IDBObjectStore,
      ...given: Parameters<IDBObjectStore["put"]>
    ) {
      if (++written === 700) this.transaction.abort();
      return Reflect.apply(put, this, given) as IDBRequest<IDBValidKey>;
    });
    one.edit("甲", (list) => [
      ...list,
      ...Array.from({ length: 1000 }, (_, index) => project(`n${index}`)),
    ]);
    await one.settled();
    expect(one.store.get().saving).toMatchObject({ phase: "failed", seq: 1 });
    vi.restoreAllMocks();
    const two = await desk([]);
    expect(two.ids()).toEqual(["p0", "p1", "p2"]);
    expect(two.store.get().edits).toHaveLength(1);
  });

  it("because the database was closed says what to do", async () => {
    const one = await desk(projects(3));
    one.ledgerStore.close();
    one.edit("甲", set("p1", "status", "竣工"));
    await one.settled();
    expect(one.store.get().saving).toEqual({
      phase: "failed",
      seq: 0,
      reason: storage.reasons.closed,
    });
  });
});

describe("two windows", () => {
  it("take over each other's edits, additions in their place", async () => {
    const both: Desk[] = [];
    const [one, two] = [await desk(projects(4), both), await desk(projects(4), both)];
    one.edit("甲", set("p1", "status", "竣工"));
    await vi.waitFor(() => expect(two.value("p1")!.status).toBe("竣工"));
    two.edit("乙", (list) => [list[0]!, project("x"), ...list.slice(1)]);
    await vi.waitFor(() => expect(one.ids()).toEqual(["p0", "x", "p1", "p2", "p3"]));
    one.edit("甲", (list) => [list[0]!, project("w"), ...list.slice(1)]);
    await one.settled();
    expect((await desk([])).ids()).toEqual(["p0", "w", "x", "p1", "p2", "p3"]);
  });

  it("that edit at once end in the same ledger, whoever wins, even with the very first edit", async () => {
    const both: Desk[] = [];
    const [one, two] = [await desk(projects(4), both), await desk(projects(4), both)];
    one.edit("甲", set("p1", "status", "竣工"));
    two.edit("乙", set("p1", "village", "乙村"));
    two.edit("乙", set("p2", "village", "丙村"));
    await vi.waitFor(() =>
      expect(one.store.get().edits.length + two.store.get().edits.length).toBe(6),
    );
    await Promise.all([one.settled(), two.settled()]);
    const three = await desk([]);
    expect(three.value("p1")).toMatchObject({ status: "竣工", village: "乙村" });
    expect(three.value("p2")).toMatchObject({ village: "丙村" });
    expect(one.store.get().ledger.projects).toEqual(three.store.get().ledger.projects);
    expect(two.store.get().ledger.projects).toEqual(three.store.get().ledger.projects);
    expect(three.store.get().edits.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect([...one.conflicts, ...two.conflicts]).toEqual([]);
  });

  it("that set one field differently keep the first value and list the second", async () => {
    const both: Desk[] = [];
    const [one, two] = [await desk(projects(2), both), await desk(projects(2), both)];
    one.edit("甲", set("p1", "status", "竣工"));
    two.edit("乙", set("p1", "status", "前期"));
    await vi.waitFor(() => expect([...one.conflicts, ...two.conflicts]).toHaveLength(1));
    await Promise.all([one.settled(), two.settled()]);
    const [conflict] = [...one.conflicts, ...two.conflicts];
    const stored = (await desk([])).value("p1")!.status;
    expect(conflict).toMatchObject({ id: "p1", part: "status", theirs: stored });
    expect(new Set([conflict!.theirs, conflict!.mine])).toEqual(new Set(["竣工", "前期"]));
    expect(one.value("p1")!.status).toBe(stored);
    expect(two.value("p1")!.status).toBe(stored);
  });

  it("one of which clears the store: the other does not write into the new one", async () => {
    const [one, two] = [await desk(projects(2)), await desk(projects(2))];
    one.edit("甲", set("p1", "status", "竣工"));
    await one.settled();
    await two.autosave.catchUp();
    await one.ledgerStore.clear();
    const three = await desk(projects(2));
    three.edit("丙", set("p0", "status", "前期"));
    await three.settled();
    two.edit("乙", set("p1", "village", "乙村"));
    await vi.waitFor(() =>
      expect(two.store.get().saving).toMatchObject({
        phase: "behind",
        reason: storage.reasons.replaced,
      }),
    );
    expect((await desk([])).value("p1")!.village).toBeNull();
  });
});

describe("the files that a ledger began with", () => {
  it("are compared with the files of today, and with the accepted ones later", async () => {
    const one = await desk(projects(250));
    one.edit("甲", set("p7", "status", "竣工"));
    await one.settled();
    const keeper = new Keeper();
    await keeper.open(name);
    const newer = projects(250).map((item) =>
      item.id === "p9" ? { ...item, status: "前期" } : item,
    );
    expect(await keeper.filesDiffer(projects(250))).toBe(false);
    expect(await keeper.filesDiffer(newer)).toBe(true);
    expect(await keeper.filesDiffer(projects(249))).toBe(true);
    await one.ledgerStore.keepBaseline(newer);
    expect(await keeper.filesDiffer(newer)).toBe(false);
    keeper.store!.close();
  });
});

it("a window that found nothing catches up when another has begun the store before it could", async () => {
  vi.stubGlobal("document", new EventTarget());
  vi.stubGlobal("addEventListener", () => undefined);
  const late = new Keeper();
  const opening = await late.open(name);
  expect(opening).toMatchObject({ kept: null, trouble: null });
  expect((await indexedDB.databases()).some((database) => database.name === name)).toBe(false);
  const one = await desk(projects(3));
  one.edit("甲", set("p1", "status", "竣工"));
  await one.settled();
  expect(await opening.later!()).toBeNull();
  const shown: Project[][] = [];
  const phases: string[] = [];
  late.begin(
    {
      journal: () => [],
      report: ({ phase, seq }) => phases.push(`${phase} ${seq}`),
      receive: () => undefined,
      replace: (list) => shown.push([...list]),
    },
    projects(3),
  );
  await vi.waitFor(() => expect(phases).toEqual(["saved 1"]));
  expect(shown.at(-1)!.map(({ status }) => status)).toEqual([null, "竣工", null]);
  late.store!.close();
  vi.unstubAllGlobals();
});

describe("kept files", () => {
  const file = (title: string, bytes: number): File =>
    new File([new Uint8Array(bytes).fill(7)], title, { type: "image/jpeg" });
  beforeEach(async () => {
    const one = await desk(projects(1));
    Object.assign(keeper, { store: one.ledgerStore, autosave: one.autosave });
  });
  afterEach(() => Object.assign(keeper, { store: null, autosave: null }));

  it("come back byte for byte until they are removed, and do not make an empty store look begun", async () => {
    const kept = await keepFile(file("现场.jpg", 3000));
    expect(kept).toMatchObject({ name: "现场.jpg", href: null, bytes: 3000 });
    const { id } = kept as Attachment;
    const blob = (await openFile(id))!;
    expect([blob.type, blob.size]).toEqual(["image/jpeg", 3000]);
    expect(new Uint8Array(await blob.arrayBuffer()).every((byte) => byte === 7)).toBe(true);
    expect(await listFiles()).toEqual([{ id, name: "现场.jpg", type: "image/jpeg", bytes: 3000 }]);
    expect(await open.at(-1)!.ledgerStore.read()).toBeNull();
    expect(await removeFile(id)).toBe(true);
    expect([await openFile(id), await listFiles()]).toEqual([null, []]);
  });

  it("are refused with the reason when too big, empty, too many, or nothing can be kept", async () => {
    expect(await keepFile(file("大.mp4", 20 * 2 ** 20 + 1))).toBe(
      storage.files.tooBig("大.mp4", 20 * 2 ** 20 + 1),
    );
    expect(await keepFile(file("空.txt", 0))).toBe(storage.files.empty("空.txt"));
    expect(
      await keepBytes({
        id: "x",
        name: "旧.zip",
        type: "",
        bytes: 199 * 2 ** 20,
        data: new ArrayBuffer(8),
      }),
    ).toBeNull();
    expect(await keepFile(file("又一个.jpg", 2 * 2 ** 20))).toBe(
      storage.files.townFull("又一个.jpg", 2 ** 20),
    );
    Object.assign(keeper, { autosave: null });
    expect(await keepFile(file("a.jpg", 10))).toBe(storage.files.noStore);
  });
});

describe("what a store may hold", () => {
  it("rows that cannot be read are left out and counted, and stay", async () => {
    const one = await desk(projects(3));
    one.edit("甲", set("p0", "status", "前期"));
    one.edit("甲", set("p0", "status", "竣工"));
    await one.settled();
    await scribble([
      ["projects", "p1", { id: "p1", order: 1, project: { id: "p1", name: 7 } }],
      ["edits", [1, 0], "垃圾"],
      ["projects", "zz", null],
    ]);
    const store = (await LedgerStore.open(name)) as LedgerStore;
    const kept = (await store.read())!;
    expect(kept.rows.map((row) => row.project.id)).toEqual(["p0", "p2"]);
    expect(kept.lost).toBe(2);
    expect(await store.readEdits(0)).toMatchObject({
      edits: [{ seq: 2 }],
      lostEdits: 1,
      lostChanges: 0,
    });
    store.close();
    const two = await desk([]);
    two.edit("甲", set("p2", "status", "前期"));
    await two.settled();
    const rescued = JSON.parse(await (await rescueStore(name)).text()) as {
      stores: Record<string, { key: unknown; value: unknown }[]>;
    };
    expect(rescued.stores.projects!.map(({ key }) => key)).toEqual(["p0", "p1", "p2", "zz"]);
    expect(rescued.stores.edits).toContainEqual({ key: [1, 0], value: "垃圾" });
  });

  it("projects without a head are damage, not an empty store", async () => {
    await scribble([["projects", "p1", { id: "p1", order: 1, project: project("p1") }]], FORMAT);
    const store = (await LedgerStore.open(name)) as LedgerStore;
    await expect(store.read()).rejects.toMatchObject({ name: "DataError" });
    store.close();
  });

  it("format 1 is upgraded on opening, history and beginning included", async () => {
    const {
      attachments: _attachments,
      location: { confirmedBy: _by, method: _method, ...location },
      ...rest
    } = project("a", { status: "前期" });
    const old = { ...rest, location };
    await scribble(
      [
        ["meta", "head", { epoch: "e", seq: 1 }],
        ["projects", "a", { id: "a", order: 0, project: old }],
        ["baseline", 0, { projects: [old] }],
        [
          "edits",
          [1, 0],
          {
            seq: 1,
            at: 5,
            by: "",
            label: "改",
            mark: null,
            undoes: null,
            redoes: null,
            parts: 1,
            changes: [{ id: "a", index: 0, before: old, after: old }],
          },
        ],
      ],
      1,
    );
    const one = await desk([]);
    expect(one.value("a")).toEqual(project("a", { status: "前期" }));
    expect(one.store.get().edits[0]!.changes[0]!.before).toEqual(project("a", { status: "前期" }));
    expect(await one.ledgerStore.readBaseline()).toEqual([project("a", { status: "前期" })]);
    one.ledgerStore.close();
    const rescued = JSON.parse(await (await rescueStore(name)).text()) as {
      version: number;
      stores: { projects: { value: { project: object } }[] };
    };
    expect(rescued.version).toBe(FORMAT);
    expect(rescued.stores.projects[0]!.value.project).toHaveProperty("attachments", []);
  });

  it("a newer format is opened for looking", async () => {
    await scribble(
      [
        ["meta", "head", { epoch: "e", seq: 1 }],
        ["projects", "a", { id: "a", order: 0, project: { ...project("a"), 未来字段: 1 } }],
      ],
      FORMAT + 1,
    );
    const store = (await LedgerStore.open(name)) as LedgerStore;
    expect(store.newer).toBe(true);
    expect((await store.read())!.rows.map((row) => row.project.id)).toEqual(["a"]);
    store.close();
  });
});

describe("what opens no store, and what is brought to one", () => {
  it("nothing at all, in a window that may keep nothing", async () => {
    expect(await LedgerStore.open(name, null)).toEqual({
      failed: "unavailable",
      cause: "no IndexedDB",
    });
    const forbidding = {
      open: () => {
        throw new DOMException("no", "SecurityError");
      },
    } as unknown as IDBFactory;
    expect(await LedgerStore.open(name, forbidding)).toEqual({
      failed: "unavailable",
      cause: "SecurityError",
    });
  });

  it("a package adopted with its history, in place of what the files hold", async () => {
    const one = await desk(projects(3));
    one.edit("甲", set("p1", "status", "竣工"));
    one.edit("甲", (list) => list.slice(1));
    await one.settled();
    const { ledger, edits } = one.store.get();
    name = `${name}-elsewhere`;
    const two = await desk([...projects(3), project("old")]);
    expect(two.autosave.adopt(ledger.projects, edits)).toBe(true);
    await two.settled();
    const three = await desk([]);
    expect(three.ids()).toEqual(["p1", "p2"]);
    expect(three.store.get().edits).toEqual(edits);
    expect(three.autosave.adopt(ledger.projects, edits)).toBe(false);
  });
});
