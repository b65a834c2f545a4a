// Snapping and the texts of measures.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaText, coordinatesText, lengthText, toPlainText } from "#geo/formatMeasure.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { buildSnapIndex, snapTo, type SnapCandidates, type SnapPath } from "#geo/snap.ts";

/** 1 px is 1e-5°, north up, turned by an angle. */
const turnedBy =
  (degrees: number) =>
  ([lng, lat]: LngLat): readonly [number, number] => {
    const [x, y, turn] = [(lng - 110.75) * 1e5, (21.59 - lat) * 1e5, (degrees * Math.PI) / 180];
    return [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
  };
const toPixels = turnedBy(0);
const at = (x: number, y: number): LngLat => [110.75 + x * 1e-5, 21.59 - y * 1e-5];
const line = (...path: LngLat[]): PlaceGeometry => ({
  type: "LineString",
  coordinates: path.map((at) => [...at]),
});
const near = ([lng, lat]: LngLat): LngLat => [
  expect.closeTo(lng, 7) as number,
  expect.closeTo(lat, 7) as number,
];
const among = (
  others: (PlaceGeometry | null)[],
  own: SnapPath[] = [],
  skip: number | null = null,
): SnapCandidates => ({ others: buildSnapIndex(others), skip, own });

describe("snapping", () => {
  const road = line(at(0, 0), at(100, 0), at(100, 100));

  it("takes the vertex within reach though an edge is nearer, and the edge where no vertex is", () => {
    expect(snapTo(at(91, 1), among([road]), toPixels, 10)).toEqual({
      at: at(100, 0),
      what: "vertex",
    });
    expect(snapTo(at(50, 6), among([road]), toPixels, 10)).toEqual({
      at: near(at(50, 0)),
      what: "edge",
    });
    expect(snapTo(at(50, 11), among([road]), toPixels, 10)).toBeNull();
  });

  it("takes the nearer of two vertices, whosever it is, and says which are one's own", () => {
    const own: SnapPath[] = [{ vertices: [at(106, 0), at(300, 0)], edges: "none" }];
    expect(snapTo(at(105, 0), among([road], own), toPixels, 10)).toEqual({
      at: at(106, 0),
      what: "own",
    });
    expect(snapTo(at(101, 0), among([road], own), toPixels, 10)?.what).toBe("vertex");
    expect(snapTo(at(200, 0), among([], own), toPixels, 10)).toBeNull();
    expect(snapTo(at(200, 0), among([], [{ ...own[0]!, edges: "open" }]), toPixels, 10)?.what).toBe(
      "own",
    );
  });

  it("closes the last edge of closed paths only", () => {
    const path: SnapPath = { vertices: [at(0, 0), at(100, 0), at(100, 100)], edges: "closed" };
    expect(snapTo(at(50, 52), among([], [path]), toPixels, 10)).toEqual({
      at: near(at(51, 51)),
      what: "own",
    });
    expect(snapTo(at(50, 52), among([], [{ ...path, edges: "open" }]), toPixels, 10)).toBeNull();
  });

  it("the geometry that is being reshaped attracts nothing; one without a place has none", () => {
    expect(snapTo(at(0, 0), among([null, road], [], 1), toPixels, 10)).toBeNull();
    expect(snapTo(at(0, 0), among([null, road], [], 0), toPixels, 10)?.what).toBe("vertex");
  });

  it("sees points, holes and every part", () => {
    const ring = [at(0, 0), at(60, 0), at(60, 60), at(0, 0)].map((at) => [...at]);
    const hole = [at(300, 0), at(360, 0), at(360, 60), at(300, 0)].map((at) => [...at]);
    const all: PlaceGeometry[] = [
      { type: "MultiPolygon", coordinates: [[ring, hole]] },
      { type: "MultiPoint", coordinates: [[...at(700, 0)], [...at(800, 0)]] },
    ];
    expect(
      [at(301, 1), at(801, 0), at(750, 0)].map(
        (from) => snapTo(from, among(all), toPixels, 10)?.at ?? null,
      ),
    ).toEqual([at(300, 0), at(800, 0), null]);
  });

  it("the boxes leave nothing out: ten thousand projects, any turn of the map, same answer as looking at every vertex", () => {
    let seed = 20230423;
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const points = Array.from({ length: 10_000 }, () => at(random() * 4000, random() * 4000));
    const candidates = among(
      points.map((point): PlaceGeometry => ({ type: "Point", coordinates: [...point] })),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 359 }),
        (x, y, turn) => {
          const project = turnedBy(turn);
          const [px, py] = project(at(x, y));
          const gaps = points.map((point) =>
            Math.hypot(project(point)[0] - px, project(point)[1] - py),
          );
          const nearest = Math.min(...gaps);
          const snap = snapTo(at(x, y), candidates, project, 12);
          expect(snap?.at ?? null).toEqual(nearest <= 12 ? points[gaps.indexOf(nearest)] : null);
        },
      ),
      { seed: 20230423, numRuns: 60 },
    );
  });
});

describe("measures as text", () => {
  it.each([
    [0, "0.0 米"],
    [356.24, "356.2 米"],
    [999.94, "999.9 米"],
    [999.96, "1.00 公里"],
    [3421, "3.42 公里"],
    [123_456, "123.5 公里"],
    [Number.NaN, "—"],
    [-1, "—"],
  ])("%f m → %s", (metres, text) => {
    expect(lengthText(metres)).toBe(text);
  });

  it.each([
    [0, "0.0 m² · 0.00 亩 · 0.00 公顷"],
    [12, "12.0 m² · 0.0180 亩 · 0.0012 公顷"],
    [1234, "1234 m² · 1.85 亩 · 0.12 公顷"],
    [1_234_567, "1 234 567 m² · 1851.9 亩 · 123.46 公顷"],
  ])("%f m² → %s", (squareMetres, text) => {
    expect(areaText(squareMetres).replaceAll("\u202F", " ")).toBe(text);
  });

  it("plain text has no thin spaces; coordinates keep a tenth of a metre", () => {
    expect(toPlainText(areaText(1_234_567))).toBe("1234567 m² · 1851.9 亩 · 123.46 公顷");
    expect(coordinatesText([110.7544, 21.59])).toBe("110.754400, 21.590000");
  });
});
