// Runs GDAL's programs and puts its reading and ours into one form for comparison.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import { toWgs84, transformGeometry, type Crs } from "#geo/crs.ts";
import type { Source } from "#ledger/source.ts";

export const workFolder = (): string => mkdtempSync(join(tmpdir(), "interop-"));

const run = (program: string, parameters: readonly string[], input = ""): string =>
  execFileSync(program, parameters, {
    encoding: "utf8",
    maxBuffer: 1e9,
    input,
    stdio: ["pipe", "pipe", "pipe"],
  });

export const ogr = (...parameters: string[]): string => run("ogr2ogr", parameters);

/** What GDAL reads, as WGS-84. */
export const gdalReads = (path: string, ...more: string[]): Feature[] =>
  (
    JSON.parse(
      ogr(
        "-f",
        "GeoJSON",
        "/vsistdout/",
        path,
        "-t_srs",
        "EPSG:4326",
        "-lco",
        "COORDINATE_PRECISION=10",
        "-dim",
        "XY",
        ...more,
      ),
    ) as FeatureCollection
  ).features;

/** Lines of “x y” through PROJ. */
export function gdalTransforms(
  from: string,
  to: string,
  pairs: readonly (readonly [number, number])[],
): [number, number][] {
  const text = run(
    "gdaltransform",
    ["-s_srs", from, "-t_srs", to, "-output_xy"],
    pairs.map(([x, y]) => `${x} ${y}`).join("\n"),
  );
  return text
    .trim()
    .split("\n")
    .map((line) => line.split(" ").map(Number) as [number, number]);
}

export const fileBytes = (path: string): Uint8Array => new Uint8Array(readFileSync(path));
export const put = (folder: string, name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** Our rows as features, in WGS-84. */
export const ourFeatures = (source: Source, crs: Crs): Feature[] =>
  source.rows.map(({ cells, geometry }) => ({
    type: "Feature",
    properties: Object.fromEntries(source.columns.map((name, i) => [name, cells[i] ?? null])),
    geometry: (geometry ? transformGeometry(geometry, toWgs84(crs)) : null) as Geometry,
  }));

/** Degrees of about 1 mm, so that rounding does not count. */
const round = ([x, y]: Position): string =>
  `${(Math.round(x! * 5e7) / 5e7).toFixed(8)} ${(Math.round(y! * 5e7) / 5e7).toFixed(8)}`;

/** Rings begin anywhere and run either way; parts come in any order. */
function ring(positions: readonly Position[]): string {
  const open = positions.slice(0, -1).map(round);
  const turns = [open, open.toReversed()].flatMap((list) =>
    list.map((_, i) => [...list.slice(i), ...list.slice(0, i)].join(",")),
  );
  return turns.sort()[0] ?? "";
}

const polygon = ([outer, ...holes]: readonly Position[][]): string =>
  [ring(outer ?? []), ...holes.map(ring).sort()].join("|");

/** A geometry without its accidents; a Multi* of one part is that part. */
function canon(geometry: Geometry | null): string {
  if (!geometry) return "—";
  switch (geometry.type) {
    case "Point":
      return `points ${round(geometry.coordinates)}`;
    case "MultiPoint":
      return `points ${geometry.coordinates.map(round).sort().join(";")}`;
    case "LineString":
      return `lines ${geometry.coordinates.map(round).join(",")}`;
    case "MultiLineString":
      return `lines ${geometry.coordinates
        .map((line) => line.map(round).join(","))
        .sort()
        .join(";")}`;
    case "Polygon":
      return `areas ${polygon(geometry.coordinates)}`;
    case "MultiPolygon":
      return `areas ${geometry.coordinates.map(polygon).sort().join(";")}`;
    case "GeometryCollection":
      return `[${geometry.geometries.map(canon).sort().join(" + ")}]`;
  }
}

const numbersOf = (text: string): number[] => (text.match(/-?\d+\.\d+/g) ?? []).map(Number);
const shapeOf = (text: string): string => text.replace(/-?\d+\.\d+/g, "#");

/** Features whose geometries are not the same kind with positions within 1 cm, about 1e-7 of a degree: one line each. */
export function differences(ours: readonly Feature[], theirs: readonly Feature[]): string[] {
  const lines =
    ours.length === theirs.length ? [] : [`${ours.length} features, not ${theirs.length}`];
  ours.forEach(({ geometry }, i) => {
    const [a, b] = [canon(geometry), canon(theirs[i]?.geometry ?? null)];
    const [mine, other] = [numbersOf(a), numbersOf(b)];
    if (
      shapeOf(a) !== shapeOf(b) ||
      mine.some((value, at) => !(Math.abs(value - other[at]!) < 1e-7))
    )
      lines.push(`${i}: ${a} ≠ ${b}`);
  });
  return lines;
}
