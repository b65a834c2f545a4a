// The page's end of an export: hands projects or rows over slice by slice, waits, and can be told to stop at
// any moment.
import type { Parsed } from "#base/issue.ts";
import { breathe, type Watch } from "#base/watch.ts";
import type { Exported, ExportRequest } from "#ledger/exporting/exportLedger.ts";
import type { OfficeBookFacts } from "#ledger/exporting/officeBook.ts";
import type { Workbook } from "#ledger/formats/xlsx/workbook.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Project } from "#ledger/project.ts";
import { answerOf } from "../answerOf.ts";
import type { ToWorker } from "./protocol.ts";

/** Projects or rows that travel in one message: more would hold the page up. */
const SLICE = 1000;

/** Rejects with the signal's reason when told to stop, and with the writer's reason when it could not write. */
export async function exportInWorker(
  projects: readonly Project[],
  ledger: Ledger,
  write: ExportRequest,
  watch: Watch,
): Promise<Parsed<Exported>> {
  const messages = [...slicesOf(projects), { write, ledger: withoutLists(ledger) }];
  return (await askInSlices<{ result: Parsed<Exported> }>(messages, watch)).result;
}

/** The workbook of an office as .xlsx bytes. Rejects as above. */
export function officeBookInWorker(
  projects: readonly Project[],
  ledger: Ledger,
  office: OfficeBookFacts,
  watch: Watch,
): Promise<Uint8Array<ArrayBuffer>> {
  return askForBook([...slicesOf(projects), { office, ledger: withoutLists(ledger) }], watch);
}

/** Any workbook as .xlsx bytes. Rejects as above. */
export function bookInWorker({ sheets }: Workbook, watch: Watch): Promise<Uint8Array<ArrayBuffer>> {
  const slices: ToWorker[] = [];
  for (const { rows, ...sheet } of sheets) {
    slices.push({ sheet });
    for (let from = 0; from < rows.length; from += SLICE)
      slices.push({ rows: rows.slice(from, from + SLICE) });
  }
  slices.push({ book: "xlsx" });
  return askForBook(slices, watch);
}

const askForBook = async (
  messages: readonly ToWorker[],
  watch: Watch,
): Promise<Uint8Array<ArrayBuffer>> =>
  (await askInSlices<{ book: Uint8Array<ArrayBuffer> }>(messages, watch)).book;

const withoutLists = (ledger: Ledger): Ledger => ({ ...ledger, projects: [], issues: [] });

function* slicesOf(projects: readonly Project[]): Generator<ToWorker> {
  for (let from = 0; from < projects.length; from += SLICE)
    yield { projects: projects.slice(from, from + SLICE) };
}

/** The last of the messages is the question. Its share is unknown: nobody knows how long a file will be. */
async function askInSlices<Answer extends object>(
  messages: readonly ToWorker[],
  watch: Watch,
): Promise<Answer> {
  watch.signal.throwIfAborted();
  const worker = new Worker(new URL("./exportWorker.ts", import.meta.url), { type: "module" });
  try {
    const answer = answerOf<Answer>(worker, watch);
    for (const [index, message] of messages.entries()) {
      watch.progress(index < messages.length - 1 ? index / messages.length : null);
      worker.postMessage(message, []);
      await Promise.race([breathe(), answer]);
      watch.signal.throwIfAborted();
    }
    return await answer;
  } finally {
    worker.terminate();
  }
}
