// The page's side of the second database: asks its worker, and goes on without one where the browser has no buckets or the copy fails.
import { isSign, watchWorker } from "#base/workerLife.ts";
import { PARTS, type Part } from "./records.ts";
import type { TwinAnswer, TwinCall } from "./twinWorker.ts";

/** A copy that takes longer is waited for no more: the first database has everything then. What was lost is worth more patience. */
const PATIENCE_MS = { copy: 10_000, restore: 120_000 } as const;
/** A worker that cannot be fetched, or that was ended, is started anew so often. */
const MOST_STARTS = 5;

type Waiting = { resolve: (seq: number | null) => void; reject: (cause: Error) => void };

class Ended extends Error {}

export class Twin {
  readonly #name: string;
  readonly #hasCopy: boolean;
  /** Called when the backlog has changed. */
  onBacklog: (() => void) | null = null;
  #left: number | null = 0;
  #worker: Worker | null = null;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  #isUpToDate = false;
  #starts = 0;
  /** An answer is overdue: nobody waits for another until it has come. */
  #isLate = false;
  /** Parts that wait while a copy is under way, and who waits for them. */
  #next: { parts: Set<Part>; done: Promise<void> } | null = null;
  #busy: Promise<void> = Promise.resolve();

  /** null where the browser keeps no second database. */
  static of(name: string): Twin | null {
    return typeof Worker === "undefined" ||
      !("storageBuckets" in navigator) ||
      !("locks" in navigator)
      ? null
      : new Twin(name, true);
  }

  /** Without a copy: puts the old edits of a long journal into pages, off the main thread. Never rejects. */
  static async compact(name: string): Promise<void> {
    if (typeof Worker === "undefined") return;
    await new Twin(name, false).#ask({ call: "compact" }).catch(() => undefined);
  }

  private constructor(name: string, hasCopy: boolean) {
    this.#name = name;
    this.#hasCopy = hasCopy;
  }

  /** Its code is fetched when it is first needed, after the first frame. */
  #start(): Worker {
    this.#starts++;
    const worker = new Worker(new URL("./twinWorker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<TwinAnswer>) => {
      if (!isSign(data)) this.#hear(data);
    });
    watchWorker(
      worker,
      () => this.#waiting.size > 0,
      (why) => {
        worker.terminate();
        this.#worker = null;
        this.#isLate = false;
        this.#isUpToDate = false;
        for (const { reject } of this.#waiting.values()) reject(new Ended(why));
        this.#waiting.clear();
        if (this.#hasCopy) this.#tellLeft(null);
      },
    );
    return worker;
  }

  #hear(answer: TwinAnswer): void {
    this.#isLate = false;
    if ("left" in answer) {
      this.#tellLeft(answer.left);
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("fault" in answer) waiting?.reject(new Error(answer.fault));
    else waiting?.resolve(answer.seq);
  }

  #tellLeft(left: number | null): void {
    if (left === this.#left) return;
    this.#left = left;
    this.onBacklog?.();
  }

  /** Edits of the history that the copy lacks yet, all the same what is made now is in it; null when it cannot be brought up. */
  get backlog(): number | null {
    return this.#left;
  }

  /** Whether the second database had everything when it was last written. */
  get isUpToDate(): boolean {
    return this.#isUpToDate;
  }

  /** Brings back what the store has lost, and the copy up to the store. Answers the newest edit brought back. Never rejects. */
  async begin(cleared: string | null): Promise<number | null> {
    try {
      const healed = await this.#ask({ call: "begin", cleared }, PATIENCE_MS.restore);
      this.#isUpToDate = true;
      return healed;
    } catch {
      return null;
    }
  }

  /** Resolves when what is in the store now is in the copy too, or cannot be copied. Calls that come while one is under way share the next. */
  follow(parts: readonly Part[]): Promise<void> {
    if (this.#isLate) {
      this.#isUpToDate = false;
      return Promise.resolve();
    }
    if (this.#next) {
      for (const part of parts) this.#next.parts.add(part);
      return this.#next.done;
    }
    const wanted = new Set(parts);
    const done = this.#busy.then(() => {
      this.#next = null;
      return (this.#busy = this.#copy(this.#isUpToDate ? [...wanted] : PARTS));
    });
    this.#next = { parts: wanted, done };
    return done;
  }

  /** Brings back what the store has lost: the number of the newest edit, or null when nothing was. Rejects when the copy cannot be read. */
  restore(cleared: string | null): Promise<number | null> {
    const ask = () => this.#ask({ call: "restore", cleared }, PATIENCE_MS.restore);
    // What an ended worker could not say another one can.
    return ask().catch((cause: unknown) => {
      if (cause instanceof Ended) return ask();
      throw cause;
    });
  }

  /** Rejects when the copy may still be there. */
  async clear(): Promise<void> {
    await this.#ask({ call: "clear" });
  }

  async #copy(parts: readonly Part[]): Promise<void> {
    this.#isUpToDate = await this.#ask({ call: "follow", parts }).then(
      () => true,
      () => false,
    );
  }

  #ask(call: TwinCall, patience: number = PATIENCE_MS.copy): Promise<number | null> {
    if (!this.#worker && this.#starts >= MOST_STARTS) return Promise.reject(new Error("no worker"));
    return new Promise((resolve, reject) => {
      const id = ++this.#calls;
      this.#worker ??= this.#start();
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        this.#isLate = true;
        reject(new Error("slow"));
      }, patience);
      const settle =
        <T>(go: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          go(value);
        };
      this.#waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
      this.#worker.postMessage({ ...call, id, name: this.#name }, []);
    });
  }
}
