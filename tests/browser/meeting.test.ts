// A whole meeting with a two-button clicker and a number pad: the automatic deck of the plan's 27 tasks, an excursion, the exact way back, a second window.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { Office, type Planner } from "./planner.ts";
import { Room, wholeMeeting } from "./wholeMeeting.ts";

let office: Office;
let planner: Planner;
let page: Page;
let room: Room;

beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());

const press = (...keys: string[]): Promise<void> => room.press(...keys);
const at = (): Promise<string> => room.at();
const title = (): Promise<string> => room.title();
const isGone = (selector: string): Promise<void> => room.isGone(selector);

/** At the desk, with the deck by section on the wall. */
async function atTheWall(): Promise<void> {
  planner = await office.sitDown();
  ({ page } = planner);
  room = await Room.atTheWall(page);
}

describe("the meeting on the plan's 27 tasks", () => {
  wholeMeeting(() => office.sitDown());
});

describe("in the room", () => {
  beforeAll(atTheWall);
  afterAll(() => planner.leave());

  it("a held key leaves out no scene", async () => {
    const told = await page.evaluate(async () => {
      const pages: string[] = [];
      const watch = new MutationObserver(() =>
        pages.push(document.querySelector(".present-page")!.textContent),
      );
      watch.observe(document.querySelector(".present-page")!, {
        characterData: true,
        childList: true,
        subtree: true,
      });
      for (let i = 0; i < 60; i++) {
        dispatchEvent(
          new KeyboardEvent("keydown", { key: "PageDown", repeat: i > 0, cancelable: true }),
        );
        await new Promise(requestAnimationFrame);
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
    await expect
      .poll(() => presenter.locator(".presenter-now h3").innerText())
      .toMatch(/^第 17 项/);
    await page.reload();
    await page.locator(".present").waitFor();
    expect(await title()).toMatch(/^第 17 项/);
    await presenter.getByRole("button", { name: "下一页" }).click();
    await expect.poll(title).not.toMatch(/^第 17 项/);
    await presenter.reload();
    await expect.poll(() => presenter.locator(".presenter-now h3").innerText()).toBe(await title());
    await presenter.getByRole("textbox", { name: "记下提问" }).fill("资金何时到位");
    await presenter.keyboard.press("Enter");
    await expect
      .poll(() => presenter.locator(".presenter-questions li").allInnerTexts())
      .toEqual(["资金何时到位"]);
    await press("Escape");
    await isGone(".present");
    await expect
      .poll(() => presenter.locator(".outcome").first().innerText())
      .toContain("大屏窗口已关闭");
    expect(planner.faults).toEqual([]);
  });
});

describe("the deck editor", () => {
  it("makes a scene of the current view in one click, copies, moves and takes it out, by keyboard too", async () => {
    planner = await office.sitDown({ address: "office=党建办&panel=meeting", noWebGl: true });
    ({ page } = planner);
    room = new Room(page);
    await page.getByRole("button", { name: "添加当前画面" }).click();
    const names = (): Promise<string[]> =>
      page.locator(".scene-name > span:nth-child(2)").allInnerTexts();
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
    planner = await office.sitDown({ address: "panel=meeting", noWebGl: true });
    await planner.page.evaluate(() => {
      window.open = () => null;
    });
    await planner.page.getByRole("button", { name: "演讲者窗口" }).click();
    expect(await planner.page.getByText("浏览器拦截了演讲者窗口").isVisible()).toBe(true);
    await planner.leave();
  });
});
