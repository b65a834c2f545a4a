// Keeps the second database of a town off the main thread. It lies in a storage bucket of its own, hence in files of its own: when a browser
// finds the files of the first one damaged it throws all of them away without a word, and this one is still there.
import { emptyAll, openDatabase } from "../database.ts";
import { bringUp, heal, PARTS, sameCounts, type Part } from "./records.ts";

/** `cleared`: the life of the ledger that the user has thrown away. */
export type TwinCall =
  | { call: "follow"; parts: readonly Part[] }
  | { call: "begin" | "restore"; cleared: string | null }
  | { call: "clear" };
export type TwinRequest = TwinCall & { id: number; name: string };
/** `seq` of the newest edit that was brought back; null when nothing was lost. */
export type TwinAnswer = { id: number; seq: number | null } | { id: number; fault: string };

type Buckets = {
  open: (name: string, options: { durability: "strict" }) => Promise<{ indexedDB: IDBFactory }>;
};
const BUCKET = "one-map-twin";

const open = new Map<"own" | "twin", IDBDatabase>();

async function database(which: "own" | "twin", name: string): Promise<IDBDatabase> {
  const ready = open.get(which);
  if (ready) return ready;
  const factory =
    which === "own"
      ? indexedDB
      : (
          await (navigator as unknown as { storageBuckets: Buckets }).storageBuckets.open(BUCKET, {
            durability: "strict",
          })
        ).indexedDB;
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

/** Windows of one town take turns: a later state is never followed by an earlier one. */
addEventListener("message", ({ data: request }: MessageEvent<TwinRequest>) => {
  const { id, name } = request;
  void navigator.locks
    .request(`one-map-twin:${name}`, () => answer(request))
    .then(
      (seq) => postMessage({ id, seq } satisfies TwinAnswer),
      (cause: unknown) => postMessage({ id, fault: String(cause) } satisfies TwinAnswer),
    );
});
