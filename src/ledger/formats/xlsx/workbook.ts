// What a workbook to be written is made of.

/** `locked` columns cannot be changed in a locked sheet; `options` become a drop-down list; `sum` columns are added up in the totals row. */
export type SheetHead = {
  label: string;
  width: number;
  type: "text" | "number" | "date";
  locked?: boolean;
  options?: readonly string[];
  sum?: boolean;
};

export type Sheet = {
  name: string;
  /** The line above the table, merged and centred; null for none. */
  title: string | null;
  heads: readonly SheetHead[];
  /** Dates as ISO text: a full day is stored as a date, a month or year as text. */
  rows: readonly (readonly (string | number | null)[])[];
  /** A row 合计 below, with formulas over the `sum` columns. */
  totals?: boolean;
  /** Protects the sheet, without a password; columns that are not locked stay open. */
  locked?: boolean;
  hidden?: boolean;
  /** Lines between title and heads, one merged row each. */
  notes?: readonly string[];
};

export type Workbook = { sheets: readonly Sheet[] };

/** The longest text of a cell. */
export const MAX_TEXT = 32_767;
