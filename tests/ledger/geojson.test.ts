// Every fault of a project file is named, and takes nothing else with it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBaseFile } from "#ledger/baseMap.ts";
import { parseProjects, parseProjectsText } from "#ledger/formats/geojson.ts";
import { reviveProject } from "#ledger/revive.ts";

const context = { file: "a.geojson", taskIds: new Set(["1", "14-2"]) };
const point = { type: "Point", coordinates: [110.76, 21.59] };
const good = {
  type: "Feature",
  geometry: point,
  properties: {
    id: "good",
    name: "好",
    tasks: ["1"],
    location: { precision: "surveyed", accuracyMetres: 1, source: "测量" },
  },
};
const bad = (properties: object, geometry: unknown = point) => ({
  type: "Feature",
  geometry,
  properties: { ...good.properties, id: "bad", ...properties },
});
const read = (...features: unknown[]) =>
  parseProjects({ type: "FeatureCollection", features }, context);

const REFUSED: [string, unknown][] = [
  ["data.not-feature", null],
  ["data.not-feature", 7],
  ["data.no-name", bad({ name: " " })],
  ["data.duplicate-id", bad({ id: "good" })],
];
const KEPT: [string, unknown][] = [
  ["data.geometry-type", bad({}, { type: "Circle", coordinates: [] })],
  ["data.geometry-type", bad({}, { type: "GeometryCollection", geometries: [] })],
  ["data.geometry-empty", bad({}, { type: "LineString", coordinates: [] })],
  ["data.geometry-number", bad({}, { type: "Point", coordinates: ["110.7", 21.5] })],
  ["data.geometry-swapped", bad({}, { type: "Point", coordinates: [21.59, 110.76] })],
  ["data.geometry-range", bad({}, { type: "Point", coordinates: [37458565, 2384026] })],
  ["data.geometry-far", bad({}, { type: "Point", coordinates: [0, 0] })],
  [
    "data.geometry-ring",
    bad(
      {},
      {
        type: "Polygon",
        coordinates: [
          [
            [110, 21],
            [111, 21],
            [111, 22],
            [110, 22],
          ],
        ],
      },
    ),
  ],
  ["data.geometry-shape", bad({}, "POINT(110 21)")],
  ["data.unknown-task", bad({ tasks: ["99"] })],
  ["data.no-task", bad({ tasks: [] })],
  ["data.no-id", bad({ id: null })],
  ["data.no-precision", bad({ location: undefined })],
  ["data.no-precision", bad({ location: { precision: "exact" } })],
  ["data.bad-accuracy", bad({ location: { precision: "surveyed", accuracyMetres: -1 } })],
  ["data.bad-date", bad({ location: { precision: "surveyed", confirmedOn: "去年" } })],
  ["data.bad-scope", bad({ scope: "到处" })],
  ["data.bad-text", bad({ kind: { a: 1 } })],
];

describe("a bad feature", () => {
  it.each(REFUSED)("%s is refused, and the others stay", (code, feature) => {
    const { value, issues } = read(good, feature);
    expect(value.map(({ id }) => id)).toEqual(["good"]);
    expect(issues).toMatchObject([{ code, severity: "error", at: { file: "a.geojson", row: 2 } }]);
  });

  it.each(KEPT)("%s is kept and named", (code, feature) => {
    const { value, issues } = read(good, feature);
    expect(value).toHaveLength(2);
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    if (code.startsWith("data.geometry"))
      expect([value[1]!.geometry, value[1]!.location.precision]).toEqual([null, "none"]);
  });
});

describe("a height that is no number", () => {
  const line = (...last: unknown[]) => ({
    type: "LineString",
    coordinates: [
      [110.7, 21.4, 12.5],
      [110.8, 21.5, ...last],
    ],
  });
  it.each([
    ["an infinite one", JSON.parse("[1e400]") as unknown[], "Infinity"],
    ["a text", ["5"], '"5"'],
    ["null", [null], "null"],
    ["an object", [{}], "{}"],
    ["a list", [[7]], "[7]"],
    ["true", [true], "true"],
  ])("%s is dropped and named; the place and the other heights stay", (_what, last, found) => {
    const { value, issues } = read(bad({}, line(...last)));
    expect(value[0]!.geometry).toEqual(line());
    expect(issues).toMatchObject([{ code: "data.bad-height", severity: "warning" }]);
    expect(issues[0]!.message).toContain(found);
  });

  it("of a point and of every ring of many areas", () => {
    const ring = (...height: unknown[]) =>
      [
        [110, 21],
        [111, 21],
        [111, 22],
        [110, 21],
      ].map((at) => [...at, ...height]);
    const areas = (...height: unknown[]) => ({
      type: "MultiPolygon",
      coordinates: [[ring(...height)], [ring(...height), ring(...height)]],
    });
    const { value, issues } = read(
      bad({ id: "a" }, { type: "Point", coordinates: [110.7, 21.4, null] }),
      bad({ id: "b" }, areas("5")),
    );
    expect(value.map(({ geometry }) => geometry)).toEqual([
      { type: "Point", coordinates: [110.7, 21.4] },
      areas(),
    ]);
    expect(issues.map(({ message }) => /\d+/.exec(message)![0])).toEqual(["1", "12"]);
  });

  it("numbers beyond the height are dropped too, good heights are kept as they are", () => {
    const { value, issues } = read(bad({}, line(3, 99)));
    expect(value[0]!.geometry).toEqual(line(3));
    expect(issues.map(({ code }) => code)).toEqual(["data.bad-height"]);
    const good = line(-154.3);
    const kept = read(bad({}, good));
    expect(kept.value[0]!.geometry).toBe(good);
    expect(kept.issues).toEqual([]);
  });

  it("is dropped from the base map and from what an older version kept", () => {
    const features = [{ type: "Feature", geometry: line("5"), properties: { name: "河" } }];
    const base = parseBaseFile(
      { file: "river.geojson", role: "river", attribution: null },
      JSON.stringify({ type: "FeatureCollection", features }),
    );
    expect(base.value[0]!.geometry).toEqual(line());
    expect(base.issues.map(({ code }) => code)).toEqual(["data.bad-height"]);
    expect(reviveProject({ id: "a", name: "甲", geometry: line(null) })!.geometry).toEqual(line());
  });
});

it.each([
  ["{", "data.not-json"],
  ["<!doctype html>", "data.not-json"],
  ["", "data.empty-file"],
  ["[]", "data.not-collection"],
  ["null", "data.not-collection"],
  ['{"type":"FeatureCollection"}', "data.not-collection"],
])("a file %j gives %s", (text, code) => {
  expect(parseProjectsText(text, context)).toMatchObject({
    value: [],
    issues: [{ code, severity: "error" }],
  });
});

it("reads Chinese field names, single values and numbers by other spellings", () => {
  const { value } = read({
    type: "Feature",
    geometry: null,
    properties: {
      编号: 5,
      项目名称: "水渠",
      任务: "14-2、１",
      牵头部门: "规划办、执法办",
      投资: "约3千万",
    },
  });
  expect(value[0]).toMatchObject({
    id: "5",
    name: "水渠",
    tasks: ["14-2", "1"],
    leads: ["规划办", "执法办"],
    extra: { 投资: "约3千万" },
  });
});

it("keeps a flood of the same fault short, and says how many more", () => {
  const { value, issues } = read(
    ...Array.from({ length: 5000 }, (_, i) => bad({ id: `p${i}`, tasks: ["99"] })),
  );
  expect(value).toHaveLength(5000);
  expect(issues).toHaveLength(201);
  expect(issues.at(-1)!.message).toContain("4800");
});

it("does not let a property reach the prototype", () => {
  read(
    JSON.parse(
      '{"type":"Feature","geometry":null,"properties":{"__proto__":{"polluted":1},"id":"x","name":"甲"}}',
    ),
  );
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

it("never throws, and accepted + refused = features", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.anything(),
          fc.record({
            type: fc.constant("Feature"),
            geometry: fc.anything(),
            properties: fc.anything(),
          }),
        ),
      ),
      (features) => {
        const { value, issues } = read(...features);
        const refused = issues.filter(({ code }) =>
          REFUSED.some(([known]) => known === code),
        ).length;
        expect(value.length + refused).toBe(features.length);
      },
    ),
    { seed: 20230423, numRuns: 500 },
  );
});
