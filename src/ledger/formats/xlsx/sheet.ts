// One sheet's XML → rows of plain cells. Walks the text once by offsets, because this is where a large workbook spends its time.
import { warning, error, type Issue, type Place } from "#base/issue.ts";
import { tableFormats } from "#words/zh-CN/tableFormats.ts";
import { columnLetters, MAX_COLUMNS, type GridCell, type Merge } from "../grid.ts";
import { serialDate, type DateKind } from "./dates.ts";
import { plainText, runsOf } from "./text.ts";

export const MAX_ROWS = 1_048_576;
/** Cells kept in a workbook, blanks between them counted. */
export const MAX_CELLS = 12_000_000;
const MAX_MERGES = 100_000;
/** Characters of a workbook's cells in all. One shared string may stand in every row: half a megabyte of file is then gigabytes of text. */
export const MAX_TEXT = 60_000_000;

const say = tableFormats.xlsx;

export type SheetContext = {
  name: string;
  file: string;
  strings: readonly string[];
  styles: readonly DateKind[];
  since1904: boolean;
  /** How many cells may still be made, and how many characters may stand in them. */
  budget: number;
  textBudget: number;
  add: (issue: Issue) => void;
};

export type SheetRows = {
  rows: GridCell[][];
  numbers: number[];
  merges: Merge[];
  cells: number;
  characters: number;
};

const [QUOTE, SLASH, GREATER] = [34, 47, 62];

/** Offset of the “>” that ends the tag at `at`, or -1. A “>” inside quotes belongs to the value. */
function tagEnd(xml: string, at: number): number {
  for (let i = at, open = 0; i < xml.length; i++) {
    const code = xml.charCodeAt(i);
    if (open) open = code === open ? 0 : open;
    else if (code === GREATER) return i;
    else if (code === QUOTE || code === 39) open = code;
  }
  return -1;
}

class SheetReader {
  readonly #xml: string;
  readonly #context: SheetContext;
  readonly #rows: GridCell[][] = [];
  readonly #numbers: number[] = [];
  #row: GridCell[] = [];
  #number = 0;
  #column = -1;
  #cells = 0;
  #characters = 0;
  #clipped = false;

  constructor(xml: string, context: SheetContext) {
    this.#xml = xml;
    this.#context = context;
  }

  read(): SheetRows {
    const start = this.#xml.indexOf("<sheetData");
    let end = start < 0 ? -1 : this.#xml.indexOf(">", start);
    const { name, file, add } = this.#context;
    if (end >= 0 && this.#xml.charCodeAt(end - 1) !== SLASH) end = this.#readRows(end + 1);
    if (end < 0)
      add(
        error("xlsx.sheet-broken", say.sheetBroken(name, this.#number), {
          file,
          row: this.#number,
        }),
      );
    this.#tidy();
    return {
      rows: this.#rows,
      numbers: this.#numbers,
      merges: end < 0 ? [] : this.#merges(end),
      cells: this.#cells,
      characters: this.#characters,
    };
  }

  /** Returns where the sheet's data ends, or -1 when it is cut off. */
  #readRows(from: number): number {
    const xml = this.#xml;
    for (let at = xml.indexOf("<", from); at >= 0; at = xml.indexOf("<", at)) {
      const first = xml.charCodeAt(at + 1);
      const after = xml.charCodeAt(at + 2);
      if (first === 99 && (after <= 32 || after === GREATER || after === SLASH))
        at = this.#readCell(at + 2);
      else if (first === 114 && xml.startsWith("<row", at)) at = this.#startRow(at);
      else if (first === SLASH && xml.startsWith("</sheetData", at)) return at;
      else if (first === 33 && xml.startsWith("<!--", at)) at = xml.indexOf("-->", at);
      else at = tagEnd(xml, at);
      if (at < 0) return -1;
      if (this.#clipped) return xml.indexOf("</sheetData", at);
    }
    return -1;
  }

  #startRow(at: number): number {
    const end = tagEnd(this.#xml, at);
    const given =
      end < 0
        ? null
        : /\sr\s*=\s*["'](\d{1,9})["']/.exec(this.#xml.slice(at, Math.min(end, at + 400)))?.[1];
    this.#number = given ? Number(given) : this.#number + 1;
    this.#column = -1;
    this.#row = [];
    const { name, file, add } = this.#context;
    const where = { file, row: this.#number };
    if (this.#number < 1 || this.#number > MAX_ROWS || this.#cells > this.#context.budget) {
      add(error("xlsx.too-many-rows", say.rowsClipped(name, this.#number), where));
      this.#clipped = true;
    } else if (this.#characters > this.#context.textBudget) {
      add(error("xlsx.too-much-text", say.textClipped(name, this.#number), where));
      this.#clipped = true;
    } else {
      this.#rows.push(this.#row);
      this.#numbers.push(this.#number);
    }
    return end;
  }

  /** `at` stands behind “<c”. Returns the offset behind the cell, or -1. */
  #readCell(at: number): number {
    const xml = this.#xml;
    let [column, style, type] = [this.#column + 1, 0, 0];
    let i = at;
    // Attributes: r="AB12", s="3", t="inlineStr"; others are passed over.
    for (let code = xml.charCodeAt(i); code !== GREATER; code = xml.charCodeAt(++i)) {
      if (Number.isNaN(code)) return -1;
      if (code !== QUOTE && code !== 39) continue;
      const close = xml.indexOf(xml[i]!, i + 1);
      if (close < 0) return -1;
      if (xml.charCodeAt(i - 1) === 61 && xml.charCodeAt(i - 3) <= 32) {
        const key = xml.charCodeAt(i - 2);
        if (key === 114) column = this.#columnAt(i + 1, column);
        else if (key === 115) style = Number(xml.slice(i + 1, close));
        else if (key === 116)
          type = xml.charCodeAt(i + 1) === 115 && close - i > 2 ? 1 : xml.charCodeAt(i + 1);
      }
      i = close;
    }
    this.#column = column;
    if (xml.charCodeAt(i - 1) === SLASH) return i + 1;
    return this.#readContent(i + 1, column, style, type);
  }

  #columnAt(at: number, fallback: number): number {
    let column = 0;
    let i = at;
    for (
      let code = this.#xml.charCodeAt(i) & 0xdf;
      code >= 65 && code <= 90 && i < at + 4;
      code = this.#xml.charCodeAt(++i) & 0xdf
    )
      column = column * 26 + code - 64;
    return column === 0 ? fallback : column - 1;
  }

  #readContent(from: number, column: number, style: number, type: number): number {
    const xml = this.#xml;
    let [hasFormula, hasValue] = [false, false];
    for (let at = xml.indexOf("<", from); at >= 0; at = xml.indexOf("<", at)) {
      const first = xml.charCodeAt(at + 1);
      if (first === SLASH) {
        const closing = xml.charCodeAt(at + 2);
        if (closing !== 99 && closing !== 114) {
          at++;
          continue;
        }
        if (hasFormula && !hasValue)
          this.#warn(
            "xlsx.formula-no-result",
            say.noResult(this.#context.name, `${columnLetters(column)}${this.#number}`),
          );
        return closing === 99 ? at + 4 : at;
      }
      const end = tagEnd(xml, at);
      if (end < 0) return -1;
      const empty = xml.charCodeAt(end - 1) === SLASH;
      at = end + 1;
      if (first === 102) {
        hasFormula = true;
        if (!empty) at = xml.indexOf("</f>", end);
      } else if (first === 118 && !empty) {
        const close = xml.indexOf("<", end);
        if (close < 0) return -1;
        hasValue = true;
        this.#put(column, this.#value(xml.slice(end + 1, close), style, type));
        at = close;
      } else if (first === 105 && !empty) {
        at = xml.indexOf("</is>", end);
        if (at >= 0) this.#put(column, runsOf(xml.slice(end + 1, at)));
      }
      if (at < 0) return -1;
    }
    return -1;
  }

  /** `type` is the first letter of t, or 1 for “str”. */
  #value(raw: string, style: number, type: number): GridCell {
    if (type === 115) {
      const text = this.#context.strings[Number(raw)];
      if (text === undefined) this.#warn("xlsx.no-string", say.noString(this.#context.name));
      return text ?? null;
    }
    if (type === 98) return raw.trim() === "1" || raw.trim() === "true";
    if (type !== 0 && type !== 110)
      return type === 100 ? raw.replace(/T00:00:00(?:\.0+)?Z?$/, "") : plainText(raw);
    const value = Number(raw);
    if (Number.isNaN(value) || raw.trim() === "") return raw.trim() === "" ? null : plainText(raw);
    const kind = this.#context.styles[style];
    return kind === undefined || kind === "none"
      ? value
      : serialDate(value, kind, this.#context.since1904);
  }

  #put(column: number, value: GridCell): void {
    if (value === null || value === "") return;
    if (column >= MAX_COLUMNS) {
      this.#warn(
        "xlsx.too-many-columns",
        say.columnsClipped(this.#context.name, columnLetters(MAX_COLUMNS - 1)),
      );
      return;
    }
    const row = this.#row;
    this.#cells += Math.max(0, column + 1 - row.length);
    if (typeof value === "string") this.#characters += value.length;
    while (row.length < column) row.push(null);
    row[column] = value;
  }

  #warn(code: string, message: string): void {
    const at: Place = { file: this.#context.file, row: this.#number };
    this.#context.add(warning(code, message, at));
  }

  /** Rows in ascending order, none blank at the end. */
  #tidy(): void {
    const { length } = this.#numbers;
    if (this.#numbers.some((number, index) => index > 0 && number <= this.#numbers[index - 1]!)) {
      const order = Array.from({ length }, (_, index) => index).sort(
        (a, b) => this.#numbers[a]! - this.#numbers[b]!,
      );
      const [rows, numbers] = [
        order.map((index) => this.#rows[index]!),
        order.map((index) => this.#numbers[index]!),
      ];
      this.#rows.splice(0, length);
      this.#numbers.splice(0, length);
      for (let i = 0; i < length; i++) {
        this.#rows.push(rows[i]!);
        this.#numbers.push(numbers[i]!);
      }
    }
    while (this.#rows.at(-1)?.length === 0) {
      this.#rows.pop();
      this.#numbers.pop();
    }
  }

  #merges(from: number): Merge[] {
    const merges: Merge[] = [];
    const index = (number: number): number => {
      let [low, high] = [0, this.#numbers.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.#numbers[middle]! < number) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    const cells =
      /<mergeCell\s[^<>]{0,200}?ref\s?=\s?["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/g;
    cells.lastIndex = from;
    for (
      let match = cells.exec(this.#xml);
      match && merges.length < MAX_MERGES;
      match = cells.exec(this.#xml)
    ) {
      const [, left, top, right, bottom] = match;
      const merge = {
        top: index(Number(top)),
        left: lettersColumn(left!),
        bottom: index(Number(bottom) + 1) - 1,
        right: Math.min(lettersColumn(right!), MAX_COLUMNS - 1),
      };
      if (
        merge.bottom >= merge.top &&
        merge.right >= merge.left &&
        (merge.bottom > merge.top || merge.right > merge.left)
      )
        merges.push(merge);
    }
    return merges;
  }
}

const lettersColumn = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Reads the XML of a worksheet. Never throws; what cannot be kept is said through `add`. */
export const readSheet = (xml: string, context: SheetContext): SheetRows =>
  new SheetReader(xml, context).read();
