// The desk on smaller screens and with larger text: Windows at 125 % and 150 % on 1366×768, and the three sizes of text.
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { Office, type Planner } from "./planner.ts";

let office: Office;
let desk: Planner;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());
afterEach(() => desk.leave());

const SIZES = [
  { width: 911, height: 512 },
  { width: 1093, height: 614 },
];

it.each(SIZES)(
  "no panel makes the page scroll sideways at $width×$height, and every button of the header is in sight",
  async (size) => {
    desk = await office.sitDown(size);
    for (const panel of ["条文", "表格", "矩阵", "部门", "变化", "数据问题"]) {
      await desk.openPanel(panel);
      await desk.page.locator("#panel .tab-panel > *").first().waitFor();
      const [inner, wide] = await desk.page.evaluate(() => [
        innerWidth,
        document.documentElement.scrollWidth,
      ]);
      expect([panel, wide! <= inner!]).toEqual([panel, true]);
    }
    const outside = await desk.page.locator(".header button, #panel [role=tab]").evaluateAll(
      (all) =>
        all.filter((button) => {
          const { left, right, width } = button.getBoundingClientRect();
          return width > 0 && (left < 0 || right > innerWidth);
        }).length,
    );
    expect(outside).toBe(0);
  },
);

it("the text size is chosen in the header, kept, and grows the whole desk by the same factor", async () => {
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
