// GeoJSON → rows: a collection, one feature, a bare geometry, or one feature a line. Geometry is handed on unchecked; ledger fields are not known here.
import type { Geometry } from "geojson";
import { decodeText } from "#base/decode.ts";
import { error, IssueLog, warning, type Parsed } from "#base/issue.ts";
import { isObject } from "#base/loose.ts";
import { shorten } from "#base/shorten.ts";
import { crsOfText, type CrsHint } from "#geo/crs.ts";
import { mapFormats } from "#words/zh-CN/mapFormats.ts";
import type { Format, InputFile, ReadContext, Source } from "../source.ts";
import {
  checkIn,
  endsWith,
  finishIssues,
  head,
  MapTable,
  MOST_COLUMNS,
  NOTHING,
} from "./mapTable.ts";
import { jsonFault, parseJson } from "./parseJson.ts";

const say = mapFormats.geojson;
/** `row`: the number of a feature, or the line it stands on. */
type Item = { row: number; value: unknown };

const GEOMETRIES = new Set([
  "Point",
  "MultiPoint",
  "LineString",
  "MultiLineString",
  "Polygon",
  "MultiPolygon",
  "GeometryCollection",
]);
const isGeometry = (value: unknown): boolean =>
  isObject(value) && typeof value.type === "string" && GEOMETRIES.has(value.type);

export const geojsonSource: Format = {
  id: "geojson",
  accepts: ({ name, bytes }) =>
    endsWith(name, ".geojson", ".json", ".geojsonl", ".geojsons", ".ndjson", ".jsonl") ||
    /^(?:\xef\xbb\xbf)?[\s\x1e]*\{[^]*"type"\s*:\s*"(?:Feature|FeatureCollection)"/.test(
      head(bytes),
    ),
  read: async ([file], context) => (file ? readGeojson(file, context) : NOTHING([])),
};

function readGeojson(
  { name: file, bytes }: InputFile,
  context: ReadContext,
): Parsed<readonly Source[]> {
  const log = new IssueLog();
  const text = decodeText(bytes).text.replace(/^\ufeff/, "");
  const read = itemsOf(text, file, log);
  if (!read) return NOTHING(finishIssues(log, file));
  const table = new MapTable();
  read.items.forEach(({ row, value }, index) => {
    checkIn(context, index, read.items.length);
    addItem(table, row, value, file, log);
  });
  if (table.rows.length === 0) log.add(warning("geojson.empty", say.empty, { file }));
  if (table.left > 0)
    log.add(warning("geojson.columns", say.columns(MOST_COLUMNS, table.left), { file }));
  return {
    value: [table.source(file, "geojson", null, read.crs, true)],
    issues: finishIssues(log, file),
  };
}

function itemsOf(
  text: string,
  file: string,
  log: IssueLog,
): { items: Item[]; crs: CrsHint | null } | null {
  let whole: unknown;
  try {
    whole = parseJson(text);
  } catch (cause) {
    const lines = linesOf(text, file, log);
    if (lines) return { items: lines, crs: null };
    log.add(error("geojson.not-json", say.notJson(jsonFault(text, cause)), { file }));
    return null;
  }
  const number = (list: readonly unknown[]): Item[] =>
    list.map((value, i) => ({ row: i + 1, value }));
  if (isObject(whole) && Array.isArray(whole.features) && whole.type === "FeatureCollection")
    return { items: number(whole.features), crs: crsMember(whole.crs) };
  if (isObject(whole) && (whole.type === "Feature" || isGeometry(whole)))
    return { items: number([whole]), crs: crsMember(whole.crs) };
  log.add(
    error(
      "geojson.not-geojson",
      say.notGeojson(
        shorten(
          Array.isArray(whole)
            ? "[…]"
            : isObject(whole)
              ? `type: ${JSON.stringify(whole.type) ?? "—"}`
              : (JSON.stringify(whole) ?? "—"),
        ),
      ),
      { file },
    ),
  );
  return null;
}

/** RFC 8142 text sequences and newline-delimited features; null when the first two lines are not both JSON. */
function linesOf(text: string, file: string, log: IssueLog): Item[] | null {
  const lines = text.split(/\r?\n/);
  const items: Item[] = [];
  const bad: { row: number; found: string }[] = [];
  for (const [index, line] of lines.entries()) {
    const bare = line.replace(/^[\x1e\s]+/, "").trim();
    if (bare === "") continue;
    try {
      items.push({ row: index + 1, value: parseJson(bare) });
    } catch (cause) {
      bad.push({ row: index + 1, found: jsonFault(bare, cause) });
      if (bad.length > items.length + 1) return null;
    }
  }
  const features = items.filter(
    ({ value }) => isObject(value) && (value.type === "Feature" || isGeometry(value)),
  ).length;
  if (features < 2 && !(features === 1 && text.includes("\x1e"))) return null;
  for (const { row, found } of bad)
    log.add(error("geojson.bad-line", say.badLine(mapFormats.line(row), found), { file, row }));
  return items;
}

/** `crs` as the format had it until 2016: {"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4525"}}. */
function crsMember(value: unknown): CrsHint | null {
  const properties = isObject(value) ? value.properties : null;
  const name = isObject(properties)
    ? (properties.name ?? (typeof properties.code === "number" ? `EPSG:${properties.code}` : null))
    : null;
  return typeof name === "string" ? crsOfText(name) : null;
}

function addItem(table: MapTable, row: number, value: unknown, file: string, log: IssueLog): void {
  if (isGeometry(value)) {
    table.add(row, [], value as Geometry);
    return;
  }
  if (!isObject(value) || value.type !== "Feature") {
    log.add(error("geojson.not-feature", say.notFeature(mapFormats.feature(row)), { file, row }));
    // Counted among the rows, and rejected there for want of a name.
    table.add(row, [], null);
    return;
  }
  const properties = isObject(value.properties) ? value.properties : {};
  const cells: unknown[] = [];
  if (value.id !== undefined && value.id !== null && !Object.hasOwn(properties, "id"))
    table.put(cells, "id", value.id);
  for (const key of Object.keys(properties)) table.put(cells, key, properties[key]);
  table.add(row, cells, (value.geometry ?? null) as Geometry | null);
}
