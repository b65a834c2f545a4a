// A whole meeting with a two-button clicker and a number pad: the automatic deck of the plan's 27 tasks, an excursion, the exact way back, a second window.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { Office, type Planner } from "./planner.ts";

let office: Office;
let planner: Planner;
let page: Page;

beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

const press = (...keys: string[]): Promise<void> => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const at = (): Promise<string> => page.locator(".present-page").innerText();
const title = (): Promise<string> => page.locator(".present-caption h1").innerText();
const isGone = (selector: string): Promise<void> => page.locator(selector).waitFor({ state: "detached" });

async function begin(kind: string): Promise<void> {
  await page.getByRole("button", { name: "会议", exact: true }).click();
  await page.getByRole("button", { name: kind, exact: true }).click();
  await page.keyboard.press("F5");
  await page.locator(".present").waitFor();
}

describe("the meeting on the plan's 27 tasks", () => {
  beforeAll(async () => {
    planner = await office.sitDown();
    ({ page } = planner);
    await begin("按任务领域");
  });
  afterAll(() => planner.leave());

  it("goes through every task with PageDown alone, each with its map or its clause", async () => {
    const seen: string[] = [];
    const total = Number((await at()).split("/")[1]);
    expect(total).toBe(1 + 12 + 27 + 1);
    for (let index = 1; index <= total; index++) {
      expect(await at()).toBe(`${index} / ${total}`);
      seen.push(await title());
      const hasClause = await page.locator(".present-clause").count();
      if (hasClause > 0) expect((await page.locator(".present-clause").innerText()).length).toBeGreaterThan(5);
      else if (/^第/.test(seen.at(-1)!)) expect((await planner.counts()).shown).toBeGreaterThan(0);
      await press("PageDown");
    }
    expect(seen.filter((text) => /^第 [\d-]+ 项/.test(text))).toHaveLength(27);
    expect(seen[0]).toContain("浅水镇");
    expect(await at()).toBe(`${total} / ${total}`);
    expect(await page.locator(".present-hint").innerText()).toContain("最后一页");
  });

  it("goes back, blanks the wall and comes back to the same page", async () => {
    await press("PageUp", "PageUp");
    const before = [await at(), await title()];
    await press("b");
    await page.locator(".present-blank").waitFor();
    await press("PageDown");
    await isGone(".present-blank");
    expect([await at(), await title()]).toEqual(before);
    await press("Home");
    expect(await at()).toMatch(/^1 \//);
  });

  it("jumps to a task by its number, also to the second task 14", async () => {
    await press("1", "7", "Enter");
    expect(await title()).toMatch(/^第 17 项/);
    await press("1", "4", "-", "2", "Enter");
    expect(await title()).toMatch(/^第 14-2 项/);
    await press("Backspace");
    expect(await title()).toMatch(/^第 17 项/);
    await press("9", "9", "Enter");
    expect(await page.locator(".present-hint").innerText()).toContain("没有任务 99");
    expect(await title()).toMatch(/^第 17 项/);
  });

  it("leaves the script and comes back to the exact scene with one Escape, then ends and gives the desk back", async () => {
    await press("1", "Enter");
    await expect.poll(() => planner.address()).toMatch(/task=1(?:&|$)/);
    const scene = await planner.address();
    await planner.filter({ offices: ["党建办"], tasks: [] });
    const box = (await page.locator(".map-canvas").boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 - 120, box.y + box.height / 2 - 60, { steps: 4 });
    await page.mouse.up();
    await page.locator(".present.is-exploring").waitFor();
    await expect.poll(() => planner.address()).not.toBe(scene);
    await press("Escape");
    await isGone(".present.is-exploring");
    await expect.poll(() => planner.address()).toBe(scene);
    expect(await title()).toMatch(/^第 1 项/);
    await press("Escape");
    await isGone(".present");
    expect((await planner.counts()).projects).toBe(47);
    expect(await page.getByRole("tab", { name: "会议" }).isVisible()).toBe(true);
  });

  it("has asked no server but its own, and nothing has failed", () => {
    expect(planner.outside).toEqual([]);
    expect(planner.faults).toEqual([]);
  });
});

describe("in the room", () => {
  beforeAll(async () => {
    planner = await office.sitDown();
    ({ page } = planner);
    await begin("按任务领域");
  });
  afterAll(() => planner.leave());

  it("a held key leaves out no scene", async () => {
    const told = await page.evaluate(async () => {
      const pages: string[] = [];
      const watch = new MutationObserver(() => pages.push(document.querySelector(".present-page")!.textContent));
      watch.observe(document.querySelector(".present-page")!, { characterData: true, childList: true, subtree: true });
      for (let i = 0; i < 60; i++) {
        dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown", repeat: i > 0, cancelable: true }));
        await new Promise((resolve) => setTimeout(resolve, 33));
      }
      watch.disconnect();
      return [...new Set(pages)].map((text) => Number(text.split(" ")[0]));
    });
    expect(told.length).toBeGreaterThan(3);
    expect(told).toEqual(told.map((_, index) => index + 2));
  });

  it("a click on the empty map turns the page, a project looked at leaves the script and PageUp comes back; a line drawn is wiped by the next scene or kept", async () => {
    await press("Home");
    const box = (await page.locator(".map-canvas").boundingBox())!;
    await page.mouse.click(box.x + box.width - 12, box.y + box.height - 12);
    await expect.poll(at).toMatch(/^2 \//);
    const draw = async () => {
      await page.mouse.move(box.x + 200, box.y + 200);
      await page.mouse.down();
      await page.mouse.move(box.x + 320, box.y + 260, { steps: 6 });
      await page.mouse.up();
    };
    await press("d");
    await draw();
    await expect.poll(() => page.locator(".pen-line").count()).toBe(1);
    await press("PageDown", "PageUp");
    expect(await page.locator(".pen-line").count()).toBe(0);
    await draw();
    await press("k", "PageDown", "PageUp");
    expect(await page.locator(".pen-line").count()).toBe(1);
    await press("d", "1", "Enter");
    await page.evaluate(() => window.oneMap.setFilter({ tasks: [] }));
    await press("Escape");
    await isGone(".present.is-exploring");
    const before = await at();
    await page.evaluate(() => window.oneMap.jumpTo({ center: [110.787, 21.612], zoom: 14 }));
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect.poll(() => planner.address()).toContain("project=henglong");
    expect(await page.locator(".present.is-exploring").count()).toBe(1);
    expect(await at()).toBe(before);
    await press("PageUp");
    await isGone(".present.is-exploring");
    expect(await at()).toBe(before);
    await expect.poll(() => planner.address()).not.toContain("project=");
  });

  it("a reload of the wall comes back to the scene; the presenter's window follows, jumps and notes a question, also after its own reload", async () => {
    await press("1", "7", "Enter");
    const [presenter] = await Promise.all([
      page.context().waitForEvent("page"),
      page.evaluate(() => void window.open(`${location.pathname}?presenter`, "one-map-presenter")),
    ]);
    await expect.poll(() => presenter.locator(".presenter-now h3").innerText()).toMatch(/^第 17 项/);
    await page.reload();
    await page.locator(".present").waitFor();
    expect(await title()).toMatch(/^第 17 项/);
    await presenter.getByRole("button", { name: "下一页" }).click();
    await expect.poll(title).not.toMatch(/^第 17 项/);
    await presenter.reload();
    await expect.poll(() => presenter.locator(".presenter-now h3").innerText()).toBe(await title());
    await presenter.getByRole("textbox", { name: "记下提问" }).fill("资金何时到位");
    await presenter.keyboard.press("Enter");
    await expect.poll(() => presenter.locator(".presenter-questions li").allInnerTexts()).toEqual(["资金何时到位"]);
    await press("Escape");
    await isGone(".present");
    await expect.poll(() => presenter.locator(".outcome").first().innerText()).toContain("大屏窗口已关闭");
    expect(planner.faults).toEqual([]);
  });
});

describe("the deck editor", () => {
  it("makes a scene of the current view in one click, copies, moves and takes it out, by keyboard too", async () => {
    planner = await office.sitDown({ address: "office=党建办&panel=meeting" });
    ({ page } = planner);
    await page.getByRole("button", { name: "当前画面成页" }).click();
    const names = (): Promise<string[]> => page.locator(".scene-name > span:nth-child(2)").allInnerTexts();
    expect(await names()).toEqual(["党建办"]);
    await page.getByRole("button", { name: "复制：党建办" }).click();
    expect(await names()).toEqual(["党建办", "党建办（副本）"]);
    await page.locator(".scene-name").nth(1).focus();
    await press("Alt+ArrowUp");
    expect(await names()).toEqual(["党建办（副本）", "党建办"]);
    await page.getByRole("button", { name: "删除：党建办（副本）" }).click();
    expect(await names()).toEqual(["党建办"]);
    await page.getByRole("button", { name: /撤销删除/ }).click();
    expect(await names()).toEqual(["党建办（副本）", "党建办"]);
    await planner.leave();
  });

  it("tells when the browser blocks the presenter's window", async () => {
    planner = await office.sitDown({ address: "panel=meeting" });
    await planner.page.evaluate(() => {
      window.open = () => null;
    });
    await planner.page.getByRole("button", { name: "演讲者窗口" }).click();
    expect(await planner.page.getByText("浏览器拦截了演讲者窗口").isVisible()).toBe(true);
    await planner.leave();
  });
});
