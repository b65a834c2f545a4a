// The comparison as a workbook, written in a worker.
import type { Watch } from "#base/watch.ts";
import { messageOf } from "#base/messageOf.ts";
import { sinceTable, type Span } from "#ledger/exporting/sinceTable.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { SinceRow } from "#ledger/since.ts";
import { bookInWorker } from "#storage/exporting/exportInWorker.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { downloadBytes, FILE_TYPES } from "../ui/download.ts";

/** Characters that a file's name cannot hold on Windows. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]/gu;

/** Hands the file to the browser; tells in a sentence what came of it. Rejects only when told to end. */
export async function exportSince(
  rows: readonly SinceRow[],
  ledger: Ledger,
  span: Span,
  watch: Watch,
): Promise<string> {
  const name = changes.table.file(ledger.town.name, span.version).replaceAll(FORBIDDEN, "-");
  try {
    const book = { sheets: [sinceTable(rows, ledger, span)] };
    downloadBytes(await bookInWorker(book, watch), name, FILE_TYPES.xlsx);
    return changes.since.exported(name);
  } catch (cause) {
    watch.signal.throwIfAborted();
    return changes.since.exportFailed(messageOf(cause));
  }
}
