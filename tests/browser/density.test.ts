// The density over the map: drawn when asked for, the same numbers in legend and table, cells chosen by pointer and
// by key, and a map that is as it was before when the density is taken off.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { violations } from "./axe.ts";
import { launch } from "./chromium.ts";
import { learnMapSum } from "./mapSum.ts";
import { Office, type Opening, type Planner } from "./planner.ts";
import { exportCopy, openFromStick } from "./stick.ts";

const HEXAGONS = "density=hexagon.count.1000";

let office: Office;
let desk: Planner;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());
afterEach(async () => {
  const { faults } = desk;
  await desk.leave();
  if (faults.length > 0) throw new Error(faults.join("\n"));
});

const sit = async (opening: Opening = {}): Promise<Page> => {
  desk = await office.sitDown(opening);
  await learnMapSum(desk.page);
  return desk.page;
};

/** The picture on the map when nothing waits any more. */
const picture = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    await window.oneMap.settled();
    // Its promise resolves in the very task of the frame.
    await window.oneMap.setFilter(null);
    return window.mapSum();
  });

/** Shows another address, as a link in a document does. */
const show = (page: Page, address: string): Promise<void> =>
  page.evaluate(async (next) => {
    const changed = new Promise((resolve) => {
      addEventListener("hashchange", resolve, { once: true });
    });
    location.hash = next;
    await changed;
    await window.oneMap.settled();
  }, address);

const openPanel = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "密度", exact: true }).click();
  await page.getByRole("table", { name: "逐格统计" }).waitFor();
};
const panel = (page: Page) => page.getByRole("region", { name: "密度", exact: true });

/** How many projects the legend's classes, the table's rows, the table's sum and the sentence below tell. */
const told = (page: Page) =>
  panel(page).evaluate((section) => {
    const numbers = (selector: string, pattern: RegExp): number[] =>
      [...section.querySelectorAll(selector)].map((one) =>
        Number(pattern.exec(one.textContent)![1]),
      );
    const sum = (values: number[]): number => values.reduce((all, one) => all + one, 0);
    const sentence = section.querySelector(".density-sums")!.textContent;
    return {
      cells: sum(numbers(".density-count", /(\d+) 格/)),
      legend: sum(numbers(".density-count", /(\d+) 个项目/)),
      rows: section.querySelectorAll("tbody tr").length,
      table: sum(numbers("tbody tr td:nth-child(3)", /(\d+)/)),
      total: numbers("tfoot td", /(\d+|未填报)/)[0],
      all: Number(/筛选结果 (\d+)/.exec(sentence)![1]),
      placed: Number(/落在格内 (\d+)/.exec(sentence)![1]),
      left: sum(
        [...sentence.matchAll(/(?:全镇示意|没有位置) (\d+)/g)].map((match) => Number(match[1])),
      ),
    };
  });

describe("what is fetched", () => {
  it("nothing of it until somebody asks, not even when the page is idle", async () => {
    const asked: string[] = [];
    desk = await office.sitDown();
    const { page } = desk;
    page.on("request", (request) => asked.push(request.url()));
    await page.reload();
    // The last of what an idle page brings.
    await page.waitForResponse(/\/tools-[^/]*\.js$/);
    await page.evaluate(() => window.oneMap.settled());
    expect(asked.filter((url) => /\/(?:density|webgl)-[^/]*\.js$/.test(url))).toEqual([]);
    const [script] = await Promise.all([
      page.waitForResponse(/\/density-[^/]*\.js$/),
      page.getByRole("button", { name: "密度", exact: true }).click(),
    ]);
    expect(script.ok()).toBe(true);
    await page.evaluate(() => window.oneMap.settled());
  });

  it("numbers stand without the picture, and the picture comes when it is asked for again", async () => {
    desk = await office.sitDown();
    const { page } = desk;
    let isCut = true;
    await page.route(/\/density-[^/]*\.js$/, (route) => (isCut ? route.abort() : route.fallback()));
    await openPanel(page);
    await panel(page).getByText("绘图部件没有取来").waitFor();
    expect((await told(page)).table).toBeGreaterThan(0);
    isCut = false;
    await panel(page).getByRole("button", { name: "重试" }).click();
    await panel(page).getByText("绘图部件没有取来").waitFor({ state: "detached" });
    await page.evaluate(() => window.oneMap.settled());
  });
});

describe("the picture", () => {
  it("is another for every form, and none of it is left when it is taken off", async () => {
    const page = await sit();
    const before = await picture(page);
    const forms = [HEXAGONS, "density=heat.count.1000", `${HEXAGONS}.height`];
    const pictures: number[] = [];
    for (const form of forms) {
      await show(page, form);
      pictures.push(await picture(page));
    }
    expect(new Set([before, ...pictures]).size).toBe(forms.length + 1);
    await show(page, "panel=projects");
    expect(await picture(page)).toBe(before);
  });

  it("asks for no frames once it stands", async () => {
    const page = await sit({ address: HEXAGONS });
    const frames = await page.evaluate(async () => {
      await window.oneMap.settled();
      let asked = 0;
      const real = requestAnimationFrame;
      window.requestAnimationFrame = (callback) => {
        asked++;
        return real(callback);
      };
      // Twenty frames of the browser's own.
      for (let frame = 0; frame < 20; frame++) await new Promise((resolve) => real(resolve));
      window.requestAnimationFrame = real;
      return asked;
    });
    // deck.gl's own loop would ask for all twenty.
    expect(frames).toBeLessThan(3);
  });

  it("comes back after the graphics card has lost everything", async () => {
    const page = await sit({ address: HEXAGONS });
    const before = await picture(page);
    await page.evaluate(async () => {
      const canvas = document.querySelector<HTMLCanvasElement>(".maplibregl-canvas")!;
      const loss = canvas.getContext("webgl2")!.getExtension("WEBGL_lose_context")!;
      const told = (name: string) =>
        new Promise((resolve) => {
          canvas.addEventListener(name, resolve, { once: true });
        });
      const lost = told("webglcontextlost");
      loss.loseContext();
      await lost;
      const restored = told("webglcontextrestored");
      // A context is given back only after its loss has been told to all.
      await new Promise((resolve) => requestAnimationFrame(resolve));
      loss.restoreContext();
      await restored;
    });
    await expect.poll(() => picture(page)).toBe(before);
  });

  it("follows light and dark, and back", async () => {
    const page = await sit({ address: HEXAGONS });
    const before = await picture(page);
    await show(page, `${HEXAGONS}&theme=dark`);
    expect(await picture(page)).not.toBe(before);
    await show(page, `${HEXAGONS}&theme=light`);
    expect(await picture(page)).toBe(before);
  });
});

describe("the numbers", () => {
  it("of legend, table and sentence are the same, and add up to the filter's", async () => {
    const page = await sit({ address: HEXAGONS });
    await openPanel(page);
    for (const filter of [null, { offices: ["农业农村办"] }]) {
      const { projects } = await desk.filter(filter);
      const { cells, legend, rows, table, total, all, placed, left } = await told(page);
      expect(rows).toBe(cells);
      expect([legend, table, total]).toEqual([placed, placed, placed]);
      expect(all).toBe(projects);
      expect(placed + left).toBe(all);
    }
  });

  it("of money tell apart what is not stated", async () => {
    const page = await sit({ address: "density=hexagon.money.1000" });
    await openPanel(page);
    await expect.poll(() => panel(page).innerText()).toContain("均未填报");
    await expect.poll(() => panel(page).locator("tfoot").innerText()).toContain("未填报");
    expect(await panel(page).locator(".density-classes").innerText()).toContain("总投资未填报");
    const { table, placed } = await told(page);
    expect(table).toBe(placed);
  });

  it("are there on a machine that draws no map", async () => {
    desk = await office.sitDown({ noWebGl: true });
    await openPanel(desk.page);
    expect(await panel(desk.page).innerText()).toContain("不能绘制地图");
    expect((await told(desk.page)).table).toBeGreaterThan(0);
  });
});

describe("a cell", () => {
  it.each([HEXAGONS, `${HEXAGONS}.height`])(
    "is chosen on the map of %s: its projects are told",
    async (address) => {
      const page = await sit({ address });
      const mark = (await page.evaluate(() => window.oneMap.marks())).find(
        ({ at: [x, y] }) => x > 300 && x < 600 && y > 120 && y < 600,
      )!;
      await page.mouse.click(mark.at[0], mark.at[1]);
      const cell = panel(page).getByRole("region", { name: /第 \d+ 格/ });
      await cell.waitFor();
      const first = await cell.getByRole("listitem").first().innerText();
      expect(await page.locator("tr.is-picked").count()).toBe(1);
      expect(first.length).toBeGreaterThan(0);
      expect(await cell.innerText()).toMatch(/\d+ 个项目/);
      await cell.getByRole("button", { name: first }).click();
      await page.locator(".card").getByText(first).first().waitFor();
    },
  );

  it("is chosen by keys, and its projects can be all that is shown", async () => {
    const page = await sit({ address: HEXAGONS });
    const before = await picture(page);
    await openPanel(page);
    await page.getByRole("button", { name: "看第 1 格的项目" }).focus();
    await page.keyboard.press("Enter");
    const cell = panel(page).getByRole("region", { name: /第 1 格/ });
    const count = Number(/(\d+) 个项目/.exec(await cell.innerText())![1]);
    await expect.poll(() => picture(page)).not.toBe(before);
    await cell.getByRole("button", { name: "只看这些项目" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await desk.counts()).projects).toBe(count);
    expect(await desk.address()).toMatch(/cell=1000\.-?\d+\.-?\d+/);
    expect((await told(page)).all).toBe(count);
    // The link shows the same elsewhere.
    const link = await desk.address();
    await desk.leave();
    await sit({ address: link });
    expect((await desk.counts()).projects).toBe(count);
    await desk.page.getByRole("button", { name: /^取消筛选：一格之内/ }).click();
    await expect.poll(async () => (await desk.counts()).projects).toBeGreaterThan(count);
  });
});

it("the panel can be read and used by all", async () => {
  const page = await sit({ address: HEXAGONS });
  await openPanel(page);
  await page.getByRole("button", { name: "看第 1 格的项目" }).click();
  expect(await violations(desk)).toEqual([]);
});

it("its legend stands on the map when the panel is closed", async () => {
  const page = await sit({ address: HEXAGONS, width: 1920, height: 1080 });
  await page.locator(".legend .density-classes").waitFor();
  expect(await page.locator(".legend .density-sums").innerText()).toContain("筛选结果");
});

it("works in a copy on a stick", async () => {
  const folder = mkdtempSync(join(tmpdir(), "one-map-density-"));
  const browser = await launch();
  try {
    const page = await sit();
    const path = await exportCopy(page, folder, "会议包.html");
    await desk.leave();
    desk = await openFromStick(browser, path);
    await learnMapSum(desk.page);
    const before = await picture(desk.page);
    await openPanel(desk.page);
    await desk.page.getByRole("button", { name: "关闭面板" }).click();
    await expect.poll(() => picture(desk.page)).not.toBe(before);
    expect(desk.outside).toEqual([]);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
