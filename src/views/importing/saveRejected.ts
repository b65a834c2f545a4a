// Rejected rows as a workbook: each as it stood, with its number, the reason and the remedy, ready to be mended and imported again.
import type { ImportSession } from "#storage/importing/ImportSession.ts";
import { importDialog as say } from "#words/zh-CN/importDialog.ts";
import { downloadBytes, FILE_TYPES } from "../ui/download.ts";
import { loadPart } from "#base/loadPart.ts";

export async function saveRejected(session: ImportSession, file: string): Promise<void> {
  const [{ columns, rows }, { writeXlsx }] = await Promise.all([
    session.call("rejected"),
    loadPart(() => import("#ledger/formats/xlsx/writeXlsx.ts")),
  ]);
  const heads = columns.map((label, index) => ({
    label,
    width: index === 2 ? 46 : 16,
    type: "text" as const,
  }));
  const bytes = await writeXlsx({
    sheets: [{ name: say.rejectedSheet, title: say.rejectedTitle, heads, rows }],
  });
  const stem = file.replace(/^.*\//, "").replace(/\.[^.]*$/, "");
  downloadBytes(bytes, say.rejectedName(stem), FILE_TYPES.xlsx);
}
