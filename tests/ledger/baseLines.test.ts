// A legend explains only the lines that the town's base map has.
import { expect, it } from "vitest";
import { EMPTY_BASE, linesOf, type BaseMap } from "#ledger/baseMap.ts";
import type { BaseRole } from "#ledger/town.ts";
import { openOwnTown } from "./town.ts";

const withRoles = (...roles: BaseRole[]): BaseMap => ({
  ...EMPTY_BASE,
  features: roles.map((role) => ({
    type: "Feature",
    properties: { role, name: "" },
    geometry: { type: "Point", coordinates: [0, 0] },
  })),
});

it.each<[roles: BaseRole[], lines: readonly string[]]>([
  [[], []],
  [["town", "village"], []],
  [
    ["railway", "extent"],
    ["extent", "railway"],
  ],
  [["highlight"], ["border"]],
])("%j → %j", (roles, lines) => {
  expect(linesOf(withRoles(...roles))).toEqual(lines);
});

it("this town has all four", async () => {
  const { base } = await openOwnTown();
  expect(linesOf(base)).toEqual(["extent", "border", "river", "railway"]);
});
