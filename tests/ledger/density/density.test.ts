// What a density counts adds up to what was filtered, whatever the ledger holds; money that nobody stated is never
// nought.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { projectId, siteId } from "#base/ids.ts";
import { cellAt, hexGrid } from "#geo/hexGrid.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { densityCells, valueOf } from "#ledger/density/cells.ts";
import { classOf, densityClasses, MOST_CLASSES } from "#ledger/density/classes.ts";
import { densityPicture } from "#ledger/density/density.ts";
import { densityHeat } from "#ledger/density/heat.ts";
import { densityPlaces, placesOf, rowsInCell, type DensityThing } from "#ledger/density/places.ts";
import { EMPTY_PROJECT, type Project } from "#ledger/project.ts";
import { EMPTY_SITE, type Site } from "#ledger/site.ts";

const LATITUDE = 21.6;
const GRID = hexGrid(LATITUDE, 1000);
const SEEDED = { seed: 20261128, numRuns: 200 };

const point = (lng: number, lat: number): PlaceGeometry => ({
  type: "Point",
  coordinates: [lng, lat],
});
const thing = (row: number, more: Partial<DensityThing> = {}): DensityThing => ({
  row,
  owner: row,
  geometry: point(110.7, 21.6),
  wan: null,
  forWholeTown: false,
  ...more,
});
const cellsOf = (things: readonly DensityThing[], mask: Uint8Array | null = null) =>
  densityCells(densityPlaces(things), mask, GRID, "count");

const anyThing = fc.record({
  geometry: fc.option(
    fc
      .oneof(
        fc.tuple(fc.double({ min: 110, max: 112 }), fc.double({ min: 21, max: 22 })),
        fc.tuple(fc.double(), fc.double()),
      )
      .map(([lng, lat]) => point(lng, lat)),
  ),
  wan: fc.option(fc.oneof(fc.double(), fc.integer({ min: 0, max: 100_000 }))),
  forWholeTown: fc.boolean(),
});

describe("the sums", () => {
  it("add up to what was filtered, for any things and any filter", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyThing, fc.boolean())), (given) => {
        const things = given.map(([one], row) => ({ row, owner: row, ...one }));
        const mask = Uint8Array.from(given, ([, shown]) => (shown ? 1 : 0));
        const sums = cellsOf(things, mask);
        const filtered = given.filter(([, shown]) => shown).length;
        expect(sums.placed + sums.wholeTown + sums.unplaced).toBe(filtered);
        expect(sums.all).toBe(filtered);
        expect(sums.cells.reduce((sum, { count }) => sum + count, 0)).toBe(sums.placed);
        expect(sums.cells.flatMap(({ rows }) => rows)).toHaveLength(sums.placed);
        expect(sums.stated + sums.unstated).toBe(sums.placed);
        for (const cell of sums.cells) {
          expect(cell.stated + cell.unstated).toBe(cell.count);
          expect(cell.wan === null).toBe(cell.stated === 0);
        }
      }),
      SEEDED,
    );
  });

  it("tell apart what stands for the whole town and what has no place", () => {
    const { all, placed, wholeTown, unplaced } = cellsOf([
      thing(0),
      thing(1, { forWholeTown: true }),
      thing(2, { geometry: null }),
      thing(3, { geometry: point(NaN, 21.6) }),
      thing(4, { geometry: point(110.7, Infinity) }),
    ]);
    expect({ all, placed, wholeTown, unplaced }).toEqual({
      all: 5,
      placed: 1,
      wholeTown: 1,
      unplaced: 3,
    });
  });

  it("hold no 0 for money that nobody stated, and a stated 0", () => {
    const of = (...money: (number | null)[]) =>
      cellsOf(money.map((wan, row) => thing(row, { wan })));
    expect(of(null, null)).toMatchObject({ wan: null, stated: 0, unstated: 2 });
    expect(of(null, 0)).toMatchObject({ wan: 0, stated: 1, unstated: 1 });
    expect(of(0.1, 0.2, null).cells[0]).toMatchObject({ wan: 0.3, stated: 2, unstated: 1 });
    expect(of(NaN, Infinity)).toMatchObject({ wan: null, unstated: 2 });
  });

  it("of nothing are nothing", () => {
    expect(cellsOf([])).toMatchObject({ cells: [], all: 0, placed: 0, wan: null });
    expect(densityClasses([], "money")).toEqual({
      classes: [],
      unstatedClass: { cells: 0, count: 0 },
    });
  });
});

describe("the cells", () => {
  it("take a line and an area at the point of their name", () => {
    const line: PlaceGeometry = {
      type: "LineString",
      coordinates: [
        [110.6, 21.6],
        [110.7, 21.6],
        [110.8, 21.6],
      ],
    };
    expect(cellsOf([thing(0), thing(1, { geometry: line })]).cells).toHaveLength(1);
  });

  it("are one for a hundred thousand at one point", () => {
    const things = Array.from({ length: 100_000 }, (_, row) => thing(row, { wan: 1 }));
    const { cells } = cellsOf(things);
    expect(cells).toHaveLength(1);
    expect(cells[0]).toMatchObject({ count: 100_000, wan: 100_000 });
  });

  it("hold a hundred thousand spread over a county, each once", () => {
    const things = Array.from({ length: 100_000 }, (_, row) =>
      thing(row, { geometry: point(110.4 + (row % 317) / 500, 21.3 + (row % 331) / 500) }),
    );
    const { cells, placed } = cellsOf(things);
    expect(placed).toBe(100_000);
    expect(new Set(cells.flatMap(({ rows }) => rows)).size).toBe(100_000);
  });

  it("come with the most first, and those whose money is not stated last", () => {
    const at = (row: number, lng: number, wan: number | null) =>
      thing(row, { geometry: point(lng, 21.6), wan });
    const places = densityPlaces([
      at(0, 110.5, null),
      at(1, 110.6, 5),
      at(2, 110.7, 0),
      at(3, 110.8, 90),
    ]);
    const { cells } = densityCells(places, null, GRID, "money");
    expect(cells.map(({ wan }) => wan)).toEqual([90, 5, 0, null]);
  });

  it("of the filter are those of the picture", () => {
    const projects: Project[] = [110.5, 110.7, 110.7001].map((lng, row) => ({
      ...EMPTY_PROJECT,
      id: projectId(`p${row}`),
      name: `p${row}`,
      geometry: point(lng, 21.6),
    }));
    const [first] = densityCells(placesOf(projects, "count"), null, GRID, "count").cells;
    const rows = rowsInCell(projects, GRID, { ...first!, metres: 1000 });
    expect([...rows]).toEqual([0, 1, 1]);
    expect(first!.rows).toEqual([1, 2]);
    expect(cellAt(GRID, [110.7, 21.6])).toEqual({ q: first!.q, r: first!.r });
  });
});

describe("the classes", () => {
  const cellWith = (count: number, wan: number | null, q: number) => ({
    q,
    r: 0,
    count,
    wan,
    stated: wan === null ? 0 : count,
    unstated: wan === null ? count : 0,
    rows: [],
  });

  it("hold every cell once, however the values lie, and tell its own range", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.option(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat(9))),
        ),
        (money) => {
          const cells = money.map((wan, q) => cellWith(1, wan, q));
          const told = densityClasses(cells, "money");
          expect(told.classes.length).toBeLessThanOrEqual(MOST_CLASSES);
          expect(told.classes.reduce((sum, { cells: own }) => sum + own, 0)).toBe(
            money.filter((wan) => wan !== null).length,
          );
          expect(told.unstatedClass.cells).toBe(money.filter((wan) => wan === null).length);
          const counted = told.classes.map(() => 0);
          for (const cell of cells) {
            const index = classOf(told, valueOf(cell, "money"));
            if (index === null) continue;
            counted[index]!++;
            expect(cell.wan).toBeGreaterThanOrEqual(told.classes[index]!.from);
            expect(cell.wan).toBeLessThanOrEqual(told.classes[index]!.to);
          }
          expect(counted).toEqual(told.classes.map(({ cells: own }) => own));
        },
      ),
      SEEDED,
    );
  });

  it("are the values themselves where these are few", () => {
    const { classes } = densityClasses(
      [1, 1, 2, 7].map((count, q) => cellWith(count, null, q)),
      "count",
    );
    expect(classes.map(({ from, to, cells, count }) => [from, to, cells, count])).toEqual([
      [1, 1, 2, 2],
      [2, 2, 1, 2],
      [7, 7, 1, 7],
    ]);
  });

  it("part many values at round numbers", () => {
    const counts = Array.from({ length: 100 }, (_, index) => index + 1);
    const { classes } = densityClasses(
      counts.map((count, q) => cellWith(count, null, q)),
      "count",
    );
    expect(classes.map(({ from }) => from)).toEqual([1, 2, 10, 20, 100]);
  });
});

describe("the surface", () => {
  const heatOf = (things: readonly DensityThing[], by: "count" | "money", metres = 1000) =>
    densityHeat(densityPlaces(things), null, { by, metres, latitude: LATITUDE });
  /** The volume under it: density times the area of a pixel. */
  const volume = ({ values, metres }: NonNullable<ReturnType<typeof heatOf>>): number =>
    values.reduce((sum, value) => sum + value, 0) * (metres / 1000 / 8) ** 2;

  it("holds as many things as were spread", () => {
    const things = [110.7, 110.72, 110.9].map((lng, row) =>
      thing(row, { geometry: point(lng, 21.6) }),
    );
    const heat = heatOf(things, "count")!;
    expect(volume(heat)).toBeCloseTo(3, 4);
    expect(heat.metres).toBe(1000);
  });

  it("holds the stated money and nothing of what is not stated", () => {
    const heat = heatOf(
      [thing(0, { wan: 120 }), thing(1, { wan: null }), thing(2, { wan: 80 })],
      "money",
    )!;
    expect(volume(heat)).toBeCloseTo(200, 3);
    expect(heatOf([thing(0), thing(1)], "money")).toBeNull();
  });

  it("is highest at the thing and nothing beyond its reach", () => {
    const { width, height, values, most, box } = heatOf([thing(0)], "count")!;
    const middle = values.indexOf(most);
    expect([middle % width, Math.floor(middle / width)]).toEqual([
      (width - 1) / 2,
      (height - 1) / 2,
    ]);
    expect(values[0]).toBe(0);
    expect((box[0] + box[2]) / 2).toBeCloseTo(110.7, 2);
    expect((box[1] + box[3]) / 2).toBeCloseTo(21.6, 2);
  });

  it("of things at both ends of the country keeps within its pixels, and says how far it reaches then", () => {
    const far = [thing(0, { geometry: point(75, 39) }), thing(1, { geometry: point(134, 48) })];
    const heat = heatOf(far, "count")!;
    expect(Math.max(heat.width, heat.height)).toBeLessThanOrEqual(1024);
    expect(heat.metres).toBeGreaterThan(1000);
    expect(volume(heat)).toBeCloseTo(2, 4);
  });
});

it("the picture is the same object as long as the same is asked for", () => {
  const order = {
    projects: [] as Project[],
    mask: null,
    choice: { form: "hexagon", by: "count", metres: 500, show: "colour" },
    latitude: LATITUDE,
  } as const;
  expect(densityPicture(order)).toBe(densityPicture({ ...order, choice: { ...order.choice } }));
  expect(densityPicture(order)).not.toBe(
    densityPicture({ ...order, choice: { ...order.choice, metres: 1000 } }),
  );
});

describe("sites", () => {
  const at = (id: string, lng: number | null): Site => ({
    ...EMPTY_SITE,
    id: siteId(id),
    name: id,
    type: "water",
    geometry: lng === null ? null : point(lng, 21.6),
  });
  const projects: Project[] = [
    { ...EMPTY_PROJECT, id: projectId("a"), name: "a", geometry: point(110.7, 21.6), totalWan: 5 },
    {
      ...EMPTY_PROJECT,
      id: projectId("b"),
      name: "b",
      sites: [at("1", 110.7), at("2", 110.9), at("3", null)],
    },
  ];
  const reckoned = (by: "count" | "money" | "sites", mask: Uint8Array) =>
    densityCells(placesOf(projects, by), mask, GRID, by);

  it("are counted by themselves, each under the project it belongs to", () => {
    const found = reckoned("sites", Uint8Array.of(1, 1, 1, 1, 1));
    expect(found).toMatchObject({ all: 3, placed: 2, unplaced: 1 });
    expect(found.cells.map(({ count, rows }) => [count, rows])).toEqual([
      [1, [1]],
      [1, [1]],
    ]);
    expect(reckoned("sites", Uint8Array.of(1, 1, 0, 1, 1))).toMatchObject({ all: 2, placed: 1 });
  });

  it("place a project that has no place of its own, once, at the first of them", () => {
    const found = reckoned("count", Uint8Array.of(1, 1));
    expect(found).toMatchObject({ all: 2, placed: 2, unplaced: 0 });
    expect(found.cells.map(({ rows }) => [...rows].sort((a, b) => a - b))).toEqual([[0, 1]]);
    expect(reckoned("money", Uint8Array.of(1, 1))).toMatchObject({
      wan: 5,
      stated: 1,
      unstated: 1,
    });
  });

  it("bring their project into the cell that is filtered to", () => {
    const east = reckoned("sites", Uint8Array.of(1, 1, 1, 1, 1)).cells;
    for (const { q, r, rows } of east)
      expect(rowsInCell(projects, GRID, { metres: 1000, q, r })[rows[0]!]).toBe(1);
  });
});
