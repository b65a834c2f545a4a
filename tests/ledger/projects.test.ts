// The town's own projects: nothing invented, everything quoted, no place claimed that is not known.
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Position } from "geojson";
import { eachPosition, type PlaceGeometry } from "#geo/geometry.ts";
import { taskQuoting } from "#ledger/checkQuotes.ts";
import { KINDS } from "#ledger/kinds.ts";
import { placeLabel } from "#ledger/fields.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { isForWholeTown } from "#ledger/project.ts";
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

  it("19 are on the map and 28 have no place", () => {
    const located = ledger.projects.filter(({ geometry }) => geometry !== null).length;
    expect([located, ledger.projects.length - located]).toEqual([19, 28]);
  });
});

// Decision 4: a project without any site, shown because the town asked for it, stands where a rule puts it.
describe("the one mark for the whole town", () => {
  const EAST = 500;
  const CLEAR = 800;
  const SOUTH_GUESS = 3000;
  const METRES = 111_195;
  const centre = centroidOf(ring);
  const perLng = METRES * Math.cos((centre[1] * Math.PI) / 180);

  function metresTo([x, y]: Position, geometry: PlaceGeometry): number {
    let nearest = Infinity;
    let before: Position | null = null;
    eachPosition(geometry, (at) => {
      const [ax, ay] = [((before ?? at)[0]! - x!) * perLng, ((before ?? at)[1]! - y!) * METRES];
      const [dx, dy] = [(at[0]! - x!) * perLng - ax, (at[1]! - y!) * METRES - ay];
      const square = dx * dx + dy * dy;
      const t = square > 0 ? Math.max(0, Math.min(1, -(ax * dx + ay * dy) / square)) : 0;
      nearest = Math.min(nearest, Math.hypot(ax + t * dx, ay + t * dy));
      before = at;
    });
    return nearest;
  }

  it("is 农村黑臭水体整治 alone, and says so", () => {
    const whole = ledger.projects.filter(isForWholeTown);
    expect(whole.map(({ name }) => name)).toEqual(["农村黑臭水体整治"]);
    expect(whole[0]!.location.source).toMatch(/^方案未给位置；/);
    expect(placeLabel(whole[0]!)).toBe("示意（全镇）");
  });

  it("stands at the centre of the sketch extent, or as few steps to the east as keep it clear of other marks", () => {
    const own = ledger.projects.find(isForWholeTown)!;
    const others = ledger.projects.filter((one) => one.geometry && one !== own);
    const isClear = (at: Position) =>
      others.every(({ geometry }) => metresTo(at, geometry!) >= CLEAR);
    const steps = [0, 1, 2, 3, 4, 5, 6, 7].map((step): Position => [
      centre[0] + (step * EAST) / perLng,
      centre[1],
    ]);
    const expected = steps.find(isClear)!;
    const at = own.geometry!.type === "Point" ? own.geometry!.coordinates : [];
    expect(at[0]).toBeCloseTo(expected[0]!, 5);
    expect(at[1]).toBeCloseTo(expected[1]!, 5);
  });

  it("has an accuracy that covers the whole sketch extent, its guessed side included", () => {
    const { geometry, location } = ledger.projects.find(isForWholeTown)!;
    const [x, y] = geometry!.type === "Point" ? geometry!.coordinates : [];
    const farthest = Math.max(
      ...ring.map(([lng, lat]) => Math.hypot((lng! - x!) * perLng, (lat! - y!) * METRES)),
    );
    expect(location.accuracyMetres).toBe(Math.ceil((farthest + SOUTH_GUESS) / 1000) * 1000);
  });
});

function centroidOf(points: readonly Position[]): [number, number] {
  let [area, x, y] = [0, 0, 0];
  for (let i = 1; i < points.length; i++) {
    const [[ax, ay], [bx, by]] = [points[i - 1]!, points[i]!] as [
      [number, number],
      [number, number],
    ];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return [x / (3 * area), y / (3 * area)];
}
