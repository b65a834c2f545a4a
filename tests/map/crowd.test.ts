// The grid answers what looking at every rectangle would.
import fc from "fast-check";
import { expect, it } from "vitest";
import { Crowd, type Sides } from "#map/crowd.ts";

const rect = fc
  .tuple(
    fc.double({ min: -900, max: 900, noNaN: true }),
    fc.double({ min: -900, max: 900, noNaN: true }),
    fc.oneof(
      fc.double({ min: 0, max: 60, noNaN: true }),
      fc.double({ min: 0, max: 2000, noNaN: true }),
    ),
    fc.double({ min: 0, max: 60, noNaN: true }),
  )
  .map(([left, top, width, height]): Sides => [left, top, left + width, top + height]);
const touches = (a: Sides, b: Sides): boolean =>
  a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

it("meets exactly the rectangles that were added and touch, small and large", () => {
  fc.assert(
    fc.property(
      fc.array(rect, { maxLength: 40 }),
      fc.array(rect, { minLength: 1, maxLength: 20 }),
      fc.constantFrom(4, 40, 300),
      (added, asked, cell) => {
        const crowd = new Crowd(cell);
        for (const one of added) crowd.add(one);
        for (const one of asked)
          expect(crowd.meets(one)).toBe(added.some((other) => touches(one, other)));
      },
    ),
    { seed: 20230423, numRuns: 300 },
  );
});
