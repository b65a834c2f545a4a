// Work of the store that takes its time: it comes to its end, or, told to end, leaves ledger, store and files
// as they were.
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Watch } from "#base/watch.ts";
import { UNWATCHED } from "#base/watch.ts";
import { EMPTY_LEDGER } from "#ledger/ledger.ts";
import { fromPackage, toPackage, type PackedFile } from "#ledger/formats/package.ts";
import { NO_MEETING } from "#ledger/meeting/meeting.ts";
import type { State } from "#state/state.ts";
import { keepFilesOf, listFiles } from "#storage/attachments.ts";
import { bookInWorker, exportInWorker } from "#storage/exporting/exportInWorker.ts";
import { saveToFolder } from "#storage/folder.ts";
import { done } from "#storage/database.ts";
import { keeper } from "#storage/keeper.ts";
import { OpenedPackage } from "#storage/packing/OpenedPackage.ts";
import { PackingJob } from "#storage/packing/PackingJob.ts";
import { rescueStore } from "#storage/rescue.ts";
import { nothingMissing, openPackage, packLedger } from "#views/storage/packaging.ts";
import { openDesk, project, projects, set, setEdit, type Desk } from "./desk.ts";
import { livingWorkers, stubWorker } from "./stubWorker.ts";

let desk: Desk;
let count = 0;
beforeEach(async () => {
  vi.stubGlobal(
    "Worker",
    stubWorker((progress) => new PackingJob(progress)),
  );
  desk = await openDesk(`long-work-${++count}`, projects(30));
  Object.assign(keeper, {
    name: `long-work-${count}`,
    store: desk.ledgerStore,
    autosave: desk.autosave,
  });
});
afterEach(() => {
  Object.assign(keeper, { name: null, store: null, autosave: null });
  desk.ledgerStore.close();
  vi.unstubAllGlobals();
  if (livingWorkers() > 0) throw new Error("a worker was left alive");
});

/** Told to end as soon as the work has come to this share of it, or no longer knows how much is left. */
function endedAt(share: number): Watch {
  const stop = new AbortController();
  const progress: Watch["progress"] = (now) => {
    if (now === null || now >= share) stop.abort();
  };
  return { signal: stop.signal, progress };
}
const ENDED = { name: "AbortError" };

const file = (id: string, size: number): PackedFile => ({
  id,
  name: `${id}.jpg`,
  type: "image/jpeg",
  bytes: new Uint8Array(size).fill(7),
});
const asFile = ({ name, type, bytes }: PackedFile): File => new File([bytes], name, { type });

async function edited(times: number): Promise<void> {
  for (let i = 0; i < times; i++) desk.edit("甲", set(`p${i % 30}`, "note", `备注 ${i}`));
  await desk.settled();
}

describe("a package", () => {
  /** As after a long day: only the newest edits are in the window. */
  const lately = (): State => ({ ...desk.store.get(), edits: desk.store.get().edits.slice(-3) });

  it("holds the whole history, that of the store and that of the window, and the files", async () => {
    await edited(40);
    await keepFilesOf([asFile(file("现场", 3000))], UNWATCHED);
    const shares: (number | null)[] = [];
    const missing = nothingMissing();
    const watch = { ...UNWATCHED, progress: (share: number | null) => shares.push(share) };
    const packed = await packLedger(lately(), watch, missing);
    expect(missing).toEqual({ edits: 0, files: [] });
    const { value, issues } = await fromPackage(packed);
    expect(issues).toEqual([]);
    expect(value!.edits).toEqual(desk.store.get().edits);
    expect(value!.projects).toEqual(desk.store.get().ledger.projects);
    expect(value!.files.map(({ name, bytes }) => [name, bytes.length])).toEqual([
      ["现场.jpg", 3000],
    ]);
    const known = shares.filter((share) => share !== null);
    expect(known).toEqual([...known].sort((a, b) => a - b));
    expect(known.at(-1)).toBe(1);
  });

  it("tells what of the history and the files could not be read, and holds the rest", async () => {
    await edited(40);
    await keepFilesOf([asFile(file("现场", 3000)), asFile(file("批复", 10))], UNWATCHED);
    const [, lost] = await listFiles();
    const transaction = desk.ledgerStore.transaction("files", "readwrite");
    await done(transaction, [transaction.objectStore("files").delete(lost!.id)]);
    vi.spyOn(desk.ledgerStore, "recordSlices").mockImplementation(async function* broken() {
      yield { records: [], edits: 0, lost: 5 };
      throw new DOMException("gone", "DataError");
    });
    const missing = nothingMissing();
    const packed = await packLedger(lately(), UNWATCHED, missing);
    expect(missing.files).toEqual([lost!.name]);
    const { value } = await fromPackage(packed);
    expect(missing.edits).toBe(37);
    expect(value!.edits).toHaveLength(3);
    expect(value!.files).toHaveLength(1);
  });

  it.each([0, 0.4, 0.9, 2])(
    "told to end at %s makes none, and no worker is left",
    async (share) => {
      await edited(40);
      await keepFilesOf([asFile(file("现场", 3000))], UNWATCHED);
      await expect(packLedger(lately(), endedAt(share), nothingMissing())).rejects.toMatchObject(
        ENDED,
      );
    },
  );
});

describe("a package that is opened", () => {
  const packed = async (): Promise<Blob> =>
    new Blob([
      await toPackage({
        town: { name: "浅水镇", code: null, isExample: false },
        savedAt: 1,
        projects: [project("a", { note: "新" }), project("b")],
        edits: [setEdit(1, project("a"), "note", "新")],
        meeting: NO_MEETING,
        files: [file("f1", 10), file("f2", 20), file("f3", 30)],
      }),
    ]);
  const read = async (): Promise<OpenedPackage> =>
    (await OpenedPackage.read(await packed(), "台账.onemap", UNWATCHED)).value!;

  it("takes the place of an untouched ledger, with its history and its files", async () => {
    const opened = await read();
    expect(opened.summary.counts).toEqual({ projects: 2, edits: 1, files: 3 });
    expect(await openPackage(desk.store, "台账.onemap", opened, [], UNWATCHED)).toEqual([]);
    opened.close();
    await desk.settled();
    expect(desk.ids()).toEqual(["a", "b"]);
    expect(desk.store.get().edits.map(({ label }) => label)).toEqual(["改note"]);
    expect((await listFiles()).map(({ id }) => id)).toEqual(["f1", "f2", "f3"]);
  });

  it("becomes one edit where something was edited before", async () => {
    await edited(1);
    const opened = await read();
    await openPackage(desk.store, "台账.onemap", opened, [], UNWATCHED);
    opened.close();
    expect(desk.ids()).toEqual(["a", "b"]);
    expect(desk.store.get().edits).toHaveLength(2);
  });

  it.each([0, 0.5, 0.7, 0.95])(
    "told to end at %s leaves ledger, store and files as they were",
    async (share) => {
      await keepFilesOf([asFile(file("旧", 5))], UNWATCHED);
      const [before, files] = [desk.store.get(), await listFiles()];
      const opened = await read();
      await expect(
        openPackage(desk.store, "台账.onemap", opened, [], endedAt(share)),
      ).rejects.toMatchObject(ENDED);
      opened.close();
      expect(desk.store.get()).toBe(before);
      expect(await listFiles()).toEqual(files);
      expect(await desk.ledgerStore.read()).toBeNull();
    },
  );

  it("is not read on when told to end, and what is none says so", async () => {
    await expect(
      OpenedPackage.read(await packed(), "台账.onemap", endedAt(0)),
    ).rejects.toMatchObject(ENDED);
    const { value, issues } = await OpenedPackage.read(new Blob(["x"]), "x.onemap", UNWATCHED);
    expect([value, issues.map(({ code }) => code)]).toEqual([null, ["package.broken"]]);
  });
});

describe("files", () => {
  it("told to end in the middle, none of them is kept", async () => {
    const files = [asFile(file("a", 5)), asFile(file("b", 5)), asFile(file("c", 5))];
    await expect(keepFilesOf(files, endedAt(0.6))).rejects.toMatchObject(ENDED);
    expect(await listFiles()).toEqual([]);
    expect((await keepFilesOf(files, UNWATCHED)).attachments).toHaveLength(3);
  });
});

describe("the raw store", () => {
  it("is carried off with a share of what there is, or not at all", async () => {
    await edited(200);
    const shares: (number | null)[] = [];
    const blob = await rescueStore(keeper.name!, {
      ...UNWATCHED,
      progress: (share) => shares.push(share),
    });
    const { stores } = JSON.parse(await blob.text()) as { stores: Record<string, unknown[]> };
    expect(stores.edits).toHaveLength(200);
    expect(shares.length).toBeGreaterThan(3);
    expect(shares.at(-1)).toBe(1);
    await expect(rescueStore(keeper.name!, endedAt(0.5))).rejects.toMatchObject(ENDED);
  });
});

describe("a version before the edits that are here", () => {
  it("is read with its share, and no further when told to end", async () => {
    await edited(100);
    const shares: (number | null)[] = [];
    const past = await keeper.readPast(0, 90, {
      ...UNWATCHED,
      progress: (share) => shares.push(share),
    });
    expect(past!.changes).toHaveLength(30);
    expect(shares.length).toBeGreaterThan(1);
    expect(shares.at(-1)).toBe(1);
    await expect(keeper.readPast(0, 90, endedAt(0.1))).rejects.toMatchObject(ENDED);
  });
});

describe("a folder", () => {
  type Entry = Map<string, string | Entry>;
  /** What the browser gives a page of a folder of the disk. */
  const folderOf = (entries: Entry): unknown => ({
    name: "台账夹",
    getFileHandle: async (name: string, { create = false } = {}) => {
      if (!entries.has(name) && !create) throw new DOMException(name, "NotFoundError");
      if (!entries.has(name)) entries.set(name, "");
      return {
        createWritable: async () => {
          let text = "";
          return {
            write: async (data: BlobPart) => void (text += await new Blob([data]).text()),
            close: async () => void entries.set(name, text),
            abort: async () => undefined,
          };
        },
      };
    },
    getDirectoryHandle: async (name: string) => {
      const inner = (entries.get(name) ?? new Map()) as Entry;
      entries.set(name, inner);
      return folderOf(inner);
    },
    removeEntry: async (name: string) => void entries.delete(name),
  });
  const contents = async () => ({
    names: { ledger: "台账.onemap", files: "附件" },
    packed: new TextEncoder().encode("新包"),
    files: (async function* files() {
      yield { name: "a.jpg", bytes: new TextEncoder().encode("新图") };
      yield { name: "b.jpg", bytes: new TextEncoder().encode("又一张") };
    })(),
    fileCount: 2,
  });
  const before = (): Entry =>
    new Map<string, string | Entry>([
      ["台账.onemap", "旧包"],
      ["附件", new Map([["a.jpg", "旧图"]])],
    ]);

  it("holds package and files, or, told to end before all are written, what it held", async () => {
    const entries = before();
    vi.stubGlobal("showDirectoryPicker", async () => folderOf(entries));
    for (const share of [0, 0.6, 0.8])
      await expect(saveToFolder(contents, endedAt(share))).rejects.toMatchObject(ENDED);
    expect(entries).toEqual(before());
    expect(await saveToFolder(contents, UNWATCHED)).toBe("台账夹");
    expect(entries).toEqual(
      new Map<string, string | Entry>([
        ["台账.onemap", "新包"],
        [
          "附件",
          new Map([
            ["a.jpg", "新图"],
            ["b.jpg", "又一张"],
          ]),
        ],
      ]),
    );
  });
});

describe("an export", () => {
  it("told to end writes nothing, and no worker is left", async () => {
    vi.stubGlobal(
      "Worker",
      stubWorker(() => ({ answer: async () => null })),
    );
    const request = { format: "csv", crs: "WGS84", on: "2026-11-28", of: 3000 } as const;
    await expect(
      exportInWorker(projects(3000), EMPTY_LEDGER, request, endedAt(2)),
    ).rejects.toMatchObject(ENDED);
    const sheet = { name: "表", title: null, heads: [], rows: [["甲"], ["乙"]] };
    await expect(bookInWorker({ sheets: [sheet] }, endedAt(2))).rejects.toMatchObject(ENDED);
  });
});
