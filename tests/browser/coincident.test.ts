// Several projects at one place: a count on the map, and a list to choose from, by pointer and by keys.
import { afterAll, beforeAll, expect, it } from "vitest";
import { layout } from "#words/zh-CN/layout.ts";
import { violations } from "./axe.ts";
import { Office, type Planner } from "./planner.ts";

const PLACE: [number, number] = [110.76, 21.59];
const feature = (id: string, coordinates: [number, number]) => ({
  type: "Feature",
  geometry: { type: "Point", coordinates },
  properties: { id, name: `项目${id}`, tasks: ["4"], location: { precision: "village" } },
});
const LEDGER = {
  type: "FeatureCollection",
  features: [
    ...["甲", "乙", "丙"].map((id) => feature(id, PLACE)),
    feature("丁", [110.765, 21.592]),
  ],
};

let office: Office;
let desk: Planner;
beforeAll(async () => {
  office = await Office.open();
  desk = await office.sitDown();
  await desk.page.evaluate((ledger) => window.oneMap.loadProjects(ledger), LEDGER);
  await desk.page.evaluate(
    (center) => window.oneMap.jumpTo({ center, zoom: 16 }),
    PLACE as unknown as [number, number],
  );
});
afterAll(() => office.close());

const badge = () => desk.page.getByRole("button", { name: layout.coincident.count(3) });

it("a count stands at the place, and moves with the map", async () => {
  await badge().waitFor();
  expect(await desk.page.locator(".coincident-count").count()).toBe(1);
  const before = (await badge().boundingBox())!;
  await desk.page.evaluate(() => window.oneMap.jumpTo({ center: [110.761, 21.59], zoom: 16 }));
  await expect.poll(async () => (await badge().boundingBox())!.x).toBeLessThan(before.x - 20);
  expect(await violations(desk)).toEqual([]);
});

it("by keys: the list opens, arrows go round, Enter chooses, Escape gives the focus back", async () => {
  const { keyboard } = desk.page;
  await badge().focus();
  await keyboard.press("Enter");
  await desk.page.locator(".coincident-list").waitFor();
  expect(await violations(desk)).toEqual([]);
  await keyboard.press("Escape");
  await desk.page.locator(".coincident-list").waitFor({ state: "detached" });
  expect(await badge().evaluate((it) => it === document.activeElement)).toBe(true);
  await keyboard.press("Enter");
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await expect.poll(() => desk.page.locator(".card h2").innerText()).toBe("项目乙");
});

it("by pointer: a press on the marks asks which is meant, one on a lone mark does not", async () => {
  const { page } = desk;
  const at = async (id: string): Promise<readonly [number, number]> =>
    (await page.evaluate(() => window.oneMap.marks())).find((mark) => mark.id === id)!.at;
  await page.mouse.click(...((await at("丙")) as [number, number]));
  await page.locator(".coincident-list").getByRole("button", { name: "项目丙" }).click();
  await expect.poll(() => page.locator(".card h2").innerText()).toBe("项目丙");
  await page.mouse.click(...((await at("丁")) as [number, number]));
  await expect.poll(() => page.locator(".card h2").innerText()).toBe("项目丁");
  expect(await page.locator(".coincident-list").count()).toBe(0);
  expect(desk.faults).toEqual([]);
});
