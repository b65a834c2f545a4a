// The whole meeting with a two-button clicker and a number pad, as it must go wherever the desk is opened: served, or from a stick.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Page } from "playwright-core";
import type { Planner } from "./planner.ts";

/** What a person in the room does and sees. */
export class Room {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** With the deck by section, on its first scene. */
  static async atTheWall(page: Page): Promise<Room> {
    const room = new Room(page);
    await room.begin("按任务领域");
    return room;
  }

  press = (...keys: string[]): Promise<void> =>
    keys.reduce(
      (before, key) => before.then(() => this.page.keyboard.press(key)),
      Promise.resolve(),
    );
  at = (): Promise<string> => this.page.locator(".present-page").innerText();
  title = (): Promise<string> => this.page.locator(".present-caption h1").innerText();
  isGone = (selector: string): Promise<void> =>
    this.page.locator(selector).waitFor({ state: "detached" });

  /** Makes the automatic deck of that name and starts it. */
  async begin(kind: string): Promise<void> {
    await this.page.getByRole("button", { name: "会议", exact: true }).click();
    await this.page.getByRole("button", { name: kind, exact: true }).click();
    await this.page.keyboard.press("F5");
    await this.page.locator(".present").waitFor();
  }

  /** The presenter's window on the second screen, opened by its button from off script. */
  async openPresenter(): Promise<Page> {
    const [presenter] = await Promise.all([
      this.page.context().waitForEvent("page"),
      this.page.getByRole("button", { name: "演讲者窗口" }).click(),
    ]);
    return presenter;
  }
}

/** The tests of one meeting, in their order. */
export function wholeMeeting(sitDown: () => Promise<Planner>): void {
  let planner: Planner;
  let page: Page;
  let room: Room;

  beforeAll(async () => {
    planner = await sitDown();
    ({ page } = planner);
    room = await Room.atTheWall(page);
  });
  afterAll(() => planner.leave());

  it("goes through every task with PageDown alone, each with its map or its clause", async () => {
    const seen: string[] = [];
    const total = Number((await room.at()).split("/")[1]);
    expect(total).toBe(1 + 12 + 27 + 1);
    for (let index = 1; index <= total; index++) {
      expect(await room.at()).toBe(`${index} / ${total}`);
      seen.push(await room.title());
      const hasClause = await page.locator(".present-clause").count();
      if (hasClause > 0)
        expect((await page.locator(".present-clause").innerText()).length).toBeGreaterThan(5);
      else if (/^第/.test(seen.at(-1)!)) expect((await planner.counts()).shown).toBeGreaterThan(0);
      await room.press("PageDown");
    }
    expect(seen.filter((text) => /^第 [\d-]+ 项/.test(text))).toHaveLength(27);
    expect(seen[0]).toContain("浅水镇");
    expect(await room.at()).toBe(`${total} / ${total}`);
    expect(await page.locator(".present-hint").innerText()).toContain("最后一页");
  });

  it("goes back, blanks the wall and comes back to the same page", async () => {
    await room.press("PageUp", "PageUp");
    const before = [await room.at(), await room.title()];
    await room.press("b");
    await page.locator(".present-blank").waitFor();
    await room.press("PageDown");
    await room.isGone(".present-blank");
    expect([await room.at(), await room.title()]).toEqual(before);
    await room.press("Home");
    expect(await room.at()).toMatch(/^1 \//);
  });

  it("jumps to a task by its number, also to the second task 14", async () => {
    await room.press("1", "7", "Enter");
    expect(await room.title()).toMatch(/^第 17 项/);
    await room.press("1", "4", "-", "2", "Enter");
    expect(await room.title()).toMatch(/^第 14-2 项/);
    await room.press("Backspace");
    expect(await room.title()).toMatch(/^第 17 项/);
    await room.press("9", "9", "Enter");
    expect(await page.locator(".present-hint").innerText()).toContain("没有任务 99");
    expect(await room.title()).toMatch(/^第 17 项/);
  });

  it("leaves the script and comes back to the exact scene with one Escape, then ends and gives the desk back", async () => {
    await room.press("1", "Enter");
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
    await room.press("Escape");
    await room.isGone(".present.is-exploring");
    await expect.poll(() => planner.address()).toBe(scene);
    expect(await room.title()).toMatch(/^第 1 项/);
    await room.press("Escape");
    await room.isGone(".present");
    expect((await planner.counts()).projects).toBe(47);
    expect(await page.getByRole("tab", { name: "会议" }).isVisible()).toBe(true);
  });

  it("has asked no server but its own, and nothing has failed", () => {
    expect(planner.outside).toEqual([]);
    expect(planner.faults).toEqual([]);
  });
}
