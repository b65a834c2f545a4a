// The comparison as a workbook. What writes workbooks is fetched when somebody asks for one.
import { sinceTable, type Span } from "#ledger/exporting/sinceTable.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { SinceRow } from "#ledger/since.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { downloadBytes, FILE_TYPES } from "../ui/download.ts";
import { loadPart } from "#base/loadPart.ts";

/** Characters that a file's name cannot hold on Windows. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]/gu;

/** Hands the file to the browser; tells in a sentence what came of it. */
export async function exportSince(
  rows: readonly SinceRow[],
  ledger: Ledger,
  span: Span,
): Promise<string> {
  const name = changes.table.file(ledger.town.name, span.version).replaceAll(FORBIDDEN, "-");
  try {
    const { writeXlsx } = await loadPart(() => import("#ledger/formats/xlsx/writeXlsx.ts"));
    downloadBytes(
      await writeXlsx({ sheets: [sinceTable(rows, ledger, span)] }),
      name,
      FILE_TYPES.xlsx,
    );
    return changes.since.exported(name);
  } catch (cause) {
    return changes.since.exportFailed(cause instanceof Error ? cause.message : String(cause));
  }
}
