// Rows that 奥维 exports as text: an optional g (GCJ-02) or b (BD-09), name, longitude, latitude, and perhaps a note. Judges no position.
import { decodeText } from "#base/decode.ts";
import { error, IssueLog, warning, type Parsed } from "#base/issue.ts";
import type { Crs } from "#geo/crs.ts";
import { tableFormats } from "#words/zh-CN/tableFormats.ts";
import type { Format, Source, SourceRow } from "../source.ts";

const words = tableFormats.heads;
const FLAGS: Readonly<Record<string, Crs>> = { g: "GCJ-02", b: "BD-09" };
/** Longer lines are no rows of 奥维. */
const MAX_LINE = 500;
const NUMBER = /^[NSEWnsew东西南北]?[经纬]?[-+]?\d{1,3}(?:\.\d+|[°度].{0,24})?[NSEWnsew]?$/;

type Point = { cells: readonly string[]; crs: Crs | null };

/** A line of 奥维, or null. Names may hold spaces: the two numbers are looked for, first from behind. */
function readLine(line: string): Point | null {
  if (line.length > MAX_LINE) return null;
  const parts = line
    .trim()
    .split(line.includes("\t") ? /\t+/ : /[\s,，]+/)
    .map((part) => part.trim());
  const flag = FLAGS[(parts[0] ?? "").toLowerCase()];
  const from = flag && parts.length >= 4 ? 1 : 0;
  for (let at = parts.length - 2; at > from; at--) {
    const [lng, lat] = [parts[at]!, parts[at + 1]!];
    if (!NUMBER.test(lng) || !NUMBER.test(lat) || !/[.°度]/.test(lng + lat)) continue;
    return {
      cells: [
        parts.slice(from, at).join(" "),
        lng,
        lat,
        ...(at + 2 < parts.length ? [parts.slice(at + 2).join(" ")] : []),
      ],
      crs: from === 1 ? flag! : null,
    };
  }
  return null;
}

const isHead = (line: string): boolean =>
  line.includes(words.name) && line.includes(words.lng) && line.includes(words.lat);
const linesOf = (text: string): string[] => text.replace(/^\ufeff/, "").split(/\r\n?|\n/);

/** At least four of five lines that hold anything must be rows of 奥维. */
function looksSo(bytes: Uint8Array): boolean {
  const all = linesOf(decodeText(bytes.subarray(0, 65_536)).text);
  // The last line of a sample may be cut, a character in its middle included.
  const lines = (bytes.length > 65_536 ? all.slice(0, -1) : all).filter(
    (line) => line.trim() !== "" && !isHead(line),
  );
  return (
    lines.length > 0 && lines.filter((line) => readLine(line) !== null).length >= lines.length * 0.8
  );
}

/** Reads the text of such a file; a line that is no row is kept whole as a name without a place, and named. */
export function readOvi(text: string, file: string): Parsed<Source> {
  const log = new IssueLog();
  const rows: SourceRow[] = [];
  const skipped: Source["skipped"][number][] = [];
  let noted = false;
  const lines = linesOf(text);
  if (lines.at(-1) === "") lines.pop();
  lines.forEach((line, index) => {
    const row = index + 1;
    if (line.trim() === "") return skipped.push({ row, reason: "blank" });
    if (isHead(line)) return skipped.push({ row, reason: "head" });
    const point = readLine(line);
    if (!point)
      log.add(warning("ovi.no-point", tableFormats.noPoint(row, line.trim()), { file, row }));
    noted ||= (point?.cells.length ?? 0) > 3;
    return rows.push(
      point
        ? { row, cells: point.cells, ...(point.crs ? { crs: point.crs } : {}) }
        : { row, cells: [line.trim()] },
    );
  });
  const columns = [words.name, words.lng, words.lat, ...(noted ? [words.note] : [])];
  const value: Source = {
    file,
    sheet: null,
    format: "ovi",
    columns,
    rows,
    skipped,
    hasGeometry: false,
    crs: null,
    keepsUnplaced: false,
  };
  return {
    value,
    issues: log.finish((code, left) => warning(code, tableFormats.table.more(left), { file })),
  };
}

export const ovi: Format = {
  id: "ovi",
  accepts: ({ name, bytes }) => /\.(?:txt|ovi)$/i.test(name) && looksSo(bytes),
  read: async ([file], { progress }) => {
    if (!file) return { value: [], issues: [] };
    const source = readOvi(decodeText(file.bytes).text, file.name);
    progress(1);
    return source.value.rows.length > 0
      ? { value: [source.value], issues: source.issues }
      : {
          value: [],
          issues: [error("table.empty", tableFormats.table.empty(), { file: file.name })],
        };
  },
};
