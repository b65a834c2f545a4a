// A package of the whole ledger, made off the main thread: history and files are handed over piece by piece
// as they are read.
import { breathe, type Watch } from "#base/watch.ts";
import type { PackageRest, PackedFile } from "#ledger/formats/package.ts";
import type { Project } from "#ledger/project.ts";
import { answerOf } from "../answerOf.ts";
import type { ToWorker } from "./protocol.ts";

export type ToPack = PackageRest & {
  projects: readonly Project[];
  /** Records of the journal, oldest first; `editCount` edits in all. */
  records: AsyncIterable<readonly unknown[]>;
  editCount: number;
  /** `fileBytes` in all. */
  files: AsyncIterable<PackedFile>;
  fileBytes: number;
};

/** Projects that travel in one message: more would hold the page up. */
const SLICE = 1000;
/** Bytes of a file that take as long as a project or an edit. */
const BYTES_EACH = 2000;

/** The bytes of the package. Rejects with the signal's reason when told to end. */
export async function packInWorker(
  { projects, records, editCount, files, fileBytes, ...pack }: ToPack,
  watch: Watch,
): Promise<Uint8Array<ArrayBuffer>> {
  watch.signal.throwIfAborted();
  const worker = new Worker(new URL("./packWorker.ts", import.meta.url), { type: "module" });
  const tell = (message: ToWorker, transfer: Transferable[] = []): void =>
    worker.postMessage(message, transfer);
  const answer = answerOf<{ packed: Uint8Array<ArrayBuffer> }>(worker, watch);
  const all = projects.length + editCount + fileBytes / BYTES_EACH;
  let done = 0;
  const step = async (weight: number): Promise<void> => {
    watch.progress(Math.min(1, (done += weight) / all));
    await Promise.race([breathe(), answer]);
    watch.signal.throwIfAborted();
  };
  try {
    for (let from = 0; from < projects.length; from += SLICE) {
      const slice = projects.slice(from, from + SLICE);
      tell({ projects: slice });
      await step(slice.length);
    }
    for await (const slice of records) {
      tell({ records: slice });
      await step(slice.length);
    }
    for await (const file of files) {
      const { length } = file.bytes;
      tell({ file }, [file.bytes.buffer]);
      await step(length / BYTES_EACH);
    }
    watch.progress(null);
    tell({ pack });
    return (await answer).packed;
  } finally {
    worker.terminate();
  }
}
