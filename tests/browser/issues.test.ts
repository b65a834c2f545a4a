// 数据问题 as a clerk reads it: whose fault, what is wrong, and a way to where it is mended.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Office, type Planner } from "./planner.ts";

const INDUSTRY = "projects/industry.geojson";
type Layer = { features: { properties: Record<string, unknown> }[] };

let office: Office;
let desk: Planner;
beforeAll(async () => {
  office = await Office.open();
  const layer = JSON.parse(
    readFileSync(new URL(`../../geodata/${INDUSTRY}`, import.meta.url), "utf8"),
  ) as Layer;
  const [first, second, third] = layer.features;
  first!.properties["quote"] = "方案里没有的话";
  second!.properties["village"] = "瓦窑村";
  third!.properties["tasks"] = ["99"];
  desk = await office.sitDown({
    address: "panel=issues",
    files: { [INDUSTRY]: JSON.stringify(layer), "base/river.geojson": "{" },
  });
});
afterAll(() => office.close());

const ways = (name: string | RegExp) => desk.page.getByRole("button", { name });

it("speaks of projects, the plan and the base map, not of codes, files and paths", async () => {
  await desk.page.getByRole("heading", { name: "数据问题" }).waitFor();
  const text = await desk.panelText();
  for (const head of ["方案原文", "项目数据", "底图数据"]) expect(text).toContain(head);
  expect(text.match(/[a-z]+\.[a-z-]+|\.\.\/|[a-z]+\/[a-z]+/gi)).toBeNull();
  expect(text).toContain("村（社区）“瓦窑村”不在本镇村名单内");
});

it("a wrong task number is told once, without a word of the quote", async () => {
  const lines = await desk.page.locator("#panel .issue", { hasText: "“99”不在方案中" }).count();
  expect(lines).toBe(1);
  expect(await desk.page.locator("#panel .issue", { hasText: "找不到" }).count()).toBe(1);
});

it("“去改” opens the field in the project's card; what was mended is no fault any more", async () => {
  const tab = desk.page.getByRole("tab", { name: /数据问题/ });
  const before = Number((await tab.innerText()).match(/\d+/)![0]);
  await ways(/^去改：恒隆生态农场肉牛养殖基地，/).click();
  const field = desk.page.getByRole("textbox", { name: "编辑原文依据" });
  await field.waitFor();
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await field.inputValue()).toBe("方案里没有的话");
  await field.fill("恒隆生态农场肉牛养殖基地");
  await field.press("Enter");
  await expect.poll(async () => Number((await tab.innerText()).match(/\d+/)![0])).toBe(before - 1);
  expect(await ways(/^去改：恒隆生态农场肉牛养殖基地，/).count()).toBe(0);
});

it("a field that is not filled in stands open too", async () => {
  await ways(/，村（社区）$/).click();
  const field = desk.page.getByRole("combobox", { name: /^编辑.*村/ });
  await field.waitFor();
  expect(await field.inputValue()).toBe("瓦窑村");
});

it("“看原文” opens the reader at the line", async () => {
  await ways(/^看原文：（十五）/).click();
  await expect.poll(() => desk.page.locator("mark.sought").innerText()).toContain("十五");
  expect(desk.faults).toEqual([]);
});
