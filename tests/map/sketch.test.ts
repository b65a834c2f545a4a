// The drawing machine: what each event does, and that no sequence of events makes an invalid geometry or loses a ring.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkGeometry, isFault, type PlaceGeometry } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { areaSquareMetres } from "#geo/measure.ts";
import { untangle } from "#geo/selfCrossing.ts";
import { hitPath } from "#map/sketch/hit.ts";
import { measure, problemsOf } from "#map/sketch/problems.ts";
import {
  activePath,
  isWorthKeeping,
  reduceSketch,
  startSketch,
  toGeometry,
  type Sketch,
  type SketchEvent,
} from "#map/sketch/sketch.ts";

const A: LngLat = [110.75, 21.59];
const B: LngLat = [110.76, 21.59];
const C: LngLat = [110.76, 21.6];
const D: LngLat = [110.75, 21.6];

const play = (sketch: Sketch, ...events: SketchEvent[]): Sketch =>
  events.reduce(reduceSketch, sketch);
const place = (...at: LngLat[]): SketchEvent[] => at.map((at) => ({ type: "place", at }));
const FINISH: SketchEvent = { type: "finish" };
const UNDO: SketchEvent = { type: "undo" };
const REDO: SketchEvent = { type: "redo" };

const ring = (...path: LngLat[]): number[][] => [...path, path[0]!].map((at) => [...at]);
const HOLED: PlaceGeometry = {
  type: "MultiPolygon",
  coordinates: [
    [ring(A, B, C, D), ring([110.752, 21.592], [110.752, 21.594], [110.754, 21.594])],
    [ring([110.78, 21.59], [110.79, 21.59], [110.79, 21.6])],
  ],
};

describe("drawing", () => {
  it("an area drawn clockwise is closed and turned counter-clockwise, its first vertex first", () => {
    const drawn = play(startSketch("area"), ...place(A, D, C, B), FINISH);
    expect(toGeometry(drawn)).toEqual({ type: "Polygon", coordinates: [ring(A, B, C, D)] });
  });

  it("a click on the first corner closes an area, and only from three corners on", () => {
    expect(play(startSketch("area"), ...place(A, B, A)).drawing).toBe(true);
    const closed = play(startSketch("area"), ...place(A, B, C, A));
    expect([closed.drawing, activePath(closed)]).toEqual([false, [A, B, C]]);
    expect(play(startSketch("line"), ...place(A, B, C, A)).drawing).toBe(true);
  });

  it("nothing is finished with too few vertices", () => {
    const two = play(startSketch("area"), ...place(A, B), FINISH);
    expect([two.drawing, toGeometry(two), problemsOf(two)]).toEqual([
      true,
      null,
      [{ problem: "too-few", missing: 1 }],
    ]);
    expect(toGeometry(startSketch("line"))).toBeNull();
    expect(toGeometry(startSketch("point"))).toBeNull();
  });

  it("a second click on the same spot adds nothing; a point moves where one clicks", () => {
    expect(activePath(play(startSketch("line"), ...place(A, A, B, B)))).toEqual([A, B]);
    expect(toGeometry(play(startSketch("point"), ...place(A, B)))).toEqual({
      type: "Point",
      coordinates: [...B],
    });
  });

  it("a position outside China changes nothing", () => {
    const line = play(startSketch("line"), ...place(A, B));
    for (const at of [
      [0, 0],
      [21.59, 110.75],
      [Number.NaN, 21],
      [110, Number.POSITIVE_INFINITY],
    ] as LngLat[])
      expect(play(line, ...place(at))).toBe(line);
  });

  it("the cursor counts in the measure until the drawing is finished", () => {
    const line = play(startSketch("line"), ...place(A), { type: "move", at: D });
    expect(measure(line).metres / 1112).toBeCloseTo(1, 2);
    expect(measure(play(line, { type: "move", at: null })).metres).toBe(0);
    const area = play(startSketch("area"), ...place(A, B, C), { type: "move", at: D });
    expect(
      measure(area).squareMetres / measure(play(area, { type: "move", at: null })).squareMetres,
    ).toBeCloseTo(2, 2);
  });

  it("changing the kind keeps the vertices, and can be undone", () => {
    const area = play(startSketch("line"), ...place(A, B, C), { type: "kind", kind: "area" });
    expect(toGeometry(area)).toEqual({ type: "Polygon", coordinates: [ring(A, B, C)] });
    expect(toGeometry(play(area, { type: "kind", kind: "point" }, UNDO))).toEqual(toGeometry(area));
    const holed = startSketch("area", HOLED);
    expect(play(holed, { type: "kind", kind: "line" })).toBe(holed);
  });
});

describe("undo inside the sketch", () => {
  it("takes back one vertex at a time and brings it again", () => {
    const line = play(startSketch("line"), ...place(A, B, C));
    expect(activePath(play(line, UNDO))).toEqual([A, B]);
    expect(activePath(play(line, UNDO, UNDO, REDO))).toEqual([A, B]);
    expect(activePath(play(line, UNDO, ...place(D), REDO))).toEqual([A, B, D]);
    expect(activePath(play(line, UNDO, UNDO, UNDO, UNDO))).toEqual([]);
  });

  it("one drag is one step, and so are repeated nudges of one vertex", () => {
    const start = startSketch("line", {
      type: "LineString",
      coordinates: [[...A], [...B], [...C]],
    });
    const dragged = play(
      start,
      { type: "grab", vertex: 1, at: B },
      { type: "drag", to: C },
      { type: "drag", to: D },
      { type: "drop" },
    );
    expect([activePath(dragged)[1], activePath(play(dragged, UNDO))]).toEqual([D, [A, B, C]]);
    const nudged = play(
      start,
      { type: "nudge", vertex: 0, to: D },
      { type: "nudge", vertex: 0, to: C },
      { type: "nudge", vertex: 2, to: D },
    );
    expect(nudged.past).toHaveLength(2);
    expect(activePath(play(nudged, UNDO, UNDO))).toEqual([A, B, C]);
  });

  it("a vertex only touched is no step", () => {
    const start = startSketch("line", { type: "LineString", coordinates: [[...A], [...B]] });
    expect(play(start, { type: "grab", vertex: 1, at: B }, { type: "drop" }).past).toEqual([]);
  });

  it("inserting and dragging in one movement is one step", () => {
    const start = startSketch("area", { type: "Polygon", coordinates: [ring(A, B, C)] });
    const made = play(
      start,
      { type: "insert", after: 2, at: [110.755, 21.595] },
      { type: "drag", to: D },
      { type: "drop" },
    );
    expect(activePath(made)).toEqual([A, B, C, D]);
    expect(activePath(play(made, UNDO))).toEqual([A, B, C]);
  });
});

describe("reshaping", () => {
  it("every ring of every part stays, with its heights", () => {
    expect(toGeometry(startSketch("point", HOLED))).toEqual(HOLED);
    const tall: PlaceGeometry = {
      type: "LineString",
      coordinates: [
        [...A, 12.5],
        [...B, 13],
      ],
    };
    expect(
      toGeometry(play(startSketch("line", tall), { type: "nudge", vertex: 1, to: C })),
    ).toEqual({ type: "LineString", coordinates: [[...A, 12.5], [...C]] });
    const single: PlaceGeometry = { type: "MultiPoint", coordinates: [[...A]] };
    expect(toGeometry(startSketch("line", single))).toEqual(single);
  });

  it("changes only the chosen ring", () => {
    const hole = play(
      startSketch("area", HOLED),
      { type: "choose", where: { part: 0, ring: 1 } },
      { type: "nudge", vertex: 2, to: [110.755, 21.594] },
    );
    const { coordinates } = toGeometry(hole) as { coordinates: number[][][][] };
    expect(coordinates[0]![1]![2]).toEqual([110.755, 21.594]);
    expect([coordinates[0]![0], coordinates[1]]).toEqual([
      HOLED.coordinates[0]![0],
      HOLED.coordinates[1],
    ]);
  });

  it("deleting all corners of a hole removes the hole; undo brings it back", () => {
    const choose: SketchEvent = { type: "choose", where: { part: 0, ring: 1 } };
    const gone = play(
      startSketch("area", HOLED),
      choose,
      { type: "delete", vertex: 0 },
      { type: "delete", vertex: 0 },
      { type: "delete", vertex: 0 },
    );
    expect((toGeometry(gone) as { coordinates: number[][][][] }).coordinates[0]).toHaveLength(1);
    expect(toGeometry(play(gone, UNDO))).toBeNull();
    expect(toGeometry(play(gone, UNDO, UNDO, UNDO))).toEqual(HOLED);
  });

  it("a vertex dropped onto its neighbour becomes one with it, but never below the fewest", () => {
    const square = startSketch("area", { type: "Polygon", coordinates: [ring(A, B, C, D)] });
    expect(
      activePath(
        play(square, { type: "grab", vertex: 3, at: D }, { type: "drag", to: A }, { type: "drop" }),
      ),
    ).toEqual([A, B, C]);
    const line = startSketch("line", { type: "LineString", coordinates: [[...A], [...B]] });
    expect(
      problemsOf(
        play(line, { type: "grab", vertex: 1, at: B }, { type: "drag", to: A }, { type: "drop" }),
      ),
    ).toEqual([{ problem: "flat" }]);
  });

  it("moving the whole moves every ring and keeps the area on the ground", () => {
    const moved = toGeometry(
      play(
        startSketch("area", HOLED),
        { type: "grab", vertex: null, at: A },
        { type: "drag", to: [111.5, 23] },
        { type: "drop" },
      ),
    )!;
    expect(areaSquareMetres(moved) / areaSquareMetres(HOLED)).toBeCloseTo(1, 3);
    expect(moved.coordinates[1]).not.toEqual(HOLED.coordinates[1]);
  });

  it("a click chooses the ring it is nearest to, or the area it is in", () => {
    const sketch = startSketch("area", HOLED);
    const toPixels = ([lng, lat]: LngLat) => [(lng - 110.75) * 1e5, (lat - 21.59) * 1e5] as const;
    expect(hitPath(sketch, [203, 300], toPixels)).toEqual({ part: 0, ring: 1 });
    expect(hitPath(sketch, [600, 500], toPixels)).toEqual({ part: 0, ring: 0 });
    expect(hitPath(sketch, [3700, 300], toPixels)).toEqual({ part: 1, ring: 0 });
    expect(hitPath(sketch, [2000, 5000], toPixels)).toBeNull();
  });
});

describe("what keeps a sketch from being finished", () => {
  const of = (...path: LngLat[]) => problemsOf({ kind: "area", parts: [[path]] });

  it("edges that cross or run back", () => {
    expect(of(A, B, C, D)).toEqual([]);
    expect(of(A, C, B, D)).toMatchObject([
      { problem: "crossing", at: [expect.closeTo(110.755, 8), expect.closeTo(21.595, 8)] },
    ]);
    expect(of(A, B, [110.755, 21.59], D)[0]?.problem).toBe("crossing");
  });

  it("while an area is drawn, the edge that will close it does not count", () => {
    const open = { part: 0, ring: 0 };
    expect(problemsOf({ kind: "area", parts: [[[A, C, B, D]]] }, open)[0]?.problem).toBe(
      "crossing",
    );
    const snail = (
      [
        [5, 5],
        [8, 5],
        [8, 8],
        [2, 8],
        [2, 2],
        [10, 2],
        [10, 9],
      ] as const
    ).map(([x, y]): LngLat => [110.75 + x / 1000, 21.59 + y / 1000]);
    expect(problemsOf({ kind: "area", parts: [[snail]] }, open)).toEqual([]);
    expect(of(...snail)[0]?.problem).toBe("crossing");
  });

  it("untangling replaces the parts in one step", () => {
    const tied = play(startSketch("area"), ...place(A, C, B, D), FINISH);
    const mended = play(tied, { type: "replace", geometry: untangle(toGeometry(tied)!) });
    expect([mended.parts.length, problemsOf(mended), toGeometry(play(mended, UNDO))]).toEqual([
      2,
      [],
      toGeometry(tied),
    ]);
    expect(play(tied, { type: "replace", geometry: { type: "Point", coordinates: [...A] } })).toBe(
      tied,
    );
  });

  it("a hole over the edge; not a hole that meets the edge in a corner; not two lines that cross", () => {
    const outer = [A, B, C, D];
    expect(
      problemsOf({
        kind: "area",
        parts: [
          [
            outer,
            [
              [110.755, 21.595],
              [110.77, 21.595],
              [110.755, 21.597],
            ],
          ],
        ],
      })[0]?.problem,
    ).toBe("crossing");
    expect(
      problemsOf({ kind: "area", parts: [[outer, [A, [110.755, 21.595], [110.755, 21.597]]]] }),
    ).toEqual([]);
    expect(problemsOf({ kind: "line", parts: [[[A, C, B, D]]] })).toEqual([]);
  });

  it("no area and no length", () => {
    expect(of(A, B, [110.77, 21.59])).toEqual([{ problem: "flat" }]);
    expect(problemsOf({ kind: "line", parts: [[[A, A]]] })).toEqual([{ problem: "flat" }]);
  });

  it("throwing away is asked about from three vertices on", () => {
    expect(isWorthKeeping(play(startSketch("line"), ...place(A, B)))).toBe(false);
    expect(isWorthKeeping(play(startSketch("line"), ...place(A, B, C)))).toBe(true);
    expect(isWorthKeeping(startSketch("area", HOLED))).toBe(false);
  });
});

describe("any sequence of events", () => {
  const at = fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }))
        .map(([x, y]): LngLat => [110.7 + x / 100, 21.5 + y / 100]),
    },
    { weight: 1, arbitrary: fc.tuple(fc.double(), fc.double()).map(([x, y]): LngLat => [x, y]) },
  );
  const vertex = fc.integer({ min: -1, max: 5 });
  const event: fc.Arbitrary<SketchEvent> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ type: fc.constant("place" as const), at }) },
    fc.record({ type: fc.constant("move" as const), at: fc.option(at) }),
    fc.record({ type: fc.constant("grab" as const), vertex: fc.option(vertex), at }),
    fc.record({ type: fc.constant("drag" as const), to: at }),
    fc.record({ type: fc.constant("insert" as const), after: vertex, at }),
    fc.record({ type: fc.constant("delete" as const), vertex }),
    fc.record({ type: fc.constant("select" as const), vertex: fc.option(vertex) }),
    fc.record({ type: fc.constant("nudge" as const), vertex, to: at }),
    fc.record({
      type: fc.constant("shift" as const),
      by: fc.oneof(at, fc.constant<LngLat>([0.01, -0.02])),
    }),
    fc.record({
      type: fc.constant("choose" as const),
      where: fc.record({
        part: fc.integer({ min: -1, max: 2 }),
        ring: fc.integer({ min: 0, max: 2 }),
      }),
    }),
    fc.record({ type: fc.constant("replace" as const), geometry: fc.constant(HOLED) }),
    fc.record({
      type: fc.constant("kind" as const),
      kind: fc.constantFrom("point" as const, "line" as const, "area" as const),
    }),
    fc.constantFrom<SketchEvent>({ type: "drop" }, UNDO, REDO, FINISH, { type: "resume" }),
  );
  const start = fc.constantFrom(
    startSketch("point"),
    startSketch("line"),
    startSketch("area"),
    startSketch("area", HOLED),
    startSketch("line", { type: "MultiLineString", coordinates: [ring(A, B), ring(C, D)] }),
  );

  it("leaves a geometry that is null or valid, and undo leads back to the beginning", () => {
    fc.assert(
      fc.property(start, fc.array(event, { maxLength: 60 }), (first, events) => {
        let sketch = first;
        for (const event of events) {
          sketch = reduceSketch(sketch, event);
          const geometry = toGeometry(sketch);
          if (geometry) expect(isFault(checkGeometry(geometry))).toBe(false);
          if (problemsOf(sketch).length === 0) expect(geometry).not.toBeNull();
          expect(
            sketch.parts.length > 0 && sketch.parts[sketch.active.part]?.[sketch.active.ring],
          ).toBeTruthy();
          expect(sketch.selected === null || activePath(sketch)[sketch.selected]).toBeTruthy();
        }
        while (sketch.past.length > 0) sketch = reduceSketch(sketch, UNDO);
        if (!events.some(({ type }) => type === "kind")) expect(sketch.parts).toEqual(first.parts);
      }),
      { seed: 20230423, numRuns: 1500 },
    );
  });
});
