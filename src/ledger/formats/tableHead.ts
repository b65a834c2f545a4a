// Where the heads of a table are and how heads of several rows join into one. Judges by the heads that are known.
import { tableFormats } from "#words/zh-CN/tableFormats.ts";
import { FIELDS } from "../fields.ts";
import { recogniseTable, type Target } from "../reading/heads.ts";
import { unitOfTable } from "../reading/units.ts";
import { columnLetters, isBlank, type Grid, type GridCell, type Merge } from "./grid.ts";

/** Indexes of the first and the last head row within the grid's rows. */
export type HeadRows = { top: number; bottom: number };

/** Heads stand among the first rows that hold anything; deeper lies data. */
const LOOKED_AT = 40;
const MAX_HEIGHT = 3;
const MAX_COLUMNS = 300;
/** More merges than this among the heads are no ledger's. */
const MAX_MERGES = 2000;

type Row = readonly GridCell[];
const written = (row: Row | undefined): GridCell[] =>
  (row ?? []).slice(0, MAX_COLUMNS).filter((cell) => !isBlank(cell));

/** How much a row looks like heads: a point for each known one, less for each number. */
function score(row: Row): number {
  const cells = row.slice(0, MAX_COLUMNS);
  const texts = cells.filter(
    (cell) => typeof cell === "string" && cell.trim() !== "" && cell.length <= 60,
  ) as string[];
  const known = recogniseTable(texts.map(headText)).filter(({ target }) => target.to !== "extra");
  const wrong = cells.filter(
    (cell) =>
      typeof cell === "number" ||
      (typeof cell === "string" && /^[\d.,\s-]+$/.test(cell) && cell.trim() !== ""),
  ).length;
  return known.reduce((sum, { sure }) => sum + (sure ? 1 : 0.6), 0) - wrong;
}

/** A single known head is enough only where it names what a row is about. */
const ENOUGH_ALONE: ReadonlySet<Target["to"]> = new Set([
  "name",
  "place",
  "lng",
  "lat",
  "id",
  "owner",
]);

/** The head rows, or null where nothing is recognised. */
export function findHead(sheet: Grid): HeadRows | null {
  const grid = { ...sheet, merges: nearMerges(sheet) };
  let best = -1;
  let most = 0;
  for (let index = 0, seen = 0; index < grid.rows.length && seen < LOOKED_AT; index++) {
    const row = grid.rows[index]!;
    if (row.every(isBlank)) continue;
    seen++;
    const points = score(row);
    if (points > most) [best, most] = [index, points];
  }
  if (best < 0) return null;
  const cells = written(grid.rows[best]);
  if (
    most < 1.5 &&
    !(
      cells.length <= 3 &&
      recogniseTable(cells.map((cell) => headText(cell))).some(({ target }) =>
        ENOUGH_ALONE.has(target.to),
      )
    )
  )
    return null;
  const top = isParent(grid, best - 1, best)
    ? isParent(grid, best - 2, best)
      ? best - 2
      : best - 1
    : best;
  return { top, bottom: lastHeadRow(grid, top, best) };
}

/** Merges among the rows that are looked at. */
function nearMerges({ rows, merges }: Grid): readonly Merge[] {
  let last = 0;
  for (let seen = 0; last < rows.length && seen < LOOKED_AT + MAX_HEIGHT; last++)
    if (!rows[last]!.every(isBlank)) seen++;
  return merges.filter(({ top }) => top <= last).slice(0, MAX_MERGES);
}

/** A row above the best one groups its columns: several texts, at least one of them over more than one column, and no “单位：…”. */
function isParent(grid: Grid, index: number, child: number): boolean {
  const row = grid.rows[index];
  const cells = written(row);
  if (
    !row ||
    cells.length < 2 ||
    cells.some((cell) => typeof cell !== "string" || /[:：]/.test(cell))
  )
    return false;
  const over = grid.merges.filter(
    ({ top, bottom, left, right }) => top === index && (right > left || bottom >= child),
  );
  if (over.length > 0) return true;
  return (
    grid.merges.length === 0 &&
    row.some(
      (cell, at) =>
        !isBlank(cell) &&
        isBlank(row[at + 1]) &&
        !isBlank(grid.rows[child]![at]) &&
        !isBlank(grid.rows[child]![at + 1]),
    )
  );
}

/** How far heads go down: as far as one of them is merged, or as a row only divides columns above it. */
function lastHeadRow(grid: Grid, top: number, best: number): number {
  let bottom = best;
  for (const merge of grid.merges)
    if (merge.top >= top && merge.top <= best && merge.bottom > bottom)
      bottom = Math.min(merge.bottom, top + MAX_HEIGHT - 1, grid.rows.length - 1);
  while (bottom < top + MAX_HEIGHT - 1 && divides(grid, top, bottom, bottom + 1)) bottom++;
  return bottom;
}

function divides(grid: Grid, top: number, above: number, index: number): boolean {
  const row = grid.rows[index];
  if (!row || written(row).length === 0) return false;
  const parents = grid.rows[above]!;
  return (
    row.every((cell, at) => {
      if (isBlank(cell)) return true;
      if (typeof cell !== "string" || /^[\d.,\s-]+$/.test(cell) || cell.length > 20) return false;
      const unit = /^\s*[（(【[].{1,8}[）)】\]]\s*$/.test(cell);
      return (
        unit ||
        spanAt(grid, top, above, at) ||
        (isBlank(parents[at]) && at > 0) ||
        (!isBlank(parents[at]) && isBlank(parents[at + 1]) && !isBlank(row[at + 1]))
      );
    }) && isBlank(row[0])
  );
}

const spanAt = (grid: Grid, top: number, above: number, column: number): boolean =>
  grid.merges.some(
    (merge) =>
      merge.top >= top &&
      merge.top <= above &&
      merge.bottom === above &&
      merge.right > merge.left &&
      column >= merge.left &&
      column <= merge.right,
  );

const headText = (cell: GridCell | undefined): string =>
  isBlank(cell)
    ? ""
    : String(cell)
        .replace(/\s+/g, (space) => (/[\r\n]/.test(space) ? "" : " "))
        .trim();

/** One name a column: heads of several rows joined from above, a number for repeated ones, “列C” where there is none. */
export function headsOf(sheet: Grid, head: HeadRows | null, width: number): string[] {
  const grid = {
    ...sheet,
    merges: head ? sheet.merges.filter(({ top }) => top <= head.bottom).slice(0, MAX_MERGES) : [],
  };
  const joined = Array.from({ length: width }, (_, column) =>
    head ? joinedHead(grid, head, column) : "",
  );
  const named = head ? withTableUnit(joined, grid, head) : joined;
  const taken = new Set<string>();
  return named.map((text, column) => {
    const wanted = text === "" ? tableFormats.heads.unnamed(columnLetters(column)) : text;
    let name = wanted;
    for (let times = 2; taken.has(name); times++) name = tableFormats.heads.repeated(wanted, times);
    taken.add(name);
    return name;
  });
}

/** “总投资” over several columns and “其中：省级” → “总投资 其中：省级”; a unit below its head closes up: “总投资（万元）”. */
function joinedHead(grid: Grid, { top, bottom }: HeadRows, column: number): string {
  let text = "";
  let last: string | null = null;
  for (let index = top; index <= bottom; index++) {
    const part = headText(headCell(grid, index, column, top, bottom));
    if (part === "" || part === last) continue;
    text += text === "" || /^[（(【[]/.test(part) ? part : ` ${part}`;
    last = part;
  }
  return text;
}

/** The cell, or the one whose merge covers it; without merges an empty cell in an upper row belongs to the text at its left. */
function headCell(
  grid: Grid,
  index: number,
  column: number,
  top: number,
  bottom: number,
): GridCell | undefined {
  const row = grid.rows[index]!;
  if (!isBlank(row[column])) return row[column];
  const merge = grid.merges.find(
    (one: Merge) =>
      index >= one.top && index <= one.bottom && column >= one.left && column <= one.right,
  );
  if (merge)
    return merge.top >= top && merge.top === index ? grid.rows[merge.top]![merge.left] : undefined;
  if (grid.merges.length > 0 || index >= bottom || isBlank(grid.rows[index + 1]?.[column]))
    return undefined;
  for (let at = column - 1; at >= 0; at--) {
    if (!isBlank(row[at])) return isBlank(grid.rows[index + 1]?.[at]) ? undefined : row[at];
  }
  return undefined;
}

/** “单位：亿元” above the table holds for money heads that name no unit themselves. */
function withTableUnit(heads: readonly string[], grid: Grid, { top }: HeadRows): readonly string[] {
  const unit = grid.rows
    .slice(Math.max(0, top - 10), top)
    .flat()
    .map((cell) => (typeof cell === "string" ? unitOfTable(cell) : null))
    .find((found) => found !== null);
  if (!unit || unit === "万元") return heads;
  return recogniseTable(heads).map(({ column, target }) =>
    "unit" in target && FIELDS[target.to].type === "wan" && target.unit === null
      ? `${column}（${unit}）`
      : column,
  );
}
