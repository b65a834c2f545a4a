// The page's end of an import: the worker's calls as promises. Closing it ends the worker, and with it whatever is under way.
import { breathe } from "#base/watch.ts";
import { isSign, watchWorker, type Sign } from "#base/workerLife.ts";
import type { BaseMap } from "#ledger/baseMap.ts";
import type { Taken } from "#ledger/importing/plan.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Answer, Calls, GivenFile, OpenAnswer, OpenRequest } from "./protocol.ts";
import { rememberedMappings } from "./mappings.ts";

/** Projects that travel in one message: more would hold the page up. */
const SLICE = 1000;

type Result<K extends keyof Calls> = Awaited<ReturnType<Calls[K]>>;
type Waiting = { resolve: (result: never) => void; reject: (cause: Error) => void };

/** The worker is gone; its rows and decisions with it. */
export class DeadWorker extends Error {}

export class ImportSession {
  readonly #worker = new Worker(new URL("./importWorker.ts", import.meta.url), { type: "module" });
  readonly #waiting = new Map<number, Waiting>();
  readonly #unwatch: () => void;
  #next = 0;
  #isDead = false;

  constructor(onProgress: (share: number) => void) {
    this.#worker.addEventListener("message", (event: MessageEvent<Answer>) =>
      this.#hear(event.data, onProgress),
    );
    // An ended worker answers nothing: whoever waits is told, and can begin anew.
    this.#unwatch = watchWorker(
      this.#worker,
      () => this.#waiting.size > 0,
      (why) => {
        this.#isDead = true;
        this.#worker.terminate();
        this.#fail(new DeadWorker(why));
      },
    );
  }

  #hear(answer: Answer | Sign, onProgress: (share: number) => void): void {
    if (isSign(answer)) return;
    if ("progress" in answer) {
      onProgress(answer.progress);
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("fault" in answer) waiting?.reject(new Error(answer.fault));
    else waiting?.resolve(answer.result as never);
  }

  #fail(cause: Error): void {
    for (const { reject } of this.#waiting.values()) reject(cause);
    this.#waiting.clear();
  }

  call<K extends keyof Calls>(call: K, ...given: Parameters<Calls[K]>): Promise<Result<K>> {
    if (this.#isDead) return Promise.reject(new DeadWorker("ended"));
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, call, given }, []);
    });
  }

  /** Reads the files against the ledger as it is now; `origin` are the projects they were made from, for a three-way merge. */
  async open(
    files: readonly GivenFile[],
    ledger: Ledger,
    base: BaseMap,
    origin: OpenRequest["origin"] = null,
  ): Promise<OpenAnswer> {
    const { projects } = ledger;
    const learnt: Promise<void>[] = [];
    for (let from = 0; from < projects.length; from += SLICE) {
      // Calls are answered in order, so nobody waits for a worker that is still starting.
      learnt.push(this.call("learn", projects.slice(from, from + SLICE)));
      if (from + SLICE < projects.length) await breathe();
    }
    const features = base.features.filter(
      ({ properties: { role } }) => role === "county" || role === "extent",
    );
    const [answer] = await Promise.all([
      this.call("open", files, {
        ledger: { ...ledger, projects: [], issues: [] },
        features,
        origin,
        remembered: rememberedMappings(),
      }),
      ...learnt,
    ]);
    return answer;
  }

  /** Everything that was accepted, slice by slice. */
  async take(): Promise<Taken> {
    const added: Taken["added"][number][] = [];
    const patches: Taken["patches"][number][] = [];
    for (let from = 0; ; from += SLICE) {
      const slice = await this.call("take", from, SLICE);
      added.push(...slice.added);
      patches.push(...slice.patches);
      if (slice.added.length < SLICE && slice.patches.length < SLICE)
        return { added, patches, sites: slice.sites };
      await breathe();
    }
  }

  close(): void {
    this.#unwatch();
    this.#worker.terminate();
    this.#fail(new DOMException("closed", "AbortError"));
  }
}
