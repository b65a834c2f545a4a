// Rows of text and tables that run through columns and on to further pages. Knows heights, not contents.
import { atOnce, type Steps } from "#base/steps.ts";
import type { Rect, SvgNode } from "./svg.ts";

export type FlowRow = {
  height: number;
  draw: (x: number, y: number) => readonly SvgNode[];
  /** A heading: not to stand last in a column. */ keep?: true;
};

export type Flowed = {
  pages: readonly (readonly SvgNode[])[];
  /** Below the last row of the last page, mm; and the column it stands in. */ end: {
    y: number;
    column: Rect;
  };
};

/** `columns(page)`: where rows may go on page 0, 1, … Every column begins with `head`. A row taller than a column stands alone in it. */
export function* flowSteps(
  rows: readonly FlowRow[],
  head: FlowRow | null,
  columns: (page: number) => readonly Rect[],
): Steps<Flowed> {
  const pages: SvgNode[][] = [[]];
  let [page, index] = [0, 0];
  let column = columns(0)[0]!;
  let y = column.y;
  let empty = true;
  const begin = (): void => {
    y = column.y;
    empty = true;
    if (!head) return;
    pages[page]!.push(...head.draw(column.x, y));
    y += head.height;
  };
  const next = (): void => {
    index++;
    if (index >= columns(page).length) {
      page++;
      index = 0;
      pages.push([]);
    }
    column = columns(page)[index]!;
    begin();
  };
  begin();
  for (const [at, row] of rows.entries()) {
    const follower = row.keep ? (rows[at + 1]?.height ?? 0) : 0;
    if (!empty && y + row.height + follower > column.y + column.height + 0.001) next();
    pages[page]!.push(...row.draw(column.x, y));
    y += row.height;
    empty = false;
    yield at / rows.length;
  }
  return { pages, end: { y, column } };
}

export const flowRows = (...given: Parameters<typeof flowSteps>): Flowed =>
  atOnce(flowSteps(...given));

export const totalHeight = (rows: readonly FlowRow[]): number =>
  rows.reduce((sum, { height }) => sum + height, 0);
