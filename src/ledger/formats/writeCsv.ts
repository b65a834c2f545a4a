// Columns and rows → .csv bytes that Excel and WPS open right: BOM, CRLF, and no cell that a spreadsheet would compute.
import Papa from "papaparse";
import { guardFormula } from "./formulaGuard.ts";

/** Signs that some program takes for a delimiter, and line ends. */
const SIGNS = /[,;|，\t\r\n]/;

/** UTF-8 with BOM. The apostrophe before a text that a spreadsheet might compute is taken off again on reading. */
export function writeCsv(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Uint8Array<ArrayBuffer> {
  const cells = [columns, ...rows].map((row) =>
    row.map((cell) => guardFormula(String(cell ?? ""))),
  );
  // A line with nothing in it would be no row.
  const isOnly = columns.length === 1;
  const text = Papa.unparse(cells, {
    newline: "\r\n",
    quotes: (cell: unknown) => (isOnly && cell === "") || SIGNS.test(String(cell)),
  });
  return new TextEncoder().encode(`\ufeff${text}\r\n`);
}
