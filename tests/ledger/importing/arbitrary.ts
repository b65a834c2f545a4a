// Projects with any value in any field, as a town could have entered them.
import fc from "fast-check";
import { projectId, taskId } from "#base/ids.ts";
import type { PlaceGeometry } from "#geo/geometry.ts";
import { STATUSES } from "#ledger/fields.ts";
import { EMPTY_PROJECT, SCOPES, type Project } from "#ledger/project.ts";

const line = fc
  .stringMatching(/^[\u4e00-\u9fa5a-zA-Z0-9，。：=+@-]{1,12}$/)
  .filter((text) => !/^[-–—/]+$/.test(text) && text.trim() === text);
const words = fc.option(line, { nil: null });
const longWords = fc.option(
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n")),
  { nil: null },
);
const number = fc.option(
  fc.oneof(
    fc.integer({ min: 0, max: 9_999_999 }),
    fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => Math.round(value * 1e4) / 1e4),
  ),
  { nil: null },
);
const date = fc.option(fc.constantFrom("2023", "2023-04", "2024-11", "2023-04-23", "2025-12-31"), {
  nil: null,
});
const day = fc.option(fc.constantFrom("2023-04-23", "2026-01-05"), { nil: null });
const office = fc.constantFrom("规划办", "农业农村办", "综治办", "驻镇工作队");
const offices = fc.option(fc.uniqueArray(office, { minLength: 1, maxLength: 3 }), { nil: null });
const lng = fc.integer({ min: 0, max: 60_000 }).map((step) => 110.74 + step * 1e-6);
const lat = fc.integer({ min: 0, max: 60_000 }).map((step) => 21.56 + step * 1e-6);
const point = fc.tuple(lng, lat);
const square = fc.tuple(lng, lat, fc.constantFrom(0.001, 0.002)).map(([x, y, side]) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]);

export const geometries: fc.Arbitrary<PlaceGeometry> = fc.oneof(
  point.map((coordinates) => ({ type: "Point" as const, coordinates })),
  fc
    .array(point, { minLength: 2, maxLength: 5 })
    .map((coordinates) => ({ type: "LineString" as const, coordinates })),
  square.map((ring) => ({ type: "Polygon" as const, coordinates: [ring] })),
  fc
    .array(point, { minLength: 2, maxLength: 3 })
    .map((coordinates) => ({ type: "MultiPoint" as const, coordinates })),
  fc
    .tuple(square, square)
    .map(([a, b]) => ({ type: "MultiPolygon" as const, coordinates: [[a], [b]] })),
);

const fields = fc.record({
  tasks: fc
    .uniqueArray(fc.constantFrom("1", "2", "4", "14", "14-2", "17", "19"), { maxLength: 2 })
    .map((ids) => ids.map(taskId)),
  quote: longWords,
  kind: words,
  scope: fc.option(fc.constantFrom(...SCOPES), { nil: null }),
  leads: offices,
  assists: offices,
  status: fc.option(fc.constantFrom(...STATUSES), { nil: null }),
  nature: words,
  village: words,
  address: words,
  content: longWords,
  plannedStart: date,
  plannedFinish: date,
  actualStart: date,
  actualFinish: date,
  totalWan: number,
  yearWan: number,
  doneWan: number,
  funding: words,
  person: words,
  phone: fc.option(fc.constantFrom("13800000000", "0759-5550000", "007"), { nil: null }),
  progress: longWords,
  problem: longWords,
  nextStep: longWords,
  statedSquareMetres: number,
  statedMetres: number,
  note: longWords,
});

const place = fc.record({
  precision: fc.constantFrom(
    "surveyed" as const,
    "gazetteer" as const,
    "village" as const,
    "schematic" as const,
  ),
  accuracyMetres: number,
  source: words,
  confirmedOn: day,
  confirmedBy: words,
  method: words,
});

export const projects: fc.Arbitrary<Project> = fc
  .tuple(
    fields,
    line,
    fc.option(geometries, { nil: null }),
    place,
    fc.dictionary(fc.constantFrom("水质", "桩号", "库容"), line, {
      maxKeys: 2,
      noNullPrototype: true,
    }),
  )
  .map(([values, name, geometry, location, extra]): Project => ({
    ...EMPTY_PROJECT,
    ...values,
    id: projectId(""),
    name,
    geometry,
    location: geometry
      ? { ...location, source: location.source ?? "测绘" }
      : { ...location, precision: "none" },
    extra,
    file: "arbitrary",
    row: 1,
  }));

/** Ids and names are made different, so that a row can only be the project it came from. */
export const ledgers: fc.Arbitrary<Project[]> = fc
  .array(projects, { minLength: 1, maxLength: 6 })
  .map((list) =>
    list.map((project, index) => ({
      ...project,
      id: projectId(`id-${index}`),
      name: `${project.name}·${index}`,
      row: index + 1,
    })),
  );
