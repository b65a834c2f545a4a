// The pinned numbers of the town and the round trips of every system; names and codes of systems as files spell them.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  crsName,
  crsOfEpsg,
  crsOfText,
  fromWgs84,
  toWgs84,
  transformGeometry,
  type Crs,
} from "#geo/crs.ts";
import { meridianOf, zoneOfEpsg } from "#geo/gaussKruger.ts";
import type { LngLat } from "#geo/lngLat.ts";

const HERE: LngLat = [110.6, 21.55];
const metresBetween = (a: LngLat, b: LngLat): number =>
  Math.hypot((a[0] - b[0]) * 111_320 * Math.cos((a[1] * Math.PI) / 180), (a[1] - b[1]) * 110_700);
const bearing = (a: LngLat, b: LngLat): number =>
  (Math.atan2((b[0] - a[0]) * Math.cos((a[1] * Math.PI) / 180), b[1] - a[1]) * 180) / Math.PI;

describe("pinned numbers of the town", () => {
  it.each([
    ["EPSG:4525", 37_458_565.85],
    ["EPSG:4546", 458_565.85],
    ["EPSG:4497", 19_458_565.85],
    ["EPSG:4508", 458_565.85],
  ] as const)("%s", (crs, east) => {
    const [x, y] = fromWgs84(crs)(...HERE);
    expect(x).toBeCloseTo(east, 2);
    expect(y).toBeCloseTo(2_384_026.34, 2);
  });

  it("GCJ-02 lies 536–552 m to the east-south-east, BD-09 1.17–1.21 km to the east-north-east", () => {
    for (const at of [
      [110.68, 21.53],
      [110.75, 21.59],
      [110.83, 21.63],
    ] as LngLat[]) {
      const [gcj, bd] = [fromWgs84("GCJ-02")(...at), fromWgs84("BD-09")(...at)];
      expect(metresBetween(at, gcj)).toBeGreaterThan(534);
      expect(metresBetween(at, gcj)).toBeLessThan(554);
      expect(bearing(at, gcj)).toBeGreaterThan(95);
      expect(bearing(at, gcj)).toBeLessThan(125);
      expect(metresBetween(at, bd)).toBeGreaterThan(1165);
      expect(metresBetween(at, bd)).toBeLessThan(1215);
      expect(bearing(at, bd)).toBeGreaterThan(55);
      expect(bearing(at, bd)).toBeLessThan(85);
    }
  });

  it("does not shift abroad", () =>
    expect(fromWgs84("GCJ-02")(2.35, 48.85)).toEqual([2.35, 48.85]));
});

const ALL: Crs[] = ["WGS84", "GCJ-02", "BD-09", "EPSG:4490", "EPSG:3857", "EPSG:32649"];
for (let epsg = 4491; epsg <= 4554; epsg++) ALL.push(`EPSG:${epsg}`);

it("goes there and back within 1 cm in every system, all over China", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 74, max: 135, noNaN: true }),
      fc.double({ min: 4, max: 53, noNaN: true }),
      fc.constantFrom(...ALL),
      (lng, lat, crs) => {
        const zone = zoneOfEpsg(Number(crs.slice(5)));
        const at: LngLat = zone
          ? [meridianOf(zone.width, zone.zone) + (lng - 104.5) / 10, lat]
          : [lng, lat];
        expect(metresBetween(toWgs84(crs)(...fromWgs84(crs)(...at)), at)).toBeLessThan(0.001);
      },
    ),
    { seed: 20230423, numRuns: 3000 },
  );
});

describe("crsOfText", () => {
  const cgcs =
    'GEOGCS["China Geodetic Coordinate System 2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
  const gk = (name: string, meridian: number, east: number): string =>
    `PROJCS["${name}",${cgcs},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${east}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

  it.each([
    ["CGCS2000", "EPSG:4490"],
    ["2000国家大地坐标系", "EPSG:4490"],
    ["国家2000", "EPSG:4490"],
    ["经度（国家2000）", "EPSG:4490"],
    ["WGS84", "WGS84"],
    ["WGS-84", "WGS84"],
    ["GPS", "WGS84"],
    ["经度(WGS84)", "WGS84"],
    ["urn:ogc:def:crs:OGC:1.3:CRS84", "WGS84"],
    ["GCJ02", "GCJ-02"],
    ["gcj-02", "GCJ-02"],
    ["高德经度", "GCJ-02"],
    ["腾讯坐标", "GCJ-02"],
    ["火星坐标", "GCJ-02"],
    ["BD09", "BD-09"],
    ["百度纬度", "BD-09"],
    ["EPSG:4525", "EPSG:4525"],
    ["urn:ogc:def:crs:EPSG::4525", "EPSG:4525"],
    ["http://www.opengis.net/def/crs/EPSG/0/4326", "WGS84"],
    ["EPSG:3857", "EPSG:3857"],
    ["CGCS2000_3_Degree_GK_Zone_37", "EPSG:4525"],
    ["CGCS2000_3_Degree_GK_CM_111E", "EPSG:4546"],
    ["CGCS2000_GK_Zone_19", "EPSG:4497"],
    ["CGCS2000 / 3-degree Gauss-Kruger CM 111E", "EPSG:4546"],
    ["CGCS2000 三度带 37 带", "EPSG:4525"],
    ["中央子午线：111°", "EPSG:4546"],
    [cgcs, "EPSG:4490"],
    [
      'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
      "WGS84",
    ],
    [gk("CGCS2000_3_Degree_GK_Zone_37", 111, 37_500_000), "EPSG:4525"],
    [gk("CGCS2000_3_Degree_GK_CM_111E", 111, 500_000), "EPSG:4546"],
    [gk("CGCS2000_GK_Zone_19", 111, 19_500_000), "EPSG:4497"],
    [gk("某某工程坐标", 114, 38_500_000), "EPSG:4526"],
  ])("%s → %s", (text, crs) => expect(crsOfText(text)).toMatchObject({ crs, refused: null }));

  it.each([
    ["北京54坐标系", /北京 1954/],
    ["80国家大地坐标系", /西安 1980/],
    ["西安80", /西安 1980/],
    ["1980西安坐标系", /西安 1980/],
    ["EPSG:2381", /西安 1980/],
    ["EPSG:4610", /西安 1980/],
    ["EPSG:2433", /北京 1954/],
    [
      'PROJCS["Xian_1980_3_Degree_GK_Zone_37",GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]]],PROJECTION["Gauss_Kruger"]]',
      /西安 1980/,
    ],
    [
      'PROJCS["Beijing_1954_3_Degree_GK_CM_111E",GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]]]]',
      /北京 1954/,
    ],
    ["湛江独立坐标系", /独立坐标系/],
    ["EPSG:27700", /EPSG:27700/],
    [gk("自定义", 110, 500_000), /中央经线为 110°/],
  ])("refuses %s with the remedy", (text, reason) => {
    const hint = crsOfText(text);
    expect(hint?.crs).toBeNull();
    expect(hint?.refused).toMatch(reason);
    expect(hint?.refused).toMatch(/后再导入/);
  });

  it.each([
    "经度",
    "项目名称",
    "",
    "X坐标",
    "总投资（万元）",
    "2000",
    "备注2000字",
    "带动就业 20 人",
  ])("hears nothing in “%s”", (text) =>
    expect(crsOfText(text)?.crs ?? null).toBe(text === "2000" ? "EPSG:4490" : null),
  );
});

it("names and numbers the zones", () => {
  expect(crsName("EPSG:4525")).toBe("CGCS2000 三度带 37 带（带号）");
  expect(crsName("EPSG:4546")).toBe("CGCS2000 三度带 中央经线 111°E");
  expect(crsName("EPSG:4497")).toBe("CGCS2000 六度带 19 带（带号）");
  expect([crsName("WGS84"), crsName("GCJ-02"), crsName("BD-09"), crsName("EPSG:32649")]).toEqual([
    "WGS-84 经纬度",
    "高德坐标 GCJ-02",
    "百度坐标 BD-09",
    "WGS-84 UTM 49N",
  ]);
  expect([4488, 4555, 2381, 0].map(crsOfEpsg)).toEqual([null, null, null, null]);
});

it("converts a geometry of any depth and drops heights", () => {
  const convert = (a: number, b: number): readonly [number, number] => [a + 1, b + 1];
  expect(
    transformGeometry(
      {
        type: "Polygon",
        coordinates: [
          [
            [1, 2, 9],
            [3, 4, 9],
          ],
        ],
      },
      convert,
    ),
  ).toEqual({
    type: "Polygon",
    coordinates: [
      [
        [2, 3],
        [4, 5],
      ],
    ],
  });
  expect(
    transformGeometry(
      { type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [1, 2] }] },
      convert,
    ),
  ).toEqual({ type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [2, 3] }] });
});
