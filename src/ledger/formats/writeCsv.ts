// Columns and rows → .csv bytes that Excel and WPS open right: BOM, CRLF, and no cell that a spreadsheet would compute.
import { guardFormula } from "./formulaGuard.ts";

/** UTF-8 with BOM. The apostrophe before a text that a spreadsheet might compute is taken off again on reading. */
export function writeCsv(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Uint8Array<ArrayBuffer> {
  const lines = [columns, ...rows].map((row) =>
    row.length === 1 && (row[0] === null || row[0] === "") ? '""' : row.map(field).join(","),
  );
  return new TextEncoder().encode(`\ufeff${lines.join("\r\n")}\r\n`);
}

function field(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  const safe = guardFormula(text);
  return /[",;|，\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
