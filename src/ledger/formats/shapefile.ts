// A Shapefile, as its parts chosen together or as a zip of one or more layers → one source a layer.
import { error, IssueLog, warning, type Parsed } from "#base/issue.ts";
import { decodeText } from "#base/decode.ts";
import { readZip } from "#base/zip.ts";
import { crsOfText, type CrsHint } from "#geo/crs.ts";
import { mapFormats } from "#words/zh-CN/mapFormats.ts";
import type { Format, InputFile, ReadContext, Source } from "../source.ts";
import { readDbf, type Dbf } from "./dbf.ts";
import { checkIn, endsWith, finishIssues, MapTable } from "./mapTable.ts";
import { readShp, type ShpRecord } from "./shp.ts";

const say = mapFormats.shapefile;
const PARTS = [".shp", ".dbf", ".prj", ".cpg", ".shx"] as const;
const MEGABYTE = 1e6;
const UNPACKED_LIMIT = 300 * MEGABYTE;
/** Where the list of names lies in a zip. */
const TAIL = 200_000;

/** By the names at the end of a zip. One that also holds tables or other maps is opened by the registry, file by file. */
function holdsOnlyShapes(bytes: Uint8Array): boolean {
  const names = new TextDecoder("latin1").decode(bytes.subarray(-TAIL));
  return (
    /\.(?:shp|dbf)/i.test(names) &&
    !/\.(?:xlsx?|et|csv|tsv|km[lz]|ovkm[lz]|geojson|json|gpx)/i.test(names)
  );
}

type Layer = { name: string; file: string; parts: Map<string, Uint8Array> };

export const shapefile: Format = {
  id: "shapefile",
  accepts: ({ name, bytes }) =>
    endsWith(name, ...PARTS) || (endsWith(name, ".zip") && holdsOnlyShapes(bytes)),
  read: readShapefile,
};

async function readShapefile(
  files: readonly InputFile[],
  context: ReadContext,
): Promise<Parsed<readonly Source[]>> {
  const log = new IssueLog();
  const layers = new Map<string, Layer>();
  const put = (file: string, name: string, bytes: Uint8Array): void => {
    const path = name.replaceAll("\\", "/");
    const [, stem, ending] = /^(.*?)(\.(?:shp|dbf|prj|cpg|shx))$/i.exec(path) ?? [];
    if (stem === undefined || path.startsWith("__MACOSX/")) return;
    const layer = layers.get(stem.toLowerCase()) ?? {
      name: stem.slice(stem.lastIndexOf("/") + 1),
      file,
      parts: new Map<string, Uint8Array>(),
    };
    layers.set(stem.toLowerCase(), layer);
    layer.parts.set(ending!.toLowerCase(), bytes);
    if (ending!.toLowerCase() === ".shp") layer.file = file;
  };
  for (const { name, bytes } of files) {
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) await unpack(name, bytes, put, log);
    else if (endsWith(name, ".zip"))
      log.add(error("shapefile.zip-broken", mapFormats.zip.broken, { file: name }));
    else put(name, name, bytes);
  }
  const sources: Source[] = [];
  for (const layer of layers.values()) {
    const source = readLayer(layer, layers.size > 1, context, log);
    if (source) sources.push(source);
  }
  return { value: sources, issues: finishIssues(log, files[0]?.name ?? "") };
}

async function unpack(
  file: string,
  bytes: Uint8Array,
  put: (file: string, name: string, bytes: Uint8Array) => void,
  log: IssueLog,
): Promise<void> {
  const read = await readZip(bytes, (name) => endsWith(name, ...PARTS), UNPACKED_LIMIT).catch(
    () => ({ failed: "broken" as const }),
  );
  if ("failed" in read)
    log.add(
      error(
        `shapefile.zip-${read.failed}`,
        read.failed === "broken"
          ? mapFormats.zip.broken
          : mapFormats.zip.tooBig(UNPACKED_LIMIT / MEGABYTE),
        { file },
      ),
    );
  else if (![...read.parts.keys()].some((name) => endsWith(name, ".shp", ".dbf")))
    log.add(error("shapefile.zip-no-shp", mapFormats.zip.noShp, { file }));
  else for (const [name, part] of read.parts) put(file, name, part);
}

function readLayer(
  { name, file, parts }: Layer,
  several: boolean,
  context: ReadContext,
  log: IssueLog,
): Source | null {
  const at = { file };
  const shp = parts.get(".shp");
  if (!shp) {
    log.add(error("shapefile.no-shp", say.noShp(name), at));
    return null;
  }
  const shapes = readShp(shp, (done) => checkIn(context, done, shp.length / 100));
  if ("refused" in shapes) {
    log.add(
      error(
        `shapefile.${shapes.refused}`,
        shapes.refused === "type" ? say.type(shapes.found) : say.notShp(String(shapes.found)),
        at,
      ),
    );
    return null;
  }
  const dbf = readAttributes(name, parts, context, log, file);
  if (shapes.records.length === 0 && !shapes.cut)
    log.add(warning("shapefile.empty", say.empty(name), at));
  if (shapes.cut)
    log.add(
      error("shapefile.cut", say.cut(mapFormats.record(shapes.records.length + 1)), {
        file,
        row: shapes.records.length + 1,
      }),
    );
  if (dbf && dbf.rows.length < dbf.told)
    log.add(error("shapefile.dbf-cut", say.dbfCut(dbf.rows.length, dbf.told), at));
  if (dbf && dbf.rows.length !== shapes.records.length)
    log.add(warning("shapefile.counts", say.counts(shapes.records.length, dbf.rows.length), at));
  return tableOf(shapes.records, dbf, file, log).source(
    file,
    "shapefile",
    several || endsWith(file, ".zip") ? name : null,
    hintOf(name, file, parts.get(".prj"), log),
    false,
  );
}

function readAttributes(
  name: string,
  parts: ReadonlyMap<string, Uint8Array>,
  context: ReadContext,
  log: IssueLog,
  file: string,
): Dbf | null {
  const bytes = parts.get(".dbf");
  const cpg = parts.get(".cpg");
  const dbf = bytes
    ? readDbf(bytes, cpg ? decodeText(cpg.subarray(0, 100)).text : null, (done) =>
        checkIn(context, done, 0),
      )
    : null;
  if (!bytes) log.add(warning("shapefile.no-dbf", say.noDbf(name), { file }));
  else if (!dbf) log.add(error("shapefile.not-dbf", say.notDbf, { file }));
  for (const { code, row, message } of dbf?.remarks ?? [])
    log.add(warning(code, message, row === null ? { file } : { file, row }));
  return dbf;
}

function tableOf(
  shapes: readonly ShpRecord[],
  dbf: Dbf | null,
  file: string,
  log: IssueLog,
): MapTable {
  const table = new MapTable();
  table.columns.push(...(dbf?.columns ?? []));
  let deleted = 0;
  for (let i = 0; i < Math.max(shapes.length, dbf?.rows.length ?? 0); i++) {
    const record = dbf?.rows[i];
    if (record === null) {
      deleted++;
      continue;
    }
    const shape = shapes[i];
    if (shape?.fault)
      log.add(
        error("shapefile.bad-shape", say.badShape(mapFormats.record(i + 1)), { file, row: i + 1 }),
      );
    table.add(i + 1, record ? [...record] : [], shape?.geometry ?? null);
  }
  if (deleted > 0) log.add(warning("shapefile.deleted", say.deleted(deleted), { file }));
  return table;
}

function hintOf(
  name: string,
  file: string,
  prj: Uint8Array | undefined,
  log: IssueLog,
): CrsHint | null {
  if (prj) return crsOfText(decodeText(prj.subarray(0, 20_000)).text);
  log.add(warning("shapefile.no-prj", say.noPrj(name), { file }));
  return null;
}
