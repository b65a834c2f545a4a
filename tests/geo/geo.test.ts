// Measures on the sphere against values worked out by hand.
import { expect, it } from "vitest";
import { anchorOf, checkGeometry, isFault } from "#geo/geometry.ts";
import { areaSquareMetres, circleAround, lengthMetres, toMu } from "#geo/measure.ts";
import { looksSwapped } from "#geo/lngLat.ts";
import { roundLength } from "#views/map/ScaleBar.tsx";

it("a hundredth of a degree of latitude is 1,112 m, and a square of it shrinks with the cosine", () => {
  expect(
    lengthMetres({
      type: "LineString",
      coordinates: [
        [110.76, 21.59],
        [110.76, 21.6],
      ],
    }) / 1112,
  ).toBeCloseTo(1, 2);
  const square = areaSquareMetres({
    type: "Polygon",
    coordinates: [
      [
        [110.76, 21.59],
        [110.77, 21.59],
        [110.77, 21.6],
        [110.76, 21.6],
        [110.76, 21.59],
      ],
    ],
  });
  expect(square / (1112 * 1112 * Math.cos((21.595 * Math.PI) / 180))).toBeCloseTo(1, 2);
  expect(toMu(2000)).toBe(3);
});

it("an accuracy circle has the radius it says", () => {
  expect(areaSquareMetres(circleAround([110.76, 21.59], 1000)) / (Math.PI * 1e6)).toBeCloseTo(1, 2);
});

it("positions", () => {
  expect([
    looksSwapped([21.59, 110.76]),
    looksSwapped([110.76, 21.59]),
    looksSwapped([0, 0]),
  ]).toEqual([true, false, false]);
  expect(
    isFault(
      checkGeometry({
        type: "MultiPolygon",
        coordinates: [
          [
            [
              [110, 21],
              [111, 21],
              [111, 22],
              [110, 21],
            ],
          ],
        ],
      }),
    ),
  ).toBe(false);
  expect(
    anchorOf({
      type: "LineString",
      coordinates: [
        [110, 21],
        [112, 21],
      ],
    }),
  ).toEqual([111, 21]);
});

it.each([
  [10, 120, 1000],
  [50, 120, 5000],
  [0.3, 120, 20],
  [17, 120, 2000],
])("a scale bar at %f m a pixel within %i pixels shows %i m", (perPixel, most, metres) => {
  expect(roundLength(perPixel, most)).toBe(metres);
});
