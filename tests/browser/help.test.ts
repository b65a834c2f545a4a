// The help: found by a key and by a button, true of the desk, and a tour that can be left at any step.
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { help } from "#words/zh-CN/help.ts";
import { layout } from "#words/zh-CN/layout.ts";
import { meeting } from "#words/zh-CN/meeting.ts";
import { violations } from "./axe.ts";
import { lost } from "./lost.ts";
import { Office, type Opening, type Planner } from "./planner.ts";

let office: Office;
let desk: Planner;
let page: Page;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());
afterEach(() => desk.leave());

async function sitDown(opening: Opening = {}): Promise<void> {
  desk = await office.sitDown({ noWebGl: true, ...opening });
  ({ page } = desk);
}

const dialog = () => page.getByRole("dialog", { name: help.title });
const card = () => page.locator(".tour-card");

it("comes by “?”, not while a field takes text, and goes by Escape", async () => {
  await sitDown();
  await page.keyboard.press("/");
  await page.keyboard.type("?");
  expect(await dialog().count()).toBe(0);
  await page.keyboard.press("Escape");
  await page.locator("#map").focus();
  await page.keyboard.press("?");
  await dialog().waitFor();
  const text = await dialog().innerText();
  for (const [keys, what] of [...help.keyGroups[0]!.rows, ...meeting.keys.rows]) {
    expect(text).toContain(keys);
    expect(text).toContain(what);
  }
  await page.keyboard.press("Escape");
  await dialog().waitFor({ state: "detached" });
});

it.each([
  { width: 1366, height: 768 },
  { width: 911, height: 512 },
  { width: 390, height: 844 },
])("can be read and reached at $width × $height, in every tab", async (size) => {
  await sitDown(size);
  await page.keyboard.press("?");
  await dialog().waitFor();
  const faults: string[] = [];
  for (const name of Object.values(help.tabs)) {
    await dialog().getByRole("tab", { name }).click();
    faults.push(...(await violations(desk)), ...(await lost(page)));
  }
  expect(faults).toEqual([]);
  await dialog().getByRole("tab", { name: help.tabs.recipes }).click();
  expect(await dialog().locator(".recipe").count()).toBe(5);
});

/** What the frame of the tour stands around: the share of it that the control of this step fills. */
const framed = (selector: string): Promise<number> =>
  page.evaluate((wanted) => {
    const frame = document.querySelector(".tour-frame")!.getBoundingClientRect();
    const control = [...document.querySelectorAll(wanted)]
      .map((it) => it.getBoundingClientRect())
      .find(({ width }) => width > 0)!;
    const across = Math.min(frame.right, control.right) - Math.max(frame.left, control.left);
    const down = Math.min(frame.bottom, control.bottom) - Math.max(frame.top, control.top);
    return (Math.max(0, across) * Math.max(0, down)) / (control.width * control.height);
  }, selector);

async function beginTour(): Promise<void> {
  await page.keyboard.press("?");
  await dialog().getByRole("tab", { name: help.tabs.tour }).click();
  await dialog().getByRole("button", { name: help.tourStart }).click();
  await card().waitFor();
}

it.each([
  [{ width: 1366, height: 768 }, [".search", ".filters", "#map", "#panel", ".is-share"]],
  [
    { width: 390, height: 844 },
    [".search", "[data-opens=filters]", "#map", "[data-opens=panel]", "[data-opens=more]"],
  ],
] as const)(
  "the tour frames five controls of the desk in turn, by keys, at %o",
  async (size, at) => {
    await sitDown(size);
    await beginTour();
    for (const [index, selector] of at.entries()) {
      await expect.poll(() => card().innerText()).toContain(help.step(index + 1, 5));
      await expect.poll(() => framed(selector)).toBeGreaterThan(0.9);
      expect(await card().evaluate((it) => it.contains(document.activeElement))).toBe(true);
      expect([...(await violations(desk))]).toEqual([]);
      const box = (await card().boundingBox())!;
      expect(
        box.x >= 0 &&
          box.y >= 0 &&
          box.x + box.width <= size.width &&
          box.y + box.height <= size.height,
      ).toBe(true);
      await page.keyboard.press("ArrowRight");
    }
    await card().waitFor({ state: "detached" });
  },
);

it("the tour goes back, keeps the focus inside, and is left by Escape at any step", async () => {
  await sitDown();
  await page.getByRole("button", { name: layout.help }).click();
  await page.keyboard.press("Escape");
  await beginTour();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => card().innerText()).toContain(help.steps.search.title);
  for (let presses = 0; presses < 5; presses++) {
    await page.keyboard.press("Tab");
    expect(await card().evaluate((it) => it.contains(document.activeElement))).toBe(true);
  }
  // The keys of the page rest meanwhile.
  await page.keyboard.press("/");
  expect(await page.evaluate(() => document.activeElement?.matches("input"))).toBe(false);
  await page.keyboard.press("Escape");
  await card().waitFor({ state: "detached" });
});
