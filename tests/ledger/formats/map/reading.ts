// What the tests of map formats share: a fixture is a file, or the files with one stem; a digest of what a reader made of it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Issue, Parsed } from "#base/issue.ts";
import { geojsonSource } from "#ledger/formats/geojsonSource.ts";
import { gpkg } from "#ledger/formats/gpkg.ts";
import { gpx } from "#ledger/formats/gpx.ts";
import { kml } from "#ledger/formats/kml.ts";
import { shapefile } from "#ledger/formats/shapefile.ts";
import { surveyTxt } from "#ledger/formats/surveyTxt.ts";
import type { Format, InputFile, ReadContext, Source } from "#ledger/source.ts";

export const FORMATS = {
  geojson: geojsonSource,
  kml,
  shapefile,
  gpx,
  gpkg,
  "survey-txt": surveyTxt,
} as const satisfies Record<string, Format>;
export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

export const CALM: ReadContext = { progress: () => {}, signal: new AbortController().signal };
export const read = (format: Format, ...files: InputFile[]): Promise<Parsed<readonly Source[]>> =>
  format.read(files, CALM);
export const input = (name: string, content: string | Uint8Array): InputFile => ({
  name,
  bytes: typeof content === "string" ? new TextEncoder().encode(content) : content,
});

export type Fixture = { name: string; expectation: string; files: InputFile[] };

/** Every file of a folder that is no expectation; the parts of a Shapefile are one fixture, named after its first part. */
export function fixturesIn(format: FormatName, quality: "good" | "bad"): Fixture[] {
  const folder = join("tests/fixtures", format, quality);
  const names = readdirSync(folder)
    .filter((name) => !isExpectation(name, folder))
    .sort();
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const key =
      format === "shapefile" && !name.endsWith(".zip") ? name.replace(/\.[^.]*$/, "") : name;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups].map(([name, parts]) => ({
    name,
    expectation: join(folder, `${name}.json`),
    files: parts.map((part) => input(part, new Uint8Array(readFileSync(join(folder, part))))),
  }));
}

/** “collection.geojson.json” beside “collection.geojson”. */
const isExpectation = (name: string, folder: string): boolean =>
  name.endsWith(".json") &&
  (folder.includes("shapefile") || readdirSync(folder).includes(name.slice(0, -5)));

export const codesOf = (issues: readonly Issue[]): string[] =>
  issues.map(({ code, at }) => (at.row === undefined ? code : `${code} @${at.row}`));

/** The expected report: what a person can check against the file. */
export const digest = ({ value, issues }: Parsed<readonly Source[]>) => ({
  sources: value.map(({ sheet, columns, rows, crs, hasGeometry, keepsUnplaced }) => ({
    sheet,
    columns,
    rows: rows.length,
    numbers: rows.map(({ row }) => row).slice(0, 8),
    first: rows[0]?.cells ?? null,
    geometries: rows.map(({ geometry }) => geometry?.type ?? null).slice(0, 8),
    geometry: rows.find(({ geometry }) => geometry)?.geometry ?? null,
    ownSystems: rows.flatMap(({ crs: own }) => own ?? []),
    crs: crs && (crs.refused ? "refused" : crs.crs),
    hasGeometry,
    keepsUnplaced,
  })),
  issues: codesOf(issues),
});
