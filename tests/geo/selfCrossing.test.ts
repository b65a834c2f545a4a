// Crossings are found where they are, and untangling leaves none and keeps the area that even-odd filling shows.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkGeometry, isFault, type PlaceGeometry } from "#geo/geometry.ts";
import { signedArea } from "#geo/rings.ts";
import { crossingsOf, untangle } from "#geo/selfCrossing.ts";

type Ring = [number, number][];
const close = (ring: Ring): Ring => [...ring, ring[0]!];
const polygon = (...rings: Ring[]): PlaceGeometry => ({
  type: "Polygon",
  coordinates: rings.map(close),
});
const square = (x: number, y: number, size: number): Ring => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];

const polygonsOf = (g: PlaceGeometry): number[][][][] =>
  g.type === "Polygon" ? [g.coordinates] : g.type === "MultiPolygon" ? g.coordinates : [];
/** Outer rings count for, holes against. */
const areaOf = (g: PlaceGeometry): number =>
  polygonsOf(g)
    .flat()
    .reduce((sum, ring) => sum + signedArea(ring as Ring) / 2, 0);

const SHAPES: readonly (readonly [name: string, shape: PlaceGeometry, crossings: number])[] = [
  ["a square", polygon(square(110, 21, 1)), 0],
  [
    "a bow-tie",
    polygon([
      [110, 21],
      [111, 22],
      [111, 21],
      [110, 22],
    ]),
    1,
  ],
  ["a hole inside", polygon(square(110, 21, 1), square(110.2, 21.2, 0.2)), 0],
  ["a hole that sticks out", polygon(square(110, 21, 1), square(110.9, 21.2, 0.5)), 2],
  [
    "a hole that touches at a corner",
    polygon(
      [
        [110, 21],
        [111, 21],
        [111, 22],
        [110, 22],
      ],
      [
        [110, 21],
        [110.5, 21.2],
        [110.2, 21.5],
      ],
    ),
    0,
  ],
  [
    "a ring that comes twice through one point, without crossing",
    polygon(
      [
        [0, 0],
        [2, 2],
        [4, 0],
        [4, 4],
        [2, 2],
        [0, 4],
      ].map(([x, y]) => [110 + x!, 21 + y!]) as Ring,
    ),
    1,
  ],
  [
    "a ring with a corner on one of its own edges",
    polygon(
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 0],
        [0, 4],
      ].map(([x, y]) => [110 + x!, 21 + y!]) as Ring,
    ),
    1,
  ],
  [
    "a ring whose inner loop hangs on its border in one point",
    polygon(
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
        [0, 0],
        [1, 2],
        [2, 1],
      ].map(([x, y]) => [110 + x!, 21 + y!]) as Ring,
    ),
    1,
  ],
  [
    "a hole with a corner on an edge of its shell",
    polygon(square(110, 21, 1), [
      [110, 21.5],
      [110.5, 21.4],
      [110.5, 21.6],
    ]),
    0,
  ],
  [
    "parts that touch in a corner",
    {
      type: "MultiPolygon",
      coordinates: [[close(square(110, 21, 1))], [close(square(111, 22, 1))]],
    },
    0,
  ],
  [
    "holes that touch each other in a corner",
    polygon(square(110, 21, 1), square(110.2, 21.2, 0.2), square(110.4, 21.4, 0.2)),
    0,
  ],
  [
    "a figure eight through one corner",
    polygon(
      [
        [0, 0],
        [2, 2],
        [4, 4],
        [4, 0],
        [2, 2],
        [0, 4],
      ].map(([x, y]) => [110 + x!, 21 + y!]) as Ring,
    ),
    1,
  ],
  [
    "a spike",
    polygon([
      [110, 21],
      [111, 21],
      [112, 21],
      [111, 21],
      [111, 22],
    ]),
    1,
  ],
  [
    "parts side by side",
    {
      type: "MultiPolygon",
      coordinates: [[close(square(110, 21, 1))], [close(square(111, 21, 1))]],
    },
    0,
  ],
  [
    "parts that overlap",
    {
      type: "MultiPolygon",
      coordinates: [[close(square(110, 21, 1))], [close(square(110.5, 21.5, 1))]],
    },
    2,
  ],
  [
    "a line over itself",
    {
      type: "LineString",
      coordinates: [
        [110, 21],
        [111, 22],
        [111, 21],
        [110, 22],
      ],
    },
    0,
  ],
];

describe("crossingsOf", () => {
  it.each(SHAPES)("%s", (_, geometry, count) => expect(crossingsOf(geometry)).toHaveLength(count));

  it("says where", () =>
    expect(
      crossingsOf(
        polygon([
          [110, 21],
          [111, 22],
          [111, 21],
          [110, 22],
        ]),
      )[0],
    ).toEqual([110.5, 21.5]));

  it("finds the one crossing of a ring of 10,000 corners", () => {
    const ring: Ring = Array.from({ length: 10_000 }, (_, i) => [
      110 + Math.cos((i / 5000) * Math.PI) * 0.1,
      21 + Math.sin((i / 5000) * Math.PI) * 0.1,
    ]);
    [ring[100], ring[101]] = [ring[101]!, ring[100]!];
    expect(crossingsOf(polygon(ring))).toHaveLength(1);
  });
});

describe("untangle", () => {
  it("makes two triangles of a bow-tie", () => {
    const mended = untangle(
      polygon([
        [110, 21],
        [111, 22],
        [111, 21],
        [110, 22],
      ]),
    );
    expect(mended.type).toBe("MultiPolygon");
    expect(areaOf(mended)).toBeCloseTo(0.5, 9);
  });

  it.each([
    [
      "two parts of a ring pinched together in a point",
      [
        [0, 0],
        [2, 2],
        [4, 0],
        [4, 4],
        [2, 2],
        [0, 4],
      ],
      { type: "MultiPolygon", rings: 2, area: 8 },
    ],
    [
      "a shell and a hole of a ring with a loop that hangs inside",
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 4],
        [0, 0],
        [1, 2],
        [2, 1],
      ],
      { type: "Polygon", rings: 2, area: 16 - 1.5 },
    ],
  ] as const)("makes %s", (_, corners, { type, rings, area }) => {
    const mended = untangle(polygon(corners.map(([x, y]) => [110 + x, 21 + y])));
    expect([mended.type, polygonsOf(mended).flat().length]).toEqual([type, rings]);
    expect(areaOf(mended)).toBeCloseTo(area, 9);
    expect(crossingsOf(mended)).toEqual([]);
  });

  it("unites overlapping parts, cuts off what a hole has outside, drops a spike", () => {
    expect(
      areaOf(
        untangle({
          type: "MultiPolygon",
          coordinates: [[close(square(110, 21, 1))], [close(square(110.5, 21.5, 1))]],
        }),
      ),
    ).toBeCloseTo(1.75, 9);
    expect(areaOf(untangle(polygon(square(110, 21, 1), square(110.9, 21.2, 0.5))))).toBeCloseTo(
      1 - 0.05 + 0.2,
      9,
    );
    expect(
      areaOf(
        untangle(
          polygon([
            [110, 21],
            [111, 21],
            [112, 21],
            [111, 21],
            [111, 22],
          ]),
        ),
      ),
    ).toBeCloseTo(0.5, 9);
  });

  it("leaves what is in order, points and lines alone", () => {
    for (const geometry of [
      polygon(square(110, 21, 1)),
      { type: "Point", coordinates: [110, 21] } as PlaceGeometry,
    ])
      expect(untangle(geometry)).toBe(geometry);
  });

  it("leaves no crossing in any scribble, and keeps its even-odd area", () => {
    const point = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
      .map(([x, y]): [number, number] => [110 + x / 400, 21 + y / 400]);
    fc.assert(
      fc.property(fc.array(point, { minLength: 4, maxLength: 24 }), (ring) => {
        const mended = untangle(polygon(ring));
        if (
          mended.type !== "Polygon" ||
          mended.coordinates[0]!.length !== ring.length + 1 ||
          crossingsOf(polygon(ring)).length > 0
        ) {
          expect(isFault(checkGeometry(mended))).toBe(false);
          if (areaOf(mended) > 1e-9) expect(crossingsOf(mended)).toEqual([]);
        }
        expect(Math.abs(areaOf(mended))).toBeCloseTo(evenOdd(ring), 6);
      }),
      { seed: 20230423, numRuns: 1500 },
    );
  });
});

/** Area by cutting into slabs at every corner and crossing: slow and plain, for comparison. */
function evenOdd(ring: Ring): number {
  const sides = ring.map((a, i) => [a, ring[(i + 1) % ring.length]!] as const);
  const ys = new Set(ring.map(([, y]) => y));
  for (const [a, b] of sides)
    for (const [c, d] of sides) {
      const down = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
      const share = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / down;
      if (down !== 0 && share > 0 && share < 1) ys.add(a[1] + share * (b[1] - a[1]));
    }
  const levels = [...ys].sort((a, b) => a - b);
  let sum = 0;
  for (let i = 1; i < levels.length; i++) {
    const [low, high] = [levels[i - 1]!, levels[i]!];
    const y = (low + high) / 2;
    const xs = sides
      .filter(([a, b]) => a[1] > y !== b[1] > y)
      .map(([a, b]) => a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
      .sort((a, b) => a - b);
    for (let j = 1; j < xs.length; j += 2) sum += (xs[j]! - xs[j - 1]!) * (high - low);
  }
  return sum;
}
