// The desk on smaller screens and with larger text: Windows at 125 % and 150 % on 1366×768, and the three sizes of text. Nothing is lost.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WALKS, type Look } from "./deskPlaces.ts";
import { lost } from "./lost.ts";
import { Office, type Opening, type Planner } from "./planner.ts";

let office: Office;
let desk: Planner;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

const OFFICE_SCREEN = { width: 1366, height: 768 };
/** Runs in the page before it. */
const large = (): void => localStorage.setItem("one-map.text-size", "large");
const larger = (): void => localStorage.setItem("one-map.text-size", "larger");

const SCREENS: readonly [name: string, opening: Opening][] = [
  ["Windows at 125 %", { width: 1093, height: 614, scale: 1.25 }],
  ["Windows at 150 %", { width: 911, height: 512, scale: 1.5 }],
  ["text 大", { ...OFFICE_SCREEN, before: large }],
  ["text 特大", { ...OFFICE_SCREEN, before: larger }],
];

describe.each(SCREENS)("%s", (_, opening) => {
  beforeAll(async () => {
    // What is looked at is the page, not the map.
    desk = await office.sitDown({ ...opening, noWebGl: true });
  });
  afterAll(() => desk.leave());

  it.each(Object.entries(WALKS))("nothing is lost: %s", async (_, walk) => {
    const faults: string[] = [];
    const look: Look = async (place) => {
      faults.push(...(await lost(desk.page)).map((fault) => `${place}: ${fault}`));
    };
    await walk(desk, look);
    expect(faults).toEqual([]);
    expect(desk.faults).toEqual([]);
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
