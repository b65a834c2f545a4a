// axe on every view, light and dark; and the whole desk by keyboard alone.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "./axe.ts";
import { dialogs, exporting, measuring, meeting, onTheMap, type Look } from "./deskPlaces.ts";
import { Office } from "./planner.ts";

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

const VIEWS = [
  "",
  "panel=located&project=black-odour-water",
  "panel=shelf",
  "panel=reader&project=henglong&clause=1",
  "panel=table&project=henglong",
  "panel=matrix&office=规划办&section=s1",
  "panel=office&of=规划办",
  "panel=coverage",
  "panel=issues",
  "q=zzzz&verified=1",
];

describe("axe finds nothing", () => {
  it.each(
    VIEWS.flatMap(
      (view) =>
        [
          [view, false],
          [view, true],
        ] as const,
    ),
  )("%s, dark: %s", async (address, dark) => {
    const desk = await office.sitDown({ address, dark, noWebGl: address !== "" });
    await desk.page.locator("#panel .panel-body").first().waitFor();
    expect(await violations(desk)).toEqual([]);
    await desk.leave();
  });

  it.each([false, true])(
    "in dialogs, on the map's tools, in the meeting, dark: %s",
    async (dark) => {
      const desk = await office.sitDown({ dark });
      const faults: string[] = [];
      const look: Look = async (place) => {
        faults.push(...(await violations(desk)).map((fault) => `${place}: ${fault}`));
      };
      for (const walk of [dialogs, exporting, onTheMap, measuring, meeting]) await walk(desk, look);
      expect(faults).toEqual([]);
      await desk.leave();
    },
  );
});

describe("by keyboard alone", () => {
  it("search, filter, panel, table row, clause and back to nothing", async () => {
    const desk = await office.sitDown();
    const { keyboard } = desk.page;
    await desk.page.locator("#panel").waitFor();
    await keyboard.press("/");
    await keyboard.type("17");
    await expect.poll(async () => (await desk.counts()).projects).toBe(2);
    // The list goes first, then the text.
    await keyboard.press("Escape");
    expect((await desk.counts()).projects).toBe(2);
    await keyboard.press("Escape");
    await expect.poll(async () => (await desk.counts()).projects).toBe(47);
    await desk.page.getByRole("checkbox", { name: "党建办 1" }).focus();
    await keyboard.press("Space");
    await expect.poll(async () => (await desk.counts()).projects).toBe(1);
    await keyboard.press("Space");
    await desk.page.getByRole("tab", { name: "项目" }).focus();
    await keyboard.press("ArrowRight");
    await keyboard.press("ArrowRight");
    await keyboard.press("Enter");
    await expect.poll(() => desk.address()).toContain("panel=table");
    await desk.page.getByRole("group", { name: "项目表" }).focus();
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowDown");
    await expect.poll(() => desk.address()).toContain("project=crayfish");
    await keyboard.press("Escape");
    await expect.poll(() => desk.address()).not.toContain("project=");
    await desk.leave();
  });

  it("the first Tab offers the way past the filters", async () => {
    const desk = await office.sitDown();
    await desk.page.keyboard.press("Tab");
    expect(await desk.page.evaluate(() => document.activeElement?.textContent)).toBe("跳到地图");
    await desk.page.keyboard.press("Enter");
    expect(await desk.page.evaluate(() => document.activeElement?.id)).toBe("map");
    await desk.leave();
  });
});
