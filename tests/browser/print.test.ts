// Paper from a real browser: page sizes, one page a sheet, text that is text, fonts inside the file; and the memory an A0 takes.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { millimetres, boxesOf } from "./pdf.ts";
import { Office, type Planner } from "./planner.ts";

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

const openPreview = async (planner: Planner): Promise<Page> => {
  await planner.page.getByRole("button", { name: "打印" }).click();
  await planner.page.locator(".print-sheet svg").first().waitFor();
  return planner.page;
};
const choose = (page: Page, label: string, value: string) =>
  page.getByRole("combobox", { name: label, exact: true }).selectOption(value);
describe("a wall sheet as PDF", () => {
  it.each([
    ["A3", 420, 297],
    ["A0", 1189, 841],
  ] as const)(
    "%s is one page of its true size, with its fonts in it, made in less memory than an office PC has",
    async (paper, width, height) => {
      const planner = await office.sitDown();
      const page = await openPreview(planner);
      await choose(page, "纸张", paper);
      await page.locator(`.print-sheet svg[width="${width}mm"]`).waitFor();
      const session = await page.context().newCDPSession(page);
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      const { metrics } = await session
        .send("Performance.enable")
        .then(() => session.send("Performance.getMetrics"));
      expect(millimetres(boxesOf(pdf))).toEqual([[width, height]]);
      expect(pdf.toString("latin1")).toMatch(/\/Type\s*\/Font\b/);
      expect(pdf.toString("latin1")).toMatch(/\/ToUnicode/);
      // Vector: no picture of the sheet in it.
      expect(pdf.toString("latin1")).not.toMatch(/\/Subtype\s*\/Image/);
      expect(metrics.find(({ name }) => name === "JSHeapUsedSize")!.value).toBeLessThan(200e6);
      expect(planner.faults).toEqual([]);
      await planner.leave();
    },
  );
});

it("the preview shows what will be printed, at the size chosen, and the filter holds", async () => {
  const planner = await office.sitDown();
  await planner.filter({ sections: ["s1"] });
  const page = await openPreview(planner);
  const matching = await planner.counts();
  await page.locator(".print-sheet", { hasText: `共 ${matching.projects} 个项目` }).waitFor();
  await choose(page, "范围", "all");
  await page.locator(".print-sheet", { hasText: "共 47 个项目" }).waitFor();
  await choose(page, "比例尺", "25000");
  await page.locator(".print-sheet", { hasText: "比例尺 1:25" }).waitFor();
  await choose(page, "样式", "office");
  await page.locator(".print-sheet", { hasText: "浅水镇党建办项目一览" }).first().waitFor();
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(new Set(millimetres(boxesOf(pdf)).map(String))).toEqual(new Set(["210,297"]));
  expect(boxesOf(pdf)).toHaveLength(await page.locator(".print-page").count());
  await page.getByRole("button", { name: "关闭" }).click();
  expect(await page.locator(".print-overlay").count()).toBe(0);
  expect(planner.faults).toEqual([]);
  await planner.leave();
});
