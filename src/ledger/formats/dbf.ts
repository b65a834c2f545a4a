// The attribute table of a Shapefile (dBASE III and its successors): columns, values, and which encoding the text is in. Knows no shapes.
import { mapFormats } from "#words/zh-CN/mapFormats.ts";

const say = mapFormats.shapefile;

type Field = { name: string; type: string; from: number; length: number };
export type DbfRow = readonly unknown[];
/** A deleted record is null, so that records keep step with shapes. `remarks`: what a reader should know, row by row. */
export type Dbf = {
  columns: readonly string[];
  rows: readonly (DbfRow | null)[];
  told: number;
  encoding: string;
  remarks: readonly { code: string; row: number | null; message: string }[];
};

const MOST_FIELDS = 2046;
/** The first byte of a deleted record: "*". */
const DELETED = 0x2a;
/** LDID bytes that mean one encoding; 0x03 and 0x57 only mean “this computer's”, so the text itself decides. */
const LDID: Readonly<Record<number, string>> = {
  0x4d: "gb18030",
  0x7a: "gb18030",
  0x4f: "big5",
  0x78: "big5",
};

/** The label of a .cpg's content for TextDecoder, or null where nothing sure is said. */
export function encodingOfCpg(text: string): string | null {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  if (/utf8|65001/.test(name)) return "utf-8";
  if (/gbk|gb2312|gb18030|936/.test(name)) return "gb18030";
  return /big5|950/.test(name) ? "big5" : null;
}

/** Null when the bytes have no readable table head. */
export function readDbf(
  bytes: Uint8Array,
  cpg: string | null,
  checkIn: (done: number) => void,
): Dbf | null {
  const head = readHead(bytes);
  if (!head) return null;
  const { told, fields: raw, ...table } = head;
  const declared = cpg === null ? (LDID[bytes[29]!] ?? null) : encodingOfCpg(cpg);
  const { encoding, overruled } = chooseEncoding(table, raw, declared);
  const fields = named(raw, encoding);
  const remarks: DbfRemark[] = [];
  if (overruled)
    remarks.push({
      code: "shapefile.encoding",
      row: null,
      message: say.encoding(cpg?.trim().slice(0, 20) || "LDID", encoding.toUpperCase()),
    });
  for (const { name } of fields.filter(({ type }) => type === "M" || type === "G" || type === "B"))
    remarks.push({ code: "shapefile.memo", row: null, message: say.memo(name) });
  const rows = readRows(table, fields, encoding, checkIn, (found) => remarks.push(found));
  return { columns: fields.map(({ name }) => name), rows, told, encoding, remarks };
}

type DbfRemark = Dbf["remarks"][number];
type Table = { bytes: Uint8Array; headLength: number; recordLength: number; whole: number };
type RawField = { name: Uint8Array; type: string; from: number; length: number };

/** `told`: how many records the file claims; `whole`: how many of them are there. */
function readHead(bytes: Uint8Array): (Table & { told: number; fields: RawField[] }) | null {
  if (bytes.length < 33) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const told = view.getUint32(4, true);
  const headLength = view.getUint16(8, true);
  const recordLength = view.getUint16(10, true);
  const fields = readFields(bytes, Math.min(headLength, bytes.length), recordLength);
  if (fields.length === 0 || recordLength < 2 || headLength < 33) return null;
  const there = Math.floor((bytes.length - headLength + 1) / recordLength);
  return {
    bytes,
    told,
    headLength,
    recordLength,
    whole: Math.max(0, Math.min(told, there)),
    fields,
  };
}

function readRows(
  { bytes, headLength, recordLength, whole }: Table,
  fields: readonly Field[],
  encoding: string,
  checkIn: (done: number) => void,
  remark: (found: DbfRemark) => void,
): (DbfRow | null)[] {
  const decoder = new TextDecoder(encoding);
  const rows: (DbfRow | null)[] = [];
  for (let i = 0; i < whole; i++) {
    checkIn(i);
    const start = headLength + i * recordLength;
    const record = bytes.subarray(start, start + recordLength);
    const said: Remark = (code, message) =>
      remark({ code, row: i + 1, message: message(mapFormats.record(i + 1)) });
    rows.push(record[0] === DELETED ? null : readRecord(record, fields, decoder, said));
  }
  return rows;
}

const readRecord = (
  record: Uint8Array,
  fields: readonly Field[],
  decoder: TextDecoder,
  remark: Remark,
): DbfRow =>
  fields.map((field) =>
    readValue(record.subarray(field.from, field.from + field.length), field, decoder, remark),
  );

function readFields(bytes: Uint8Array, end: number, recordLength: number): RawField[] {
  const fields: RawField[] = [];
  let from = 1;
  for (let at = 32; at + 32 <= end && bytes[at] !== 0x0d && fields.length < MOST_FIELDS; at += 32) {
    const name = bytes.subarray(at, at + 11);
    const zero = name.indexOf(0);
    const length = bytes[at + 16]!;
    if (from + length > recordLength) break;
    fields.push({
      name: zero < 0 ? name : name.subarray(0, zero),
      type: String.fromCharCode(bytes[at + 11]!),
      from,
      length,
    });
    from += length;
  }
  return fields;
}

/** Unique names; a name cut in the middle of a character loses the broken half. */
function named(raw: readonly RawField[], encoding: string): Field[] {
  const decoder = new TextDecoder(encoding);
  const used = new Set<string>();
  return raw.map(({ name, type, from, length }, index) => {
    const base =
      decoder
        .decode(name)
        .replace(/(?<!\ufffd)\ufffd+$/, "")
        .trim() || say.field(index + 1);
    let unique = base;
    for (let n = 2; used.has(unique); n++) unique = `${base}_${n}`;
    used.add(unique);
    return { name: unique, type, from, length };
  });
}

const trimmed = (value: Uint8Array): Uint8Array => {
  let end = value.length;
  while (end > 0 && (value[end - 1] === 0x20 || value[end - 1] === 0)) end--;
  return value.subarray(0, end);
};

/** What is declared if the text agrees, else strict UTF-8, else GB18030. A character cut off at the end of a full field is no disagreement. */
function chooseEncoding(
  table: Table,
  fields: readonly RawField[],
  declared: string | null,
): { encoding: string; overruled: boolean } {
  if (declared !== null && declared !== "utf-8") return { encoding: declared, overruled: false };
  if (isUtf8(table, fields)) return { encoding: "utf-8", overruled: false };
  return { encoding: "gb18030", overruled: declared === "utf-8" };
}

function isUtf8(
  { bytes, headLength, recordLength, whole }: Table,
  fields: readonly RawField[],
): boolean {
  const strict = new TextDecoder("utf-8", { fatal: true });
  const fits = (value: Uint8Array, full: boolean): boolean => {
    if (value.every((byte) => byte < 0x80)) return true;
    for (let cut = 0; cut <= (full ? 3 : 0); cut++) {
      try {
        strict.decode(value.subarray(0, value.length - cut));
        return cut === 0 || value[value.length - cut]! >= 0xc0;
      } catch {
        continue;
      }
    }
    return false;
  };
  if (!fields.every(({ name }) => fits(name, name.length >= 10))) return false;
  const texts = fields.filter(({ type }) => type === "C");
  for (let i = 0; i < whole; i++) {
    for (const { from, length } of texts) {
      const start = headLength + i * recordLength + from;
      const value = trimmed(bytes.subarray(start, start + length));
      if (!fits(value, value.length === length)) return false;
    }
  }
  return true;
}

type Remark = (code: string, message: (at: string) => string) => void;

function readValue(
  raw: Uint8Array,
  { name, type, length }: Field,
  decoder: TextDecoder,
  remark: Remark,
): unknown {
  const text = decoder.decode(trimmed(raw)).replace(/^[\0 ]+/, "");
  if (text === "") return null;
  switch (type) {
    case "N":
    case "F": {
      if (/^[*]+$/.test(text)) return null;
      const number = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(text)
        ? Number(text)
        : NaN;
      // Codes of 17 digits and more are kept as text, digit by digit.
      if (/^[-+]?\d{16,}$/.test(text)) return Number.isSafeInteger(number) ? number : text;
      if (!Number.isNaN(number)) return number;
      remark("shapefile.number", (at) => say.number(at, name, text.slice(0, 40)));
      return text;
    }
    case "D":
      return /^\d{8}$/.test(text)
        ? text === "00000000"
          ? null
          : `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
        : text;
    case "L":
      return /^[TtYy]$/.test(text) ? true : /^[FfNn]$/.test(text) ? false : null;
    case "M":
    case "G":
    case "B":
      return null;
    default: {
      if (!text.endsWith("\ufffd") || trimmed(raw).length < length) return text;
      remark("shapefile.text-cut", (at) => say.textCut(at, name));
      return text.replace(/(?<!\ufffd)\ufffd+$/, "");
    }
  }
}
