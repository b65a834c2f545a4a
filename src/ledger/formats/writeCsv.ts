// Columns and rows → .csv bytes that Excel and WPS open right: BOM, CRLF, and no cell that a spreadsheet would compute.

/** A text that a spreadsheet would take for a formula, or that such a guard already precedes. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** UTF-8 with BOM. The apostrophe before a text that begins with = + - @ tab or CR is taken off again on reading. */
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
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",;|，\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
