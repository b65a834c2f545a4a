// The picture of a scene shows the density that its address asks for, with a legend; another scene shows none.
import { beforeAll, describe, expect, it } from "vitest";
import { makeScene } from "#ledger/meeting/deck.ts";
import type { Ledger } from "#ledger/ledger.ts";
import type { Signs } from "#ledger/signs.ts";
import { isOnMap } from "#ledger/sites.ts";
import type { PrintJob } from "#map/paper/job.ts";
import { makePages } from "#map/paper/makePages.ts";
import { toMarkup } from "#map/paper/svg.ts";
import { fromAddress } from "#state/address.ts";
import { FIRST_STATE, type State } from "#state/state.ts";
import { sceneFromView } from "#views/meeting/sceneFromView.ts";
import { scenePicture, signsOfView } from "#views/slides/scenePicture.ts";
import { words } from "#words/words.ts";
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

describe("what the marks mean follows the address", () => {
  const scene = (address: string) =>
    makeScene({ id: "s", title: "t", text: "", address, task: null, project: null });
  const signsAt = (address: string): Signs => signsOfView(fromAddress(address), ledger);

  it("so that a mark wears the colour that its legend explains", () => {
    const precise = signsAt("colour=precision");
    const names = precise.among(ledger.projects).map(({ name }) => name);
    expect(names).toContain("示意");
    expect(names).not.toContain("无位置");
    for (const project of ledger.projects.filter(isOnMap)) {
      const slot = precise.slotOf(project, null);
      const sign = precise.among([project]).find((one) => one.slot === slot);
      expect(sign?.name).toBe(words.desk.precision[project.location.precision]);
    }
    expect(signsAt("").title).toBe("类别");
  });

  it("in the picture, where another colouring draws other marks", () => {
    const picture = (address: string): string => scenePicture(scene(address), state)!;
    expect(picture("colour=precision")).not.toBe(picture(""));
    expect(picture("colour=kinds")).toBe(picture(""));
  });

  it("on paper, in the marks and in the legend", () => {
    const signs = signsAt("colour=leads");
    const job = {
      kind: "wall",
      page: { paper: "A3", orientation: "landscape" },
      scale: null,
      projects: ledger.projects,
      ledger,
      base: state.base,
      madeOn: "2026-11-28",
      issuer: "",
      title: "",
      stickers: false,
      tiles: null,
    } as const;
    const text = (page: PrintJob): string =>
      toMarkup(makePages(page).pages[0]!.svg).replaceAll(/<[^>]*>|\s/g, "");
    expect(text({ ...job, signs })).toContain("牵头部门（点、线、面）");
    for (const { name } of signs.among(ledger.projects))
      expect(text({ ...job, signs })).toContain(name);
    expect(text(job)).toContain("类别（点、线、面）");
  });
});
