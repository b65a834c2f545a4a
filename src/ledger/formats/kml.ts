// KML, KMZ and 奥维's OVKML → one row a placemark. Looks and overlays are not read; descriptions become plain text.
import { decodeText } from "#base/decode.ts";
import { error, IssueLog, warning, type Parsed } from "#base/issue.ts";
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
  accepts: ({ name, bytes }) => endsWith(name, ".kml", ".kmz", ".ovkml", ".ovkmz") || /<(?:\w+:)?kml[\s>]/i.test(head(bytes)),
  read: async ([file], context) => {
    if (!file) return NOTHING([]);
    const log = new IssueLog();
    const bytes = isZip(file.bytes) ? await unpack(file, log) : file.bytes;
    return bytes ? readKml({ name: file.name, bytes }, context, log) : NOTHING(finishIssues(log, file.name));
  },
};

async function unpack({ name: file, bytes }: InputFile, log: IssueLog): Promise<Uint8Array | null> {
  const read = await readZip(bytes, (part) => endsWith(part, ".kml", ".ovkml"), UNPACKED_LIMIT).catch(() => ({ failed: "broken" as const }));
  if ("failed" in read) {
    log.add(error(`kml.zip-${read.failed}`, read.failed === "broken" ? mapFormats.zip.broken : mapFormats.zip.tooBig(UNPACKED_LIMIT / MEGABYTE), { file }));
    return null;
  }
  const names = [...read.parts.keys()];
  const main = names.find((name) => name.toLowerCase() === "doc.kml") ?? names[0];
  if (main === undefined) {
    log.add(error("kml.no-kml", mapFormats.zip.noKml, { file }));
    return null;
  }
  if (names.length > 1) log.add(warning("kml.many-kml", mapFormats.zip.manyKml(main, names.length - 1), { file }));
  return read.parts.get(main)!;
}

function readKml({ name: file, bytes }: InputFile, context: ReadContext, log: IssueLog): Parsed<readonly Source[]> {
  const text = decodeText(bytes).text;
  const reader = new KmlReader(file, log, context, text.length);
  scanXml(text, reader);
  const { table, found, systems } = reader.finish();
  if (!found) {
    log.add(error("kml.not-kml", say.notKml, { file }));
    return NOTHING(finishIssues(log, file));
  }
  if (table.rows.length === 0) log.add(warning("kml.empty", say.empty, { file }));
  return { value: [table.source(file, "kml", null, hintOf(file, systems, table.rows.length), false)], issues: finishIssues(log, file) };
}

/** KML is WGS-84 by definition. 奥维 writes what it was set to, and says so placemark by placemark, if at all. */
function hintOf(file: string, systems: ReadonlyMap<string, number>, rows: number): CrsHint | null {
  const [only] = [...systems];
  if (only && systems.size === 1 && only[1] === rows) return crsOfText(only[0]);
  return systems.size > 0 || endsWith(file, ".ovkml", ".ovkmz") ? null : { crs: "WGS84", refused: null, text: "KML" };
}
