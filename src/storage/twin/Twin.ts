// The page's side of the second database: asks its worker, and goes on without one where the browser has no buckets or the copy fails.
import { PARTS, type Part } from "./records.ts";
import type { TwinAnswer, TwinCall } from "./twinWorker.ts";

/** A copy that takes longer is waited for no more: the first database has everything then. */
const PATIENCE_MS = 10_000;

type Waiting = { resolve: (seq: number | null) => void; reject: (cause: Error) => void };

export class Twin {
  readonly #name: string;
  #worker: Worker | null = null;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  #isUpToDate = false;
  /** Parts that wait while a copy is under way, and who waits for them. */
  #next: { parts: Set<Part>; done: Promise<void> } | null = null;
  #busy: Promise<void> = Promise.resolve();

  /** null where the browser keeps no second database. */
  static of(name: string): Twin | null {
    return typeof Worker === "undefined" || !("storageBuckets" in navigator) || !("locks" in navigator) ? null : new Twin(name);
  }

  private constructor(name: string) {
    this.#name = name;
  }

  /** Its code is fetched when it is first needed, after the first frame. */
  #start(): Worker {
    const worker = new Worker(new URL("./twinWorker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<TwinAnswer>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ("fault" in data) waiting?.reject(new Error(data.fault));
      else waiting?.resolve(data.seq);
    });
    worker.addEventListener("error", () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("worker"));
      this.#waiting.clear();
    });
    return worker;
  }

  /** Whether the second database had everything when it was last written. */
  get isUpToDate(): boolean {
    return this.#isUpToDate;
  }

  /** Brings the copy up to the store, and looks whether it is complete. Never rejects. */
  begin(): Promise<void> {
    return this.#copy({ call: "begin" });
  }

  /** Resolves when what is in the store now is in the copy too, or cannot be copied. Calls that come while one is under way share the next. */
  follow(parts: readonly Part[]): Promise<void> {
    if (this.#next) {
      for (const part of parts) this.#next.parts.add(part);
      return this.#next.done;
    }
    const wanted = new Set(parts);
    const done = this.#busy.then(() => {
      this.#next = null;
      return (this.#busy = this.#copy({ call: "follow", parts: this.#isUpToDate ? [...wanted] : PARTS }));
    });
    this.#next = { parts: wanted, done };
    return done;
  }

  /** Fills an empty store from the copy: the number of its newest edit, or null when there was nothing to bring back. Never rejects. */
  restore(): Promise<number | null> {
    return this.#ask({ call: "restore" }).catch(() => null);
  }

  /** Rejects when there is a copy that could not be emptied. */
  async clear(): Promise<void> {
    try {
      await this.#ask({ call: "clear" });
    } catch (cause) {
      // Where the browser lets no copy be made there is nothing that could come back.
      if (this.#isUpToDate) throw cause;
    }
  }

  async #copy(call: TwinCall): Promise<void> {
    this.#isUpToDate = await this.#ask(call).then(() => true, () => false);
  }

  #ask(call: TwinCall): Promise<number | null> {
    return new Promise((resolve, reject) => {
      const id = ++this.#calls;
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error("slow"));
      }, PATIENCE_MS);
      const settle = <T>(go: (value: T) => void) => (value: T) => {
        clearTimeout(timer);
        go(value);
      };
      this.#waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
      this.#worker ??= this.#start();
      this.#worker.postMessage({ ...call, id, name: this.#name }, []);
    });
  }
}
