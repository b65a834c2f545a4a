// What goes through Turf says the same as the plain formulas it stands for, on random places of a town and on our
// fixtures.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import type { Feature, Position } from "geojson";
import { describe, expect, it } from "vitest";
import { insideOf, regionAround, thin } from "#geo/buffer.ts";
import { offsetBetween } from "#geo/distance.ts";
import { boxOf, checkGeometry, eachPosition, isFault, type PlaceGeometry } from "#geo/geometry.ts";
import { isInside } from "#geo/inside.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { areaSquareMetres } from "#geo/measure.ts";
import { outlineAround } from "#geo/outline.ts";
import { walk } from "../files.ts";

const SEED = { seed: 20230423 };
const RAD = Math.PI / 180;
const place = fc.tuple(
  fc.double({ min: 110.6, max: 110.9, noNaN: true }),
  fc.double({ min: 21.4, max: 21.7, noNaN: true }),
);
const line = (coordinates: Position[]): PlaceGeometry => ({ type: "LineString", coordinates });

/** What a file holds; bad fixtures hold nothing. */
function featuresOf(path: string): readonly Feature[] {
  try {
    return (JSON.parse(readFileSync(path, "utf8")) as { features?: Feature[] }).features ?? [];
  } catch {
    return [];
  }
}

/** Every geometry of the town's own files and of the GeoJSON fixtures. */
const fixtures: readonly PlaceGeometry[] = ["geodata", "tests/fixtures/geojson"]
  .flatMap((folder) => walk(folder))
  .filter((path) => path.endsWith("json"))
  .flatMap(featuresOf)
  .flatMap((feature) => {
    const checked = checkGeometry(feature?.geometry);
    return isFault(checked) ? [] : [checked];
  });

/** Great circle by the haversine. */
function haversine([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number {
  const half =
    Math.sin(((lat2 - lat1) * RAD) / 2) ** 2 +
    Math.cos(lat1 * RAD) * Math.cos(lat2 * RAD) * Math.sin(((lng2 - lng1) * RAD) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(half));
}

function evenOdd(rings: readonly Position[][], [x, y]: LngLat): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1] as [number, number], ring[i] as [number, number]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}

describe("distance and bearing", () => {
  it("are those of the great circle", () =>
    fc.assert(
      fc.property(place, place, (from, to) => {
        const { metres, bearing } = offsetBetween(from, to);
        expect(Math.abs(metres - haversine(from, to))).toBeLessThan(1e-6 + metres * 1e-9);
        fc.pre(metres > 1);
        const east = (to[0] - from[0]) * Math.cos(((from[1] + to[1]) / 2) * RAD);
        const away = Math.abs(bearing - ((Math.atan2(east, to[1] - from[1]) / RAD + 360) % 360));
        expect(Math.min(away, 360 - away)).toBeLessThan(0.1);
      }),
      SEED,
    ));
});

describe("the box", () => {
  it("of every fixture holds its positions and nothing more, whatever box the file says", () => {
    expect(fixtures.length).toBeGreaterThan(50);
    for (const geometry of fixtures) {
      const [lngs, lats]: [number[], number[]] = [[], []];
      eachPosition(geometry, ([lng, lat]) => {
        lngs.push(lng!);
        lats.push(lat!);
      });
      const box = [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
      expect(boxOf(geometry)).toEqual(box);
      expect(boxOf({ ...geometry, bbox: [0, 0, 1, 1] })).toEqual(box);
    }
  });

  it("of nothing is no box at infinity", () =>
    expect(boxOf({ type: "MultiPoint", coordinates: [] })).toEqual([0, 0, 0, 0]));
});

describe("a position in an area", () => {
  const areas = fixtures.filter(({ type }) => type.endsWith("Polygon"));
  it("is told as even-odd tells it, in every area of the fixtures", () => {
    expect(areas.length).toBeGreaterThan(3);
    for (const geometry of areas) {
      const [west, south, east, north] = boxOf(geometry);
      const near = fc.tuple(
        fc.double({ min: west - 0.01, max: east + 0.01, noNaN: true }),
        fc.double({ min: south - 0.01, max: north + 0.01, noNaN: true }),
      );
      const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
      for (const at of fc.sample(near, { seed: SEED.seed, numRuns: 40 }))
        expect(isInside(geometry, at)).toBe(
          (parts as Position[][][]).some((rings) => evenOdd(rings, at)),
        );
    }
  });

  it("on the border belongs to it, and in no line", () => {
    const square: Position[] = [
      [110, 21],
      [111, 21],
      [111, 22],
      [110, 22],
      [110, 21],
    ];
    expect(isInside({ type: "Polygon", coordinates: [square] }, [110, 21.5])).toBe(true);
    expect(isInside(line(square), [110.5, 21.5])).toBe(false);
  });
});

describe("a long path", () => {
  const road = (count: number): Position[] =>
    Array.from({ length: count }, (_, i) => [110.7 + i * 1e-5, 21.5 + 0.01 * Math.sin(i / 300)]);

  it("of few vertices stays as it is; of many keeps its ends and its course", () => {
    expect(thin(road(240), 100)).toEqual(road(240));
    const [whole, sparse] = [road(8000), thin(road(8000), 100)];
    expect(sparse.length).toBeLessThanOrEqual(240);
    expect([sparse[0], sparse.at(-1)]).toEqual([whole[0], whole.at(-1)]);
    const region = regionAround(line(sparse as Position[]), 5);
    expect(insideOf(line(whole), region).metres).toBeGreaterThan(0.99 * lengthOf(whole));
  });

  it("that is a scribble, or stands in one place, ends too", () => {
    const scribble = fc.sample(place, { seed: SEED.seed, numRuns: 5000 });
    expect(thin(scribble, 1).length).toBeLessThanOrEqual(240);
    expect(
      thin(
        Array.from({ length: 500 }, () => [110.7, 21.5]),
        1,
      ).length,
    ).toBeGreaterThan(0);
  });
});

describe("the border of the ground", () => {
  const lines = fc.array(place, { minLength: 2, maxLength: 6 });

  it("encloses what the ground is measured as", () =>
    fc.assert(
      fc.property(lines, fc.integer({ min: 50, max: 3000 }), (coordinates, metres) => {
        const rings = outlineAround(line(coordinates), metres);
        const shell: PlaceGeometry = { type: "Polygon", coordinates: [rings[0]!] };
        const whole: PlaceGeometry =
          rings.length === 1 ? shell : { type: "Polygon", coordinates: rings };
        const measured = insideOf(
          { type: "Polygon", coordinates: [boxRing(boxOf(shell))] },
          regionAround(line(coordinates), metres),
        ).squareMetres;
        expect(measured / areaSquareMetres(whole)).toBeGreaterThan(0.97);
        expect(measured / areaSquareMetres(whole)).toBeLessThan(1.03);
      }),
      { ...SEED, numRuns: 40 },
    ));

  it("of parts side by side has no line between them; of an area without a distance it is its own", () => {
    const square = (x: number): Position[][] => [
      [
        [x, 21],
        [x + 1, 21],
        [x + 1, 22],
        [x, 22],
        [x, 21],
      ],
    ];
    const parts: PlaceGeometry = { type: "MultiPolygon", coordinates: [square(110), square(111)] };
    expect(outlineAround(parts, 0)).toHaveLength(1);
    expect(outlineAround({ type: "Polygon", coordinates: square(110) }, 0)).toEqual(square(110));
    expect(
      outlineAround(
        line([
          [110, 21],
          [111, 21],
        ]),
        0,
      ),
    ).toEqual([]);
  });

  it("of a scribble that crosses itself thousands of times is not drawn", () =>
    expect(outlineAround(line(fc.sample(place, { seed: SEED.seed, numRuns: 240 })), 500)).toEqual(
      [],
    ));
});

const boxRing = ([west, south, east, north]: ReturnType<typeof boxOf>): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const lengthOf = (path: readonly Position[]): number =>
  path.slice(1).reduce((sum, to, i) => sum + haversine(path[i] as never, to as never), 0);
