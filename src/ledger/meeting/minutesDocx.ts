// The 督办清单 as an official paper. The same rows as the sheet, with 未填报 written out where nothing stands.
import { minutes as words } from "#words/zh-CN/minutes.ts";
import type { DocxColumn, DocxPaper } from "../formats/docx/writeDocx.ts";
import type { Ledger } from "../ledger.ts";
import type { Minute } from "./meeting.ts";
import { superviseTable } from "./minutes.ts";

const say = words.export;
/** The columns of the sheet that a printed list needs: the meeting stands above it, positions are for the map. */
const PRINTED: readonly { index: number; width: number; centred?: boolean; empty: string }[] = [
  { index: 0, width: 8, centred: true, empty: "" },
  { index: 1, width: 9, centred: true, empty: "" },
  { index: 2, width: 32, empty: say.unstated },
  { index: 3, width: 14, empty: say.unstated },
  { index: 4, width: 11, centred: true, empty: say.unstated },
  { index: 5, width: 18, centred: true, empty: say.unstated },
  { index: 6, width: 26, empty: "" },
  { index: 7, width: 13, centred: true, empty: "" },
  { index: 8, width: 18, empty: "" },
];

export function superviseDocx(
  minutes: readonly Minute[],
  meeting: string,
  ledger: Ledger,
  today: string,
): DocxPaper {
  const { title, notes = [], heads, rows } = superviseTable(minutes, meeting, ledger, today);
  const columns: DocxColumn[] = PRINTED.map(({ index, width, centred = false }) => ({
    label: heads[index]!.label,
    width,
    centred,
  }));
  const body = rows.map((row) => PRINTED.map(({ index, empty }) => String(row[index] ?? empty)));
  return {
    landscape: true,
    blocks: [
      { kind: "title", text: title ?? say.sheet },
      ...notes.map((text) => ({ kind: "note" as const, text })),
      body.length > 0
        ? { kind: "table", columns, rows: body }
        : { kind: "text", text: say.nothing },
      { kind: "note", text: say.internal },
    ],
  };
}
