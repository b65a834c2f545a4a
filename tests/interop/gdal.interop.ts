// Other people's reading of the same files: GDAL reads what we read and what we write, PROJ converts as we do.
import { join } from "node:path";
import fc from "fast-check";
import type { Feature } from "geojson";
import { beforeAll, describe, expect, it } from "vitest";
import { crsOfText, fromWgs84, toWgs84, type Crs } from "#geo/crs.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { meridianOf, zoneOfEpsg } from "#geo/gaussKruger.ts";
import type { ExportLayer } from "#ledger/formats/exportLayer.ts";
import { geojsonSource } from "#ledger/formats/geojsonSource.ts";
import { gpkg } from "#ledger/formats/gpkg.ts";
import { gpx } from "#ledger/formats/gpx.ts";
import { kml } from "#ledger/formats/kml.ts";
import { shapefile } from "#ledger/formats/shapefile.ts";
import { writeGeojson } from "#ledger/formats/writeGeojson.ts";
import { writeKml } from "#ledger/formats/writeKml.ts";
import { writeShapefile } from "#ledger/formats/writeShapefile.ts";
import type { Format, InputFile, Source } from "#ledger/source.ts";
import {
  differences,
  fileBytes,
  gdalReads,
  gdalTransforms,
  ogr,
  ourFeatures,
  put,
  workFolder,
} from "./gdal.ts";

const SEED = 20230423;
const CALM = { progress: () => {}, signal: new AbortController().signal };

const read = async (format: Format, ...paths: string[]): Promise<readonly Source[]> => {
  const files = paths.map((path): InputFile => ({
    name: path.slice(path.lastIndexOf("/") + 1),
    bytes: fileBytes(path),
  }));
  const { value, issues } = await format.read(files, CALM);
  expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  return value;
};

/** Shapes of a kind at random places, holes inside their outer ring, parts apart. */
const place = fc
  .tuple(fc.integer({ min: 0, max: 15_000 }), fc.integer({ min: 0, max: 10_000 }))
  .map(([x, y]): [number, number] => [110.68 + x / 1e5, 21.53 + y / 1e5]);
const square = ([x, y]: readonly [number, number], size: number): [number, number][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const area = place.map((at) => [
  square(at, 0.004),
  square([at[0] + 0.001, at[1] + 0.001], 0.001).toReversed(),
]);
const apart = (polygons: [number, number][][][]): [number, number][][][] =>
  polygons.map((rings, i) =>
    rings.map((ring) => ring.map(([x, y]): [number, number] => [x + i * 0.2, y])),
  );
const KINDS = {
  point: place.map((coordinates): PlaceGeometry => ({ type: "Point", coordinates })),
  multipoint: fc
    .array(place, { minLength: 2, maxLength: 5 })
    .map((coordinates): PlaceGeometry => ({ type: "MultiPoint", coordinates })),
  line: fc.oneof(
    fc
      .array(place, { minLength: 2, maxLength: 9 })
      .map((coordinates): PlaceGeometry => ({ type: "LineString", coordinates })),
    fc
      .array(fc.array(place, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 3 })
      .map((coordinates): PlaceGeometry => ({ type: "MultiLineString", coordinates })),
  ),
  area: fc.oneof(
    area.map((coordinates): PlaceGeometry => ({ type: "Polygon", coordinates })),
    fc.array(area, { minLength: 2, maxLength: 3 }).map((coordinates): PlaceGeometry => ({
      type: "MultiPolygon",
      coordinates: apart(coordinates),
    })),
  ),
} as const;
type Kind = keyof typeof KINDS;

const NAMES = [
  "浅水镇人民政府",
  "塘㙍镇水塘",
  "Road & <bridge>",
  "“引号”、顿号",
  "某某村村道硬化工程",
];
const featuresOf = (kind: Kind): Feature[] =>
  fc.sample(KINDS[kind], { seed: SEED, numRuns: 25 }).map((geometry, i) => ({
    type: "Feature",
    properties: {
      名称: NAMES[i % NAMES.length]!,
      投资: i === 3 ? null : i * 1.25,
      日期: "2023-04-23",
    },
    geometry,
  }));

let folder = "";
const sources = {} as Record<Kind, string>;
beforeAll(() => {
  folder = workFolder();
  for (const kind of Object.keys(KINDS) as Kind[])
    sources[kind] = put(
      folder,
      `${kind}.geojson`,
      JSON.stringify({ type: "FeatureCollection", features: featuresOf(kind) }),
    );
});

describe("Shapefiles that GDAL writes", () => {
  const cases = (["GBK", "UTF-8"] as const).flatMap((encoding) =>
    (["EPSG:4525", "EPSG:4546", "EPSG:4490", "EPSG:4326"] as const).flatMap((crs) =>
      (Object.keys(KINDS) as Kind[]).map((kind) => ({ encoding, crs, kind })),
    ),
  );

  it.each(cases)("$kind, $encoding, $crs", async ({ encoding, crs, kind }) => {
    const name = `${kind}-${encoding}-${crs.slice(5)}`;
    const stem = join(folder, name);
    ogr(
      "-f",
      "ESRI Shapefile",
      `${stem}.shp`,
      sources[kind],
      "-lco",
      `ENCODING=${encoding}`,
      "-t_srs",
      crs,
    );
    // GBK as it usually comes: without the .cpg that would say so.
    const parts = ["shp", "dbf", "prj", ...(encoding === "GBK" ? [] : ["cpg"])].map(
      (ending) => `${stem}.${ending}`,
    );
    const [source] = await read(shapefile, ...parts);
    expect(source!.crs?.crs).toBe(crs === "EPSG:4326" ? "WGS84" : crs);
    const theirs = gdalReads(`${stem}.shp`);
    const ours = ourFeatures(source!, source!.crs!.crs!);
    expect(differences(ours, theirs)).toEqual([]);
    expect(ours.map(({ properties }) => properties)).toEqual(
      theirs.map(({ properties }) => ({
        ...properties,
        日期: (properties!.日期 as string).replaceAll("/", "-"),
      })),
    );
    // GBK lacks 㙍: GDAL leaves it out when it writes.
    const written = (name: string): string => (encoding === "GBK" ? name.replace("㙍", "") : name);
    expect(ours.map(({ properties }) => properties!.名称)).toEqual(
      featuresOf(kind).map(({ properties }) => written(properties!.名称 as string)),
    );
  });

  it.each(["POINTZ", "POINTM", "POINTZM"] as const)(
    "with heights and measures: %s",
    async (type) => {
      const path = join(folder, `${type}.shp`);
      ogr(
        "-f",
        "ESRI Shapefile",
        path,
        sources.point,
        "-lco",
        `SHPT=${type}`,
        "-lco",
        "ENCODING=UTF-8",
        "-dim",
        type === "POINTZ" ? "XYZ" : type === "POINTM" ? "XYM" : "XYZM",
      );
      const [source] = await read(
        shapefile,
        path,
        path.replace(".shp", ".dbf"),
        path.replace(".shp", ".prj"),
      );
      expect(differences(ourFeatures(source!, "WGS84"), featuresOf("point"))).toEqual([]);
    },
  );

  it.each(["ARCZ", "POLYGONZ", "POLYGONZM", "MULTIPOINTZ"] as const)(
    "with heights: %s",
    async (type) => {
      const kind: Kind = type === "ARCZ" ? "line" : type === "MULTIPOINTZ" ? "multipoint" : "area";
      const path = join(folder, `${type}.shp`);
      ogr(
        "-f",
        "ESRI Shapefile",
        path,
        sources[kind],
        "-lco",
        `SHPT=${type}`,
        "-lco",
        "ENCODING=UTF-8",
        "-dim",
        type.endsWith("ZM") ? "XYZM" : "XYZ",
      );
      const [source] = await read(
        shapefile,
        path,
        path.replace(".shp", ".dbf"),
        path.replace(".shp", ".prj"),
      );
      expect(differences(ourFeatures(source!, "WGS84"), featuresOf(kind))).toEqual([]);
    },
  );
});

describe("other formats that GDAL writes", () => {
  it.each(
    (["KML", "LIBKML"] as const).flatMap((driver) =>
      (Object.keys(KINDS) as Kind[]).map((kind) => ({ driver, kind })),
    ),
  )("$driver, $kind", async ({ driver, kind }) => {
    const path = join(folder, `${kind}-${driver}.kml`);
    ogr("-f", driver, path, sources[kind]);
    const [source] = await read(kml, path);
    const ours = ourFeatures(source!, "WGS84");
    expect(differences(ours, gdalReads(path))).toEqual([]);
    expect(ours.map(({ properties }) => properties!.名称)).toEqual(
      featuresOf(kind).map(({ properties }) => properties!.名称),
    );
  });

  it("KMZ of layers", async () => {
    const path = join(folder, "area.kmz");
    ogr("-f", "LIBKML", path, sources.area);
    expect(
      differences(ourFeatures((await read(kml, path))[0]!, "WGS84"), featuresOf("area")),
    ).toEqual([]);
  });

  it("GPX: waypoints, routes and tracks", async () => {
    const waypoints = join(folder, "points.gpx");
    ogr("-f", "GPX", waypoints, sources.point, "-sql", 'SELECT "名称" AS name FROM "point"');
    expect(
      differences(
        ourFeatures((await read(gpx, waypoints))[0]!, "WGS84"),
        gdalReads(waypoints, "waypoints"),
      ),
    ).toEqual([]);
    const lines = join(folder, "lines.gpx");
    ogr(
      "-f",
      "GPX",
      lines,
      sources.line,
      "-nlt",
      "MULTILINESTRING",
      "-lco",
      "FORCE_GPX_TRACK=YES",
      "-sql",
      'SELECT "名称" AS name FROM "line"',
    );
    const ours = ourFeatures((await read(gpx, lines))[0]!, "WGS84");
    expect(differences(ours, gdalReads(lines, "tracks"))).toEqual([]);
    expect(ours.map(({ properties }) => properties!.名称)).toEqual(
      featuresOf("line").map(({ properties }) => properties!.名称),
    );
  });

  it.each(
    (["EPSG:4525", "EPSG:4546", "EPSG:4490", "EPSG:4326"] as const).flatMap((crs) =>
      (Object.keys(KINDS) as Kind[]).map((kind) => ({ crs, kind })),
    ),
  )("GeoPackage, $kind, $crs", async ({ crs, kind }) => {
    const path = join(folder, `${kind}-${crs.slice(5)}.gpkg`);
    ogr("-f", "GPKG", path, sources[kind], "-t_srs", crs, "-nln", `图层 ${kind}`);
    const [source, ...others] = await read(gpkg, path);
    expect(others).toEqual([]);
    expect(source!.crs?.crs).toBe(crs === "EPSG:4326" ? "WGS84" : crs);
    const theirs = gdalReads(path);
    const ours = ourFeatures(source!, source!.crs!.crs!);
    expect(differences(ours, theirs)).toEqual([]);
    expect(ours.map(({ properties }) => properties)).toEqual(
      theirs.map(({ properties }) => ({
        ...properties,
        日期: (properties!.日期 as string).replaceAll("/", "-"),
      })),
    );
  });

  it("GeoPackage of layers one with heights and one a table", async () => {
    const path = join(folder, "layers.gpkg");
    ogr("-f", "GPKG", path, sources.line, "-nln", "道路", "-dim", "XYZ");
    ogr("-f", "GPKG", "-update", path, sources.point, "-nln", "站点", "-where", '"投资" > 2');
    put(folder, "offices.csv", "单位,电话\n某某办,12345\n");
    ogr("-f", "GPKG", "-update", path, join(folder, "offices.csv"), "-nln", "单位");
    const layers = await read(gpkg, path);
    expect(layers.map(({ sheet, rows, hasGeometry }) => [sheet, rows.length, hasGeometry])).toEqual(
      [
        ["道路", 25, true],
        ["站点", gdalReads(path, "站点").length, true],
        ["单位", 1, false],
      ],
    );
    expect(differences(ourFeatures(layers[0]!, "WGS84"), featuresOf("line"))).toEqual([]);
  });

  it.each(["EPSG:4525", "EPSG:4490", "EPSG:4326"] as const)("GeoJSON in %s", async (crs) => {
    const path = join(folder, `${crs.slice(5)}.geojson`);
    ogr("-f", "GeoJSON", path, sources.area, "-t_srs", crs, "-lco", "RFC7946=NO");
    const [source] = await read(geojsonSource, path);
    const found = source!.crs?.crs ?? "WGS84";
    expect(found).toBe(crs === "EPSG:4326" ? "WGS84" : crs);
    expect(differences(ourFeatures(source!, found), gdalReads(path))).toEqual([]);
  });

  it("GeoJSON text sequence", async () => {
    const path = join(folder, "sequence.geojsons");
    ogr("-f", "GeoJSONSeq", path, sources.line, "-lco", "RS=YES");
    expect(
      differences(ourFeatures((await read(geojsonSource, path))[0]!, "WGS84"), featuresOf("line")),
    ).toEqual([]);
  });
});

describe("what we write, read by GDAL", () => {
  const layerIn = (kind: Kind, crs: Crs): ExportLayer => ({
    name: "浅水镇",
    crs,
    toCrs: fromWgs84(crs),
    columns: [
      { key: "name", label: "名称", numeric: false },
      { key: "totalWan", label: "投资", numeric: true },
    ],
    rows: featuresOf(kind).map(({ properties, geometry }) => ({
      cells: [properties!.名称 as string, properties!.投资 as number | null],
      geometry: geometry as PlaceGeometry,
    })),
  });
  const expected = (kind: Kind) =>
    featuresOf(kind).map(({ properties }) => ({
      名称: properties!.名称 as string,
      投资: properties!.投资 as number | null,
    }));

  it.each(
    (
      [
        "WGS84",
        "EPSG:4490",
        "EPSG:4525",
        "EPSG:4546",
        "EPSG:4497",
        "EPSG:3857",
        "EPSG:32649",
      ] as const
    ).flatMap((crs) => (Object.keys(KINDS) as Kind[]).map((kind) => ({ crs, kind }))),
  )("Shapefile, $kind, $crs", async ({ crs, kind }) => {
    const path = put(
      folder,
      `ours-${kind}-${crs.replace(":", "")}.zip`,
      (await writeShapefile([layerIn(kind, crs)])).value,
    );
    const layer = `浅水镇_${{ point: "点", multipoint: "点", line: "线", area: "面" }[kind]}`;
    const theirs = gdalReads(`/vsizip/${path}/${layer}.shp`);
    expect(differences(featuresOf(kind), theirs)).toEqual([]);
    expect(theirs.map(({ properties }) => properties)).toEqual(expected(kind));
  });

  it.each(Object.keys(KINDS) as Kind[])("KML, %s", (kind) => {
    const path = put(folder, `ours-${kind}.kml`, writeKml([layerIn(kind, "WGS84")]).value);
    const theirs = gdalReads(path);
    expect(differences(featuresOf(kind), theirs)).toEqual([]);
    expect(theirs.map(({ properties }) => properties!.Name)).toEqual(
      expected(kind).map(({ 名称 }) => 名称),
    );
    expect(theirs.map(({ properties }) => Number(properties!.投资 ?? NaN))).toEqual(
      expected(kind).map(({ 投资 }) => 投资 ?? NaN),
    );
  });

  it.each(["WGS84", "EPSG:4490", "EPSG:4525"] as const)("GeoJSON in %s", (crs) => {
    const path = put(
      folder,
      `ours-${crs.replace(":", "")}.geojson`,
      writeGeojson([layerIn("area", crs)]).value,
    );
    const theirs = gdalReads(path);
    expect(differences(featuresOf("area"), theirs)).toEqual([]);
    expect(theirs.map(({ properties }) => properties)).toEqual(expected("area"));
  });
});

describe("conversion against PROJ", () => {
  const SYSTEMS = Array.from({ length: 64 }, (_, i): Crs => `EPSG:${4491 + i}`);

  it.each([...SYSTEMS, "EPSG:3857", "EPSG:32649"] as Crs[])(
    "%s, there and back, within 1 mm",
    (crs) => {
      const zone = zoneOfEpsg(Number(crs.slice(5)));
      const [middle, half] = zone ? [meridianOf(zone.width, zone.zone), zone.width] : [111, 3];
      const places = fc.sample(
        fc.tuple(
          fc.double({ min: middle - half, max: middle + half, noNaN: true }),
          fc.double({ min: 3, max: 54, noNaN: true }),
        ),
        { seed: SEED, numRuns: 40 },
      );
      const theirs = gdalTransforms(zone ? "EPSG:4490" : "EPSG:4326", crs, places);
      places.forEach(([lng, lat], i) => {
        const [east, north] = fromWgs84(crs)(lng, lat);
        expect(Math.hypot(east - theirs[i]![0], north - theirs[i]![1])).toBeLessThan(0.001);
        const [x, y] = toWgs84(crs)(...theirs[i]!);
        expect(Math.hypot(x - lng, y - lat)).toBeLessThan(1e-8);
      });
    },
  );

  it("knows the .prj that GDAL writes for every system", () => {
    for (const crs of ["EPSG:4490", "EPSG:4326", "EPSG:3857", "EPSG:32649", ...SYSTEMS] as Crs[]) {
      const stem = join(folder, `prj${crs.slice(5)}`);
      ogr(
        "-f",
        "ESRI Shapefile",
        `${stem}.shp`,
        sources.point,
        "-a_srs",
        crs,
        "-limit",
        "1",
        "-lco",
        "ENCODING=UTF-8",
      );
      const hint = crsOfText(new TextDecoder().decode(fileBytes(`${stem}.prj`)));
      const zone = zoneOfEpsg(Number(crs.slice(5)));
      if (zone?.width === 6 && !zone.prefixed)
        expect(fromWgs84(hint!.crs!)(111, 22)).toEqual(fromWgs84(crs)(111, 22));
      else expect(hint?.crs).toBe(crs === "EPSG:4326" ? "WGS84" : crs);
    }
  });

  it("refuses the .prj of Beijing 54 and Xian 80", () => {
    for (const code of [
      "EPSG:4214",
      "EPSG:4610",
      "EPSG:2381",
      "EPSG:2361",
      "EPSG:2434",
      "EPSG:2413",
    ]) {
      const stem = join(folder, `old${code.slice(5)}`);
      ogr(
        "-f",
        "ESRI Shapefile",
        `${stem}.shp`,
        sources.point,
        "-a_srs",
        code,
        "-limit",
        "1",
        "-lco",
        "ENCODING=UTF-8",
      );
      expect(crsOfText(new TextDecoder().decode(fileBytes(`${stem}.prj`)))?.refused).toMatch(
        /北京 1954|西安 1980/,
      );
      expect(crsOfText(code)?.refused).toMatch(/北京 1954|西安 1980/);
    }
  });
});
