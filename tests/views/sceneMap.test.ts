// The picture of a scene shows the density that its address asks for, with a legend; another scene shows none.
import { beforeAll, expect, it } from "vitest";
import { makeScene } from "#ledger/meeting/deck.ts";
import type { Ledger } from "#ledger/ledger.ts";
import { fromAddress } from "#state/address.ts";
import { FIRST_STATE, type State } from "#state/state.ts";
import { sceneFromView } from "#views/meeting/sceneFromView.ts";
import { scenePicture } from "#views/slides/scenePicture.ts";
import { density as say } from "#words/zh-CN/density.ts";
import { openOwnTown } from "../ledger/town.ts";

let state: State;
let ledger: Ledger;
beforeAll(async () => {
  const town = await openOwnTown();
  ({ ledger } = town);
  state = { ...FIRST_STATE, ledger, base: town.base };
});

const pictureOf = (address: string): string =>
  scenePicture(
    makeScene({ id: "s", title: "t", text: "", address, task: null, project: null }),
    state,
  )!.replaceAll(/<[^>]*>|\s/g, "");

it("with its numbers", () => {
  const shown = pictureOf("density=hexagon.count.1000");
  expect(shown).toContain(say.paper.title(say.by.count, 1000).replaceAll(/\s/g, ""));
  const placed = Number(/落在格内(\d+)个/.exec(shown)?.[1]);
  const located = ledger.projects.filter(({ geometry }) => geometry !== null).length;
  expect(placed).toBeGreaterThan(0);
  expect(placed).toBeLessThanOrEqual(located);
});

it("which a scene made of the desk keeps, with the one cell that is shown", () => {
  const density = { form: "heat", by: "money", metres: 500, show: "colour" } as const;
  const cell = { metres: 500, q: 3, r: -4 };
  const { address } = sceneFromView(
    { ...state, view: { ...state.view, density, cell } },
    null,
    "s",
  );
  expect(fromAddress(address)).toMatchObject({ density, cell });
});

it("and none where the address asks for none", () => {
  expect(pictureOf("")).not.toContain("密度");
});
