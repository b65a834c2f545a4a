// A phone and a tablet held upright: everything stands as a sheet over the map, with a way in, a way out, and the
// map above it.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { layout } from "#words/zh-CN/layout.ts";
import { meetingTools } from "#words/zh-CN/meetingTools.ts";
import { words } from "#words/words.ts";
import { violations } from "./axe.ts";
import { lost } from "./lost.ts";
import { Office, type Opening, type Planner } from "./planner.ts";
import { hiddenOf } from "./seen.ts";
import { Room } from "./wholeMeeting.ts";

let office: Office;
let desk: Planner;
let page: Page;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());
afterEach(async () => {
  const { faults } = desk;
  await desk.leave();
  if (faults.length > 0) throw new Error(faults.join("\n"));
});

async function sitDown(opening: Opening): Promise<void> {
  desk = await office.sitDown({ touch: true, ...opening });
  ({ page } = desk);
}

const PHONE = { width: 390, height: 844 };
const SIZES = [{ width: 360, height: 740 }, PHONE, { width: 820, height: 1180 }] as const;
type Sheet = keyof typeof layout.sheets;
const SHEETS = Object.keys(layout.sheets) as Sheet[];

const bar = (name: Sheet) =>
  page
    .getByRole("navigation", { name: layout.bar })
    .getByRole("button", { name: layout.sheets[name] });
const sheetOf = (name: Sheet | "card") => page.locator(`[data-sheet-of="${name}"]`);
const grip = (name: Sheet | "card") => sheetOf(name).locator(".sheet-grip");

describe.each(SIZES)("at $width × $height", (size) => {
  it("each sheet opens by its button, leaves the map above it, and nothing of it is lost", async () => {
    await sitDown(size);
    const faults: string[] = [];
    const look = async (place: string): Promise<void> => {
      for (const fault of [...(await violations(desk)), ...(await lost(page))])
        faults.push(`${place}: ${fault}`);
    };
    await look("the map");
    for (const name of SHEETS) {
      await bar(name).tap();
      await sheetOf(name).waitFor();
      const [sheet, map] = [
        (await sheetOf(name).boundingBox())!,
        (await page.locator("#map").boundingBox())!,
      ];
      expect((sheet.y - map.y) / map.height).toBeGreaterThan(0.4);
      await look(name);
      await grip(name).tap();
      await look(`${name}, whole`);
      await grip(name).tap();
      await bar(name).tap();
      await sheetOf(name).waitFor({ state: "hidden" });
    }
    expect(faults).toEqual([]);
  });

  it("a project that is chosen in the list stays in sight above its card", async () => {
    await sitDown(size);
    await bar("panel").tap();
    for (const [name, id] of [
      ["旺祥养殖场", "wangxiang"],
      ["恒隆生态农场肉牛养殖基地", "henglong"],
    ] as const) {
      await sheetOf("panel").getByRole("button", { name }).tap();
      await sheetOf("card").waitFor();
      await page.evaluate(() => window.oneMap.settled());
      await expect.poll(() => hiddenOf(page, [id])).toEqual([]);
      await page.getByRole("button", { name: words.panels.card.close }).tap();
      await sheetOf("panel").waitFor();
    }
  });

  it("axe finds nothing on the card, whole and half, light and dark", async () => {
    for (const dark of [false, true]) {
      if (dark) await desk.leave();
      await sitDown({ ...size, dark, address: "project=henglong", noWebGl: true });
      await sheetOf("card").waitFor();
      expect(await violations(desk)).toEqual([]);
      await grip("card").tap();
      expect([...(await violations(desk)), ...(await lost(page))]).toEqual([]);
    }
  });
});

describe("sheets", () => {
  it("are opened, made higher and lower, and closed by keys, and the focus comes back", async () => {
    await sitDown({ ...PHONE, noWebGl: true });
    await bar("filters").focus();
    await page.keyboard.press("Enter");
    await expect
      .poll(() => grip("filters").evaluate((it) => it === document.activeElement))
      .toBe(true);
    const height = async (): Promise<number> => (await sheetOf("filters").boundingBox())!.height;
    const half = await height();
    await page.keyboard.press("ArrowUp");
    await expect.poll(height).toBeGreaterThan(half * 1.5);
    await page.keyboard.press("ArrowDown");
    await expect.poll(height).toBe(half);
    await page.keyboard.press("Escape");
    await sheetOf("filters").waitFor({ state: "hidden" });
    expect(await bar("filters").evaluate((it) => it === document.activeElement)).toBe(true);
  });

  it("follow the finger: up to the whole height, down to half, down and away", async () => {
    await sitDown({ ...PHONE, noWebGl: true });
    await bar("filters").tap();
    const box = async () => (await sheetOf("filters").boundingBox())!;
    const half = await box();
    const draw = async (by: number): Promise<void> => {
      const { x, y, width } = await box();
      await page.mouse.move(x + width / 2, y + 12);
      await page.mouse.down();
      await page.mouse.move(x + width / 2, y + 12 + by, { steps: 3 });
      await page.mouse.up();
    };
    await draw(-200);
    await expect.poll(async () => (await box()).height).toBeGreaterThan(half.height * 1.5);
    await draw(120);
    await expect.poll(box).toEqual(half);
    await draw(120);
    await sheetOf("filters").waitFor({ state: "hidden" });
  });

  it("by thumb: filter, see the chip and the count, choose from the list, read the clause, come back", async () => {
    await sitDown(PHONE);
    await bar("filters").tap();
    await sheetOf("filters").getByText("规划办").tap();
    await expect.poll(async () => (await desk.counts()).projects).toBe(24);
    expect(await bar("filters").innerText()).toContain("1");
    await bar("panel").tap();
    await sheetOf("filters").waitFor({ state: "hidden" });
    await sheetOf("panel").getByRole("button", { name: "烂路修复" }).tap();
    await sheetOf("card").waitFor();
    await page.getByRole("button", { name: words.panels.card.toClause }).tap();
    await expect.poll(() => sheetOf("panel").innerText()).toContain("烂路修复");
    await page.getByRole("button", { name: layout.sheet.close(layout.sheets.panel) }).tap();
    await sheetOf("panel").waitFor({ state: "hidden" });
    await page.locator(".chips .chip").tap();
    await expect.poll(async () => (await desk.counts()).projects).toBe(47);
  });

  it("a mark that is tapped opens its card, and again after it was put aside", async () => {
    await sitDown({ ...PHONE, address: "at=14/21.61200/110.78700" });
    const { x, y, width, height } = (await page.locator(".map-canvas").boundingBox())!;
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    await sheetOf("card").waitFor();
    await expect.poll(() => hiddenOf(page, ["henglong"])).toEqual([]);
    await bar("layers").tap();
    await sheetOf("card").waitFor({ state: "hidden" });
    await bar("layers").tap();
    const [markX, markY] = (await page.evaluate(() => window.oneMap.marks())).find(
      ({ id }) => id === "henglong",
    )!.at;
    await page.touchscreen.tap(markX, markY);
    await sheetOf("card").waitFor();
  });

  it("a link to a panel opens its sheet; one to the map alone opens none", async () => {
    await sitDown({ ...PHONE, noWebGl: true, address: "panel=coverage" });
    await sheetOf("panel").waitFor();
    await expect.poll(() => desk.panelText()).toContain(words.panels.coverage.intro);
    await page.keyboard.press("Escape");
    await sheetOf("panel").waitFor({ state: "hidden" });
    await page.evaluate(() => (location.hash = ""));
    await desk.reload();
    for (const name of SHEETS) expect(await sheetOf(name).isVisible()).toBe(false);
  });

  it("更多 leads to every tool of the header, and 更多工具 to those of the map", async () => {
    await sitDown({ ...PHONE, noWebGl: true });
    await bar("more").tap();
    for (const name of ["导入", "导出", "打印", "会议", "复制链接", "帮助"])
      expect(await sheetOf("more").getByRole("button", { name, exact: true }).isVisible()).toBe(
        true,
      );
    await sheetOf("more").getByRole("button", { name: "导出", exact: true }).tap();
    await page.locator(".overlay .export-choice").first().waitFor();
    expect(await lost(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await bar("more").tap();
    await page.getByRole("button", { name: layout.moreTools }).tap();
    await page.getByRole("button", { name: meetingTools.minutes }).tap();
    await page.locator(".room-panel").waitFor();
    expect([...(await violations(desk)), ...(await lost(page))]).toEqual([]);
  });
});

it.each([PHONE, { width: 1366, height: 768 }])(
  "axe finds nothing in the presenting mode, its menu and its keys, at $width × $height",
  async (size) => {
    await sitDown({ ...size, touch: false, noWebGl: true, address: "panel=meeting" });
    const room = new Room(page);
    await page.getByRole("button", { name: "按任务领域", exact: true }).click();
    await page.keyboard.press("F5");
    await page.locator(".present").waitFor();
    const faults = [...(await violations(desk))];
    await room.press("f");
    faults.push(...(await violations(desk)));
    await room.press("f", "?");
    await page.locator(".present-keys").waitFor();
    faults.push(...(await violations(desk)));
    expect(faults).toEqual([]);
  },
);
