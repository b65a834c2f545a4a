// What the program says of numbers whose system is not sure: it finds, asks or refuses, and never guesses in silence.
import { describe, expect, it } from "vitest";
import { crsOfText, fromWgs84, type Crs } from "#geo/crs.ts";
import { detectCrs, type CrsRequest } from "#geo/detectCrs.ts";
import type { Box, LngLat } from "#geo/lngLat.ts";

const HOME: Box = [110.68, 21.53, 110.83, 21.63];
const PLACES: LngLat[] = Array.from({ length: 12 }, (_, i) => [
  110.7 + (i % 4) * 0.03,
  21.55 + Math.floor(i / 4) * 0.025,
]);
type Pair = readonly [number, number];
const inCrs = (crs: Crs): Pair[] => PLACES.map((at) => fromWgs84(crs)(...at));
const turned = (pairs: readonly Pair[]): Pair[] => pairs.map(([a, b]) => [b, a]);
const ask = (request: Partial<CrsRequest>) =>
  detectCrs({ pairs: [], hint: null, given: null, home: HOME, references: [], ...request });
/** The town knows four of the places, each to some 60 m. */
const known = (pairs: readonly Pair[]) =>
  pairs.slice(0, 4).map((pair, i) => ({
    pair,
    known: [
      PLACES[i]![0] + (i - 1.5) * 0.0003,
      PLACES[i]![1] + (i % 2 ? 0.0003 : -0.0003),
    ] as LngLat,
    accuracyMetres: 60,
  }));

describe("degrees", () => {
  it("tells GCJ-02 by what the town knows, and says how far and where to", () => {
    const pairs = inCrs("GCJ-02");
    const found = ask({ pairs, references: known(pairs) });
    expect(found.how).toBe("detected");
    expect(found.chosen).toMatchObject({ crs: "GCJ-02", swapped: false, insideShare: 1 });
    expect(found.chosen!.sentence).toMatch(/^整体向东南?偏约 5\d0 米，像高德坐标 GCJ-02$/);
    expect(found.chosen!.offset!.metres).toBeLessThan(60);
  });

  it.each(["BD-09", "WGS84"] as const)("tells %s", (crs) => {
    const pairs = inCrs(crs);
    expect(ask({ pairs, references: known(pairs) })).toMatchObject({
      how: "detected",
      chosen: { crs },
    });
  });

  it("asks, with all three, when nothing is known, too little, too coarse, or the references disagree", () => {
    const pairs = inCrs("GCJ-02");
    const references = known(pairs);
    const cases = [
      [],
      references.slice(0, 2),
      references.map((one) => ({ ...one, accuracyMetres: 500 })),
      references.map((one, i) => ({ ...one, known: PLACES[i * 2 + 3]! })),
    ];
    for (const few of cases)
      expect(ask({ pairs, references: few })).toMatchObject({
        how: "ambiguous",
        chosen: { crs: "WGS84" },
        candidates: [{ crs: "WGS84" }, { crs: "GCJ-02" }, { crs: "BD-09" }],
      });
  });

  it("notices latitude before longitude", () => {
    const found = ask({ pairs: turned(inCrs("WGS84")) });
    expect(found.chosen).toMatchObject({ swapped: true, insideShare: 1 });
    expect(found.chosen!.sentence).toContain("经度和纬度颠倒");
  });

  it("asks about what lies elsewhere, and says where", () => {
    const found = ask({ pairs: PLACES.map(([lng, lat]) => [lng + 3, lat] as const) });
    expect(found).toMatchObject({ how: "ambiguous", chosen: { crs: "WGS84" } });
    expect(found.candidates[0]!.sentence).toBe("按 WGS-84 经纬度读，在本镇以东约 310 公里");
  });
});

describe("metres", () => {
  it.each(["EPSG:4525", "EPSG:4497", "EPSG:4546", "EPSG:3857"] as const)(
    "finds %s from its numbers",
    (crs) => {
      expect(ask({ pairs: inCrs(crs) })).toMatchObject({
        how: "detected",
        chosen: { crs, swapped: false, insideShare: 1 },
      });
    },
  );

  it.each(["EPSG:4525", "EPSG:4546"] as const)(
    "notices surveyors' X = north, Y = east in %s",
    (crs) => {
      const found = ask({ pairs: turned(inCrs(crs)) });
      expect(found).toMatchObject({ how: "detected", chosen: { crs, swapped: true } });
      expect(found.chosen!.sentence).toContain("X 为北、Y 为东");
    },
  );

  it("says how far away a wrong zone puts the data", () => {
    const found = ask({
      pairs: inCrs("EPSG:4546").map(([x, y]) => [x + 800_000, y] as const),
      given: "EPSG:4547",
    });
    expect(found.how).toBe("given");
    expect(ask({ pairs: inCrs("EPSG:4546"), given: "EPSG:4547" }).chosen!.sentence).toMatch(
      /在本镇以东约 3[01]\d 公里$/,
    );
    const lost = ask({ pairs: inCrs("EPSG:4525").map(([x, y]) => [x + 1_000_000, y] as const) });
    expect(lost).toMatchObject({ how: "ambiguous", chosen: { crs: "EPSG:4526" } });
    expect(lost.candidates[0]!.sentence).toMatch(
      /^按 CGCS2000 三度带 38 带（带号）读，在本镇以东约 3[01]\d 公里$/,
    );
  });
});

describe("what the file and the user say", () => {
  it("takes the file's word, keeps the others at hand", () => {
    expect(ask({ pairs: inCrs("WGS84"), hint: crsOfText("CGCS2000") })).toMatchObject({
      how: "declared",
      chosen: { crs: "EPSG:4490" },
      candidates: [{ crs: "EPSG:4490" }, { crs: "GCJ-02" }, { crs: "BD-09" }],
    });
    expect(ask({ pairs: inCrs("EPSG:4525"), hint: crsOfText("EPSG:4525") })).toMatchObject({
      how: "declared",
      chosen: { crs: "EPSG:4525" },
    });
  });

  it("asks when the data clearly contradicts it", () => {
    const pairs = inCrs("GCJ-02");
    expect(ask({ pairs, hint: crsOfText("WGS84"), references: known(pairs) })).toMatchObject({
      how: "ambiguous",
      chosen: { crs: "WGS84" },
      candidates: [{ crs: "WGS84" }, { crs: "GCJ-02" }, { crs: "BD-09" }],
    });
    expect(ask({ pairs: inCrs("EPSG:4546"), hint: crsOfText("EPSG:4547") })).toMatchObject({
      how: "ambiguous",
      chosen: { crs: "EPSG:4547", insideShare: 0 },
      candidates: [{ crs: "EPSG:4547" }, { crs: "EPSG:4546" }, {}, {}],
    });
  });

  it("finds the zone where the file names only the datum", () => {
    expect(ask({ pairs: inCrs("EPSG:4525"), hint: crsOfText("2000国家大地坐标系") })).toMatchObject(
      { how: "detected", chosen: { crs: "EPSG:4525" } },
    );
  });

  it("refuses what needs a datum shift, unless the user insists on a system", () => {
    const hint = crsOfText("80国家大地坐标系");
    expect(ask({ pairs: inCrs("EPSG:4525"), hint })).toMatchObject({
      how: "refused",
      chosen: null,
      refused: expect.stringContaining("西安 1980"),
    });
    expect(ask({ pairs: inCrs("EPSG:4525"), hint, given: "EPSG:4525" })).toMatchObject({
      how: "given",
    });
  });

  it("has nothing to say of nothing, and bears nonsense", () => {
    expect(ask({}).how).toBe("none");
    expect(
      ask({
        pairs: [
          [NaN, 1],
          [0, 0],
          [Infinity, 2],
        ],
      }).how,
    ).toBe("none");
    expect(ask({ pairs: [[1e300, -1e300]] })).toMatchObject({ how: "unknown", chosen: null });
  });
});
