// 国土勘测定界 TXT → one row a parcel. Takes the deviations that offices' tools write; X is north and Y is east in this format.
import type { Geometry, Position } from "geojson";
import { decodeText } from "#base/decode.ts";
import { error, IssueLog, warning, type Parsed } from "#base/issue.ts";
import { shorten } from "#base/shorten.ts";
import { groupRings } from "#geo/rings.ts";
import { mapFormats } from "#words/zh-CN/mapFormats.ts";
import type { Format, InputFile, ReadContext, Source } from "../source.ts";
import { checkIn, finishIssues, MapTable, NOTHING } from "./mapTable.ts";
import { readSurveyHeader, surveyHint, zoneAgainst } from "./surveyHeader.ts";
import { closeRing } from "./xmlGeometry.ts";

const say = mapFormats.survey;
const SNIFFED = 20_000;

type Ring = { name: string; line: Position[] };
type Parcel = {
  row: number;
  fields: readonly string[];
  rings: Ring[];
  points: number;
  faulty: boolean;
};

export const surveyTxt: Format = {
  id: "survey-txt",
  accepts: ({ bytes }) => /[[【]\s*地块坐标\s*[\]】]/.test(decodeText(sniffed(bytes)).text),
  read: async ([file], context) => (file ? readSurvey(file, context) : NOTHING([])),
};

/** Cut at a line end, so that no character is split and the encoding stays plain. */
function sniffed(bytes: Uint8Array): Uint8Array {
  return bytes.length <= SNIFFED
    ? bytes
    : bytes.subarray(0, bytes.lastIndexOf(10, SNIFFED) + 1 || SNIFFED);
}

function readSurvey(
  { name: file, bytes }: InputFile,
  context: ReadContext,
): Parsed<readonly Source[]> {
  const log = new IssueLog();
  const lines = decodeText(bytes)
    .text.replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/);
  const start = lines.findIndex((line) => /^\s*[[【]\s*地块坐标/.test(line));
  const header = readSurveyHeader(lines.slice(0, Math.max(0, start)));
  const parcels = readParcels(lines, start < 0 ? lines.length : start + 1, file, log, context);
  if (parcels.length === 0) log.add(error("survey.no-parcels", say.noParcels, { file }));
  const table = new MapTable();
  for (const parcel of parcels) addParcel(table, parcel, file, log);
  const easting = firstEasting(parcels);
  const hint = surveyHint(header, easting);
  const zones = zoneAgainst(header, easting);
  if (zones) log.add(warning("survey.zone", say.zone(zones.told, zones.found), { file }));
  const unit = header.get("计量单位");
  if (unit && !/^(?:米|m|metre|meter)s?$/i.test(unit))
    log.add(error("survey.unit", say.unit(shorten(unit)), { file }));
  return {
    value: parcels.length > 0 ? [table.source(file, "survey-txt", null, hint, false)] : [],
    issues: finishIssues(log, file),
  };
}

function readParcels(
  lines: readonly string[],
  start: number,
  file: string,
  log: IssueLog,
  context: ReadContext,
): Parcel[] {
  const parcels: Parcel[] = [];
  for (let i = start; i < lines.length; i++) {
    checkIn(context, i - start, lines.length - start);
    const line = lines[i]!.trim();
    if (line === "" || /^[[【][^\]】]*[\]】]$/.test(line)) continue;
    const row = i + 1;
    const fields = line.split(/[,，\t]/).map((field) => field.trim());
    const parcel = parcels.at(-1);
    if (isParcel(line, fields)) parcels.push({ row, fields, rings: [], points: 0, faulty: false });
    else if (!parcel)
      log.add(
        error("survey.orphan", say.orphan(mapFormats.line(row), shorten(line)), { file, row }),
      );
    else if (!addPoint(parcel, fields)) {
      parcel.faulty = true;
      log.add(
        error("survey.bad-line", say.badLine(mapFormats.line(row), shorten(line)), { file, row }),
      );
    }
  }
  return parcels;
}

/** The line ends in “@”; tools that forget it still write six fields and more. */
const isParcel = (line: string, fields: readonly string[]): boolean =>
  /[@＠]\s*[,，]*$/.test(line) || (fields.length >= 7 && /^\d*$/.test(fields[0]!));

const numberOf = (text: string): number => (/^[-+]?\d+(?:\.\d*)?$/.test(text) ? Number(text) : NaN);

/** “J1,圈号,X,Y”, sometimes without the ring number; X north, Y east. */
function addPoint(parcel: Parcel, fields: readonly string[]): boolean {
  while (fields.length > 3 && fields.at(-1) === "") fields = fields.slice(0, -1);
  if (fields.length !== 3 && fields.length !== 4) return false;
  const [north, east] = [numberOf(fields.at(-2)!), numberOf(fields.at(-1)!)];
  const name = fields.length === 4 ? fields[1]! || "1" : "1";
  if (!Number.isFinite(north) || !Number.isFinite(east) || !/^\d{1,6}$/.test(name)) return false;
  const ring = parcel.rings.findLast((one) => one.name === name);
  // Several outer rings may all be numbered 1: what follows a closed ring begins another.
  if (ring && !isClosed(ring.line)) ring.line.push([east, north]);
  else parcel.rings.push({ name, line: [[east, north]] });
  parcel.points++;
  return true;
}

const isClosed = (line: readonly Position[]): boolean =>
  line.length > 3 && line[0]![0] === line.at(-1)![0] && line[0]![1] === line.at(-1)![1];

function addParcel(table: MapTable, parcel: Parcel, file: string, log: IssueLog): void {
  const { row, fields, points, faulty } = parcel;
  const at = { file, row };
  const values = fields
    .slice(0, fields.findLastIndex((field) => field !== "" && field !== "@" && field !== "＠") + 1)
    .map((field) => field.replace(/[@＠]$/, ""));
  const { number, name, area, shape, sheet, use, code, more } = say.columns;
  const heads = [null, area, number, name, shape, sheet, use, code];
  const title = mapFormats.parcel(row, shorten(values[3] ?? values[2] ?? "", 20));
  const cells: unknown[] = [];
  for (const index of [2, 3, 1, 4, 5, 6, 7])
    if (values[index]) table.put(cells, heads[index]!, values[index]);
  values
    .slice(heads.length)
    .forEach((value, i) => value !== "" && table.put(cells, more(i + 1), value));
  const told = values[0] ?? "";
  if (told !== "" && Number(told) !== points)
    log.add(warning("survey.count", say.count(title, shorten(told), points), at));
  if (points === 0 && !faulty) log.add(error("survey.no-points", say.noPoints(title), at));
  table.add(
    row,
    cells,
    points === 0 || faulty
      ? null
      : shapeOf(parcel, values[4] ?? "", (ring) =>
          log.add(warning("survey.unclosed", say.unclosed(title, ring), at)),
        ),
  );
}

/** Rings by what lies inside what: files exist with several outer rings, numbered as if they were holes. */
function shapeOf({ rings }: Parcel, kind: string, unclosed: (ring: string) => void): Geometry {
  const lines = rings.map(({ line }) => line);
  if (/点/.test(kind)) {
    const points = lines.flat();
    return points.length === 1
      ? { type: "Point", coordinates: points[0]! }
      : { type: "MultiPoint", coordinates: points };
  }
  if (/线/.test(kind))
    return lines.length === 1
      ? { type: "LineString", coordinates: lines[0]! }
      : { type: "MultiLineString", coordinates: lines };
  const closed = rings.map(({ name, line }) => {
    const { ring, closed } = closeRing(line);
    if (!closed) unclosed(name);
    return ring as [number, number][];
  });
  const polygons = groupRings(closed) as unknown as Position[][][];
  return polygons.length === 1
    ? { type: "Polygon", coordinates: polygons[0]! }
    : { type: "MultiPolygon", coordinates: polygons };
}

function firstEasting(parcels: readonly Parcel[]): number | null {
  for (const { line } of parcels.flatMap(({ rings }) => rings))
    for (const [a, b] of line)
      if (a !== undefined && b !== undefined)
        return Math.max(a, b) >= 1e7 ? Math.max(a, b) : Math.min(a, b);
  return null;
}
