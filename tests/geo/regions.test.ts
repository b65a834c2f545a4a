// The grid of remembered cells answers as the areas themselves do.
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { isInside } from "#geo/inside.ts";
import { makeRegionFinder, type Region } from "#geo/regions.ts";

const { features } = JSON.parse(readFileSync("geodata/base/counties.geojson", "utf8")) as {
  features: { geometry: Region["geometry"]; properties: { name: string } }[];
};
const counties = features.map(({ geometry, properties }) => ({ geometry, name: properties.name }));
const find = makeRegionFinder(counties);

it("for any position around the town, asked again and again", () => {
  const degrees = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });
  fc.assert(
    fc.property(degrees(110.4, 111), degrees(21.3, 21.9), (lng, lat) => {
      const known = counties.find(({ geometry }) => isInside(geometry, [lng, lat]))?.name ?? null;
      expect(find([lng, lat])).toBe(known);
    }),
    { seed: 20230423, numRuns: 4000 },
  );
});

it("knows the town's seat and its neighbours", () => {
  expect([find([110.754393, 21.590034]), find([110.9, 21.65]), find([112, 23])]).toEqual([
    "吴川市",
    "茂南区",
    null,
  ]);
});
