// Rows → a table that fits its box: widths in inches, heights reckoned, what does not fit left over.
import { heightOf } from "./fit.ts";
import type { Box, SlideItem, SlideTable } from "./slide.ts";

const SIDE = 0.14,
  TOP = 0.08;
type Cells = readonly string[];
export type TablePlan = {
  heads: Cells;
  rows: readonly Cells[];
  /** Relative widths. */ shares: readonly number[];
  /** Falling sizes to try, in points. */ sizes: readonly number[];
  total?: boolean;
  /** The row that stands for those left out. */ rest: (left: number) => string;
};

/** The table in the largest size that holds all rows, else in the smallest with its first rows and one that counts the rest. `left`: rows left out. */
export function fitTable(
  name: string,
  box: Box,
  { heads, rows, shares, sizes, total, rest }: TablePlan,
): { item: SlideItem; left: number; height: number } {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => (share / whole) * box.width);
  const restHeight = (left: number, size: number): number =>
    heightOf(rest(left), box.width - SIDE, size) + TOP;
  const rowHeight = (cells: Cells, size: number): number =>
    Math.max(...cells.map((text, at) => heightOf(text, widths[at]! - SIDE, size))) + TOP;
  // Rows lower than one line cannot be: so no more of them are measured than could stand here.
  const few = (size: number): readonly Cells[] =>
    rows.slice(0, Math.ceil(box.height / (size / 72)) + 1);
  for (const [index, size] of sizes.entries()) {
    const heights = [heads, ...few(size)].map((cells) => rowHeight(cells, size));
    const sum = heights.reduce((all, height) => all + height, 0);
    if (heights.length - 1 === rows.length && sum <= box.height)
      return done({ heads, rows, widths, heights, size, ...(total ? { total } : {}) }, 0);
    if (index < sizes.length - 1) continue;
    // A sum stays, whatever goes.
    const last = total ? rows.slice(-1) : [];
    const most = rows.length - last.length;
    const ends = last.map((cells) => rowHeight(cells, size));
    let [count, used] = [0, heights[0]! + restHeight(rows.length, size) + (ends[0] ?? 0)];
    while (count < Math.min(most, heights.length - 1) && used + heights[count + 1]! <= box.height)
      used += heights[++count]!;
    const left = most - count;
    return done(
      {
        heads,
        rows: [...rows.slice(0, count), { span: rest(left) }, ...last],
        widths,
        heights: [...heights.slice(0, count + 1), restHeight(left, size), ...ends],
        size,
        ...(total ? { total } : {}),
      },
      left,
    );
  }
  throw new RangeError("a table needs a size");

  function done(table: SlideTable, left: number) {
    const height = table.heights.reduce((all, one) => all + one, 0);
    return { item: { kind: "table" as const, name, box: { ...box, height }, table }, left, height };
  }
}
