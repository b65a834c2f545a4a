// A package that a worker has read and holds: what is in it is known at once, its lists are taken slice by
// slice. Closing it ends the worker.
import type { Parsed } from "#base/issue.ts";
import type { Watch } from "#base/watch.ts";
import { answerOf } from "../answerOf.ts";
import type { ListName, Lists, Summary, ToWorker } from "./protocol.ts";

/** Records that travel in one message: more would hold the page up. */
const SLICE: Readonly<Record<ListName, number>> = { projects: 1000, edits: 1000, files: 1 };

export class OpenedPackage {
  readonly summary: Summary;
  readonly #worker: Worker;

  private constructor(worker: Worker, summary: Summary) {
    this.#worker = worker;
    this.summary = summary;
  }

  /** Null, with the reason, for what is no package. Rejects with the signal's reason when told to end. */
  static async read(file: Blob, name: string, watch: Watch): Promise<Parsed<OpenedPackage | null>> {
    watch.signal.throwIfAborted();
    const worker = new Worker(new URL("./packWorker.ts", import.meta.url), { type: "module" });
    let opened: OpenedPackage | null = null;
    try {
      const answer = answerOf<{ found: Parsed<Summary | null> }>(worker, watch);
      watch.progress(null);
      worker.postMessage({ read: file, name } satisfies ToWorker, []);
      const { value, issues } = (await answer).found;
      if (value) opened = new OpenedPackage(worker, value);
      return { value: opened, issues };
    } finally {
      if (!opened) worker.terminate();
    }
  }

  /** The records of a list, slice by slice. Rejects with the signal's reason when told to end. */
  async *take<Name extends ListName>(
    list: Name,
    watch: Watch,
  ): AsyncGenerator<Lists[Name], void, undefined> {
    const all = this.summary.counts[list];
    for (let from = 0; from < all; from += SLICE[list]) {
      const answer = answerOf<{ slice: Lists[Name] }>(this.#worker, watch);
      this.#worker.postMessage({ take: list, from, to: from + SLICE[list] } satisfies ToWorker, []);
      yield (await answer).slice;
      watch.progress(Math.min(1, (from + SLICE[list]) / all));
    }
  }

  close(): void {
    this.#worker.terminate();
  }
}
