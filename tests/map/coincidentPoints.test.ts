import { describe, expect, it } from "vitest";
import { coincidentPoints, MOST_IN_SIGHT } from "#map/coincidentPoints.ts";
import { buildScene, type Drawable } from "#map/scene.ts";

const CENTRE = [110.76, 21.59] as const;
const point = (lng: number, lat = 21.59): Drawable => ({
  geometry: { type: "Point", coordinates: [lng, lat] },
  style: 0,
});
const all = (size: number): Uint8Array => new Uint8Array(size).fill(1);
/** At this zoom a hundred-thousandth of a degree is half a pixel. */
const SIGHT = { box: [110, 21, 111, 22], zoom: 15.1, reach: 13 } as const;

const rowsOf = (
  items: readonly Drawable[],
  mask = all(items.length),
  sight: Parameters<typeof coincidentPoints>[2] = SIGHT,
) => coincidentPoints(buildScene(items, CENTRE), mask, sight).map(({ rows }) => rows);

describe("marks that lie on one another", () => {
  it("are one group, in the order of the ledger, where the first of them is", () => {
    const items = [point(110.76), point(110.8), point(110.76), point(110.76001)];
    const found = coincidentPoints(buildScene(items, CENTRE), all(4), SIGHT);
    expect(found).toEqual([{ rows: [0, 2, 3], at: [110.76, 21.59] }]);
  });

  it("are told apart as soon as the map comes closer", () => {
    const items = [point(110.76), point(110.7602)];
    expect(rowsOf(items)).toEqual([[0, 1]]);
    expect(rowsOf(items, all(2), { ...SIGHT, zoom: 17 })).toEqual([]);
  });

  it("make no chain: each is near the first of its group", () => {
    const items = Array.from({ length: 6 }, (_, step) => point(110.76 + step * 0.0002));
    const groups = rowsOf(items);
    expect(groups.length).toBeGreaterThan(1);
    expect(Math.max(...groups.map(({ length }) => length))).toBeLessThanOrEqual(2);
  });

  it("count only what is shown, in sight, and a single point", () => {
    const two: Drawable = {
      geometry: {
        type: "MultiPoint",
        coordinates: [
          [110.76, 21.59],
          [110.77, 21.6],
        ],
      },
      style: 0,
    };
    const items = [point(110.76), point(110.76), two, { geometry: null, style: 0 }];
    expect(rowsOf(items)).toEqual([[0, 1]]);
    expect(rowsOf(items, Uint8Array.of(1, 0, 1, 1))).toEqual([]);
    expect(rowsOf(items, all(4), { ...SIGHT, box: [110.9, 21, 111, 22] })).toEqual([]);
  });

  it("are not looked for in a crowd, however large it is", () => {
    const items = Array.from({ length: MOST_IN_SIGHT + 1 }, () => point(110.76));
    expect(rowsOf(items)).toEqual([]);
    expect(rowsOf(items.slice(1))).toHaveLength(1);
  });
});
