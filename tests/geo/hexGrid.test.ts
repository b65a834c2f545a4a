// Hexagons over the ground: every point has one cell, cells meet without gaps, and their size on the ground is what
// is said of it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { offsetBetween } from "#geo/distance.ts";
import { cellAt, centreOf, cornersOf, hexGrid } from "#geo/hexGrid.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { areaSquareMetres } from "#geo/measure.ts";

const SEEDED = { seed: 20261128, numRuns: 300 };
const place = fc.tuple(
  fc.double({ min: 73, max: 135, noNaN: true }),
  fc.double({ min: 18, max: 53, noNaN: true }),
);
const metres = fc.constantFrom(200, 500, 1000, 2000, 5000);

/** Rounded, so that two ways of reckoning the same point agree. */
const cellsName = ({ q, r }: { q: number; r: number }): string => `${q} ${r}`;

describe("on the ground", () => {
  it.each([18.2, 21.6, 31.3, 40, 53])(
    "a cell at %d° is as wide as is said, within 1 %%",
    (latitude) => {
      for (const wanted of [200, 1000, 5000]) {
        const grid = hexGrid(latitude, wanted);
        const cell = cellAt(grid, [110.7, latitude]);
        const next = centreOf(grid, { q: cell.q + 1, r: cell.r });
        const slanted = centreOf(grid, { q: cell.q, r: cell.r + 1 });
        for (const to of [next, slanted]) {
          const far = offsetBetween(centreOf(grid, cell), to).metres;
          expect(Math.abs(far / wanted - 1)).toBeLessThan(0.01);
        }
        const ring = [...cornersOf(grid, cell), cornersOf(grid, cell)[0]!].map((at) => [...at]);
        const area = areaSquareMetres({ type: "Polygon", coordinates: [ring] });
        expect(Math.abs(area / ((Math.sqrt(3) / 2) * wanted ** 2) - 1)).toBeLessThan(0.02);
      }
    },
  );

  it("stays within 1 % a hundred kilometres north and south of the town", () => {
    const grid = hexGrid(21.6, 1000);
    for (const latitude of [20.7, 21.6, 22.5]) {
      const cell = cellAt(grid, [110.7, latitude]);
      const far = offsetBetween(
        centreOf(grid, cell),
        centreOf(grid, { q: cell.q + 1, r: cell.r }),
      ).metres;
      expect(Math.abs(far / 1000 - 1)).toBeLessThan(0.01);
    }
  });
});

it("the middle of a cell lies in it, and no corner is farther from it than from any other middle", () => {
  fc.assert(
    fc.property(place, metres, ([lng, lat], width) => {
      const grid = hexGrid(lat, width);
      const cell = cellAt(grid, [lng, lat]);
      expect(cellsName(cellAt(grid, centreOf(grid, cell)))).toBe(cellsName(cell));
      for (const corner of cornersOf(grid, cell, 0.999))
        expect(cellsName(cellAt(grid, corner))).toBe(cellsName(cell));
    }),
    SEEDED,
  );
});

it("just beyond a side begins another cell", () => {
  const grid = hexGrid(21.6, 500);
  const cell = cellAt(grid, [110.7, 21.6]);
  const beyond = cornersOf(grid, cell, 1.001);
  const [first, second] = [beyond[0]!, beyond[1]!];
  const middle: LngLat = [(first[0] + second[0]) / 2, (first[1] + second[1]) / 2];
  expect(cellsName(cellAt(grid, middle))).not.toBe(cellsName(cell));
});

it("stays where it is when the town's view is moved a little", () => {
  expect(hexGrid(21.6, 500)).toEqual(hexGrid(21.66, 500));
});
