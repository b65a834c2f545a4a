// A sheet as a reader leaves it: rows of plain cells and where they were merged. Knows no heads and no meaning.

/** Dates are ISO text as exact as their format showed them ("2023-04"); errors ("#REF!") are text; null and "" are empty. */
export type GridCell = string | number | boolean | null;

/** 0-based and inclusive, within `rows`. */
export type Merge = { top: number; left: number; bottom: number; right: number };

export type Grid = {
  /** The sheet's name; "" for a text table. */
  name: string;
  /** The rows that the file holds; a row may be shorter than others. Blank rows at the end are left out. */
  rows: readonly (readonly GridCell[])[];
  /** 1-based row of the sheet, or line of the text, where each of `rows` begins. Ascending. */
  numbers: readonly number[];
  merges: readonly Merge[];
  hidden: boolean;
};

/** Rows that may be made when they are looked at; a plain list is one too. */
export type RowList = {
  readonly length: number;
  at: (index: number) => readonly GridCell[] | undefined;
  /** How many cells a row has, where that is known without making them. */
  widthAt?: (index: number) => number;
  /** Whether a row plainly begins with a running number and a word after it; false where its cells must be looked at. */
  isNumbered?: (index: number) => boolean;
};

/** A grid whose rows need not be at hand. */
export type Table = Omit<Grid, "rows"> & { rows: RowList };

/** A ledger has some dozens of columns; what stands beyond is a slip of the mouse or an attack. */
export const MAX_COLUMNS = 1000;

export const isBlank = (cell: unknown): boolean =>
  cell === null ||
  cell === undefined ||
  cell === "" ||
  (typeof cell === "string" && cell.trim() === "");

/** 0 → "A", 27 → "AB". */
export function columnLetters(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
