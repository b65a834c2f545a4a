// What a meeting room does to a presentation: the graphics process dies, the screen would go dark, only a finger or a mouse is there, nobody is.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { meeting } from "#words/zh-CN/meeting.ts";
import { learnMapSum } from "./mapSum.ts";
import { Office, type Opening, type Planner } from "./planner.ts";
import { Room } from "./wholeMeeting.ts";

const say = meeting.present;
let office: Office;
let planner: Planner;
let page: Page;
let room: Room;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());
afterEach(async () => {
  const { faults } = planner;
  await planner.leave();
  if (faults.length > 0) throw new Error(faults.join("\n"));
});

async function begin(opening: Opening = {}): Promise<void> {
  planner = await office.sitDown(opening);
  ({ page } = planner);
  room = await Room.atTheWall(page);
}

/** The scene of task 2, with its address in the bar. */
async function atTaskTwo(): Promise<string> {
  await room.press("2", "Enter");
  await expect.poll(() => planner.address()).toMatch(/task=2(?:&|$)/);
  await page.evaluate(() => window.oneMap.settled());
  return planner.address();
}

const hint = (): Promise<string> => page.locator(".present-hint").innerText();

const picture = (): Promise<number> =>
  page.evaluate(async () => {
    await window.oneMap.settled();
    return window.oneMap.setFilter({ tasks: ["2"] }).then(window.mapSum);
  });

describe("a flight", () => {
  it("arrives where it was sent though the wall changes its size on the way, and is no step off script", async () => {
    await begin({ motion: true });
    await page.evaluate(() => window.oneMap.settled());
    // The frame, the whole screen and a turned projector all change the map's size while it flies.
    await room.press("2", "Enter");
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.evaluate(() => window.oneMap.settled());
    await expect.poll(() => planner.address()).toMatch(/task=2(?:&|$)/);
    await page.evaluate(() => window.oneMap.settled());
    expect(await page.locator(".present.is-exploring").count()).toBe(0);
    expect(await room.title()).toMatch(/^第 2 项/);
    const there = await planner.address();
    await room.press("Home", "2", "Enter");
    await expect.poll(() => planner.address()).toBe(there);
    expect(await page.locator(".present.is-exploring").count()).toBe(0);
  });
});

describe("a lost graphics context", () => {
  it("is said, and the map comes back as it was, on the same scene", async () => {
    await begin();
    const address = await atTaskTwo();
    await learnMapSum(page);
    const before = await picture();
    await page.evaluate(() => {
      const extension = document
        .querySelector<HTMLCanvasElement>(".maplibregl-canvas")!
        .getContext("webgl2")!
        .getExtension("WEBGL_lose_context")!;
      Reflect.set(window, "graphics", extension);
      extension.loseContext();
    });
    await expect.poll(hint).toBe(say.lost);
    // The room goes on meanwhile.
    await room.press("PageDown", "PageUp");
    expect(await room.title()).toMatch(/^第 2 项/);
    await page.evaluate(() =>
      (Reflect.get(window, "graphics") as WEBGL_lose_context).restoreContext(),
    );
    await expect.poll(() => planner.address()).toBe(address);
    await expect.poll(picture).toBe(before);
  });
});

describe("the whole screen", () => {
  it("comes with F5, goes and comes with F, and goes with the show", async () => {
    await begin();
    const isFull = (): Promise<boolean> => page.evaluate(() => document.fullscreenElement !== null);
    await expect.poll(isFull).toBe(true);
    await room.press("Shift+F");
    await expect.poll(isFull).toBe(false);
    await expect.poll(hint).toBe(say.noFullscreen);
    await room.press("Shift+F");
    await expect.poll(isFull).toBe(true);
    await room.press("Escape");
    await room.isGone(".present");
    await expect.poll(isFull).toBe(false);
  });

  it("that ends by the browser's own Escape while off script comes back to the scene", async () => {
    await begin();
    const scene = await atTaskTwo();
    await planner.filter({ offices: ["党建办"], tasks: [] });
    await page.locator(".present.is-exploring").waitFor();
    await page.evaluate(() => document.exitFullscreen());
    await room.isGone(".present.is-exploring");
    await expect.poll(() => planner.address()).toBe(scene);
  });

  it("that is refused is said, and the meeting goes on", async () => {
    await begin({
      before: () =>
        (Element.prototype.requestFullscreen = () => Promise.reject(new TypeError("denied"))),
    });
    await room.press("Shift+F");
    await expect.poll(hint).toBe(say.noFullscreen);
    await room.press("PageDown");
    expect(await room.at()).toMatch(/^2 \//);
  });
});

describe("Escape", () => {
  it("closes what is open, then comes back to the scene, and only then ends the show", async () => {
    await begin();
    await room.press("2", "6", "Enter");
    const scene = await room.at();
    await page.getByRole("button", { name: say.menu }).click();
    await page.locator(".present-menu").waitFor();
    await room.press("Escape");
    await room.isGone(".present-menu");
    // Noting on a page that shows its clause: the map makes room, the clause comes back.
    await room.press("m");
    await page.getByRole("region", { name: "会议记录" }).waitFor();
    expect(await page.locator(".present-clause").isVisible()).toBe(false);
    await room.press("q");
    await page.getByRole("region", { name: "范围统计" }).waitFor();
    expect(await page.getByRole("region", { name: "会议记录" }).count()).toBe(0);
    await room.press("Escape");
    await room.isGone(".room-panel");
    await room.press("Escape");
    await room.isGone(".present.is-exploring");
    await page.locator(".present-clause").waitFor();
    expect(await room.at()).toBe(scene);
    await room.press("Escape");
    await room.isGone(".present");
  });
});

type Locks = { held: number; asked: number };
const locks = (): Promise<Locks> => page.evaluate(() => Reflect.get(window, "locks") as Locks);

describe("a screen that must not go dark", () => {
  it("is held awake while presenting, again after the laptop has slept, and no longer", async () => {
    await begin({
      before: () => {
        const locks = { held: 0, asked: 0 };
        Reflect.set(window, "locks", locks);
        const request = async () => {
          locks.held++;
          locks.asked++;
          const lock = Object.assign(new EventTarget(), {
            type: "screen",
            released: false,
            onrelease: null,
            release: async () => {
              if (!lock.released) locks.held--;
              lock.released = true;
            },
          });
          Reflect.set(window, "lastLock", lock);
          return lock;
        };
        Object.defineProperty(navigator, "wakeLock", { value: { request } });
      },
    });
    await expect.poll(locks).toEqual({ held: 1, asked: 1 });
    // A system that sleeps takes the lock away.
    await page.evaluate(() => (Reflect.get(window, "lastLock") as WakeLockSentinel).release());
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect.poll(locks).toEqual({ held: 1, asked: 2 });
    await room.press("Escape");
    await room.isGone(".present");
    await expect.poll(locks).toEqual({ held: 0, asked: 2 });
  });

  it("that the computer does not hold awake is said, and nothing else is pushed out of sight by it", async () => {
    await begin({
      before: () =>
        Object.defineProperty(navigator, "wakeLock", {
          value: { request: () => Promise.reject(new DOMException("no", "NotAllowedError")) },
        }),
    });
    await expect.poll(hint).toBe(say.wakeFailed);
    const hidden = await page
      .locator(".present-caption")
      .evaluate((it) => it.scrollHeight - it.clientHeight);
    expect(hidden).toBeLessThanOrEqual(1);
    expect(await hint()).toBe(say.wakeFailed);
  });
});

describe("alone", () => {
  it("plays on by itself, each scene for its time, and from the last to the first", async () => {
    planner = await office.sitDown();
    ({ page } = planner);
    room = new Room(page);
    await page.clock.install();
    await room.begin("按任务领域");
    const total = Number((await room.at()).split("/")[1]);
    await room.press("End", "a");
    expect(await room.at()).toBe(`${total} / ${total}`);
    const seconds = await page.evaluate(
      () => JSON.parse(sessionStorage.getItem("one-map.show")!).deck.seconds as number,
    );
    await page.clock.runFor(seconds * 1000 - 500);
    expect(await room.at()).toBe(`${total} / ${total}`);
    await page.clock.runFor(1000);
    expect(await room.at()).toBe(`1 / ${total}`);
    await page.clock.runFor(seconds * 1000);
    expect(await room.at()).toBe(`2 / ${total}`);
    await room.press("a");
    await page.clock.runFor(3 * seconds * 1000);
    expect(await room.at()).toBe(`2 / ${total}`);
  });
});

describe("a finger alone", () => {
  it("turns pages on the map, goes back and jumps by the bar, and ends the show", async () => {
    planner = await office.sitDown({ touch: true });
    ({ page } = planner);
    room = new Room(page);
    await page.getByRole("button", { name: "会议", exact: true }).tap();
    await page.getByRole("button", { name: "按任务领域", exact: true }).tap();
    await page.getByRole("button", { name: meeting.editor.present }).tap();
    await page.locator(".present").waitFor();
    const box = (await page.locator(".map-canvas").boundingBox())!;
    await page.touchscreen.tap(box.x + box.width - 12, box.y + box.height - 12);
    await expect.poll(room.at).toMatch(/^2 \//);
    await page.getByRole("button", { name: say.next }).tap();
    await expect.poll(room.at).toMatch(/^3 \//);
    await page.getByRole("button", { name: say.previous }).tap();
    await expect.poll(room.at).toMatch(/^2 \//);
    await page.getByRole("button", { name: say.menu }).tap();
    await page.getByRole("button", { name: say.blankTool }).tap();
    await page.locator(".present-blank").tap();
    await room.isGone(".present-blank");
    await page.getByRole("button", { name: say.leave }).tap();
    await room.isGone(".present");
  });
});
