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
const close = (a: number, b: number): boolean =>
  Math.abs(a - b) <= Math.max(0.011, Math.abs(b) * 1e-4);
const shown = (value: number): string => String(Number(value.toPrecision(12)));

/** How many totals above and below one are tried as the ends of what it counts. */
const NEAR = 40;

/**
 * A total may count all records, or those between it and another total or group heading, above or below: sheets nest their groups.
 * A row without cells is such a heading.
 */
export function checkTotals(
  totals: readonly TotalRow[],
  rows: readonly SourceRow[],
  recognised: readonly Recognised[],
  file: string,
  add: (issue: Issue) => void,
): void {
  const ends = [0, ...totals.map(({ before }) => before), rows.length];
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
      if (found === null || close(found, all)) return;
      const near = ends.slice(Math.max(0, at + 1 - NEAR), at + 2 + NEAR);
      if (near.some((end) => end !== before && close(found, Math.abs(sums[end]! - sums[before]!))))
        return;
      const since = sums[before]! - sums[ends[at]!]!;
      add(
        warning(
          "table.total-differs",
          tableFormats.table.totalDiffers(
            column,
            shown(found),
            shown(totals.length > 1 && since > 0 ? since : all),
          ),
          { file, row },
        ),
      );
    });
  });
}
