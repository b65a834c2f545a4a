// Which areas are valid, and whether mended ones are: GEOS judges the same random shapes, by the rules of OGC Simple
// Features.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { crossingsOf, untangle } from "#geo/selfCrossing.ts";
import { ogr, put, workFolder } from "./gdal.ts";

const SEED = 20230423;
/** Quarters and sixteenths of degrees are exact as numbers, so that both judge the same corners. */
const corner = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }))
  .map(([x, y]): [number, number] => [110 + x / 16, 21 + y / 16]);
const ring = fc
  .array(corner, { minLength: 3, maxLength: 7 })
  .map((corners) => [...corners, corners[0]!]);
const shape = fc.oneof(
  fc.array(ring, { minLength: 1, maxLength: 2 }).map((coordinates): PlaceGeometry => ({
    type: "Polygon",
    coordinates,
  })),
  fc.array(ring, { minLength: 2, maxLength: 2 }).map((rings): PlaceGeometry => ({
    type: "MultiPolygon",
    coordinates: rings.map((one) => [one]),
  })),
);

/** What `crossingsOf` does not speak of: rings that meet correctly but lie wrongly in one another. */
const NESTING = /disconnected|nested|outside/i;

/** Empty where GEOS finds the geometry valid, else its reason. */
function reasons(geometries: readonly PlaceGeometry[], folder: string, name: string): string[] {
  const features = geometries.map((geometry, n) => ({
    type: "Feature",
    properties: { n },
    geometry,
  }));
  const path = put(
    folder,
    `${name}.geojson`,
    JSON.stringify({ type: "FeatureCollection", features }),
  );
  const sql = `SELECT n, CASE ST_IsValid(geometry) WHEN 1 THEN '' ELSE ST_IsValidReason(geometry) END AS reason FROM "${name}" ORDER BY n`;
  const csv = ogr("-f", "CSV", "/vsistdout/", path, "-dialect", "sqlite", "-sql", sql);
  const told = new Map(
    csv
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => {
        const [n, reason] = line.replaceAll('"', "").trim().split(",");
        return [Number(n), reason ?? ""] as const;
      }),
  );
  return geometries.map((_, n) => told.get(n) ?? "not read");
}

let folder = "";
beforeAll(() => {
  folder = workFolder();
});

describe("areas", () => {
  const shapes = fc.sample(shape, { seed: SEED, numRuns: 3000 });

  it("are valid to us where they are to GEOS, and in no other case", () => {
    const told = reasons(shapes, folder, "areas");
    const judged = shapes
      .map((geometry, index) => ({ geometry, reason: told[index]! }))
      .filter(({ reason }) => !NESTING.test(reason));
    const different = judged.filter(
      ({ geometry, reason }) => (crossingsOf(geometry).length === 0) !== (reason === ""),
    );
    expect(different.slice(0, 3)).toEqual([]);
    expect(judged.filter(({ reason }) => reason === "").length).toBeGreaterThan(200);
    expect(judged.filter(({ reason }) => reason !== "").length).toBeGreaterThan(1000);
  });

  it("that we have mended are valid", () => {
    const mended = shapes
      .filter((geometry) => crossingsOf(geometry).length > 0)
      .map(untangle)
      .filter((geometry) => crossingsOf(geometry).length === 0);
    const told = reasons(mended, folder, "mended");
    const bad = mended
      .map((geometry, index) => ({ geometry, reason: told[index]! }))
      .filter(({ reason }) => reason !== "");
    expect(bad.slice(0, 3)).toEqual([]);
    expect(mended.length).toBeGreaterThan(1000);
  });
});
