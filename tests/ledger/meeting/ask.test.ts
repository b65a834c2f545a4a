// Asking on the spot: figures add up, nothing is invented, 未填报 and schematic places stand apart.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { projectId, siteId } from "#base/ids.ts";
import { edgeDistance, insideOf, isInRegion, regionAround } from "#geo/buffer.ts";
import { offsetBetween } from "#geo/distance.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import type { LngLat } from "#geo/lngLat.ts";
import { areaSquareMetres, lengthMetres } from "#geo/measure.ts";
import { EMPTY_LEDGER } from "#ledger/ledger.ts";
import { answer, MONEY, type Answer, type Question } from "#ledger/meeting/ask.ts";
import { answerLines, questionTitle } from "#ledger/meeting/askText.ts";
import { EMPTY_PROJECT, NO_LOCATION, PRECISIONS, type Project } from "#ledger/project.ts";
import { EMPTY_SITE, type Site } from "#ledger/site.ts";

const SEED = { seed: 20230423 };
const X = 110.75;
const Y = 21.59;
const point = (x: number, y: number): PlaceGeometry => ({ type: "Point", coordinates: [x, y] });
const box = (west: number, south: number, east: number, north: number): PlaceGeometry => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const place = fc.tuple(
  fc.double({ min: X - 0.05, max: X + 0.05, noNaN: true }),
  fc.double({ min: Y - 0.05, max: Y + 0.05, noNaN: true }),
);
const geometry: fc.Arbitrary<PlaceGeometry | null> = fc.oneof(
  fc.constant(null),
  place.map(([x, y]) => point(x, y)),
  fc
    .array(place, { minLength: 2, maxLength: 5 })
    .map((coordinates): PlaceGeometry => ({ type: "LineString", coordinates })),
  fc
    .tuple(place, fc.double({ min: 0.001, max: 0.02, noNaN: true }))
    .map(([[x, y], size]) => box(x, y, x + size, y + size)),
);
const money = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 1_000_000 }));
const projects: fc.Arbitrary<readonly Project[]> = fc
  .array(
    fc.record({
      geometry,
      totalWan: money,
      yearWan: money,
      doneWan: money,
      statedMetres: money,
      statedSquareMetres: money,
      precision: fc.constantFrom(...PRECISIONS),
      accuracyMetres: money,
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list.map(({ precision, accuracyMetres, ...rest }, index): Project => ({
      ...EMPTY_PROJECT,
      ...rest,
      id: projectId(`p${index}`),
      name: `项目${index}`,
      leads: index % 3 === 0 ? null : [`单位${index % 4}`],
      location: { ...NO_LOCATION, precision, accuracyMetres },
    })),
  );
const question: fc.Arbitrary<Question> = fc
  .tuple(place, fc.integer({ min: 50, max: 4000 }))
  .map(([[x, y], metres]) => ({
    kind: "ring",
    geometry: point(x, y),
    metres,
    name: null,
    accuracyMetres: null,
  }));
const figures = ({ money: wan, stated }: Answer) => [
  ...MONEY.map((key) => wan[key]),
  stated.metres,
  stated.squareMetres,
];

describe("every answer", () => {
  it("counts each project inside once in every figure, as known or as 未填报", () => {
    fc.assert(
      fc.property(projects, question, (list, asked) => {
        const found = answer(asked, list, EMPTY_LEDGER);
        for (const { known, unstated } of figures(found))
          expect(known + unstated).toBe(found.projects.length);
        expect(found.points + found.drawn.lines + found.drawn.areas).toBe(found.projects.length);
        expect(found.offices.reduce((sum, { leads }) => sum + leads, 0) + found.withoutOffice).toBe(
          found.projects.length,
        );
        expect(found.unplaced).toBe(list.filter((project) => project.geometry === null).length);
        expect(found.schematic).toBe(
          found.projects.filter(({ location }) => location.precision === "schematic").length,
        );
        for (const project of found.projects) expect(list).toContain(project);
      }),
      SEED,
    );
  });

  it("is the sum of the answers for its projects, one by one", () => {
    fc.assert(
      fc.property(projects, question, (list, asked) => {
        const whole = answer(asked, list, EMPTY_LEDGER);
        const parts = list.map((project) => answer(asked, [project], EMPTY_LEDGER));
        const sum = (of: (part: Answer) => number): number =>
          parts.reduce((all, part) => all + of(part), 0);
        expect(whole.projects).toEqual(parts.flatMap((part) => part.projects));
        for (const key of MONEY)
          expect(whole.money[key].sum).toBe(sum((part) => part.money[key].sum));
        expect(whole.drawn.metres).toBeCloseTo(
          sum((part) => part.drawn.metres),
          6,
        );
        expect(whole.drawn.squareMetres).toBeCloseTo(
          sum((part) => part.drawn.squareMetres),
          3,
        );
        expect([whole.mayBeIn, whole.mayBeOut, whole.namedElsewhere]).toEqual([
          sum((part) => part.mayBeIn),
          sum((part) => part.mayBeOut),
          sum((part) => part.namedElsewhere),
        ]);
      }),
      SEED,
    );
  });

  it("measures no more than there is", () => {
    fc.assert(
      fc.property(projects, question, (list, asked) => {
        const { drawn, projects: inside } = answer(asked, list, EMPTY_LEDGER);
        expect(drawn.metres).toBeLessThanOrEqual(
          inside.reduce((sum, project) => sum + lengthMetres(project.geometry!), 0) * (1 + 1e-9) +
            1e-6,
        );
        expect(drawn.squareMetres).toBeLessThanOrEqual(
          inside.reduce((sum, project) => sum + areaSquareMetres(project.geometry!), 0) *
            (1 + 1e-9) +
            1e-6,
        );
        expect(drawn.schematicMetres).toBeLessThanOrEqual(drawn.metres + 1e-9);
      }),
      SEED,
    );
  });
});

describe("the ground", () => {
  it("within a distance of a point is what is nearer than that distance", () => {
    fc.assert(
      fc.property(place, place, fc.integer({ min: 100, max: 5000 }), (centre, at, metres) => {
        const { metres: far } = offsetBetween(centre as LngLat, at as LngLat);
        fc.pre(Math.abs(far - metres) > metres * 0.005);
        expect(isInRegion(regionAround(point(...centre), metres), at as LngLat)).toBe(far < metres);
      }),
      SEED,
    );
  });

  it("within a distance of a line holds its ends and what lies beside it, and not what is farther", () => {
    const line: PlaceGeometry = {
      type: "LineString",
      coordinates: [
        [X, Y],
        [X + 0.02, Y],
        [X + 0.02, Y + 0.02],
      ],
    };
    const region = regionAround(line, 500);
    for (const [x, y, inside] of [
      [X, Y, true],
      [X + 0.01, Y + 0.0044, true],
      [X + 0.01, Y + 0.0047, false],
      [X + 0.02, Y + 0.02, true],
      [X + 0.02, Y + 0.0248, false],
      [X + 0.0047, Y - 0.003, true],
      [X + 0.0235, Y - 0.0035, false],
    ] as const)
      expect([x, y, isInRegion(region, [x, y])]).toEqual([x, y, inside]);
    expect(insideOf(line, region).metres).toBeCloseTo(lengthMetres(line), 3);
  });

  it("cut in two halves measures in both what it measures whole", () => {
    fc.assert(
      fc.property(
        geometry.filter(
          (shape) => shape !== null && shape.type !== "Point",
        ) as fc.Arbitrary<PlaceGeometry>,
        fc.double({ min: -0.04, max: 0.04, noNaN: true }),
        (shape, offset) => {
          const [left, right] = [
            regionAround(box(X - 1, Y - 1, X + offset, Y + 1), 0),
            regionAround(box(X + offset, Y - 1, X + 1, Y + 1), 0),
          ];
          const [a, b] = [insideOf(shape, left), insideOf(shape, right)];
          expect(a.metres + b.metres).toBeCloseTo(lengthMetres(shape), 4);
          expect(
            (a.squareMetres + b.squareMetres) / Math.max(1, areaSquareMetres(shape)),
          ).toBeCloseTo(areaSquareMetres(shape) > 0 ? 1 : 0, 6);
        },
      ),
      SEED,
    );
  });

  it("of a ring wholly in an area is the ring, and pieces that overlap count once", () => {
    const field = box(X - 0.05, Y - 0.05, X + 0.05, Y + 0.05);
    expect(
      insideOf(field, regionAround(point(X, Y), 1000)).squareMetres / (Math.PI * 1e6),
    ).toBeCloseTo(1, 1);
    const line: PlaceGeometry = {
      type: "LineString",
      coordinates: [
        [X, Y],
        [X + 0.01, Y],
        [X, Y],
      ],
    };
    const there = insideOf(field, regionAround(line, 300)).squareMetres;
    expect(there).toBeCloseTo(
      insideOf(
        field,
        regionAround(
          { type: "LineString", coordinates: line.coordinates.slice(0, 2) as number[][] },
          300,
        ),
      ).squareMetres,
      -1,
    );
    expect(there / ((600 * lengthMetres(line)) / 2 + Math.PI * 9e4)).toBeCloseTo(1, 1);
  });

  it("of an area with a hole leaves the hole out", () => {
    const ring: PlaceGeometry = {
      type: "Polygon",
      coordinates: [
        ...(box(X, Y, X + 0.03, Y + 0.03).coordinates as number[][][]),
        [
          [X + 0.01, Y + 0.01],
          [X + 0.01, Y + 0.02],
          [X + 0.02, Y + 0.02],
          [X + 0.02, Y + 0.01],
          [X + 0.01, Y + 0.01],
        ],
      ],
    };
    const region = regionAround(ring, 0);
    expect([
      isInRegion(region, [X + 0.005, Y + 0.005]),
      isInRegion(region, [X + 0.015, Y + 0.015]),
    ]).toEqual([true, false]);
    expect(
      insideOf(box(X, Y, X + 0.03, Y + 0.03), region).squareMetres /
        areaSquareMetres(box(X, Y, X + 0.03, Y + 0.03)),
    ).toBeCloseTo(8 / 9, 4);
  });

  it("ends where two pieces end, not where they meet", () => {
    const line: PlaceGeometry = {
      type: "LineString",
      coordinates: [
        [X, Y],
        [X + 0.01, Y],
        [X + 0.02, Y],
      ],
    };
    expect(edgeDistance(regionAround(line, 500), [X + 0.01, Y])).toBeCloseTo(500, -1);
  });
});

describe("a place that is not exact", () => {
  const near = (id: string, x: number, accuracyMetres: number | null): Project => ({
    ...EMPTY_PROJECT,
    id: projectId(id),
    name: id,
    geometry: point(x, Y),
    location: { ...NO_LOCATION, precision: "gazetteer", accuracyMetres },
  });
  const asked: Question = {
    kind: "ring",
    geometry: point(X, Y),
    metres: 1000,
    name: null,
    accuracyMetres: null,
  };

  it("near the edge may be in or out, and that is counted", () => {
    const [in300, out300, centre] = [
      near("a", X + 0.0085, 300),
      near("b", X + 0.0108, 300),
      near("c", X, 300),
    ];
    const found = answer(asked, [in300, out300, centre, near("d", X + 0.0108, null)], EMPTY_LEDGER);
    expect(found.projects.map(({ id }) => id)).toEqual(["a", "c"]);
    expect([found.mayBeOut, found.mayBeIn]).toEqual([1, 1]);
  });

  it("is counted apart when it names the village that was asked for but lies elsewhere or nowhere", () => {
    const there = { ...near("a", X, null), village: "双塘村" };
    const [far, nowhere] = [
      { ...near("b", X + 0.04, null), village: "双塘村委会" },
      { ...near("c", X, null), geometry: null, village: "双塘" },
    ];
    const found = answer(
      { ...asked, kind: "village", name: "双塘", accuracyMetres: 500 },
      [there, far, nowhere],
      EMPTY_LEDGER,
    );
    expect([found.projects.length, found.namedElsewhere, found.unplaced]).toEqual([1, 2, 1]);
  });

  it("the buffered project does not count itself", () => {
    const [self, other] = [near("a", X, null), near("b", X + 0.001, null)];
    const found = answer({ ...asked, kind: "buffer" }, [self, other], EMPTY_LEDGER, self);
    expect([found.asked, found.projects.map(({ id }) => id)]).toEqual([1, ["b"]]);
  });
});

describe("in sentences", () => {
  const at = (id: string, change: Partial<Project>): Project => ({
    ...EMPTY_PROJECT,
    id: projectId(id),
    name: id,
    geometry: point(X, Y),
    ...change,
  });
  const asked: Question = {
    kind: "ring",
    geometry: point(X, Y),
    metres: 1000,
    name: null,
    accuracyMetres: null,
  };
  const road: PlaceGeometry = {
    type: "LineString",
    coordinates: [
      [X, Y],
      [X + 0.005, Y],
    ],
  };

  it("every sum says of how many it is and how many are 未填报; a sum of nothing is no zero", () => {
    const lines = answerLines(
      answer(
        asked,
        [at("a", { totalWan: 1200.5 }), at("b", { totalWan: 0, leads: ["规划办"] }), at("c", {})],
        EMPTY_LEDGER,
      ),
      false,
    );
    expect(lines).toContain("总投资 1,200.5 万元（2 个），未填报 1 个");
    expect(lines).toContain("年度计划投资 未填报（3 个）");
    expect(lines).toContain("牵头部门：规划办 1 个，牵头部门未填报 2 个");
    expect(lines[0]).toBe("项目 3 个（共查 3 个）");
  });

  it("what is schematic is told apart, and that only a filter's rest was asked", () => {
    const schematic = { ...NO_LOCATION, precision: "schematic" as const };
    const lines = answerLines(
      answer(
        asked,
        [at("a", { geometry: road }), at("b", { geometry: road, location: schematic })],
        EMPTY_LEDGER,
      ),
      true,
    );
    expect(lines[0]).toBe("项目 2 个（共查 2 个），其中示意 1 个，位置不可靠");
    expect(lines[1]).toBe("按当前筛选。");
    expect(lines.find((line) => line.startsWith("线路"))).toMatch(
      /^线路 2 条，范围内长 1\.0\d 公里（图上量算），其中示意 51\d\.\d 米$/,
    );
  });

  it("nothing found says so, and what could not be judged", () => {
    expect(answerLines(answer(asked, [at("a", { geometry: null })], EMPTY_LEDGER), false)).toEqual([
      "项目 0 个（共查 1 个）",
      "范围内没有项目。",
      "无位置、无法判断 1 个",
    ]);
    expect([
      questionTitle(asked),
      questionTitle({ ...asked, kind: "village", name: "双塘" }),
      questionTitle({ ...asked, kind: "area" }),
    ]).toEqual(["圆内（半径 1.00 公里）", "双塘周边 1.00 公里", "圈定范围内"]);
  });
});

it("a project lies where one of its sites does, and its sites are counted", () => {
  const at = (lng: number): Site => ({
    ...EMPTY_SITE,
    id: siteId(String(lng)),
    name: "塘",
    type: "water",
    geometry: { type: "Point", coordinates: [lng, 21.59] },
    location: { ...NO_LOCATION, precision: "surveyed", accuracyMetres: 5 },
  });
  const own: Project = {
    ...EMPTY_PROJECT,
    id: projectId("a"),
    name: "黑臭水体",
    sites: [at(110.77), at(110.7701), at(110.9)],
  };
  const question: Question = {
    kind: "ring",
    geometry: { type: "Point", coordinates: [110.77, 21.59] },
    metres: 100,
    name: null,
    accuracyMetres: null,
  };
  const found = answer(question, [own], { ...EMPTY_LEDGER, projects: [own] });
  expect(found).toMatchObject({
    asked: 1,
    unplaced: 0,
    sites: 2,
    points: 2,
    schematic: 0,
    mayBeOut: 0,
  });
  expect(found.projects).toEqual([own]);
});
