// The opening view: on a map of any size, whatever lies upon it, what the town features is in the free part.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { latOf, lngOf, mercatorX, mercatorY } from "#geo/mercator.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { freeSides, insetsOf, NO_INSETS, type Size } from "#map/covers.ts";
import { fitHome, homeOf, type Home } from "#map/home.ts";
import { placeLabels, type Label } from "#map/labels.ts";
import { projectLabels } from "#map/projectLabels.ts";
import { makeItems } from "#map/items.ts";
import { buildItemScene } from "#map/scene.ts";
import { openOwnTown } from "../ledger/town.ts";

const SEEDED = { seed: 20230423, numRuns: 300 };

let ledger: Ledger;
let home: Home;
beforeAll(async () => {
  ({ ledger } = await openOwnTown());
  home = homeOf(ledger);
});

const element = ([clientWidth, clientHeight]: Size) => ({ clientWidth, clientHeight });
const size = fc.tuple(fc.integer({ min: 240, max: 4000 }), fc.integer({ min: 240, max: 2200 }));

/** Where a place lies on a map of that size under that camera, in pixels. */
function pixelsOf(
  [lng, lat]: readonly [number, number],
  camera: ReturnType<typeof fitHome>,
  [width, height]: Size,
) {
  const world = 512 * 2 ** camera.zoom;
  return [
    width / 2 + (mercatorX(lng) - mercatorX(camera.center[0])) * world,
    height / 2 + (mercatorY(lat) - mercatorY(camera.center[1])) * world,
  ] as const;
}

describe("the opening view", () => {
  it("keeps what is featured in the free part of a map of any size", () => {
    const strip = fc.integer({ min: 0, max: 90 });
    fc.assert(
      fc.property(size, strip, strip, (map, left, bottom) => {
        const insets = { ...NO_INSETS, left, bottom };
        const camera = fitHome(home, element(map), insets);
        const [west, south, east, north] = home.featured!;
        const [x0, y0] = pixelsOf([west, north], camera, map);
        const [x1, y1] = pixelsOf([east, south], camera, map);
        const free = freeSides(insets, map);
        expect(Math.min(x0 - free[0], y0 - free[1], free[2] - x1, free[3] - y1)).toBeGreaterThan(8);
      }),
      SEEDED,
    );
  });

  it("is the town's own view where there is nothing to keep in sight", () => {
    const plain = fitHome({ ...home, featured: null }, element([900, 700]));
    expect(plain).toEqual({ ...ledger.town.view, bearing: 0 });
  });

  it("features only what has a place, in whatever order it is named", () => {
    expect(
      homeOf({ ...ledger, town: { ...ledger.town, featured: ["drinking-water"] } }).featured,
    ).toBeNull();
  });

  it("the way back from mercator is the way there", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -179, max: 179, noNaN: true }),
        fc.double({ min: -84, max: 84, noNaN: true }),
        (lng, lat) => {
          expect(lngOf(mercatorX(lng))).toBeCloseTo(lng, 9);
          expect(latOf(mercatorY(lat))).toBeCloseTo(lat, 9);
        },
      ),
      SEEDED,
    );
  });
});

describe("what lies upon the map", () => {
  it.each([
    ["a column of tools", [[10, 10, 44, 300]], { left: 44 }],
    ["a card at the right", [[600, 10, 890, 690]], { right: 300 }],
    ["a row of chips", [[50, 10, 700, 40]], { top: 40 }],
    [
      "a folded legend below the tools",
      [
        [10, 10, 44, 300],
        [10, 660, 70, 690],
      ],
      { left: 70 },
    ],
    [
      "an open legend beside the tools",
      [
        [10, 10, 44, 300],
        [10, 350, 220, 690],
      ],
      { left: 220 },
    ],
    ["a dialog in the middle of it", [[100, 60, 800, 640]], {}],
    ["something beside it", [[-200, 0, -10, 700]], {}],
  ] as const)("%s takes the strip that costs least", (_, covers, insets) => {
    expect(insetsOf(covers, [900, 700])).toEqual({ ...NO_INSETS, ...insets });
  });
});

describe("names of what is featured", () => {
  const at = (x: number, y: number, more: Partial<Label> = {}): Label => ({
    key: `${x} ${y}`,
    kind: "project",
    lines: ["x"],
    badge: "",
    at: [x, y],
    rank: 100 + x,
    clear: 13,
    ...more,
  });
  const place = (labels: Label[], covers: [number, number, number, number][] = []) =>
    placeLabels(
      labels,
      (point) => point,
      () => ({ width: 100, height: 18 }),
      [400, 300],
      { covers },
    );

  it("are placed before all others, and over their marks rather than nowhere", () => {
    // Marks all around leave no room beside the one in the middle.
    const around = [-34, 0, 34].flatMap((dx) => [-30, 0, 30].map((dy) => at(200 + dx, 150 + dy)));
    const marks = around.filter(({ at: [x, y] }) => x !== 200 || y !== 150);
    const shy = place([...marks, at(200, 150)]);
    expect(shy.some(({ label }) => label.key === "200 150")).toBe(false);
    const first = place([...marks, at(200, 150, { rank: 1, insists: true })]);
    expect(first[0]?.label.key).toBe("200 150");
  });

  it("lie whole on the map and under nothing that covers it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 380 }), fc.integer({ min: 20, max: 280 }), (x, y) => {
        const [placed] = place([at(x, y, { rank: 1, insists: true })], [[0, 0, 46, 200]]);
        const left = x + placed!.dx;
        const top = y + placed!.dy;
        expect([left >= 0, top >= 0, left + 100 <= 400, top + 18 <= 300]).toEqual([
          true,
          true,
          true,
          true,
        ]);
        expect(left < 46 && top < 200).toBe(false);
      }),
      SEEDED,
    );
  });

  it("go by the town's list, not by the order of the files; the picked one goes before them", () => {
    const { projects, town } = ledger;
    const items = makeItems(projects);
    const labels = projectLabels({
      items,
      scene: buildItemScene(items, town.view.center),
      mask: new Uint8Array(projects.length).fill(1),
      picked: projects.findIndex(({ id }) => id === "crayfish"),
      featured: town.featured,
      box: [110, 21, 111, 22],
      pixelsPerDegree: 4000,
      textScale: 1,
    }).sort((a, b) => a.rank - b.rank);
    expect(labels.slice(0, 7).map(({ key }) => key)).toEqual(["crayfish", ...town.featured]);
    expect(labels.filter(({ insists }) => insists)).toHaveLength(7);
    const waters = labels.find(({ key }) => key === "black-odour-water")!;
    expect(waters.lines.join("")).toBe("农村黑臭水体整治（全镇示意）");
  });
});
