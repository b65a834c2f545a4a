// The town's own projects: nothing invented, everything quoted, no place claimed that is not known.
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Position } from "geojson";
import { eachPosition } from "#geo/geometry.ts";
import { taskQuoting } from "#ledger/checkQuotes.ts";
import { KINDS } from "#ledger/kinds.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { openOwnTown } from "./town.ts";

let ledger: Ledger;
beforeAll(async () => {
  ({ ledger } = await openOwnTown());
});

const ring = (
  JSON.parse(readFileSync("geodata/base/sketch-extent.geojson", "utf8")) as {
    features: { geometry: { coordinates: Position[][] } }[];
  }
).features[0]!.geometry.coordinates[0]!;

function insideExtent([x, y]: Position): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i]! as [number, number], ring[j]! as [number, number]];
    if (ay > y! !== by > y! && x! < ((bx - ax) * (y! - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

describe("the 47 projects of the plan", () => {
  it("are read without a single issue of the data", () => {
    expect(ledger.projects).toHaveLength(47);
    expect(ledger.issues.filter(({ code }) => !code.startsWith("plan."))).toEqual([]);
    expect(new Set(ledger.projects.map(({ id }) => id)).size).toBe(47);
  });

  it("each quote words of the plan that stand verbatim in one of their tasks", () => {
    for (const project of ledger.projects)
      expect([project.id, project.quote && taskQuoting(project, ledger.plan)?.id]).toEqual([
        project.id,
        expect.stringMatching(/^\d/),
      ]);
  });

  it("claim no status, money or date, and no office of their own", () => {
    for (const { status, village, leads, assists, extra, location } of ledger.projects) {
      expect({ status, village, leads, assists, extra, confirmedOn: location.confirmedOn }).toEqual(
        { status: null, village: null, leads: null, assists: null, extra: {}, confirmedOn: null },
      );
    }
  });

  it("have a known kind and a scope", () => {
    for (const { kind, scope } of ledger.projects)
      expect([KINDS.some(({ name }) => name === kind), scope !== null]).toEqual([true, true]);
  });

  it("are drawn only with a source and an accuracy; schematic ones inside the sketch extent, kilometres wide", () => {
    for (const { id, geometry, location } of ledger.projects) {
      expect([id, geometry === null]).toEqual([id, location.precision === "none"]);
      expect([id, location.source === null]).toEqual([id, false]);
      if (!geometry) continue;
      expect(location.accuracyMetres).toBeGreaterThanOrEqual(
        location.precision === "schematic" ? 1000 : 200,
      );
      eachPosition(geometry, (at) => expect([id, insideExtent(at)]).toEqual([id, true]));
      if (geometry.type === "LineString")
        expect([id, geometry.coordinates.length]).toEqual([id, 2]);
    }
  });
});
