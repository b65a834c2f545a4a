// The map as data: styles that MapLibre accepts, names that do not overlap, only what is shown packed for drawing.
import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { projectId } from "#base/ids.ts";
import { KINDS, OTHER_KIND, shapeOf } from "#ledger/kinds.ts";
import { EMPTY_PROJECT, NO_LOCATION, PRECISIONS, type Project } from "#ledger/project.ts";
import { packSegments, rowsInSight } from "#map/compact.ts";
import { breakName, placeLabels, type Label } from "#map/labels.ts";
import { LOOKS, MARK_PATHS, lookOf } from "#map/marks.ts";
import { pickedScenes } from "#map/pickedScenes.ts";
import { buildScene } from "#map/scene.ts";
import { makeStyle } from "#map/style.ts";
import { isTemplate, probeTiles, tilesFor, tileUrl } from "#map/tiles.ts";

const SEEDED = { seed: 20230423, numRuns: 200 };

describe("style", () => {
  it.each([
    ["embedded", ""],
    ["tianditu-vector", "k"],
    ["tianditu-image", "k"],
    ["custom", ""],
  ] as const)("%s is valid MapLibre style", (choice, key) => {
    const style = makeStyle(tilesFor(choice, key, "https://example.org/{z}/{x}/{y}.png"));
    expect(validateStyleMin(style)).toEqual([]);
    expect(style.layers).toHaveLength(
      { embedded: 0, "tianditu-vector": 2, "tianditu-image": 2, custom: 1 }[choice],
    );
  });

  it("the probe tells a working key from a wrong one and from a dead line", async () => {
    const tiles = tilesFor("tianditu-vector", "k", "")!;
    const answer = (body: string, type = "image/png", status = 200) =>
      new Response(body, { status, headers: { "content-type": type } });
    expect(await probeTiles(tiles, async (url) => answer(url))).toBe("works");
    expect(await probeTiles(tiles, async () => answer("error picture"))).toBe("refused");
    expect(await probeTiles(tiles, async (url) => answer(url, "application/json"))).toBe("refused");
    expect(await probeTiles(tiles, async (url) => answer(url, "image/png", 403))).toBe("refused");
    expect(await probeTiles(tiles, () => Promise.reject(new TypeError("offline")))).toBe(
      "unreachable",
    );
  });

  it("templates", () => {
    expect(
      [
        "https://a/{z}/{x}/{y}.png",
        "http://a/{z}/{x}/{-y}",
        "ftp://a/{z}/{x}/{y}",
        "https://a/{z}",
        "javascript:alert(1)",
      ].map(isTemplate),
    ).toEqual([true, true, false, false, false]);
    expect(tileUrl("/{z}/{x}/{-y}", 3, 1, 2)).toBe("/3/1/5");
  });
});

it("every class has a shape of its own, and every precision a look that is not colour", () => {
  const paths = [
    ...KINDS.map((_, index) => MARK_PATHS[shapeOf(index)]),
    MARK_PATHS[shapeOf(OTHER_KIND)],
  ];
  expect(new Set(paths).size).toBe(KINDS.length + 1);
  expect(new Set((["surveyed", "gazetteer", "schematic", "none"] as const).map(lookOf))).toEqual(
    new Set(LOOKS),
  );
});

describe("names", () => {
  const label = fc.record({
    x: fc.integer({ min: 0, max: 800 }),
    y: fc.integer({ min: 0, max: 600 }),
    width: fc.integer({ min: 10, max: 150 }),
    kind: fc.constantFrom("project", "area", "town", "county"),
  });
  it("never overlap", () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 60 }), (given) => {
        const labels = given.map(({ x, y, width, kind }, index): Label => ({
          key: String(width),
          kind: kind as Label["kind"],
          lines: ["x"],
          badge: "",
          at: [x, y],
          rank: index,
          clear: 6,
        }));
        const placed = placeLabels(
          labels,
          (at) => at,
          ({ key }) => ({ width: Number(key), height: 16 }),
          [800, 600],
        );
        const boxes = placed.map(
          ({ label: { at }, dx, dy, width, height }) =>
            [at[0] + dx, at[1] + dy, at[0] + dx + width, at[1] + dy + height] as const,
        );
        boxes.forEach((a, i) =>
          boxes
            .slice(i + 1)
            .forEach((b) =>
              expect(a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]).toBe(false),
            ),
        );
      }),
      SEEDED,
    );
  });

  it("are whole or not there: one that the edge would cut is moved along it, and never over its mark", () => {
    fc.assert(
      fc.property(label, ({ x, y, width, kind }) => {
        const placed = placeLabels(
          [
            {
              key: "",
              kind: kind as Label["kind"],
              lines: ["x"],
              badge: "",
              at: [x, y],
              rank: 0,
              clear: 6,
            },
          ],
          (at) => at,
          () => ({ width, height: 16 }),
          [800, 600],
          { whole: true },
        );
        if (kind === "project") expect(placed).toHaveLength(1);
        for (const { dx, dy } of placed) {
          expect([x + dx, 800 - x - dx - width, y + dy, 600 - y - dy - 16].some((n) => n < 0)).toBe(
            false,
          );
          if (kind === "project")
            expect(dx < 4 && dx + width > -4 && dy < 4 && dy + 16 > -4).toBe(false);
        }
      }),
      SEEDED,
    );
  });

  it("break into even lines and lose no character up to three lines", () => {
    expect(breakName("恒隆生态农场肉牛养殖基地")).toEqual(["恒隆生态农场", "肉牛养殖基地"]);
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30, unit: fc.constantFrom(..."甲乙丙、，）") }),
        (name) => {
          const lines = breakName(name);
          if (lines.length <= 3 && !lines.at(-1)!.endsWith("…")) expect(lines.join("")).toBe(name);
        },
      ),
      SEEDED,
    );
  });
});

it("only rows that are shown and in sight are packed, and edges only when asked for", () => {
  const square = (x: number) => ({
    type: "Polygon" as const,
    coordinates: [
      [
        [x, 21],
        [x + 0.01, 21],
        [x + 0.01, 21.01],
        [x, 21],
      ],
    ],
  });
  const line = {
    type: "LineString" as const,
    coordinates: [
      [110, 21],
      [110.01, 21],
      [110.02, 21],
    ],
  };
  const scene = buildScene(
    [
      { geometry: square(110), style: 0 },
      { geometry: line, style: 0 },
      { geometry: square(112), style: 0 },
      { geometry: null, style: 0 },
    ],
    [110, 21],
  );
  expect([...rowsInSight(scene, null, null)]).toEqual([0, 1, 2, 3]);
  expect([...rowsInSight(scene, Uint8Array.of(1, 0, 1, 1), [109, 20, 111, 22])]).toEqual([0]);
  const into = new Uint32Array(100);
  expect(packSegments(scene, Uint32Array.of(0, 1), true, into)).toBe((3 + 2) * 6);
  expect(packSegments(scene, Uint32Array.of(0, 1), false, into)).toBe(2 * 6);
  expect([...into.subarray(0, 6)]).toEqual([12, 13, 14, 14, 13, 15]);
});

it("the uncertainty of a selected project is a ring and paints nothing, however well its place is known", () => {
  for (const precision of PRECISIONS.filter((one) => one !== "none")) {
    const project: Project = {
      ...EMPTY_PROJECT,
      id: projectId("p"),
      name: "某项目",
      geometry: { type: "Point", coordinates: [110.78, 21.6] },
      location: { ...NO_LOCATION, precision, accuracyMetres: 6000 },
    };
    const { ring } = pickedScenes({ project, site: null }, () => [110.78, 21.6], [110.77, 21.6]);
    expect([precision, ring!.triangles.length, ring!.segments.length > 0]).toEqual([
      precision,
      0,
      true,
    ]);
  }
});
