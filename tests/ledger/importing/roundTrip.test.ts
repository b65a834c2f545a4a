// What is exported and read again is the same ledger, field by field, in every format and system.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Crs } from "#geo/crs.ts";
import { exportLedger, type ExportFormat } from "#ledger/exporting/exportLedger.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { changedParts } from "#ledger/parts.ts";
import type { Project } from "#ledger/project.ts";
import { openOwnTown } from "../town.ts";
import { importFiles } from "./job.ts";
import { ledgers } from "./arbitrary.ts";

let town: Ledger;
beforeAll(async () => {
  ({ ledger: town } = await openOwnTown());
});

const SEEDED = { seed: 20230423, numRuns: 40 };
const NOTHING_CHANGED = { changed: 0, added: 0, unclear: 0, rejected: 0 };

async function roundTrip(projects: readonly Project[], format: ExportFormat, crs: Crs) {
  const ledger = { ...town, projects };
  const { value } = await exportLedger(projects, ledger, {
    format,
    crs,
    on: "2026-11-24",
    of: projects.length,
  });
  const file = { name: value.name, bytes: value.bytes };
  return {
    back: await importFiles([file], ledger),
    fresh: await importFiles([file], { ...town, projects: [] }),
  };
}

/** Which projects differ, and where: readable when the test fails. */
const differences = (before: readonly Project[], after: readonly Project[]) =>
  before.flatMap((project, index) =>
    changedParts(project, after[index] ?? { ...project, name: "(lost)" }).map(
      (part) => `${project.name}: ${part}`,
    ),
  );

describe.each([
  ["xlsx", "WGS84"],
  ["xlsx", "EPSG:4525"],
  ["xlsx", "GCJ-02"],
  ["xlsx", "BD-09"],
  ["csv", "WGS84"],
  ["csv", "EPSG:4546"],
  ["geojson", "WGS84"],
  ["geojson", "EPSG:4525"],
] as const)("a ledger as %s in %s", (format, crs) => {
  it("changes nothing when it comes back, and is whole when it comes to an empty desk", async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, async (projects) => {
        const { back, fresh } = await roundTrip(projects, format, crs);
        expect(
          back.plan.rows.flatMap(({ changes, issues }) => [
            ...changes.map(({ part, ledger, file }) => [part, ledger, file]),
            ...issues.filter(({ severity }) => severity === "error").map(({ message }) => message),
          ]),
        ).toEqual([]);
        expect(back.plan.counts).toMatchObject({
          ...NOTHING_CHANGED,
          read: projects.length,
          unchanged: projects.length,
        });
        const inheriting = projects.map((project) => ({ ...project, leads: null, assists: null }));
        expect(
          differences(
            inheriting,
            fresh.projects.map((project) => ({ ...project, leads: null, assists: null })),
          ),
        ).toEqual([]);
        expect(fresh.projects.map(({ id }) => id)).toEqual(projects.map(({ id }) => id));
      }),
      SEEDED,
    );
  });
});

it("the town's own 47 projects come back unchanged from a workbook", async () => {
  const { back } = await roundTrip(town.projects, "xlsx", "WGS84");
  expect(back.plan.counts).toMatchObject({ ...NOTHING_CHANGED, read: 47, unchanged: 47 });
});

it("a shape too long for a cell comes back whole", async () => {
  const ring = Array.from({ length: 4000 }, (_, i) => [
    110.76 + 0.01 * Math.cos((i / 4000) * 2 * Math.PI),
    21.59 + 0.01 * Math.sin((i / 4000) * 2 * Math.PI),
  ]);
  const big: Project = {
    ...town.projects[0]!,
    geometry: { type: "Polygon", coordinates: [[...ring, ring[0]!]] },
    location: { ...town.projects[0]!.location, precision: "surveyed" },
  };
  const { back } = await roundTrip([big], "xlsx", "WGS84");
  expect(back.plan.counts).toMatchObject({ ...NOTHING_CHANGED, read: 1, unchanged: 1 });
});
