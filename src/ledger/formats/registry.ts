// The one list of formats. Sorts files to their readers, unpacks archives, and names the way out of what cannot be read.
import { error, type Issue, type Parsed } from "#base/issue.ts";
import { decodeText } from "#base/decode.ts";
import { readZip } from "#base/zip.ts";
import { formats as say } from "#words/zh-CN/formats.ts";
import { fieldOfHead } from "../fields.ts";
import type { Format, InputFile, ReadContext, Source } from "../source.ts";
import { csv } from "./csv.ts";
import { geojsonSource } from "./geojsonSource.ts";
import { gpkg } from "./gpkg.ts";
import { gpx } from "./gpx.ts";
import { kml } from "./kml.ts";
import { ovi } from "./ovi.ts";
import { packageFormat } from "./packageFormat.ts";
import { shapefile } from "./shapefile.ts";
import { surveyTxt } from "./surveyTxt.ts";
import { xlsx } from "./xlsx.ts";

/** Asked in this order: those that look inside a .txt come before the one that takes any. */
export const FORMATS: readonly Format[] = [
  packageFormat,
  xlsx,
  geojsonSource,
  kml,
  gpx,
  gpkg,
  shapefile,
  surveyTxt,
  ovi,
  csv,
];

const MOST_BYTES = 200 * 2 ** 20;
/** Of archives inside an archive so many are named. */
const MOST_PACKED = 20;
const MOST_UNPACKED = 300 * 2 ** 20;

const WAYS_OUT: readonly (readonly [RegExp, () => string])[] = [
  [/\.(?:xls|et|ett|xlt|xlsb)$/i, say.oldSpreadsheet],
  [/\.(?:dwg|dxf|dgn)$/i, say.cad],
  [/\.(?:ovobj|ovjsn|ovobjx)$/i, say.oviObject],
  [/\.(?:gdb|mdb|sqlite|gdbtable)$/i, say.geodatabase],
  [/\.(?:rar|7z|tar|gz|tgz)$/i, say.archive],
  [/\.(?:docx?|wps|pdf|ofd|pptx?|dps|png|jpe?g|tiff?|bmp|heic)$/i, say.document],
];
/** Parts of a shapefile that carry nothing to read. */
const SIDE_FILE = /\.(?:sbn|sbx|shp\.xml|qix|fix|qpj|qmd|cst|ain|aih|atx|ixs|mxs|lock)$/i;
const SHAPE_PART = /\.(?:shp|dbf|prj|cpg|shx)$/i;

const extensionless = (name: string): string => name.replace(/\.[^.]*$/, "").toLowerCase();

/** Reads files of any format, each on its own. Never rejects but with `signal.reason` when aborted. */
export async function readFiles(
  files: readonly InputFile[],
  context: ReadContext,
): Promise<Parsed<readonly Source[]>> {
  const sources: Source[] = [];
  const issues: Issue[] = [];
  const groups = groupFiles(files.filter(({ name }) => !SIDE_FILE.test(name)));
  for (const [index, group] of groups.entries()) {
    context.signal.throwIfAborted();
    const progress = (share: number) => context.progress((index + share) / groups.length);
    const read = await readGroup(group, { ...context, progress });
    sources.push(...read.value);
    issues.push(...read.issues);
  }
  context.progress(1);
  return { value: sources, issues };
}

/** The parts of a shapefile come together; every other file stands alone. */
export function groupFiles(files: readonly InputFile[]): InputFile[][] {
  const groups = new Map<string, InputFile[]>();
  files.forEach((file, index) => {
    const key = SHAPE_PART.test(file.name) ? `shape:${extensionless(file.name)}` : `file:${index}`;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  });
  return [...groups.values()];
}

/** Whether a file that might be a document is a table or a survey: by what is in it, not by its name. */
export const readsAsLedger = (file: InputFile): boolean =>
  surveyTxt.accepts(file) || ovi.accepts(file) || (csv.accepts(file) && looksTabular(file));

/** A line among the first that names two known fields in cells of their own. */
function looksTabular({ bytes }: InputFile): boolean {
  const lines = decodeText(bytes.subarray(0, 20_000)).text.split(/\r?\n/, 30);
  return lines.some(
    (line) =>
      line
        .split(/[\t,，;|]/)
        .filter((cell) => cell.length < 30 && fieldOfHead(cell.trim()) !== null).length >= 2,
  );
}

async function readGroup(
  files: readonly InputFile[],
  context: ReadContext,
): Promise<Parsed<readonly Source[]>> {
  const file = files[0]!;
  const refuse = (code: string, message: string): Parsed<readonly Source[]> => ({
    value: [],
    issues: [error(code, message, { file: file.name })],
  });
  const bytes = files.reduce((sum, part) => sum + part.bytes.length, 0);
  if (bytes === 0) return refuse("data.empty-file", say.empty());
  if (bytes > MOST_BYTES)
    return refuse("data.too-large", say.tooLarge(Math.round(bytes / 2 ** 20)));
  const wayOut = WAYS_OUT.find(([pattern]) => pattern.test(file.name));
  if (wayOut) return refuse("data.unknown-format", wayOut[1]());
  try {
    const format = FORMATS.find((known) => known.accepts(file));
    if (format) return await format.read(files, context);
    if (/\.zip$/i.test(file.name)) return await readArchive(file, context);
  } catch (cause) {
    context.signal.throwIfAborted();
    return refuse(
      "file.fault",
      say.fault(cause instanceof Error ? cause.message.slice(0, 120) : String(cause)),
    );
  }
  return refuse(
    "data.unknown-format",
    /\.(?:txt|md)$/i.test(file.name) ? say.planText() : say.unknown(file.name),
  );
}

/** A .zip: its shapefiles as layers, every other readable file as if it had been handed over by itself. Archives inside are not opened. */
async function readArchive(
  file: InputFile,
  context: ReadContext,
): Promise<Parsed<readonly Source[]>> {
  const refuse = (code: string, message: string): Parsed<readonly Source[]> => ({
    value: [],
    issues: [error(code, message, { file: file.name })],
  });
  const packed: string[] = [];
  const wanted = (name: string) => {
    if (name.endsWith("/") || /(?:^|\/)(?:__MACOSX|\.)/.test(name)) return false;
    return !/\.zip$/i.test(name) || (packed.push(name), false);
  };
  const zip = await readZip(file.bytes, wanted, MOST_UNPACKED).catch(() => ({
    failed: "broken" as const,
  }));
  if ("failed" in zip)
    return zip.failed === "broken"
      ? refuse("file.broken-zip", say.brokenZip())
      : refuse("file.zip-too-big", say.zipTooBig());
  const inside = [...zip.parts].map(([name, bytes]): InputFile => ({
    name: `${file.name}/${name}`,
    bytes,
  }));
  const left = packed
    .slice(0, MOST_PACKED)
    .map((name) => error("file.zip-inside", say.zipInside(), { file: `${file.name}/${name}` }));
  if (inside.length === 0)
    return left.length > 0 ? { value: [], issues: left } : refuse("file.empty-zip", say.zipEmpty());
  const read = await readFiles(inside, context);
  return { value: read.value, issues: [...read.issues, ...left] };
}
