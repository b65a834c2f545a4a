// What is made for the user's disk, or handed to the import: told to end in the middle, nothing of it leaves the desk.
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { UNWATCHED, type Watch } from "#base/watch.ts";
import { FIRST_STATE, type State } from "#state/state.ts";
import type { ImportSession } from "#storage/importing/ImportSession.ts";
import { keeper } from "#storage/keeper.ts";
import { PackingJob } from "#storage/packing/PackingJob.ts";
import { prepareCopy, saveCopy, type Choices } from "#views/carry/makeCopy.ts";
import { mergeNewerFiles } from "#views/importing/mergeNewerFiles.ts";
import { saveRejected } from "#views/importing/saveRejected.ts";
import { openDesk, projects, type Desk } from "./desk.ts";
import { livingWorkers, stubWorker } from "./stubWorker.ts";

const { left } = vi.hoisted(() => ({ left: [] as string[] }));
vi.mock("#views/ui/download.ts", () => ({
  FILE_TYPES: {},
  downloadBytes: (_: unknown, name: string) => left.push(name),
}));
vi.mock("#views/importing/importRequests.ts", () => ({
  askImport: ([file]: { name: string }[]) => left.push(file!.name),
}));
vi.mock("#storage/carry/site.ts", () => ({
  makePage: async () => new Uint8Array(10),
  makeFolder: async (...[, , , step]: [unknown, unknown, unknown, (share: number) => void]) => {
    for (const share of [0.2, 0.6, 1]) step(share);
    return new Uint8Array(20);
  },
}));

let desk: Desk;
let count = 0;
beforeEach(async () => {
  left.length = 0;
  desk = await openDesk(`ended-${++count}`, projects(2000));
  Object.assign(keeper, { name: `ended-${count}`, store: desk.ledgerStore });
  await desk.settled();
});
afterEach(() => {
  Object.assign(keeper, { name: null, store: null });
  desk.ledgerStore.close();
  vi.unstubAllGlobals();
  if (livingWorkers() > 0) throw new Error("a worker was left alive");
});

const stub = (make: Parameters<typeof stubWorker>[0]) => vi.stubGlobal("Worker", stubWorker(make));

/** Told to end when so many steps have been told. */
function endedAfter(steps: number): Watch {
  const stop = new AbortController();
  let told = 0;
  return { signal: stop.signal, progress: () => ++told > steps && stop.abort() };
}

const CHOICES: Choices = {
  scope: "all",
  edition: "folder",
  use: "public",
  money: true,
  extra: false,
  unconfirmed: true,
  approval: { answer: "none", number: "" },
};
const state = (): State => ({ ...FIRST_STATE, ...desk.store.get(), loaded: true });

type Act = { name: string; run: (watch: Watch) => Promise<unknown>; leaves: RegExp };
const ACTS: readonly Act[] = [
  {
    name: "the rows that were refused",
    run: (watch) => {
      stub(() => ({ answer: async () => ({ book: new Uint8Array(3) }) }));
      const rows = projects(1500).map(({ name }) => [name]);
      const session = { call: async () => ({ columns: ["项目"], rows }) };
      return saveRejected(session as unknown as ImportSession, "a.csv", watch);
    },
    leaves: /^a/,
  },
  {
    name: "newer files",
    run: (watch) => {
      stub((progress) => new PackingJob(progress));
      return mergeNewerFiles(projects(1500), desk.store, watch);
    },
    leaves: /\.onemap$/,
  },
  {
    name: "a copy to be carried",
    run: async (watch) =>
      saveCopy(await prepareCopy(state(), CHOICES, watch), "浅水镇", "folder", watch),
    leaves: /浅水镇/,
  },
];

it.each(ACTS)("$name leaves the desk when it is not told to end", async ({ run, leaves }) => {
  await run(UNWATCHED);
  expect(left).toEqual([expect.stringMatching(leaves)]);
});

it.each(ACTS.flatMap((act) => [0, 1, 2].map((steps) => ({ ...act, steps }))))(
  "$name does not, told to end after $steps steps",
  async ({ run, steps }) => {
    await expect(run(endedAfter(steps))).rejects.toMatchObject({ name: "AbortError" });
    expect(left).toEqual([]);
  },
);
