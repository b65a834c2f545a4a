// The desk on smaller screens and with larger text: where it is tightest nothing is lost. tests/long has
// every screen and every place.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { dialogs, lostOn, onTheMap, SCREENS, WALKS } from "./deskPlaces.ts";
import { lost } from "./lost.ts";
import { Office, type Planner } from "./planner.ts";

let office: Office;
let desk: Planner;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

describe.each([
  ["Windows at 150 %", WALKS],
  ["text 特大", { onTheMap, dialogs }],
] as const)("%s", (screen, walks) => {
  beforeAll(async () => {
    // What is looked at is the page around the map.
    desk = await office.sitDown({ ...SCREENS[screen], noWebGl: true });
  });
  afterAll(() => desk.leave());

  it.each(Object.entries(walks))("nothing is lost: %s", async (_, walk) => {
    expect(await lostOn(walk, desk)).toEqual([]);
  });
});

describe("on a phone", () => {
  afterEach(() => desk.leave());

  it("the way to the licences lies open, and their dialog can be read and closed", async () => {
    desk = await office.sitDown({ width: 390, height: 844, touch: true });
    await desk.openLicences();
    await desk.page.locator(".licences li strong").first().waitFor();
    expect(await lost(desk.page)).toEqual([]);
  });
});

describe("the text size", () => {
  afterEach(() => desk.leave());

  it("is chosen in the header, kept, and grows the whole desk by the same factor", async () => {
    desk = await office.sitDown({ width: 1093, height: 614 });
    const { page } = desk;
    const root = () =>
      page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    const first = await root();
    await page.getByRole("button", { name: "字号：标准" }).click();
    await page.getByRole("button", { name: "字号：大" }).click();
    expect((await root()) / first).toBeCloseTo(1.4, 2);
    await desk.reload();
    await page.getByRole("button", { name: "字号：特大" }).click();
    expect(await root()).toBe(first);
  });
});
