// The page's end of an export: hands the projects over slice by slice, waits, and can be told to stop at any moment.
import type { Parsed } from "#base/issue.ts";
import type { Exported, ExportRequest } from "#ledger/exporting/exportLedger.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";

/** Projects that travel in one message: more would hold the page up. */
const SLICE = 1000;
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export type Watch = {
  signal: AbortSignal;
  /** 0…1 while projects are handed over; null while the file is written, whose length nobody knows. */
  progress: (share: number | null) => void;
};

/** Rejects with the signal's reason when told to stop, and with the writer's reason when it could not write. */
export async function exportInWorker(
  projects: readonly Project[],
  ledger: Ledger,
  write: ExportRequest,
  { signal, progress }: Watch,
): Promise<Parsed<Exported>> {
  signal.throwIfAborted();
  const worker = new Worker(new URL("./exportWorker.ts", import.meta.url), { type: "module" });
  const tell = (message: ToWorker): void => worker.postMessage(message, []);
  try {
    const written = answerOf(worker, signal);
    for (let from = 0; from < projects.length; from += SLICE) {
      tell({ projects: projects.slice(from, from + SLICE) });
      progress(from / projects.length);
      await Promise.race([breathe(), written]);
      signal.throwIfAborted();
    }
    progress(null);
    tell({ write, ledger: { ...ledger, projects: [], issues: [] } });
    return await written;
  } finally {
    worker.terminate();
  }
}

function answerOf(worker: Worker, signal: AbortSignal): Promise<Parsed<Exported>> {
  const written = new Promise<Parsed<Exported>>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) =>
      "fault" in data ? reject(new Error(data.fault)) : resolve(data.result),
    );
    worker.addEventListener("error", (event) => reject(new Error(event.message || "worker")));
    signal.addEventListener("abort", () => reject(signal.reason as Error));
  });
  // Told to stop while slices travel, nobody waits for it yet.
  written.catch(() => undefined);
  return written;
}
