// Dates as ledgers write them → ISO text as exact as it was written: a year, a month or a day. Guesses no missing part.
import { toHalfWidth } from "#base/numerals.ts";
import { tableFormats } from "#words/zh-CN/tableFormats.ts";
import type { PartialDate } from "../project.ts";
import { EMPTY, isNothing, type Read } from "./read.ts";

const expected = tableFormats.expected;
const FAULT = { fault: expected.date() } as const;

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Null for a day that no calendar has. Years from 1900 to 2100. */
function assemble(year: number, month: number | null, day: number | null): PartialDate | null {
  if (year < 1900 || year > 2100) return null;
  if (month === null) return String(year);
  if (month < 1 || month > 12) return null;
  if (day === null) return `${year}-${two(month)}`;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day >= 1 && day <= DAYS[month - 1]! && (month !== 2 || day < 29 || leap)
    ? `${year}-${two(month)}-${two(day)}`
    : null;
}

/** Serial numbers of the 1900 system from 1954 to 2119: a date cell whose format was lost. */
function fromNumber(value: number): Read<PartialDate | null> {
  if (value >= 20_000 && value <= 80_000)
    return {
      value: new Date(Date.UTC(1899, 11, 30) + Math.floor(value) * 86_400_000)
        .toISOString()
        .slice(0, 10),
    };
  if (Number.isInteger(value)) {
    const found =
      value < 10_000
        ? assemble(value, null, null)
        : value < 1_000_000
          ? assemble(Math.floor(value / 100), value % 100, null)
          : assemble(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
    return found === null ? FAULT : { value: found };
  }
  // 2023.4 typed into a number cell; 2023.1 may have been 2023.10.
  const [year, month] = String(value).split(".");
  if (month === "1") return { fault: expected.lostZero() };
  const found =
    month !== undefined && month.length <= 2 ? assemble(Number(year), Number(month), null) : null;
  return found === null ? FAULT : { value: found };
}

const WRITTEN =
  /^(\d{4})(?:\s*(?:年|[-./])\s*(?:(\d{1,2})(?:\s*(?:月|[-./])\s*(?:(\d{1,2})\s*[日号]?)?)?)?)?$/;
const COMPACT = /^(\d{4})(\d\d)(\d\d)?$/;
const CLOCK =
  /(?<![T\s])[T\s]+\d{1,2}[:：]\d{1,2}(?:[:：]\d{1,2}(?:\.\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?$/;

/** The date a text writes out, or null. */
function writtenDate(text: string): PartialDate | null {
  const match = WRITTEN.exec(text) ?? COMPACT.exec(text);
  return match
    ? assemble(
        Number(match[1]),
        match[2] === undefined ? null : Number(match[2]),
        match[3] === undefined ? null : Number(match[3]),
      )
    : null;
}

/** “2023.4”, “2023年4月23日”, “20230423”, 45039, ISO with a time of day. “2023年底” says no date and is a fault. */
export function readDate(cell: unknown): Read<PartialDate | null> {
  if (typeof cell === "number") return fromNumber(cell);
  if (cell === null || cell === undefined) return EMPTY;
  if (typeof cell !== "string") return FAULT;
  const trimmed = cell.trim();
  if (isNothing(trimmed)) return EMPTY;
  if (trimmed.length > 40) return FAULT;
  const text = toHalfWidth(trimmed);
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return fromNumber(Number(text));
  const found = writtenDate(text.replace(CLOCK, ""));
  return found === null ? FAULT : { value: found };
}

/** A full day and nothing less. */
export function readDay(cell: unknown): Read<string | null> {
  const read = readDate(cell);
  if ("fault" in read) return { fault: expected.day() };
  return read.value === null || read.value.length === 10 ? read : { fault: expected.day() };
}

export type DateRange = { start: PartialDate | null; finish: PartialDate | null };

const PARTING = /(?<!\s)\s*(?:至|到|~|～|—+|–|--+)\s*/;

/** “2023-2025”, “2023年4月—2024年12月”, “2023.4-12”; a single date is both ends. Both null when the cell is empty. */
export function parseDateRange(cell: unknown): Read<DateRange> {
  const single = readDate(cell);
  if ("value" in single) return { value: { start: single.value, finish: single.value } };
  if (typeof cell !== "string" || cell.length > 60) return { fault: expected.range() };
  const text = toHalfWidth(cell.trim()).replace(/\s+/g, "");
  for (const [first, last] of halves(text)) {
    const start = writtenDate(first);
    const finish = start === null ? null : (writtenDate(last) ?? inherited(start, last));
    if (start === null || finish === null) continue;
    const exact = Math.min(start.length, finish.length);
    return start.slice(0, exact) <= finish.slice(0, exact)
      ? { value: { start, finish } }
      : { fault: expected.rangeOrder() };
  }
  return { fault: expected.range() };
}

/** Where a text may part into two dates: at a sign that only parts, else at each hyphen. */
function halves(text: string): [string, string][] {
  const parts = text.split(PARTING);
  if (parts.length === 2) return [[parts[0]!, parts[1]!]];
  const found: [string, string][] = [];
  for (let at = text.indexOf("-"); at > 0; at = text.indexOf("-", at + 1))
    found.push([text.slice(0, at), text.slice(at + 1)]);
  return parts.length === 1 ? found : [];
}

/** “2023年4月—12月”: the end is in the year of the start. */
function inherited(start: PartialDate, last: string): PartialDate | null {
  const month = /^(\d{1,2})月?$/.exec(last)?.[1];
  return month !== undefined && start.length === 7
    ? assemble(Number(start.slice(0, 4)), Number(month), null)
    : null;
}
