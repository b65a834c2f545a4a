// “Since then” as a sheet: one row a changed field, for a meeting's papers. Makes no file; writeXlsx does.
import { toPlainText } from "#geo/formatMeasure.ts";
import { changes } from "#words/zh-CN/changes.ts";
import { rolesOf, type Ledger } from "../ledger.ts";
import type { SinceRow } from "../since.ts";
import { groupSince, type Line } from "../sinceLines.ts";
import { showTime } from "../showValue.ts";

const say = changes.table;
/** A spreadsheet cell holds 32,767 characters. */
const MOST_CELL = 32_000;

export type SinceHead = { label: string; width: number; type: "text" | "number" };
export type SinceSheet = {
  name: string;
  title: string;
  heads: readonly SinceHead[];
  rows: readonly (readonly (string | number | null)[])[];
  notes: readonly string[];
};

/** What is compared, as it is printed: the version's name, and when it and the newest edit were made. */
export type Span = { version: string; from: string; to: string };

const HEADS: readonly SinceHead[] = [
  { label: say.heads.kind, width: 8, type: "text" },
  { label: say.heads.name, width: 30, type: "text" },
  { label: say.heads.id, width: 16, type: "text" },
  { label: say.heads.lead, width: 16, type: "text" },
  { label: say.heads.field, width: 16, type: "text" },
  { label: say.heads.before, width: 26, type: "text" },
  { label: say.heads.after, width: 26, type: "text" },
  { label: say.heads.moved, width: 14, type: "number" },
  { label: say.heads.at, width: 17, type: "text" },
  { label: say.heads.by, width: 10, type: "text" },
];

const WHOLE: readonly (Line | null)[] = [null];
const clip = (text: string): string =>
  text.length > MOST_CELL ? text.slice(0, MOST_CELL) + say.cut : text;

/** Rows in the order of the list on the page. The distance stands once, beside the place. */
export function sinceTable(
  rows: readonly SinceRow[],
  ledger: Ledger,
  { version, from, to }: Span,
): SinceSheet {
  const body = groupSince(rows).flatMap(({ kind, items }) =>
    items.flatMap(({ row, lines }) =>
      (lines.length > 0 ? lines : WHOLE).map((line) => [
        changes.since.kinds[kind],
        clip(row.name),
        row.id,
        rolesOf((row.after ?? row.before)!, ledger).leads.join("、") || null,
        line ? clip(line.label) : say.whole,
        line ? clip(toPlainText(line.before)) : null,
        line ? clip(toPlainText(line.after)) : null,
        line?.part === "geometry" && row.movedMetres !== null
          ? Math.round(row.movedMetres * 10) / 10
          : null,
        showTime(row.at),
        row.by || changes.history.unsigned,
      ]),
    ),
  );
  return {
    name: say.sheet,
    title: say.title(ledger.town.name, version),
    heads: HEADS,
    rows: body,
    notes: [say.span(from, to, rows.length)],
  };
}
