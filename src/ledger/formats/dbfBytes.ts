// Rows → the bytes of a .dbf in UTF-8, with field names of at most 10 bytes. Says what did not fit.
import { cutAt } from "#base/cutAt.ts";
import { mapFormats } from "#words/zh-CN/mapFormats.ts";
import type { ExportColumn } from "./exportLayer.ts";

const say = mapFormats.write;
const MOST_FIELDS = 255;
const NAME_BYTES = 10;
const TEXT_BYTES = 254;
const NUMBER_BYTES = 20;
const encoder = new TextEncoder();

type CellValue = string | number | null;
export type DbfField = {
  name: string;
  column: ExportColumn;
  index: number;
  type: "C" | "N";
  length: number;
  decimals: number;
};
/** `row`: 1-based, as given; null where the whole column is meant. */
export type DbfRemark = { code: string; row: number | null; message: string };

/** The longest beginning of a text that fits, whole characters only. */
export function cutToBytes(text: string, limit: number): Uint8Array {
  const bytes = encoder.encode(text);
  if (bytes.length <= limit) return bytes;
  let end = limit;
  while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end);
}

/** Names from labels, cut to 10 bytes (three Chinese characters) and numbered where two would be the same. */
function nameFields(columns: readonly ExportColumn[]): string[] {
  const used = new Set<string>();
  const decoder = new TextDecoder();
  return columns.map(({ label, short }) => {
    const plain =
      short ??
      (cutAt(label, /[（(]/).replace(/[\s\0]/g, "") || label.replace(/[\s\0]/g, "") || "F");
    let name = decoder.decode(cutToBytes(plain, NAME_BYTES));
    for (let n = 1; used.has(name.toUpperCase()); n++)
      name = `${decoder.decode(cutToBytes(plain, NAME_BYTES - String(n).length))}${n}`;
    used.add(name.toUpperCase());
    return name;
  });
}

const decimalsOf = (value: number): number =>
  /e-/.test(String(value)) ? 15 : (String(value).split(".")[1]?.length ?? 0);

/** `allRows` decides types and widths, so that the layers of one export agree. */
export function planFields(
  columns: readonly ExportColumn[],
  allRows: readonly (readonly CellValue[])[],
): { fields: DbfField[]; remarks: DbfRemark[] } {
  const remarks: DbfRemark[] = [];
  if (columns.length > MOST_FIELDS)
    remarks.push({
      code: "shapefile.too-many-columns",
      row: null,
      message: say.columns(columns.length - MOST_FIELDS),
    });
  const kept = columns.slice(0, MOST_FIELDS);
  const names = nameFields(kept);
  const fields = kept.map((column, index): DbfField => {
    const values = allRows.map((cells) => cells[index] ?? null);
    const wrong = column.numeric ? notNumber(column, values) : null;
    if (wrong) remarks.push(wrong);
    const format = (column.numeric && !wrong ? numberFormat(values) : null) ?? textFormat(values);
    return { name: names[index]!, column, index, ...format };
  });
  return { fields: fields.length > 0 ? fields : [NUMBER_FIELD], remarks };
}

/** A table without any field cannot be read by others. */
const NUMBER_FIELD: DbfField = {
  name: "FID",
  column: { key: "", label: "FID", numeric: true },
  index: -1,
  type: "N",
  length: NUMBER_BYTES,
  decimals: 0,
};

/** The first text in a column of numbers. */
function notNumber({ label }: ExportColumn, values: readonly CellValue[]): DbfRemark | null {
  const at = values.findIndex((value) => typeof value === "string" && value !== "");
  if (at < 0) return null;
  const [record, found] = [say.record(at + 1), String(values[at]).slice(0, 40)];
  const message = say.notNumber(record, label, found);
  return { code: "shapefile.not-a-number", row: at + 1, message };
}

type FieldFormat = Pick<DbfField, "type" | "length" | "decimals">;

/** Null where a number is too long for a field of numbers. */
function numberFormat(values: readonly CellValue[]): FieldFormat | null {
  const numbers = values.filter((value) => typeof value === "number");
  const most = numbers.reduce((most, value) => Math.max(most, decimalsOf(value)), 0);
  const decimals = Math.min(8, most);
  const fits = (value: number): boolean =>
    Number.isFinite(value) && value.toFixed(decimals).length <= NUMBER_BYTES;
  return numbers.every(fits) ? { type: "N", length: NUMBER_BYTES, decimals } : null;
}

function textFormat(values: readonly CellValue[]): FieldFormat {
  const longest = values.reduce<number>(
    (most, value) => (value === null ? most : Math.max(most, encoder.encode(String(value)).length)),
    1,
  );
  return { type: "C", length: Math.min(TEXT_BYTES, longest), decimals: 0 };
}

/** `rows`: with their 1-based number in the export, for the remarks. */
export function dbfBytes(
  fields: readonly DbfField[],
  rows: readonly { row: number; cells: readonly CellValue[] }[],
  remark: (found: DbfRemark) => void,
): Uint8Array<ArrayBuffer> {
  const recordLength = 1 + fields.reduce((sum, { length }) => sum + length, 0);
  const headLength = 32 + fields.length * 32 + 1;
  const bytes = new Uint8Array(headLength + rows.length * recordLength + 1).fill(0x20, headLength);
  const view = new DataView(bytes.buffer);
  // A fixed date: the same data gives the same file.
  bytes.set([3, 80, 1, 1]);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headLength, true);
  view.setUint16(10, recordLength, true);
  fields.forEach(({ name, type, length, decimals }, i) => {
    const at = 32 + i * 32;
    bytes.set(encoder.encode(name), at);
    bytes[at + 11] = type.charCodeAt(0);
    bytes[at + 16] = length;
    bytes[at + 17] = decimals;
  });
  bytes[headLength - 1] = 0x0d;
  rows.forEach(({ row, cells }, i) => {
    let at = headLength + i * recordLength + 1;
    for (const { column, index, type, length, decimals } of fields) {
      const value = index < 0 ? row : (cells[index] ?? null);
      if (type === "N") {
        const text = typeof value === "number" ? value.toFixed(decimals) : "";
        bytes.set(encoder.encode(text), at + length - text.length);
      } else if (value !== null) {
        const whole = encoder.encode(String(value)).length;
        if (whole > length)
          remark({
            code: "shapefile.text-cut",
            row,
            message: say.textCut(say.record(row), column.label),
          });
        bytes.set(cutToBytes(String(value), length), at);
      }
      at += length;
    }
  });
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}
