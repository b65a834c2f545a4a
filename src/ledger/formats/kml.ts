// KML, KMZ and 奥维's OVKML → one row a placemark. Looks and overlays are not read; descriptions become plain text.
import { decodeText } from "#base/decode.ts";
import { error, IssueLog, warning } from "#base/issue.ts";
import { readZip } from "#base/zip.ts";
import { scanXml } from "#base/xml.ts";
import { crsOfText, type CrsHint } from "#geo/crs.ts";
import { mapFormats } from "#words/zh-CN/mapFormats.ts";
import type { Format, InputFile, ReadContext, Source } from "../source.ts";
import { KmlReader } from "./kmlReader.ts";
import { endsWith, finishIssues, head, NOTHING } from "./mapTable.ts";

const say = mapFormats.xml;
const MEGABYTE = 1e6;
const UNPACKED_LIMIT = 100 * MEGABYTE;

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

export const kml: Format = {
  id: "kml",
  accepts: ({ name, bytes }) =>
    endsWith(name, ".kml", ".kmz", ".ovkml", ".ovkmz") || /<(?:\w+:)?kml[\s>]/i.test(head(bytes)),
  read: async ([file], context) => {
    if (!file) return NOTHING([]);
    const log = new IssueLog();
    const parts = isZip(file.bytes)
      ? await unpack(file, log)
      : [{ sheet: null, bytes: file.bytes }];
    const sources = parts.flatMap(
      ({ sheet, bytes }) => readKml(file.name, sheet, bytes, parts.length - 1, context, log) ?? [],
    );
    const value = sources.some(({ rows }) => rows.length > 0)
      ? sources.filter(({ rows }) => rows.length > 0)
      : sources.slice(0, 1);
    if (value[0]?.rows.length === 0) log.add(warning("kml.empty", say.empty, { file: file.name }));
    return { value, issues: finishIssues(log, file.name) };
  },
};

type Part = { sheet: string | null; bytes: Uint8Array };

/** Every .kml of a KMZ: the main one often only links to the others. */
async function unpack({ name: file, bytes }: InputFile, log: IssueLog): Promise<Part[]> {
  const read = await readZip(
    bytes,
    (part) => endsWith(part, ".kml", ".ovkml"),
    UNPACKED_LIMIT,
  ).catch(() => ({ failed: "broken" as const }));
  if ("failed" in read) {
    log.add(
      error(
        `kml.zip-${read.failed}`,
        read.failed === "broken"
          ? mapFormats.zip.broken
          : mapFormats.zip.tooBig(UNPACKED_LIMIT / MEGABYTE),
        { file },
      ),
    );
    return [];
  }
  if (read.parts.size === 0) log.add(error("kml.no-kml", mapFormats.zip.noKml, { file }));
  return [...read.parts].map(([name, part]) => ({
    sheet: read.parts.size > 1 ? name : null,
    bytes: part,
  }));
}

function readKml(
  file: string,
  sheet: string | null,
  bytes: Uint8Array,
  siblings: number,
  context: ReadContext,
  log: IssueLog,
): Source | null {
  const text = decodeText(bytes).text;
  const reader = new KmlReader(file, log, context, text.length);
  scanXml(text, reader);
  const { table, found, systems } = reader.finish(siblings);
  if (found)
    return table.source(file, "kml", sheet, hintOf(file, systems, table.rows.length), false);
  log.add(error("kml.not-kml", say.notKml, { file }));
  return null;
}

/** KML is WGS-84 by definition. 奥维 writes what it was set to, and says so placemark by placemark, if at all. */
function hintOf(file: string, systems: ReadonlyMap<string, number>, rows: number): CrsHint | null {
  const [only] = [...systems];
  if (only && systems.size === 1 && only[1] === rows) return crsOfText(only[0]);
  return systems.size > 0 || endsWith(file, ".ovkml", ".ovkmz")
    ? null
    : { crs: "WGS84", refused: null, text: "KML" };
}
