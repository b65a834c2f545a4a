// Rejected rows as a workbook: each as it stood, with its number, the reason and the remedy, ready to be mended and imported again.
import type { Watch } from "#base/watch.ts";
import { bookInWorker } from "#storage/exporting/exportInWorker.ts";
import type { ImportSession } from "#storage/importing/ImportSession.ts";
import { importDialog as say } from "#words/zh-CN/importDialog.ts";
import { downloadBytes, FILE_TYPES } from "../ui/download.ts";

/** Rejects with the signal's reason when told to end. */
export async function saveRejected(
  session: ImportSession,
  file: string,
  watch: Watch,
): Promise<void> {
  watch.progress(null);
  const { columns, rows } = await session.call("rejected");
  const heads = columns.map((label, index) => ({
    label,
    width: index === 2 ? 46 : 16,
    type: "text" as const,
  }));
  const sheet = { name: say.rejectedSheet, title: say.rejectedTitle, heads, rows };
  const bytes = await bookInWorker({ sheets: [sheet] }, watch);
  const stem = file.replace(/^.*\//, "").replace(/\.[^.]*$/, "");
  downloadBytes(bytes, say.rejectedName(stem), FILE_TYPES.xlsx);
}
