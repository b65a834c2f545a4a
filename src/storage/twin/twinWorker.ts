// Keeps the second database of a town off the main thread. It lies in a storage bucket of its own, hence in files of its own: when a browser
// finds the files of the first one damaged it throws all of them away without a word, and this one is still there.
import { answerWatch } from "#base/workerLife.ts";
import { emptyAll, openDatabase, type Database } from "../database.ts";
import { Backlog, type Step } from "./backlog.ts";
import { bringUp, heal, PARTS, sameCounts, type Part } from "./records.ts";

/** `cleared`: the life of the ledger that the user has thrown away. */
export type TwinCall =
  | { call: "follow"; parts: readonly Part[] }
  | { call: "begin" | "restore"; cleared: string | null }
  /** Where there is no copy: the old edits of the first database alone are put into pages. */
  | { call: "compact" }
  | { call: "clear" };
export type TwinRequest = TwinCall & { id: number; name: string };
/** `seq` of the newest edit that was brought back; null when nothing was lost. */
export type TwinAnswer =
  | { id: number; seq: number | null }
  | { id: number; fault: string }
  /** The history that the copy lacks yet, in edits; null when bringing it up failed. */
  | { left: number | null };

type Buckets = {
  open: (name: string, options: { durability: "strict" }) => Promise<{ indexedDB: IDBFactory }>;
};
const BUCKET = "one-map-twin";

const open = new Map<"own" | "twin", Database>();

let bucket: Awaited<ReturnType<Buckets["open"]>> | null = null;

/** Held as long as the worker lives: a bucket that nothing refers to is collected, and its database then answers nothing more. */
async function copyBucket() {
  const { storageBuckets } = navigator as unknown as { storageBuckets: Buckets };
  bucket ??= await storageBuckets.open(BUCKET, { durability: "strict" });
  return bucket;
}

async function database(which: "own" | "twin", name: string): Promise<Database> {
  const ready = open.get(which);
  if (ready) return ready;
  const factory = which === "own" ? indexedDB : (await copyBucket()).indexedDB;
  const opened = await openDatabase(name, factory);
  if (!("db" in opened)) throw new Error(opened.cause);
  // Of a later program: its records are none of this one's business.
  if (opened.newer) {
    opened.db.close();
    throw new Error("newer");
  }
  const { db } = opened;
  open.set(which, db);
  const forget = () => {
    if (open.get(which) === db) open.delete(which);
  };
  db.addEventListener("versionchange", () => {
    db.close();
    forget();
  });
  db.addEventListener("close", forget);
  return db;
}

async function answer(request: TwinRequest): Promise<number | null> {
  if (request.call === "compact") return null;
  const twin = await database("twin", request.name);
  if (request.call === "clear") {
    await emptyAll(twin);
    return null;
  }
  const own = await database("own", request.name);
  if (request.call === "follow") {
    await bringUp(own, twin, request.parts);
    return null;
  }
  const healed = await heal(twin, own, request.cleared);
  if (request.call === "begin") {
    const head = await bringUp(own, twin, PARTS);
    if (head && !(await sameCounts(own, twin))) {
      await emptyAll(twin);
      await bringUp(own, twin, PARTS);
    }
  }
  return healed?.seq ?? null;
}

/** Windows of one town take turns: a later state is never followed by an earlier one. Without locks there is no copy to take turns for. */
const inTurn = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  "locks" in navigator ? navigator.locks.request(name, work) : work();

/** One look after so many edits is enough where nothing is missing. */
const LOOK_EVERY = 50;
let working = false;
let follows = 0;

/** In the background, step by step: what is asked for gets in between. One window does it for all. */
async function bringBacklog(name: string, hasCopy: boolean): Promise<void> {
  if (working) return;
  working = true;
  try {
    await inTurn(`one-map-backlog:${name}`, async () => {
      const backlog = new Backlog(
        await database("own", name),
        hasCopy ? await database("twin", name) : null,
      );
      for (let step: Step = { left: 0, done: false }; !step.done;) {
        const began = performance.now();
        step = await inTurn(`one-map-twin:${name}`, () => backlog.step());
        postMessage({ left: step.left } satisfies TwinAnswer);
        // As much rest as work: whoever edits meanwhile has the disk and the processor to himself half of the time.
        if (!step.done) await rest(performance.now() - began);
      }
    });
  } catch {
    // Looked at again after the next edit.
    follows = 0;
    postMessage({ left: null } satisfies TwinAnswer);
  }
  working = false;
}

const MOST_REST_MS = 500;
const rest = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(ms, MOST_REST_MS)));

function afterwards({ call, name }: TwinRequest): void {
  if (call === "clear" || call === "restore") return;
  if (call === "follow" && follows++ % LOOK_EVERY !== 0) return;
  void bringBacklog(name, call !== "compact");
}

addEventListener("message", ({ data: request }: MessageEvent<TwinRequest>) => {
  if (answerWatch(request, postMessage)) return;
  const { id, name } = request;
  void inTurn(`one-map-twin:${name}`, () => answer(request)).then(
    (seq) => {
      postMessage({ id, seq } satisfies TwinAnswer);
      afterwards(request);
    },
    (cause: unknown) => postMessage({ id, fault: String(cause) } satisfies TwinAnswer),
  );
});
