// Whether the totals that a ledger writes are the sums of its rows. Only warns; nothing is changed.
import { warning, type Issue } from "#base/issue.ts";
import { tableFormats } from "#words/zh-CN/tableFormats.ts";
import { FIELDS } from "../fields.ts";
import { cellReader } from "../reading/cells.ts";
import type { Recognised } from "../reading/heads.ts";
import type { SourceRow } from "../source.ts";

/** `before`: how many records stand above it. */
export type TotalRow = { row: number; cells: readonly unknown[]; before: number };

const MEASURED = /^(?:wan|squareMetres)$/;
const close = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(0.011, Math.abs(b) * 1e-4);
const shown = (value: number): string => String(Number(value.toPrecision(12)));

/** A total may count all records, those since the total before it, or those up to the next one. */
export function checkTotals(totals: readonly TotalRow[], rows: readonly SourceRow[], recognised: readonly Recognised[], file: string, add: (issue: Issue) => void): void {
  recognised.forEach(({ column, target }, index) => {
    if (!("unit" in target) || !MEASURED.test(FIELDS[target.to].type)) return;
    const read = cellReader(target.to, target.unit, null);
    const numberAt = (cells: readonly unknown[]): number | null => {
      const answer = read(cells[index]);
      return "value" in answer && typeof answer.value === "number" ? answer.value : null;
    };
    const sums = [0];
    for (const { cells } of rows) sums.push(sums.at(-1)! + (numberAt(cells) ?? 0));
    const all = sums.at(-1)!;
    totals.forEach(({ row, cells, before }, at) => {
      const found = numberAt(cells);
      if (found === null) return;
      const since = sums[before]! - sums[totals[at - 1]?.before ?? 0]!;
      const until = sums[totals[at + 1]?.before ?? rows.length]! - sums[before]!;
      if ([all, since, until, sums[before]!].some((sum) => close(found, sum))) return;
      const expected = totals.length > 1 && since > 0 ? since : all;
      add(warning("table.total-differs", tableFormats.table.totalDiffers(column, shown(found), shown(expected)), { file, row }));
    });
  });
}
