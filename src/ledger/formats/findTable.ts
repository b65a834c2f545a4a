// A grid → the table in it: where its heads are, which rows are records, which are titles, totals, notes. Every row ends in one of the two lists.
import { warning, IssueLog, type Issue, type Parsed } from "#base/issue.ts";
import { tableFormats } from "#words/zh-CN/tableFormats.ts";
import { FIELDS } from "../fields.ts";
import { isName, recogniseTable, type Recognised } from "../reading/heads.ts";
import type { FormatId, Source, SourceRow } from "../source.ts";
import { checkTotals, type TotalRow } from "./checkTotals.ts";
import { isBlank, type Grid, type GridCell, type Merge, type RowList, type Table } from "./grid.ts";
import { findHead, headsOf, type HeadRows } from "./tableHead.ts";

const say = tableFormats.table;
type Skipped = Source["skipped"][number];
type Row = readonly GridCell[];

const TOTAL =
  /^(?:其中|以上|本页|本表|全镇|全部|项目)?(?:合计|小计|总计|共计|累计|汇总)(?:[（(:：].*)?$/;
/** “道路类合计” may be a name; with a number in the row it is a total. */
const NAMED_TOTAL = /^.{1,12}(?:合计|小计|总计)[:：]?$/;
const NOTE =
  /^(?:注|备注|说明|填表说明|填报说明|填表人?|填报人?|制表人?|审核人?|审批人?|负责人|单位负责人|分管领导|主要领导|联系人|联系电话|填报单位|填报部门|填报时间|填报日期|制表单位|制表时间|制表日期|日期|签字|签章|盖章)(?:[（(][^）)]*[）)])?\s*[:：]/;
const GROUP = /^[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?$/;
const GROUP_TITLE = /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．])/;

/** Finds the table of a sheet. `value` is null for a sheet without content. `head` is given where a person has said which rows are the heads. */
export function findTable(
  table: Table,
  file: string,
  format: FormatId,
  head: HeadRows | null = null,
): Parsed<Source | null> {
  const width = widthOf(table.rows);
  if (width === 0) return { value: null, issues: [] };
  const grid = upperRows(table, head);
  const found = head ?? findHead(grid);
  const log = new IssueLog();
  if (!found) log.add(warning("table.no-head", say.noHead(grid.name), { file }));
  const columns = headsOf(grid, found, width);
  const { rows, skipped } = new Body(table, found, recogniseTable(columns), file, (issue) =>
    log.add(issue),
  ).read();
  if (rows.length === 0) log.add(warning("table.no-rows", say.noRows(table.name), { file }));
  const source: Source = {
    file,
    sheet: table.name === "" ? null : table.name,
    format,
    columns,
    rows,
    skipped,
    hasGeometry: false,
    crs: null,
    keepsUnplaced: false,
  };
  return {
    value: source,
    issues: log.finish((code, left) => warning(code, say.more(left), { file })),
  };
}

/** Makes a row of a source without heads its head, as a person has pointed at it. Rows before it become titles. */
export function chooseHead(source: Source, row: number): Source {
  const at = source.rows.findIndex((one) => one.row === row);
  if (at < 0) return source;
  const heads: Grid = {
    name: "",
    rows: [source.rows[at]!.cells as Row],
    numbers: [row],
    merges: [],
    hidden: false,
  };
  const columns = headsOf(heads, { top: 0, bottom: 0 }, source.columns.length);
  const before = source.rows
    .slice(0, at)
    .map((one): Skipped => ({ row: one.row, reason: "title" }));
  const skipped = [...source.skipped, ...before, { row, reason: "head" } as const].sort(
    (a, b) => a.row - b.row,
  );
  return { ...source, columns, rows: source.rows.slice(at + 1), skipped };
}

/** Columns up to the last that holds anything. */
function widthOf(rows: RowList): number {
  let width = 0;
  for (let index = 0; index < rows.length; index++) {
    if (rows.widthAt && rows.widthAt(index) <= width) continue;
    const row = rows.at(index)!;
    let length = row.length;
    while (length > width && isBlank(row[length - 1])) length--;
    if (length > width) width = length;
  }
  return width;
}

/** More than are looked at for heads. */
const UPPER = 64;

/** The part of a table in which its heads are. */
function upperRows(table: Table, head: HeadRows | null): Grid {
  const rows: Row[] = [];
  for (
    let index = 0, seen = 0;
    index < table.rows.length && (seen < UPPER || index <= (head?.bottom ?? 0) + 1);
    index++
  ) {
    const row = table.rows.at(index)!;
    rows.push(row);
    if (!row.every(isBlank)) seen++;
  }
  return { ...table, rows };
}

/** A row whose cells are made whenever they are looked at. */
class LateRow implements SourceRow {
  readonly row: number;
  readonly #rows: RowList;
  readonly #index: number;

  constructor(row: number, rows: RowList, index: number) {
    this.row = row;
    this.#rows = rows;
    this.#index = index;
  }

  get cells(): Row {
    return this.#rows.at(this.#index)!;
  }

  /** Written out it is a row like any other. */
  toJSON(): SourceRow {
    return { row: this.row, cells: this.cells };
  }
}

class Body {
  readonly #rows: SourceRow[] = [];
  readonly #skipped: Skipped[] = [];
  readonly #totals: TotalRow[] = [];
  readonly #name: number;
  readonly #order: number;
  readonly #across: ReadonlyMap<number, readonly Merge[]>;
  readonly #grid: Table;
  readonly #head: HeadRows | null;
  readonly #recognised: readonly Recognised[];
  readonly #file: string;
  readonly #add: (issue: Issue) => void;

  constructor(
    grid: Table,
    head: HeadRows | null,
    recognised: readonly Recognised[],
    file: string,
    add: (issue: Issue) => void,
  ) {
    this.#grid = grid;
    this.#head = head;
    this.#recognised = recognised;
    this.#file = file;
    this.#add = add;
    const across = new Map<number, Merge[]>();
    for (const merge of grid.merges)
      if (merge.right > merge.left)
        across.set(merge.top, [...(across.get(merge.top) ?? []).slice(0, 20), merge]);
    this.#across = across;
    this.#name = recognised.findIndex(({ target }) => isName(target));
    this.#order = recognised.findIndex(({ target }) => target.to === "order");
  }

  read(): { rows: readonly SourceRow[]; skipped: readonly Skipped[] } {
    const { rows, numbers } = this.#grid;
    const filled = this.#fill();
    const [top, bottom] = this.#head ? [this.#head.top, this.#head.bottom] : [0, -1];
    const numbered = this.#isNumbered();
    for (let index = 0; index < rows.length; index++) {
      const row = numbers[index]!;
      // Nearly every row of a large ledger: a record by its first sign, so that its cells need not be made here.
      if (index > bottom && rows.isNumbered?.(index)) {
        this.#rows.push(new LateRow(row, rows, index));
        continue;
      }
      const cells = rows.at(index)!;
      const reason =
        index < top
          ? cells.every(isBlank)
            ? "blank"
            : "title"
          : index <= bottom
            ? "head"
            : this.#reason(cells, index, numbered);
      if (reason === null)
        this.#rows.push(
          rows.widthAt ? new LateRow(row, rows, index) : { row, cells: filled.get(index) ?? cells },
        );
      else this.#skipped.push({ row, reason });
      if (reason === "total") this.#totals.push({ row, cells, before: this.#rows.length });
    }
    if (this.#totals.length > 0)
      checkTotals(this.#totals, this.#rows, this.#recognised, this.#file, this.#add);
    return { rows: this.#rows, skipped: this.#skipped };
  }

  #isNumbered(): boolean {
    const { rows } = this.#grid;
    for (let index = 0; this.#order >= 0 && index < rows.length; index++)
      if (isArabic(rows.at(index)![this.#order])) return true;
    return false;
  }

  /** Why a row below the heads is no record; null when it is one. Rows that are only numbered beforehand are blank. */
  #reason(row: Row, index: number, numbered: boolean): Skipped["reason"] | null {
    let first = 0;
    while (first < row.length && isBlank(row[first])) first++;
    if (first >= row.length) return "blank";
    if (!this.#head) return null;
    const cell = row[first];
    if (isArabic(cell))
      return first === this.#order && row.every((other, at) => at === first || isBlank(other))
        ? "blank"
        : null;
    if (typeof cell !== "string") return null;
    const text = cell.replace(/\s+/g, "");
    const name = this.#name < 0 ? undefined : row[this.#name];
    if (
      text.length <= 40 &&
      (TOTAL.test(text) ||
        (NAMED_TOTAL.test(text) && row.some((other, at) => at > first && isNumeric(other))))
    )
      return "total";
    if (NOTE.test(text)) return "title";
    if (
      this.#name >= 0 &&
      typeof name === "string" &&
      this.#recognised[this.#name]!.column === name.trim() &&
      !isBlank(name)
    )
      return "head";
    return this.#groupReason(row, index, first, text, numbered);
  }

  /** “一、农村道路” across the table, or “一 | 农村道路 | … | 3000” above items numbered 1, 2, 3. */
  #groupReason(
    row: Row,
    index: number,
    first: number,
    text: string,
    numbered: boolean,
  ): Skipped["reason"] | null {
    const alone = row.every((cell, at) => at === first || isBlank(cell));
    const across =
      alone &&
      this.#recognised.length > 2 &&
      (first !== this.#name || GROUP_TITLE.test(text)) &&
      (GROUP_TITLE.test(text) || this.#spans(index, first));
    const grouped = numbered && first === this.#order && GROUP.test(text);
    if (!across && !grouped) return null;
    const shown = row
      .filter((cell): cell is string => typeof cell === "string" && cell.trim() !== "")
      .slice(0, 2)
      .join(" ");
    this.#add(
      warning("table.group-row", say.groupRow(shown), {
        file: this.#file,
        row: this.#grid.numbers[index]!,
      }),
    );
    if (grouped && row.some(isNumeric)) return "total";
    this.#totals.push({ row: this.#grid.numbers[index]!, cells: [], before: this.#rows.length });
    return "title";
  }

  #spans(index: number, column: number): boolean {
    return (this.#across.get(index) ?? []).some(
      ({ left, right, bottom }) =>
        bottom === index && left === column && (right - left + 1) * 2 > this.#recognised.length,
    );
  }

  /** Copies a cell merged downwards into each row it covers. Measured numbers stay in the first row: copied, they would count twice. */
  #fill(): ReadonlyMap<number, Row> {
    const filled = new Map<number, GridCell[]>();
    const done = new Map<number, number>();
    const { rows } = this.#grid;
    const from = (this.#head?.bottom ?? -1) + 1;
    for (const { top, left, bottom } of [...this.#grid.merges].sort((a, b) => a.top - b.top)) {
      const value = rows.at(top)?.[left];
      if (bottom === top || top < from || isBlank(value) || left >= this.#recognised.length)
        continue;
      if (typeof value === "number" && isMeasured(this.#recognised[left]!)) {
        this.#add(
          warning("table.merged-number", say.mergedNumber(this.#recognised[left]!.column), {
            file: this.#file,
            row: this.#grid.numbers[top]!,
          }),
        );
        continue;
      }
      // Merges that overlap cover a row once, so that the work stays within the size of the sheet.
      for (
        let at = Math.max(top + 1, (done.get(left) ?? -1) + 1);
        at <= bottom && at < rows.length;
        at++
      ) {
        if (!isBlank(rows.at(at)![left])) continue;
        const row = filled.get(at) ?? [...rows.at(at)!];
        while (row.length <= left) row.push(null);
        row[left] = value!;
        filled.set(at, row);
      }
      done.set(left, Math.max(done.get(left) ?? -1, bottom));
    }
    return filled;
  }
}

const isNumeric = (cell: unknown): boolean =>
  typeof cell === "number" || (typeof cell === "string" && /^[\d.,]+$/.test(cell.trim()));
/** A running number. */
function isArabic(cell: unknown): boolean {
  if (typeof cell !== "string") return typeof cell === "number";
  for (let at = 0; at < cell.length; at++)
    if (cell.charCodeAt(at) < 48 || cell.charCodeAt(at) > 57) return false;
  return cell !== "";
}

const isMeasured = ({ target }: Recognised): boolean =>
  "unit" in target && /^(?:wan|squareMetres|metres)$/.test(FIELDS[target.to].type);
