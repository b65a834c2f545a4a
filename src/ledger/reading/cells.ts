// One cell → a value of a field's type, or what should have stood there. Corrects nothing in silence; a dash is an empty cell.
import { toHalfWidth } from "#base/numerals.ts";
import type { Plan } from "#plan/plan.ts";
import { splitNames } from "#plan/names.ts";
import { tableFormats } from "#words/zh-CN/tableFormats.ts";
import {
  FIELDS,
  precisionLabel,
  type FieldKey,
  type FieldType,
  type FieldValue,
} from "../fields.ts";
import { PRECISIONS, SCOPES, type Precision, type Scope } from "../project.ts";
import { SITE_TYPES, siteTypeLabel, type SiteType } from "../site.ts";
import { SITE_FIELDS, siteTypeNamed, type SiteFieldKey } from "../siteFields.ts";
import { fitsRange } from "../numberRange.ts";
import { readDate, readDay } from "./dates.ts";
import { EMPTY, isNothing, type Read } from "./read.ts";
import { readTasks } from "./tasks.ts";
import { unitFactor } from "./units.ts";

const expected = tableFormats.expected;
/** Only dashes and strokes: 未填报. */
const DASHES = "-–—―－/／\\";
const isDashes = (text: string): boolean =>
  DASHES.includes(text[0]!) && text.length < 8 && [...text].every((sign) => DASHES.includes(sign));

/** 12 significant digits, so that 0.1 + 0.2 reads as it was meant. */
const clean = (value: number): number => Number(value.toPrecision(12));

/** What most cells of a large file hold, and Number reads as a person does. */
const PLAIN = /^\d{1,15}(?:\.\d{1,12})?$/;
const MEASURE =
  /^(?:人民币|¥|￥)?\s*(\d+(?:\.\d*)?(?:e[+-]?\d{1,2})?|\.\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?)\s*(?:(?:\(\s*)?([^\d\s().,]{1,4}\d?)\s*\)?)?$/i;

type Measure = "wan" | "squareMetres" | "metres";

function readMeasure(
  type: Measure,
  cell: unknown,
  unit: number | null,
  fault: () => string,
): Read<number | null> {
  const within = (value: number): Read<number> =>
    fitsRange(type, value) ? { value } : { fault: fault() };
  const inUnit = (value: number) => (unit === null || unit === 1 ? value : clean(value * unit));
  if (typeof cell === "number") return within(inUnit(cell));
  if (cell === null || cell === undefined) return EMPTY;
  if (typeof cell !== "string") return { fault: fault() };
  if (PLAIN.test(cell)) return within(inUnit(Number(cell)));
  const text = cell.trim();
  if (isNothing(text)) return EMPTY;
  const match = MEASURE.exec(toHalfWidth(text).replace(/整$/, ""));
  const own = match?.[2] === undefined ? undefined : unitFactor(type, match[2]);
  if (!match || own === null) return { fault: fault() };
  return within(clean(Number(match[1]!.replaceAll(",", "")) * (own ?? unit ?? 1)));
}

/** 万元. A unit in the cell beats the head's. */
export const readWan = (cell: unknown, unit: number | null): Read<number | null> =>
  readMeasure("wan", cell, unit, expected.wan);
export const readSquareMetres = (cell: unknown, unit: number | null): Read<number | null> =>
  readMeasure("squareMetres", cell, unit, expected.squareMetres);
export const readMetres = (cell: unknown, unit: number | null): Read<number | null> =>
  readMeasure("metres", cell, unit, expected.metres);

/** A number as a person would write it: no exponent, no tail of a binary fraction. */
function plainNumber(value: number): string {
  if (Number.isInteger(value))
    return Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString();
  const text = String(clean(value));
  return text.includes("e") ? value.toFixed(12).replace(/(?:\.|(?<!0)0)0*$/, "") : text;
}

/** Text of any plain cell, trimmed; dashes alone are empty. */
export function readText(cell: unknown): Read<string | null> {
  if (typeof cell === "string") {
    const text = cell.trim();
    return text === "" || isDashes(text) ? EMPTY : { value: text };
  }
  if (cell === null || cell === undefined) return EMPTY;
  if (typeof cell === "number") return { value: plainNumber(cell) };
  return typeof cell === "boolean"
    ? { value: cell ? "TRUE" : "FALSE" }
    : { fault: expected.text() };
}

/** Phone numbers and ids whose digits a spreadsheet has lost are refused. */
export function readIdentifier(cell: unknown): Read<string | null> {
  if (typeof cell === "string" && /^\s*\d(?:\.\d+)?e\+\d+\s*$/i.test(cell))
    return { fault: expected.phone() };
  return readText(cell);
}

/** Names as written, parted by 、，；/ and line ends. */
export function readList(cell: unknown): Read<readonly string[] | null> {
  if (Array.isArray(cell))
    return cell.every((item) => typeof item === "string")
      ? { value: cell }
      : { fault: expected.text() };
  const read = readText(cell);
  if ("fault" in read || read.value === null || isNothing(read.value))
    return "fault" in read ? read : EMPTY;
  const names = splitNames(read.value);
  return names.length === 0 ? EMPTY : { value: names };
}

function readOneOf<T extends string>(
  cell: unknown,
  byName: ReadonlyMap<string, T>,
  labels: readonly string[],
): Read<T | null> {
  const read = readText(cell);
  if ("fault" in read || read.value === null || isNothing(read.value))
    return "fault" in read ? read : EMPTY;
  const value = byName.get(read.value.toLowerCase());
  return value === undefined ? { fault: expected.oneOf(labels) } : { value };
}

const BY_PRECISION: ReadonlyMap<string, Precision> = new Map(
  PRECISIONS.flatMap((precision) => [
    [precision, precision],
    [precisionLabel(precision), precision],
  ]),
);
const BY_SCOPE: ReadonlyMap<string, Scope> = new Map(SCOPES.map((scope) => [scope, scope]));

export const readPrecision = (cell: unknown): Read<Precision | null> =>
  readOneOf(cell, BY_PRECISION, PRECISIONS.map(precisionLabel));
export const readScope = (cell: unknown): Read<Scope | null> => readOneOf(cell, BY_SCOPE, SCOPES);

/** What a field should hold, for a sentence that ends in “应为…”. */
export function wantedOf(key: FieldKey): string {
  const { type } = FIELDS[key];
  switch (type) {
    case "wan":
    case "squareMetres":
    case "metres":
    case "date":
    case "day":
      return expected[type]();
    case "tasks":
      return expected.task();
    case "precision":
      return expected.oneOf(PRECISIONS);
    case "scope":
      return expected.oneOf(SCOPES);
    case "list":
      return expected.list();
    case "text":
    case "longText":
    case "choice":
      return expected.text();
  }
}

type Reader = (cell: unknown) => Read<FieldValue>;

function readerOf(type: FieldType, unit: number | null, plan: Plan | null): Reader {
  switch (type) {
    case "text":
    case "longText":
    case "choice":
      return readText;
    case "list":
      return readList;
    case "tasks":
      return (cell) => readTasks(cell, plan);
    case "wan":
      return (cell) => readWan(cell, unit);
    case "squareMetres":
      return (cell) => readSquareMetres(cell, unit);
    case "metres":
      return (cell) => readMetres(cell, unit);
    case "date":
      return readDate;
    case "day":
      return readDay;
    case "precision":
      return readPrecision;
    case "scope":
      return readScope;
  }
}

const REMEMBERED = 5000;
const WORTH_REMEMBERING: ReadonlySet<FieldType> = new Set([
  "list",
  "tasks",
  "date",
  "day",
  "precision",
  "scope",
  "wan",
  "squareMetres",
  "metres",
]);

/** The reader of one column: `unit` is the head's factor, `plan` resolves tasks. */
export function cellReader(key: FieldKey, unit: number | null, plan: Plan | null): Reader {
  if (key === "phone" || key === "id") return readIdentifier;
  const { type } = FIELDS[key];
  return remembering(type, readerOf(type, unit, plan));
}

/** The same for a column of sites. */
export function siteCellReader(key: SiteFieldKey, unit: number | null): Reader {
  if (key === "type") return readSiteType;
  if (key === "code") return readIdentifier;
  const { type } = SITE_FIELDS[key];
  return remembering(type, readerOf(type, unit, null));
}

function readSiteType(cell: unknown): Read<SiteType | null> {
  const read = readText(cell);
  if ("fault" in read || read.value === null) return read as Read<null>;
  const value = siteTypeNamed(read.value);
  return value === null ? { fault: expected.oneOf(SITE_TYPES.map(siteTypeLabel)) } : { value };
}

/** Answers for texts that repeat are remembered, where reading one takes time. */
function remembering(type: FieldType, read: Reader): Reader {
  if (!WORTH_REMEMBERING.has(type)) return read;
  const known = new Map<string, Read<FieldValue>>();
  return (cell) => {
    if (typeof cell !== "string") return read(cell);
    let answer = known.get(cell);
    if (answer === undefined) {
      answer = read(cell);
      if (known.size < REMEMBERED) known.set(cell, answer);
    }
    return answer;
  };
}
